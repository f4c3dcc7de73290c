"""What a pack is to find in texts of its own, so that a later edit of it is noticed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Case:
    """Texts of one or more articles, ``a`` and ``b`` or ``texts``, and ``finds``: the code of every finding.

    A code may be followed by its severity ("FC301 info"). ``date`` is that of every article.
    """

    name: str
    finds: tuple[str, ...]
    a: str | None = None
    b: str | None = None
    texts: tuple[str, ...] = ()
    date: str | None = None

    @property
    def articles(self) -> tuple[str, ...]:
        return (*(text for text in (self.a, self.b) if text is not None), *self.texts)
