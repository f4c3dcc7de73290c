"""numbers.toml, units.toml and currencies.toml: laid over one another, and refused with a remedy."""

from __future__ import annotations

import tomllib
from decimal import Decimal

import pytest

from factcheck.model.units import UnitForm
from factcheck.packs import numbers, units
from factcheck.packs.documents import Document, PackError


def document(toml: str, path: str = "room/units.toml") -> Document:
    return Document(path, tomllib.loads(toml, parse_float=Decimal))


def test_a_unit_is_known_by_its_words_symbols_and_prefixes() -> None:
    toml = '[physical]\nwatt = { is = "[power]", words = ["watt"], symbols = ["W"], prefixes = ["giga"] }'
    table = units.read([document(toml)])
    assert (table.words["watts"], table.words["gigawatts"], table.symbols["GW"]) == (
        UnitForm("watt"),
        UnitForm("gigawatt"),
        UnitForm("gigawatt"),
    )
    assert table.definitions == ("watt = [power]", "gigawatt = 1e9 * watt")
    assert table.dimension("gigawatt") == "physical"


def test_a_later_pack_gives_a_sign_to_another_currency() -> None:
    core = '[currency]\nUSD = { signs = ["$"], names = ["dollar"], minor = ["cent"] }'
    room = '[currency]\nAUD = { signs = ["$"], names = ["australian dollar"] }'
    table = units.read([document(core), document(room)])
    assert table.prefixes["$"] == UnitForm("AUD")
    assert table.words["cents"] == UnitForm("USD", Decimal("0.01"))


def test_a_later_pack_adds_words_of_number() -> None:
    core = '[scales]\nmillion = 1000000\n[before]\nabout = ["about"]'
    room = '[scales]\nzillion = 1000000000000000\n[before]\nabout = ["ballpark"]'
    words = numbers.read([document(core), document(room)])
    assert words.scales == {"million": 10**6, "zillion": 10**15}
    assert words.before == {"about": "about", "ballpark": "about"}


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("[phisical]", 'room/units.toml: unknown key "phisical"; nearest is "physical"'),
        ('[physical]\nwatt = "W"', "room/units.toml, [physical]: \"watt\" is 'W', no table; write watt = { … }"),
        ('[physical]\nwatt = { word = ["watt"] }', 'room/units.toml, "watt": unknown key "word"; nearest is "words"'),
        (
            '[physical]\nwatt = { words = "watt" }',
            'room/units.toml, "watt": "words" is \'watt\', not a list; write words = ["…"]',
        ),
        ('[physical]\nwatt = { prefixes = ["gega"] }', 'room/units.toml, "watt": no prefix "gega"; nearest is "mega"'),
        ('[compound]\nbpd = { of = "barel" }', 'room/units.toml, "bpd": no unit "barel"; known are '),
        (
            '[currency]\nUSD = { minor_factor = "x" }',
            "room/units.toml, \"USD\": \"minor_factor\" is 'x', not a number; write minor_factor = 0.01",
        ),
    ],
)  # fmt: skip
def test_a_unit_that_cannot_be_used_is_refused(toml: str, message: str) -> None:
    with pytest.raises(PackError) as refusal:
        units.read([document(toml)])
    assert str(refusal.value) == message


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("[scale]", 'room/numbers.toml: unknown table "scale"; nearest is "scales"'),
        ("scales = 5", 'room/numbers.toml: "scales" is no table; write [scales] and its words below'),
        (
            '[scales]\nmillion = "6"',
            "room/numbers.toml, [scales]: \"million\" is '6', not a number; write million = 1000",
        ),
        ("[rates]\nannual = 1", 'room/numbers.toml, [rates]: "annual" is 1, not text; put it in quotes'),
        ('[before]\nabaut = ["some"]', 'room/numbers.toml, [before]: no approximator "abaut"; nearest is "about"'),
        (
            '[nouns]\nstops = "the"',
            'room/numbers.toml: "stops" is \'the\', not a list of text; write stops = ["…", "…"]',
        ),
    ],
)  # fmt: skip
def test_a_word_that_cannot_be_used_is_refused(toml: str, message: str) -> None:
    with pytest.raises(PackError) as refusal:
        numbers.read([document(toml, "room/numbers.toml")])
    assert str(refusal.value) == message
