"""From matched words to a time: each word's letter says which part of the moment it fills."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.extract.times_lexicon import digits
from factcheck.extract.times_words import Words
from factcheck.model.later import later
from factcheck.model.period import Grain
from factcheck.model.time import Kind, Moment, Part, Time, Unit

PARTS: dict[str, Part] = {
    "end": "end", "close": "end", "beginning": "start", "start": "start", "turn": "start", "outset": "start",
    "middle": "mid", "early": "early", "mid": "mid", "late": "late",
    "ende": "end", "anfang": "start", "mitte": "mid", "fin": "end", "début": "start",
    "finales": "end", "principios": "start", "mediados": "mid",
}  # fmt: skip
LAST_OF_YEAR = later("L[qh][oi]Y")
SHIFTS = {"L": -1, "=": -1, "l": -1, "T": 0, "X": 1, "λ": -1, "ξ": 1}


def moment(words: Words, first: int, last: int) -> Moment:
    """What the words from ``first`` up to ``last`` tell of one point of the calendar."""
    told: dict[str, object] = {}
    letters = words.letters
    for at in range(first, last):
        fill = FILL.get(letters[at])
        if fill:
            fill(told, words, at)
    return Moment(**told)  # type: ignore[arg-type]


def _month(told: dict[str, object], words: Words, at: int) -> None:
    told["month"] = words.number(at)


def _weekday(told: dict[str, object], words: Words, at: int) -> None:
    told["weekday"] = words.number(at)


def _year(told: dict[str, object], words: Words, at: int) -> None:
    told["year"] = words.number(at)


def _short_year(told: dict[str, object], words: Words, at: int) -> None:
    told.setdefault("year", full_year(words.number(at)))


def full_year(year: int) -> int:
    """A year of two digits in its century: 26 is 2026, 87 is 1987.

    >>> full_year(26), full_year(87), full_year(2026)
    (2026, 1987, 2026)
    """
    if year >= 100:
        return year
    return year + (2000 if year < 60 else 1900)


def _day(told: dict[str, object], words: Words, at: int) -> None:
    """A small number is a day, or a two-digit year where the day is told already or an apostrophe stands before."""
    if words.letters[at] == "O" and words.letters[at + 1 : at + 3].lstrip("-z")[:1] in ("q", "h"):
        _ordinal(told, words, at)
    elif words.letters[at - 1 : at] in ("'", "z", "Q", "H", "¤") or "day" in told or _year_of_month(told, words, at):
        _short_year(told, words, at)
    else:
        told["day"] = words.number(at)


def _year_of_month(told: dict[str, object], words: Words, at: int) -> bool:
    """Whether two digits behind a month and a dash are its year ("Jan-25"), as tables have it."""
    dashed = "month" in told and words.letters[at - 1] == "-" and len(words.words[at]) == 2
    return dashed and words.letters[at + 1 : at + 3] != "-Y"


def _ordinal(told: dict[str, object], words: Words, at: int) -> None:
    following = words.letters[at + 1 : at + 3].lstrip("-z")[:1]
    if following in ("q", "h"):
        part = "quarter" if following == "q" else "half"
        told[part] = part_of_year(words.number(at), part)
    else:
        told["day"] = int(told.get("day") or 0) + words.number(at)  # type: ignore[call-overload]


def _final(told: dict[str, object], words: Words, at: int) -> None:
    """ "The final quarter of 2025"; the final weeks of it are counted from its end."""
    following = words.letters[at + 1 : at + 3].lstrip("-z")[:1]
    if following in ("q", "h"):
        told["quarter" if following == "q" else "half"] = 4 if following == "q" else 2


def _last(told: dict[str, object], words: Words, at: int) -> None:
    """ "The last quarter of 2026" is its fourth, "last quarter" the one before this."""
    if LAST_OF_YEAR.match(words.letters, at):
        _final(told, words, at)
    else:
        _shift(told, words, at)


def part_of_year(number: int, part: str) -> int | None:
    """The number of a quarter or half, if a year has so many."""
    return number if 1 <= number <= (4 if part == "quarter" else 2) else None


def _quarter_code(told: dict[str, object], words: Words, at: int) -> None:
    """ "Q1", "1Q26", "2026H1", "4QFY25" …"""
    word = words.words[at].upper()
    if "FY" in word:
        word, told["fiscal"] = word.replace("FY", ""), True
    mark = "Q" if "Q" in word else "H"
    left, _, right = word.partition(mark)
    number, year = (right[:1], right[1:]) if left == "" else (left, right) if len(left) == 1 else (right, left)
    told["quarter" if mark == "Q" else "half"] = int(number)
    if year:
        told["year"] = full_year(int(year))


def _fiscal_code(told: dict[str, object], words: Words, at: int) -> None:
    told["fiscal"] = True
    told["year"] = full_year(digits(words.words[at]))


def _fiscal(told: dict[str, object], words: Words, at: int) -> None:
    told["fiscal"] = True


def _unit(told: dict[str, object], words: Words, at: int) -> None:
    unit = words.name(at)
    if unit in ("quarter", "half") and unit in told:
        return
    if told.get("unit") == "half":
        return  # "half-year"
    told["unit"] = unit


def _shift(told: dict[str, object], words: Words, at: int) -> None:
    told["shift"] = SHIFTS[words.letters[at]]


def _deictic(told: dict[str, object], words: Words, at: int) -> None:
    told["unit"], told["shift"] = "day", words.number(at)


def _part(told: dict[str, object], words: Words, at: int) -> None:
    told["part"] = PARTS[words.name(at).lower()]


def _season(told: dict[str, object], words: Words, at: int) -> None:
    told["season"] = words.name(at)


def _decade(told: dict[str, object], words: Words, at: int) -> None:
    number = words.number(at)
    told["year"] = number if number >= 100 else 1900 + number
    told["unit"] = "century" if number % 100 == 0 and 1000 <= number < 2000 else "decade"


def _dotted(told: dict[str, object], words: Words, at: int) -> None:
    day, month, year = words.words[at].split(".")
    told["day"], told["month"], told["year"] = int(day), int(month), int(year)


Fill = Callable[[dict[str, object], Words, int], None]
FILL: dict[str, Fill] = {
    letter: fill
    for letters, fill in (
        ("MmAa", _month),
        ("Ww", _weekday),
        ("Y", _year),
        ("n", _short_year),
        ("NO", _day),
        ("FC", _ordinal),
        ("≠", _final),
        ("QVHJ", _quarter_code),
        ("Z", _fiscal_code),
        ("z", _fiscal),
        ("UÜuqh", _unit),
        ("L", _last),
        ("l=TXλξ", _shift),
        ("D", _deictic),
        ("BE", _part),
        ("8", _season),
        ("d", _decade),
        ("I", _dotted),
    )
    for letter in letters
}


def grain(moment: Moment) -> Grain:
    """How wide a moment is, as told."""
    if moment.day is not None or moment.unit == "day":
        return "day"
    if moment.weekday is not None:
        return "weekday"
    if moment.part:
        return "span"
    if moment.month is not None:
        return "month"
    if moment.quarter is not None or moment.unit == "quarter":
        return "fiscal_quarter" if moment.fiscal else "quarter"
    if moment.half is not None or moment.unit == "half":
        return "half"
    if moment.season or moment.unit in ("decade", "century"):
        return "span"
    return _grain_of_unit(moment)


def _grain_of_unit(moment: Moment) -> Grain:
    if moment.year is not None or moment.unit == "year":
        return "fiscal_year" if moment.fiscal else "year"
    by_unit: dict[Unit, Grain] = {"week": "week", "month": "month"}
    return by_unit.get(moment.unit, "span") if moment.unit else "span"


def point_of(words: Words, first: int, last: int, kind: Kind = "point") -> Time:
    """A time that is one moment."""
    told = moment(words, first, last)
    span, text = words.quote(first, last)
    return Time(span, text, grain(told), kind, told)
