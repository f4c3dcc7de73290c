"""The periods of the times of a text, in order: what one leaves out is taken from those told before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from factcheck.model.pack import RulePack
from factcheck.model.period import Partial, Period
from factcheck.model.time import Moment, Time, Unit
from factcheck.normalise.lexicon import Lexicon
from factcheck.normalise.period import period as find_period
from factcheck.normalise.period_calendar import shifted
from factcheck.normalise.period_sessions import counts_sessions, exchanges_of, sessions_to
from factcheck.normalise.period_year import (
    Told,
    bare,
    beside,
    follows,
    in_year,
    nearer_a_year_back,
    nearer_the_other,
    of_the_year,
    rank,
    sure,
)
from factcheck.normalise.scene import Dated, Scene
from factcheck.normalise.sight import Memory
from factcheck.normalise.when_against import a_year_before, marked, of_whose_year, set_against

STEPS: tuple[Unit, ...] = ("day", "week", "month", "quarter", "year")
DAYS = frozenset({"day", "weekday"})
LEADING = frozenset({"in", "for", "during", "on", "by", "at", "but", "and", "then"})
MOST_DAYS_BACK = 21
ELSEWHERE = frozenset({"after", "before", "since", "following", "leading", "of", "between", "around", "when", "from"})
NEAR = 4  # blocks from where a day was told to what is still told of it
NEWS, WEEKS = 100, 31  # days
SOON = 3  # sentences from one that tells a year to one that leaves it out
MOST_DAYS = 10  # that somebody counts of a market without saying which


class Story(NamedTuple):
    """The last time of a paragraph that told its year."""

    told: Told
    block: int
    order: int
    leads: bool


@dataclass
class Periods:
    """Places the times of one field of an article, sentence by sentence."""

    as_of: Period | None
    pack: RulePack
    lexicon: Lexicon
    memory: Memory
    story: Story | None = None
    told: list[Told] = field(default_factory=list)

    def of(self, scene: Scene) -> dict[int, Period | None]:
        """The periods of a sentence by the ids of its times."""
        own = exchanges_of((name.subject for name in scene.names), self.pack.dates)
        self.memory.exchanges |= own
        self.told = []
        for dated in scene.times:
            one = self._placed(scene, dated, _only(own or self.memory.exchanges))
            if one is not None:
                self.told.append(one)
                self._in_order()
        self._bases_before()
        found: dict[int, Period | None] = {id(dated.time): None for dated in scene.times}
        found.update({id(one.dated.time): one.period for one in self.told})
        return found

    def one(self, time: Time, anchor: Period | None = None, exchange: str | None = None) -> Period | None:
        """One time in the calendar; where it cannot be placed, what is known of its day."""
        found = find_period(time, self.as_of, self.pack, anchor, exchange)
        if found is None or found.resolved or time.first is None or time.kind not in ("point", "list", "range"):
            return found
        first = _partial(time.first)
        last = _partial(time.last) if time.last else first
        return replace(found, partial=(first, last)) if any(x is not None for x in first) else found

    def of_market(self, scene: Scene, dated: Dated, known: Period) -> Period:
        """ "Over two days": of a market, the two sessions that end with the day told, or with the last of all."""
        own = exchanges_of((name.subject for name in scene.names), self.pack.dates)
        exchange, time = _only(own or self.memory.exchanges), dated.time
        if time.kind == "anaphor":
            return self._day_of_market(known, exchange)
        others = [one for one in self.told if one.dated is not dated and one.time.bound != "since"]
        ends = [one.period for one in others if one.period.grain in DAYS and one.period.resolved]
        if time.unit != "day" or time.first is not None or len(ends) < len(others) or len(ends) > 1:
            return known
        if time.last is None and (_definite(scene, dated) or (time.number or 0) > MOST_DAYS):
            return known
        end = known if known.resolved else next(iter(ends), None) or self._near_day(scene) or self.as_of
        if end is None or end.last is None or (end.first != end.last and end is not known):
            return known
        first, last = sessions_to(end.last, time.number, self.pack.dates, exchange)
        return replace(known, first=first, last=last)

    def _day_of_market(self, known: Period, exchange: str | None) -> Period:
        """ "The day before" a Monday is no Sunday where a market is told of."""
        day = known.first
        if day is None or day != known.last or self.pack.dates.trading_days.latest(day, exchange) == day:
            return known
        found = self.pack.dates.trading_days.latest(day, exchange)
        return replace(known, first=found, last=found)

    def last_day(self, scene: Scene) -> Period | None:
        """The day told last, where that is not long ago."""
        near = 0 <= scene.sentence.block - self.memory.moment_block <= NEAR
        return self.memory.moment if near and not self._long_past(self.memory.moment) else None

    def _long_past(self, day: Period | None) -> bool:
        """Whether a day lies so far back that news of what moves daily is not of it, unless it says so."""
        if day is None or day.last is None or self.as_of is None or self.as_of.first is None:
            return False
        taken = self.as_of.text == day.text  # an article without a date is of the first that it tells
        return not taken and (self.as_of.first - day.last).days > MOST_DAYS_BACK

    def ahead(self, dated: Dated, known: Period) -> Period | None:
        """The period of a forecast: the next of that name, and what it is compared with before it."""
        one = next((one for one in self.told if one.dated is dated), None)
        written = self.as_of.first if self.as_of else None
        if one is None or written is None or known.last is None or known.last >= written or _dated_otherwise(one):
            return known
        if not one.against:
            return self.one(dated.time._replace(future=True))
        main = self._main_time(one)
        aim = self.ahead(main.dated, main.period) if main is not None else None
        if aim is None or aim.first is None or aim.first <= written or known.first is None:
            return known
        years = range(aim.first.year, known.first.year, -1)
        moved = (self._moved(one, year).period for year in years)
        return next((period for period in moved if period.first and period.first < aim.first), known)

    def _main_time(self, base: Told) -> Told | None:
        """The first time of the sentence that is set against nothing, told in the same terms as what is."""
        plain = (one for one in self.told if not one.against and _alike(one, base.time))
        return next((one for one in plain if one.period.first is not None), None)

    def _fresh(self, one: Told) -> bool:
        """Whether a month or day was not over, or hardly, when the article was written."""
        kind, written, last = rank(one.time), self.as_of.first if self.as_of else None, one.period.last
        if kind is None or kind[0] not in ("month", "day") or written is None or last is None:
            return False
        return abs((written - last).days) < WEEKS

    def _placed(self, scene: Scene, dated: Dated, exchange: str | None) -> Told | None:
        time = dated.time
        if time.kind == "anaphor":
            time = a_year_before(scene, dated, self.lexicon)
            period = self.one(time, self._anchor(scene, dated), exchange)
            return Told(dated, time, period) if period is not None else None
        against, known = set_against(scene, dated, self.lexicon), sure(time)
        if time.future is None and not known and not against and self._goes_on_ahead(time):
            time = time._replace(future=True)
        year = self._year(scene, dated, against=against) if not known else None
        placed = self.one(in_year(time, year), None, exchange) if year is not None else None
        if placed is not None and self._begun(placed):
            return Told(dated, time, placed, against, sure=True)
        period = self.one(time, None, exchange)
        return Told(dated, time, period, against, known) if period is not None else None

    def _goes_on_ahead(self, time: Time) -> bool:
        """Whether the time before is yet to come, and this one of its kind is told after it."""
        before = next((one for one in reversed(self.told) if _alike(one, time)), None)
        return before is not None and before.time.future is True and bare(time) and not before.against

    def _year(self, scene: Scene, dated: Dated, *, against: bool) -> int | None:
        """The year of a time that tells none, from the last that does."""
        time = dated.time
        if time.future is True or not (bare(time) or of_the_year(time)):
            return None
        before = next((one for one in reversed(self.told) if not one.against and _alike(one, time)), None)
        if before is not None:
            known = before.sure and not against and not marked(scene, before.dated, self.lexicon)
            return _year_of(time, before) if known else None
        return self._year_of_story(scene, dated) if not against else None

    def _year_of_story(self, scene: Scene, dated: Dated) -> int | None:
        """The year of the sentence before, where it goes on: "In the second quarter they fell"."""
        story, time = self.story, dated.time
        if story is None or story.block != scene.sentence.block or scene.order - story.order > SOON:
            return None
        parallel = story.leads and leads(scene, dated)
        if of_the_year(time):
            return _year_of(time, story.told) if parallel else None
        here, there = rank(time), rank(story.told.time)
        if here is None or there is None or here[0] != there[0] or here[1] <= there[1]:
            return None
        next_one = follows(time, story.told.time) and here[0] in ("quarter", "half")
        return beside(time, story.told) if parallel or next_one or self._long_ago(time) else None

    def _long_ago(self, time: Time) -> bool:
        """Whether a time is no news by the day of writing alone, and rather of the year that was told."""
        period, written = self.one(time), self.as_of.first if self.as_of else None
        if rank(time) is None or period is None or period.last is None or written is None:
            return False
        return bare(time) and time.first is not None and time.first.day is None and (written - period.last).days > NEWS

    def _begun(self, period: Period) -> bool:
        """Whether a period had begun when the article was written."""
        written = self.as_of.last if self.as_of else None
        return written is None or period.first is None or period.first <= written

    def _in_order(self) -> None:
        """Sets right what stands before the last time told, where both leave out the year."""
        last = self.told[-1]
        if last.against or last.sure or not bare(last.time) or last.period.first is None:
            return
        places = [at for at, one in enumerate(self.told) if _alike(one, last.time) and not one.against]
        before = self.told[places[-2]] if len(places) > 1 else None
        if before is None or before.period.first is None or places[-1] != len(self.told) - 1:
            return
        if (year := _year_ahead(before, last)) is not None:
            self.told[-1] = self._moved(last, year)._replace(time=last.time._replace(future=True))
            return
        if nearer_the_other(last, before):
            self.told[-1] = self._moved(last, before.period.first.year)
            return
        for place in reversed(places[:-1]):
            one, later = self.told[place], self.told[places[places.index(place) + 1]]
            if later.period.first is None or one.time.future is True or not nearer_a_year_back(one, later):
                return
            self.told[place] = self._moved(one, later.period.first.year)

    def _bases_before(self) -> None:
        """Sets what is compared with before what is compared, or before the day of writing."""
        for at, one in enumerate(self.told):
            start, written = one.period.first, self.as_of.last if self.as_of else None
            if not one.against or one.sure or not bare(one.time) or start is None or written is None:
                continue
            main = self._main_time(one)
            limit = main.period.first if main is not None and main.period.first else None
            if limit and main is not None and self._fresh(one) and not main.sure:
                continue  # "from June's 75 to 68 for July", told in June
            late = start >= limit if limit else start > written
            if late:
                year = limit.year if limit else written.year
                moved = self._moved(one, year)
                still = moved.period.first is not None and (
                    moved.period.first >= limit if limit else moved.period.first > written
                )
                self.told[at] = self._moved(one, year - 1) if still else moved

    def _moved(self, one: Told, year: int) -> Told:
        period = self.one(in_year(one.time, year))
        return one._replace(period=period) if period is not None and period.resolved else one

    def _anchor(self, scene: Scene, dated: Dated) -> Period | None:
        """What "a year earlier" is reckoned from: the last time before it, rather no single day."""
        owner = of_whose_year(scene, dated)
        told = [one for one in self.told if one.period.resolved and one.dated is not owner]
        if told and scene.lower(dated.last) == "that":
            return told[-1].period  # "and $3 billion the year before that"
        unit = dated.time.first.unit if dated.time.first else None
        plain = [one for one in told if one.time.kind != "anaphor"]
        days = [one for one in plain if one.period.grain in DAYS]
        if unit == "day":
            here = scene.sentence.block == self.memory.moment_block or counts_sessions(dated.time, self.pack.dates)
            return days[-1].period if days else self._near_day(scene) if here else None
        pool = [one for one in plain if one not in days] or plain
        return self._main(pool, dated) if pool else self._near_quarter(scene, dated)

    def _main(self, pool: Sequence[Told], dated: Dated) -> Period:
        """Of times that are held against one, that one: "5 in May, against 4 in May 2025 and 3 a month earlier"."""
        last = pool[-1].period
        for one in pool[:-1]:
            if not _a_step_back(one.period, last):
                continue
            leant = self.one(dated.time, one.period)
            taken = [(other.period.first, other.period.last) for other in pool]
            if leant is not None and (leant.first, leant.last) not in taken:
                return one.period
        return last

    def _near_quarter(self, scene: Scene, dated: Dated) -> Period | None:
        """The quarter told of not long before, from which "the previous quarter" is counted."""
        stretch, unit = self.memory.stretch, dated.time.first.unit if dated.time.first else None
        near = unit == "quarter" and scene.order - stretch.order <= SOON
        return stretch.period if near and stretch.period is not None and stretch.period.grain == "quarter" else None

    def _near_day(self, scene: Scene) -> Period | None:
        day = self.last_day(scene)
        return day if day is not None and day.resolved and day.first == day.last else None

    def remember(self, scene: Scene) -> None:
        """Keeps what a sentence told, once its own figures have their times."""
        days = [one.period for one in self.told if one.period.grain in DAYS and one.time.kind != "anaphor"]
        if days:
            self.memory.moment, self.memory.moment_block = days[-1], scene.sentence.block
        if self.story is not None and self.story.block != scene.sentence.block:
            self.story = None
        plain = [one for one in self.told if one.time.kind != "anaphor" and not one.against and one.period.first]
        dated = [one for one in plain if one.sure or bare(one.time._replace(bound=None))]
        if not dated:
            return
        last = dated[-1]
        plainly = last.sure and not marked(scene, last.dated, self.lexicon)
        self.story = Story(last, scene.sentence.block, scene.order, leads(scene, last.dated)) if plainly else None


def _partial(told: Moment) -> Partial:
    """What is known of a day whose year is not; of a weekday counted from a day on, no more than that."""
    return Partial(weekday=told.weekday) if told.week == 0 else Partial(told.month, told.day, told.weekday)


def leads(scene: Scene, dated: Dated) -> bool:
    """Whether a time opens its sentence."""
    return all(word in LEADING for word in scene.between(0, dated.first))


def _definite(scene: Scene, dated: Dated) -> bool:
    """Whether it is told elsewhere which days are meant: "in the two days after the vote"."""
    return scene.lower(dated.first + 1) == "the" or scene.lower(dated.last) in ELSEWHERE


def _dated_otherwise(one: Told) -> bool:
    """Whether a time says which of its name it is, or that it is yet to come."""
    told = one.time.first
    return told is None or one.sure or told.year is not None or told.shift is not None or one.dated.time.future is True


def _year_ahead(before: Told, last: Told) -> int | None:
    """The year of what is yet to come too: "first-quarter sales will rise, followed by a fall in the second"."""
    ahead = (
        before.time.future is True
        and last.time.future is not True
        and not before.sure
        and (rank(last.time) or ("day", 0))[0] != "day"
    )
    if not ahead or before.period.first is None or last.period.first is None:
        return None
    return beside(last.time, before) if last.period.first < before.period.first else None


def _only(exchanges: set[str]) -> str | None:
    return next(iter(exchanges)) if len(exchanges) == 1 else None


def _alike(one: Told, time: Time) -> bool:
    """Whether one time can tell the year of another: both quarters, both months, or any of "the year"."""
    if of_the_year(time):
        return one.sure and one.period.resolved
    here, there = rank(time), rank(one.time)
    return here is not None and there is not None and here[0] == there[0]


def _year_of(time: Time, before: Told) -> int | None:
    if of_the_year(time):
        first, last = before.period.first, before.period.last
        return first.year if first and last and first.year == last.year else None
    return beside(time, before)


def _a_step_back(one: Period, other: Period) -> bool:
    """Whether a period is the day, month, quarter or year before another, or the same a year before."""
    if one.first is None or other.first is None or one.grain != other.grain:
        return False
    return any(shifted(one.first, unit, -1) == other.first for unit in STEPS)
