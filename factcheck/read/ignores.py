"""What an editor lets pass: ``factcheck: ignore FC301 -- reason`` in a comment or in what an article says of itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from factcheck.model.later import later
from factcheck.model.spelling import nearest
from factcheck.model.suppression import Ignore
from factcheck.model.text import Span, Text
from factcheck.read.comments import comments
from factcheck.read.metadata import Record, Where

KEY, KEYS = "factcheck", ("ignore", "figures", "reason")
HOW = "write ignore FC301 -- reason"
LONGEST = 2_000
_LISTED = later(r"[,\s]+")
# An editor's software may make one long dash of two short ones, and an editor a colon; no rule has any of them in its
# name, and a hyphen within a word only.
_REASON = later(r"--|[–—:]|\s-\s")
_QUOTED = later(r'"([^"]*)"|“([^”]*)”')
_OURS = later(rf"\s*{KEY}\s*(?::|(?=\signore\s))", re.IGNORECASE)


class Told(NamedTuple):
    """What an instruction says: the rules, the reason and figures if they are given, and why it cannot be followed."""

    rules: tuple[str, ...]
    reason: str | None = None
    fault: str | None = None
    figures: tuple[str, ...] = ()


def told(words: str) -> Told:
    """An instruction in words.

    >>> told("ignore FC301, FC101 -- a quote")
    Told(rules=('FC301', 'FC101'), reason='a quote', fault=None, figures=())
    >>> told('ignore FC301 "8.8%" -- a quote').figures
    ('8.8%',)
    >>> told("ignore rounding").reason, told("ignore -- a quote").fault
    (None, 'it names no rule; write ignore FC301 -- reason')
    """
    verb, _, rest = words.strip().partition(" ")
    if verb.lower() != "ignore":
        return Told((), None, f'"{verb[:40]}" is no instruction; {HOW}')
    named, figures, reason = _parted(f" {rest}")
    return _told(_LISTED.split(named.strip()), reason, figures)


def _parted(words: str) -> tuple[str, list[str], str]:
    """The rules, the figures that are quoted before the reason, in which a dash is a figure's own, and the reason."""
    rules, figures, at = "", [], 0
    for quoted in _QUOTED.finditer(words):
        if _REASON.search(words, at, quoted.start()):
            break
        rules += words[at : quoted.start()] + " "
        figures.append(quoted[1] or quoted[2] or "")
        at = quoted.end()
    named, *reason = _REASON.split(words[at:], maxsplit=1)
    return rules + named, figures, " ".join(reason)


def of_value(value: object) -> Iterator[Told]:
    """The instructions of a value: words, a table with ``ignore`` and ``reason``, or a list of these."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            yield told(one)
        elif isinstance(one, Mapping):
            yield _of_table(one)
        else:
            yield Told((), None, f"it is no instruction; {HOW}")


def _of_table(table: Mapping[object, object]) -> Told:
    rules, reason = table.get("ignore"), table.get("reason")
    listed = rules if isinstance(rules, list) else _LISTED.split(rules) if isinstance(rules, str) else []
    figures = table.get("figures", [])
    quoted = figures if isinstance(figures, list) else [figures]
    said = _told(
        [rule for rule in listed if isinstance(rule, str)], reason if isinstance(reason, str) else "", map(str, quoted)
    )
    strange = next((str(key) for key in table if key not in KEYS), None)
    if strange is None or (said.rules and said.reason):
        return said
    return said._replace(fault=f'unknown key "{strange[:40]}"; {nearest(strange[:40], KEYS)}')


def _told(rules: Sequence[str], reason: str, figures: Iterable[str] = ()) -> Told:
    named = tuple(dict.fromkeys(rule for rule in rules if rule))
    quoted = tuple(dict.fromkeys(" ".join(figure.split()) for figure in figures))
    fault = None if named else f"it names no rule; {HOW}"
    fault = fault or (None if all(quoted) else 'it quotes an empty figure; write ignore FC301 "8.8%" -- reason')
    return Told(named, " ".join(reason.split()) or None, fault, quoted)


def whole(value: object, where: Where | Record) -> tuple[Ignore, ...]:
    """The instructions that a value gives for all of an article."""
    said = of_value(value)
    return tuple(Ignore(one.rules, one.reason, where.place, fault=one.fault, figures=one.figures) for one in said)


def in_comments(source: str, spans: Iterable[Span], path: str, texts: Sequence[Text]) -> tuple[Ignore, ...]:
    """The instructions in the comments of a source, each for the paragraph it stands before or in."""
    found = list(_ours(source, spans))
    if not found:
        return ()
    targets = _targets(texts)
    return tuple(_ignore(source, path, span, words, targets, texts[-1].line_starts) for span, words in found)


def _ignore(
    source: str, path: str, span: Span, words: str, targets: Sequence[Span], line_starts: tuple[int, ...]
) -> Ignore:
    said = told(words)
    place = Where(path, line_starts, span.start).place._replace(end=span.end, text=source[span.start : span.end])
    return Ignore(
        said.rules, said.reason, place, _target(source, span, targets), fault=said.fault, figures=said.figures
    )


def ours(source: str, start: int = 0) -> tuple[Span, ...]:
    """Where the comments to this tool stand in a plain text, in which every other is text."""
    if "<!--" not in source:
        return ()
    return tuple(span for span, _ in _ours(source, comments(source, start)))


def _ours(source: str, spans: Iterable[Span]) -> Iterator[tuple[Span, str]]:
    """The comments to this tool, and what they say."""
    for span in spans:
        said = source[span.start + 4 : min(span.end - 3, span.start + LONGEST)]
        if ours := _OURS.match(said):
            yield span, said[ours.end() :]


def _targets(texts: Sequence[Text]) -> list[Span]:
    """The stretches of the source that an instruction may be about: a paragraph, an item, a heading, a table."""
    targets: list[Span] = []
    for text in texts:
        for is_row, blocks in groupby(text.blocks, key=lambda block: block.kind == "row"):
            spans = [text.source_span(block.span) for block in blocks]
            targets += [Span(spans[0].start, spans[-1].end)] if is_row else spans
    return sorted(targets)


def _target(source: str, comment: Span, targets: Sequence[Span]) -> Span:
    """The paragraph that a comment stands in or at the end of, else the next; nothing behind the last."""
    at = bisect_right(targets, comment.start, key=lambda target: target.start)
    if at:
        before = targets[at - 1]
        between = source[before.end : comment.start]
        if "\n" not in between and "\r" not in between and "<" not in between:
            return before
    return targets[at] if at < len(targets) else Span(comment.end, comment.end)
