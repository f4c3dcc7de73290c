"""Documents made by hand: the least that a word processor and a reader of feeds would take."""

from __future__ import annotations

import io
import zipfile

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
