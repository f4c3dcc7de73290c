"""Bad input gets a notice with its place and remedy; what can be read is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import read
from factcheck.model.article import Article, Notice
from factcheck.model.limits import Limits
from factcheck.model.text import Span
from factcheck.read import Source


def read_bytes(folder: Path, data: bytes, kind: str = "text", limits: Limits | None = None) -> list[Article | Notice]:
    path = folder / "a"
    path.write_bytes(data)
    return list(read.read(Source(str(path), kind), limits or Limits()))  # type: ignore[arg-type]


def told(results: list[Article | Notice]) -> list[tuple[object, ...]]:
    """Bodies, and codes with their lines."""
    return [
        (result.body.content,) if isinstance(result, Article) else (result.code, result.place.line)
        for result in results
    ]


@pytest.mark.parametrize(
    ("data", "limits", "expected"),
    [
        (b"\xef\xbb\xbfAcme fell.", None, [("Acme fell.",)]),
        ("Acme fell 5€.".encode("utf-16"), None, [("Acme fell 5€.",)]),
        ("Acme fell 5€.".encode("utf-32"), None, [("Acme fell 5€.",)]),
        (b"Acme\nfell 5\x80.", None, [("FC901", 2)]),
        (b"Acme fell 5\x80.", Limits(encoding="cp1252"), [("Acme fell 5€.",)]),
        ("Acme fell 5€.".encode(), Limits(encoding="cp1252"), [("Acme fell 5€.",)]),
        (b"Acme\0fell", None, [("FC901", 1)]),
        ("a\0b".encode("utf-16"), None, [("FC901", 1)]),
        (b"", None, [("",)]),
        (b"Acme fell.", Limits(max_bytes=9), [("FC901", 1)]),
        (b"Acme fell.", Limits(max_bytes=10), [("Acme fell.",)]),
    ],
)
def test_bytes(data: bytes, limits: Limits | None, expected: list[object], tmp_path: Path) -> None:
    assert told(read_bytes(tmp_path, data, limits=limits)) == expected


@pytest.mark.parametrize(
    ("metadata", "line"),
    [
        ("id: &a x\ntitle: *a", 3),
        ("title: !!python/object/apply:os.system [ls]", 2),
        ("title: 'never closed", 2),
        ("title: [a, b]", 2),
        ("id: x\ndate: someday", 3),
        ("id: x\ndate: 2026-02-30", 3),
        ("id: " + "[" * 5000, 2),
        ("id: \x07", 2),
    ],
)
def test_metadata_is_refused_with_its_line_and_the_body_is_read(metadata: str, line: int, tmp_path: Path) -> None:
    notice, article = read_bytes(tmp_path, f"---\n{metadata}\n---\nAcme fell 5%.".encode(), "markdown")
    assert isinstance(notice, Notice)
    assert isinstance(article, Article)
    assert (notice.code, notice.wholly) == ("FC902", False)
    assert notice.place.line in (line, line + 1)
    assert [article.body.quote(block.span) for block in article.body.blocks] == ["Acme fell 5%."]


def test_front_matter_that_does_not_end_is_refused_up_to_the_first_other_line(tmp_path: Path) -> None:
    notice, article = read_bytes(tmp_path, b"---\nid: x\ntags:\n  - a\n\nAcme fell 5%.")
    assert isinstance(notice, Notice)
    assert isinstance(article, Article)
    assert (notice.code, notice.place.line) == ("FC902", 1)
    assert [article.body.quote(block.span) for block in article.body.blocks] == ["Acme fell 5%."]


def test_nothing_but_front_matter_is_an_empty_article(tmp_path: Path) -> None:
    (article,) = read_bytes(tmp_path, b"---\nid: x\n---\n", "markdown")
    assert isinstance(article, Article)
    assert (article.id, article.body.content, article.body.blocks) == ("x", "", ())


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (b'{"body": "x"', 13),
        (b'["x"]', 1),
        (b'{"title": "x"}', 1),
        (b'{"body": 5}', 1),
        (b'{"body": null}', 1),
        (b"[" * 100_000, 1),
        (b'{"body": "\xff"}', 1),
        (b'{"body": "' + b"x" * 2000 + b'"}', 1),
    ],
)
def test_a_broken_record_is_named_and_the_others_are_read(line: bytes, column: int, tmp_path: Path) -> None:
    data = b'{"body": "one"}\n' + line + b'\r\n\n{"body": "four"}\n'
    limits = Limits(max_bytes=200_000 if line.startswith(b"[") else 1000)
    first, notice, last = read_bytes(tmp_path, data, "jsonl", limits)
    assert isinstance(notice, Notice)
    assert (notice.code, notice.place.line, notice.place.column) == ("FC903", 2, column)
    assert told([first, last]) == [("one",), ("four",)]


def test_a_record_keeps_its_fields_and_its_odd_values_are_named(tmp_path: Path) -> None:
    record = b'{"id": 7, "title": ["x"], "date": 2026, "lang": "en", "body": "Half \\ud83d a pair fell 5%."}'
    notice, article = read_bytes(tmp_path, record, "jsonl")
    assert isinstance(notice, Notice)
    assert isinstance(article, Article)
    assert notice.code == "FC902"
    assert (article.id, article.title, article.lang) == ("7", None, "en")
    assert article.date is not None
    assert article.date.grain == "year"
    assert article.body.content == "Half \ufffd a pair fell 5%."


def test_lines_end_at_cr_lf_and_both(tmp_path: Path) -> None:
    (article,) = read_bytes(tmp_path, b"One 1.\r\nTwo 2.\rThree 3.\nFour\x0c 4.")
    assert isinstance(article, Article)
    places = [article.body.place("a", block.span) for block in article.body.blocks]
    assert [(place.line, place.column, place.start, place.text) for place in places] == [
        (1, 1, 0, "One 1."),
        (2, 1, 8, "Two 2."),
        (3, 1, 15, "Three 3."),
        (4, 1, 24, "Four\x0c 4."),
    ]


def test_deep_nesting_is_named_and_read(tmp_path: Path) -> None:
    data = b"<div>" * 2000 + b"<p>Acme fell 5% on Wednesday." + b"</div>" * 2000 + b"<p>Beta rose."
    notice, article = read_bytes(tmp_path, data, "html")
    assert isinstance(notice, Notice)
    assert isinstance(article, Article)
    assert (notice.code, notice.wholly, notice.place.start) == ("FC904", False, 256 * 5)
    assert [article.body.quote(block.span) for block in article.body.blocks][:1] == ["Acme fell 5% on Wednesday."]


@pytest.mark.parametrize(
    ("kind", "unit"),
    [
        ("html", "<div>"),
        ("html", "<!--"),
        ("html", '<a "'),
        ("html", "<a '\">"),
        ("html", "<ul><li>"),
        ("html", "<"),
        ("html", "&#1"),
        ("markdown", "```a\n"),
        ("markdown", "[a]("),
        ("markdown", "*a "),
        ("markdown", "<!--"),
        ("markdown", "|a\n"),
        ("text", "• "),
        ("text", ". "),
        ("text", "Menu\n"),
        ("text", "1  2\n"),
        ("text", "1,111"),
    ],
)
def test_a_hostile_run_is_read_to_its_end(kind: str, unit: str, tmp_path: Path) -> None:
    """Read in quadratic time, a run of this length would not end within hours."""
    results = read_bytes(tmp_path, (unit * (300_000 // len(unit))).encode(), kind)
    (article,) = (result for result in results if isinstance(result, Article))
    assert all(block.span.end <= len(article.body.content) for block in article.body.blocks)


def test_an_unknown_encoding_is_refused() -> None:
    with pytest.raises(ValueError, match="no text encoding"):
        Limits(encoding="latin-9000")


def test_escape_sequences_are_hidden_and_count_in_offsets(tmp_path: Path) -> None:
    source = "Acme\x1b]0;pwn 9\x07 paid $\x1b[31m5\x1b[0m.\nBeta\x1b[0m rose 3%."
    (article,) = read_bytes(tmp_path, source.encode())
    assert isinstance(article, Article)
    body = article.body
    assert body.content == "Acme paid $5.\nBeta rose 3%."
    places = [
        body.place("a", Span(body.content.index(said), body.content.index(said) + len(said))) for said in ("$5", "3%")
    ]
    assert [source[place.start : place.end] for place in places] == ["$\x1b[31m5", "3%"]
    assert [(place.line, place.column) for place in places] == [(1, source.index("$") + 1), (2, 15)]


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        ("markdown", "# Up\n\nAcme's **reve\x1b[1mnue** was \x1b[0m$5 &amp; no more."),
        ("html", "<p>Acme's <b>reve\x1b[1mnue</b> was \x1b[0m$5 &amp; no more.</p>"),
    ],
)
def test_escape_sequences_are_hidden_within_markup(kind: str, source: str, tmp_path: Path) -> None:
    (article,) = read_bytes(tmp_path, source.encode(), kind)
    assert isinstance(article, Article)
    body = article.body
    (sentence,) = body.sentences
    assert body.quote(sentence.span) == "Acme's revenue was $5 & no more."
    start, end = body.source_span(sentence.span)
    assert (source[start:end][:6], source[start:end][-8:]) == ("Acme's", "no more.")
    at = body.content.index("&")
    assert source[slice(*body.source_span(Span(at, at + 1)))] == "&amp;"


def test_escape_sequences_are_hidden_in_records_and_in_text_at_hand(tmp_path: Path) -> None:
    record = b'{"title": "Acme \\u001b[0mup", "body": "It rose \\u001b[1m5%."}'
    (found,) = read_bytes(tmp_path, record, "jsonl")
    made = read.article("It rose \x1b[1m5%.", title="Acme \x1b[0mup")
    for article in (found, made):
        assert isinstance(article, Article)
        assert article.title is not None
        assert (article.title.content, article.body.content) == ("Acme up", "It rose 5%.")
        assert article.body.source_span(Span(8, 10)) == Span(12, 14)


def test_a_notice_behind_an_escape_sequence_counts_it(tmp_path: Path) -> None:
    notice, _ = read_bytes(tmp_path, b"---\nid: \x1b[0mx\ndate: someday\n---\nAcme fell 5%.")
    assert isinstance(notice, Notice)
    assert (notice.place.line, notice.place.column, notice.place.start) == (3, 7, 20)


@pytest.mark.parametrize(
    ("figure", "problem"),
    [
        ("1,O00", "has a letter that looks like a digit"),
        ("4l.5", "has a letter that looks like a digit"),
        ("1\u041e0", "has a letter that looks like a digit"),
        ("\u202e%5.41\u202c", "stands among controls that turn its digits about"),
        ("\u200f5%", "stands among controls that turn its digits about"),
    ],
)
def test_a_figure_that_is_not_what_it_seems_is_named(figure: str, problem: str, tmp_path: Path) -> None:
    notice, article = read_bytes(tmp_path, f"Acme fell.\nIt paid {figure} in all, the GB200 and 10l.".encode())
    assert isinstance(notice, Notice)
    assert isinstance(article, Article)
    assert (notice.code, notice.wholly, notice.place.line, notice.place.column) == ("FC904", False, 2, 9)
    assert notice.place.text == figure
    assert problem in notice.message


def test_many_disguised_figures_are_counted(tmp_path: Path) -> None:
    *notices, article = read_bytes(tmp_path, b"It paid 1,O00 in all. " * 30)
    assert isinstance(article, Article)
    assert len(notices) == 21
    assert isinstance(notices[-1], Notice)
    assert notices[-1].message.startswith("10 more figures")


def test_advice_names_only_what_there_is(tmp_path: Path) -> None:
    (large,) = read_bytes(tmp_path, b"Acme fell.", limits=Limits(max_bytes=9))
    deep, _ = read_bytes(tmp_path, b"<div>" * 300 + b"<p>Acme fell.", "html")
    (tmp_path / "in").mkdir()
    (tmp_path / "out.txt").write_text("Acme fell.")
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "out.txt")
    _, (link, *_) = read.sources([str(tmp_path / "in")], Limits())
    assert isinstance(large, Notice)
    assert isinstance(deep, Notice)
    assert [notice.message.rpartition(": " if notice is deep else "; ")[2] for notice in (large, deep, link)] == [
        "split it, or raise --max-bytes",
        "flatten the page",
        "name its target",
    ]
