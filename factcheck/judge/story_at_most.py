"""FC104: fewer than so many are told to lose their jobs or their lives, and then that all of more do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.judge.arithmetic_line import told
from factcheck.judge.story import Figure, Told, clash, gap
from factcheck.judge.story_kinds import EARLIER, around, counts, noun
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.later import later

AT_MOST = frozenset({"less_than", "at_most"})
BOUNDS = {"less_than": "fewer than", "at_most": "at most", "more_than": "more than", "at_least": "at least"}
ALL = later(r"\ball(?: of)?(?: the| its| their)? $")
FAR = 3  # times: what lies further apart is told of other things
OPENS = 6  # sentences in which a text tells its news


def at_most(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """ "The loss of fewer than 200 jobs", and "all 213 employees will be made redundant"."""
    figures = [one for said in story for one in said.figures if not EARLIER.search(said.text)]
    for kind, pattern in spoken.undergone.items():
        every = [one for one in figures if _is_all(one) and pattern.search(one.tail)]
        bounds = [one for one in figures if _is_bound(one) and kind in spoken.kinds.of(*around(one.told, one.at))]
        for bound in bounds if len({one.value for one in every}) == 1 else ():
            if _broken(bound, every[0], spoken):
                yield _finding(bound, every[0], kind, spoken)
                return


def _is_all(one: Figure) -> bool:
    return counts(one.claim) and one.claim.quantity.approx is None and ALL.search(one.lead) is not None


def _is_bound(one: Figure) -> bool:
    unit, approx = one.unit or "count:", one.claim.quantity.approx
    return unit.startswith("count:") and approx in BOUNDS and one.told.order < OPENS


def _broken(bound: Figure, every: Figure, spoken: Spoken) -> bool:
    """Whether all of them are more than are told to be fewer, or fewer than are told to be more."""
    ours, theirs = noun(bound.claim), noun(every.claim)
    alike = "" in (ours, theirs) or ours == theirs or spoken.of_one_kind(ours, theirs)
    small, large = sorted((bound.value, every.value))
    approx = bound.claim.quantity.approx
    apart = large <= FAR * small and bound.told.order < every.told.order and alike
    if approx in AT_MOST:
        return apart and every.value > bound.value and not _elsewhere(bound, every)
    return apart and every.value < bound.value and every.told.towns <= bound.told.towns  # "all 213 in Osk" are some


def _elsewhere(a: Figure, b: Figure) -> bool:
    return bool(a.told.towns and b.told.towns and a.told.towns.isdisjoint(b.told.towns))


def _finding(bound: Figure, every: Figure, kind: str, spoken: Spoken) -> Conflict:
    subject = bound.claim.frame.subject or every.claim.frame.subject or "The text"
    limit = f"{BOUNDS[bound.claim.quantity.approx or '']} {told(bound.claim)}"
    said = {"subject": subject, "metric": kind, "a": limit, "b": f"all {told(every.claim)}"}
    said |= {"gap": gap(bound.claim, every.claim)}
    hint = f"The {kind} are first told as {limit}, and then as all {told(every.claim)}."
    return clash(spoken.pack, "FC104", bound.claim, every.claim, said, hint)
