"""Counts of those an attack struck first, where the text goes on to tell whom it struck then."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from factcheck.model.claim import FOLLOWED, MORE, Claim
from factcheck.model.later import later

FATAL = (
    r"(?:fatally (?:stabb|shoot|shot|wound|injur|knif)\w*|kill(?:ed|ing|s)|murder(?:ed|ing|s)|gunn(?:ed|ing) down"
    r"|(?:shot|shooting) dead|stabb(?:ed|ing) to death"
    r"|(?:stabb(?:ed|ing)|shot|shooting|beat|beating|hack(?:ed|ing))(?= [^.;]{1,60} (?:to death|dead)\b))"
)
HURTING = r"(?:wound(?:ed|ing|s)|injur(?:ed|ing|es)|hurt(?:ing)?|stabb(?:ed|ing)|shot|shooting)"
THEN = r"\b(?:then|later|afterwards|next|before|went on to|moved on|at (?:a|the) second|in (?:a|the) second)\b"
# In the sentence of a count: by what it came about, or where first.
FIRST = later(r"\b(?:when|as|while|after|by|with|using|driving|first|one|initial|at|outside|on)\b", re.IGNORECASE)


def _strikes(deed: str) -> re.Pattern[str]:
    """What tells that one more is struck, and whom.

    "He then fatally stabbed a police officer", not "before being shot dead", nor "police later shot dead the gunman";
    "two guards were later shot dead".
    """
    acts = (
        rf"{THEN}(?: [^\s.;]+){{0,8}}? (?<!being )(?<!was )(?<!were )(?<!been ){deed} (?P<who>[^\s.;,]+(?: [^\s.;,]+)?)"
    )
    suffers = rf"(?P<whom>[^\s.;,]+)(?: [^\s.;,]+){{0,3}} (?:was|were) (?:then|later|afterwards|next) {deed}"
    return later(f"{acts}|{suffers}", re.IGNORECASE)


STRIKES: Mapping[str, re.Pattern[str]] = {"death toll": _strikes(FATAL), "injured": _strikes(HURTING)}
SINGLE = frozenset({"a", "an", "another", "one", "his", "her", "their", "himself", "the"})
# Who is struck is none of these where the attacker dies at last: "he was then shot dead".
ATTACKER = later(
    r"\b(?:himself|herself|themselves|he|him|she|her|they|it|who|attackers?|gunm[ae]n|suspects?|assailants?|bombers?)\b"
)


def in_part(claims: Sequence[Claim], following: Mapping[str, str], numbers: Mapping[str, int]) -> list[Claim]:
    """The claims, those of the first only of several deeds told so; ``following`` is the sentence behind each."""
    return [_told(claim, following.get(claim.id, ""), numbers) for claim in claims]


def _told(claim: Claim, following: str, numbers: Mapping[str, int]) -> Claim:
    strikes = STRIKES.get(claim.frame.metric or "")
    behind = claim.sentence[claim.within.end :]
    if strikes is None or claim.frame.aspect != "level" or not FIRST.search(behind):
        return claim
    found = strikes.search(f"{behind} {following}")
    if found is None or ATTACKER.search((found["who"] or found[0]).lower()):
        return claim
    who = (found["who"] or found["whom"]).split()[0].lower()
    more = who if who.isdigit() else str(numbers.get(who, "")) or ("1" if who in SINGLE or _names(found) else "")
    qualifiers = claim.frame.qualifiers | {f"{FOLLOWED}{more} {MORE}" if more else f"{FOLLOWED}{MORE}"}
    return replace(claim, frame=replace(claim.frame, qualifiers=qualifiers))


def _names(found: re.Match[str]) -> bool:
    """Whether somebody is named: "then fatally stabbed Constable Ode"."""
    who = found["who"] or found["whom"]
    return who[:1].isupper()
