"""Figures that are not what they seem are named where they stand.

Of one that could be another no figure is read; one with something in it that nobody sees is read without that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from factcheck.model.article import Article, Notice
from factcheck.model.disguise import CONTROL, HIDDEN, disguised, parted
from factcheck.model.text import Span, Text
from factcheck.read.hypertext import IN_PART

UNSEEN_IN_FIGURE = "FC906"
# How many are named in one text.
_MOST = 20
_SAID = 40


def disguises(article: Article) -> Iterator[Notice]:
    """A notice of each such figure that stands in a sentence of the article, up to a number in each text."""
    for text in article.texts:
        yield from _named(article, text, disguised(text.content), _unread, "are not what they seem and are not read")
        yield from _named(article, text, parted(text.content), _read, "have something in them that nobody sees")


def _named(
    article: Article, text: Text, spans: Iterator[Span], notice: Callable[[str], tuple[str, str]], what: str
) -> Iterator[Notice]:
    spoken = (span for span in spans if text.sentence_index(span.start) is not None)
    code = IN_PART
    for span in islice(spoken, _MOST):
        code, message = notice(text.quote(span))
        yield Notice(code, text.place(article.path, span), message)
    if further := list(spoken):
        message = f"{len(further)} more figures from here on {what}; mend them alike"
        yield Notice(code, text.place(article.path, further[0]), message)


def _unread(written: str) -> tuple[str, str]:
    if CONTROL.search(written):
        problem, remedy = "stands among controls that turn its digits about", "delete the controls"
    elif any(sign.isalpha() for sign in written):
        problem, remedy = "has a letter that looks like a digit", "write it in digits"
    else:
        problem, remedy = "has digits of two scripts", "write it in those of one"
    return IN_PART, f'"{written[:_SAID]}" {problem}, so it is not read; {remedy}'


def _read(written: str) -> tuple[str, str]:
    seen = HIDDEN.sub("", written)
    names = ", ".join(f"U+{ord(sign):04X}" for sign in dict.fromkeys(HIDDEN.findall(written)))
    message = f'"{written[:_SAID]}" has something in it that nobody sees ({names}); it is read as "{seen[:_SAID]}"'
    return UNSEEN_IN_FIGURE, f"{message}: delete that, or write what is meant"
