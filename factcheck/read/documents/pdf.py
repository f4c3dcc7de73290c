"""A PDF to an article, by way of a process that can do no harm."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from factcheck.model.article import Article, Notice
from factcheck.model.later import later
from factcheck.model.limits import Limits
from factcheck.read.decode import unreadable
from factcheck.read.documents.page_lines import text_of
from factcheck.read.documents.pdf_lines import Cell, Gap, Line
from factcheck.read.documents.pdf_margins import Sheet
from factcheck.read.documents.pdf_process import SECONDS
from factcheck.read.documents.pdf_text import page_lines
from factcheck.read.hypertext import IN_PART
from factcheck.read.kinds import reads_pdf
from factcheck.read.metadata import Metadata, Record
from factcheck.read.plain import plain_title

_MISSING = "is a PDF, which needs the extra pdf: in factcheck's checkout, run pip install '.[pdf]'; or save its text"
_FAULTS = {
    "locked": "is encrypted with a password; save it without one",
    "broken": "is no whole PDF: it is damaged or was cut off; export or download it again",
}
_NAMED = 5
# What programs write where nobody has given a title.
_MADE_UP = later(
    r"untitled | document\d* | microsoft\ (?:word|powerpoint)\ -\ .* | .*\.(?:docx?|odt|indd|qxd|tex|pdf|html?)",
    re.VERBOSE | re.IGNORECASE,
)


def read_pdf(data: bytes, name: str, limits: Limits) -> Iterator[Article | Notice]:
    """The article of a PDF, and a notice of the pages that could not be read of it."""
    if not reads_pdf():
        yield unreadable(name, _MISSING)
        return
    told = _told(data)
    pages = told.get("pages")
    if not pages:
        yield unreadable(name, _FAULTS.get(told["fault"], told["fault"]) if "fault" in told else "has no page")
        return
    bare = [number for number, page in enumerate(pages, 1) if not page["lines"]]
    if len(bare) == len(pages):
        yield unreadable(name, _without_text(len(pages)))
        return
    yield from _troubles(name, bare, told["left_out"])
    sheets = [Sheet(page["height"], [_line(line) for line in page["lines"]]) for page in pages]
    title, body = text_of(page_lines(sheets))
    said = " ".join(told["title"].split())
    stated = "" if _MADE_UP.fullmatch(said) else said
    lang = {"lang": told["lang"]} if told["lang"] else {}
    yield Metadata(lang).article(name, name, title or (plain_title(stated) if stated else None), body)


def _told(data: bytes) -> dict[str, Any]:
    """What the other process says of the document, or why it says nothing."""
    command = [sys.executable, "-I", "-m", "factcheck.read.documents.pdf_process"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=2 * SECONDS, check=True)
        found: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return {"fault": f"takes more than {2 * SECONDS} seconds to read; print it again, or save its text"}
    except (subprocess.CalledProcessError, ValueError):
        return {"fault": "takes more time or memory to read than a PDF may; print it again, or save its text"}
    return found


def _line(told: list[Any]) -> Line:
    y, size, cells = told
    return Line(y, size, [Cell(words, a, b, tuple(Gap(*gap) for gap in gaps)) for words, a, b, gaps in cells])


def _without_text(pages: int) -> str:
    of = "a page that holds" if pages == 1 else f"{pages:,} pages that hold"
    return f"is {of} no text, only pictures: a scan, it seems; run text recognition (OCR) on it first"


def _troubles(name: str, bare: list[int], left_out: int) -> Iterator[Notice]:
    if bare:
        named = ", ".join(map(str, bare[:_NAMED])) + (f" and {len(bare) - _NAMED} more" * (len(bare) > _NAMED))
        message = f"holds no text on page {named}, where pictures may; run text recognition (OCR) on it"
        yield Notice(IN_PART, Record(name, 1).place._replace(part=f"page {bare[0]}"), message)
    if left_out:
        yield Notice(IN_PART, Record(name, 1).place, f"has {left_out:,} more pages than are read; split it")
