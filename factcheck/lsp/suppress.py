"""A finding → what to write into its article so that it passes, with a reason; tried before it is offered."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from factcheck.model.article import Article
from factcheck.model.suppression import Ignore
from factcheck.model.text import Place, Span

OPENING = re.compile(r"---[ \t]*(\r\n|\n|\r)")

# The articles that a text would be.
Reader = Callable[[str], Iterable[Article]]


class Insertion(NamedTuple):
    """A text to be put in at a character; ``whole`` says that it is about all of the article."""

    at: int
    text: str
    whole: bool = False


def insertion(source: str, place: Place, rule: str, reason: str, read: Reader) -> Insertion | None:
    """The least that lets the rule pass at a place: for its paragraph if that can be, else for the article.

    What a reader sees stays as it was.
    """
    before = _seen(read(source))
    for candidate in _candidates(source, place, rule, reason, read):
        written = source[: candidate.at] + candidate.text + source[candidate.at :]
        start = place.start + (len(candidate.text) if candidate.at <= place.start else 0)
        after = list(read(written))
        ignores = [ignore for article in after for ignore in article.ignores]
        if _seen(after) == before and any(_follows(ignore, rule, reason, start) for ignore in ignores):
            return candidate
    return None


def _seen(articles: Iterable[Article]) -> list[object]:
    return [(article.date, [(text.field, text.content.split()) for text in article.texts]) for article in articles]


def _candidates(source: str, place: Place, rule: str, reason: str, read: Reader) -> Iterator[Insertion]:
    comment = f"<!-- factcheck: ignore {rule} -- {reason} -->"
    ending = "\r\n" if "\r\n" in source else "\n"
    for span in _paragraphs(place, read(source)):
        yield Insertion(span.end, f" {comment}")
        yield Insertion(source.rfind(ending, 0, span.start) + len(ending), f"{comment}{ending}")
        yield Insertion(span.start, comment)
    line = f"factcheck: {{ignore: [{rule}], reason: {json.dumps(reason, ensure_ascii=False)}}}{ending}"
    opening = OPENING.match(source)
    yield Insertion(opening.end(), line, True) if opening else Insertion(0, f"---{ending}{line}---{ending}", True)


def _paragraphs(place: Place, articles: Iterable[Article]) -> Iterator[Span]:
    """The paragraph, in the source, in which a place lies."""
    for text in (text for article in articles for text in article.texts if text.field == place.field):
        for span in (text.source_span(block.span) for block in text.blocks):
            if span.start <= place.start < span.end:
                yield span


def _follows(ignore: Ignore, rule: str, reason: str, start: int) -> bool:
    here = ignore.within is None or ignore.within.start <= start < ignore.within.end
    return ignore.fault is None and ignore.rules == (rule,) and ignore.reason == reason and here
