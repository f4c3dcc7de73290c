"""FC101: a figure in a headline that its text never gives, where the text opens with another one of its kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from itertools import combinations, permutations

from factcheck.judge.arithmetic_line import told
from factcheck.judge.arithmetic_rooms import Room, room, summed
from factcheck.judge.story import Told, clash, gap
from factcheck.judge.story_kinds import noun, offset, past
from factcheck.judge.story_words import Spoken
from factcheck.judge.values import power_of_ten
from factcheck.model.claim import Claim, Grade
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.period import Overlap
from factcheck.model.stem import stem

OPENS = 3  # sentences of a text in which it tells what its headline does
AGE = "age"
ALIKE = 2  # words that a headline and a sentence must share
FAR = 5  # times: what lies further apart, but for its zeros, is two things
MOST = 8  # figures of a headline, and of a text that may make one of them
LETTERS = 3
BOUND = Decimal("1.25")  # times: how far beyond a bound in a headline or below it the figure itself lies at most
HUNDRED = 100
WORD = later(r"[^\W\d_]+")
DIGITS = later(r"\d[\d.,]*\d|\d")


def lede(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """What a headline gives and the first sentences below it give otherwise."""
    heads = [one for one in story if one.headline]
    body = [one for one in story if not one.headline]
    if not body or not 0 < sum(len(one.claims) for one in heads) <= MOST:
        return
    written = frozenset(number for one in body for number in DIGITS.findall(one.said))
    for head in heads:
        for claim in head.claims:
            if plain(claim) and not _given(claim, body, written, spoken):
                yield from _contradicted(claim, head, body, spoken)


def plain(claim: Claim) -> bool:
    """Whether a figure is one value or a bound, told as so."""
    told_so = not (claim.vague or claim.superseded or claim.numbering or claim.partner)
    return told_so and claim.quantity.approx != "range" and claim.quantity.near != 0


def _given(head: Claim, body: Sequence[Told], written: Set[str], spoken: Spoken) -> bool:
    """Whether a text gives the figure of its headline, or others that make it."""
    own = room_of(head, spoken.pack)
    number = DIGITS.search(head.place.text)
    if own is None or (number and number[0] in written):
        return True
    alike = [c for one in body for c in one.claims if not c.vague and _one_unit(head, c, spoken)]
    if any(own.meets(space) for claim in alike if (space := room_of(claim, spoken.pack))):
        return True
    return _worked_out(own, head, [claim for one in body for claim in one.claims], spoken.pack)


def room_of(claim: Claim, pack: RulePack) -> Room | None:
    """The room of a figure; who writes "at least 25" in a headline or below it does not mean 75."""
    space, value = room(claim, pack.tolerances), abs(claim.quantity.near)
    high = value * BOUND
    if claim.headline and claim.quantity.approx in ("more_than", "at_least") and len(claim.quantity.digits) == 1:
        high = max(high, 2 * value)  # "more than a million" of 1.4 million
    return space and Room(max(space.low, value / BOUND), min(space.high, high))


def _worked_out(own: Room, head: Claim, figures: Sequence[Claim], pack: RulePack) -> bool:
    """Whether the share, the growth or the multiple that a headline tells follows from two figures of its text."""
    if pack.units.dimension(head.in_percent.unit) not in ("percent", "points", "multiple"):
        return False
    amounts = [claim.quantity for claim in figures[: 2 * MOST] if claim.quantity.near]
    ratios = (abs(a.near / b.near) for a, b in permutations(amounts, 2) if a.unit == b.unit)
    shares = (share for ratio in ratios for share in (ratio, ratio - 1, HUNDRED * ratio, HUNDRED * (ratio - 1)))
    return any(own.low <= abs(share) <= own.high for share in shares)


def _contradicted(claim: Claim, head: Told, body: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    found = ((one, [other for other in one.claims if _of_one(claim, other, spoken)]) for one in body[:OPENS])
    one, others = next(((one, others) for one, others in found if others), (head, []))
    if len({other.quantity.near for other in others}) != 1:
        return
    other = others[0]
    # "13 incredible rooftops around the world" is what follows; that both count rooftops is no reason to doubt it.
    idle = {noun(claim), noun(other)} if claim.within.start == 0 else set()
    if len((words_of(head, spoken) & words_of(one, spoken)) - idle) < ALIKE:
        return
    if made_with(claim, other, body, spoken) or offset(one, other, claim):
        return
    hint = f"The headline gives {told(claim)}, which the text below it never does."
    yield in_headline(claim, other, hint, spoken)


def in_headline(claim: Claim, other: Claim, hint: str, spoken: Spoken) -> Conflict:
    """The finding that a headline gives a figure, and the text below it another."""
    subject = claim.frame.subject or other.frame.subject or "The text"
    metric = next((f.metric for f in (claim.frame, other.frame) if f.known and f.metric), "the figures")
    shown = {"subject": subject, "metric": metric, "a": told(claim), "b": told(other), "gap": gap(claim, other)}
    return clash(spoken.pack, "FC101", claim, other, shown, hint)


def made_with(head: Claim, other: Claim, body: Sequence[Told], spoken: Spoken) -> bool:
    """Whether the figure of a headline is that of the text with one or two more of the text, or less one of them."""
    own, base = room_of(head, spoken.pack), room_of(other, spoken.pack)
    if own is None or base is None:
        return True
    more = [c for one in body for c in one.claims if c is not other and not c.vague and _one_unit(other, c, spoken)]
    spaces = [space for claim in more[:MOST] if (space := room_of(claim, spoken.pack))]
    sums = [summed((base, *some)) for size in (1, 2) for some in combinations(spaces, size)]
    return any(map(own.meets, (*sums, *(base.minus(space) for space in spaces))))


def _of_one(head: Claim, other: Claim, spoken: Spoken) -> bool:
    """Whether a figure below a headline can be the one in it, told otherwise."""
    ours, theirs = head.quantity, other.quantity
    if not plain(other) or ours.per != theirs.per or not _one_unit(head, other, spoken):
        return False
    a, b = head.frame, other.frame
    if a.aspect != b.aspect or "negated" in (a.modality, b.modality):
        return False
    if a.known and b.known and a.metric != b.metric and not spoken.pack.kin(a.metric) & spoken.pack.kin(b.metric):
        return False
    if a.direction and b.direction and a.direction != b.direction:
        return False
    if past(other) and not a.period:
        return False
    if (a.metric == AGE) is not (b.metric == AGE) and ours.unit == theirs.unit == "year":
        return False  # "twelve years after she was saved", as a girl of three
    dated = min(a.period_grade, b.period_grade) >= Grade.CLAUSE
    if dated and a.period and b.period and a.period.overlap(b.period) is Overlap.DISJOINT:
        return False
    small, large = sorted((abs(ours.near), abs(theirs.near)))
    return not a.qualifiers ^ b.qualifiers and (large <= FAR * small or bool(power_of_ten(small, large)))


def _one_unit(head: Claim, other: Claim, spoken: Spoken) -> bool:
    """Whether two figures are in one unit: "200 drink" are people, and a bare 5.2 may be of any measure."""
    units = head.quantity.unit, other.quantity.unit
    if None not in units:
        return units[0] == units[1] or {noun(head), noun(other)} <= spoken.general
    if units[0] == units[1]:
        one_measure = head.frame.metric == other.frame.metric
        return one_measure or all(one.quantity.near != int(one.quantity.near) for one in (head, other))
    measured = head.frame.known and head.frame.metric == other.frame.metric
    return measured or (units[0] is None and noun(other) in spoken.general)


def words_of(one: Told, spoken: Spoken) -> frozenset[str]:
    """The stems of the words of a sentence that say something."""
    return frozenset(stem(word) for word in WORD.findall(one.said.lower()) if len(word) >= LETTERS) - spoken.idle
