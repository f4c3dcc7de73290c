"""In what respects two figures are told alike, or not: whose, of what, when, and which way they go."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from factcheck.align.passages import Figure, Passage, heard
from factcheck.model.claim import Claim, Frame, Grade

Ends = tuple[frozenset[str], frozenset[str]]

GROUP = "group of "
OF = frozenset({("of",), ("of", "the"), ("out", "of"), ("out", "of", "the"), ("of", "its"), ("of", "their")})


def two_measures(ours: Frame, theirs: Frame) -> bool:
    """Whether each clause names a measure of its own; "profit" is said of a net profit too."""
    sure = ours.known and theirs.known and min(ours.metric_grade, theirs.metric_grade) == Grade.CLAUSE
    return sure and not in_short(ours, theirs)


def in_short(ours: Frame, theirs: Frame) -> bool:
    """Whether one measure is the other, told in full or in short: "the budget deficit", "the deficit"."""
    return f" {ours.metric}".endswith(f" {theirs.metric}") or f" {theirs.metric}".endswith(f" {ours.metric}")


def opposed(ours: Frame, theirs: Frame) -> bool:
    """Whether one tells a rise, the other a fall: who turns a figure by mistake leaves its digits as they are."""
    return {ours.direction, theirs.direction} == {"up", "down"}


def _one_name(ours: str, theirs: str) -> bool:
    """Whether one name is the other, told in full or in short: "Carewell", "Carewell Pharmacies"."""
    words, others = ({*name.casefold().split()} for name in (ours, theirs))
    return words <= others or others <= words


def of_two(a: Claim, b: Claim) -> bool:
    """Whether two articles tell each of somebody of its own, if only by their headlines."""
    mine, other = a.frame.subject, b.frame.subject
    return a.article != b.article and None not in (mine, other) and mine != other


def mirrored(a: Figure, b: Figure) -> bool:
    """ "The dollar fell 0.5% against the euro", "the euro rose 0.5%": one move, seen from both ends."""
    ours, theirs = a.claim.frame, b.claim.frame
    turned = opposed(ours, theirs) and a.claim.quantity.digits == b.claim.quantity.digits
    if not turned or not ours.subject or not theirs.subject or _one_name(ours.subject, theirs.subject):
        return False
    return heard(ours.subject, b.passage.words) and heard(theirs.subject, a.passage.words)


def one_time(ours: Frame, theirs: Frame) -> bool:
    a, b = ours.period, theirs.period
    if a is None or b is None:
        return False
    return a.last == b.last if a.last is not None else a.text.lower() == b.text.lower()


def other_time(ours: Frame, theirs: Frame) -> bool:
    a, b = ours.period, theirs.period
    if not (a and b and a.resolved and b.resolved and a.first and b.first and a.last and b.last):
        return False
    return a.first > b.last or b.first > a.last


def groups(frame: Frame) -> frozenset[str]:
    """How many a figure is told of: "the four big banks" are not all banks."""
    return frozenset(qualifier for qualifier in frame.qualifiers if qualifier.startswith(GROUP))


def complements(a: Figure, b: Figure) -> bool:
    """Whether two figures are the parts of one whole: 13 of 18 wards, and the five others."""
    ours, theirs = a.claim.quantity.near, b.claim.quantity.near
    return ours != theirs and _whole(a) == _whole(b) == ours + theirs


def ends_of(passage: Passage, words: Ends) -> Ends:
    """What a sentence tells of the most and of the least of, by the words for either: "dose" of "the highest dose"."""
    tokens = passage.statement.tokens
    most, least = (frozenset(noun for word, noun in pairwise(tokens) if word in side) for side in words)
    return most, least


def at_ends(ours: Ends, theirs: Ends) -> bool:
    """Whether one is told of the most of something, the other of the least: "the highest dose", "the lowest dose"."""
    return any(ours[side] & theirs[1 - side] and not ours[side] & theirs[side] for side in (0, 1))


def _whole(figure: Figure) -> Decimal | None:
    """What a figure is told of as so many: 18 of "13 of the 18 wards"."""
    said, at = figure.passage.statement, figure.passage.at[figure.claim.id]
    behind = next((slot for slot in said.slots if slot.token > at), None)
    if behind is None or behind.claim is None or said.tokens[at + 1 : behind.token] not in OF:
        return None
    return behind.claim.quantity.near
