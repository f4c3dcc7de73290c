"""What is printed: headings, tables, notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def heading(title: str) -> None:
    print(f"\n## {title}\n", flush=True)


def note(text: str) -> None:
    print(text, flush=True)


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Rows under their heads: the first column to the left, all others to the right."""
    cells = [list(heads), *([str(cell) for cell in row] for row in rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(heads))]
    for row in cells:
        first, *others = (
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        print("  ".join([first, *others]).rstrip())
    print(flush=True)
