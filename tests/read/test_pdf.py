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


WIDTHS = {",": 2.78, ".": 2.78, " ": 2.78, "$": 5.56, "%": 8.89, "Q": 7.78}


def right(edge: float, y: float, words: str) -> Words:
    """Words in type of ten points that end at an edge."""
    return (edge - sum(WIDTHS.get(letter, 5.56) for letter in words), y, 10, words)


def grids(found: Article) -> list[list[list[str]]]:
    return [[[found.body.quote(cell) for cell in row] for row in grid.rows] for grid in found.body.tables]


def test_columns_that_stand_close_together_are_told_apart_by_what_stands_above_and_below(tmp_path: Path) -> None:
    rows = [("", "Q1 2026", "Q1 2025", "Q1 2024"), ("Revenue", "12,345.6", "11,234.5", "9.9")]
    rows += [("Costs", "4.8", "4.1", "3"), ("Profit of the group", "7,540.8", "7,113.0", "6.9")]
    edges = (200, 242, 284)  # two points between the widest
    words = [
        one
        for at, row in enumerate(rows)
        for one in [(72.0, 700.0 - 12 * at, 10.0, row[0])][: bool(row[0])]
        + [right(edge, 700 - 12 * at, cell) for edge, cell in zip(edges, row[1:], strict=True)]
    ]
    found = article(tmp_path, [*column("Acme told on May 2, 2026, how it did in its first quarter.", y=730), *words])
    assert grids(found) == [[list(row) for row in rows]]


def test_a_statement_keeps_its_heads_over_columns_and_the_labels_between_its_rows(tmp_path: Path) -> None:
    heads: list[Words] = [(200, 724, 10, "Three months to March 31"), (340, 724, 10, "Nine months to March 31")]
    rows = [("2026", "2025", "2026", "2025"), (), ("15.3", "17.1", "47.3", "48.9"), ("54.7", "44.8", "160.1", "134.4")]
    labels = ["(in billions)", "Revenue:", "Product", "Service and other"]
    rows += [(), (), ("25.8", "21.9", "74.6", "66.1")]
    labels += ["Net income of the group after tax", "and after what others have", "of it, in all"]
    words: list[Words] = [(72, 712 - 12 * at, 9, label) for at, label in enumerate(labels)]
    for at, row in enumerate(rows):
        words += [right(edge, 712 - 12 * at, cell) for edge, cell in zip((250, 310, 400, 460), row, strict=False)]
    words.sort(key=lambda one: (-one[1], one[0]))
    ((over, *others),) = grids(article(tmp_path, [*heads, *words]))
    three, nine = heads[0][3], heads[1][3]
    assert over == ["", three, three, nine, nine]
    assert others == [
        ["(in billions)", *rows[0]],
        ["Revenue:", "", "", "", ""],
        ["Product", *rows[2]],
        ["Service and other", *rows[3]],
        ["Net income of the group after tax and after what others have of it, in all", *rows[6]],
    ]


LEFT = (
    "Acme shares fell by 5% on July 1, 2026, after it",
    "had warned that demand was slowing in many of",
    "its markets. Revenue was $3.1 billion then, after",
    "$2.9 billion in the same months a year ago.",
)
RIGHT = (
    "Beta shares rose by 6% on July 1, 2026, after it",
    "had said that demand was rising in many of the",
    "markets. Revenue was $7.1 billion, up from all",
    "of $6.9 billion in the same months a year ago,",
    "and more is to come of it, the company said.",
)


def test_columns_of_text_are_read_one_after_the_other_though_they_are_drawn_line_by_line(tmp_path: Path) -> None:
    drawn = sorted([*column(*LEFT, x=72), *column(*RIGHT, x=300)], key=lambda one: (-one[1], one[0]))
    assert [words for _, words, _ in blocks(article(tmp_path, drawn))] == [" ".join(LEFT), " ".join(RIGHT)]


def test_a_line_above_that_goes_further_makes_no_line_of_a_column_short(tmp_path: Path) -> None:
    wide = column("Two companies told on the first of July how their business had gone in the second quarter of 2026.")
    found = article(tmp_path, [*wide, *column(*LEFT, y=670), *column(*RIGHT, x=300, y=670)])
    assert [words for _, words, _ in blocks(found)][1:] == [" ".join(LEFT), " ".join(RIGHT)]


def test_a_title_that_a_program_made_up_is_none(tmp_path: Path) -> None:
    for made_up in ("untitled", "Microsoft Word - report_v3.docx", "Document1", "results-final.indd"):
        assert article(tmp_path, column(*STORY), title=made_up).title is None
    assert article(tmp_path, column(*STORY), title="Untitled stock of Acme falls").title is not None


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
    assert "pip install '.[pdf]'" in notice.message
