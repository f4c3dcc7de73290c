"""What each figure of a table is told of, as ``tests/cases/tables/*.toml`` holds it.

A case gives a ``body``, and a ``title`` and a ``date`` where they matter; ``kind`` is "text", "markdown" or "html".
``claims`` has a line for every figure of its tables, in order, with what is said of it, in this order:

    the figure: value unit/per ±precision; subject (grade); aspect of metric {words} (grade); direction; period;
    qualifiers; modality; source
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import packs, pipeline, read
from factcheck.model.article import Article
from factcheck.model.claim import Claim
from factcheck.normalise.tables_units import announced, measure
from factcheck.normalise.tables_wording import Measure

CASES = Path(__file__).parents[1] / "cases" / "tables"
PACK = packs.load()
SAID = {"name", "body", "title", "date", "claims", "xfail", "kind"}
WORDS = "| Revenue 2026 1,062 (3) % $ in millions -- Acme Q1 (in thousands) change — 12.5 ended June 30 :"
PIECES = [*re.findall(r"[ ]|\S+", WORDS), "\n", "\t"]


def cases() -> list[dict[str, Any]]:
    found = []
    for path in sorted(CASES.glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            assert set(entry) <= SAID, f"{path.name}: {entry['name']}"
            found.append(entry)
    return found


def article(entry: dict[str, Any], folder: Path) -> Article:
    kind = entry.get("kind", "text")
    if kind == "text":
        return read.article(entry["body"], id="a", title=entry.get("title"), date=entry.get("date"))
    path = folder / {"markdown": "a.md", "html": "a.html"}[kind]
    path.write_text(entry["body"], encoding="utf-8")
    (source,), _ = read.sources([str(path)], read.Limits())
    (found,) = read.read(source, read.Limits())
    assert isinstance(found, Article)
    return found


def told(found: Article) -> list[str]:
    """What is said of every figure of the tables, in order."""
    claims = pipeline.understand(found, PACK).reading.claims
    return [line(claim) for claim in claims if claim.table is not None]


def line(claim: Claim) -> str:
    frame, amount = claim.frame, claim.quantity
    low, high = (_plain(end) for end in (amount.low, amount.high))
    value = low if low == high else f"{low}..{high}"
    unit = (amount.unit or "") + (f"/{amount.per}" if amount.per else "")
    words = " {" + ", ".join(sorted(frame.words)) + "}" if frame.words else ""
    mark = "" if frame.known else "?"
    parts = [
        f"{' '.join(claim.place.text.split())}: {value} {unit} ±{_plain(amount.precision)}".replace("  ", " "),
        f"{frame.subject} ({frame.subject_grade.name.lower()})" if frame.subject else "",
        f"{frame.aspect} of {frame.metric}{mark}{words} ({frame.metric_grade.name.lower()})" if frame.metric else "",
        frame.direction or "",
        _days(frame.period.first, frame.period.last, frame.period.text) if frame.period else "",
        ", ".join(sorted(frame.qualifiers)),
        frame.modality if frame.modality != "actual" else "",
        f"says {frame.source}" if frame.source else "",
    ]
    return "; ".join(part for part in parts if part)


def _plain(value: Decimal | None) -> str:
    return "?" if value is None else f"{value.normalize():f}"


def _days(first: date | None, last: date | None, text: str) -> str:
    if first is None or last is None:
        return f'"{text}"'
    return first.isoformat() if first == last else f"{first}..{last}"


def _params() -> list[Any]:
    return [
        pytest.param(
            one, id=one["name"], marks=[pytest.mark.xfail(reason=one["xfail"], strict=True)] if "xfail" in one else []
        )
        for one in cases()
    ]


@pytest.mark.parametrize("case", _params())
def test_a_figure_is_told_of_what_its_row_and_column_say(case: dict[str, Any], tmp_path: Path) -> None:
    assert told(article(case, tmp_path)) == case["claims"]


def test_each_case_has_a_name_of_its_own() -> None:
    names = [one["name"] for one in cases()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("(in millions)", Measure(Decimal(10**6))),
        ("(In thousands, except per share data)", Measure(Decimal(1000))),
        ("(in thousands, except share and per share data)", Measure(Decimal(1000), spares_shares=True)),
        ("£m", Measure(Decimal(10**6), "GBP")),
        ("US$’000", Measure(Decimal(1000), "USD")),
        ("$ million", Measure(Decimal(10**6), "USD")),
        ("RMB’Million", Measure(Decimal(10**6), "CNY")),
        ("S$ Mil", Measure(Decimal(10**6), "SGD")),
        ("in thousands of euros", Measure(Decimal(1000), "EUR")),
        ("Price (pence per share)", Measure(Decimal("0.01"), "GBP", "share")),
        ("Output, tons", Measure(None, "ton")),
        ("%", Measure(None, "percent")),
        ("Revenue", Measure()),
        ("Note 7", Measure()),
        ("Dollars and sense", Measure()),
    ],
)
def test_the_words_of_a_head_say_unit_and_scale(text: str, said: Measure) -> None:
    assert measure(text, PACK) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Net sales by region were as follows (in thousands of U.S. dollars):", Measure(Decimal(1000), "USD")),
        ("The table below shows sales in millions of euros.", Measure(Decimal(10**6), "EUR")),
        ("Acme employs 4,000 people (1,200 in Asia).", Measure()),
        ("Tourists came in millions last year.", Measure(Decimal(10**6))),
    ],
)
def test_a_line_before_a_table_announces_its_scale(text: str, said: Measure) -> None:
    assert announced(text, PACK) == said


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_table_is_read(pieces: list[str]) -> None:
    told(read.article(" ".join(pieces), date="2026-07-29"))
