"""The lines of a newswire's table of results: "Net 4,212,000 vs 3,405,000", "Avg shrs 11.1 mln vs 11.0 mln"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.extract import after
from factcheck.extract.draft import Draft
from factcheck.extract.lexicon import Lexicon
from factcheck.extract.page import Page
from factcheck.model.later import later

VERSUS = later(r"\)?\s+vs\.?\s+(?:(?:loss|profit|nil)\s+)?\(?")
# A label has a capital or a semicolon before it, and nothing stands between it and its figure but what way the result
# went.
LABEL = later(r"(?<![\w'-])((?:[A-Z0-9]|(?<=; )[a-z])[a-z0-9]+(?:[ ][a-z]+){0,3})[ ]{1,12}\(?$")
RESULTS = (" loss", " profit", " income", " deficit")
# How far before a figure its label may begin.
REACH = 48
# How the note reads that tells the currency of a table: "(In Canadian dlrs)".
NOTE = later(
    r"""(?:\(|\b(?:figures|amounts|results|data|expressed|stated|reported)\ )in[ ]
    (?:(?:mlns?|millions?|thousands?|blns?|billions?)(?:\ of)?\ )?(?=[a-z])""",
    re.VERBOSE,
)
HOME = "USD"
# What the words of a label are that only tell its time.
PERIOD = "period"
# The labels that are sums, and the denominator they bring along.
SUMS = {"money": None, "money per share": "share"}


class _Line(NamedTuple):
    """The two figures of a line by their numbers, and what their label says they are."""

    first: int
    second: int
    kind: str


def labelled(page: Page, drafts: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """The figures, the bare ones of such lines with the unit that their label gives them.

    Sums are dollars unless other lines or a note tell another currency.
    """
    lines = list(_lines(page, drafts, lexicon)) if " vs" in page.folded else []
    out = list(drafts)
    if not lines:
        return out
    noted = _noted(page, lexicon)
    common = noted or _named(drafts, lines, lexicon)
    for first, second, kind in lines:
        own = _named(drafts, [_Line(first, second, kind)], lexicon)
        unit = noted or own or common or HOME if kind in SUMS else f"count:{kind}"
        for number in (first, second):
            told = _with(drafts[number], unit)
            out[number] = told._replace(per=told.per or SUMS.get(kind))
    return out


def unheaded(content: str, page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The figures but for the heads of such lines, which say for how long those below them count: "Nine mths"."""
    if " vs" not in page.folded:
        return list(drafts)
    return [draft for draft in drafts if draft.unit != "month" or not _alone(content, draft)]


def _alone(content: str, draft: Draft) -> bool:
    """Whether nothing else stands on the line of a figure."""
    before = content[content.rfind("\n", 0, draft.start) + 1 : draft.start]
    end = content.find("\n", draft.end)
    behind = content[draft.end : end if end >= 0 else len(content)]
    return not before.strip() and not behind.strip(" \t\r:.-")


def _lines(page: Page, drafts: Sequence[Draft], lexicon: Lexicon) -> Iterator[_Line]:
    told = -1  # the block in which such a line stands
    for number, (a, b) in enumerate(zip(drafts, (*drafts[1:], None), strict=True)):
        if a.block == told and page.plain.rfind("; ", max(a.floor, a.start - REACH), a.start) >= 0:
            known = a.unit is None and (
                b is None or b.block != told or VERSUS.match(page.folded, a.end, b.start) is None
            )
            if known and (kind := _kind(page, a, lexicon)):
                yield _Line(number, number, kind)  # "; avg shrs 15.3 mln"
        if b is None or a.block != b.block or b.start - a.right > REACH:
            continue
        between = VERSUS.match(page.folded, a.end, b.start)
        if between and between.end() == b.start and (kind := _kind(page, a, lexicon)):
            told = a.block
            yield _Line(number, number + 1, kind)


def _kind(page: Page, draft: Draft, lexicon: Lexicon) -> str | None:
    """What the label before a figure says it is."""
    found = LABEL.search(page.plain, max(draft.floor, draft.start - REACH), draft.start)
    if found is None:
        return None
    label = " ".join(found[1].lower().split())
    known = lexicon.numbers.wire
    while known.get(label.partition(" ")[0]) == PERIOD and " " in label:
        label = label.partition(" ")[2]  # "Year shr", "Six mths net"
    for result in RESULTS:
        if label not in known and label.endswith(result):
            label = label.removesuffix(result)
    kind = known.get(label)
    return None if kind == PERIOD else kind


def _noted(page: Page, lexicon: Lexicon) -> str | None:
    """The currency that a note tells for all lines: "(In Canadian dlrs)"."""
    for note in NOTE.finditer(page.folded):
        unit = after.unit(page, note.end() - 1, len(page.plain), lexicon)
        if unit and lexicon.table.dimensions.get(unit.form.symbol) == "money":
            return unit.form.symbol
    return None


def _named(drafts: Sequence[Draft], lines: Sequence[_Line], lexicon: Lexicon) -> str | None:
    """The currency that most of these lines name themselves."""
    units = (drafts[number].unit for line in lines for number in (line.first, line.second))
    named = Counter(unit for unit in units if unit and lexicon.table.dimensions.get(unit) == "money")
    return named.most_common(1)[0][0] if named else None


def _with(draft: Draft, unit: str) -> Draft:
    """A bare figure with the unit; a noun with a capital is the label of the next line and none of its own."""
    if draft.unit is None or (draft.minor and draft.unit == HOME):
        return draft._replace(unit=unit)
    if draft.noun is None or not draft.noun[0].isupper():
        return draft
    end = draft.end - len(draft.noun) - 1
    return draft._replace(unit=unit, noun=None, end=end, right=end)
