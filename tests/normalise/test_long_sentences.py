"""Sentences without an end, which are weighed in pieces: what they cost, and that their pieces are one sentence."""

from __future__ import annotations

import time

import pytest

from factcheck import packs, pipeline, read
from factcheck.model.statement import Reading
from factcheck.normalise.lexicon import lexicon
from factcheck.normalise.scene import LONGEST_SENTENCE, MOST_FIGURES, Scene, scenes

PACK = packs.load()
NAMES = ("Microsoft", "Apple", "Toyota", "Shell", "Nvidia")
FORMS = {  # what a list repeats
    "bare": "{i} million",
    "clauses": "Microsoft revenue was ${i} million",
    "currencies": "${i} million",
    "names between": "${i} million in {name} and {i} million units",
    "percentages": "{name} rose {i}.4% to ${i}",
}


def listing(form: str, count: int) -> str:
    """A sentence that lists so many things."""
    told = (FORMS[form].format(i=i, name=NAMES[i % 5]) for i in range(1, count + 1))
    return f"The sales were {', '.join(told)}."


def understood(text: str) -> pipeline.Understood:
    return pipeline.understand(read.article(text, id="a"), PACK)


def reading(text: str) -> Reading:
    return understood(text).reading


def laid_out(text: str) -> list[Scene]:
    body = read.article(text, id="a").body
    _, mentions = pipeline.figured(read.article(text, id="a"), PACK)
    return list(scenes(body, mentions["body"], (), lexicon(PACK)))


@pytest.mark.parametrize("form", FORMS)
def test_a_list_in_one_sentence_does_not_contradict_itself(form: str) -> None:
    text = listing(form, 500)
    assert len(reading(text).claims) > 400
    assert pipeline.check([understood(text)], PACK).findings == ()


def test_two_sentences_of_that_form_do() -> None:
    text = "Microsoft revenue was $41 million last year. Microsoft revenue was $410 million last year."
    assert pipeline.check([understood(text)], PACK).findings != ()


def test_the_pieces_of_a_sentence_are_that_sentence() -> None:
    text = listing("clauses", 500)
    claims = reading(text).claims
    assert {tuple(claim.sentence_span) for claim in claims} == {(0, len(text))}
    assert all(claim.sentence[slice(*claim.within)] == claim.place.text for claim in claims)
    assert all(len(claim.sentence) <= LONGEST_SENTENCE for claim in claims)


@pytest.mark.parametrize("form", FORMS)
def test_no_piece_is_longer_than_can_be_weighed(form: str) -> None:
    text = listing(form, 500)
    pieces = laid_out(text)
    assert "".join(text[slice(*scene.sentence.span)] for scene in pieces) == text
    assert max(len(scene.figures) for scene in pieces) <= MOST_FIGURES


def test_a_row_of_a_table_is_no_list() -> None:
    cells = " | ".join(str(number) for number in range(1001, 1061))
    text = f"| Sales | {cells} |\n|---|{'---|' * 60}\n| Acme | {cells} |"
    article = read.article(text, id="a", path="a.md")
    claims = pipeline.understand(article, PACK).reading.claims
    assert max(sum(claim.sentence == one.sentence for claim in claims) for one in claims) == 60


def test_a_long_sentence_is_read_in_time() -> None:
    text = listing("clauses", 2000)
    begun = time.process_time()
    reading(text)
    assert time.process_time() - begun < 4
