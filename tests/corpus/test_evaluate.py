"""Scores of a report made by hand against annotations made by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli import main
from factcheck.evaluate import GoldError, evaluate
from factcheck.evaluate.gold import load
from factcheck.evaluate.page import page
from factcheck.evaluate.scores import Share, Tally
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Severity
from factcheck.model.text import Place
from tests.handmade import claim, report, summary

A = "Acme rose 8.8% and paid $2 million a month to 40 people."
B = "Acme rose 9% and paid $2 million a year to 40 people."

A_RISE = claim("news/a.txt", A, "8.8%", value="8.8", direction="up")
B_RISE = claim("news/b.txt", B, "9%", value="9", direction="up")
A_RENT = claim("news/a.txt", A, "$2 million", value="2000000", unit="USD", per="month")
B_RENT = claim("news/b.txt", B, "$2 million", value="2000000", unit="USD", per="year")
A_STAFF = claim("news/a.txt", A, "40 people", value="40", unit="count:worker")
B_STAFF = claim("news/b.txt", B, "40 people", value="4", unit="count:worker")
CLAIMS = (A_RISE, A_RENT, A_STAFF, B_RISE, B_RENT, B_STAFF)
ARTICLES = (summary("news/a.txt"), summary("news/b.txt"))


def annotated(name: str, read: Claim, **other: Any) -> dict[str, Any]:
    """An annotation that says what a claim says, but for ``other``."""
    quantity, place = read.quantity, read.place
    assert quantity.low is not None
    assert quantity.high is not None
    return {
        "id": name,
        "doc": name.partition("-")[0],
        "start": place.start,
        "end": place.end,
        "text": place.text,
        "low": float(quantity.low),
        "high": float(quantity.high),
        "unit": quantity.unit,
        "per": quantity.per,
        "direction": read.frame.direction,
        "subject": "Acme",
        "metric": "something",
    } | other


ANNOTATED = (
    annotated("a-1", A_RISE),
    annotated("a-2", A_RENT),
    annotated("a-3", A_STAFF, unit="count:person"),
    annotated("b-1", B_RISE),
    annotated("b-2", B_RENT),
    annotated("b-3", B_STAFF, low=40, high=40),
)


def pair(a: str, b: str, want: str, severity: str | None = None, rule: str | None = None) -> dict[str, Any]:
    return {"a": a, "b": b, "want": want, "severity": severity, "rule": rule, "why": "Because."}


PAIRS = (
    pair("a-1", "b-1", "must", "info", "FC301"),
    pair("a-2", "b-2", "must", "error", "FC105"),
    pair("a-3", "b-3", "never"),
)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return written(tmp_path, {"claims": ANNOTATED, "pairs": PAIRS})


def written(folder: Path, files: Mapping[str, tuple[dict[str, Any], ...]]) -> Path:
    for name, records in files.items():
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return folder


def finding(rule: str, severity: Severity, *claims: Claim, places: tuple[Place, ...] = ()) -> Finding:
    sides = tuple((at,) for at in range(len(claims)))
    places = places or tuple(claim.place for claim in claims)
    return Finding("", rule, "", severity, "They differ.", None, 1.0, None, claims, sides, places)


def test_a_document_is_known_by_the_beginning_of_its_file_name(gold: Path) -> None:
    assert evaluate(report(articles=ARTICLES), CLAIMS, gold).absent == ()


def test_claims_are_scored_by_measure(gold: Path) -> None:
    scores = evaluate(report(articles=ARTICLES), CLAIMS, gold)
    assert scores.claims["span"] == Tally(6, 6, 6, 6)
    assert scores.claims["interval"] == Tally(5, 6, 5, 6)
    assert scores.claims["unit"] == Tally(6, 6, 6, 6)
    assert scores.claims["value"] == Tally(5, 6, 5, 6)
    assert scores.claims["all"] == Tally(5, 6, 5, 6)
    assert [(claim.id, read) for claim, read in scores.misread] == [("b-3", B_STAFF)]


def test_a_claim_that_nobody_annotated_costs_precision_and_one_that_is_missing_recall(gold: Path) -> None:
    stray = claim("news/a.txt", "In 7 places.", "7", line=2)
    scores = evaluate(report(articles=ARTICLES), (A_RISE, stray), gold)
    assert scores.claims["span"] == Tally(1, 2, 1, 6)
    assert (scores.claims["span"].precision, scores.claims["span"].recall) == (1 / 2, 1 / 6)


def test_two_claims_within_one_annotation_count_once(gold: Path) -> None:
    half = claim("news/a.txt", A, "$2", value="2", unit="USD")
    scores = evaluate(report(articles=ARTICLES), (half, A_RENT), gold)
    assert scores.claims["value"] == Tally(1, 2, 1, 6)


def test_documents_whose_annotations_have_gaps_say_nothing_of_precision(tmp_path: Path) -> None:
    folder = written(tmp_path, {"claims": (annotated("a-1", A_RISE), annotated("b-7", B_RENT)), "pairs": ()})
    scores = evaluate(report(articles=ARTICLES), CLAIMS, folder)
    assert scores.claims["value"] == Tally(1, 3, 2, 2)


def test_a_pair_counts_as_shown_if_a_finding_has_its_claims_on_different_sides(gold: Path) -> None:
    scores = evaluate(report(finding("FC301", "info", A_RISE, B_RISE), articles=ARTICLES), CLAIMS, gold)
    assert (scores.must_shown, scores.must_as_loud) == (Share(1, 2), Share(1, 2))
    assert [(pair.a, pair.b) for pair in scores.missed] == [("a-2", "b-2")]
    assert scores.rules == {"FC105": Tally(0, 0, 0, 1), "FC301": Tally(1, 1, 1, 1)}


def test_a_pair_on_one_side_is_not_shown(gold: Path) -> None:
    together = Finding("", "FC101", "", "error", "", None, 1.0, None, (A_RISE, B_RISE, A_RENT), ((0, 1), (2,)), ())
    scores = evaluate(report(together, articles=ARTICLES), CLAIMS, gold)
    assert scores.must_shown == Share(0, 2)
    assert {alarm.pair for alarm in scores.alarms} == {frozenset(("a-1", "a-2")), frozenset(("a-2", "b-1"))}


def test_a_pair_shown_at_another_severity_is_shown_but_not_as_loud(gold: Path) -> None:
    scores = evaluate(report(finding("FC101", "warning", A_RENT, B_RENT), articles=ARTICLES), CLAIMS, gold)
    assert (scores.must_shown, scores.must_as_loud) == (Share(1, 2), Share(0, 2))
    assert [(pair.a, pair.b) for pair, _ in scores.quiet] == [("a-2", "b-2")]
    assert scores.severities["warning"] == Tally(0, 1, 0, 0)
    assert scores.severities["error"] == Tally(0, 0, 0, 1)


def test_a_pair_that_is_never_wanted_is_an_alarm_from_warning_on(gold: Path) -> None:
    loud = evaluate(report(finding("FC101", "error", A_STAFF, B_STAFF), articles=ARTICLES), CLAIMS, gold)
    still = evaluate(report(finding("FC301", "info", A_STAFF, B_STAFF), articles=ARTICLES), CLAIMS, gold)
    assert (loud.never_loud, len(loud.alarms)) == (Share(1, 1), 1)
    assert (still.never_loud, still.alarms) == (Share(0, 1), ())
    assert still.severities["info"] == Tally(0, 1, 0, 1)


def test_a_pair_that_nobody_listed_is_an_alarm_where_documents_are_annotated_as_a_whole(gold: Path) -> None:
    scores = evaluate(report(finding("FC101", "error", A_RISE, B_STAFF), articles=ARTICLES), CLAIMS, gold)
    assert scores.unlisted_loud == 1
    assert [alarm.pair for alarm in scores.alarms] == [frozenset(("a-1", "b-3"))]


def test_a_pair_on_which_readers_differ_counts_neither_way(tmp_path: Path) -> None:
    folder = written(tmp_path, {"claims": ANNOTATED, "pairs": (pair("a-1", "b-1", "may", "warning"),)})
    scores = evaluate(report(finding("FC101", "error", A_RISE, B_RISE), articles=ARTICLES), CLAIMS, folder)
    assert scores.may_shown == Share(1, 1)
    assert scores.severities["error"] == Tally(0, 0, 0, 0)
    assert scores.alarms == ()


def check(rule: str, *places: tuple[str, int, int]) -> dict[str, Any]:
    words = [{"doc": doc, "start": start, "end": end, "text": "?"} for doc, start, end in places]
    return {"id": rule, "rule": rule, "severity": "warning", "want": "must", "places": words, "why": "Because."}


def test_a_check_is_answered_by_a_finding_of_its_rule_that_points_at_all_its_places(tmp_path: Path) -> None:
    checks = (check("FC404", ("a", 2000, 2010)), check("FC402", ("a", 1010, 1014), ("b", 1010, 1012)))
    folder = written(tmp_path, {"claims": ANNOTATED, "pairs": PAIRS, "checks": checks})
    weekday = finding("FC404", "warning", places=(Place("news/a.txt", "body", 2003, 2018, 2, 4, "Friday, March 6"),))
    partial = finding("FC402", "warning", A_RISE)
    scores = evaluate(report(weekday, partial, articles=ARTICLES), CLAIMS, folder)
    assert scores.checks_shown == Share(1, 2)
    assert scores.rules["FC404"] == Tally(1, 1, 1, 1)
    assert scores.rules["FC402"] == Tally(0, 1, 0, 1)
    assert [alarm.finding for alarm in scores.alarms] == [partial]


def test_a_check_of_one_record_is_not_answered_in_another(tmp_path: Path) -> None:
    articles = tuple(summary(name, path="news.jsonl", record=at) for at, name in enumerate(("a", "b"), 1))
    folder = written(
        tmp_path, {"claims": ANNOTATED, "pairs": PAIRS, "checks": (check("FC404", ("a", 2000, 2010)),)}
    )  # fmt: skip
    spot = Place("news.jsonl", "body", 2003, 2018, 2, 4, "Friday, March 6")
    weekdays = [finding("FC404", "warning", places=(spot._replace(record=record),)) for record in (1, 2)]
    shown = [evaluate(report(weekday, articles=articles), (), folder).checks_shown for weekday in weekdays]
    assert shown == [Share(1, 1), Share(0, 1)]


def test_without_checks_nothing_is_said_of_sums_and_dates(gold: Path) -> None:
    scores = evaluate(report(finding("FC402", "warning", A_RISE), articles=ARTICLES), CLAIMS, gold)
    assert (scores.checks_shown, scores.alarms) == (None, ())


def test_a_document_that_is_not_there_is_left_out_and_named(gold: Path) -> None:
    scores = evaluate(report(articles=ARTICLES[:1]), (A_RISE,), gold)
    assert scores.absent == ("b",)
    assert (scores.claims["span"].wanted, scores.must_shown) == (3, Share(0, 0))


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"claims": ANNOTATED, "pairs": (pair("a-1", "c-1", "must"),)}, "no claim c-1 in claims.jsonl"),
        ({"claims": ANNOTATED, "pairs": (pair("a-1", "b-1", "perhaps"),)}, '"perhaps" is none of must, may, never'),
        ({"claims": (*ANNOTATED, ANNOTATED[0]), "pairs": ()}, "a-1 is annotated 2 times"),
        ({"claims": ({"id": "a-1"},), "pairs": ()}, "claims.jsonl:1: has no 'start'"),
        ({"claims": ANNOTATED}, "pairs.jsonl: cannot be read"),
    ],
    ids=["stranger", "unknown want", "twice", "incomplete", "no pairs"],
)
def test_annotations_that_cannot_be_used_are_refused_with_a_reason(
    tmp_path: Path, files: Mapping[str, tuple[dict[str, Any], ...]], message: str
) -> None:
    with pytest.raises(GoldError) as refused:
        evaluate(report(articles=ARTICLES), CLAIMS, written(tmp_path, files))
    assert message in str(refused.value)


def test_a_name_that_fits_two_articles_is_refused(gold: Path) -> None:
    with pytest.raises(GoldError, match="could be any of"):
        evaluate(report(articles=(summary("x/a1.txt"), summary("x/a2.txt"))), CLAIMS, gold)


def test_the_page_names_what_is_wrong(gold: Path) -> None:
    scores = evaluate(report(finding("FC101", "error", A_STAFF, B_STAFF), articles=ARTICLES), CLAIMS, gold)
    lines = page(scores, {}, details=False).splitlines()
    assert "interval and unit                      83.3%       5/6    83.3%       5/6" in lines
    assert "must be shown: shown                  0 of 2" in lines
    assert "never: at warning or above            1 of 1" in lines
    assert "FC101                                   0.0%       0/1        -       0/0" in lines


def test_the_page_quotes_misses_and_alarms(gold: Path) -> None:
    scores = evaluate(report(finding("FC101", "error", A_STAFF, B_STAFF), articles=ARTICLES), CLAIMS, gold)
    shown = page(scores, {claim.id: claim for claim in load(gold).claims})
    assert 'b-3 "40 people": [40, 40] count:worker; read "40 people" as [4, 4] count:worker' in shown
    assert 'FC105 error: a-2 "$2 million" / b-2 "$2 million". Because.' in shown
    assert 'FC101 error: a-3 "40 people" / b-3 "40 people". Because. [They differ.]' in shown


def test_the_command_reads_the_articles_beside_the_annotations(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("Meta rose 8.8% on July 1, 2026.", "utf-8")
    (tmp_path / "gold").mkdir()
    written(tmp_path / "gold", {"claims": (annotated("a-1", A_RISE, start=10, end=14),), "pairs": ()})
    with pytest.raises(SystemExit) as ended:
        main(["eval", str(tmp_path / "gold")])
    assert ended.value.code == 0
    assert "interval and unit                     100.0%       1/1   100.0%       1/1" in capfd.readouterr().out
    with pytest.raises(SystemExit) as ended:
        main(["eval", str(tmp_path / "gold"), "--pack", str(tmp_path / "nowhere")])
    assert ended.value.code == 2
    assert "nowhere" in capfd.readouterr().err


def test_the_command_says_what_is_wrong_with_the_annotations(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Meta rose 8.8%.", "utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["eval", str(tmp_path), str(tmp_path / "a.txt")])
    assert ended.value.code == 2
    assert "claims.jsonl: cannot be read: No such file or directory" in capfd.readouterr().err
