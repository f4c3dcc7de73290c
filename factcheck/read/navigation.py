"""Navigation boilerplate: the menus that a scraped page begins or ends with, told by their shape."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model.later import later

_MENU_LENGTH = 60
_BLURB_LENGTH = 100
_SHORTEST_RUN = 8
_LABEL_WORDS = 3
_FIGURES_IN_CONTENT = 0.4
_FIGURES_IN_FOOT = 0.2
_STOPS = tuple(".!?…:;,。！？：；，")
_CLOSING = "\"'”’»)]」』）"
_MARK = later(r"[•·▪‣●○◦*–—-]\s|[•▪‣●]|\d{1,2}[.)]\s")
_INNER_STOP = later(r"[.!?。！？][\"'”’)]*\s+\S")


def content_lines(lines: Sequence[str]) -> range:
    """Which lines are content: those between a menu at the top and a menu at the foot.

    >>> menu = ["Home", "Markets", "Shares and funds", "Log in", "Register", "Help", "News", "Contact us"]
    >>> content_lines([*menu, "Acme Falls as Sales Shrink Again", "Acme fell 5% on Wednesday after a warning."])
    range(8, 10)
    >>> content_lines(menu)
    range(0, 8)
    """
    if len(lines) < _SHORTEST_RUN:
        return range(len(lines))
    top = _top(lines)
    foot = _foot(lines, top)
    return range(top, foot)


def _top(lines: Sequence[str]) -> int:
    """How many lines the menu at the top takes up."""
    end = _run(lines)
    if end < _SHORTEST_RUN or end >= len(lines) or _share_with_figures(lines[:end]) >= _FIGURES_IN_CONTENT:
        return 0
    if _is_blurb(lines, end):
        return end + 1
    # What stands right before prose that ends in a full stop is its headline, if it is more than a label.
    is_headline = len(lines[end - 1].split()) > _LABEL_WORDS and _stops(lines[end])
    return end - 1 if is_headline else end


def _run(lines: Sequence[str]) -> int:
    """The length of the run of short unpunctuated lines, and of single blurbs between them, at the top."""
    end = 0
    while end < len(lines):
        if not _is_menu_line(lines[end]):
            goes_on = len(lines) > end + 3 and all(_is_menu_line(line) for line in lines[end + 1 : end + 4])
            if not (goes_on and end and _is_short_sentence(lines[end])):
                break
        end += 1
    return end


def _is_blurb(lines: Sequence[str], at: int) -> bool:
    """Whether a line is the description under the last label of a menu.

    It is one short sentence; a label of few words stands above it, or what follows reads like a headline.
    """
    if not _is_short_sentence(lines[at]) or at + 1 >= len(lines):
        return False
    return len(lines[at - 1].split()) <= _LABEL_WORDS or not _stops(lines[at + 1])


def _foot(lines: Sequence[str], top: int) -> int:
    """Where the menu at the foot begins."""
    begin = len(lines)
    while begin > top and _is_menu_line(lines[begin - 1]):
        begin -= 1
    long_enough = len(lines) - begin >= _SHORTEST_RUN and begin > top
    if not long_enough or lines[begin - 1].endswith((":", "：")):
        return len(lines)
    return begin if _share_with_figures(lines[begin:]) < _FIGURES_IN_FOOT else len(lines)


def _is_menu_line(line: str) -> bool:
    return len(line) <= _MENU_LENGTH and not line.rstrip(_CLOSING).endswith(_STOPS) and not _MARK.match(line)


def _is_short_sentence(line: str) -> bool:
    return len(line) <= _BLURB_LENGTH and not _INNER_STOP.search(line) and not _MARK.match(line)


def _stops(line: str) -> bool:
    return line.rstrip(_CLOSING).endswith((".", "。", ":", "："))


def _share_with_figures(lines: Sequence[str]) -> float:
    return sum(any(char.isdigit() for char in line) for line in lines) / len(lines)
