"""What an editor has decided to let pass, where it is written, and how far it reaches."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model.text import Place, Span


@dataclass(frozen=True, slots=True)
class Ignore:
    """An instruction to let findings of some rules pass.

    ``rules`` are codes, beginnings of codes or names. Where it quotes ``figures``, each alone or with words around it,
    it is about the findings in which each of them stands. Without a ``reason`` it lets nothing pass. ``within`` are the
    characters of the source that an instruction inside an article is about, ``None`` for all of it. One from a
    configuration names ``articles`` instead, by id or pattern: any where there are none, those of one, or the two
    of a pair, and ``is_outside``. ``fault`` says why it cannot be followed.
    """

    rules: tuple[str, ...]
    reason: str | None
    place: Place
    within: Span | None = None
    articles: tuple[str, ...] = ()
    fault: str | None = None
    is_outside: bool = False
    figures: tuple[str, ...] = ()
