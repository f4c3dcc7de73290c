"""Whether two articles that name somebody and a measure tell of one event: a country has many deaths and investments.

What is measured once, the revenue of a company or the inflation of a country, needs nothing but whose it is and when.
Of what there is one for each event the two sentences must share what few sentences say.
"""

from __future__ import annotations

from functools import lru_cache

from factcheck.align.closeness import FEWEST_LETTERS, usual
from factcheck.model.called import one_body
from factcheck.model.claim import Claim
from factcheck.model.finding import Alignment
from factcheck.model.later import later
from factcheck.model.metric import Metric
from factcheck.model.pack import RulePack
from factcheck.model.stem import stem

WORD = later(r"[^\W\d_]+")
COUNTRY = "country"
FAR = 3  # times: figures further apart than this are not those of one event as it comes to be known
FIRMS = frozenset({"company", "unit"})


class Events:
    """Tells pairs that may be of two events."""

    def __init__(self, pack: RulePack) -> None:
        words = pack.words.phrases
        self._usual = usual(pack)
        manifold = frozenset(words["set"]["manifold"])
        self._manifold = frozenset(
            one.name for one in pack.metrics if one.joint or one.by_event or one.name in manifold
        )
        self._national = frozenset(one.name for one in pack.metrics if _is_national(one)) - self._manifold
        self._names = {one.name: " ".join((one.name, *one.aliases)) for one in pack.subjects}
        self._places = pack.places | frozenset(words["demonym"])

    def two(self, pair: Alignment) -> bool:
        """Whether nothing vouches for one event where there may be many."""
        a, b = pair.a, pair.b
        if pair.channel not in ("frame", "slip") or pair.retold or a.article == b.article or a.fact or b.fact:
            return False
        loose = pair.channel == "slip" and a.frame.metric != b.frame.metric
        if not (loose or self._many(a) or self._many(b)):
            return False
        same = (a.quantity.near, a.quantity.unit) == (b.quantity.near, b.quantity.unit)
        if _of_one_deal(a, b) or same:
            return False
        return _at_two_times(a, b) or _of_two_days(a, b) or not self._told(a) & self._told(b)

    def _many(self, claim: Claim) -> bool:
        """Whether there may be many such figures of whom one is told."""
        frame = claim.frame
        if not frame.known or frame.metric in self._manifold:
            return True
        return frame.subject in self._places and frame.metric not in self._national

    def _told(self, claim: Claim) -> frozenset[str]:
        """What a sentence says that few say, but for whom and what it measures."""
        frame = claim.frame
        names = self._names.get(frame.subject or "", frame.subject or "")
        measured = f"{names} {frame.metric or '' if frame.known else ''}".lower()
        return stems(claim.sentence.lower()) - stems(measured) - self._usual


def _of_one_deal(a: Claim, b: Claim) -> bool:
    """Whether both name the same two who have dealt with each other, or the one some of those that the other names."""
    if a.frame.joint and b.frame.joint:
        parties = [set(one.frame.members or one.names) for one in (a, b)]
        few, many = sorted(parties, key=len)
        return len(many) > 1 and bool(few) and all(any(one_body(x, y) for y in many) for x in few)
    return len(a.frame.members) > 1 and set(a.frame.members) == set(b.frame.members)


def _at_two_times(a: Claim, b: Claim) -> bool:
    """Whether figures far apart are told of another day than that on which the other, without a time, is told."""
    small, large = sorted((abs(a.quantity.near), abs(b.quantity.near)))
    for one, other in ((a, b), (b, a)):
        told, now = one.frame.period, other.as_of
        if told is None or told.last is None or now is None or now.first is None or other.frame.period is not None:
            continue
        if (now.first - told.last).days > 1 and large > FAR * small:
            return True
    return False


def _of_two_days(a: Claim, b: Claim) -> bool:
    """Whether articles of two days tell of something that no pack knows, and not both say as of when."""
    days = [one.as_of and one.as_of.first for one in (a, b)]
    apart = None not in days and days[0] != days[1] and None in (a.frame.period, b.frame.period)
    return apart and not (a.frame.known or b.frame.known)


def _is_national(metric: Metric) -> bool:
    """Whether a country has but one such figure at a time."""
    return COUNTRY in metric.kinds and FIRMS.isdisjoint(metric.kinds)


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that are long enough to say something."""
    return frozenset(stem(word) for word in WORD.findall(text) if len(word) >= FEWEST_LETTERS)
