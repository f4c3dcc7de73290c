"""The words of time as a pack tells them, and the days on which exchanges trade."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from factcheck.packs.collection import load
from factcheck.packs.dates import read
from factcheck.packs.documents import Document, PackError

DAYS = load().dates.trading_days


def test_a_later_pack_adds_words_and_replaces_those_of_the_same_name() -> None:
    core = Document("core/dates.toml", {"month": {"May": 5}, "role": {"last": ["last"]}})
    own = Document("own/dates.toml", {"month": {"Mai": 5}, "role": {"last": ["letzter"]}})
    words = read([core, own])
    assert words.months == {"May": 5, "Mai": 5}
    assert words.roles == {"last": ("letzter",)}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"moth": {"May": 5}}, 'dates.toml: unknown section "moth"; nearest is "month"'),
        ({"month": ["May"]}, 'dates.toml: "month" is no table; write [month] and its words below'),
        ({"month": {"May": "5"}}, "dates.toml, [month]: \"May\" is '5', not a whole number; write May = 1"),
        (
            {"role": {"last": "last"}},
            'dates.toml, [role]: "last" is \'last\', not a list of text; write last = ["…", "…"]',
        ),
    ],
)
def test_a_broken_entry_is_named(data: dict[str, object], message: str) -> None:
    with pytest.raises(PackError) as caught:
        read([Document("dates.toml", data)])
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("exchange", "day", "is_open"),
    [
        ("XNYS", date(2026, 7, 2), True),
        ("XNYS", date(2026, 7, 3), False),  # Independence Day falls on a Saturday
        ("XNYS", date(2001, 9, 12), False),
        ("XNYS", date(2026, 7, 4), False),
        ("XLON", date(2011, 4, 29), False),  # a royal wedding
        ("XETR", date(2026, 7, 3), True),
        ("XNYS", date(1989, 7, 3), None),
        ("XXXX", date(2026, 7, 3), None),
    ],
)
def test_whether_an_exchange_trades(exchange: str, day: date, is_open: bool | None) -> None:
    assert DAYS.is_open(day, exchange) is is_open


def test_the_trading_days_around_a_holiday() -> None:
    assert DAYS.previous(date(2026, 7, 6)) == date(2026, 7, 2)
    assert DAYS.following(date(2026, 7, 2)) == date(2026, 7, 6)
    assert DAYS.previous(date(1990, 1, 2)) is None


def test_words_can_be_handed_to_another_process() -> None:
    handed = pickle.loads(pickle.dumps(load().dates))
    assert handed.months == load().dates.months
    assert handed.trading_days.is_open(date(2026, 7, 3)) is False
