"""The time of a figure in a table, put together from heads: "Year ended December 31," above "2019"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.model.later import later
from factcheck.model.period import Grain
from factcheck.model.text import Span
from factcheck.model.time import Moment, Time, Unit
from factcheck.normalise.tables_cells import Cell
from factcheck.normalise.tables_words import COMPARED

STRETCH = later(
    r"""\b(?: (?P<count>three|six|nine|twelve|\d{1,2})\ (?P<unit>months?|weeks?)
            | (?P<whole>fiscal\ years?|years?|quarters?|months?) )\s+ end(?:ed|ing|s)?\b""",
    re.IGNORECASE | re.VERBOSE,
)
COUNTS = {"three": 3, "six": 6, "nine": 9, "twelve": 12}
GRAINS: dict[int, Grain] = {1: "month", 3: "quarter", 6: "half", 12: "year"}
YEAR = later(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:\s?[AEFP]\b|(?<=^\d{4})\s*$)", re.IGNORECASE)
BEHIND = later(r"[\s,]*(?:(?P<day>[012]?\d|3[01]),)?\s*(?P<year>(?:19|20)\d\d)(?!\d)")
# A quarter or a half of the year as heads in French and German tell it.
FOREIGN = later(
    r"""(?: T(?P<quarter>[1-4]) | S(?P<half>[12])
          | (?P<number>[1-4])(?:\.|er|re|e|ème|ère)?\ (?P<unit>Quartal|Halbjahr|trimestre|semestre) )
        \ (?P<year>20\d\d)""",
    re.IGNORECASE | re.VERBOSE,
)
# The year of a quarter or a half in two digits: "Q1 26", "H1'25".
SHORT = later(r"\s?['’\-/]?(?P<year>[0-4]\d)\s*$")
# The second line of a date that is broken over two rows of heads: "September" above "30, 2025".
SECOND_LINE = later(r"(?P<day>[012]?\d|3[01]),?(?:\s+(?P<year>(?:19|20)\d\d))?")
USELESS = frozenset({"clock", "duration", "anaphor", "unclear"})


def combined(cells: Sequence[Cell], words: str = "", corner: Sequence[Cell] = ()) -> Time | None:
    """The one time that cells tell together, the most telling words first; ``None`` where they tell none.

    A bare year is that of a stretch which the corner tells without one: "Year to 31 March", "Third quarter" beside
    "2025".
    """
    times = [_whole_day(time, cells) for cell in cells for time in _times(cell)]
    if not times:
        return None
    words = " ".join([words, *(cell.text for cell in cells)])
    year = next((time for time in times if _is_year(time)), None)
    finer = [time for time in times if not _is_year(time)]
    if not finer and year is not None and (ends := _stretch_of(corner)) is not None:
        return _with_year(ends, year)
    if not finer:
        return _fiscal(year, words) if year else None
    dated = next((time for time in finer if year_of(time) is not None), None)
    told = dated or _with_year(finer[0], year)
    return _stretched(told, words)


def _stretch_of(corner: Sequence[Cell]) -> Time | None:
    """The one quarter, half or stretch of a corner that leaves out the year: "Third quarter" beside "2023"."""
    told = [time for cell in corner for time in _times(cell)]
    part = told[0].first if len(told) == 1 and told[0].kind == "point" else None
    if (
        part is not None
        and (part.quarter or part.half)
        and part in (Moment(quarter=part.quarter), Moment(half=part.half))
    ):
        return told[0]
    ends = told[0].last if len(told) == 1 and told[0].kind == "stretch" else None
    return told[0] if ends is not None and ends.day is not None and ends.year is None and ends.shift is None else None


def _whole_day(time: Time, cells: Sequence[Cell]) -> Time:
    """A month with the day, and maybe the year, that stand in a cell of their own below it."""
    told = time.first
    if time.kind != "point" or told is None or told.month is None or told.day is not None:
        return time
    match = next((match for cell in cells if (match := SECOND_LINE.fullmatch(cell.text.strip()))), None)
    if match is None:
        return time
    year = int(match["year"]) if match["year"] else told.year
    text = f"{time.text} {match[0]}"
    return time._replace(first=told._replace(day=int(match["day"]), year=year), grain="day", text=text)


def latest(times: Sequence[Time]) -> Time:
    """The time a change leads to: the later of two years told."""
    return max(times, key=lambda time: (year_of(time) or 0, _order(time)))


def _foreign(cell: Cell) -> Time | None:
    """The quarter or the half that all of a cell tells: "T1 2026", "1. Halbjahr 2026"."""
    match = FOREIGN.fullmatch(cell.text.strip())
    if match is None:
        return None
    year, number = int(match["year"]), int(match["quarter"] or match["half"] or match["number"])
    if match["half"] or (match["unit"] or "").lower() in ("halbjahr", "semestre"):
        return Time(cell.span, cell.text, "half", first=Moment(year=year, half=number)) if number <= 2 else None
    return Time(cell.span, cell.text, "quarter", first=Moment(year=year, quarter=number))


def _times(cell: Cell) -> list[Time]:
    if (foreign := _foreign(cell)) is not None:
        return [foreign]
    compared = COMPARED.search(cell.text)
    end = cell.span.start + compared.start() if compared else cell.span.end
    found = [time for time in cell.times if time.kind not in USELESS and time.span.start < end]
    if not found and (match := YEAR.search(cell.text)):
        found.append(Time(cell.span, match["year"], "year", first=Moment(year=int(match["year"]))))
    return [_one_year(_later_end(_with_written(time, cell))) for time in found]


def _one_year(time: Time) -> Time:
    """ "Years ended June 30," stands above each of its years."""
    return time._replace(number=1) if time.kind == "stretch" and time.unit == "year" and time.number is None else time


def _with_written(time: Time, cell: Cell) -> Time:
    """A day with the year that stands right behind it: "August 31,2019"."""
    if year_of(time) is not None or time.kind not in ("point", "stretch"):
        return time
    match = BEHIND.match(cell.text, time.span.end - cell.span.start)
    if match is None:
        return _with_short(time, cell)
    if match["day"] and time.first is not None and time.first.day is None and time.first.month is not None:
        time = time._replace(first=time.first._replace(day=int(match["day"])), grain="day")
    return _with_year(time, Time(cell.span, match["year"], "year", first=Moment(year=int(match["year"]))))


def _with_short(time: Time, cell: Cell) -> Time:
    """A quarter or a half with the year that two digits behind it say."""
    told = time.first
    short = SHORT.match(cell.text, time.span.end - cell.span.start)
    if short is None or told is None or not (told.quarter or told.half):
        return time
    return _with_year(time, Time(cell.span, f"20{short['year']}", "year", first=Moment(year=2000 + int(short["year"]))))


def is_foreign(cell: Cell) -> bool:
    """Whether a cell tells a quarter or a half and nothing else, in French or German."""
    return _foreign(cell) is not None


def short_year(time: Time, cell: Cell) -> Span | None:
    """Where two digits say the year of a quarter in a cell."""
    match = SHORT.match(cell.text, time.span.end - cell.span.start)
    if match is None or _with_short(time, cell) is time:
        return None
    return Span(cell.span.start + match.start("year"), cell.span.start + match.end("year"))


def _later_end(time: Time) -> Time:
    """ "2019 v 2018", read as a range from the later to the earlier, leads to the later."""
    if time.kind not in ("range", "list") or time.first is None or time.last is None:
        return time
    if (time.first.year or 0) > (time.last.year or 0) > 0:
        return time._replace(kind="point", last=None)
    return time


def _moment(time: Time) -> Moment:
    return time.last or time.first or Moment()


def year_of(time: Time) -> int | None:
    """The year a time is told with."""
    return _moment(time).year


def _order(time: Time) -> tuple[int, int, int]:
    moment = _moment(time)
    return moment.month or 3 * (moment.quarter or 0) or 6 * (moment.half or 0), moment.day or 0, 0


def _is_year(time: Time) -> bool:
    return (
        time.kind == "point"
        and time.first is not None
        and time.first == Moment(year=time.first.year, fiscal=time.first.fiscal)
    )


def _fiscal(year: Time, words: str) -> Time:
    if year.first is None or "fiscal" not in words.lower() or year.first.fiscal:
        return year
    text = f"fiscal {year.text}"
    return year._replace(first=year.first._replace(fiscal=True), grain="fiscal_year", text=text)


def _with_year(time: Time, year: Time | None) -> Time:
    if year is None or year.first is None:
        return time
    first, last = time.first, time.last
    fiscal = year.first.fiscal
    if last is not None:
        last = last._replace(year=year.first.year)
    elif first is not None:
        first = first._replace(year=year.first.year, fiscal=first.fiscal or fiscal)
    text = f"{time.text.rstrip(',')} {year.text}"
    return time._replace(first=first, last=last, text=text)


def _stretched(time: Time, words: str) -> Time:
    """A day that a stretch told in another cell ends on: "Years ended" above "December 31," above "2019"."""
    match = STRETCH.search(words)
    if match is None or time.kind != "point" or time.first is None or time.first.day is None:
        return time
    number, unit = _length(match)
    grain: Grain = GRAINS.get(number, "span") if unit == "month" else "span"
    text = f"{match[0]} {time.text}"
    return time._replace(kind="stretch", first=None, last=time.first, number=number, unit=unit, grain=grain, text=text)


def _length(match: re.Match[str]) -> tuple[int, Unit]:
    if match["count"]:
        count = match["count"].lower()
        unit: Unit = "week" if match["unit"].lower().startswith("week") else "month"
        return COUNTS.get(count) or int(count), unit
    whole = match["whole"].lower()
    return (12 if "year" in whole else 3 if "quarter" in whole else 1), "month"
