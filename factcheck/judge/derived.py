"""What a story works out from other figures it tells: changes, differences, shares, sums, products.

A figure that is told as worked out is held against every choice of figures near it that it may come from. If one
of them leads to it, all is well. If none does, the choice that the words point to is shown, unless it leads so far
off that the figure is hardly meant to come from there.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.judge.arithmetic_line import same_unit
from factcheck.judge.arithmetic_rooms import Room, room
from factcheck.judge.story import Figure
from factcheck.judge.story_kinds import counts
from factcheck.judge.story_kinds import noun as noun_of
from factcheck.judge.story_parts import counted_room
from factcheck.judge.story_words import Spoken
from factcheck.model.later import later
from factcheck.model.pack import RulePack

CLAUSE = later(r"[;:]|, (?:and|but|while|as)\b")
OF_THEM = later(r"^(?:,? [a-z]+)? of (?:them|these|those|whom|which)\b")
AGED = r"\b(?:%(kin)s) of $"
PAGE = 1500  # characters of a story within which sentences speak of the same
FAR = 4  # times: a change worked out further off than this comes from other figures
MEANT = 3  # times: a product, a share or a rate worked out further off than this was never meant
BOUND = frozenset({"at_least", "at_most", "range"})


def aged(one: Figure, spoken: Spoken) -> bool:
    """Whether a figure is how old somebody is, for all that it counts: "lost a daughter of 17"."""
    return spoken.pattern(AGED).search(one.lead) is not None


def joined(one: Figure) -> bool:
    """Whether a figure is tied to its unit: "ten-storey", "25-percent", but not "twenty-three people"."""
    words = one.claim.place.text.split()
    return one.unit is not None and "-" in words[-1] and words[-1][0].isalnum()


def space(figure: Figure, pack: RulePack) -> Room | None:
    return room(figure.claim, pack.tolerances)


def size(one: Figure, pack: RulePack) -> Room | None:
    """The room of a figure; what is counted one by one is exact."""
    return counted_room(one.claim, pack) if counts(one.claim) else space(one, pack)


def is_year(one: Figure) -> bool:
    """Whether a length of time is a year, be it told as twelve months."""
    return one.value == {"month": 12, "year": 1}.get(one.unit or "") and one.claim.quantity.approx is None


def alike(a: Figure, b: Figure) -> bool:
    """Whether two figures can be of one thing by their units."""
    if a.letter != b.letter and None not in (a.unit, b.unit):
        return False
    if a.letter != b.letter and ({a.letter, b.letter} & {"P", "B", "X", "S", "K"} or not _borrowed(a, b)):
        return False
    # Be it by another sort: "unvested shares", "shares".
    return same_unit(a.claim, b.claim) or (a.letter == b.letter == "C" and noun(a) == noun(b))


def _borrowed(a: Figure, b: Figure) -> bool:
    """Whether a bare figure may have the unit of another: "882 million" is euros beside euros, "47,800" is not."""
    money = "M" in (a.letter, b.letter)
    return not money or all(one.claim.scaled for one in (a, b))


def noun(one: Figure) -> str:
    """The stem of the last noun of what a figure counts, "" of a figure of anything else."""
    return noun_of(one.claim)


def one_measure(*some: Figure) -> bool:
    """Whether figures may be of one measure: no two of them are known to be of different ones."""
    return len({one.claim.frame.metric for one in some if one.claim.frame.known}) < 2


def exact(one: Figure) -> bool:
    """Whether a figure is told as a size of its own: no range, no bound, no rate, nothing vague."""
    amount = one.claim.quantity
    return amount.approx not in BOUND and not amount.per and one.value > 0 and not one.claim.vague


def counted(one: Figure) -> bool:
    """Whether a figure counts things one by one."""
    return one.letter == "C" and counts(one.claim) and exact(one)


def kin(a: Figure, b: Figure, spoken: Spoken) -> bool:
    """Whether two counts can be of the same: one of them says nothing of what, or both say the same, or people."""
    ours, theirs = noun(a), noun(b)
    return "" in (ours, theirs) or ours == theirs or {ours, theirs} <= spoken.people


def around(sentences: Sequence[Sequence[Figure]], at: int, before: int, behind: int = 0) -> list[Figure]:
    """The figures of a sentence and of some around it, headlines and what lies pages off aside."""
    near = sentences[max(0, at - before) : at + behind + 1]
    return [
        one
        for held in near
        for one in held
        if held is sentences[at] or (not one.told.headline and _in_reach(held, sentences[at]))
    ]


def _in_reach(held: Sequence[Figure], here: Sequence[Figure]) -> bool:
    """Whether two sentences are near enough: between those that give figures a page may lie that gives none."""
    return not here or abs(held[0].claim.place.start - here[0].claim.place.start) <= PAGE


def near(real: Room, value: Decimal) -> bool:
    """Whether what is worked out lies near enough to a told value to be meant by it."""
    most = max(abs(real.low), abs(real.high))
    return value > 0 and most * FAR >= value and min(abs(real.low), abs(real.high)) <= value * FAR


def meant(real: Decimal, value: Decimal) -> bool:
    return value / MEANT < real < value * MEANT


def own_words(one: Figure) -> str:
    """The words of a figure behind its number, in lower case: "women" of "12 women"."""
    return " ".join(one.claim.place.text.lower().split()[1:])


def clause(one: Figure, before: int, behind: int) -> tuple[str, str]:
    """The words in so many characters before a figure and behind its number, no further than its clause goes."""
    lead, tail = CLAUSE.split(one.lead)[-1], one.tail
    cut_before = lead[-before:] if lead[-before - 1 : -before] in ("", " ") else lead[-before:].partition(" ")[2]
    cut_behind = tail[:behind] if tail[behind : behind + 1] in ("", " ") else tail[:behind].rpartition(" ")[0]
    return cut_before, CLAUSE.split(f"{own_words(one)} {cut_behind}")[0]
