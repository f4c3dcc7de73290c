"""Where sentences end, in financial prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files

import tomli

from factcheck.model.later import later
from factcheck.model.text import Block, Sentence, Span
from factcheck.read.signs import SIGNS

_WORDS = tomli.loads(files("factcheck.read").joinpath("abbreviations.toml").read_text(encoding="utf-8"))
_OPEN = frozenset(_WORDS["open"])
_NUMBERED = frozenset(_WORDS["numbered"])
_EITHER = frozenset(_WORDS["either"])
_MONTHS = frozenset(_WORDS["months"])
_STARTERS = frozenset(_WORDS["starters"])

_BULLETS = "•▪‣●"
_CANDIDATE = later(
    rf"""
    [.!?…。！？{_BULLETS}] (?:                                # one class in front keeps the search fast
      (?<= [.!?…] ) [.!?…]{{0,8}} ["'”’»)\]]{{0,3}} -{{0,2}} [{SIGNS}]{{0,8}} (?= \s )  # a stop, what it closes
    | (?<= [a-z]{{2}}. | [0-9a-z][%)”"]. ) -? (?= [A-Z][a-z]+[\s,] )  # a lost space: "in May.Shares fell"
    | (?<= [。！？] ) ["”’」』）)]{{0,3}}                      # Chinese and Japanese leave no space
    | (?<= \s[{_BULLETS}] ) (?= \s )                         # a list set in one line
    )
    """,
    re.VERBOSE,
)
_OPENING = "\"'“‘«([#@$€£¥—–-"
_SPACED_LETTERS = later(r"(?:[A-Za-z]\.)+[A-Za-z]")
_WORD = later(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_JOINT = later(r"[-–—/(]")
_REACH = 40
_MAIL = later(r"[A-Za-z0-9._-]{2,64}@[A-Za-z0-9-]+\.[A-Za-z]")


def sentences(content: str, blocks: Iterable[Block]) -> tuple[Sentence, ...]:
    """The sentences of the blocks, in order; a table row is one."""
    return tuple(
        Sentence(span, at)
        for at, block in enumerate(blocks)
        for span in ((block.span,) if block.kind == "row" else split(content, block.span))
    )


def split(content: str, within: Span) -> Iterator[Span]:
    """The sentences of a stretch of text, without the white space between them.

    >>> text = "Acme Corp. rose 3.5% in the U.S. on Jan. 5. It fell to No. 2 vs. Beta Inc. The rest held."
    >>> [text[start:end] for start, end in split(text, Span(0, len(text)))]
    ['Acme Corp. rose 3.5% in the U.S. on Jan. 5.', 'It fell to No. 2 vs. Beta Inc.', 'The rest held.']
    """
    start = within.start
    for match in _CANDIDATE.finditer(content, within.start, within.end):
        end = match.end()
        if match[0] in _BULLETS:
            end = start + len(content[start : match.start()].rstrip())
        if end > start and _ends(content, match, start, within.end):
            yield Span(start, end)
            start = _skip_space(content, match.end(), within.end)
    if start < within.end:
        yield Span(start, within.end)


def _skip_space(content: str, at: int, end: int) -> int:
    while at < end and content[at].isspace():
        at += 1
    return at


def _ends(content: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether a stop ends the sentence that began at ``start``."""
    stop = match[0]
    if stop[0] in "。！？" or stop in _BULLETS:
        return True
    following = _skip_space(content, match.end(), end)
    if _MAIL.match(content, following, end):
        return True  # "… this year. name@paper.com": whoever wrote it
    while following < end and content[following] in _OPENING:
        following += 1
    if following >= end or content[following].islower():
        return False
    if stop[0] != "." or stop[:2] == "..":
        return not _is_abbreviation(_before(content, match.start() + 1, start), _OPEN)
    return _full_stop_ends(content, match, start, following)


def _full_stop_ends(content: str, match: re.Match[str], start: int, following: int) -> bool:
    token = _before(content, match.start(), start)
    if match.start() - len(token) <= start and token.isdigit() and len(token) <= 2:
        return False  # the number of a list
    if token.isdigit() and len(token) <= 2 and _word_at(content, following) in _MONTHS:
        return False  # "am 3. Juli"
    if _is_abbreviation(token, _OPEN):
        return False
    if content[following].isdigit() and _is_abbreviation(token, _NUMBERED | _EITHER):
        return False
    may_go_on = _is_abbreviation(token, _EITHER) or _is_initials(token)
    return not may_go_on or _begins_sentence(content, following)


def _before(content: str, at: int, start: int) -> str:
    """The word that stands right before an offset, without the marks that open it."""
    words = content[max(start, at - _REACH) : at].split()
    return words[-1].lstrip("\"'“‘«([") if words and not content[at - 1].isspace() else ""


def _is_abbreviation(token: str, among: frozenset[str]) -> bool:
    # "Beta-Inc." and "(Gamma/Corp." are abbreviations by their last part.
    last = _JOINT.split(token)[-1]
    return last in among or last.lower() in among


def _is_initials(token: str) -> bool:
    return (len(token) == 1 and token.isalpha()) or _SPACED_LETTERS.fullmatch(token) is not None


def _begins_sentence(content: str, at: int) -> bool:
    return _word_at(content, at).lower() in _STARTERS


def _word_at(content: str, at: int) -> str:
    word = _WORD.match(content, at)
    return word[0] if word else ""
