"""Documents made by hand: the least that a word processor and a reader of feeds would take."""

from __future__ import annotations

import io
import zipfile
import zlib

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = {"Title": "Title", "H1": "heading 1", "H2": "heading 2", "Bullet": "List Bullet", "Toc": "toc 1"}


def paragraph(*runs: str, style: str = "", about: str = "") -> str:
    """A paragraph of runs; one that is plain words is made a run of."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    made = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p><w:pPr>{named}{about}</w:pPr>{made}</w:p>"


def run(words: str, about: str = "") -> str:
    return f'<w:r><w:rPr>{about}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc><w:tcPr/>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def docx(*body: str, main: str = "word/document.xml", **parts: str | bytes) -> bytes:
    """A document; ``parts`` are the words of notes, by what they are, or parts by their names."""
    named = "".join(f'<w:style w:styleId="{key}"><w:name w:val="{name}"/></w:style>' for key, name in STYLES.items())
    folder, _, file = main.rpartition("/")
    files: dict[str, str | bytes] = {
        "_rels/.rels": relations(officeDocument=main),
        main: f"<w:document {WORD}><w:body>{''.join(body)}</w:body></w:document>",
        f"{folder}/_rels/{file}.rels": relations(styles="styles.xml", footnotes="footnotes.xml"),
        f"{folder}/styles.xml": f"<w:styles {WORD}>{named}</w:styles>",
    }
    for name, content in parts.items():
        files[name if "/" in name or "[" in name else f"{folder}/{name}.xml"] = content
    return zipped(files)


def footnotes(*notes: str) -> str:
    made = "".join(f'<w:footnote w:id="{at}">{paragraph(note)}</w:footnote>' for at, note in enumerate(notes, 1))
    return (
        f'<w:footnotes {WORD}><w:footnote w:type="separator" w:id="0">{paragraph("")}</w:footnote>{made}</w:footnotes>'
    )


def relations(**parts: str) -> str:
    made = "".join(
        f'<Relationship Id="r{at}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(parts.items())
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{made}</Relationships>'


def zipped(files: dict[str, str | bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


# One glyph that stands for two letters, as fonts have it for "fi", and one of a font of symbols.
_GLYPHS = str.maketrans({"\ufb01": "\xde", "\uf0b7": "\xd0"})
_MEANT = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Meant def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
2 beginbfchar <DE> <00660069> <D0> <F0B7> endbfchar
endcmap end end"""


def pdf(*pages: list[tuple[float, float, float, str]], title: str = "", encrypted: bool = False) -> bytes:
    """A PDF whose pages say words in Helvetica: where from the left and from the foot, how large, and what.

    The ligature U+FB01 is printed as one glyph that is told to mean "f" and "i".
    """
    held = io.BytesIO()
    at: list[int] = []

    def put(content: bytes) -> None:
        at.append(held.tell())
        held.write(b"%d 0 obj\n" % len(at) + content + b"\nendobj\n")

    held.write(b"%PDF-1.7\n")
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages)))
    put(b"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>")
    put(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)))
    meant = 4 + 2 * len(pages)
    put(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode %d 0 R >>" % meant)
    for number, words in enumerate(pages):
        fonts, content = b"<< /Font << /F 3 0 R >> >>", b"\n".join(map(_shown, words))
        put(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources %s /Contents %d 0 R >>"
            % (fonts, 5 + 2 * number)
        )
        packed = zlib.compress(content)
        put(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed))
    put(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(_MEANT), _MEANT))
    put(b"<< /Title (%s) >>" % title.encode("latin-1"))
    start = held.tell()
    entries = b"".join(b"%010d 00000 n \n" % offset for offset in at)
    more = b""
    if encrypted:
        more = b"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (
            b"7" * 64,
            b"9" * 64,
        )
    held.write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(at) + 1, entries))
    held.write(b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R %s >>\n" % (len(at) + 1, len(at), more))
    held.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return held.getvalue()


def _shown(words: tuple[float, float, float, str]) -> bytes:
    x, y, size, said = words
    escaped = said.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F {size} Tf {x} {y} Td ({escaped}) Tj ET".translate(_GLYPHS).encode("cp1252")
