"""The tool is held to the annotated articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import library
from factcheck.evaluate import Evaluation, evaluate
from factcheck.evaluate.gold import load
from factcheck.evaluate.page import page

CORPUS = Path(__file__).parents[2] / "corpus"
GOLD = CORPUS / "gold"

known_misses = pytest.mark.xfail(
    strict=True, raises=AssertionError, reason="known misses; `factcheck eval corpus/gold` names each of them"
)


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    rules = library.rule_pack(None)
    return evaluate(library.check(CORPUS / "articles", rules), library.extract(CORPUS / "articles", rules), GOLD)


def told(evaluation: Evaluation, heading: str) -> list[str]:
    """One section of the page, so that a failure names what is wrong."""
    sections = page(evaluation, {claim.id: claim for claim in load(GOLD).claims}).split("\n\n")
    return [line for section in sections if section.startswith(heading) for line in section.splitlines()]


def test_every_article_was_read(evaluation: Evaluation) -> None:
    assert evaluation.absent == ()


def test_figures_are_read_for_what_they_are(evaluation: Evaluation) -> None:
    recall, precision = evaluation.claims["value"].recall, evaluation.claims["value"].precision
    assert recall is not None
    assert precision is not None
    assert min(recall, precision) >= 0.95, "\n".join(told(evaluation, "Claims misread"))


@known_misses
def test_what_an_editor_must_see_is_shown(evaluation: Evaluation) -> None:
    assert told(evaluation, "Should be shown and is not") == []


@known_misses
def test_what_an_editor_must_see_is_as_loud_as_it_should_be(evaluation: Evaluation) -> None:
    assert told(evaluation, "Shown at another severity") == []


def test_articles_that_agree_are_left_in_peace(evaluation: Evaluation) -> None:
    assert told(evaluation, "Shown and should not be") == []
