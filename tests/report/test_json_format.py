"""The report and the claims as JSON, field for field."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

from factcheck import report as reports
from factcheck import score
from factcheck.model.finding import Suppression
from factcheck.model.language import NliScores
from factcheck.model.period import Period
from tests.handmade import claim, conflict, pack, report, summary

RENT = claim(
    "a.jsonl#3",
    "xAI pays about $1.25 billion a month.",
    "$1.25 billion",
    line=7,
    id="a.jsonl#3:0",
    value="1.25E+9",
    precision=Decimal("1E+7"),
    unit="USD",
    per="month",
    approx="about",
    subject="xAI",
    metric="rent",
    aspect="change",
    direction="up",
    qualifiers=frozenset({"monthly", "adjusted"}),
    period=Period(date(2026, 7, 1), date(2026, 7, 31), "July", "month"),
    as_of=Period(date(2026, 7, 1), date(2026, 7, 31), "2026-07", "month"),
    source="people familiar with it",
)
RENT_RECORD = {
    "id": "a.jsonl#3:0",
    "article": "a.jsonl#3",
    "path": "a.jsonl#3",
    "field": "body",
    "start": 7015,
    "end": 7028,
    "line": 7,
    "column": 16,
    "text": "$1.25 billion",
    "sentence": "xAI pays about $1.25 billion a month.",
    "low": "1250000000",
    "high": "1250000000",
    "precision": "10000000",
    "unit": "USD",
    "per": "month",
    "approx": "about",
    "direction": "up",
    "subject": "xAI",
    "metric": "rent change",
    "period": {"first": "2026-07-01", "last": "2026-07-31", "text": "July", "grain": "month"},
    "as_of": "2026-07",
    "qualifier": "adjusted, monthly",
    "modality": "actual",
    "source": "people familiar with it",
}


def test_a_claim_has_its_fields_in_the_order_of_the_contract() -> None:
    (line,) = reports.claim_pages([RENT], "jsonl")
    assert list(json.loads(line).items()) == list(RENT_RECORD.items())
    assert line.endswith("}\n")


def test_what_is_unsaid_is_null() -> None:
    bare = claim("b", "Over 6% of it.", "6%", low=Decimal("6.50"), high=None, approx="more_than")
    (line,) = reports.claim_pages([bare], "jsonl")
    record = json.loads(line)
    unsaid = ("high", "per", "direction", "subject", "metric", "period", "as_of", "qualifier", "source")
    assert {name: record[name] for name in unsaid} == dict.fromkeys(unsaid)
    assert (record["low"], record["modality"]) == ("6.5", "actual")


def test_a_sentence_without_end_is_cut_around_the_figure() -> None:
    endless = claim("b", "word " * 2000 + "9% " + "word " * 2000, "9%")
    (line,) = reports.claim_pages([endless], "jsonl")
    sentence = json.loads(line)["sentence"]
    assert len(sentence) == 2002
    assert sentence.startswith("…")
    assert sentence.endswith("…")
    assert "9%" in sentence


def test_a_report_has_its_fields_in_the_order_of_the_contract() -> None:
    slip = claim("b", "xAI pays $47.55M.", "$47.55M", value="47550000", unit="USD", subject="xAI", metric="rent")
    asked = score.opinions(lambda a, b: NliScores(0.98765, 0.01, 0.00235), articles=2)
    (found,) = score.findings([conflict(RENT, slip, hint="A slip?", weight=0.87654)], pack(), asked)
    articles = (summary("a.jsonl#3", title="Rent", date="2026-07", claims=3, placed=1), summary("b", claims=1))
    written = json.loads(reports.as_json(report(found, articles=articles, alignments=5), "9.9"))
    assert list(written) == ["schema", "tool", "model", "articles", "findings", "summary"]
    assert written["tool"] == {"name": "factcheck", "version": "9.9"}
    assert list(written["articles"][0].items()) == [
        ("id", "a.jsonl#3"),
        ("path", "a.jsonl#3"),
        ("title", "Rent"),
        ("date", "2026-07"),
        ("group", None),
        ("claims", 3),
        ("placed", 1),
    ]
    assert written["summary"] == {
        "errors": 1,
        "warnings": 0,
        "infos": 0,
        "articles": 2,
        "claims": 4,
        "placed": 1,
        "alignments": 5,
    }
    (finding,) = written["findings"]
    claims, places = finding.pop("claims"), finding.pop("places")
    assert claims[0] == RENT_RECORD
    assert places == [{name: record[name] for name in places[0]} for record in claims]
    assert list(finding.items()) == [
        ("id", found.id),
        ("rule", "FC101"),
        ("name", "value-differs"),
        ("severity", "error"),
        ("message", "They differ."),
        ("hint", "A slip?"),
        ("confidence", 0.92),
        ("nli", {"contradiction": 0.988, "entailment": 0.01, "neutral": 0.002}),
        ("sides", [[0], [1]]),
        ("nli_both_ways", [{"contradiction": 0.988, "entailment": 0.01, "neutral": 0.002}] * 2),
    ]


def test_what_is_settled_stays_marked_and_is_counted_apart() -> None:
    slip = claim("b", "xAI pays $47.55M.", "$47.55M", value="47550000", unit="USD", subject="xAI", metric="rent")
    (found,) = score.findings([conflict(RENT, slip)], pack())
    place = RENT.place._replace(text="")
    allowed = replace(found, suppression=Suppression("inSource", "A quote.", place))
    known = replace(found, baseline="unchanged")
    new = replace(found, baseline="new")
    written = json.loads(reports.as_json(report(allowed, known, new), "9.9"))
    marks = [{key: finding.get(key) for key in ("suppressions", "baseline")} for finding in written["findings"]]
    at = {"path": "a.jsonl#3", "field": "body", "start": 7015, "end": 7028, "line": 7, "column": 16, "text": ""}
    assert marks == [
        {"suppressions": [{"kind": "inSource", "reason": "A quote.", "place": at}], "baseline": None},
        {"suppressions": None, "baseline": "unchanged"},
        {"suppressions": None, "baseline": "new"},
    ]
    assert [written["summary"][key] for key in ("errors", "suppressed", "unchanged")] == [1, 1, 1]
    page = reports.as_text(report(allowed, known, new), {})
    assert page.count("FC101") == 1
    assert page.endswith("1 error, 0 warnings, 0 infos. 1 finding suppressed. 1 finding known from the baseline.\n")
