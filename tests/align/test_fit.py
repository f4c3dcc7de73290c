"""Two figures of two long articles, of which much else is told."""

from __future__ import annotations

import pytest

from factcheck import packs, pipeline, read
from factcheck.align.fit import Fitting
from factcheck.align.left_over import figures
from factcheck.align.passages import Figure, Passages
from factcheck.align.tellings import Story

PACK = packs.load()
WHOLE = Story(frozenset(), frozenset(), share=0.5, known=10, mine={}, others={}, left=6.0)


def _figure(text: str, which: str) -> Figure:
    reading = pipeline.understand(read.article(text, id=text, date="2026-07-02"), PACK).reading
    return next(one for one in figures(Passages(PACK).of(reading)) if one.claim.place.text == which)


@pytest.mark.parametrize(("theirs", "may_be"), [("gained 11%", True), ("gained 71%", False), ("lost 71%", True)])
def test_a_figure_that_goes_the_other_way_is_one_only_if_its_digits_are_the_same(theirs: str, *, may_be: bool) -> None:
    a = _figure("The chip index fell 11% in Tokyo.", "11%")
    b = _figure(f"The chip index {theirs} in Tokyo.", theirs.split()[-1])
    assert (Fitting(PACK).fit(a, b, WHOLE) is not None) is may_be


def test_only_figures_of_their_sort_stand_beside_two_that_count_one_thing() -> None:
    a = _figure("There were 57 passengers on board.", "57 passengers")
    b = _figure("It had left with 61 passengers.", "61 passengers")
    assert Fitting(PACK).kinds.sorts(a.claim)
    kinds = {"count": [a.claim.quantity.near + more for more in range(9)]}
    assert Fitting(PACK).tellings.few(a, b, WHOLE._replace(mine=kinds, others=kinds)) == 0
