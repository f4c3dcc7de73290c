"""Figures that are not what they seem are named where they stand; no figure is read of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from factcheck.model.article import Article, Notice
from factcheck.model.disguise import CONTROL, disguised
from factcheck.model.text import Span, Text
from factcheck.read.hypertext import IN_PART

# How many are named in one text.
_MOST = 20
_SAID = 40


def disguises(article: Article) -> Iterator[Notice]:
    """A notice of each disguised figure that stands in a sentence of the article, up to a number."""
    for text in article.texts:
        spans = _spoken(text)
        yield from (_notice(article, text, span) for span in islice(spans, _MOST))
        if further := list(spans):
            message = (
                f"{len(further)} more figures from here on are not what they seem and are not read; mend them alike"
            )
            yield Notice(IN_PART, text.place(article.path, further[0]), message)


def _spoken(text: Text) -> Iterator[Span]:
    return (span for span in disguised(text.content) if text.sentence_index(span.start) is not None)


def _notice(article: Article, text: Text, span: Span) -> Notice:
    written = text.quote(span)
    problem, remedy = (
        ("stands among controls that turn its digits about, so it is not read", "delete the controls")
        if CONTROL.search(written)
        else ("has a letter that looks like a digit, so it is not read", "write it in digits")
    )
    return Notice(IN_PART, text.place(article.path, span), f'"{written[:_SAID]}" {problem}; {remedy}')
