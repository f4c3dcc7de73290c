"""What a content repository really holds: each is read, or named, and never stands in the way of the others."""

from __future__ import annotations

import json
import subprocess
import sys
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from factcheck import read
from factcheck.model.article import Article, Notice
from factcheck.model.limits import Limits
from factcheck.read import Source
from tests.command import Command
from tests.conftest import RISE
from tests.documents import docx, paragraph, pdf, zipped

COMMAND = [sys.executable, "-m", "factcheck", "check", "--no-cache"]
READ_LARGE = """
import sys
from factcheck import read
(article,) = read.read(read.Source(sys.argv[1], "text"), read.Limits(max_bytes=60_000_000))
print(len(article.body.sentences))
"""
HELD = {"FC101", "FC301"}  # what the articles hold in any case
RISES = "Meta Platforms shares rose {} on July 1, 2026.\n"
FEED = f"<rss><channel><item><description>{RISES.format('8.8%')}</description></item></channel></rss>"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256))


def report(factcheck: Command, *arguments: object) -> dict[str, Any]:
    run = factcheck("check", "articles", "--format", "json", *arguments)
    assert "Traceback" not in run.err
    found: dict[str, Any] = json.loads(run.out)
    return found


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("latin-1.txt", "Caf\xe9 fell 5%.".encode("latin-1")),
        ("cp1252.md", "It cost 5\x80.".encode("latin-1")),
        ("picture.md", PNG),
        ("picture.html", PNG),
        ("nul.txt", b"Acme\0fell 5%."),
        ("large.txt", b"Acme fell 5%. " * 100),
        ("picture.jsonl", PNG),
        ("broken.jsonl", b'{"body": '),
        ("bodiless.jsonl", b'{"title": "Acme"}'),
        ("deep.jsonl", b"[" * 900),
        ("cut.docx", docx(paragraph("Acme fell 5%."))[:400]),
        ("zeros.docx", zipped({"word/document.xml": bytes(2_000_000)})),
        ("named.docx", b"Acme fell 5%."),
        ("cut.xml", b"<rss><channel><item><title>Acme"),
        (
            "entities.xml",
            b'<!DOCTYPE rss [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;">]><rss><channel>&b;</channel></rss>',
        ),
        ("cut.json", b'{"uri": "urn:x", "headline": "Acme fell 5%'),
        ("scan.md", pdf([])),
    ],
)
def test_what_cannot_be_read_is_named_and_the_others_are_checked(
    factcheck: Command, articles: Path, name: str, content: bytes
) -> None:
    (articles / name).write_bytes(content)
    found = report(factcheck, "--max-bytes", 1000)
    unread = [finding for finding in found["findings"] if finding["rule"] not in HELD]
    assert {finding["rule"] for finding in found["findings"]} > HELD
    assert {(finding["rule"][:3], finding["places"][0]["path"]) for finding in unread} == {("FC9", f"articles/{name}")}
    assert len(found["articles"]) == 4
    strict = factcheck("check", "articles", "--max-bytes", 1000, "--strict-inputs")
    assert (strict.status, strict.out) == (2, "")
    assert name in strict.err
    alone = factcheck("check", f"articles/{name}", "--max-bytes", 1000)
    assert (alone.status, "Traceback" in alone.err) == (2, False)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bom.txt", b"\xef\xbb\xbf" + RISES.format("8.8%").encode()),
        ("utf-16.txt", RISES.format("8.8%").encode("utf-16")),
        ("mixed.txt", b"One.\r\n\r\nTwo.\r\r" + RISES.format("8.8%").encode() + b"\nThree."),
        ("unclosed.md", b"---\n" + RISES.format("8.8%").encode()),
        ("escapes.txt", RISES.format("\x1b[1m8.8%\x1b[0m").encode()),
        ("full-width.txt", RISES.format("８.８％").encode()),
        ("no-break.txt", RISES.format("8.8\xa0%").encode()),
        ("soft-hyphen.html", b"<p>" + RISES.format("8.8&shy;%").encode()),
        ("unseen.txt", RISES.format("8\u2060.\u200b8\xad%").encode()),
        ("raised.html", b"<p>" + RISES.format("8.8<sup>2</sup>%").encode()),
        ("feed.xml", FEED.encode("utf-16")),
        ("feed.rss", FEED.encode()),
        ("text.docx", docx(paragraph(RISES.format("8.8%")))),
        ("page.md", pdf([(72, 700, 10, RISES.format("8.8%").strip())])),
        ("item.json", json.dumps({"uri": "urn:x", "body_text": RISES.format("8.8%"), "headline": "Up"}).encode()),
        ("script.html", b"<script>rose 99%</script><p>" + RISES.format("8.8%").encode()),
    ],
)
def test_what_can_be_read_is_read_and_agrees(factcheck: Command, articles: Path, name: str, content: bytes) -> None:
    (articles / name).write_bytes(content)
    found = report(factcheck)
    (conflict,) = (finding for finding in found["findings"] if finding["rule"] == "FC101")
    read_here = [claim for claim in conflict["claims"] if claim["path"] == f"articles/{name}"]
    assert [(claim["low"], claim["unit"]) for claim in read_here] == [("8.8", "percent")]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"---\ntitle: Nothing\n---\n", b"\xef\xbb\xbf"])
