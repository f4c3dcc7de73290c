"""What keeps figures of two articles apart that look alike, or share names by chance."""

from __future__ import annotations

from itertools import product

import pytest

from factcheck import packs, pipeline, read
from factcheck.align.fit import Fitting
from factcheck.align.left_over import figures
from factcheck.align.likeness import likeness
from factcheck.align.passages import Figure, Passages
from factcheck.align.stories import stories
from factcheck.align.tellings import Story
from factcheck.model.statement import Reading

PACK = packs.load()
FEW = Story(frozenset(), frozenset(), share=0.5, known=4, mine={}, others={}, left=2.0)
NAMES = "Ann Voss of Halden told Karel Ohm that 1,482 of 3,917 were there. "
TAILS = ("ick", "ole", "und", "arn", "esk", "ost")


def _text(heads: tuple[str, ...]) -> str:
    """Sentences that each tell a figure, in words that nobody else says."""
    words = map("".join, product(heads, TAILS))
    return " ".join(f"The {word} saw {14 + at} {word}mouls." for at, word in enumerate(words))


QUARRY = _text(("bram", "dosk", "felt", "gorn", "husk", "jalt", "brev", "clom", "drin", "fask", "glim"))
HARVEST = _text(("kelp", "lorn", "mirt", "nask", "palt", "quon", "rusk", "stev", "trum", "vost", "wilk"))


def _reading(text: str, called: str) -> Reading:
    return pipeline.understand(read.article(text, id=called, date="2026-07-02"), PACK).reading


def _figure(text: str, which: str) -> Figure:
    return next(one for one in figures(Passages(PACK).of(_reading(text, text))) if one.claim.place.text == which)


@pytest.mark.parametrize(("told", "are_one"), [(QUARRY, True), (HARVEST, False)])
def test_names_and_figures_met_by_chance_make_no_story_of_two_long_texts(told: str, *, are_one: bool) -> None:
    readings = [_reading(f"{NAMES}{QUARRY}", "a"), _reading(f"{NAMES}{told}", "b")]
    assert bool(list(stories(readings, PACK))) is are_one


@pytest.mark.parametrize(
    ("ours", "mine", "theirs", "other", "may_be"),
    [
        ("The checks will take two years.", "two years", "The trip took two weeks.", "two weeks", False),
        ("A man in his 20s was hit.", "20s", "The 76-year-old man had driven.", "76-year", False),
        ("The mayor Ida Holm, 46, spoke.", "46", "The mayor Ida Holm, 47, spoke.", "47", True),
        ("The gold coin weighs 100kg.", "100kg", "The gold coin has a purity of 999.99/1000.", "1000", False),
        ("The gold coin weighs 100kg.", "100kg", "The gold coin weighs 1,000kg.", "1,000kg", True),
    ],
)
def test_measures_of_two_things_and_ages_of_two_people_are_not_one(
    ours: str, mine: str, theirs: str, other: str, *, may_be: bool
) -> None:
    assert (Fitting(PACK).fit(_figure(ours, mine), _figure(theirs, other), FEW) is not None) is may_be


def test_a_name_of_another_figure_vouches_for_none() -> None:
    told = _figure("About 200,000 people of Varn, Yule County and Marsdale were told to go.", "200,000 people")
    gone = "Some 65,000 from Yule County, 76,000 from Varn City and 12,000 from Marsdale left."
    fit = Fitting(PACK).fit(told, _figure(gone, "76,000"), FEW)
    assert fit is None or not any("Yule" in said or "Marsdale" in said for said in fit.evidence)


def test_a_sum_told_again_in_other_money_vouches_for_none() -> None:
    value = _figure("It has a market value of $3.5 billion (3.3 billion euros).", "3.3 billion euros")
    price = _figure("It made its $3.5 billion (3.2 billion euros) purchase.", "3.2 billion euros")
    fit = Fitting(PACK).fit(value, price, FEW)
    assert fit is None or not any("$3.5 billion" in said for said in fit.evidence)


def test_that_two_distances_are_told_from_one_place_speaks_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    town = _figure("The slide hit a town 120km north of Port Vell.", "120km")
    resort = _figure("It came down about 100 miles north of Port Vell.", "100 miles")
    fit = Fitting(PACK).fit(town, resort, FEW)
    monkeypatch.setattr("factcheck.align.fit.LANDMARK", 0)
    without = Fitting(PACK).fit(town, resort, FEW)
    assert fit is not None
    assert without is not None
    assert fit.weight > without.weight


def test_a_number_in_digits_and_a_word_for_two_are_not_alike() -> None:
    once, often = (
        _figure("He met 20 rivals.", "20 rivals"),
        _figure("The hall is twice the size of the old one.", "twice"),
    )
    assert likeness(once.claim, often.claim) is None
