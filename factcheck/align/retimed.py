"""Dates left over where two articles tell one story: one event, dated in two ways.

As with figures, the dates that both articles tell are set aside; of what is left, two that differ in the day, the
month or the year alone stand for each other if their sentences share enough else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from factcheck.align.happening import Happenings, happenings, happens
from factcheck.align.mutual import best
from factcheck.align.passages import Passage, Passages, shared, shared_around
from factcheck.model.finding import Redating
from factcheck.model.pack import RulePack
from factcheck.model.period import Period
from factcheck.model.statement import Reading, Slot
from factcheck.model.stem import stem

MOST_OPEN = 12  # dates left over in an article beyond which it is a chronicle
ENOUGH = 2.0
SAID = 0.4
HAPPENING = 1.0  # what it says for two dates that the same kind of thing happens on them
ONCE = 0.6  # the same, where it happens once
NEAR = 14  # tokens around a date within which stands what happens on it
LONE = 0.5  # what it says for two dates that no other is left over
FARTHEST = 10  # days or years between two dates of one event, where only that part of them differs
LONGEST = 20  # years between two years of one event
BRIEF = 12  # figures of a short text
LATE = 20  # the day of a month from which on it may be its end
A_YEAR_ON = 2  # years from which on two are not this one and the last

Side = tuple[str, str]

MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
END_OF = re.compile(r"(?:the )?end of [a-z]{3,9}$")
NUMBERS = re.compile(r"\d+")


class Calendar(NamedTuple):
    """What of a date is told."""

    year: int | None
    month: int | None
    day: int | None


class Dated(NamedTuple):
    """A date, the sentence it stands in, and what happens then."""

    told: Calendar
    slot: Slot
    passage: Passage
    happens: frozenset[str] = frozenset()

    @property
    def loose(self) -> bool:
        return END_OF.match(self.slot.text.lower()) is not None


def redatings(stories: Iterable[tuple[Reading, Reading]], passages: Passages, pack: RulePack) -> Iterator[Redating]:
    """Pairs of dates that stand for each other in two tellings of one story."""
    put_off, sides = frozenset(pack.words.phrases["set"]["put_off"]), _sides(pack)
    words, once = happenings(pack.words.phrases["dated"]), frozenset(pack.words.phrases["set"]["once"])
    yearly = frozenset(pack.words.phrases["basis"]["stretch"])
    for ours, theirs in stories:
        if ours is theirs:
            continue
        mine, others = (_dates(passages.of(side), put_off, words) for side in (ours, theirs))
        here, there = _left_over(mine, others), _left_over(others, mine)
        if not (0 < len(here) <= MOST_OPEN and 0 < len(there) <= MOST_OPEN):
            continue
        told = frozenset(map(_dated, mine)) & frozenset(map(_dated, others))
        lone = LONE if len(here) == len(there) == 1 else 0
        alone = bool(lone) and _brief(passages.of(ours), passages.of(theirs))
        weights = {
            (i, j): _weight(a, b, told, once) + (0 if _next(a, b) else lone + _across(a, b))
            for i, a in enumerate(here)
            for j, b in enumerate(there)
            if _slipped(a.told, b.told) and not _opposed(a.passage, b.passage, sides) and not _two_changes(a, b, yearly)
            if a.told.day is not None or _of_one_year(a, b, told, once, alone=alone)
        }
        for i, j in best(weights, ENOUGH):
            a, b = here[i], there[j]
            yield Redating(a.passage.statement, b.passage.statement, a.slot, b.slot, copies=False, retold=True)


def _dates(passages: Sequence[Passage], put_off: frozenset[str], words: Happenings) -> list[Dated]:
    """The dates of an article; of what was put off, none."""
    return [
        Dated(told, slot, passage, happens(passage.statement.tokens, slot.token, words, NEAR))
        for passage in passages
        if not _put_off(passage, put_off)
        for slot in passage.statement.slots
        if slot.kind == "time"
        for told in _calendars(slot)
        if not _of_writing(slot.period, passage.statement.as_of)
    ]


def _of_writing(told: Period | None, written: Period | None) -> bool:
    """Whether a date is the day of the article itself, or the one before: the next report tells its own."""
    if told is None or written is None or told.first is None or written.last is None:
        return False
    taken = written.text == told.text  # an article without a date is taken to be of the first that it tells
    return told.grain == "day" and not taken and 0 <= (written.last - told.first).days <= 1


def _put_off(passage: Passage, words: frozenset[str]) -> bool:
    """Whether something was put off: "put back to May", but not "put the value at 3 million"."""
    said = f" {' '.join(passage.statement.tokens)} "
    return any(f" {word} " in said for word in words)


def _calendars(slot: Slot) -> Iterator[Calendar]:
    """What a date tells; of years from one to another, both."""
    period = slot.period
    if period is not None and period.first is not None and period.last is not None and period.grain == "span":
        years = [int(number) for number in NUMBERS.findall(slot.text)]
        if len(years) > 1 and years == [period.first.year, period.last.year] and MONTH.search(slot.text) is None:
            yield from (Calendar(year, None, None) for year in years)
            return
    if (told := _calendar(slot)) is not None:
        yield told


def _calendar(slot: Slot) -> Calendar | None:
    """The parts of a date that its words tell: of "July 26" no year."""
    period = slot.period
    ends = END_OF.match(slot.text.lower()) is not None
    if period is None or not (ends or any(character.isdigit() for character in slot.text)):
        return None
    if period.partial is not None:
        first, last = period.partial
        end = period.last or period.first  # "until December 16, 2032"
        year = end.year if end is not None and str(end.year) in slot.text else None
        return Calendar(year, first.month, first.day) if first == last and first.month and first.day else None
    if None in (period.first, period.last) and period.grain == "span":
        return _end(slot.text, period.last or period.first)
    if period.grain == "span" and slot.text.lower().startswith("since "):
        return _end(slot.text, period.first)
    if ends:
        told = period.last if period.first == period.last else None
        return Calendar(None, told.month, told.day) if told else None
    if period.first is None or period.last is None or period.grain not in ("day", "month", "year"):
        return None
    return _parts(period.first, period.grain, said=str(period.first.year) in slot.text)


def _end(text: str, day: date | None) -> Calendar | None:
    """The one end that is told of a stretch of time: "until May 2029"."""
    if day is None or str(day.year) not in text or len(NUMBERS.findall(text)) > 2:
        return None
    grain = "year" if MONTH.search(text) is None else "day" if len(NUMBERS.findall(text)) > 1 else "month"
    return _parts(day, grain, said=True)


def _parts(day: date, grain: str, *, said: bool) -> Calendar:
    month = None if grain == "year" else day.month
    return Calendar(day.year if said else None, month, day.day if grain == "day" else None)


def _left_over(ours: Sequence[Dated], theirs: Sequence[Dated]) -> list[Dated]:
    return [
        one
        for one in ours
        if not one.loose and not any(_may_be(one.told, other.told) or _about_end(one, other) for other in theirs)
    ]


def _about_end(one: Dated, other: Dated) -> bool:
    """ "The end of June" may be any of its last days."""
    return other.loose and one.told.month == other.told.month and (one.told.day or 0) >= LATE


def _may_be(a: Calendar, b: Calendar) -> bool:
    """Whether two dates agree in all that both tell, of which there is some: not "2017" and "30 June"."""
    both = [(x, y) for x, y in zip(a, b, strict=True) if x is not None and y is not None]
    return bool(both) and all(x == y for x, y in both)


def _slipped(a: Calendar, b: Calendar) -> bool:
    """Whether of two dates told to the same part only one part differs: the day, the month or the year."""
    if [x is None for x in (a.month, a.day)] != [x is None for x in (b.month, b.day)]:
        return False
    apart = [abs(x - y) for x, y in zip(a, b, strict=True) if x is not None and y is not None and x != y]
    if a.day is None and a.year != b.year and apart and apart[0] < A_YEAR_ON:
        return False  # the year before is what news is compared with
    return len(apart) == 1 and apart[0] <= (LONGEST if a.month is None else FARTHEST)


def _across(a: Dated, b: Dated) -> float:
    """What the figures say that the one sentence tells and those beside the other."""
    ours, theirs = _values(a.passage), _values(b.passage)
    across = (ours & _around(b.passage)) | (theirs & _around(a.passage))
    return SAID * min(2, len(across - (ours & theirs)))


def _next(a: Dated, b: Dated) -> bool:
    """Whether two dates are of one day and the next, as are those of two reports."""
    return a.told[:2] == b.told[:2] and abs((a.told.day or 0) - (b.told.day or 0)) == 1


def _weight(a: Dated, b: Dated, told: frozenset[tuple[int | None, ...]], once: frozenset[str]) -> float:
    """What two sentences share: the dates and figures beside, names, words."""
    ours, theirs = a.passage, b.passage
    names, words = shared(ours, theirs)
    context = shared_around(ours, theirs)
    figures = _values(ours) & _values(theirs)
    dates = told & _told(ours) & _told(theirs)
    near, kinds = ours.around(a.slot.token) & theirs.around(b.slot.token), a.happens & b.happens
    return (
        HAPPENING * bool(kinds)
        + ONCE * bool(kinds & once)
        + 1.5 * min(2, len(dates) + len(figures))
        + 0.7 * min(3, len(names))
        + SAID * min(4, len(words))
        + 0.6 * min(3, len(near))
        + 0.2 * min(4, len(context))
    )


def _brief(here: Sequence[Passage], there: Sequence[Passage]) -> bool:
    """Whether two texts are so short that what each of them has left over is one thing."""
    return max(sum(len(passage.claims) for passage in side) for side in (here, there)) <= BRIEF


def _of_one_year(
    a: Dated, b: Dated, told: frozenset[tuple[int | None, ...]], once: frozenset[str], *, alone: bool
) -> bool:
    """Whether two years may be that of one thing: by a figure or a date that both sentences tell beside.

    Where neither sentence of two short texts tells a figure, it is enough that no other date is left over. Where the
    same kind of thing happens, a figure may stand beside one of them, or it is of a kind that happens ``once``.
    """
    if any(_about_now(one) for one in (a, b)):
        return False
    ours, theirs = _long(a.passage), _long(b.passage)
    if (kinds := a.happens & b.happens) and not (ours and theirs and not _across(a, b)):
        return _across(a, b) > 0 or (alone and (bool(kinds & once) or not _of_two(a, b)))
    dates = (one for one in told & _told(a.passage) & _told(b.passage) if one[-1] is not None or len(one) > 2)
    return bool(ours & theirs) or any(dates) or (alone and not (ours and theirs) and not _of_two(a, b))


def _sides(pack: RulePack) -> Mapping[str, frozenset[Side]]:
    """The stems that take a side on an axis, "approve" and "block", with what they take."""
    held: defaultdict[str, set[Side]] = defaultdict(set)
    for pole, words in pack.words.phrases["pole"].items():
        axis, _, side = pole.partition(" ")
        for form in (form for word in words for form in (word, f"{word.removesuffix('e')}ed")):
            held[stem(form)].add((axis, side))
    return {word: frozenset(taken) for word, taken in held.items()}


def _opposed(ours: Passage, theirs: Passage, sides: Mapping[str, frozenset[Side]]) -> bool:
    """Whether two sentences tell opposite things, which are two events: approved in one year, blocked in another."""
    mine, other = (frozenset().union(*(sides.get(word, ()) for word in one.words)) for one in (ours, theirs))
    return any(axis == facing and side != against for axis, side in mine - other for facing, against in other - mine)


def _two_changes(a: Dated, b: Dated, yearly: frozenset[str]) -> bool:
    """Whether each year is that from which a change of its own is told: "up 12% on 2019", "up 3% from 2024"."""
    ours, theirs = (
        {claim.quantity.near for claim in one.passage.claims if claim.frame.qualifiers & yearly} for one in (a, b)
    )
    return a.told.month is None and bool(ours and theirs) and ours.isdisjoint(theirs)


def _of_two(a: Dated, b: Dated) -> bool:
    """Whether each sentence names what the other does not: a plant at Yongin, one at Cheongju."""
    ours, theirs = a.passage.statement, b.passage.statement
    return not (ours.telling <= {*theirs.tokens}) and not (theirs.telling <= {*ours.tokens})


def _about_now(one: Dated) -> bool:
    """Whether a year is about that of the article, as are those that news compares."""
    written = one.passage.statement.as_of
    taken = written is None or written.first is None or str(written.first.year) in one.slot.text
    return not taken and abs(written.first.year - (one.told.year or 0)) <= 1  # type: ignore[union-attr]


def _long(passage: Passage) -> frozenset[object]:
    """The figures of a sentence that are not met everywhere."""
    return frozenset(claim.quantity.near for claim in passage.claims if claim.quantity.is_long)


def _values(passage: Passage) -> frozenset[object]:
    return frozenset(claim.quantity.near for claim in passage.claims)


def _around(passage: Passage) -> frozenset[object]:
    return frozenset().union(*map(_values, passage.beside))


def _told(passage: Passage) -> frozenset[tuple[int | None, ...]]:
    """The dates that a sentence tells."""
    times = (slot for slot in passage.statement.slots if slot.kind == "time")
    return frozenset(_dated(Dated(told, slot, passage)) for slot in times for told in _calendars(slot))


def _dated(one: Dated) -> tuple[int | None, ...]:
    """The month and day of a date, which leaves its year unsaid; a year as it stands."""
    return one.told if one.told.month is None else one.told[1:]
