"""Word documents: what a reader sees of them, and where it stands."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from factcheck import read
from factcheck.model.article import Article, Notice
from factcheck.model.limits import Limits
from factcheck.read import Source
from tests.command import Command
from tests.documents import WORD, docx, footnotes, paragraph, relations, run, table, zipped

CORE = (
    '<cp:coreProperties xmlns:cp="cp" xmlns:dc="dc" xmlns:dcterms="dcterms"><dc:title>Stated title</dc:title>'
    "<dc:language>en-GB</dc:language><dcterms:created>2013-12-23T23:15:00Z</dcterms:created></cp:coreProperties>"
)
CUSTOM = (
    '<Properties xmlns="p" xmlns:vt="vt"><property name="Date"><vt:lpwstr>2026-07-01</vt:lpwstr></property>'
    '<property name="Source"><vt:lpwstr>Daily News</vt:lpwstr></property>'
    '<property name="Words"><vt:i4>9</vt:i4></property></Properties>'
)


def read_one(folder: Path, data: bytes, limits: Limits | None = None) -> list[Article | Notice]:
    (folder / "a.docx").write_bytes(data)
    return list(read.read(Source(str(folder / "a.docx"), "docx"), limits or Limits()))


def article(folder: Path, *body: str, **parts: str | bytes) -> Article:
    (found,) = read_one(folder, docx(*body, **parts))
    assert isinstance(found, Article)
    return found


def blocks(found: Article) -> list[tuple[str, str, str | None]]:
    body = found.body
    return [(block.kind, body.quote(block.span), body.part(block.span.start)) for block in body.blocks]


def test_paragraphs_headings_items_tables_and_footnotes_are_read_with_their_places(tmp_path: Path) -> None:
    found = article(
        tmp_path,
        paragraph("Acme falls 5%", style="Title"),
        paragraph("Outlook 12", style="Toc"),
        paragraph("Results", style="H1"),
        paragraph("Acme fell 5%", "<w:r><w:footnoteReference w:id='1'/></w:r>", " in July."),
        paragraph("Revenue $3 billion", style="Bullet"),
        paragraph("Numbered", about='<w:numPr><w:numId w:val="2"/></w:numPr>'),
        table(("Item", "2025", "2026"), ("Revenue", "3.1", "2.9")),
        paragraph("It rose."),
        footnotes=footnotes("Before tax, 4%."),
    )
    assert found.title is not None
    assert found.title.content == "Acme falls 5%"
    assert blocks(found) == [
        ("heading", "Results", "paragraph 3"),
        ("paragraph", "Acme fell 5% in July.", "paragraph 4"),
        ("item", "Revenue $3 billion", "paragraph 5"),
        ("item", "Numbered", "paragraph 6"),
        ("row", "Item\t2025\t2026", "table 1, row 1"),
        ("row", "Revenue\t3.1\t2.9", "table 1, row 2"),
        ("paragraph", "It rose.", "paragraph 7"),
        ("paragraph", "Before tax, 4%.", "footnote 1"),
    ]
    (grid,) = found.body.tables
    assert [[found.body.quote(cell) for cell in row] for row in grid.rows] == [
        ["Item", "2025", "2026"],
        ["Revenue", "3.1", "2.9"],
    ]
    place = found.body.place("a.docx", found.body.blocks[2].span)
    assert (place.line, place.column, place.part) == (4, 1, "paragraph 5")


@pytest.mark.parametrize(
    ("runs", "read_as"),
    [
        (["fell ", f"<w:del>{run('3%')}</w:del>", f"<w:ins>{run('5%')}</w:ins>"], "fell 5%"),
        ([f"<w:moveFrom>{run('3%')}</w:moveFrom>", "x ", f"<w:moveTo>{run('5%')}</w:moveTo>"], "x 5%"),
        (["fell ", run("3%", "<w:strike/>"), run("4%", "<w:vanish/>"), "5%"], "fell 5%"),
        (["fell ", run("5%", '<w:strike w:val="0"/>')], "fell 5%"),
        (["fell 5%", run("2", '<w:vertAlign w:val="superscript"/>'), "."], "fell 5%."),
        (["5 km", run("2", '<w:vertAlign w:val="superscript"/>'), " of land"], "5 km² of land"),
        (["1", "<w:r><w:noBreakHyphen/></w:r>", "2", "<w:r><w:softHyphen/></w:r>", "3"], "1-23"),
        (["at ", "<w:r><w:instrText>PAGE 9</w:instrText></w:r>", "5%"], "at 5%"),
        ([f"<mc:A xmlns:mc='m'><mc:Choice>{run('5%')}</mc:Choice><mc:Fallback>{run('5%')}</mc:Fallback></mc:A>"], "5%"),
        (["1&amp;2 \x9b1mup"], "1&2 up"),
    ],
)
def test_what_a_reader_does_not_see_is_not_read(runs: list[str], read_as: str, tmp_path: Path) -> None:
    assert [block[1] for block in blocks(article(tmp_path, paragraph(*runs)))] == [read_as]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next(tmp_path: Path) -> None:
    joined = paragraph("It fell ", about="<w:rPr><w:del/></w:rPr>") + paragraph("5%.")
    assert [block[1] for block in blocks(article(tmp_path, joined))] == ["It fell 5%."]


def test_lines_of_a_paragraph_and_cells_of_a_layout_are_blocks(tmp_path: Path) -> None:
    found = article(tmp_path, paragraph("One", "<w:r><w:br/></w:r>", "Two"), table(("Acme fell 5%.",), ("Beta rose.",)))
    assert [block[1:] for block in blocks(found)] == [
        ("One", "paragraph 1"),
        ("Two", "paragraph 1"),
        ("Acme fell 5%.", "table 1"),
        ("Beta rose.", "table 1"),
    ]


def test_a_sentence_goes_on_behind_a_line_break(tmp_path: Path) -> None:
    lines = [paragraph("Acme fell", "<w:r><w:br/></w:r>", "5% in July.", "<w:r><w:br/></w:r>", "Beta rose.")]
    assert [block[1] for block in blocks(article(tmp_path, *lines))] == ["Acme fell 5% in July.", "Beta rose."]


def test_metadata_is_what_the_document_says_and_not_when_it_was_saved(tmp_path: Path) -> None:
    properties = {"docProps/core.xml": CORE, "docProps/custom.xml": CUSTOM}
    found = article(tmp_path, paragraph("Acme fell."), **properties)
    assert found.title is not None
    assert (found.title.content, found.lang, found.source) == ("Stated title", "en-GB", "Daily News")
    assert found.date is not None
    assert found.date.iso == "2026-07-01"
    del properties["docProps/custom.xml"]
    assert article(tmp_path, paragraph("Acme fell."), **properties).date is None


def test_the_text_is_where_the_package_says(tmp_path: Path) -> None:
    (found,) = read_one(tmp_path, docx(paragraph("Acme fell."), main="word/document2.xml"))
    assert isinstance(found, Article)
    assert found.body.content == "Acme fell."


def bomb(name: str) -> bytes:
    """A part that is a gigabyte of zeros when it is unpacked."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("_rels/.rels", "<r/>")
        with archive.open(name, "w", force_zip64=True) as part:
            for _ in range(1024):
                part.write(bytes(1024 * 1024))
    return held.getvalue()


