"""What each word can be in a date, as a letter: from the pack, and of a number by how it is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from factcheck.model.dates import DateWords
from factcheck.model.later import later
from factcheck.model.time import Moment

ROLES = {
    "last": "L",
    "rolling": "=",
    "final": "≠",
    "this": "T",
    "next": "X",
    "same": "S",
    "period": "K",
    "few": "k",
    "article": "j",
    "the": "t",
    "possessive": "°",
    "of": "o",
    "in": "i",
    "over": "v",
    "on": "@",
    "since": "s",
    "by": "b",
    "until": "<",
    "from": "f",
    "between": "x",
    "to": ">",
    "and": "&",
    "ended": "e",
    "ago": "g",
    "previous": "l",
    "beside": "§",
    "pronoun": "*",
    "boundary": "B",
    "edge": "E",
    "straight": "c",
    "fiscal": "z",
    "calendar": "y",
    "year_to_date": "1",
    "date": "9",
    "far": "7",
    "last_behind": "λ",
    "next_behind": "ξ",
    "part_of_day": "p",
    "meridiem": "4",
    "zone": "5",
    "future": "r",
    "future_before_to": "ß",
    "past": "R",
    "respectively": "!",
    "counted": "%",
}
# The letter of each mark; "s" is that of a possessive, "p" and "m" those of the hour.
MARKS = {
    mark: letter
    for letter, marks in {
        ",": ",",
        ".": ".",
        "-": "-–‑‐−~～",
        "/": "/",
        "'": "'’",
        "(": "(",
        ")": ")",
        ":": ":",
        ";": ";!?",
        "%": "%",
        "$": "$€£¥₩￥",
        "6": "s",
        "2": "p",
        "3": "m",
    }.items()
    for mark in marks
}
SMALL, TWO_DIGITS, YEAR, NUMBER, ORDINAL = "N", "n", "Y", "0", "O"
LOWER, CAPITAL, PAST = "_", "^", "R"
LONGEST_WORD = 24
FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
MOST_KEPT = 50_000

NUMERALS = later(
    r"""
      (?P<day>      \d{1,2} (?:st|nd|rd|th) )                          # 1st
    | (?P<decade>   (?:\d\d)? \d 0 s )                                 # 1990s
    | (?P<quarter>  [Qq][1-4] | [1-4]Q )                                  # Q1
    | (?P<quarterY> Q[1-4]20\d\d | [1-4]Q(?:20)?\d\d | (?: Q[1-4] | [1-4]Q ) FY(?:20)?\d\d | 20\d\d Q[1-4] )   # 1Q26
    | (?P<half>     H[12] | [12]H )
    | (?P<halfY>    H[12]20\d\d | [12]H(?:20)?\d\d | (?: H[12] | [12]H ) FY(?:20)?\d\d | 20\d\d H[12] )
    | (?P<fiscal>   FYE?(?:20)?\d\d E? | F20\d\d E? )   # FY2025
    | (?P<months>   [69]M | 12M )                                      # 9M 2026
    | (?P<dotted>   \d{1,2}\.\d{1,2}\.(?:19|20)\d\d )                  # 01.07.2026
    | (?P<clock>    \d{1,2}(?:[.]\d\d)?(?:am|pm|AM|PM) )               # 4pm
    """,
    re.VERBOSE,
)
LETTER_OF = {
    "day": "O",
    "decade": "d",
    "quarter": "Q",
    "quarterY": "V",
    "half": "H",
    "halfY": "J",
    "fiscal": "Z",
    "months": "¤",
    "dotted": "I",
    "clock": "P",
}


class Lexicon(dict[str, str]):
    """The letter of each word; of a word not met before as well.

    ``number`` and ``name`` say what a word stands for, ``closed`` is what a weekday has once it is over,
    ``delivered`` what the month of a contract stands before, ``going_on`` what a sentence goes on with behind "the
    year before", ``reported`` what results tell of a period, ``hydrogen`` the words by which a text shows that its H2
    is a gas, ``outlooks`` what is told of one to come, ``counting`` what makes a count of what could be a year,
    ``at_least`` the hedges of "until at least March", ``through`` what else leads to an end, ``seasons`` what lies in
    two years of the calendar, ``spanning`` and ``averaged`` what shows that two years are not one season,
    ``holidays`` the days that have a name.
    """

    number: dict[str, int]
    name: dict[str, str]
    closed: frozenset[str]
    delivered: frozenset[str]
    going_on: frozenset[str]
    reported: frozenset[str]
    hydrogen: tuple[str, ...]
    outlooks: frozenset[str]
    counting: frozenset[str]
    at_least: frozenset[str]
    through: frozenset[str]
    seasons: frozenset[str]
    spanning: frozenset[str]
    averaged: frozenset[str]
    holidays: Mapping[str, tuple[Moment, ...]]

    def __missing__(self, word: str) -> str:
        letter = _letter(word)
        if len(word) <= LONGEST_WORD and len(self) < MOST_KEPT:
            self[word] = letter
        return letter


def digits(word: str) -> int:
    """The leading whole number of a word.

    >>> digits("30th"), digits("1990s")
    (30, 1990)
    """
    match = re.search(r"\d{1,9}", word)
    return int(match[0]) if match else 0


@lru_cache(maxsize=16)
def lexicon(dates: DateWords) -> Lexicon:
    """What each word of a pack can be in a date; made once for a pack."""
    made = Lexicon(MARKS)
    made.number, made.name = {}, {}
    made.closed = frozenset(dates.labels.get("closed", ()))
    made.delivered = frozenset(dates.labels.get("delivered", ()))
    made.going_on = frozenset(dates.labels.get("going_on", ()))
    made.reported = frozenset(dates.labels.get("reported", ()))
    made.hydrogen = dates.labels.get("hydrogen", ())
    made.outlooks = frozenset(dates.labels.get("outlooks", ()))
    made.counting = frozenset(dates.labels.get("counting", ()))
    made.at_least = frozenset(dates.labels.get("at_least", ()))
    made.through = frozenset(dates.labels.get("through", ()))
    made.seasons = frozenset(dates.labels.get("seasons", ()))
    made.spanning = frozenset(dates.labels.get("spanning", ()))
    made.averaged = frozenset(dates.labels.get("averaged", ()))
    made.holidays = dates.holidays
    for role, listed in dates.roles.items():
        for word in listed:
            _enter(made, word, ROLES[role])
            if role in ("boundary", "edge"):
                _name(made, word, word)
    # "Est." in lower case is an estimate.
    made.update({word.lower(): LOWER for word in dates.doubtful.get("zone", ())})
    _enter_units(made, dates)
    for table, letter in ((dates.cardinals, "C"), (dates.ordinals, "F"), (dates.days, "D")):
        for word, number in table.items():
            _enter(made, word, ORDINAL if word[0].isdigit() else letter, number)
    _enter_names(made, dates)
    for label, letter in (("before", "G"), ("holiday", "ƒ"), ("weekday_before", "G"), ("weekday_after", "¶")):
        made.update(dict.fromkeys(dates.labels.get(label, ()), letter))
    return made


def _enter_units(made: Lexicon, dates: DateWords) -> None:
    for unit, listed in dates.units.items():
        for word in listed:
            plural = word.endswith("s") and word != listed[0]
            singular = {"quarter": "q", "half": "h", "year": "Ü"}.get(unit, "U")
            _enter(made, word, "u" if plural and unit not in ("half",) else singular)
            _name(made, word, unit)
    for season, listed in dates.seasons.items():
        for word in listed:
            _enter(made, word, "8")
            _name(made, word, season)


def _enter_names(made: Lexicon, dates: DateWords) -> None:
    doubtful = dates.doubtful
    full = {
        max((name for name, other in dates.months.items() if other == number), key=len, default="")
        for number in range(1, 13)
    }
    for name, number in dates.months.items():
        letter = "A" if name in doubtful.get("month", ()) else "M" if name in full else "m"
        _enter(made, name, letter, number)
        if name in doubtful.get("month_in_lower_case", ()):
            made[name.lower()] = "a"
    for name, number in dates.weekdays.items():
        short = name in doubtful.get("weekday", ())
        _enter(made, name, "w" if short else "W", number)
        if short:
            made[name.lower()] = LOWER


def _enter(made: Lexicon, word: str, letter: str, number: int | None = None) -> None:
    for form in (
        {word, word.lower(), word.capitalize(), word.upper()} if word.islower() else {word, word.lower(), word.upper()}
    ):
        made[form] = letter
        if number is not None:
            made.number[form] = number


def _name(made: Lexicon, word: str, name: str) -> None:
    for form in (word, word.lower(), word.capitalize(), word.upper()):
        made.name[form] = name


def _letter(word: str) -> str:
    first = word[0]
    if first.isdigit() or word[-1].isdigit():
        return _numeral(word)
    if not first.isalpha():
        return LOWER
    if first.isupper():
        return CAPITAL
    return PAST if word.endswith("ed") and len(word) > 4 else LOWER


def _numeral(word: str) -> str:
    word = word.translate(FULL_WIDTH)
    if word.isascii() and word.isdecimal():
        return _whole(word)
    if word[-1] in "xX":
        return LOWER  # "11x 2020 earnings"
    match = NUMERALS.fullmatch(word) if len(word) <= LONGEST_WORD else None
    if match and match.lastgroup:
        return LETTER_OF[match.lastgroup]
    return NUMBER if word[0].isdigit() else CAPITAL


def _whole(word: str) -> str:
    if len(word) <= 2:
        return SMALL if 1 <= int(word) <= 31 else TWO_DIGITS
    return YEAR if len(word) == 4 and "17" <= word[:2] <= "21" else NUMBER
