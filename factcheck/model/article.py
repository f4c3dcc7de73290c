"""An article as read: its texts, what is known of it, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model.period import Period
from factcheck.model.suppression import Ignore
from factcheck.model.text import Place, Text


@dataclass(frozen=True, slots=True)
class Notice:
    """Trouble with an input, told to the one who can mend it; becomes an FC9 finding.

    ``wholly`` says that nothing at all could be read of the input, ``passed_over`` that there was no trouble: something
    is told that is never read.
    """

    code: str
    place: Place
    message: str
    wholly: bool = False
    passed_over: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """One article. ``date`` may be a day, a month or a year; ``ignores`` is what it says is to be let pass."""

    id: str
    path: str
    body: Text
    title: Text | None = None
    date: Period | None = None
    source: str | None = None
    url: str | None = None
    lang: str | None = None
    group: str | None = None
    ignores: tuple[Ignore, ...] = ()

    @property
    def texts(self) -> tuple[Text, ...]:
        return (self.title, self.body) if self.title else (self.body,)
