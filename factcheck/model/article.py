"""An article as read: its texts, what is known of it, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model.period import Period
from factcheck.model.suppression import Ignore
from factcheck.model.text import Place, Span, Text


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

    @property
    def headline(self) -> str | None:
        """What it is called by: its title or, where it has none of its own, the heading that it opens with."""
        if self.title is not None:
            return self.title.content
        return self.body.line(self.opening) if self.opening else None

    @property
    def opening(self) -> Span | None:
        """The heading that an article without a title opens with."""
        first = self.body.blocks[0] if self.body.blocks else None
        return first.span if first and first.kind == "heading" and self.title is None else None
