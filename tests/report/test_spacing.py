"""A figure is marked where it stands in its sentence, however the article spaces its words."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest

from factcheck.report.record import LONGEST_SENTENCE
from tests.command import Command

# How the article is called, what it says, and its sentences with the figure that each box is for.
SPACED = {
    "an item that is wrapped and indented": (
        "a.md",
        "- Orvane revenue rose\n  4.4% in 2030, and\n  profit fell 3% in 2031.\n",
        [
            "Orvane revenue rose >>4.4%<< in 2030, and profit fell 3% in 2031.",
            "Orvane revenue rose 4.4% in 2030, and profit fell >>3%<< in 2031.",
        ],
    ),
    "Windows line ends": (
        "a.md",
        "- Orvane revenue rose\r\n  4.4% in 2030.\r\n",
        ["Orvane revenue rose >>4.4%<< in 2030."],
    ),
    "two blanks": ("a.txt", "Orvane revenue  rose  4.4%  in 2030.\n", ["Orvane revenue rose >>4.4%<< in 2030."]),
    "two blanks before emphasis": (
        "a.md",
        "Orvane revenue rose   **4.4%** in 2030.\n",
        ["Orvane revenue rose >>4.4%<< in 2030."],
    ),
    "thin and wide blanks": (
        "a.txt",
        "Orvane revenue\u2003 rose \u20094.4% in 2030.\n",
        ["Orvane revenue rose >>4.4%<< in 2030."],
    ),
    "a blank within an element": (
        "a.md",
        "Orvane will pay <b> $4.4 billion</b> for Telmark.\n",
        ["Orvane will pay >>$4.4 billion<< for Telmark."],
    ),
    "a figure that is wrapped": (
        "a.md",
        "- Orvane will  pay $4.4\n  billion for Telmark.\n",
        ["Orvane will pay >>$4.4 billion<< for Telmark."],
    ),
    "a figure that is told twice": (
        "a.txt",
        "Orvane revenue  rose  5%  and profit  rose  5%.\n",
        ["Orvane revenue rose >>5%<< and profit rose 5%.", "Orvane revenue rose 5% and profit rose >>5%<<."],
    ),
}
PAIR = {
    "a.md": "- Orvane revenue for all\n  of 2030 was  $4.4 billion in total.\n",
    "b.md": "Orvane revenue for all of 2030 was <b> $4.9 billion</b> in total.\n",
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("name", "text", "marked"), SPACED.values(), ids=SPACED)
def test_the_proof_sheet_marks_it_in_place(
    factcheck: Command, desk: Path, name: str, text: str, marked: list[str]
) -> None:
    (desk / name).write_bytes(text.encode())
    run = factcheck("claims", name)
    assert [line.strip() for line in run.out.splitlines() if ">>" in line] == marked
    page = factcheck("claims", name, "--format", "html").out
    labels = re.findall(r"<label[^>]*>(.*?)</label>", page)
    on_page = [re.sub(r"<mark[^>]*>(.*?)</mark>", r">>\1<<", label) for label in labels]
    assert [unescape(label) for label in on_page] == marked
    table = factcheck("claims", name, "--format", "csv").out
    assert all(line.replace(">>", "").replace("<<", "") in table for line in marked)


def test_a_sentence_that_is_cut_is_cut_around_the_figure_and_not_around_its_like(
    factcheck: Command, desk: Path
) -> None:
    many = LONGEST_SENTENCE // 5
    text = f"Orvane revenue  rose  14% {'and  on  ' * many}while profit  rose  4% {'and  on  ' * many}in 2030.\n"
    (desk / "a.txt").write_text(text, encoding="utf-8")
    told = re.findall(r"(\S+)\s+>>(.*?)<<\s+(\S+)", factcheck("claims", "a.txt").out)
    assert told == [("rose", "14%", "and"), ("rose", "4%", "and")]


def test_the_caret_stands_beneath_it(factcheck: Command, desk: Path) -> None:
    for name, text in PAIR.items():
        (desk / name).write_text(text, encoding="utf-8")
    lines = factcheck("check", *PAIR).out.splitlines()
    beneath = [(above, line) for above, line in pairwise(lines) if "^" in line]
    pointed = [above[line.index("^") : line.rindex("^") + 1] for above, line in beneath]
    assert pointed == ["$4.4 billion", "$4.9 billion"]


def test_the_proof_in_a_browser_marks_it_whole(factcheck: Command, desk: Path) -> None:
    for name, text in PAIR.items():
        (desk / name).write_text(text, encoding="utf-8")
    page = factcheck("check", *PAIR, "--format", "html").out
    quotes = re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", page)
    assert [re.sub(r"<mark[^>]*>(.*?)</mark>", r">>\1<<", quote) for quote in quotes] == [
        "Orvane revenue for all of 2030 was >>$4.4 billion<< in total.",
        "Orvane revenue for all of 2030 was >>$4.9 billion<< in total.",
    ]
