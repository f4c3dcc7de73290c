"""Whose cents an article speaks of, where it does not say."""

from __future__ import annotations

import pytest

from factcheck import packs, pipeline, read

PACK = packs.load()


@pytest.mark.parametrize(
    ("body", "units"),
    [
        ("The utility raised its dividend by 5 cents to €1.20.", ["EUR", "EUR"]),
        ("Power costs 31 cents a kilowatt-hour. The average bill is 1,100 euros.", ["EUR", "EUR"]),
        ("The miner earned A$120 million, or 14 cents a share.", ["AUD", "AUD"]),
        ("The bank earned HK$12 billion and will pay 40 cents a share.", ["HKD", "HKD"]),
        ("The bank earned R120 million and will pay 40c a share.", ["ZAR", "ZAR"]),
        ("The firm earned $4 million, €3 million of it in Europe; the stock rose 4 cents.", ["USD", "EUR", "USD"]),
        ("The firm earned €3 million and C$2 million; the stock rose 4 cents.", ["EUR", "CAD", "USD"]),
        ("The grain fetched 14 US cents a pound, and the firm earned €3 million.", ["USD", "EUR"]),
        ("The stock rose 4 cents; the firm paid 12 million yen.", ["USD", "JPY"]),
        ("The stock rose 4 cents.", ["USD"]),
    ],
)
def test_the_one_money_with_cents_that_is_spoken_of(body: str, units: list[str]) -> None:
    claims = pipeline.understand(read.article(body), PACK).reading.claims
    assert [claim.quantity.unit for claim in claims] == units


def test_a_headline_has_the_cents_of_the_text() -> None:
    article = read.article("The utility earned 3.2 billion euros.", title="Utility lifts dividend by 5 cents")
    claims = pipeline.understand(article, PACK).reading.claims
    assert [claim.quantity.unit for claim in claims] == ["EUR", "EUR"]


def test_a_profit_by_the_share_is_no_conversion_of_the_whole() -> None:
    claims = pipeline.understand(read.article("It earned A$120 million, or 14 cents a share."), PACK).reading.claims
    assert [claim.partner for claim in claims] == [None, None]
