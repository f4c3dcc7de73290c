"""Numbers that mark the items of a list, or notes: "1.", "2)", "[3]"."""

from __future__ import annotations

from factcheck.extract import nouns
from factcheck.extract.scene import Scene
from factcheck.model.later import later

MINUTES = 2  # digits
# The number of a note in brackets, or of several, and what a note begins with.
NOTES = later(r"[0-9]{1,2}(?:, ?[0-9]{1,2}){0,4}")
NOTED = later(r" ([A-Z][a-z]{2,}) [a-z]")
# What stands behind the mark of a list, and before one.
MARKED = later(r"[.)] [A-Za-z]")
MARKS_BEGIN = (": ", "; ", ", ", ". ", "? ", "! ", " and ", " or ", "; and ")
MOST_MARK = 3  # digits and a point
# The year of a date whose month stands in another row.
SECOND_LINE = later(r", ?(?:19|20)[0-9]{2}(?![0-9.,])")


def is_mark(scene: Scene, start: int, end: int, written: str) -> bool:
    """A list number "1." or "2)", a footnote "[3]" or "(4)"; in a table brackets mean a loss."""
    following = scene.page.plain[end : end + 1]
    if (
        following in (".", ")")
        and written.isdigit()
        and len(written) < MOST_MARK
        and _listed(scene, start, end, written)
    ):
        return True
    if start == scene.floor:
        listed = following in (".", ")") and len(written) < 4 and scene.limit - end > 2
        return listed or _notes(scene, end, written)
    opening = scene.page.plain[start - 1]
    if opening == "[" and following == "]":
        return True
    if opening != "(" or following != ")":
        return False
    if scene.row:
        return NOTES.fullmatch(written) is not None and _behind(scene, start - 1)
    return written.isdigit() and len(written) < 4


def _listed(scene: Scene, start: int, end: int, written: str) -> bool:
    """Whether this is one of the marks of a list within a paragraph: "our goals: 1. grow, 2. save, and 3. hire"."""
    plain, mark = scene.page.plain, scene.page.plain[end]
    if MARKED.match(plain, end, scene.limit) is None or not scene.follows(*MARKS_BEGIN, at=start):
        return start == scene.floor and MARKED.match(plain, end, scene.limit) is not None and mark == ")"
    number = int(written)
    others = (f" {number - 1}{mark} ", f" {number + 1}{mark} ")
    first = number == 2 and plain.startswith(f"1{mark} ", scene.floor)
    return first or any(plain.find(other, scene.floor, scene.limit) >= 0 for other in others)


def day_of_head(scene: Scene, start: int, end: int, written: str) -> bool:
    """Whether a cell begins with a day whose month stands in the head above: "30, 2025"."""
    if not scene.row or len(written) > MINUTES or SECOND_LINE.match(scene.page.plain, end, scene.limit) is None:
        return False
    return start == scene.floor or scene.page.plain[start - 1] in "| "


def _behind(scene: Scene, bracket: int) -> bool:
    """Whether a bracket stands behind words or a figure of its own cell, where no loss does: "Total debt (2)"."""
    cell = scene.page.plain[max(scene.floor, bracket - 3) : bracket].rstrip(" ")
    return cell[-1:].isalnum() or cell[-1:] in (")", "%")


def _notes(scene: Scene, end: int, written: str) -> bool:
    """Whether a paragraph begins with the number of a note: "2 Refer to the reconciliation below"."""
    found = NOTED.match(scene.page.plain, end, scene.limit)
    if found is None or not written.isdigit() or len(written) > 2 or scene.row or scene.titled:
        return False
    if nouns.counted(scene.page, end, scene.limit, scene.lexicon.numbers, one=False) and scene.page.tongue:
        return False  # "35 Analysten erwarten", where every noun has a capital
    return not nouns.is_plural(found[1].lower(), scene.lexicon.numbers)
