"""One sentence laid out for framing: its words, names, cues, figures and times, each at its tokens."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from factcheck.model.later import later
from factcheck.model.mention import Mention
from factcheck.model.subject import Subject
from factcheck.model.text import BlockKind, Sentence, Span, Text
from factcheck.model.time import Time
from factcheck.normalise.lexicon import Cue, Lexicon
from factcheck.normalise.tokens import LOWER, Token, cut, has_ideographs, tokens

EACH = frozenset({"apiece", "each"})
SHARES = frozenset({"share", "shares", "stock"})
ORDINAL = later(r"\d(?:st|nd|rd|th)", re.IGNORECASE)
# What can be weighed as a whole: in characters, and in figures unless it is a row of a table.
LONGEST_SENTENCE = 1500
MOST_FIGURES = 40


class Name(NamedTuple):
    """A name at tokens ``first`` to ``last``; ``known`` is the pack's subject, if it is one."""

    subject: str
    first: int
    last: int
    known: Subject | None = None
    weak: bool = False
    adjective: bool = False


class Figure(NamedTuple):
    """A mention at its tokens; ``number`` is its place among the article's mentions."""

    mention: Mention
    number: int
    first: int
    last: int


class Dated(NamedTuple):
    time: Time
    first: int
    last: int


@dataclass(slots=True)
class Scene:
    """A sentence while it is read, or a piece of one without an end; ``whole`` is the text's sentence at ``order``.

    Its words are ``lowered`` to small letters, and ``spoken`` are these, each once: what finds nothing without a
    certain word looks there first. Its ``asides`` are the tokens that only tell what somebody is. It ``begins`` behind
    its dateline, or behind who says it, and may have ``ordinals`` in digits.
    """

    sentence: Sentence
    block: BlockKind
    words: list[Token]
    whole: Span
    order: int
    lowered: list[str]
    spoken: frozenset[str]
    names: list[Name] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    times: list[Dated] = field(default_factory=list)
    roles: frozenset[str] = frozenset()
    asides: frozenset[int] = frozenset()
    begins: int = 0
    ordinals: bool = False

    def lower(self, at: int) -> str:
        return self.lowered[at] if 0 <= at < len(self.lowered) else ""

    def hyphened(self, at: int) -> bool:
        """Whether a hyphen here ties the word before it to the next, and is no sign: "Boston-based", "Topix -4.1"."""
        return self.lower(at) == "-" and at > 0 and self.words[at - 1].end == self.words[at].start

    def between(self, first: int, last: int) -> list[str]:
        return self.lowered[max(first, 0) : max(last, 0)]


@dataclass
class Cast:
    """The names an article has used so far: full forms, and the short forms they answer to.

    ``common`` are the words that it writes small, which are no names at the head of a sentence either, ``speakers``
    the labels of those who talk in it: "JIM LEHRER:". ``dealing`` says that it speaks of what dealers have words for,
    ``begins`` are the words that full forms begin with.
    """

    full: dict[str, str] = field(default_factory=dict)
    begins: set[str] = field(default_factory=set)
    common: set[str] = field(default_factory=set)
    speakers: set[tuple[str, ...]] = field(default_factory=set)
    dealing: bool = False

    def meet(self, name: str, suffixes: frozenset[str]) -> str:
        """The full name a name stands for; a new one is remembered under its short forms.

        >>> cast = Cast()
        >>> cast.meet("Acme Widget Corp", frozenset({"corp"})), cast.meet("Acme", frozenset())
        ('Acme Widget', 'Acme Widget')
        """
        bare = strip_suffix(name.removeprefix("The "), suffixes)
        if bare in self.full:
            return self.full[bare]
        self.full[bare] = bare
        parts = bare.split()
        self.begins.update(parts[:1])
        if len(parts) > 1 and len(parts[0]) > 2 and parts[0].lower() not in self.common:
            self.full.setdefault(parts[0], bare)
            if len(parts) == 2 and bare == name and not parts[1].endswith("s") and parts[1].lower() not in self.common:
                self.full.setdefault(parts[1], bare)  # a person by the family name
        return bare


