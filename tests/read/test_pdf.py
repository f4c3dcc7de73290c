"""PDFs: running text of printed pages, with the page it stands on."""

from __future__ import annotations

import resource
import time
import zlib
from pathlib import Path

import pytest

from factcheck import read
from factcheck.model.article import Article, Notice
from factcheck.model.limits import Limits
from factcheck.read import Source
from tests.documents import pdf

Words = tuple[float, float, float, str]


def read_one(folder: Path, data: bytes, limits: Limits | None = None) -> list[Article | Notice]:
    (folder / "a.pdf").write_bytes(data)
    return list(read.read(Source(str(folder / "a.pdf"), "pdf"), limits or Limits()))


def article(folder: Path, *pages: list[Words], title: str = "") -> Article:
    (found,) = read_one(folder, pdf(*pages, title=title))
    assert isinstance(found, Article)
    return found


def blocks(found: Article) -> list[tuple[str, str, str | None]]:
    body = found.body
    return [(block.kind, body.quote(block.span), body.part(block.span.start)) for block in body.blocks]


def column(*lines: str, x: float = 72, y: float = 700, size: float = 10) -> list[Words]:
    return [(x, y - 12 * at, size, line) for at, line in enumerate(lines)]


STORY = (
    "Acme shares fell 5% on July 1, 2026, after the company had warned that de-",
    "mand for its machines was slowing. Revenue was $3.1 billion, up from $2.9",
    "billion, and extraordinary expenses amounted to $400 million in all.",
)
JOINED = (
    "Acme shares fell 5% on July 1, 2026, after the company had warned that demand for its machines was slowing. "
    "Revenue was $3.1 billion, up from $2.9 billion, and extraordinary expenses amounted to $400 million in all."
)


def test_lines_are_joined_to_paragraphs_and_words_that_were_parted_put_together(tmp_path: Path) -> None:
    heading: list[Words] = [(72, 740, 20, "Acme falls 5%"), (72, 660, 13, "Results in detail")]
    items = column("• Sales rose 3% in the quarter", "• Profit fell 2%", y=640)
    found = article(tmp_path, [heading[0], *column(*STORY), heading[1], *items])
    assert found.title is not None
    assert found.title.content == "Acme falls 5%"
    assert blocks(found) == [
        ("paragraph", JOINED, "page 1"),
        ("heading", "Results in detail", "page 1"),
        ("item", "Sales rose 3% in the quarter", "page 1"),
        ("item", "Profit fell 2%", "page 1"),
    ]


def test_a_ligature_is_the_letters_of_a_word_and_parts_neither_word_nor_line(tmp_path: Path) -> None:
    said = column("Operating pro\ufb01t rose 5% in the \ufb01rst half.", "The \ufb01nal \ufb01gure was $3 million.")
    assert blocks(article(tmp_path, said)) == [
        ("paragraph", "Operating profit rose 5% in the first half. The final figure was $3 million.", "page 1")
    ]


def test_the_mark_of_an_item_is_no_cell_of_a_table_however_far_its_words_begin(tmp_path: Path) -> None:
    marks: list[Words] = [(72, 700, 10, "1."), (72, 688, 10, "2."), (72, 664, 10, "\uf0b7")]
    items: list[Words] = [(108, 700, 10, "Capital spending of $45 million"), (108, 688, 10, "Net debt of $120 million")]
    rows: list[Words] = [(x, y, 10, said) for y, row in ((640, ("$m", "2031")), (628, ("Sales", "812.4")))
                         for x, said in zip((72, 300), row, strict=True)]  # fmt: skip
    placed = [marks[0], items[0], marks[1], items[1], marks[2], (108, 664, 10, "Cash of $9 million"), *rows]
    assert [(kind, words) for kind, words, _ in blocks(article(tmp_path, placed))] == [
        ("item", "Capital spending of $45 million"),
        ("item", "Net debt of $120 million"),
        ("item", "Cash of $9 million"),
        ("row", "$m\t2031"),
        ("row", "Sales\t812.4"),
    ]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page(tmp_path: Path) -> None:
    left = column("Acme rose 5% in July, the company", "said on Monday, because it sold more", x=72)
    right = column("machines than in any month before and", "paid $3 million less for all of what it", x=320)
    over = column("bought. That was the plan.", "Beta fell 2%.", x=72)
    found = article(tmp_path, [*left, *right], over)
    assert blocks(found)[0] == (
        "paragraph",
        "Acme rose 5% in July, the company said on Monday, because it sold more machines than in any month before and "
        "paid $3 million less for all of what it bought. That was the plan.",
        "page 1",
    )
    assert blocks(found)[1][1:] == ("Beta fell 2%.", "page 2")


