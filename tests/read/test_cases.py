"""What is read of a source: its blocks, title, tables and metadata, case by case."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcheck import read
from factcheck.model.article import Article, Notice
from factcheck.model.limits import Limits
from factcheck.model.text import Span, Text
from factcheck.read import Source
from factcheck.read.sentences import split

CASES = Path(__file__).parents[1] / "cases" / "read"
KINDS = {"plain": "text", "navigation": "text", "markdown": "markdown", "html": "html"}


def cases(*names: str) -> list[Any]:
    return [
        pytest.param(name, case, id=f"{name}: {case['name']}")
        for name in names
        for case in tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    ]


def read_one(folder: Path, source: str, kind: Any) -> Article:
    path = folder / "article"
    path.write_bytes(source.encode())
    told = read.read(Source(str(path), kind), Limits())
    (article,) = (one for one in told if not (isinstance(one, Notice) and one.passed_over))
    assert isinstance(article, Article)
    return article


def table_of(text: Text, number: int) -> dict[str, Any]:
    table = text.tables[number]
    shown: dict[str, Any] = {"heads": table.heads, "rows": [[text.quote(cell) for cell in row] for row in table.rows]}
    return shown | ({"caption": text.quote(table.caption)} if table.caption else {})


@pytest.mark.parametrize(("name", "case"), cases(*KINDS))
def test_reads(name: str, case: dict[str, Any], tmp_path: Path) -> None:
    article = read_one(tmp_path, case["source"], KINDS[name])
    body = article.body
    assert [[block.kind, body.quote(block.span)] for block in body.blocks] == case["blocks"]
    assert [table_of(body, number) for number in range(len(body.tables))] == case.get("tables", [])
    assert (article.title.content if article.title else None) == case.get("title")
    assert article.id == case.get("id", article.path)
    when = article.date and [str(article.date.first), str(article.date.last), article.date.grain]
    assert when == case.get("date")
    said = (article.lang, article.group, article.url, article.source)
    assert said == tuple(case.get(key) for key in ("lang", "group", "url", "origin"))


@pytest.mark.parametrize(("name", "case"), cases("sentences"))
def test_splits(name: str, case: dict[str, Any]) -> None:
    text = case["text"]
    assert [text[start:end] for start, end in split(text, Span(0, len(text)))] == case["sentences"]
