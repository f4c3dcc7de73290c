"""Which figures of two tellings stand in one place, whatever their digits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from factcheck import packs, pipeline, read
from factcheck.align import contexts
from factcheck.align.fit import Fitting
from factcheck.align.left_over import Leavings
from factcheck.align.passages import Passages
from factcheck.model.finding import Alignment
from factcheck.model.statement import Reading

PACK = packs.load()
LEAD = "The wind blew at 40 knots. In the port 300 sailors waited. Of the 12 ferries none left. "


def _aligned(ours: str, theirs: str, title: str | None = None) -> Iterator[Alignment]:
    """The pairs of two articles of one day, of which the first may have a headline."""
    stories = [(_reading(ours, "a", title), _reading(theirs, "b"))]
    return contexts.alignments(stories, Leavings(Passages(PACK), Fitting(PACK)))


def _reading(text: str, called: str, title: str | None = None) -> Reading:
    return pipeline.understand(read.article(text, id=called, date="2026-03-16", title=title), PACK).reading


@pytest.mark.parametrize(
    ("ours", "theirs", "paired"),
    [
        (
            "Gunmen attacked a shrine in the hills of Balor and killed 72 people, police say.",
            "Gunmen attacked a shrine in the hills of Balor and killed 52 people, police say.",
            True,
        ),
        (
            "Gunmen attacked a shrine in the hills of Balor and killed 72 people, police say.",
            "Last November gunmen attacked a shrine in the hills of Balor and killed 52 people, police say.",
            False,
        ),
    ],
)
def test_what_happened_long_before_is_held_against_no_news(ours: str, theirs: str, *, paired: bool) -> None:
    assert bool(list(_aligned(ours, theirs))) is paired


@pytest.mark.parametrize(
    ("lead", "figures", "paired"),
    [
        ("", ("six", "five"), True),
        (LEAD, ("six", "five"), False),
        (LEAD, ("26", "25"), True),
    ],
)
def test_a_small_count_is_known_again_only_where_both_begin(
    lead: str, figures: tuple[str, str], *, paired: bool
) -> None:
    ours, theirs = (f"{lead}The airline of Sorland took {one} planes out of service near Tarn." for one in figures)
    assert bool(list(_aligned(ours, theirs))) is paired


def test_a_figure_is_shown_wherever_its_text_tells_it_of_the_same() -> None:
    ours = "Taken by surprise, 14 policemen died at a checkpoint near Kelsam. Another 14 policemen fled from Tarn."
    theirs = "Taken by surprise, 13 policemen died at a checkpoint near Kelsam."
    (pair,) = _aligned(ours, theirs, "Raid leaves 14 police officers dead at Kelsam")
    assert {pair.a.place.text, pair.b.place.text} == {"14 policemen", "13 policemen"}
    assert [(one.place.field, one.place.text) for one in pair.also] == [("title", "14 police officers")]


def test_the_headline_is_shown_on_the_side_of_its_figure_whatever_it_calls_the_counted() -> None:
    ours = "Taken by surprise, 14 policemen died at a checkpoint near Kelsam."
    theirs = "Taken by surprise, 13 policemen died at a checkpoint near Kelsam."
    told = [("a", ours, "Raid leaves 14 police officers dead at Kelsam"), ("b", theirs, None)]
    made = [read.article(text, id=called, date="2026-03-16", title=title) for called, text, title in told]
    (found,) = pipeline.check([pipeline.understand(one, PACK) for one in made], PACK).findings
    assert [[found.claims[at].place.text for at in side] for side in found.sides] == [
        ["14 policemen", "14 police officers"],
        ["13 policemen"],
    ]