def test_heads_feet_and_page_numbers_are_left_out(tmp_path: Path) -> None:
    pages = [
        [
            (72.0, 770.0, 8.0, f"Daily Review {at} July 2026"),
            *column(f"Sales rose {at}% in the quarter.", f"Profit fell {at + 4}% to $3 million."),
            (300.0, 30.0, 8.0, f"Page {at} of 3"),
        ]
        for at in (1, 2, 3)
    ]
    assert [block[1] for block in blocks(article(tmp_path, *pages))] == [
        f"Sales rose {at}% in the quarter. Profit fell {at + 4}% to $3 million." for at in (1, 2, 3)
    ]


def test_a_table_is_read_by_its_columns(tmp_path: Path) -> None:
    rows = [("", "2025", "2026"), ("Revenue", "2.9", "3.1"), ("Net profit", "0.4", "0.3"), ("Staff", "", "12")]
    words: list[Words] = [
        (72 + 100 * at, 700 - 14 * number, 10, cell)
        for number, row in enumerate(rows)
        for at, cell in enumerate(row)
        if cell
    ]
    found = article(tmp_path, words)
    (grid,) = found.body.tables
    assert [[found.body.quote(cell) for cell in row] for row in grid.rows] == [list(row) for row in rows]
    assert grid.heads == 1


def test_the_number_of_a_note_is_no_digit_of_the_figure(tmp_path: Path) -> None:
    words: list[Words] = [(72, 700, 12, "Revenue was $3"), (156, 705, 7, "12"), (168, 700, 12, "in all.")]
    assert blocks(article(tmp_path, words))[0][1] == "Revenue was $3 in all."


def test_a_range_and_a_compound_keep_their_hyphens(tmp_path: Path) -> None:
    found = article(
        tmp_path,
        column(
            "Sales rose year-on-year, as the company had said they would do, by 5-",
            "10%, the company said in its report on the year that was out on-",
            "line, and profit rose on-line as well, said the company in its report.",
        ),
    )
    assert "by 5-10%, the company" in blocks(found)[0][1]
    assert "out on-line, and profit rose on-line" in blocks(found)[0][1]


def test_a_title_that_only_the_document_tells_is_the_title(tmp_path: Path) -> None:
    found = article(tmp_path, column(*STORY), title="Acme falls")
    assert found.title is not None
    assert found.title.content == "Acme falls"
    assert (found.date, found.lang, found.id) == (None, "en-GB", found.path)


WHOLE = pdf(column(*STORY))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf(column(*STORY), encrypted=True), "is encrypted with a password; save it without one"),
        (pdf([], []), "no text, only pictures"),
        (pdf([]), "a page that holds no text"),
        (b"%PDF-1.7\n" + bytes(500), "is damaged or was cut off"),
        (b"%PDF-1.7\n%%EOF", "is damaged or was cut off"),
        (b"Acme fell 5%.", "is no PDF"),
        (b"", "is empty"),
    ],
)
def test_what_holds_no_text_is_named_with_a_remedy(data: bytes, said: str, tmp_path: Path) -> None:
    (notice,) = read_one(tmp_path, data)
    assert isinstance(notice, Notice)
    assert (notice.code, notice.wholly) == ("FC901", True)
    assert said in notice.message


def test_a_page_without_text_among_others_is_named(tmp_path: Path) -> None:
    notice, found = read_one(tmp_path, pdf(column(*STORY), []))
    assert isinstance(notice, Notice)
    assert isinstance(found, Article)
    assert (notice.code, notice.place.part) == ("FC904", "page 2")


def test_a_file_that_was_cut_off_is_read_or_named(tmp_path: Path) -> None:
    for length in range(0, len(WHOLE), 97):
        results = read_one(tmp_path, WHOLE[:length] or b"%PDF-")
        assert results
        assert all(isinstance(one, Article) or one.code in ("FC901", "FC904") for one in results)


def test_what_unpacks_without_end_ends(tmp_path: Path) -> None:
    """A page that unpacks to 64 megabytes of calls to save what is drawn with: time and memory are not the tool's."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"q " * 2**20) for _ in range(32)) + packer.flush()
    at = WHOLE.index(b"<< /Length")
    data = WHOLE[:at] + b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream\nendobj" % (len(packed), packed)
    started, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    results = read_one(tmp_path, data + WHOLE[WHOLE.index(b"endstream", at) + 9 :])
    assert [isinstance(one, Notice) for one in results] == [True]
    assert time.monotonic() - started < 150
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


def test_without_the_extra_the_remedy_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.read.kinds.PDF_LIBRARY", "no_such_library")
    (notice,) = read_one(tmp_path, WHOLE)
    assert isinstance(notice, Notice)
    assert "pip install 'factcheck[pdf]'" in notice.message
