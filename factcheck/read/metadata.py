"""What is known of an article beside its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from factcheck.model.article import Article, Notice
from factcheck.model.period import Period
from factcheck.model.text import Place, Text
from factcheck.read.dates import period

REFUSED = "FC902"
KEYS = ("id", "title", "date", "source", "url", "lang", "group")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Values by key, as written, and the article's date."""

    values: Mapping[str, str] = field(default_factory=dict)
    date: Period | None = None

    def article(self, default_id: str, path: str, title: Text | None, body: Text) -> Article:
        said = self.values.get
        return Article(
            id=said("id") or default_id,
            path=path,
            body=body,
            title=title,
            date=self.date,
            source=said("source"),
            url=said("url"),
            lang=said("lang"),
            group=said("group"),
        )


def refused(path: str, message: str, line: int = 1, start: int = 0, column: int = 1) -> Notice:
    return Notice(REFUSED, Place(path, "body", start, start, line, column, ""), message)


def dated(written: str | None, path: str, line: int) -> tuple[Period | None, tuple[Notice, ...]]:
    """The date that was written, or a notice that it is none."""
    if not written or not written.strip():
        return None, ()
    found = period(written)
    if found:
        return found, ()
    message = f'the date "{written[:40]}" is not one that can be read; write it as 2026-07-01, 2026-07 or 2026'
    return None, (refused(path, message, line),)
