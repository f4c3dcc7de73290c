"""A sheet for a terminal, or for a printer without colours."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from factcheck.report.escape import visible
from factcheck.report.sheet.rows import Row, Sheet, rows


def as_text_sheet(sheets: Iterable[Sheet], width: int = 100) -> Iterator[str]:
    """Each article under its title: a box for each figure, what was understood, and the sentence."""
    for sheet in sheets:
        yield f"{visible(sheet.title)}\n{visible(sheet.about)}\n\n"
        yield from (_box(row, width) for row in rows(sheet))


def _box(row: Row, width: int) -> str:
    lead = f"[ ] {row.number:>3}  "
    told = "; ".join(filter(None, (f"{row.subject}, {row.metric}: {row.value}", row.when, row.limits, row.evidence)))
    before, figure, after = (visible(part) for part in (row.before, row.figure, row.after))
    quoted = textwrap.wrap(f"{before}>>{figure}<<{after}", max(20, width - len(lead)))
    lines = [f"{lead}{row.spot}  {visible(told)}", *(" " * len(lead) + line for line in quoted)]
    return "\n".join(lines) + "\n\n"