def lying(data: bytes) -> bytes:
    """The same document, whose parts say that they unpack to ten bytes."""
    at = data.index(b"word/document.xml", data.index(b"PK\x01\x02")) - 46
    return data[: at + 24] + struct.pack("<L", 10) + data[at + 28 :]


ENTITIES = f'<!DOCTYPE x [<!ENTITY a "ha">]><w:document {WORD}><w:body>{paragraph("&a;")}</w:body></w:document>'
EXTERNAL = f'<!DOCTYPE x SYSTEM "file:///etc/passwd"><w:document {WORD}/>'
WHOLE = docx(paragraph("Acme fell 5%."))
LOCKED = bytearray(WHOLE)
for sign, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
    start = 0
    while (start := LOCKED.find(sign, start)) >= 0:
        LOCKED[start + flags] |= 1
        start += 4


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (lying(WHOLE), 'is damaged in its part "word/document.xml"'),
        (WHOLE[:-30], "is broken or was cut off"),
        (WHOLE[: len(WHOLE) // 2], "is broken or was cut off"),
        (WHOLE.replace(b"Acme", b"Beta")[:60] + b"x" * 20 + WHOLE[80:], "is damaged"),
        (bytes(LOCKED), "is encrypted with a password"),
        (zipped({"word/document.xml": ENTITIES}), "declares a document type"),
        (zipped({"word/document.xml": EXTERNAL}), "declares a document type"),
        (zipped({"word/document.xml": "<a>" * 100_000}), "more than 256 deep"),
        (zipped({"word/document.xml": "<a"}), 'is damaged in line 1 of its part "word/document.xml"'),
        (zipped({"xl/workbook.xml": "<x/>"}), "is a workbook"),
        (zipped({"content.xml": "<x/>"}), "is an OpenDocument file"),
        (zipped({"news/page.html": "<p>x"}), "holds news/page.html; unpack it"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "is encrypted with a password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is a document of an older program"),
        (b"{\\rtf1 Acme}", "is rich text"),
        (b"<html><p>Acme fell 5%.", "but a page of HTML; name it .html"),
        (b"Acme fell 5%.", "is no Word document"),
        (b"", "is empty"),
    ],
)
def test_what_is_no_whole_document_is_named_with_a_remedy(data: bytes, said: str, tmp_path: Path) -> None:
    (notice,) = read_one(tmp_path, data)
    assert isinstance(notice, Notice)
    assert (notice.code, notice.wholly) == ("FC901", True)
    assert said in notice.message
    assert ";" in notice.message


