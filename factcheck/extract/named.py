"""Numbers that are a part of a name, an address or a code: "Group of Seven", "Photo 3 of 12", "Tel. 030 1234567"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from factcheck.extract.page import Page
from factcheck.model.numbers import NamedNumbers
from factcheck.model.text import Span

# How far before a number the words that name it are looked for.
NEAR = 32
# Behind these a name that begins with a number is a length.
LENGTHS = ("in ", "for ", "within ", "after ", "every ", "last ", "past ", "about ", "than ", "next ")
LEAST_PHONE = 6  # digits


class _Named(NamedTuple):
    """The patterns of a pack: numbers that are no figures by what they are, or by what stands before them."""

    phrases: AhoCorasick | None
    numbers: re.Pattern[str]
    sheet: re.Pattern[str]
    phone: re.Pattern[str]
    code: re.Pattern[str]
    state: re.Pattern[str]


def phrases(page: Page, words: NamedNumbers) -> Iterator[Span]:
    """Where names stand that have a number in them."""
    scan = _patterns(words).phrases
    if scan is None:
        return
    for _, start, end in scan.find_matches_as_indexes(page.plain):
        if _whole(page.plain, start, end) and not _counts(page, start):
            yield Span(start, end)


def number_end(page: Page, start: int, words: NamedNumbers) -> int | None:
    """Where a name, an address or a code ends whose number begins here."""
    named = _patterns(words)
    match = named.numbers.match(page.folded, start)
    return match.end() if match and _names(page, match, named) else None


def _whole(plain: str, start: int, end: int) -> bool:
    """Whether no word goes on into a name, or from it."""
    return not plain[max(0, start - 1) : start].isalnum() and not plain[end : end + 1].isalnum()


def _counts(page: Page, start: int) -> bool:
    """Whether a name that begins with a number is none here: "Fell in 60 Minutes"."""
    return page.plain[start].isdigit() and page.folded.endswith(LENGTHS, 0, start)


def _names(page: Page, match: re.Match[str], named: _Named) -> bool:
    """Whether what stands before the number, if it must, makes it one of these."""
    near, start = max(0, match.start() - NEAR), match.start()
    match match.lastgroup:
        case "sheet":
            return named.sheet.search(page.folded, near, start) is not None
        case "zip" if named.state.search(page.plain, near, start):
            return True
        case "zip" | "digits":
            phone = named.phone.search(page.folded, near, start)
            called = phone is not None and sum(map(str.isdigit, match[0])) >= LEAST_PHONE
            return called or named.code.search(page.folded, near, start) is not None
    return True


@lru_cache(maxsize=4)
def _patterns(words: NamedNumbers) -> _Named:
    numbers = re.compile(
        rf"""(?<![0-9.,$€£¥])(?:
          (?P<sheet>  [0-9]{{1,3}}\ of\ [0-9]{{1,3}}\b (?!\ (?:the|its|their|[a-z]+s)\b) )      # Photo 3 of 12
        | (?P<under>  (?P<age>[0-9]{{2}})\ under\ (?P=age)\b )
        | (?P<read>   [0-9]{{1,2}}[ -]min(?:ute)?[ -](?:read|listen|watch)\b )
        | (?P<free>   1[- ]8(?:00|88|77|66|55|44|33)[- ][a-z0-9][a-z0-9-]{{3,14}} )     # 1-800-FLOWERS
        | (?P<screen> [0-9]k[ -](?:{_any(words.screens)})\b )
        | (?P<zip>    [0-9]{{5}}(?:-[0-9]{{4}})? (?![0-9.,]?[0-9]) )
        | (?P<digits> [0-9](?:[0-9 ()/-]{{2,18}}[0-9]) (?![0-9.,]?[0-9]) )
        )""",
        re.VERBOSE,
    )
    return _Named(
        AhoCorasick(words.phrases, matchkind=MatchKind.LeftmostLongest) if words.phrases else None,
        numbers,
        re.compile(rf"\b(?:{_any(words.sheets)}) $"),
        re.compile(rf"\b(?:{_any(words.phones)})(?:\.:|[.:]) ?[(+]?$"),
        re.compile(rf"\b(?:{_any(words.code_words)})(?: number| no\.?)?[:#]{{0,2}} (?:is )?[(#]?$"),
        re.compile(rf", (?:{_any(words.states)}) $"),
    )


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in words) or "(?!)"
