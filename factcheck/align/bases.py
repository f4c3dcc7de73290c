"""On what basis a figure is told: which way it goes, how often it falls due, of how long a stretch of time it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from factcheck.align.passages import Figure
from factcheck.align.respects import in_short, one_time
from factcheck.model.claim import Claim, Frame, Grade
from factcheck.model.finding import Basis
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.period import Overlap, Period
from factcheck.model.statement import Slot

STRETCH = "stretch"  # the kind of basis that is a stretch of time
WAYS = {"up": "a rise", "down": "a fall"}
ENDS = frozenset({",", ";", "‹Q›"})  # what parts a figure from words that are not its own
PARTS = frozenset({",", ";", "(", ")"})
OWNED = ("'s",), ("’s",)  # "in July's accounts" is when they were told
OPENING = 2  # tokens from the first of a sentence within which a time is told of all of it
THAT, LACKED = "that", 8  # opens what is told; tokens behind a figure in which it says who has not got something
BEFORE, BEHIND = 4, 3  # tokens within which stands how often a sum falls due
OWED = 6  # the same where it is said in full: "they earn a month"
EACH = frozenset({"a", "per", "each", "every"})
LENGTHS = {"week": 7, "month": 30, "quarter": 91, "fiscal_quarter": 91, "half": 182, "year": 365, "fiscal_year": 365}
NAMED = frozenset({"month", "quarter"})  # stretches of which each has a name
A_MONTH = 365 / 12  # days
MONTH = later(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
ORDINAL = later(r"\b(?:first|second|third|fourth)\b", re.IGNORECASE)
WINDS = ("north", "south", "east", "west")
FACING = ({"north", "south"}, {"east", "west"})
DETERMINERS = frozenset({"the", "a", "an", "his", "her", "their", "its"})
FAR_OFF = 4  # tokens between a month and a figure beyond which "the August slayings" dates the slayings alone
LONGEST_SIDE, WHOSE = 8, 4  # tokens behind a distance, and of what it is a distance from
FEWEST_DIGITS = 3  # of a figure that two texts hardly give by chance
TWICE = 2  # times: stretches that differ by less may be one, told less exactly
POINTS = frozenset({"percent", "percentage_point"})


class Stretch(NamedTuple):
    """A stretch of time and its days; ``None`` where it runs from some day on."""

    period: Period
    days: int | None


class Side(NamedTuple):
    """The points of the compass that tell where a place lies, in words, and the names of what it lies beside."""

    sides: frozenset[str]
    text: str
    named: frozenset[str]


def _of_a_noun(slot: Slot, tokens: Sequence[str], at: int) -> bool:
    """Whether a month only dates the noun behind it: "the August slayings were on a list of 78 attacks"."""
    month = slot.period is not None and slot.period.grain == "month"
    before, behind = tokens[max(0, slot.token - 1) : slot.token], tokens[slot.token + 1 : slot.token + 2]
    noun = bool(behind) and behind[0].isalpha() and not DETERMINERS.isdisjoint(before)
    return month and noun and at - slot.token > FAR_OFF


class Bases:
    """Holds the bases of two figures against each other."""

    def __init__(self, pack: RulePack) -> None:
        self.pack = pack
        self.paces = {word: pace for pace, words in pack.words.phrases["pace"].items() for word in words}
        words = pack.words.phrases
        self.alone, self.lacking = frozenset(words["set"]["alone"]), frozenset(words["set"]["lacking"])
        self.months = {word: round(int(number) * A_MONTH) for number, told in words["months"].items() for word in told}
        self._counted = re.compile(rf"\b({any_of(self.months)})[ -]months?\b", re.IGNORECASE)
        self._back = re.compile(rf"\b(?:{any_of(words['set']['back'])})\b", re.IGNORECASE)
        self._so_far = re.compile(rf"^(?:{any_of(words['set']['so_far'])})\b", re.IGNORECASE)

    def compared(self, a: Claim, b: Claim) -> Basis | None:
        """The limits that two figures name of one kind: month on month and year on year, like for like and in all."""
        for name, kind in self.pack.words.phrases["basis"].items():
            ours, theirs = a.frame.qualifiers & {*kind}, b.frame.qualifiers & {*kind}
            if ours and theirs and ours.isdisjoint(theirs) and not self._timed(a):
                return Basis("stretch" if name == STRETCH else "definition", min(ours), min(theirs))
        return None

    def other(self, a: Figure, b: Figure) -> Basis | None:
        """The two bases in words, where each figure is told on one of its own."""
        return self._turned(a, b) or self._bearing(a, b) or self._paced(a, b) or self._dated(a, b)

    def _bearing(self, a: Figure, b: Figure) -> Basis | None:
        """ "12 km west of Antwerp", "a dozen kilometres east of Antwerp": one place on two sides of another."""
        ours, theirs = self._side(a), self._side(b)
        if ours is None or theirs is None or (ours.named and theirs.named and ours.named.isdisjoint(theirs.named)):
            return None
        facing = any({side, other} in FACING for side in ours.sides for other in theirs.sides)
        return Basis("way", ours.text, theirs.text) if facing and not ours.sides & theirs.sides else None

    def _side(self, figure: Figure) -> Side | None:
        """On which side of what a distance is told: by the words right behind it."""
        if self.pack.units.dimension(figure.claim.quantity.unit) != "physical":
            return None
        statement, at = figure.passage.statement, figure.passage.at[figure.claim.id] + 1
        said = [token for token in statement.tokens[at : at + LONGEST_SIDE] if token not in ("-", "‑", "to", "the")]
        until = next((n for n, token in enumerate(said) if not any(token.startswith(way) for way in WINDS)), len(said))
        sides = frozenset(way for token in said[:until] for way in WINDS if way in token)
        if not sides or said[until : until + 1] != ["of"]:
            return None
        whose = frozenset(said[until + 1 : until + 1 + WHOSE]) & figure.passage.named
        return Side(sides, "-".join(said[:until]), whose)

    def _turned(self, a: Figure, b: Figure) -> Basis | None:
        # Of a long figure that both give it is plain that they mean one, whatever is read of whose it is.
        long = _long(a.claim) and a.claim.quantity.unit == b.claim.quantity.unit
        long = long and "exchange rate" not in (a.claim.frame.metric, b.claim.frame.metric)
        if self._timed(a.claim) or (not long and self._two_measures(a.claim.frame, b.claim.frame)):
            return None
        ours, theirs = _way(a), _way(b)
        if self._lacked(a) is not self._lacked(b):
            return None  # 14 million more have no insurance, and 14 million lose it
        one = long or _one_level(a.claim.frame, b.claim.frame)
        if None not in (a.claim.frame.trend, b.claim.frame.trend) and one:
            ours, theirs = a.claim.frame.trend, b.claim.frame.trend
        return Basis("way", WAYS[ours], WAYS[theirs]) if ours and theirs and ours != theirs else None

    def _lacked(self, figure: Figure) -> bool:
        """Whether a figure is told of those who have not got something: "14 million would be without insurance"."""
        at = figure.passage.at[figure.claim.id]
        return not self.lacking.isdisjoint(figure.passage.statement.tokens[at : at + LACKED])

    def _two_measures(self, ours: Frame, theirs: Frame) -> bool:
        """Whether they measure two things, or may: what a loss gains a profit loses, a franc what a euro loses."""
        if ours.metric == theirs.metric or "exchange rate" in (ours.metric, theirs.metric):
            return not _one_level(ours, theirs) or ours.metric != theirs.metric
        if in_short(ours, theirs):
            return False
        losses = {metric in self.pack.minuses for metric in (ours.metric, theirs.metric)}
        both = ours.known and theirs.known and not self.pack.kin(ours.metric) & self.pack.kin(theirs.metric)
        return len(losses) > 1 or both

    def _paced(self, a: Figure, b: Figure) -> Basis | None:
        ours, theirs = self._pace(a), self._pace(b)
        return Basis("pace", f"each {ours}", f"each {theirs}") if ours and theirs and ours != theirs else None

    def _pace(self, figure: Figure) -> str | None:
        """How often a sum falls due: "a quarterly dividend", "$2 million a month", "42 cents for the year"."""
        if figure.claim.quantity.per in self.paces.values():
            return figure.claim.quantity.per
        tokens, at = figure.passage.statement.tokens, figure.passage.at[figure.claim.id]
        for word in (*_until(tokens[at - 1 : max(0, at - 1 - BEFORE) : -1]), *_until(tokens[at + 1 : at + 1 + BEHIND])):
            if word in self.paces:
                return self.paces[word]
        behind = tuple(_until(tokens[at + 1 : at + 1 + OWED]))
        each = (word for led, word in pairwise(behind) if led in EACH and word in self.paces.values())
        if (pace := next(each, None)) is not None:
            return pace  # "the first $5,100 they earn a month"
        return next((slot.period.grain for slot in _behind(figure) if slot.period and self._whole(figure, slot)), None)

    def _whole(self, figure: Figure, slot: Slot) -> bool:
        """ "42 cents for the year"."""
        led = figure.passage.statement.tokens[slot.token - 1] == "for"
        return led and slot.text.lower().removeprefix("the ").removeprefix("full ") in self.paces.values()

    def _dated(self, a: Figure, b: Figure) -> Basis | None:
        """Two stretches of time, of which each figure is told of one in its own clause."""
        ours, theirs = self._stretch(a), self._stretch(b)
        if ours is None or theirs is None or any(self._undated(figure.claim) for figure in (a, b)):
            return None
        grains = {ours.period.grain, theirs.period.grain}
        named = len(grains) == 1 and grains <= NAMED and _two_names(ours.period, theirs.period)
        if not named and not (_unequal(ours, theirs) and self._of_a_stretch(a, b)):
            return None
        return Basis("stretch", f'"{ours.period.text}"', f'"{theirs.period.text}"')

    def _undated(self, claim: Claim) -> bool:
        """Whether what is told is counted at a moment, is itself a time, or what another figure is compared with."""
        return self._timed(claim) or claim.frame.metric in self.pack.stocks or "previous" in claim.frame.qualifiers

    def _timed(self, claim: Claim) -> bool:
        return self.pack.units.dimension(claim.quantity.unit) == "duration"

    def _of_a_stretch(self, a: Figure, b: Figure) -> bool:
        """Whether a figure adds up over time; a rate over the year is told by its last month too, but for a month's."""
        rate = bool({a.claim.quantity.unit, b.claim.quantity.unit} & POINTS)
        return not rate or any(self.alone & set(figure.passage.statement.tokens) for figure in (a, b))

    def _stretch(self, figure: Figure) -> Stretch | None:
        """The stretch of time that a figure is told of in its own words, or in those that open the sentence."""
        told = figure.claim.frame.period
        if told is not None and not self._back.search(told.text) and (counted := self._counted.search(told.text)):
            return Stretch(told, self.months[counted[1].lower()])
        statement, at = figure.passage.statement, figure.passage.at[figure.claim.id]
        times = [
            slot for slot in statement.slots if slot.kind == "time" and slot.period and slot.period.grain != "weekday"
        ]
        times = [one for one in times if not self._led_back(statement.tokens[one.token - 1] if one.token else "")]
        times = [one for one in times if statement.tokens[one.token + 1 : one.token + 2] not in OWNED]
        times = [one for one in times if not _of_a_noun(one, statement.tokens, at)]
        # "It surfaced last week that he was paid $65,000" tells when it surfaced.
        times = [one for one in times if THAT not in statement.tokens[one.token : at]]
        own = [one for one in times if not PARTS & set(statement.tokens[min(one.token, at) : max(one.token, at)])]
        opening = [one for one in times if one.token <= OPENING]
        if opening and figure.claim.frame.period_grade == Grade.CLAUSE:
            # "In 2016 a fire killed 23, and the worst one, in September 2006, claimed 41 lives".
            opening = [one for one in times if one.period == told] or opening
        return self._long((own or opening)[0]) if len(own) < 2 and (own or opening) else None

    def _led_back(self, word: str) -> bool:
        """Whether the word before a time makes it a moment in it, and no stretch: "earlier this year"."""
        return self._back.search(word) is not None

    def _long(self, slot: Slot) -> Stretch | None:
        """A stretch of time that has a length of its own."""
        if slot.period is None or self._back.search(slot.period.text):
            return None
        if self._so_far.match(slot.period.text):
            return Stretch(slot.period, None)
        return Stretch(slot.period, LENGTHS[slot.period.grain]) if slot.period.grain in LENGTHS else None


