"""dates.toml → the words of time."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from factcheck.model.dates import DateWords
from factcheck.model.spelling import nearest
from factcheck.model.time import Moment
from factcheck.model.trading import TradingDays
from factcheck.packs.documents import Document, PackError

# A day of the year, or a weekday from a day of the year on.
HOLIDAY = re.compile(r"(?:(?P<weekday>\w+) from )?(?P<month>\w+) (?P<day>[0-9]{1,2})")
# The section whose tables hold the same sections again, for each language its own.
LANGUAGE = "language"
# Sections of the file, and the fields of DateWords they fill.
NUMBERED = {"month": "months", "weekday": "weekdays", "day": "days", "ordinal": "ordinals", "cardinal": "cardinals"}
LISTED = {"unit": "units", "season": "seasons", "role": "roles", "doubtful": "doubtful", "label": "labels",
          "exchange": "exchanges", "holiday": "holidays"}  # fmt: skip


def read(documents: Sequence[Document]) -> DateWords:
    """The words of all files; an entry of a later pack replaces that of the same name."""
    found = _none()
    spoken: dict[str, dict[str, dict[str, Any]]] = {}
    for document in documents:
        for section, entries in document.data.items():
            if section != LANGUAGE:
                found[_field(document, section)].update(_entries(document, section, entries))
                continue
            for language, sections in entries.items():
                own = spoken.setdefault(language, _none())
                for part, words in sections.items():
                    own[_field(document, part)].update(_entries(document, part, words))
    found["languages"] = {language: _words_of(own) for language, own in spoken.items()}
    found["holidays"] = {name.lower(): _holiday(name, days, found) for name, days in found["holidays"].items()}
    return replace(_words_of(found), trading_days=TradingDays(_trading_days))


def _holiday(name: str, days: Sequence[str], found: Mapping[str, Mapping[str, int]]) -> tuple[Moment, ...]:
    """The days of a holiday: "December 24", "Friday from November 23"."""
    told = [HOLIDAY.fullmatch(day) for day in days]
    made = tuple(
        Moment(
            month=found["months"].get(day["month"]),
            day=int(day["day"]),
            weekday=found["weekdays"].get(day["weekday"]) if day["weekday"] else None,
            week=0 if day["weekday"] else None,
        )
        for day in told
        if day is not None
    )
    known = all(one.month and (one.weekday is not None or one.week is None) for one in made)
    if not 0 < len(made) == len(days) <= 2 or not known:
        raise PackError(
            f'dates.toml, [holiday]: "{name}" is {list(days)!r}; write {name} = ["December 24"] or '
            '["Friday from November 23"], of more days the first and the last'
        )
    return made


def _words_of(fields: dict[str, Any]) -> DateWords:
    return DateWords(**fields)


def _none() -> dict[str, dict[str, Any]]:
    return {field: {} for field in (*NUMBERED.values(), *LISTED.values())}


def _trading_days() -> str:
    """The table that benchmarks/trading_days.py writes; it lies beside the core pack's own dates."""
    from factcheck.packs.collection import core_dir  # the collection imports this reader

    return (core_dir() / "trading_days.txt").read_text(encoding="utf-8")


def _field(document: Document, section: str) -> str:
    fields = NUMBERED | LISTED | {LANGUAGE: LANGUAGE}
    if section not in fields:
        raise PackError(f'{document.path}: unknown section "{section}"; {nearest(section, fields)}')
    return fields[section]


def _entries(document: Document, section: str, entries: Any) -> Mapping[str, Any]:
    if not isinstance(entries, dict):
        raise PackError(f'{document.path}: "{section}" is no table; write [{section}] and its words below')
    read_entry = _number if section in NUMBERED else _words
    return {name: read_entry(document, section, name, entry) for name, entry in entries.items()}


def _number(document: Document, section: str, word: str, entry: Any) -> int:
    if isinstance(entry, bool) or not isinstance(entry, int):
        raise PackError(f'{document.path}, [{section}]: "{word}" is {entry!r}, not a whole number; write {word} = 1')
    return entry


def _words(document: Document, section: str, name: str, entry: Any) -> tuple[str, ...]:
    if not isinstance(entry, list) or not all(isinstance(word, str) for word in entry):
        raise PackError(
            f'{document.path}, [{section}]: "{name}" is {entry!r}, not a list of text; write {name} = ["…", "…"]'
        )
    return tuple(entry)
