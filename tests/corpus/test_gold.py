"""The annotations fit the articles, and the articles are our own."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from factcheck.evaluate.gold import Gold, GoldPlace, load

CHECKOUT = Path(__file__).parents[2]
ARTICLES = CHECKOUT / "corpus" / "articles"
SEEDS = CHECKOUT.parent / "shared" / "seeds"


@pytest.fixture(scope="module")
def gold() -> Gold:
    return load(CHECKOUT / "corpus" / "gold")


@pytest.fixture(scope="module")
def texts() -> dict[tuple[str, str], str]:
    """Every field of every article, as decoded, under the name its annotations use."""
    return {(doc, field): text for path in sorted(ARTICLES.iterdir()) for doc, field, text in fields(path)}


def fields(path: Path) -> Iterator[tuple[str, str, str]]:
    text = path.read_bytes().decode("utf-8")
    if path.suffix != ".jsonl":
        yield path.name, "body", text
        return
    for record in map(json.loads, text.splitlines()):
        yield from ((record["id"], field, record[field]) for field in ("title", "body") if field in record)


def seen(place: GoldPlace, text: str) -> str:
    """What a reader sees of the words of a file."""
    words = text[place.span.start : place.span.end]
    if place.doc.endswith(".html"):
        words = html.unescape(re.sub(r"<[^<>]*>", "", words)).replace("\u00a0", " ")
    return words


def places(gold: Gold) -> Iterator[GoldPlace]:
    yield from (claim.place for claim in gold.claims)
    yield from (place for check in gold.checks or () for place in check.places)


def test_every_annotation_quotes_its_article(gold: Gold, texts: dict[tuple[str, str], str]) -> None:
    wrong = {place: seen(place, texts[place.doc, place.field]) for place in places(gold)}
    assert {place: words for place, words in wrong.items() if words != place.text} == {}


def test_every_article_is_annotated_as_a_whole(gold: Gold, texts: dict[tuple[str, str], str]) -> None:
    assert gold.whole_docs == {doc for doc, _ in texts}


def test_claims_of_an_article_stand_in_its_order_and_do_not_overlap(gold: Gold) -> None:
    for a, b in zip(gold.claims, gold.claims[1:], strict=False):
        if (a.place.doc, a.place.field) == (b.place.doc, b.place.field):
            assert a.place.span.end <= b.place.span.start, (a.id, b.id)


def test_every_figure_of_the_text_is_annotated_or_belongs_to_a_date_or_a_name(
    gold: Gold, texts: dict[tuple[str, str], str]
) -> None:
    left = {
        (doc, figure[0])
        for (doc, field), text in texts.items()
        for figure in re.finditer(
            r"(?<![\w&#.,])[$£€¥]?\d[\d.,]*\d*\s?(?:%|bn\b|[mbtr]\w*illion)", masked(gold, doc, field, text)
        )
    }
    # Script, style, comment, menu and footer of the page.
    page = {"+12%", "12%", "30%", "50%", "7.7%"}
    assert {(doc, figure) for doc, figure in left if not (doc == "08-portal.html" and figure in page)} == set()


def masked(gold: Gold, doc: str, field: str, text: str) -> str:
    for claim in gold.claims:
        if (claim.place.doc, claim.place.field) == (doc, field):
            start, end = claim.place.span
            text = text[:start] + "_" * (end - start) + text[end:]
    return text


def test_an_interval_has_its_ends_in_order_and_one_of_them_at_least(gold: Gold) -> None:
    for claim in gold.claims:
        assert (claim.low, claim.high) != (None, None), claim.id
        assert claim.low is None or claim.high is None or claim.low <= claim.high, claim.id


def test_a_pair_compares_like_with_like_unless_units_are_the_matter(gold: Gold) -> None:
    claims = {claim.id: claim for claim in gold.claims}
    for pair in gold.pairs:
        units = {claims[pair.a].unit, claims[pair.b].unit}
        rates = {claims[pair.a].per, claims[pair.b].per}
        if pair.want == "must" and pair.rule not in {"FC105", "FC106", "FC107"}:
            assert (len(units), len(rates)) == (1, 1), pair


def test_a_pair_of_equal_values_is_wanted_only_for_its_direction_source_rate_or_time(gold: Gold) -> None:
    claims = {claim.id: claim for claim in gold.claims}
    for pair in gold.pairs:
        a, b = claims[pair.a], claims[pair.b]
        if pair.want == "must" and (a.low, a.high, a.unit, a.per) == (b.low, b.high, b.unit, b.per):
            assert pair.rule in {"FC102", "FC108", "FC204"}, pair


@pytest.mark.parametrize(
    ("values", "severity", "rule"),
    [
        ({"1250000000", "47550000"}, "error", "FC101"),
        ({"8.8", "8.81"}, "info", "FC301"),
        ({"8.81", "9"}, "info", "FC301"),
        ({"8.8", "9"}, "info", "FC301"),
        ({"6", "11"}, "warning", "FC201"),
    ],
    ids=lambda value: " and ".join(sorted(value)) if isinstance(value, set) else None,
)
def test_the_conflicts_that_set_the_standard_are_among_the_pairs(
    gold: Gold, values: set[str], severity: str, rule: str
) -> None:
    lows = {claim.id: claim.low for claim in gold.claims}
    wanted = {Decimal(value) for value in values}
    pairs = [pair for pair in gold.pairs if {lows[pair.a], lows[pair.b]} == wanted and pair.want == "must"]
    assert {(pair.severity, pair.rule) for pair in pairs} == {(severity, rule)}


def runs(text: str, length: int = 6) -> set[tuple[str, ...]]:
    """Every run of so many words, without case and punctuation."""
    words = re.findall(r"[a-z0-9]+(?:['’.,][a-z0-9]+)*", text.lower())
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS.is_dir(), reason="the published articles are not at hand")
def test_no_sentence_is_taken_from_the_articles_the_facts_were_read_in() -> None:
    published = set().union(*(runs(path.read_text("utf-8")) for path in SEEDS.glob("0*.txt")))
    own = [path for path in (CHECKOUT / "corpus").rglob("*") if path.is_file()]
    assert published
    assert len(own) > 20
    assert {path.name: runs(path.read_text("utf-8")) & published for path in own} == {path.name: set() for path in own}
