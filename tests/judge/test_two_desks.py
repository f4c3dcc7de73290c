"""Two whole articles of one event, in which much stands that the other does not tell: the figures in dispute are shown.

The pairs are some of ``benchmarks/two_desks``, where all of them are counted.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from factcheck import packs, pipeline, read
from factcheck.model.finding import Finding
from factcheck.model.text import Place

SETS = Path(__file__).parents[2] / "benchmarks" / "two_desks"
LOUD = ("error", "warning")
SHOWN = (
    ("corvex-harland-bid-1987", "FC101", "9.4 pct", "4.9 percent"),
    ("corvex-harland-bid-1987", "FC102", "61.8 mln dlrs", "$61.8 million"),
    ("dayton-apartment-fire", "FC101", "11 violations", "17 code violations"),
    ("lake-victoria-ferry", "FC103", "11 km", "eleven miles"),
    ("lake-victoria-ferry", "FC502", "2004", "2014"),
    ("madeira-regional-vote", "FC103", "4.6 billion euros", "€4.6m"),
    ("australia-december-jobs", "FC102", "0.3 percentage point", "three-tenths of a point"),
    ("gannet bank wind farm", "FC101", "1,400 people", "4,100"),
    ("tesselate layoffs results", "FC101", "5.4%", "4.5 per cent"),
    ("f-hungary-rate-cut", "FC101", "386.40", "368.4"),
    ("f-malaga-train-collision", "FC101", "72 people", "27"),
    ("f-carewell-data-breach", "FC102", "5.4%", "5.4 percent"),
    ("german-drivers-walkout", "FC101", "fourth walkout", "third walkout"),
    ("coban earthquake", "FC102", "23 km", "23 kilometres"),
    ("coban earthquake", "FC502", "since November 2012", "since 2014"),
    ("andoya launch", "FC103", "300 km", "300 miles"),
    ("munich battery fund verdict", "FC101", "118 witnesses", "87 witnesses"),
    ("rio chamaya dam", "FC103", "23-km", "23 miles"),
    ("rotterdam marathon", "FC101", "third marathon", "fourth marathon"),
)
AGREEING = frozenset({"equal", "compatible", "none"})


@cache
def _pairs() -> dict[str, dict[str, Any]]:
    files = (tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(SETS.glob("*.toml")))
    return {pair["name"]: pair for told in files for pair in told["pair"]}


@cache
def _loud(name: str) -> tuple[Finding, ...]:
    pair, pack = _pairs()[name], packs.load()
    texts = (read.article(pair[s], id=s, date=pair[f"date_{s}"], title=pair[f"title_{s}"]) for s in "ab")
    found = pipeline.check([pipeline.understand(text, pack) for text in texts], pack).findings
    return tuple(one for one in found if one.severity in LOUD)


def _figures(finding: Finding, side: str) -> list[str]:
    return [place.text for place in finding.places if place.path == side]


@pytest.mark.parametrize(("name", "rule", "ours", "theirs"), SHOWN)
def test_a_figure_in_dispute_between_two_long_articles_is_shown(name: str, rule: str, ours: str, theirs: str) -> None:
    told = [(one.rule, _figures(one, "a"), _figures(one, "b")) for one in _loud(name)]
    assert any(rule == code and ours in a and theirs in b for code, a, b in told), told


@pytest.mark.parametrize("name", sorted({name for name, *_ in SHOWN}))
def test_figures_that_agree_in_two_long_articles_are_left_in_peace(name: str) -> None:
    pair = _pairs()[name]
    shown = [
        (one["a"], one["b"])
        for one in pair["figure"]
        if one["label"] in AGREEING and any(_shows(finding, pair, one) for finding in _loud(name))
    ]
    assert shown == []


def _shows(finding: Finding, pair: dict[str, Any], figure: dict[str, str]) -> bool:
    """Whether a finding shows both figures, each in brackets in a phrase that stands but once."""
    return all(
        any(place.path == side and _within(place, pair, figure[side]) for place in finding.places) for side in "ab"
    )


def _within(place: Place, pair: dict[str, Any], phrase: str) -> bool:
    before, _, rest = phrase.partition("[")
    plain = phrase.replace("[", "").replace("]", "")
    field = "body" if plain in pair[place.path] else "title"
    start = (pair[place.path] if field == "body" else pair[f"title_{place.path}"]).index(plain) + len(before)
    return place.field == field and place.start < start + rest.index("]") and start < place.end
