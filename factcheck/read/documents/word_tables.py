"""The tables of a Word document, row by row."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile

from factcheck.read import columns
from factcheck.read.documents.page_lines import PageLine

_LONGEST_CELL = 400


@dataclass(slots=True)
class Cell:
    """The paragraphs of a cell; ``goes_on`` says that it only continues the cell above, ``stands_out`` that all of its
    words are bold, or of a style for heads.
    """

    texts: list[str] = field(default_factory=list)
    width: int = 1
    goes_on: bool = False
    stands_out: bool = True

    @property
    def words(self) -> str:
        return "" if self.goes_on else " ".join(text.strip() for text in self.texts if text.strip())


@dataclass(slots=True)
class Row:
    """The cells of a row, and whether it names the columns or was deleted."""

    cells: list[Cell] = field(default_factory=list)
    is_head: bool = False
    is_deleted: bool = False

    @property
    def stands_out(self) -> bool:
        """Whether it is set as rows are that name the columns."""
        told = [cell for cell in self.cells if cell.words]
        return bool(told) and all(cell.stands_out for cell in told)

    def line(self, part: str, table: int) -> PageLine:
        cells = tuple(cell.words for cell in self.cells)
        widths = tuple(cell.width for cell in self.cells)
        return PageLine("row", "", part, cells=cells, widths=widths, table=table, is_head=self.is_head)


@dataclass(slots=True)
class Grid:
    """A table that is read."""

    rows: list[Row] = field(default_factory=list)

    @property
    def is_data(self) -> bool:
        """Whether it holds data: several rows, or one of a label and figures, and no cell that is a text of its own."""
        cells = [cell for row in self.rows for cell in row.cells]
        widest = max((len(row.cells) for row in self.rows), default=0)
        is_entry = len(self.rows) == 1 and widest > 1 and all(columns.is_figure(cell.words) for cell in cells[1:])
        return (
            (len(self.rows) > 1 or is_entry) and widest > 1 and all(len(cell.words) <= _LONGEST_CELL for cell in cells)
        )

    def name_heads(self) -> None:
        """Takes the rows at the top for heads that stand out from the others, where none is said to be one."""
        if not any(row.is_head for row in self.rows) and not all(row.stands_out for row in self.rows):
            for row in takewhile(lambda row: row.stands_out, self.rows):
                row.is_head = True

    def begin(self, name: str) -> None:
        if name == "tr":
            self.rows.append(Row())
        elif self.rows:
            self.rows[-1].cells.append(Cell())

    def end(self, name: str) -> None:
        if name == "tr" and self.rows and self.rows[-1].is_deleted:
            self.rows.pop()

    def take(self, texts: list[str], *, stands_out: bool = False) -> None:
        """Words that stand in the cell at hand."""
        if self.rows and self.rows[-1].cells:
            cell = self.rows[-1].cells[-1]
            cell.texts += texts
            cell.stands_out = cell.stands_out and (stands_out or not any(map(str.strip, texts)))

    def told(self, name: str, value: str, *, is_on: bool) -> None:
        """What is said of the row or cell at hand."""
        if not self.rows:
            return
        row = self.rows[-1]
        if name == "tblHeader":
            row.is_head = is_on
        elif name == "del" and not row.cells:
            row.is_deleted = True
        elif name == "gridSpan" and row.cells and value.isdecimal():
            row.cells[-1].width = max(1, int(value[:3]))
        elif name == "vMerge" and row.cells:
            row.cells[-1].goes_on = value != "restart"
        elif name == "cellDel" and row.cells:
            row.cells[-1].goes_on = True