def test_what_is_empty_is_clean_and_counted(factcheck: Command, articles: Path, content: bytes) -> None:
    (articles / "empty.md").write_bytes(content)
    found = report(factcheck)
    assert {finding["rule"] for finding in found["findings"]} == HELD
    assert len(found["articles"]) == 5


@pytest.mark.parametrize(
    "metadata",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\ntitle: *b",
        "title: !!python/object/apply:os.system ['touch pwned']",
        "factcheck: !!python/object/apply:os.system ['touch pwned']",
        "date: 2026-13-45",
        "title: 'never closed",
        "factcheck: " + "[" * 2000,
        "factcheck: &a [*a]",
    ],
)
def test_metadata_that_is_refused_leaves_the_body_to_be_checked(
    factcheck: Command, articles: Path, metadata: str
) -> None:
    (articles / "e.md").write_text(f"---\n{metadata}\n---\n{RISES.format('28%')}", encoding="utf-8")
    found = report(factcheck)
    assert {finding["rule"] for finding in found["findings"]} == {*HELD, "FC902"}
    assert any(claim["low"] == "28" for finding in found["findings"] for claim in finding["claims"])
    assert not Path("pwned").exists()


@pytest.mark.parametrize(
    ("figure", "named"),
    [
        ("8.8%\u202e", "FC904"),
        ("8.O%", "FC904"),
        ("1l.8%", "FC904"),
        ("1\U0001d7ce.8%", "FC904"),
        ("1\u0660%", "FC904"),
        ("1e999999999%", None),
        ("NaN%", None),
        ("1_000%", None),
        ("٣٠%", None),
        ("²%", None),
        ("9" * 5_000 + "%", None),
        ("9" * 100_000 + "%", None),
    ],
)
def test_a_figure_that_is_none_is_named_or_no_claim(
    factcheck: Command, articles: Path, figure: str, named: str | None
) -> None:
    (articles / "e.txt").write_text(RISES.format(figure), encoding="utf-8")
    found = report(factcheck)
    rules = {finding["rule"] for finding in found["findings"]}
    assert rules == ({*HELD, named} if named else HELD)


@pytest.mark.parametrize(
    ("figure", "low", "named"),
    [
        ("1\u200b8%", "18", True),
        ("1\u200b.\u200b8%", "1.8", True),
        ("1\ufe0f8%", "18", True),
        ("1\xad8%", "18", True),
        ("18\u200b%", "18", False),
        ("18\xa0%", "18", False),
        ("1\u202f8%", None, False),
    ],
)
def test_what_nobody_sees_in_a_figure_is_read_through_and_named(
    factcheck: Command, articles: Path, figure: str, low: str | None, named: bool
) -> None:
    (articles / "e.txt").write_text(RISES.format(figure), encoding="utf-8")
    found = report(factcheck)
    trouble = [finding for finding in found["findings"] if finding["rule"].startswith("FC9")]
    assert [finding["rule"] for finding in trouble] == ["FC906"] * named
    assert all(finding["places"][0]["line"] == 1 and "U+" in finding["message"] for finding in trouble)
    lines = factcheck("extract", "articles/e.txt").out.splitlines()
    claims = [json.loads(line) for line in lines]
    assert low is None or [(claim["low"], claim["text"]) for claim in claims] == [(low, figure)]


def test_a_loop_of_links_and_a_link_out_of_the_tree_are_not_followed(factcheck: Command, articles: Path) -> None:
    (articles / "loop").symlink_to(articles, target_is_directory=True)
    outside = articles.parent / "outside.txt"
    outside.write_text(RISES.format("99%"), encoding="utf-8")
    (articles / "out.txt").symlink_to(outside)
    found = report(factcheck)
    assert len(found["articles"]) == 4
    assert [finding["places"][0]["path"] for finding in found["findings"] if finding["rule"] == "FC901"] == [
        "articles/out.txt"
    ]


@pytest.mark.parametrize("name", ["a\nb.txt", "a\x1b[31m.txt", "::error::a.txt", "a\u202eb.txt", "%0A.txt", " .txt"])
def test_a_strange_path_is_read_and_shown_harmlessly(factcheck: Command, articles: Path, name: str) -> None:
    (articles / name).write_text(RISES.format("28%"), encoding="utf-8")
    assert len(report(factcheck)["articles"]) == 5
    out = factcheck("check", "articles").out
    assert "28%" in out
    assert not {"\x1b", "\u202e"} & set(out)
    assert not any(line.startswith("::") for line in out.splitlines())


