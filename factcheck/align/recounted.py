"""How often something has happened, where two articles tell one story: the third walkout here, the fourth there.

What both tell is set aside. A number left over stands for that of the other article where each tells but one of its
sort that the other does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from factcheck.model.finding import Recount
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.statement import Rank, Reading
from factcheck.model.stem import stem
from factcheck.model.text import Place

RUN, TURN, ROW = "run", "turn", "row"
FEW = 4  # sentences with a figure or a date up to which a text has one thing to tell
LETTERS = 2  # of a word, more than which a name has
MARKS = 3  # names and figures that two longer texts of one thing both tell
WORD = later(r"[^\W\d_]{3,}|\d{2,}")
# Whose it is, told right before it: "Gillespie's second wicket", "to give Kallis his third wicket".
WHOSE = later(r"(?P<whose>[A-Z][\w-]+)(?:['’]s?|\s(?:his|her|their|its))\s(?:\w+\s)?$")
# Where one of a row was: "the third round of the talks in Genoa ended", "the second summit, held in Oslo".
HELD = later(r"[^.;:]{0,40}?\b(?:in|at)\s(?P<where>[A-Z][\w-]+)")
DAYS = frozenset({"day", "weekday"})
A_DAY = 1  # between two reports of one day
SPANS = ("day", "days", "week", "weeks", "month", "months", "quarter", "year", "years", "time", "times")
STEP = "step"  # of a run whose stretch is not told: "four straight falls"


class Told(NamedTuple):
    """A number of times, those of whom it may be told that the pack knows, and what its text and sentence say.

    ``said`` are the stems of the sentence's words but for those of the number itself; ``None`` in a text so short that
    it has one thing to tell. ``marks`` are the names of the text, and its figures that are more than a digit; ``days``
    are those that the sentence tells.
    """

    rank: Rank
    known: frozenset[str]
    text: frozenset[str]
    said: frozenset[str] | None
    marks: frozenset[object]
    days: frozenset[date]

    @property
    def whose(self) -> str | None:
        """Who did it, where that is told right before."""
        found = WHOSE.search(self._around[0])
        return found["whose"] if found else None

    def where(self, times: frozenset[str]) -> str | None:
        """The place where it was, as told right behind it; ``times`` are names that are none of a place."""
        found = HELD.match(self._around[1])
        return found["where"] if found and found["where"].lower() not in times else None

    @property
    def _around(self) -> tuple[str, str]:
        """What its sentence says before the number and behind."""
        sentence, place = self.rank.sentence, " ".join(self.rank.place.text.split())
        at = max(0, sentence.find(place))
        return sentence[:at], sentence[at + len(place) :]


class Series(NamedTuple):
    """Knows what is numbered to tell one from the next, "the third round", and not to tell how many there have been."""

    sorts: frozenset[str]
    times: frozenset[str]

    @classmethod
    def of(cls, pack: RulePack) -> Series:
        phrases = pack.words.phrases
        return cls(
            frozenset(phrases["set"]["in_series"]),
            frozenset((*phrases["member"]["month"], *phrases["member"]["weekday"])),
        )

    def two(self, a: Told, b: Told) -> bool:
        """Whether two numbers are those of two of a row: of two places, or in reports of two days without a common one.

        A place that only one of them tells must be named in the sentence of the other.
        """
        if not a.rank.what & b.rank.what & self.sorts:
            return False
        ours, theirs = a.where(self.times), b.where(self.times)
        if (ours and not _names_place(b, ours)) or (theirs and not _names_place(a, theirs)):
            return True
        return _of_two_days(a, b)


def _names_place(told: Told, place: str) -> bool:
    """Whether a place is named where a number is told: in its sentence, or in a text that has one thing to tell."""
    return place in told.rank.sentence or (told.said is None and place.lower() in told.text)


def _of_two_days(a: Told, b: Told) -> bool:
    """Whether each is told of a day of its own, or in a report of another day where none that both name is told."""
    if a.days and b.days:
        return a.days.isdisjoint(b.days)
    written = [one.rank.as_of.first for one in (a, b) if one.rank.as_of is not None]
    days = [day for day in written if day is not None]
    return len(days) > 1 and abs((days[0] - days[1]).days) > A_DAY


def recounts(stories: Iterable[tuple[Reading, Reading]], pack: RulePack) -> Iterator[Recount]:
    """Pairs of numbers that stand for each other in two tellings of one story."""
    known = frozenset(subject.name for subject in pack.subjects)
    idle = frozenset((*pack.words.phrases["stop"]["word"], *pack.words.phrases["set"]["plain"], *SPANS))
    series = Series.of(pack)
    held: dict[str, Sequence[Told]] = {}
    for ours, theirs in stories:
        if ours is theirs:
            continue
        for one in (ours, theirs):
            if one.article not in held:
                held[one.article] = list(_told(one, known, idle))
        mine, others = held[ours.article], held[theirs.article]
        here, there = _left_over(mine, others), _left_over(others, mine)
        facing = {id(a): [b for b in there if _one_sort(a, b)] for a in here}
        faced = {id(b): [a for a in here if _one_sort(a, b)] for b in there}
        told: set[tuple[str, int]] = set()  # where begins what is a run, and a turn as well
        for a in here:
            against = facing[id(a)]
            begins = a.rank.place.field, a.rank.place.start
            if begins in told or not (_alone(against) and all(_alone(faced[id(b)]) for b in against)):
                continue
            if any(_of_two(a, b) or series.two(a, b) for b in against):
                continue
            for b in against:  # in the headline, and in the text
                told.add(begins)
                yield Recount(a.rank, b.rank)


def _told(reading: Reading, known: frozenset[str], idle: frozenset[str]) -> Iterator[Told]:
    """What has happened so often by an article, each place once as a run and once as a turn."""
    places: defaultdict[tuple[Place, bool], list[Rank]] = defaultdict(list)
    unsettled = {(one.place.field, one.place.start) for one in reading.ranks if not one.settled}
    for one in reading.ranks:
        begins = one.place.field, one.place.start  # of a run that is to come the turn is, too
        if RUN in one.what or (TURN in one.what and begins not in unsettled):
            places[one.place, RUN in one.what].append(one)
    if not places:
        return
    text = frozenset(token for one in reading.statements for token in one.tokens)
    marks = frozenset((*_names(reading), *_figures(reading)))
    for ranks in places.values():
        own = {*WORD.findall(ranks[0].place.text.lower()), *idle}
        words = frozenset(stem(word) for word in WORD.findall(ranks[0].sentence.lower()) if word not in own)
        said = words if len(reading.statements) > FEW else None
        days = frozenset(_days(ranks[0], reading))
        yield Told(ranks[0], frozenset(one.of for one in ranks) & known, text, said, marks, days)


def _days(rank: Rank, reading: Reading) -> Iterator[date]:
    """The days that the sentence of a number tells."""
    for one in reading.statements:
        here = one.place.field == rank.place.field and one.place.start <= rank.place.start < one.place.end
        times = (slot.period for slot in one.slots if slot.period is not None) if here else ()
        yield from (period.first for period in times if period.grain in DAYS and period.first is not None)


def _names(reading: Reading) -> Iterator[str]:
    """The words of names in an article, in lower case."""
    for one in reading.statements:
        text = one.place.text
        yield from (word for word in one.telling if len(word) > LETTERS and word.capitalize() in text)


def _figures(reading: Reading) -> Iterator[object]:
    amounts = (claim.quantity for claim in reading.claims)
    return ((amount.near, amount.unit) for amount in amounts if len(amount.digits) > 1)


def _left_over(ours: Sequence[Told], theirs: Sequence[Told]) -> list[Told]:
    return [one for one in ours if not any(_one_sort(one, x) and one.rank.number == x.rank.number for x in theirs)]


def _alone(told: Sequence[Told]) -> bool:
    return len({one.rank.number for one in told}) == 1


def _one_sort(a: Told, b: Told) -> bool:
    """Whether two numbers may count one thing: events of one sort, or what went one way in a row."""
    ours, theirs = a.rank, b.rank
    if TURN in ours.what or TURN in theirs.what:
        sorts = (ours.what & theirs.what) - {TURN, ROW}
        return TURN in ours.what & theirs.what and bool(sorts) and (ROW in ours.what) is (ROW in theirs.what)
    two = bool(a.known and b.known) and a.known.isdisjoint(b.known)
    measured = not (ours.measure and theirs.measure) or bool(ours.measure & theirs.measure)
    stretch = ours.what == theirs.what or (STEP in ours.what | theirs.what and bool(ours.scope))
    return not two and measured and stretch and ours.scope == theirs.scope and ours.settled == theirs.settled


def _of_two(a: Told, b: Told) -> bool:
    """Whether two people did it, or two longer texts say nothing alike beside it and share few names and figures."""
    ours, theirs = a.whose, b.whose
    if (ours and theirs and ours != theirs) or _strangers(a, b):
        return True
    if a.said is None or b.said is None or not a.said.isdisjoint(b.said):
        return False
    return len(a.marks & b.marks) < MARKS


def _strangers(a: Told, b: Told) -> bool:
    """Whether each is told of somebody of whom the other text says nothing."""
    ours, theirs = a.rank.of, b.rank.of
    named = not ours.islower() and not theirs.islower() and bool(ours and theirs)
    return named and not _heard(ours, b.text) and not _heard(theirs, a.text)


def _heard(name: str, text: frozenset[str]) -> bool:
    return any(word in text for word in WORD.findall(name.lower()))
