"""What an editor is told of a sum and its conversion at a rate that never was."""

from __future__ import annotations

import pytest

from factcheck import packs, pipeline, read
from factcheck.model.finding import Finding

PACK = packs.load()


def told(text: str, date: str | None) -> tuple[Finding, ...]:
    return pipeline.check([pipeline.understand(read.article(text, id="a", date=date), PACK)], PACK).findings


@pytest.mark.parametrize(
    ("text", "reason", "hint"),
    [
        (
            "Hallim Shipping paid 61 million won ($53.4 million).",
            "they make 1 USD 1.14 KRW, which was 1,050 to 1,240 from 2016 to 2017.",
            "61 million won is about $54,000; $53.4 million is about 61 billion won.",
        ),
        (
            "Hallim Shipping paid one billion euros ($11 billion).",
            "they make 1 EUR 11 USD, which was 1.04 to 1.21 from 2016 to 2017.",
            "one billion euros is about $1.1 billion; $11 billion is about 9.8 billion EUR.",
        ),
        (
            "Hallim Shipping charges 0.6 yuan (80 cents).",
            "they make 1 USD 0.75 CNY, which was 6.27 to 7.18 from 2016 to 2017.",
            "0.6 yuan is about 0.09 USD; 80 cents is about 5.4 yuan.",
        ),
    ],
)
def test_the_rate_that_a_text_makes_and_what_it_was(text: str, reason: str, hint: str) -> None:
    (finding,) = told(text, "2017-02-20")
    assert finding.message.endswith(reason)
    assert (finding.severity, finding.hint) == ("error", hint)


def test_every_conversion_of_one_slip_is_shown() -> None:
    text = "In 2013 a seamstress earned 33,000 riel ($81) a month. Now it is 64,000 riel ($158), and rent takes $60."
    (finding,) = told(text, "2017-03-03")
    assert [claim.place.text for claim in finding.claims] == ["33,000 riel", "$81", "64,000 riel", "$158"]
    assert finding.sides == ((0, 2, 3), (1,))


def test_a_year_has_the_rate_that_was_read_last() -> None:
    assert PACK.exchange.of("RUB", 2022) == (2022, 2022, 50, 140)
    assert PACK.exchange.of("EUR", 1998) is None
