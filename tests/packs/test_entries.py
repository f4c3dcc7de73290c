"""The quick reading of an entry never says anything that pydantic would not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.metric import Metric
from factcheck.model.rule import Rule
from factcheck.model.subject import Subject
from factcheck.packs.complaints import judged
from factcheck.packs.documents import Document, PackError
from factcheck.packs.entries import values

HERE = Document("here.toml", {})
TEXT = st.sampled_from(["company", "money", "error", "Acme", ""])
SCALAR = st.one_of(TEXT, st.integers(), st.booleans(), st.decimals(allow_nan=False, allow_infinity=False))
VALUE = st.one_of(SCALAR, st.lists(SCALAR, max_size=2), st.dictionaries(TEXT, SCALAR, max_size=2))


WHOLE: dict[type[Any], dict[str, Any]] = {
    Subject: {"name": "Acme", "kind": "company", "aliases": ["Acme Inc"], "parent": "Ajax"},
    Metric: {"name": "rent", "dimensions": ["money"], "reach": Decimal("0.1")},
    Rule: {
        "code": "X1",
        "name": "x",
        "severity": "info",
        "kind": "value",
        "message": "{a}",
        "why": "So.",
        "remedy": "Mend.",
        "example": {"conflict": ["One."], "agree": ["Two."]},
    },
}


def entries(noun: type[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A whole entry with a few keys given other values."""
    keys = [*noun.__dataclass_fields__, "unknown"]
    return st.dictionaries(st.sampled_from(keys), VALUE, max_size=2).map(lambda changed: WHOLE[noun] | changed)


def outcome(read: Any, noun: type[Any], entry: dict[str, Any]) -> object:
    try:
        return read(noun, HERE, "entry", [entry])
    except PackError as error:
        return str(error)


@pytest.mark.parametrize("noun", [Subject, Metric, Rule])
@given(data=st.data())
def test_quick_and_thorough_reading_agree(noun: type[Any], data: st.DataObject) -> None:
    entry = data.draw(entries(noun))
    assert outcome(values, noun, entry) == outcome(judged, noun, entry)


def test_a_plain_entry_is_read_whole() -> None:
    entry = {
        "name": "rent",
        "dimensions": ["money"],
        "nouns": ["rent", "lease"],
        "kinds": ["company"],
        "tolerance": Decimal("0.1"),
        "reach": 1,
    }
    assert values(Metric, HERE, "metric", [entry]) == (
        Metric("rent", ("money",), ("rent", "lease"), (), ("company",), (), Decimal("0.1"), Decimal(1)),
    )


def test_a_decimal_in_quotes_is_one_too() -> None:
    entry = {"name": "rent", "dimensions": [], "tolerance": "0.1"}
    assert values(Metric, HERE, "metric", [entry]) == (Metric("rent", (), tolerance=Decimal("0.1")),)