def _one_level(ours: Frame, theirs: Frame) -> bool:
    """Whether both tell of one subject, or, where one leaves it unsaid, of one known measure at one time."""
    unsaid = None in (ours.subject, theirs.subject) and ours.known and theirs.known
    one = unsaid and (ours.metric == theirs.metric or in_short(ours, theirs)) and one_time(ours, theirs)
    return ours.subject == theirs.subject or one


def _long(claim: Claim) -> bool:
    return len(claim.quantity.digits) >= FEWEST_DIGITS


def _way(figure: Figure) -> str | None:
    """Which way a figure goes, by its frame, or by the word beside it: "cut 32,000 jobs", "a 2 percent decline"."""
    frame, at = figure.claim.frame, figure.passage.at[figure.claim.id]
    if frame.direction in WAYS and frame.aspect == "change":
        return frame.direction
    if frame.trend is not None:
        return None  # "fell to 730,000": what it was before is not told
    counted = figure.claim.quantity.unit not in (None, *POINTS)
    beside = {slot.token: slot.label for slot in figure.passage.statement.slots if slot.kind == "direction"}
    told = beside.get(at - 1) if counted else beside.get(at + 1)
    return told if told in WAYS else None


def any_of(words: Iterable[str]) -> str:
    """One of these words, as a pattern."""
    return "|".join(map(re.escape, words))


def _until(tokens: tuple[str, ...]) -> Iterator[str]:
    for token in tokens:
        if token in ENDS:
            return
        yield token


def _behind(figure: Figure) -> Iterator[Slot]:
    at = figure.passage.at[figure.claim.id]
    return (slot for slot in figure.passage.statement.slots if slot.kind == "time" and at < slot.token <= at + 5)


def _two_names(a: Period, b: Period) -> bool:
    """Whether two months or quarters have names of their own; one of another year is what news is compared with."""
    if a.resolved and b.resolved and a.overlap(b) is not Overlap.DISJOINT:
        return False
    return any(
        ours is not None and theirs is not None and ours[0].lower() != theirs[0].lower()
        for ours, theirs in ((names.search(a.text), names.search(b.text)) for names in (MONTH, ORDINAL))
    )


def _unequal(a: Stretch, b: Stretch) -> bool:
    if None in (a.days, b.days):  # "in February", "since February"
        short, long = sorted((a.period.text.lower(), b.period.text.lower()), key=len)
        return a.days != b.days and short not in long
    small, large = sorted((a.days or 0, b.days or 0))
    return large >= TWICE * small
