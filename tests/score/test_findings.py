"""Conflicts and notices as findings, in the order of a report."""

from dataclasses import replace

import pytest

from factcheck import score
from factcheck.model.article import Notice
from factcheck.model.finding import Finding
from factcheck.model.language import NliScores
from factcheck.model.text import Place, Span
from tests.handmade import claim, conflict, pack

A = claim("a", "Meta rose 8.8%.", "8.8%", line=2)
B = claim("b", "Meta rose 9%.", "9%")


def test_a_conflict_takes_name_and_severity_of_its_rule_and_places_of_its_claims() -> None:
    (found,) = score.findings([conflict(A, B, rule="FC301", weight=0.45678, hint="Pick.")], pack())
    assert found == Finding(
        id=found.id,
        rule="FC301",
        name="rounding",
        severity="info",
        message="They differ.",
        hint="Pick.",
        confidence=0.457,
        nli=None,
        claims=(A, B),
        sides=((0,), (1,)),
        places=(A.place, B.place),
        articles=("a", "b"),
    )


def test_evidence_too_weak_for_the_rule_speaks_more_softly() -> None:
    (found,) = score.findings([conflict(A, B, severity="warning")], pack())
    assert (found.rule, found.severity) == ("FC101", "warning")


@pytest.mark.parametrize(("weight", "confidence"), [(-0.5, 0.0), (7.0, 1.0), (0.9996, 1.0)])
def test_confidence_lies_between_nought_and_one(weight: float, confidence: float) -> None:
    (found,) = score.findings([conflict(A, B, weight=weight)], pack())
    assert found.confidence == confidence


def test_what_is_no_claim_stands_in_the_order_of_its_records() -> None:
    spots = [Place("a.jsonl", "body", start, start + 4, 1, start + 1, "Late", record=record)
             for record, start in ((1, 50), (2, 0), (3, 20))]  # fmt: skip
    found = score.findings([conflict(rule="FC301", places=(spot,)) for spot in reversed(spots)], pack())
    assert [one.places[0].record for one in found] == [1, 2, 3]


def test_findings_are_sorted_by_article_place_and_code() -> None:
    title = replace(A, place=A.place._replace(field="title", start=9999))
    first = claim("a", "Meta rose 8.8%.", "8.8%", line=1)
    conflicts = [
        conflict(B, A),
        conflict(A, B),
        conflict(A, B, rule="FC301"),
        conflict(first, B, rule="FC301"),
        conflict(title, B, rule="FC301"),
    ]
    found = score.findings(conflicts, pack())
    assert [(one.claims[0].article, one.places[0].field, one.places[0].line, one.rule) for one in found] == [
        ("a", "title", 2, "FC301"),
        ("a", "body", 1, "FC301"),
        ("a", "body", 2, "FC101"),
        ("a", "body", 2, "FC301"),
        ("b", "body", 1, "FC101"),
    ]
    assert score.findings(reversed(conflicts), pack()) == found


def test_findings_that_say_the_same_in_two_places_have_two_ids() -> None:
    again = claim("a", "Meta rose 8.8%.", "8.8%", line=20)
    first, second = score.findings([conflict(again, B), conflict(A, B)], pack())
    assert first.places[0].line == 2
    assert second.id == f"{first.id}-2"


def test_the_model_is_asked_about_one_statement_of_each_side() -> None:
    asked: list[tuple[str, str]] = []

    def nli(a: str, b: str) -> NliScores:
        asked.append((a, b))
        return NliScores(0.9, 0.0, 0.1)

    echo = replace(A, article="c", sentence="Up 8.8%.", within=Span(3, 7))
    (found,) = score.findings([conflict(A, echo, B, sides=((0, 1), (2,)))], pack(), score.opinions(nli, 2))
    assert found.nli == NliScores(0.9, 0.0, 0.1)
    assert asked == [("Meta rose 8.8%.", "Meta rose 9%."), ("Meta rose 9%.", "Meta rose 8.8%.")]


def test_a_finding_bears_the_mean_of_both_directions() -> None:
    said = {"Meta rose 8.8%.": NliScores(0.9, 0.02, 0.08), "Meta rose 9%.": NliScores(0.5, 0.3, 0.2)}
    (found,) = score.findings([conflict(A, B)], pack(), score.opinions(lambda a, _: said[a], 2))
    assert found.nli == NliScores(0.7, 0.16, 0.14)
    assert found.both_ways == (said["Meta rose 8.8%."], said["Meta rose 9%."])


@pytest.mark.parametrize(("contradiction", "entailment"), [(1.0, 0.0), (0.0, 1.0)])
def test_the_model_moves_the_confidence_and_nothing_else(contradiction: float, entailment: float) -> None:
    flagged = [conflict(A, B, weight=0.8)]
    (alone,) = score.findings(flagged, pack())
    asked = score.opinions(lambda *_: NliScores(contradiction, entailment, 0.0), 2)
    (weighed,) = score.findings(flagged, pack(), asked)
    assert replace(weighed, confidence=0.8, nli=None, both_ways=None) == alone
    assert (weighed.confidence > 0.8) == (contradiction > entailment)


def test_a_notice_is_a_finding_without_claims() -> None:
    place = Place("a.md", "body", 9, 10, 2, 1, "")
    (found,) = score.troubles([Notice("FC901", place, "is not UTF-8", wholly=True)], pack())
    assert (found.rule, found.name, found.severity) == ("FC901", "input-unreadable", "warning")
    assert (found.message, found.hint, found.confidence) == ("is not UTF-8", "Save it as UTF-8.", 1.0)
    assert (found.claims, found.sides, found.places) == ((), (), (place,))


def test_what_ails_many_lines_of_a_file_is_told_once_with_their_number() -> None:
    lines = [Notice("FC903", Place("a.jsonl", "body", 0, 0, line, 1, ""), "has no body") for line in (4, 9, 12)]
    other = Notice("FC903", Place("b.jsonl", "body", 0, 0, 2, 1, ""), "has no body")
    one, alone = score.troubles([*lines, other], pack())
    assert (one.places[0].line, one.message) == (4, "has no body (3 lines of this file, to line 12)")
    assert alone.message == "has no body"


def test_what_is_let_pass_in_vain_is_told_where_each_stands() -> None:
    lines = [Notice("FC951", Place("a.md", "body", 0, 0, line, 1, ""), "lets nothing pass") for line in (4, 9)]
    assert [found.places[0].line for found in score.troubles(lines, pack())] == [4, 9]


def test_no_model_is_a_choice() -> None:
    assert score.model("off") is None
