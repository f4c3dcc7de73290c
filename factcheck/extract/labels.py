"""Digits that are no figures: parts of names, codes, years, clock times, list marks."""

from __future__ import annotations

import re

from factcheck.extract import digits
from factcheck.extract.page import Page
from factcheck.model.numbers import NumberWords

URL = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
# Three groups or more joined by hyphens, slashes or dots: telephone numbers, ISO dates, versions.
JOINED = re.compile(
    r"[0-9]+(?:-[0-9]+){2,}(?:/[0-9]+)?|[0-9]+(?:–[0-9]+){2,}|[0-9]+(?:/[0-9]+){2,}|[0-9]+(?:[.:][0-9]+){2,}"
)
JOINTS = frozenset("-–/:")
SUFFIX = re.compile(
    r"(?:st|nd|rd|th|s)\b|'s\b|\([a-z0-9]{1,2}\)|\.[A-Z]{1,3}\b|\^|:[0-9]|-for-(?:[0-9]|one)|-(?:[A-Z]\b|[A-Z][0-9])"
)
CLOCK = re.compile(r"[ ]?(?:a\.m|p\.m|am\b|pm\b|gmt\b|est\b|edt\b|o'clock)")
ERA = re.compile(r" ?(?:B\.?C\.?(?:E\.?)?|A\.?D\.?|C\.?E\.?|b\.c\.(?:e\.)?|c\.e\.|a\.d\.)(?!\w)")


def joined_end(page: Page, start: int, end: int) -> int | None:
    """Where a run of groups that is no figure ends: "+1-222-2222", "2026-07-01", "192.168.1.2", "17:22:05"."""
    if page.plain[end : end + 1] not in JOINTS and "." not in page.plain[start:end]:
        return None
    found = JOINED.match(page.plain, start)
    return found.end() if found and found.end() >= end and digits.figure(found[0]) is None else None


def glued_after(page: Page, end: int, limit: int) -> bool:
    """Whether what touches the digits makes them no figure: "22nd", "1980s", "401(k)", "0700.HK", "17:22", "10-K"."""
    return SUFFIX.match(page.plain, end, limit) is not None


def era(page: Page, end: int, limit: int) -> bool:
    """Whether a year of an era is told: "664 B.C.E."."""
    return ERA.match(page.plain, end, limit) is not None


def clock(page: Page, end: int, limit: int) -> bool:
    """Whether an hour is told: "2 pm"."""
    return CLOCK.match(page.folded, end, limit) is not None


def is_year(written: str) -> bool:
    """Whether bare digits read as a year.

    >>> [is_year(written) for written in ("2026", "1987", "3000", "1,987", "987")]
    [True, True, False, False, False]
    """
    return len(written) == 4 and written.isdigit() and "1500" < written < "2101"


def is_code(written: str) -> bool:
    """Whether leading zeros show a code: "000660", "007"."""
    return len(written) > 1 and written[0] == "0" and written.isdigit()


def word_before(page: Page, start: int, floor: int) -> str:
    """The word that stands before, with its marks; empty where the block begins or a mark closes the clause."""
    end = start
    while end > floor and page.plain[end - 1] == " ":
        end -= 1
    if end == start:
        return ""
    begin = max(page.plain.rfind(" ", floor, end) + 1, floor)
    return page.plain[begin:end].lstrip("(—–\"“‘'[")


def is_label(word: str, numbers: NumberWords, *, titled: bool) -> bool:
    """Whether a number after this word is a part of its name: "Boeing 737", "Chapter 11", "No. 1".

    In a headline ``titled`` like this one every word is a capital, so that only known labels count there.
    """
    folded = word.lower().rstrip(",")
    if folded in numbers.references:
        return word[-1] != ","
    if folded in numbers.labels:
        return word[-1] != "," and (word != folded or folded[-1] in ".#№")
    if titled or not word or word == folded or not word[-1].isalnum():
        return False
    return folded not in numbers.stops and not folded.endswith(("ly", "ing")) and folded not in numbers.changes