def test_a_gigabyte_of_zeros_and_parts_without_end_are_refused_unpacked(tmp_path: Path) -> None:
    told = [
        (bomb("word/document.xml"), "over the limit of 10,485,760"),
        (zipped({f"x{at}": b"" for at in range(10_001)}), "more than 10,000 parts"),
    ]
    for data, said in told:
        tracemalloc.start()
        (notice,) = read_one(tmp_path, data)
        assert tracemalloc.get_traced_memory()[1] < 30_000_000
        tracemalloc.stop()
        assert isinstance(notice, Notice)
        assert said in notice.message


def test_a_limit_is_for_what_is_unpacked_and_pictures_are_not(tmp_path: Path) -> None:
    pictured = docx(paragraph("Acme fell 5%."), **{"word/media/image1.png": bytes(1024 * 1024)})
    (found,) = read_one(tmp_path, pictured, Limits(max_bytes=20_000))
    assert isinstance(found, Article)
    (notice,) = read_one(tmp_path, docx(paragraph("Acme fell 5%. " * 5_000)), Limits(max_bytes=20_000))
    assert isinstance(notice, Notice)
    assert "raise --max-bytes" in notice.message


def test_a_document_without_text_is_named(tmp_path: Path) -> None:
    notice, found = read_one(tmp_path, docx(paragraph("")))
    assert isinstance(notice, Notice)
    assert isinstance(found, Article)
    assert (notice.code, found.body.blocks) == ("FC904", ())


def test_broken_properties_leave_the_text_to_be_read(tmp_path: Path) -> None:
    notice, found = read_one(tmp_path, docx(paragraph("Acme fell."), **{"docProps/core.xml": "<broken"}))
    assert isinstance(notice, Notice)
    assert isinstance(found, Article)
    assert (notice.code, found.body.content) == ("FC902", "Acme fell.")


REMARKS = (
    f'<w:comments {WORD}><w:comment w:id="0">{paragraph("A better verb?")}</w:comment>'
    f'<w:comment w:id="1">{paragraph("Was it not 4%?")}{paragraph("Or 3%?")}</w:comment></w:comments>'
)


def header(words: str, kind: str = "hdr") -> str:
    return f"<w:{kind} {WORD}>{paragraph(words)}</w:{kind}>"


def beside(folder: Path, **parts: str) -> list[tuple[str | None, str]]:
    """What is told of a document beside its text."""
    notices = [one for one in read_one(folder, docx(paragraph("Acme fell 5%."), **parts)) if isinstance(one, Notice)]
    assert all(notice.passed_over for notice in notices)
    return [(notice.place.part, notice.message) for notice in notices]


