"""The running text of a Word document: paragraphs and tables, without what was deleted or is hidden."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from factcheck.model.text import BlockKind
from factcheck.read.documents.page_lines import PageLine
from factcheck.read.documents.word_styles import Styles
from factcheck.read.documents.word_tables import Cell, Grid
from factcheck.read.documents.xml_stream import stream
from factcheck.read.line_breaks import joined
from factcheck.read.raised import raised

# What is no word of the text: deletions, moves away, codes of fields, the second telling of a drawing, glosses.
_UNREAD = frozenset(("del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "rt", "binData"))
_PROPERTIES = frozenset(("pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "tblGrid", "sdtPr"))
# What properties were before a change that is tracked.
_BEFORE = frozenset(
    ("pPrChange", "rPrChange", "trPrChange", "tcPrChange", "tblPrChange", "sectPrChange", "numberingChange")
)
_OFF = ("0", "false", "off", "none")
_KEPT = 3


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is open, in pieces; ``ends`` is false where its end was deleted, ``is_bold`` where a word is not
    bold.
    """

    style: str | None = None
    is_numbered: bool = False
    ends: bool = True
    is_bold: bool = True
    lines: list[list[str]] = field(default_factory=lambda: [[]])


@dataclass(slots=True)
class WordText:
    """Goes through a part once; the lines of its text."""

    styles: Styles
    noun: str = "paragraph"
    lines: list[PageLine] = field(default_factory=list)
    langs: Counter[str] = field(default_factory=Counter)
    unread: int = 0
    before: int = 0
    properties: list[str] = field(default_factory=list)
    paragraphs: list[_Paragraph] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    count: int = 0
    tables: int = 0
    note: int | None = None
    hides: bool = False
    raised: bool = False
    bold: bool = False
    in_words: bool = False
    lang: str | None = None

    def read(self, data: bytes, name: str) -> None:
        stream(data, name, self.enter, self.leave, self.words)
        self._finish()

    def enter(self, name: str, attributes: dict[str, str]) -> None:
        if name in _BEFORE:
            self.before += 1
        elif self.before:
            return
        elif self.properties:
            self._property(name, attributes)
        elif name in _PROPERTIES:
            self.properties.append(name)
        elif name in _UNREAD:
            self.unread += 1
        elif not self.unread:
            self._begin(name, attributes)

    def leave(self, name: str) -> None:
        if name in _BEFORE:
            self.before -= 1
        elif self.before:
            return
        elif self.properties:
            if name in _PROPERTIES:
                self.properties.pop()
        elif name in _UNREAD:
            self.unread -= 1
        elif not self.unread:
            self._end(name)

    def words(self, data: str) -> None:
        if self.in_words and not (self.unread or self.before or self.hides) and self.paragraphs:
            lines = self.paragraphs[-1].lines
            self._take(raised("".join(lines[-1][-_KEPT:]), data) if self.raised else data)
            if not self.bold and data.strip():
                self.paragraphs[-1].is_bold = False
            if self.lang:
                self.langs[self.lang] += len(data)

    def _take(self, data: str) -> None:
        self.paragraphs[-1].lines[-1].append(data)

    def _property(self, name: str, attributes: dict[str, str]) -> None:
        if name in _PROPERTIES:
            self.properties.append(name)
            return
        value = attributes.get("val", "")
        within = self.properties[-1]
        is_on = value.lower() not in _OFF
        if within == "rPr" and len(self.properties) == 1:
            self._run_property(name, value, is_on=is_on)
        elif within == "rPr" and name == "del" and self.paragraphs:
            self.paragraphs[-1].ends = False
        elif within == "pPr" and self.paragraphs:
            self._paragraph_property(name, value)
        elif self.grids and within in ("trPr", "tcPr"):
            self.grids[-1].told(name, value, is_on=is_on)

    def _run_property(self, name: str, value: str, *, is_on: bool) -> None:
        if name in ("vanish", "strike", "dstrike", "webHidden"):
            self.hides = self.hides or is_on
        elif name == "b":
            self.bold = is_on
        elif name == "vertAlign":
            self.raised = value == "superscript"
        elif name == "lang":
            self.lang = value or None

    def _paragraph_property(self, name: str, value: str) -> None:
        if name == "pStyle":
            self.paragraphs[-1].style = value
        elif name == "numId":
            self.paragraphs[-1].is_numbered = value != "0"

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "p":
                self._begin_paragraph()
            case "r":
                self.hides, self.raised, self.bold, self.lang = False, False, False, None
            case "t":
                self.in_words = True
            case "tab" | "ptab" if self.paragraphs:
                self._take("\t")
            case "br" | "cr" if self.paragraphs:
                self.paragraphs[-1].lines.append([])
            case "noBreakHyphen" if self.paragraphs:
                self._take("-")
            case "tbl":
                self.grids.append(Grid())
            case "tr" | "tc" if self.grids:
                self.grids[-1].begin(name)
            case "footnote" | "endnote" | "comment":
                self._begin_note(attributes)

    def _end(self, name: str) -> None:
        match name:
            case "p":
                self._end_paragraph()
            case "t":
                self.in_words = False
            case "tbl" if self.grids:
                self._end_table(self.grids.pop())
            case "tr" | "tc" if self.grids:
                self.grids[-1].end(name)

    def _begin_note(self, attributes: dict[str, str]) -> None:
        """A note; the lines that part notes from the text are notes too, of a type."""
        is_note = attributes.get("type", "normal") == "normal"
        self.note = (self.note or 0) + is_note

    def _begin_paragraph(self) -> None:
        open_still = self.paragraphs and not self.paragraphs[-1].ends
        if open_still:
            self.paragraphs[-1].ends = True
        else:
            self.paragraphs.append(_Paragraph())

    def _end_paragraph(self) -> None:
        if self.paragraphs and self.paragraphs[-1].ends:
            self._close(self.paragraphs.pop())

    def _finish(self) -> None:
        while self.paragraphs:
            self._close(self.paragraphs.pop())

    def _close(self, ended: _Paragraph) -> None:
        texts = ["".join(line) for line in ended.lines]
        if self.grids:
            heads = ended.is_bold or self.styles.role(ended.style)[0] == "table head"
            self.grids[-1].take(texts, stands_out=heads)
            return
        if not any(map(str.strip, texts)):
            return
        self.count += 1
        role, level = self.styles.role(ended.style)
        if role == "contents":
            return
        kind: BlockKind = "heading" if role in ("heading", "title", "caption") else "paragraph"
        kind = "item" if kind == "paragraph" and (ended.is_numbered or role == "item") else kind
        part = f"{self.noun} {self.note or self.count}"
        level = 0 if role == "title" else level
        self.lines += (
            PageLine(kind, text, part, level, is_caption=role == "caption") for text in joined(texts) if text.strip()
        )

    def _end_table(self, grid: Grid) -> None:
        if self.grids:  # a table within a cell
            self.grids[-1].take([" ".join(cell.words for cell in row.cells if cell.words) for row in grid.rows])
            return
        self.tables += 1
        name = f"table {self.tables}"
        if not grid.is_data:
            cells: list[Cell] = [cell for row in grid.rows for cell in row.cells]
            self.lines += (PageLine("paragraph", text, name) for cell in cells for text in cell.texts if text.strip())
            return
        grid.name_heads()
        for number, row in enumerate(grid.rows, 1):
            if any(cell.words for cell in row.cells):
                self.lines.append(row.line(f"{name}, row {number}", self.tables))
