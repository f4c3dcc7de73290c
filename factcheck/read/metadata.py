"""What is known of an article beside its words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from factcheck.model.article import Article, Notice
from factcheck.model.period import Period
from factcheck.model.text import Place, Text
from factcheck.read.dates import period

REFUSED = "FC902"
# The longest that is read.
MAX_CHARACTERS = 16 * 1024
KEYS = ("id", "title", "date", "source", "url", "lang", "group")


class Where(NamedTuple):
    """A character of a file whose lines begin at ``line_starts``."""

    path: str
    line_starts: tuple[int, ...]
    offset: int

    @property
    def place(self) -> Place:
        line = bisect_right(self.line_starts, self.offset)
        column = self.offset - self.line_starts[line - 1] + 1
        return Place(self.path, "body", self.offset, self.offset, line, column, "")


class Record(NamedTuple):
    """A line of a JSON Lines file."""

    path: str
    line: int

    @property
    def place(self) -> Place:
        return Place(self.path, "body", 0, 0, self.line, 1, "")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Values by key, as written, and the article's date."""

    values: Mapping[str, str] = field(default_factory=dict)
    date: Period | None = None

    def over(self, other: Metadata) -> Metadata:
        """These values, and the other's where nothing is said here."""
        return Metadata({**other.values, **self.values}, self.date or other.date)

    def article(self, default_id: str, path: str, title: Text | None, body: Text) -> Article:
        return Article(
            id=self.values.get("id") or default_id,
            path=path,
            body=body,
            title=title,
            date=self.date,
            source=self.values.get("source"),
            url=self.values.get("url"),
            lang=self.values.get("lang"),
            group=self.values.get("group"),
        )


def refused(where: Where | Record, message: str) -> Notice:
    return Notice(REFUSED, where.place, message)


def dated(written: str, where: Where | Record) -> tuple[Period | None, tuple[Notice, ...]]:
    """The date that was written, or a notice that it is none."""
    found = period(written)
    if found or not written.strip():
        return found, ()
    message = f'the date "{written.strip()[:40]}" cannot be read; write it as 2026-07-01, 2026-07 or 2026'
    return None, (refused(where, message),)