def test_remarks_with_figures_are_told_and_not_read(tmp_path: Path) -> None:
    linked = relations(styles="styles.xml", comments="comments.xml")
    parts = {"word/_rels/document.xml.rels": linked, "comments": REMARKS}
    told = [("comment 2", 'a remark of a reviewer is passed over, and has figures in it ("Was it not 4%?")')]
    assert beside(tmp_path, **parts) == told
    assert blocks(article_of(tmp_path, **parts)) == [("paragraph", "Acme fell 5%.", "paragraph 1")]
    assert beside(tmp_path, **parts | {"comments": REMARKS.replace("4%", "so").replace("3%", "less")}) == []
    assert beside(tmp_path, **parts | {"comments": REMARKS[:90]}) == []


def article_of(folder: Path, **parts: str) -> Article:
    (found,) = (one for one in read_one(folder, docx(paragraph("Acme fell 5%."), **parts)) if isinstance(one, Article))
    return found


@pytest.mark.parametrize(
    ("words", "read"), [("Draft 3: sales of £999 million", True), ("Up 5 %", True), ("Page 2 of 9, 1 July 2026", False)]
)
def test_headers_and_footers_are_read_where_they_have_figures_that_are_no_page_number(
    words: str, read: bool, tmp_path: Path
) -> None:
    for kind, part in (("header", "hdr"), ("footer", "ftr")):
        parts = {f"{kind}{number}": header(words, part) for number in (1, 2)}
        told = [("paragraph", words, kind)] if read else []
        assert blocks(article_of(tmp_path, **parts)) == [("paragraph", "Acme fell 5%.", "paragraph 1"), *told]
        assert beside(tmp_path, **parts) == []


def test_a_header_that_the_text_contradicts_is_found(factcheck: Command, tmp_path: Path) -> None:
    text = paragraph("Microsoft had revenue of $281 billion in 2025.")
    (tmp_path / "a.docx").write_bytes(docx(text, header1=header("Microsoft had revenue of $218 billion in 2025")))
    out = factcheck("check", tmp_path / "a.docx").out
    assert "FC101" in out
    assert "(header)" in out


HEADS = (("Acme", "12m"), ("Revenue", "$3 billion"))


def bold(*cells: str) -> str:
    made = "".join(f"<w:tc>{paragraph(run(cell, '<w:b/>'))}</w:tc>" for cell in cells)
    return f"<w:tr>{made}</w:tr>"


@pytest.mark.parametrize(
    ("head", "heads"),
    [
        (bold(*HEADS[0]), 1),
        ("<w:tr><w:trPr><w:tblHeader/></w:trPr>" + bold(*HEADS[0])[len("<w:tr>") :], 1),
        ("<w:tr>" + "".join(f"<w:tc>{paragraph(cell, style='Head')}</w:tc>" for cell in HEADS[0]) + "</w:tr>", 1),
        (bold(*HEADS[0]).replace("<w:b/>", '<w:b w:val="0"/>'), 0),
        (bold(*HEADS[0]).replace("<w:b/>", "", 1), 0),
    ],
    ids=["bold", "said to be one", "of a style for heads", "not bold", "bold in part"],
)
def test_a_row_that_stands_out_names_the_columns_whatever_figures_it_holds(
    head: str, heads: int, tmp_path: Path
) -> None:
    styles = f'<w:styles {WORD}><w:style w:styleId="Head"><w:name w:val="Table Heading"/></w:style></w:styles>'
    grid = table(HEADS[1]).replace("<w:tbl>", f"<w:tbl>{head}")
    (found,) = article(tmp_path, paragraph("It rose."), grid, styles=styles).body.tables
    assert (len(found.rows), found.heads) == (2, heads)


def test_one_row_of_a_label_and_its_figure_is_a_table_and_one_of_words_is_a_layout(tmp_path: Path) -> None:
    figure, words = ("Microsoft net income, first quarter of 2026", "$24.8 billion"), ("By our staff", "Oslo")
    for row, is_table in ((figure, True), (words, False)):
        assert bool(article(tmp_path, paragraph("Notes."), table(row)).body.tables) is is_table


def test_a_table_that_is_bold_all_over_has_the_heads_its_words_make(tmp_path: Path) -> None:
    grid = "<w:tbl>" + "".join(bold(*row) for row in (("Item", "2025"), ("Revenue", "3.1"), ("Profit", "2.9")))
    (found,) = article(tmp_path, f"{grid}</w:tbl>").body.tables
    assert found.heads == 1
