"""Scraped pages: the menu is passed over and the article kept."""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path

import pytest

from factcheck import read
from factcheck.model.article import Article
from factcheck.model.limits import Limits

SEEDS = Path(__file__).parents[2] / "../shared/seeds"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not beside the checkout"),
]


def articles() -> list[Article]:
    sources, notices = read.sources([str(path) for path in sorted(SEEDS.glob("*.txt"))], Limits(), None)
    assert not notices
    found = [article for source in sources for article in read.read(source, Limits())]
    assert len(found) == 5
    return [article for article in found if isinstance(article, Article)]


def test_the_menu_that_pages_share_is_passed_over() -> None:
    bodies = [article.body for article in articles()]
    lines = [body.content.splitlines() for body in bodies]
    shared = [line for line, *others in zip(*(lines[at] for at in (0, 1, 2, 4)), strict=False) if {line} == set(others)]
    menu = list(takewhile(lambda line: line in shared, lines[0]))
    assert len(menu) > 40
    for body, text in zip(bodies, lines, strict=True):
        first = text[len(menu)] if text[0] == menu[0] else next(filter(None, text))
        assert body.quote(body.blocks[0].span) == first.strip()


def test_every_line_of_the_article_is_a_block() -> None:
    for body in (article.body for article in articles()):
        start = body.blocks[0].span.start
        lines = [line.strip().lstrip("• ") for line in body.content[start:].splitlines()]
        assert [body.quote(block.span) for block in body.blocks] == [line for line in lines if line]
