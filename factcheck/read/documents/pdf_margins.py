"""What the margins of printed pages repeat: running heads, page numbers, the stamp of a browser."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.model.later import later
from factcheck.read.documents.pdf_lines import Line

# Of the height of a page.
_MARGIN = 0.1
_DIGITS = later(r"\d+")
_PAGE_NUMBER = later(
    r"(?:(?:page|seite|p\.)\s*)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:/|of|von)\s*\d{1,4})?|(?:https?|file)://\S+\s+\d+/\d+"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d\d(?:\s?[AP]M)?\b.*",  # what a browser prints above and below
    re.IGNORECASE,
)


class Sheet(NamedTuple):
    """A page: how high it is, and its lines."""

    height: float
    lines: Sequence[Line]


def repeated(sheets: Sequence[Sheet]) -> set[tuple[int, int]]:
    """The lines in the margins that several pages have at the same height, but for digits, and numbers of pages."""
    edges = [
        (number, at, (_DIGITS.sub("#", line.words), round(line.y / 3)))
        for number, sheet in enumerate(sheets, 1)
        for at, line in enumerate(sheet.lines)
        if not _MARGIN * sheet.height < line.y < (1 - _MARGIN) * sheet.height
    ]
    counts = Counter(key for _, _, key in edges)
    least = max(2, (len(sheets) + 2) // 3)
    found = {(number, at) for number, at, key in edges if counts[key] >= least}
    for number, (_, lines) in enumerate(sheets, 1):
        by_height = sorted(range(len(lines)), key=lambda at: lines[at].y)
        outer = (at for at in (*by_height[:1], *by_height[-1:]) if _PAGE_NUMBER.fullmatch(lines[at].words))
        found.update((number, at) for at in outer)
    return found
