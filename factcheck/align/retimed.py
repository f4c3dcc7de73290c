"""Dates left over where two articles tell one story: one event, dated in two ways.

As with figures, the dates that both articles tell are set aside; of what is left, two that differ in the day, the
month or the year alone stand for each other if their sentences share enough else. Two longer texts tell of many things
that happen to the same names: there the words right around the two dates must tell one event.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product, takewhile
from typing import NamedTuple

from factcheck.align.happening import Happenings, happening, happenings
from factcheck.align.mutual import best
from factcheck.align.once import Once
from factcheck.align.passages import Passage, Passages, shared, shared_around
from factcheck.align.told_dates import Calendar, about_end, calendars, is_end, may_be, slipped
from factcheck.model.finding import Redating
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.period import Period
from factcheck.model.statement import Reading, Slot
from factcheck.model.stem import stem

MOST_OPEN = 12  # dates left over in an article beyond which it is a chronicle
ENOUGH = 2.0
PLAIN = 3.0  # the same of two years of what happens once, where no other date tells of its kind
SAID = 0.4
HAPPENING = 1.0  # what it says for two dates that the same kind of thing happens on them
ONCE = 0.6  # the same, where it happens once
NEAR = 14  # tokens around a date within which stands what happens on it
ONE_DAY = 1.0  # what it says for two dates that they are one day of two years
WORD = later(r"[^\W\d_]+")
BEGINNING = frozenset({"is_built", "is_founded", "opens"})  # what happens to one thing in one year, by any name
LONE = 0.5  # what it says for two dates that no other is left over
BRIEF = 12  # figures of a short text
FEW_WORDS = 20  # that the sentences of a text with a date or a figure tell, up to which it has one thing to tell
MUCH = 8  # words and names that two sentences share which tell one thing, whatever clause the date stands in
FEWEST_LETTERS = 3  # of a name by which two events are known to be one
SINCE = "since "
BEFORE, BEHIND = 10, 10  # tokens around a date that may tell what it is the date of

Side = tuple[str, str]


class Dated(NamedTuple):
    """A date, the sentence it stands in, whether it is the end of a month, and what happens then."""

    told: Calendar
    slot: Slot
    passage: Passage
    loose: bool
    happens: frozenset[str] = frozenset()


def redatings(stories: Iterable[tuple[Reading, Reading]], passages: Passages, pack: RulePack) -> Iterator[Redating]:
    """Pairs of dates that stand for each other in two tellings of one story."""
    put_off, sides = frozenset(pack.words.phrases["set"]["put_off"]), _sides(pack)
    words, once = happenings(pack.words.phrases["dated"]), frozenset(pack.words.phrases["set"]["once"])
    yearly = frozenset(pack.words.phrases["basis"]["stretch"])
    told_by = Occasions.of(pack)
    dates = Once[Reading, list[Dated]](lambda side: _dates(passages.of(side), put_off))
    for ours, theirs in stories:
        if ours is theirs:
            continue
        mine, others = dates(ours), dates(theirs)
        here, there = _left_over(mine, others), _left_over(others, mine)
        if not (0 < len(here) <= MOST_OPEN and 0 < len(there) <= MOST_OPEN):
            continue
        here, there = ([_happening(one, words) for one in left] for left in (here, there))
        told = frozenset(_plain(one.told) for one in mine) & frozenset(_plain(one.told) for one in others)
        lone = LONE if len(here) == len(there) == 1 else 0
        alone = bool(lone) and _brief(passages.of(ours), passages.of(theirs))
        long = _at_length(passages, ours, theirs)
        sole = _sole(here) & _sole(there) & frozenset(pack.words.phrases["set"]["of_one_thing"])
        weights: dict[tuple[int, int], float] = {}
        for (i, a), (j, b) in product(enumerate(here), enumerate(there)):
            shown = len(_telling(a.passage) & _telling(b.passage)) > 1  # by two figures of its own
            known = bool(a.happens & b.happens & once) and a.told.month is not None
            lasting = told_by.one_state(a, b)
            if not slipped(a.told, b.told, coarse=shown, next_year=known or lasting):
                continue
            if _opposed(a.passage, b.passage, sides) or _two_changes(a, b, yearly):
                continue
            if long and not told_by.one(a, b):
                continue
            weight = _weight(a, b, told, once)
            plain = weight >= PLAIN and bool(a.happens & b.happens & sole)
            begun = bool(lone) and _begins(a, b) and not _of_two(a, b)
            dated = a.told.day is not None or plain or begun or shown
            if dated or known or lasting or _of_one_year(a, b, told, once, alone=alone):
                weights[i, j] = weight + (0 if _next(a, b) else lone + _across(a, b))
        for i, j in best(weights, ENOUGH):
            a, b = here[i], there[j]
            yield Redating(a.passage.statement, b.passage.statement, a.slot, b.slot, copies=False, retold=True)


class Occasions(NamedTuple):
    """Knows two dates of one event, by a pack's words that begin another clause, name a post, or tell what recurs or
    only that it lasts.
    """

    bounds: frozenset[str]
    posts: frozenset[str]
    recurring: frozenset[str]
    lasting: frozenset[str]
    idle: frozenset[str]

    @classmethod
    def of(cls, pack: RulePack) -> Occasions:
        words = pack.words.phrases["occasion"]
        posts, recurring, lasting = (frozenset(map(stem, words[label])) for label in ("post", "recurring", "lasting"))
        idle = frozenset(pack.words.phrases["stop"]["word"])
        return cls(frozenset(words["bound"]), posts, recurring, lasting, idle)

    def one(self, a: Dated, b: Dated) -> bool:
        """Whether two sentences of longer texts date one event.

        They do where both tell one day of two years, two figures of their own beside the same kind of event, or much of
        the same in words and names. Else the words right around the dates must name the event, and a figure or a name
        must be told in both, be it, where two words name it, a figure of the sentences beside. Of talks and of what
        else is held time and again the deed must be one, too: somebody meets an envoy at the talks, the talks begin.
        """
        if a.told.day is not None and a.told[1:] == b.told[1:]:
            return True
        if len(_telling(a.passage) & _telling(b.passage)) > 1 and a.happens & b.happens:
            return True
        if sum(map(len, shared(a.passage, b.passage))) >= MUCH:
            return True
        event = self._around(a) & self._around(b)
        if not event or (event <= self.recurring and (_of_two(a, b) or _two_deeds(a, b))):
            return False
        if _values(a.passage) & _values(b.passage) or self._names(a) & self._names(b):
            return True
        return len(event) > 1 and bool(_around(a.passage) & _around(b.passage))

    def one_state(self, a: Dated, b: Dated) -> bool:
        """Whether one state of things is told to last since two years: "under blockade since 2007"."""
        since = all(one.slot.text.lower().startswith(SINCE) and not _about_now(one) for one in (a, b))
        if not since or not self._names(a) & self._names(b):
            return False
        ours, theirs = self._state(a), self._state(b)
        return ours is not None and ours == theirs

    def _state(self, one: Dated) -> str | None:
        """The word right before a date that says what lasts, names aside: "a blockade in place", "by Norda"."""
        stems, aside = one.passage.stems, self.lasting | frozenset(map(stem, self._names(one))) | {""}
        before = stems[max(0, one.slot.token - BEFORE) : one.slot.token]
        return next((word for word in reversed(before) if word not in aside), None)

    def _names(self, one: Dated) -> frozenset[str]:
        """The words of names in a sentence by which an event may be known, in lower case."""
        statement = one.passage.statement
        told = (word for word in WORD.findall(statement.place.text) if not word[0].islower())
        named = statement.telling & frozenset(map(str.lower, told)) - self.idle
        return frozenset(word for word in named if len(word) >= FEWEST_LETTERS and stem(word) not in self.posts)

    def _around(self, one: Dated) -> frozenset[str]:
        """The words that may tell what a date is the date of: those of its clause, names and posts aside."""
        tokens, stems, at = one.passage.statement.tokens, one.passage.stems, one.slot.token
        before = self._run(tokens, range(at - 1, at - BEFORE - 1, -1))
        behind = self._run(tokens, range(at + 1, at + BEHIND + 1))
        if not before and not behind and tokens[at + 1 : at + 2] == (",",):  # "On Monday, …"
            behind = self._run(tokens, range(at + 2, at + 2 + BEFORE))
        named = one.passage.named | frozenset(map(stem, self._names(one)))
        return frozenset(stems[place] for place in (*before, *behind)) - named - self.posts - {""}

    def _run(self, tokens: Sequence[str], places: Iterable[int]) -> list[int]:
        """The places of tokens up to the next one that begins another clause, or is another figure or time."""
        within = takewhile(lambda at: 0 <= at < len(tokens) and tokens[at] not in self.bounds, places)
        return [at for at in within if tokens[at].isalpha()]


def _at_length(passages: Passages, ours: Reading, theirs: Reading) -> bool:
    """Whether either of two texts tells more than one thing."""
    return max(len(passages.words(side)) for side in (ours, theirs)) > FEW_WORDS


def _dates(passages: Sequence[Passage], put_off: frozenset[str]) -> list[Dated]:
    """The dates of an article; of what was put off, none."""
    return [
        Dated(told, slot, passage, is_end(slot))
        for passage in passages
        if not _put_off(passage, put_off)
        for slot in passage.statement.slots
        if slot.kind == "time"
        for told in calendars(slot)
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
    told = [word for word in words if word.partition(" ")[0] in passage.tokens]
    said = f" {' '.join(passage.statement.tokens)} " if told else ""
    return any(f" {word} " in said for word in told)


def _happening(one: Dated, words: Happenings) -> Dated:
    """A date with what is told nearest to it to happen."""
    return one._replace(happens=happening(one.passage.statement.tokens, one.slot.token, words, NEAR).nearest)


def _sole(left: Sequence[Dated]) -> frozenset[str]:
    """The kinds of things that happen on but one of these dates."""
    counts = Counter(kind for one in left for kind in one.happens)
    return frozenset(kind for kind, count in counts.items() if count == 1)


def _left_over(ours: Sequence[Dated], theirs: Sequence[Dated]) -> list[Dated]:
    return [one for one in ours if not one.loose and not any(_may_be_one(one, other) for other in theirs)]


def _may_be_one(one: Dated, other: Dated) -> bool:
    if (one.told.year is None) is not (other.told.year is None) and _years_apart(one, other):
        return False  # "September 2015", and "the end of September" of this year
    return may_be(one.told, other.told) or (other.loose and about_end(one.told, other.told))


def _years_apart(one: Dated, other: Dated) -> bool:
    """Whether two dates, of which one leaves its year unsaid, lie more than a year apart all the same."""
    days = [period.first or period.last for x in (one, other) if (period := x.slot.period) is not None]
    return len(days) == 2 and None not in days and abs(days[0].year - days[1].year) > 1  # type: ignore[union-attr]


def _across(a: Dated, b: Dated) -> float:
    """What the figures say that the one sentence tells and those beside the other."""
    ours, theirs = _values(a.passage), _values(b.passage)
    across = (ours & _around(b.passage)) | (theirs & _around(a.passage))
    return SAID * min(2, len(across - (ours & theirs)))


def _begins(a: Dated, b: Dated) -> bool:
    """Whether each date is when something began, by whatever name: "built in 1958", "opened in 1968"."""
    return bool(a.happens & BEGINNING and b.happens & BEGINNING)


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
    day = a.told[1:] == b.told[1:] and a.told.day is not None
    near, kinds = ours.around(a.slot.token) & theirs.around(b.slot.token), a.happens & b.happens
    begins = _begins(a, b)
    return (
        HAPPENING * (bool(kinds) or begins)
        + ONE_DAY * day
        + ONCE * (bool(kinds & once) or begins)
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


def _two_deeds(a: Dated, b: Dated) -> bool:
    """Whether what happens on two dates is not of one kind, where it is told of either."""
    return bool(a.happens | b.happens) and a.happens.isdisjoint(b.happens)


def _about_now(one: Dated) -> bool:
    """Whether a year is about that of the article, as are those that news compares."""
    written = one.passage.statement.as_of
    taken = written is None or written.first is None or str(written.first.year) in one.slot.text
    return not taken and abs(written.first.year - (one.told.year or 0)) <= 1  # type: ignore[union-attr]


def _long(passage: Passage) -> frozenset[object]:
    """The figures of a sentence that are not met everywhere."""
    return frozenset(claim.quantity.near for claim in passage.claims if claim.quantity.is_long)


def _telling(passage: Passage) -> frozenset[object]:
    """The figures of a sentence that are more than a digit: "7.4", "48"."""
    return frozenset(claim.quantity.near for claim in passage.claims if len(claim.quantity.digits) > 1)


def _values(passage: Passage) -> frozenset[object]:
    return frozenset(claim.quantity.near for claim in passage.claims)


def _around(passage: Passage) -> frozenset[object]:
    return frozenset().union(*map(_values, passage.beside))


def _told(passage: Passage) -> frozenset[tuple[int | None, ...]]:
    """The dates that a sentence tells."""
    times = (slot for slot in passage.statement.slots if slot.kind == "time")
    return frozenset(_plain(told) for slot in times for told in calendars(slot))


def _plain(told: Calendar) -> tuple[int | None, ...]:
    """The month and day of a date, which leaves its year unsaid; a year as it stands."""
    return told if told.month is None else told[1:]
