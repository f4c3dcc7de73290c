"""FC101: two figures of one story with the same digits in another order, each told once, of what may be one thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from factcheck.judge.arithmetic_line import told
from factcheck.judge.story import Told, clash, gap
from factcheck.judge.story_kinds import around, counts, noun
from factcheck.judge.story_lede import words_of
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.quantity import digits
from factcheck.model.stem import stem

LONG = 3  # digits from which on two exchanged ones are hardly met by chance
CROWD = 8  # figures of the same digits beyond which they are a list
MOST = 2  # figures of one unit in a sentence beyond which it is a list
NEWS = 5  # sentences with a figure in which a text tells what its headline does
PERSON = "person"
LETTERS = 4  # of a word that tells what a figure is of
REACH = 60  # characters around a figure in which such words stand
WORD = later(r"[a-z]+")
ALL = later(r"\b(?:all|the|those|these|its|their|both)(?: of the| the)?$")
NEAR = 30  # characters before a figure in which stands what sets it against another
# What sets a figure against another of its kind: one that is compared with or followed by it.
AGAINST = later(
    r"\b(?:from|against|compared|versus|than|earlier|previous(?:ly)?|last|another|other|second|each|instead|record|rival"
    r"|until|since)\b"
)
OTHER = later(r"(?:The|A|An) [a-z]+ one\b|The other\b|Another\b")  # "the western one"
LEFT = later(r"\b(?:remaining|remainder|rest of)\b")
AGO = later(r"^[a-z ]{0,30}\b(?:ago|earlier|before|respectively|each)\b")


class Figure(NamedTuple):
    """A figure, its sentence, and the stems of the words around it."""

    claim: Claim
    told: Told
    words: frozenset[str]
    known: bool
    against: bool


def exchanged(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Figures that differ only in the order of their digits, where one word tells what both are of."""
    held: defaultdict[object, list[Figure]] = defaultdict(list)
    times = Counter(abs(claim.quantity.near) for one in story for claim in one.claims)
    for one in story:
        for number, claim in enumerate(one.claims):
            if _telling(claim) and times[abs(claim.quantity.near)] == 1:
                held[_signature(claim)].append(_figure(one, number, spoken))
    for alike in held.values():
        for a, b in combinations(alike, 2) if len(alike) <= CROWD else ():
            if a.claim.quantity.transposed(b.claim.quantity) and _of_one_thing(a, b, spoken):
                words = ", ".join(sorted(a.words & b.words))
                said = {"subject": _subject(a, b), "metric": _measure(a)}
                said |= {"a": told(a.claim), "b": told(b.claim), "gap": gap(a.claim, b.claim)}
                hint = (
                    f"Digits are exchanged, and each figure is told once{f'; both speak of {words}' if words else ''}."
                )
                yield clash(spoken.pack, "FC101", a.claim, b.claim, said, hint)


def _telling(claim: Claim) -> bool:
    amount = claim.quantity
    plain = not (claim.superseded or claim.partner or amount.unit in ("percent", "percentage_point", "x"))
    plain = plain and amount.approx != "range" and claim.frame.aspect != "change"
    return plain and len(digits(amount.near)) > 1 and amount.near >= 10


def _signature(claim: Claim) -> object:
    unit = "count" if counts(claim) else claim.quantity.unit
    return unit, claim.quantity.per, claim.quantity.near.adjusted(), "".join(sorted(digits(claim.quantity.near)))


def _figure(one: Told, number: int, spoken: Spoken) -> Figure:
    before, behind = around(one, number, REACH)
    words = {stem(word) for word in WORD.findall(f"{before} {behind}") if len(word) >= LETTERS} - spoken.idle
    against = AGAINST.search(before[-NEAR:]) or AGO.search(behind) or LEFT.search(before) or OTHER.match(one.said)
    return Figure(one.claims[number], one, frozenset(words), ALL.search(before) is not None, against is not None)


def _of_one_thing(a: Figure, b: Figure, spoken: Spoken) -> bool:
    """Whether nothing sets two figures apart, and a word or what they count says that they are of one thing."""
    if a.told is b.told or a.against or b.against or _apart(a.claim, b.claim, known=b.known):
        return False
    long = len(digits(a.claim.quantity.near)) >= LONG
    if counts(a.claim) and not _of_one_kind(noun(a.claim), noun(b.claim), spoken):
        return False
    if (b.known and (long or counts(a.claim))) or (long and _heads(a, b, spoken)):
        return True
    if not b.known and max(_crowd(a), _crowd(b)) > MOST:
        return False
    ours, theirs = a.claim.frame, b.claim.frame
    measured = ours.known and ours.metric == theirs.metric and not counts(a.claim)
    if ours.metric == theirs.metric == "age" and ours.subject != theirs.subject:
        return False  # "Mark Voss, 42, …", and "Karl Ude, 24, …"
    return measured or len(a.words & b.words) >= (1 if long or b.known else 2)


def _of_one_kind(a: str, b: str, spoken: Spoken) -> bool:
    """Whether two counts may be of the same: those of whom "people" is said are people."""
    return "" in (a, b) or a == b or spoken.of_one_kind(a, b) or (PERSON in (a, b) and {a, b} <= spoken.called_people)


def _heads(head: Figure, other: Figure, spoken: Spoken) -> bool:
    """Whether a headline tells what a figure of the news is of: "quarterly profit climbs", "net profit came to"."""
    frame = other.claim.frame
    if not head.told.headline or not frame.known or other.told.order > NEWS:
        return False
    return frame.metric is not None and stem(frame.metric.split()[-1]) in words_of(head.told, spoken)


def _crowd(figure: Figure) -> int:
    """How many figures of its unit the sentence of a figure tells."""
    return sum(claim.quantity.unit == figure.claim.quantity.unit for claim in figure.told.claims)


def _apart(a: Claim, b: Claim, *, known: bool) -> bool:
    """Whether two figures are of other times, the one told and the other foreseen, or turned."""
    ours, theirs = a.frame, b.frame
    foreseen = (ours.modality == "actual") is not (theirs.modality == "actual")
    if (foreseen and not known) or ours.aspect != theirs.aspect:
        return True
    mine, other = ours.period, theirs.period
    if not known and mine and other and mine.first and mine.last and other.first and other.last:
        return mine.first > other.last or other.first > mine.last
    return False


def _measure(figure: Figure) -> str:
    frame = figure.claim.frame
    return frame.metric if frame.known and frame.metric else "the figure"


def _subject(a: Figure, b: Figure) -> str:
    return a.claim.frame.subject or b.claim.frame.subject or "The text"
