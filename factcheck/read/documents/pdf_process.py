"""Run in a process of its own: the lines of a PDF from standard input, as JSON on standard output.

A PDF is a program for a page, and what reads it is large: what it may use is bounded by the system, and where it
fails nothing else does.
"""

from __future__ import annotations

import json
import sys
from ctypes import c_double, c_ushort
from typing import Any

from factcheck.read.documents.pdf_lines import Glyph, Line, lines

SECONDS = 60
MEMORY = 2 * 1024 * 1024 * 1024
# More than any article is long.
MOST_PAGES = 2_000
MOST_GLYPHS = 5_000_000
MOST_SAID = 1_000
# Bullets that word processors set in fonts of symbols, at the places of the private use area that Word gave them.
SYMBOL_BULLETS = frozenset((0xF0A7, 0xF0B7, 0xF0D8, 0xF0FC, 0xF0A8, 0xF076))


def bounded() -> None:
    """Let the system end this process where it uses too much; not every system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def document(data: bytes) -> dict[str, Any]:
    """The lines of each page, the title and language that the document says it has, and what was too much."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        opened = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return {"fault": "locked" if error.err_code == raw.FPDF_ERR_PASSWORD else "broken"}
    pages: list[dict[str, Any]] = []
    left = MOST_GLYPHS
    for number in range(min(len(opened), MOST_PAGES)):
        try:
            page = opened[number]
            found, used = _page(page, left)
        except pypdfium2.PdfiumError:
            pages.append({"height": 0, "lines": []})
            continue
        left -= used
        pages.append({"height": page.get_height(), "lines": found})
        page.close()
        if left <= 0:
            break
    told = {"title": opened.get_metadata_value("Title")[:MOST_SAID], "lang": _language(opened)}
    return {"pages": pages, "left_out": len(opened) - len(pages), **told}


def _language(opened: Any) -> str:
    """The language that the document says it is in; nothing where it says none."""
    from pypdfium2 import raw

    held = (c_ushort * MOST_SAID)()
    length = raw.FPDFCatalog_GetLanguage(opened.raw, held, 2 * MOST_SAID)
    return bytes(held)[: min(length, 2 * MOST_SAID)].decode("utf-16-le", "replace").strip("\0 ")


def _page(page: Any, most: int) -> tuple[list[Line], int]:
    text = page.get_textpage()
    try:
        return lines(_glyphs(text.raw, most)), text.count_chars()
    finally:
        text.close()


def _glyphs(text: Any, most: int) -> list[Glyph]:
    from pypdfium2 import raw

    x, y = c_double(), c_double()
    matrix, box = raw.FS_MATRIX(), raw.FS_RECTF()
    found: list[Glyph] = []
    for at in range(min(raw.FPDFText_CountChars(text), most)):
        code = raw.FPDFText_GetUnicode(text, at)
        if raw.FPDFText_IsGenerated(text, at) == 1:
            found += (Glyph(" ", 0, 0, 0, 0),) if code == ord(" ") else ()
            continue
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        raw.FPDFText_GetMatrix(text, at, matrix)
        if abs(matrix.b) > abs(matrix.a):
            continue  # it runs up or down the margin
        raw.FPDFText_GetLooseCharBox(text, at, box)  # as high as the type, whatever the letter
        found.append(Glyph(_character(code), box.left, box.right, y.value, abs(box.top - box.bottom)))
    return found


def _character(code: int) -> str:
    if code in (0x02, 0xAD, 0xFFFE):
        return "\xad"  # where a word is parted at the end of a line
    if code in SYMBOL_BULLETS:
        return "•"
    return "\ufffd" if 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)


def main() -> None:
    bounded()
    told = document(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(told, separators=(",", ":")).encode())


if __name__ == "__main__":
    main()
