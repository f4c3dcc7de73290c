"""What a language model adds to a check: contradictions in words, and figures it reads as one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import factcheck
from factcheck import packs
from factcheck.model.article import Article
from factcheck.model.finding import Finding
from factcheck.model.language import Nli, NliScores
from factcheck.read import article
from factcheck.score.opinions import FEWEST

OPPOSED, SAME, OPEN = NliScores(0.96, 0.01, 0.03), NliScores(0.01, 0.96, 0.03), NliScores(0.05, 0.05, 0.9)
APPROVED = "Regulators approved the merger of the two exchanges."
BLOCKED = "Regulators blocked the merger of the two exchanges."
RAIN = "Rain fell in the north, and the roads were closed for hours."


def found(nli: Nli, *bodies: str | Article) -> list[Finding]:
    articles = [
        body if isinstance(body, Article) else article(body, id=f"a{number}") for number, body in enumerate(bodies)
    ]
    return list(factcheck.check(articles, nli=nli).findings)


def by_word(word: str, scores: NliScores) -> Callable[[str, str], NliScores]:
    """A model that finds so of two statements of which one holds the word, and leaves all else open."""
    return lambda a, b: scores if (word in a) != (word in b) else OPEN


@pytest.mark.parametrize("bodies", [(APPROVED, BLOCKED), (f"{APPROVED} {RAIN} {BLOCKED}",)], ids=["across", "inside"])
def test_statements_that_contradict_each_other_are_shown_with_both_places(bodies: tuple[str, ...]) -> None:
    (finding,) = found(by_word("blocked", OPPOSED), *bodies)
    assert (finding.rule, finding.claims, finding.nli) == ("FC501", (), OPPOSED)
    assert [place.text for place in finding.places] == [APPROVED, BLOCKED]
    assert APPROVED in finding.message
    assert BLOCKED in finding.message


def test_the_example_of_the_rule_is_found_and_its_counterexample_not() -> None:
    example = packs.rules()["FC501"].example
    assert example is not None
    assert [one.rule for one in found(by_word("blocked", OPPOSED), *example.conflict)] == ["FC501"]
    assert found(by_word("blocked", OPPOSED), *example.agree) == []


def test_words_that_stand_on_two_sides_are_believed_sooner_than_a_denial() -> None:
    leaning, other = NliScores(0.3, 0.1, 0.6), "Regulators discussed the merger of the two exchanges."
    assert [one.rule for one in found(lambda a, b: leaning, APPROVED, BLOCKED)] == ["FC501"]
    assert found(lambda a, b: leaning, APPROVED, APPROVED.replace("approved", "did not approve")) == []
    assert found(lambda a, b: OPPOSED, APPROVED, other) == []


def test_words_alone_are_no_warning_where_the_model_reads_that_the_statements_fit() -> None:
    (finding,) = found(lambda a, b: NliScores(0.12, 0.8, 0.08), APPROVED, BLOCKED)
    assert (finding.rule, finding.severity) == ("FC501", "info")
    (finding,) = found(lambda a, b: NliScores(0.3, 0.3, 0.4), APPROVED, BLOCKED)
    assert (finding.rule, finding.severity) == ("FC501", "warning")


@pytest.mark.parametrize(
    ("rule", "told", "first"),
    [
        ("FC501", (APPROVED, BLOCKED), "approved"),
        ("FC101", tuple(f"Meta Platforms shares rose {figure} on July 1, 2026." for figure in ("8.8%", "18%")), "8.8%"),
    ],
)
def test_a_finding_tells_what_the_model_says_in_either_direction(rule: str, told: tuple[str, ...], first: str) -> None:
    def one_way(a: str, b: str) -> NliScores:
        return NliScores(0.9, 0.02, 0.08) if first in a else NliScores(0.6, 0.3, 0.1)

    articles = [article(body, id=str(at)) for at, body in enumerate(told)]
    (record,) = json.loads(factcheck.render(factcheck.check(articles, nli=one_way), "json"))["findings"]
    assert (record["rule"], record["nli"]) == (rule, {"contradiction": 0.75, "entailment": 0.16, "neutral": 0.09})
    assert record["nli_both_ways"] == [
        {"contradiction": 0.9, "entailment": 0.02, "neutral": 0.08},
        {"contradiction": 0.6, "entailment": 0.3, "neutral": 0.1},
    ]


def test_a_denial_of_one_side_is_not_the_other() -> None:
    denied = BLOCKED.replace("blocked", "did not block")
    assert found(lambda a, b: OPPOSED, APPROVED, denied) == []
    assert [one.rule for one in found(lambda a, b: OPPOSED, BLOCKED, denied)] == ["FC501"]


def test_where_one_statement_tells_more_the_model_must_be_sure_in_both_directions() -> None:
    more = BLOCKED.replace("exchanges", "exchanges in Leeds")
    assert found(lambda a, b: OPPOSED if "blocked" in b else OPEN, APPROVED, more) == []
    assert [one.rule for one in found(lambda a, b: OPPOSED, APPROVED, more)] == ["FC501"]


@pytest.mark.parametrize(
    "other",
    [
        "Regulators could block the merger of the two exchanges.",
        "Did regulators block the merger of the two exchanges?",
        "Regulators blocked the merger of two breweries near Munich in spite of a promise by their owners.",
        RAIN,
        APPROVED,
    ],
    ids=["what may be", "a question", "other parties", "another matter", "the same words"],
)
def test_statements_about_something_else_are_not_asked_about(other: str) -> None:
    assert found(lambda a, b: OPPOSED, APPROVED, other) == []


def test_a_headline_contradicts_its_story_though_it_tells_less() -> None:
    body = f"{BLOCKED[:-1]} in Hamburg in a ruling on Friday."
    leaning = NliScores(0.3, 0.1, 0.6)
    told = article(body, id="a", title="Regulators approve merger of two exchanges in Hamburg")
    assert [one.rule for one in found(lambda a, b: leaning, told)] == ["FC501"]
    assert found(lambda a, b: leaning, body, f"{APPROVED[:-1]} in Hamburg.") == []


def test_statements_of_two_times_are_not_asked_about() -> None:
    then, now = f"In 2024, r{APPROVED[1:]}", f"In 2026, r{BLOCKED[1:]}"
    assert found(by_word("blocked", OPPOSED), then, now) == []
    assert [one.rule for one in found(by_word("blocked", OPPOSED), then, then.replace("approved", "blocked"))] == [
        "FC501"
    ]


def test_articles_of_two_groups_do_not_contradict_each_other() -> None:
    articles = [article(APPROVED, id="a", group="one"), article(BLOCKED, id="b", group="two")]
    assert found(by_word("blocked", OPPOSED), *articles) == []


def test_what_a_rule_shows_already_is_not_shown_again() -> None:
    rose, fell = (f"Shares of Meta Platforms {verb} 8.8% on July 1, 2026, in New York." for verb in ("rose", "fell"))
    assert [one.rule for one in found(lambda a, b: OPPOSED, rose, fell)] == ["FC102"]


def test_what_a_rule_shows_of_other_records_hides_nothing(tmp_path: Path) -> None:
    profits = (f"Net profit at Tesla was ${figure} million in the first quarter of 2026." for figure in (410, 461))
    file = tmp_path / "a.jsonl"
    told = [*((APPROVED, "one"), (BLOCKED, "one")), *((body, "two") for body in profits)]
    file.write_text("".join(json.dumps({"body": body, "group": group}) + "\n" for body, group in told), "utf-8")
    shown = factcheck.check([str(file)], nli=by_word("blocked", OPPOSED)).findings
    assert sorted(one.rule for one in shown) == ["FC101", "FC501"]


def test_few_of_all_pairs_are_asked_about() -> None:
    asked: list[tuple[str, str]] = []

    def nli(a: str, b: str) -> NliScores:
        asked.append((a, b))
        return OPEN

    names = ["Harlow", "Brandt", "Lundby", "Castell", "Okafor", "Moreau", "Tanaka", "Silva", "Novak", "Weiss"]
    deeds = ["opened a plant in Hamburg", "hired a lawyer from Leeds", "sued its rival over a patent", "sold a brewery"]
    bodies = [f"{name} {deed} in spring." for name in names for deed in deeds]
    assert found(nli, *bodies, APPROVED, BLOCKED) == []
    assert len(asked) <= FEWEST // 3 < len(bodies) ** 2 // 10
    assert any("approved" in a and "blocked" in b for a, b in asked)


def test_what_clashes_beyond_what_a_run_can_pay_for_is_told() -> None:
    first = ["Harlow", "Brandt", "Lundby", "Castell", "Okafor", "Moreau", "Tanaka", "Silva", "Novak", "Weiss"]
    second = ["Foods", "Rail", "Steel", "Bank", "Mills", "Air"]
    told = [f"Members of {one} {other} approved the merger." for one in first for other in second]
    bodies = ("\n\n".join(told), "\n\n".join(told).replace("approved", "rejected"))
    report = factcheck.check([article(body, id=str(at)) for at, body in enumerate(bodies)], nli=lambda a, b: OPPOSED)
    shown, asked = sum(one.rule == "FC501" for one in report.findings), FEWEST // 6
    assert report.model is not None
    assert (shown, report.model["pairs"], report.model["left_out"]) == (asked, 2 * asked, 2 * (len(told) - asked))


SOLD = "Tesla sold 410,000 cars in the second quarter of 2026."
DELIVERED = "Tesla found buyers for 385,000 vehicles in the second quarter of 2026."


def test_figures_of_one_statement_in_two_wordings_are_compared_if_the_model_confirms_it() -> None:
    assert found(lambda a, b: OPEN, SOLD, DELIVERED) == []
    (finding,) = found(lambda a, b: SAME, SOLD, DELIVERED)
    assert (finding.rule, finding.severity) == ("FC101", "warning")
    assert [claim.place.text for claim in finding.claims] == ["410,000 cars", "385,000 vehicles"]


def test_the_model_is_shown_no_figure_when_it_is_to_say_whether_two_statements_are_the_same() -> None:
    asked: list[str] = []

    def nli(a: str, b: str) -> NliScores:
        asked.append(a)
        return OPEN

    found(nli, SOLD, DELIVERED)
    assert asked
    assert not any(char.isdigit() for text in asked for char in text)


def test_a_model_that_knows_nothing_changes_nothing() -> None:
    bodies = ["Acme closed at $41.20 on 1 July.", "Acme ended 1 July at $42.10.", APPROVED, BLOCKED]
    plain = factcheck.check([article(body, id=str(at)) for at, body in enumerate(bodies)])
    weighed = factcheck.check([article(body, id=str(at)) for at, body in enumerate(bodies)], nli=lambda a, b: OPEN)
    assert [(one.id, one.severity, one.message, one.confidence) for one in plain.findings] == [
        (one.id, one.severity, one.message, one.confidence) for one in weighed.findings
    ]
    assert plain.alignments == weighed.alignments


def test_a_place_that_cannot_be_is_shown_though_its_other_side_holds_no_claim() -> None:
    body = "Kaarina Berg came in seventh of the six skaters who reached the finish on Friday."
    without = [one.rule for one in factcheck.check([article(body, id="a")]).findings]
    assert [one.rule for one in found(lambda a, b: OPEN, body)] == without == ["FC403"]


@pytest.mark.parametrize(("scores", "kind"), [(OPPOSED, "opposed"), (SAME, "following"), (OPEN, "undetermined")])
def test_what_a_model_leaves_open_is_an_answer_that_is_counted(scores: NliScores, kind: str) -> None:
    report = factcheck.check([article(APPROVED, id="a"), article(BLOCKED, id="b")], nli=lambda a, b: scores)
    assert report.model is not None
    assert {key: report.model[key] for key in ("opposed", "following", "undetermined")} == {
        "opposed": 0,
        "following": 0,
        "undetermined": 0,
        kind: 1,
    }
    assert len(report.findings) == (kind == "opposed")
