"""One article after the stages that treat it alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck import library, pipeline
from factcheck.model.finding import Own
from factcheck.read import article

PACK = library.rule_pack(None)
ALONE = "Wednesday, July 2, 2026, was a quiet day in Osterby."
WITHIN = "The ferry was built in 1986. It sank on Friday. The 30-year-old ferry had been repaired."
ECHO = "Orlin Airways cancelled 7,300 flights in May. The airline cancelled 8,100 flights in May because of strikes."
ONE = article(f"{ALONE} {WITHIN} {ECHO}", id="here", date="2026-07-03")


@pytest.fixture(scope="module")
def understood() -> pipeline.Understood:
    return pipeline.understand(ONE, PACK, judged=True)


def test_what_an_article_says_against_itself_is_worked_out_where_it_is_asked(understood: pipeline.Understood) -> None:
    assert understood.own is not None
    assert all(understood.own)
    unasked = pipeline.understand(ONE, PACK)
    assert unasked.own is None
    assert pipeline.with_own(unasked, PACK) == understood
    assert pipeline.check([unasked], PACK) == pipeline.check([understood], PACK)


def test_under_another_id_it_is_what_it_would_have_been_from_the_start(understood: pipeline.Understood) -> None:
    assert understood.called("there:b") == pipeline.understand(replace(ONE, id="there:b"), PACK, judged=True)


def test_facts_say_nothing_against_themselves(understood: pipeline.Understood) -> None:
    assert pipeline.own(replace(understood, summary=replace(understood.summary, facts=True)), PACK) == Own()