def strip_suffix(name: str, suffixes: frozenset[str]) -> str:
    """A company's name without its legal form."""
    parts = name.rstrip(".,").split()
    while len(parts) > 1 and parts[-1].rstrip(".,").lower() in suffixes:
        parts.pop()
    return " ".join(parts)


def scenes(text: Text, mentions: Sequence[Mention], times: Sequence[Time], lexicon: Lexicon) -> Iterable[Scene]:
    """Every sentence of a text, in order, with what stands in it."""
    mention_starts = [mention.span.start for mention in mentions]
    time_starts = [time.span.start for time in times]
    unspaced = has_ideographs(text.content)
    for order, whole, sentence in _bounded(text, mention_starts):
        span = sentence.span
        words = tokens(text.content, span.start, span.end)
        told, timed = _within(mention_starts, span), _within(time_starts, span)
        if unspaced:
            parts = [*(mentions[at].span for at in told), *(times[at].span for at in timed)]
            words = cut(words, [edge for part in parts for edge in part])
        kind = text.blocks[sentence.block].kind
        lowered = list(map(LOWER, words))
        scene = Scene(sentence, kind, words, whole, order, lowered, frozenset(lowered), roles=lexicon.sets["role"])
        scene.ordinals = ORDINAL.search(text.content, span.start, span.end) is not None
        if told or timed:
            starts = [token.start for token in words]
            figures = [Figure(mentions[at], at, *_token_range(words, starts, mentions[at].span)) for at in told]
            scene.figures = _each(scene, figures)
            scene.times = [Dated(times[at], *_token_range(words, starts, times[at].span)) for at in timed]
        yield scene


def _within(starts: Sequence[int], span: Span) -> range:
    """Which of the things that begin at ``starts`` begin in a stretch of text."""
    first = bisect_left(starts, span.start)
    return range(first, bisect_left(starts, span.end, first))


def _each(scene: Scene, figures: list[Figure]) -> list[Figure]:
    """The figures, a price "apiece" or "each" as one per share where shares are counted or spoken of."""
    if scene.spoken.isdisjoint(SHARES):
        return figures
    return [_each_share(figure) if _is_each(scene, figure) else figure for figure in figures]


def _is_each(scene: Scene, figure: Figure) -> bool:
    money = (figure.mention.unit or "").isupper() and figure.mention.per in (None, "unit")
    return money and not EACH.isdisjoint(scene.between(figure.last - 1, figure.last + 1))


def _each_share(figure: Figure) -> Figure:
    return figure._replace(mention=replace(figure.mention, per="share"))


def _bounded(text: Text, figures: Sequence[int]) -> Iterator[tuple[int, Span, Sentence]]:
    """The sentences of a text by their order; one without an end, a list or a trap, in pieces."""
    for order, sentence in enumerate(text.sentences):
        first, end = sentence.span
        most = len(figures) if text.blocks[sentence.block].kind == "row" else MOST_FIGURES
        while (cut := _cut(text.content, first, end, figures, most)) < end:
            yield order, sentence.span, Sentence(Span(first, cut), sentence.block)
            first = cut
        yield order, sentence.span, Sentence(Span(first, end), sentence.block)


def _cut(content: str, first: int, end: int, figures: Sequence[int], most: int) -> int:
    """Where a piece that begins at ``first`` ends: before a word, and before the figure that is one too many."""
    beyond = bisect_left(figures, first) + most
    last = min(end, first + LONGEST_SENTENCE, figures[beyond] if beyond < len(figures) else end)
    if last == end:
        return end
    cut = content.rfind(" ", first + 1, last)
    return cut if cut > first else last


def _token_range(words: list[Token], starts: list[int], span: tuple[int, int]) -> tuple[int, int]:
    first = bisect_left(starts, span[0])
    if first and words[first - 1].end > span[0]:
        first -= 1
    return first, max(bisect_left(starts, span[1]), first + 1)
