"""What a count of a story counts, whatever the words: "kills five tenants", "five people died", "the five dead"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

from factcheck.judge.story import Told
from factcheck.model.claim import Claim
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.stem import stem

NEAR = 60  # characters around a figure in which the word stands that tells its kind
BE = (
    r"(?:(?:people|persons|others|were|was|are|is|have been|had been|has been|have|had|left|reported|confirmed"
    r"|feared) )*"
)
SKIP = r"(?:(?!(?:and|but|or|while|as|after|who|that|from|in|at|on|of|with|by|for)\b)[a-z-]+ ){0,2}?"
# Others, or some of those told before: no figure of all.
PARTLY = later(
    r"""
    \b (?: another | more | other | further | additional | extra | new | includ(?:e|es|ed|ing) | among | whom | which
      | first | second | at\ least\ one | of\ them | previous(?:ly)? | earlier | initial(?:ly)? | revised | from | than
      | only | nearly | remaining ) (?:\ the)? \ ? $
    """,
    re.VERBOSE | re.IGNORECASE,
)
ELSEWHERE = later(r"\b(?:in|at|across|within|among|between|into)$")  # "337 users in 38 countries were arrested"
EARLIER = later(
    r"""
    \b (?: earlier | previous(?:ly)? | initial(?:ly)? | original(?:ly)? | revised | reject(?:ed)? | sweetened
      | last\ year | (?:an)?other | second | separate(?:ly)? | up\ from | down\ from | instead | until
      | increased | reduced | rose | risen | doubled | if | since ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
RECENT = timedelta(days=3)  # before an article in which what it tells is news
MORE = later(
    r"""
    ^ (?: more | others? | another | per | a\ (?:year|day|month)
      | of\ (?:them|these|those|the|his|her|its|their|whom|which) ) \b
    """,
    re.VERBOSE,
)


class Counted(NamedTuple):
    """A figure of a kind, and the sentence it stands in; ``partly`` that it may be of some only."""

    claim: Claim
    told: Told
    partly: bool


class Kinds:
    """The kinds of count that a pack knows, by the words before a figure and behind it."""

    def __init__(self, pack: RulePack) -> None:
        phrases = pack.words.phrases
        self.before = {
            kind: later(rf"\b(?:{either(words)})(?: the| all| all of the)?$")
            for kind, words in phrases["counts"].items()
        }
        self.behind = {
            kind: later(rf"{BE}{SKIP}{BE}(?:{either(words)})\b") for kind, words in phrases["counted"].items()
        }
        self.told_of = {kind: later(rf"(?:{either(words)})\b") for kind, words in phrases["told_of"].items()}

    def counted(self, story: Sequence[Told]) -> Mapping[str, list[Counted]]:
        """The figures of each kind in a story, in order."""
        found: dict[str, list[Counted]] = {}
        for one in story:
            for number, claim in enumerate(one.claims):
                before, behind = around(one, number)
                if not counts(claim) or claim.vague:
                    continue
                for kind in self.of(before, behind):
                    if ELSEWHERE.search(before) and not self.told_of[kind].match(behind):
                        continue
                    partly = bool(PARTLY.search(before) or MORE.search(behind)) or listed(one, number)
                    found.setdefault(kind, []).append(Counted(claim, one, partly))
        return found

    def of(self, before: str, behind: str) -> Iterator[str]:
        """The kinds of which a figure is by the words around it."""
        for kind in {**self.before, **self.behind}:
            leads, follows = self.before.get(kind), self.behind.get(kind)
            if (leads and leads.search(before)) or (follows and follows.match(behind)):
                yield kind


def either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def counts(claim: Claim) -> bool:
    """Whether a figure counts things one by one."""
    unit, value = claim.quantity.unit or "count:", claim.quantity.point or claim.quantity.low
    return (
        unit.startswith("count:") and value is not None and value == int(value) and value > 0 and not claim.quantity.per
    )


def noun(claim: Claim) -> str:
    """The stem of the last word of what a figure counts, "" of a figure of anything else."""
    unit = claim.quantity.unit or ""
    return stem(unit.removeprefix("count:").split(" ")[-1]) if unit.startswith("count:") else ""


def past(claim: Claim) -> bool:
    """Whether a figure is of days that lie behind those of its article: "last week one was arrested"."""
    told_of, day = claim.frame.period, claim.as_of
    if told_of is None or day is None or told_of.last is None or day.first is None:
        return False
    recent = {"day": RECENT, "week": timedelta()}.get(told_of.grain)
    return recent is not None and told_of.last < day.first - recent


def offset(one: Told, larger: Claim, smaller: Claim) -> bool:
    """Whether a sentence tells what lies between two counts: "cut 4,000 jobs and create 1,200", which makes 2,800."""
    apart = larger.quantity.near - smaller.quantity.near
    return apart > 0 and any(claim.quantity.near == apart and counts(claim) for claim in one.claims)


def listed(one: Told, number: int) -> bool:
    """Whether a figure is one of several told together: "eight children and five adults died"."""
    beside = rf"‹C{number}›(?:,|,? and) ‹C\d+›|‹C\d+›(?:,|,? and) ‹C{number}›"
    return re.search(beside, one.text) is not None


def around(one: Told, number: int, near: int = NEAR) -> tuple[str, str]:
    """The words right before a figure and right behind its number, in lower case, up to the next figure.

    The noun that it counts is among those behind it.
    """
    mark = re.search(rf"‹[A-Z]{number}›", one.text)
    if mark is None:
        return "", ""
    before = one.text[max(0, mark.start() - near) : mark.start()].rpartition("›")[2].strip().lower()
    behind = one.text[mark.end() : mark.end() + NEAR].partition("‹")[0]
    claim = one.claims[number]
    own = " ".join(claim.place.text.split()[1:]) if (claim.quantity.unit or "").startswith("count:") else ""
    return before, f"{own}{behind}".strip().lower().split(",")[0]
