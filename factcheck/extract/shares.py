"""Shares and rates told as so many of so many: "29 in every hundred homes", "four seats in five"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from factcheck.extract.draft import Draft
from factcheck.extract.page import Page
from factcheck.model.later import later
from factcheck.model.mention import Numeral

ONE, HUNDRED, THOUSAND = Decimal(1), Decimal(100), Decimal(1000)
OF_EACH = frozenset({f" {word} {each} " for word in ("in", "of", "out of") for each in ("every", "each")})
# A whole told without a number: "29 in every hundred households".
ROUND = later(r"(?P<of>in|of|out of|for) (?:every|each) (?P<whole>hundred|thousand)(?: (?P<noun>[a-z]{4,}))?\b")
ROUND_FIRST, BACK = later(rf"\b(?:out )?{ROUND.pattern}[^.;:!?()]{{1,60}}$"), 90
WHOLES = {"hundred": HUNDRED, "thousand": THOUSAND}
# What opens with the whole: "Out of every 100,000 women, the study finds, five die".
OPENS = later(r"\b(?:(?P<rate>for)|out of|of|in|among) (?:every|each) $")
OPENING = len("out of every ") + 1
BEHIND = later(r"[^.;:!?()]{1,60}")
# What stands behind a share of which only the part is named, "four seats in five": nothing more that is counted.
ENDS = later(
    r"(?=[.,;:)!?]|$| (?:and|but|or|are|is|were|was|have|has|had|will|would|do|did|does|can|could|may|said|say|says|go"
    r"|went|now|still|to|by|with|on|at|from|as|since|this|last|next)\b)"
)


def told(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The figures, those that tell a share or a rate together made one."""
    folded = page.folded
    if not (" every " in folded or " each " in folded):
        return _parts(page, drafts)
    hundreds = ROUND.search(folded) is not None
    out: list[Draft] = []
    for draft in drafts:
        last = out[-1] if out and out[-1].block == draft.block else None
        one = last and (_of_each(page, last, draft) or _of_whole(page, last, draft))
        if one:
            out[-1] = one
        else:
            out.append(_of_hundred(page, draft) if hundreds else draft)
    return _parts(page, out)


def _size(draft: Draft) -> Decimal:
    numeral = draft.numerals[0]
    return numeral.value * numeral.scale


def _counts(draft: Draft) -> bool:
    """Whether a figure counts something, named or not, by whole numbers and not by a rate."""
    counted = draft.unit is None or draft.unit.startswith("count:")
    return counted and draft.per is None and not draft.money and len(draft.numerals) == 1


def _of_each(page: Page, a: Draft, b: Draft) -> Draft | None:
    """ "One in every eight flights", "12 of every 100,000 women"."""
    if page.folded[a.end : b.left] not in OF_EACH or not (_counts(a) and _counts(b)):
        return None
    return _whole(a, _size(b), b.unit, b)


def _of_whole(page: Page, a: Draft, b: Draft) -> Draft | None:
    """The whole told first: "Out of every 100,000 women five die"."""
    if not (_counts(a) and _counts(b)) or BEHIND.fullmatch(page.folded, a.end, b.left) is None:
        return None
    opens = OPENS.search(page.folded, max(a.floor, a.start - OPENING), a.start)
    if opens is None or b.unit not in (None, a.unit) or (opens["rate"] and _size(a) < THOUSAND):
        return None  # "for every ten jobs lost, eight were created"
    told = _whole(b, _size(a), a.unit, b)
    return told._replace(start=b.start, left=b.left) if told else None


def _of_hundred(page: Page, draft: Draft) -> Draft:
    """ "29 in every hundred households"."""
    found = ROUND.match(page.folded, draft.end + 1) if page.folded.startswith(" ", draft.end) else None
    if found is None and _counts(draft) and draft.noun is None:
        opening = ROUND_FIRST.search(page.folded, max(draft.floor, draft.clause, draft.left - BACK), draft.left)
        return (opening and _whole(draft, WHOLES[opening["whole"]], _noun(opening), draft)) or draft
    if found is None or not _counts(draft):
        return draft
    ended = draft._replace(end=found.end("whole"), right=found.end("whole"))
    return _whole(draft, WHOLES[found["whole"]], _noun(found), ended) or draft


def _noun(found: re.Match[str]) -> str | None:
    return f"count:{found['noun']}" if found["noun"] else None


def _whole(part: Draft, whole: Decimal, unit: str | None, last: Draft) -> Draft | None:
    """A part of so many: a share of a few or of a hundred, a rate of thousands."""
    size = _size(part)
    if not 0 < size < whole or whole != int(whole):
        return None
    if whole > THOUSAND or (whole == THOUSAND and unit is not None):
        noun = (unit or "").removeprefix("count:")
        return part._replace(per=f"{whole:f} {noun}".rstrip(), right=last.right, weak=False)
    return last._replace(
        start=part.start, left=part.left, floor=part.floor, clause=part.clause,
        numerals=(Numeral(size / whole, ONE / whole),), unit="x", per=None,
        approx=part.approx or last.approx, noun=last.noun or part.noun, weak=False,
    )  # fmt: skip


def _parts(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The figures, a share made one of which the noun stands with the part alone: "four seats in five"."""
    out: list[Draft] = []
    for draft in drafts:
        one = _part(page, out[-1], draft) if out and out[-1].block == draft.block else None
        out[-1:] = [one] if one else [*out[-1:], draft]
    return out


def _part(page: Page, a: Draft, b: Draft) -> Draft | None:
    """Three goals in two games are no share, nor are two plants in six of the regions."""
    if a.noun is None or page.folded[a.end : b.left] not in (" in ", " out of ") or not (_counts(a) and _counts(b)):
        return None
    size, whole = _size(a), _size(b)
    if b.unit is not None or not ONE < size < whole <= HUNDRED or ENDS.match(page.folded, b.right) is None:
        return None
    return _whole(a, whole, None, b)