def test_the_same_article_many_times_is_one_finding(factcheck: Command, articles: Path) -> None:
    records = [{"id": f"r{number}", "body": RISE.format("8.8%")} for number in range(1_000)]
    lines = "".join(json.dumps(record) + "\n" for record in [*records, {"id": "s", "body": RISE.format("18%")}])
    found = json.loads(factcheck("check", "-", "--format", "json", stdin=lines).out)
    (finding,) = found["findings"]
    assert sorted(len(side) for side in finding["sides"]) == [1, 1_000]
    assert found["summary"]["alignments"] < 5_000


def test_thousands_of_equal_claims_are_one_finding(factcheck: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RISE.format("8.8%") * 5_000 + RISE.format("18%"), encoding="utf-8")
    found = json.loads(factcheck("check", tmp_path / "a.txt", "--format", "json").out)
    (finding,) = found["findings"]
    assert sorted(len(side) for side in finding["sides"]) == [1, 5_000]


@pytest.mark.slow
def test_fifty_megabytes_are_named_and_with_a_raised_limit_read_within_a_gigabyte(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_text("The company said that it had nothing to add to what it had said.\n" * 770_000, encoding="utf-8")
    assert path.stat().st_size > 50_000_000
    refused = subprocess.run([*COMMAND, path], capture_output=True, text=True, check=False)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "over the limit of 10,485,760; split it, or raise --max-bytes" in refused.stderr
    bounded = ["-c", f"import resource; resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))\n{READ_LARGE}"]
    done = subprocess.run([sys.executable, *bounded, path], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("770000\n", "")


def test_two_hundred_thousand_elements_in_each_other_are_read_in_time(tmp_path: Path) -> None:
    """In a tree, or in quadratic time, they would not be read within the hour."""
    path = tmp_path / "deep.html"
    path.write_text("<div>" * 200_000 + "Acme fell 5%." + "</div>" * 200_000, encoding="utf-8")
    notice, article = read.read(Source(str(path), "html"), Limits())
    assert isinstance(notice, Notice)
    assert isinstance(article, Article)
    assert (notice.code, article.body.content.strip()) == ("FC904", "Acme fell 5%.")


def test_a_date_that_could_be_two_is_no_conflict(factcheck: Command, articles: Path) -> None:
    for name, day in {"e.txt": "1/2/2026", "f.txt": "2/1/2026"}.items():
        (articles / name).write_text(f"Beta Corp. shares rose {name.index('.')}% on {day}.\n", encoding="utf-8")
    claims = [json.loads(line) for line in factcheck("extract", "articles/e.txt", "articles/f.txt").out.splitlines()]
    assert [claim["period"] for claim in claims] == [
        {"first": None, "last": None, "text": day, "grain": "day"} for day in ("1/2/2026", "2/1/2026")
    ]


@pytest.mark.parametrize(("lang", "figure"), [("de", "1.234,56"), ("en", "1,234.56"), ("de", "1,234.56")])
def test_a_figure_is_read_by_the_language_of_its_article(factcheck: Command, lang: str, figure: str) -> None:
    record = {"body": f"It paid {figure} euros.", "lang": lang}
    (claim,) = map(json.loads, factcheck("extract", "-", stdin=json.dumps(record)).out.splitlines())
    assert claim["low"] == "1234.56"


def test_memory_stays_in_proportion_to_a_large_file(tmp_path: Path) -> None:
    def peak(paragraphs: int) -> int:
        path = tmp_path / "large.txt"
        path.write_text((RISE.format("8.8%") + "\n") * paragraphs, encoding="utf-8")
        tracemalloc.start()
        list(read.read(Source(str(path), "text"), Limits(max_bytes=10**9)))
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    assert peak(8_000) < 6 * peak(2_000)


@pytest.mark.parametrize(
    "configuration",
    [
        'packs = ["{outside}"]\n',
        'nli = "{outside}/model"\n',
        'facts = "{outside}/facts.pickle"\n',
        'baseline = "{outside}/baseline.pickle"\n',
        'plugins = ["os:system"]\n',
        "__import__ = 'os'\n",
        "[severity]\n'__class__' = 'off'\n",
        'paths = ["$(touch pwned)"]\n',
        'paths = ["|touch pwned"]\n',
    ],
)
def test_a_hostile_configuration_runs_nothing(factcheck: Command, articles: Path, configuration: str) -> None:
    outside = articles.parent / "outside"
    outside.mkdir()
    code = "import pathlib; pathlib.Path('pwned').touch()"
    (outside / "__init__.py").write_text(code, encoding="utf-8")
    pickled = b"cbuiltins\nexec\n(V" + code.encode() + b"\ntR."
    for name in ("facts.pickle", "baseline.pickle", "model", "subjects.toml"):
        (outside / name).write_bytes(pickled)
    Path("factcheck.toml").write_text(configuration.replace("{outside}", "outside"), encoding="utf-8")
    run = factcheck("check", *([] if "paths" in configuration else ["articles"]))
    assert (run.status, run.out) == (2, "")
    assert "Traceback" not in run.err
    assert not Path("pwned").exists()
