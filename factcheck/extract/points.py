"""Points of what is told in percent: "the margin rose 0.3 pts to 18%" tells percentage points."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extract.draft import Draft
from factcheck.extract.lexicon import Lexicon
from factcheck.extract.page import Page

POINT = "count:point"
# How far from the points their percentage and the word for what they measure may stand.
REACH = 100
# Between a change in points and the percentage it led to or came from.
LEADS = (" to ", " from ", ", to ", ", from ", " at ", " to about ", " to around ")


def told(page: Page, drafts: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """The figures, points of a percentage made percentage points."""
    return [
        draft._replace(unit="percentage_point", noun=None)
        if draft.unit == POINT and _of_percent(page, drafts, number, lexicon)
        else draft
        for number, draft in enumerate(drafts)
    ]


def _of_percent(page: Page, drafts: Sequence[Draft], number: int, lexicon: Lexicon) -> bool:
    draft = drafts[number]
    before = _percent(draft, drafts[number - 1]) if number else False
    behind = _percent(draft, drafts[number + 1]) if number + 1 < len(drafts) else False
    if not before and not behind:
        return False
    measured = _measured(page, draft, lexicon)
    leads = behind and page.folded[draft.right : drafts[number + 1].left] in LEADS
    return measured == "share" or (measured is None and leads)


def _percent(draft: Draft, other: Draft) -> bool:
    """Whether the other figure is a percentage near this one."""
    apart = other.left - draft.right if other.start > draft.start else draft.left - other.right
    return other.unit == "percent" and other.block == draft.block and apart < REACH


def _measured(page: Page, draft: Draft, lexicon: Lexicon) -> str | None:
    """What is measured, a "share" or a "level": the word told last before the figure, or first after it."""
    kinds = [found.lastgroup for found in lexicon.points.finditer(page.folded, _from(draft), draft.left)]
    if kinds:
        return kinds[-1]
    found = lexicon.points.search(page.folded, draft.right, draft.right + REACH)
    return found.lastgroup if found else None


def _from(draft: Draft) -> int:
    return max(draft.floor, draft.left - REACH)
