"""HTML where plain text is expected, read alike in a record and in a file, with the way back to the source."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcheck import read
from factcheck.model.article import Article
from factcheck.model.limits import Limits
from factcheck.model.text import Span
from factcheck.read import Source, marked_up

FILE = Path(__file__).parents[1] / "cases" / "read" / "marked_up.toml"
CASES = [pytest.param(case, id=case["name"]) for case in tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]]


def articles(name: str, data: str, kind: Any) -> list[Article]:
    found = read.read(Source(name, kind, data=data.encode()), Limits())
    return [article for article in found if isinstance(article, Article)]


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("kind", ["text", "jsonl"])
def test_it_is_read_as_what_it_is(case: dict[str, Any], kind: str) -> None:
    data = json.dumps({"body": case["source"]}) + "\n" if kind == "jsonl" else case["source"]
    (article,) = articles("a", data, kind)
    body = article.body
    assert [[block.kind, body.quote(block.span)] for block in body.blocks] == case["blocks"]
    for shown, source in case["quotes"]:
        start = body.content.index(shown)
        first, end = body.source_span(Span(start, start + len(shown)))
        assert case["source"][first:end] == source


def test_the_title_of_a_record_is_shown_without_its_tags() -> None:
    record = {"title": "R&amp;D at <b>Acme</b> up 5%", "body": "Acme said so."}
    (article,) = articles("a", json.dumps(record), "jsonl")
    assert article.title is not None
    assert article.title.content == "R&D at Acme up 5%"


@pytest.mark.parametrize("run", ["</p>", "</b>", "<b>", "&amp", "<", "<p", "</b><p", "&#", "<br"])
def test_hostile_runs_end(run: str) -> None:
    assert marked_up.kind(run * (200_000 // len(run))) is None
