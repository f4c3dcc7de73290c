"""A whole and the rest of it: of four who were missing one has been rescued, and three are searched for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from decimal import Decimal

from factcheck.judge.own_part import WORD, own_words
from factcheck.model.claim import Claim
from factcheck.model.later import later
from factcheck.model.pack import RulePack

# "One of four crew members", "two of its six miners"; "a crew of four, one of whom", "six miners, of whom two".
OF_ALL = later(r"\b(?P<some>[a-z]+|\d+) of (?:the |its |their |all |those )?$")
OF_WHOM = later(
    r"^[^.;:]{0,40}?(?:,| and) (?:of whom (?P<first>[a-z]+|\d+)|(?P<some>[a-z]+|\d+) of (?:whom|them|these))\b"
)


def gone(claims: Iterable[Claim], pack: RulePack) -> Mapping[str, Set[Decimal]]:
    """How many each article says have gone from some, rescued, dead or away."""
    told: defaultdict[str, set[Decimal]] = defaultdict(set)
    words = frozenset(pack.words.phrases["set"]["gone"])
    for claim in filter(_counts, claims):
        if not words.isdisjoint(own_words(claim)):
            told[claim.article].add(claim.quantity.near)
        if not words.isdisjoint(WORD.findall(claim.sentence.lower())):
            told[claim.article].update(_some_of(claim, pack))
    return told


def _some_of(claim: Claim, pack: RulePack) -> Sequence[Decimal]:
    """How many of those counted a sentence speaks of, where it says that they are some of these."""
    before = OF_ALL.search(claim.sentence[: claim.within.start].lower())
    behind = OF_WHOM.search(claim.sentence[claim.within.end :].lower())
    said = [match[name] for match in (before, behind) if match for name in match.groupdict() if match[name]]
    numbers = pack.numbers.cardinals
    return [Decimal(word if word.isdigit() else numbers[word]) for word in said if word.isdigit() or word in numbers]


def of_the_rest(a: Claim, b: Claim, told: Mapping[str, Set[Decimal]], pack: RulePack) -> bool:
    """Whether one counts all there were and the other those who are left, as a text says how many have gone."""
    small, large = sorted((a, b), key=lambda claim: claim.quantity.near)
    went = large.quantity.near - small.quantity.near
    if went <= 0 or not (_counts(a) and _counts(b)) or a.article == b.article:
        return False
    left = frozenset(pack.words.phrases["set"]["left_over"])
    return any(went in told.get(one.article, ()) for one in (a, b)) and not left.isdisjoint(own_words(small))


def _counts(claim: Claim) -> bool:
    unit = claim.quantity.unit or "count:"
    return unit.startswith("count:") and claim.frame.aspect == "level" and claim.quantity.point is not None
