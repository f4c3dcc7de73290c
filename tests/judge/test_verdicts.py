"""How two values lie to each other, and what rule a pair of claims breaks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import packs, pipeline, read
from factcheck.align.frame import alignments as framed
from factcheck.judge import verdict
from factcheck.judge.conflicts import conflicts
from factcheck.judge.values import How, compare
from factcheck.model.claim import Aspect, Claim, Grade, Modality
from factcheck.model.finding import Alignment
from factcheck.model.quantity import Approx
from factcheck.model.text import Span
from tests.judge.told import aligned, day, days, told, unplaced

PACK = packs.load()
Said = dict[str, Any]

UP: Said = {"aspect": "change", "direction": "up"}
DOWN: Said = {"aspect": "change", "direction": "down"}
JULY_1 = day("2026-07-01")
TWO_DAYS = days("2026-07-01", "2026-07-02")
MOVE: Said = {"metric": "share price", "period": JULY_1}


def value(text: str, step: str = "1", **said: Any) -> Said:
    return {"value": text, "precision": step, **said}


def over(text: str, step: str = "1", **said: Any) -> Said:
    return {"low": Decimal(text), "high": None, "precision": step, "approx": "more_than", **said}


def under(text: str, step: str = "1", **said: Any) -> Said:
    return {"low": None, "high": Decimal(text), "precision": step, "approx": "less_than", **said}


def up_to(text: str, step: str = "1", **said: Any) -> Said:
    return {"low": None, "high": Decimal(text), "precision": step, "approx": "at_most", **said}


def at_least(text: str, step: str = "1", **said: Any) -> Said:
    return {"low": Decimal(text), "high": None, "precision": step, "approx": "at_least", **said}


def spread(low: str, high: str, step: str = "1", **said: Any) -> Said:
    return {"low": Decimal(low), "high": Decimal(high), "precision": step, "approx": "range", **said}


VALUES: tuple[tuple[str, Said, Said, How], ...] = (
    ("one value", value("6"), value("6"), "equal"),
    ("one value with and without decimals", value("6"), value("6.0", "0.1"), "equal"),
    ("a fall, and a minus", value("6", **DOWN), value("-6"), "equal"),
    ("a fall of a minus is not turned twice", value("-6", **DOWN), value("6", **DOWN), "equal"),
    ("a rounded rise", value("9", **UP), value("8.8", "0.1", **UP), "rounding"),
    ("a rounded fall", value("9", **DOWN), value("8.8", "0.1", **DOWN), "rounding"),
    ("half rounds up", value("9"), value("8.5", "0.1"), "rounding"),
    ("half rounds down", value("8"), value("8.5", "0.1"), "rounding"),
    ("half of a fall rounds both ways", value("8", **DOWN), value("8.5", "0.1", **DOWN), "rounding"),
    ("just past half does not round down", value("8"), value("8.51", "0.01"), "apart"),
    ("just short of half does not round up", value("9"), value("8.49", "0.01"), "apart"),
    ("steps of a hundred and of a thousand", value("4000", "1000"), value("4400", "100"), "rounding"),
    ("a figure cut and not rounded", value("8"), value("8.8", "0.1"), "apart"),
    ("neighbours of one step", value("8.7", "0.1"), value("8.8", "0.1"), "apart"),
    ("a rise and a fall", value("6", **UP), value("6", **DOWN), "opposite"),
    ("a rise and a fall of other size", value("6", **UP), value("2", **DOWN), "opposite"),
    ("a rise and a minus", value("6", **UP), value("-6"), "apart"),
    ("a thousand times", value("1250000"), value("1250000000"), "slip"),
    ("a decimal point", value("47.55", "0.01"), value("4755"), "slip"),
    ("ten times", value("6"), value("60", "10"), "slip"),
    ("more than a million million times", value("6"), value("6E+13"), "apart"),
    ("about five, and a little less", value("5.0", "0.1", approx="about"), value("4.75", "0.01"), "compatible"),
    ("about five, and much less", value("5.0", "0.1", approx="about"), value("4.6", "0.1"), "apart"),
    ("about five, and what rounds to it", value("5", approx="about"), value("4.6", "0.1"), "compatible"),
    ("nearly nine, and a little less", value("9.0", "0.1", approx="nearly"), value("8.8", "0.1"), "compatible"),
    ("nearly nine, and more", value("9.0", "0.1", approx="nearly"), value("9.4", "0.1"), "apart"),
    ("nearly nine, and eight", value("9", approx="nearly"), value("8"), "apart"),
    ("a hedge of the same value", value("9", approx="about"), value("9"), "equal"),
    ("over six, and a little more", over("6"), value("6.3", "0.1"), "compatible"),
    ("over six, and less", over("6"), value("5.2", "0.1"), "broken"),
    ("over six, and far more", over("6"), value("11"), "beyond"),
    ("over six, to the next round figure", over("6"), value("7"), "compatible"),
    ("over six, a quarter more", over("6.0", "0.1"), value("7.5", "0.1"), "compatible"),
    ("over six, more than a quarter more", over("6.0", "0.1"), value("7.6", "0.1"), "beyond"),
    ("a fall of over ten, and one of more", over("10", **DOWN), value("10.4", "0.1", **DOWN), "compatible"),
    ("a fall of over ten, and one of less", over("10", **DOWN), value("8.9", "0.1", **DOWN), "broken"),
    ("over six twice", over("6"), over("6"), "equal"),
    ("over six and over seven", over("6"), over("7"), "compatible"),
    ("over six and over eleven", over("6"), over("11"), "beyond"),
    ("over eight and under eight", over("8"), under("8"), "broken"),
    ("over eight and under six", over("8"), under("6"), "broken"),
    ("at least six is six", at_least("6"), value("6"), "compatible"),
    ("up to 22, and a little less", up_to("22"), value("20"), "compatible"),
    ("up to 22, and more", up_to("22"), value("23"), "broken"),
    ("up to 22, and half of it", up_to("22"), value("11"), "beyond"),
    ("about 5.9 at a bound of six", value("5.9", "0.1", approx="about"), over("6"), "compatible"),
    ("a range, and a value inside", spread("5", "8"), value("6"), "compatible"),
    ("a range, and its end", spread("5", "8"), value("8"), "edge"),
    ("a range, and a value outside", spread("5", "8"), value("9"), "apart"),
    ("one range", spread("5", "8"), spread("5", "8"), "equal"),
    ("a range inside another", spread("5", "8"), spread("6", "7"), "compatible"),
    ("ranges that overlap", spread("5", "8"), spread("6", "9"), "apart"),
    ("ranges that share an end", spread("5", "8"), spread("5", "9"), "apart"),
    ("a range ten times over", spread("5", "8"), spread("50", "80", "10"), "slip"),
)


def both_ways(a: Claim, b: Claim) -> How:
    """How two values lie to each other, whichever is named first."""
    found, turned = compare(a, b, PACK.tolerances), compare(b, a, PACK.tolerances)
    assert found.how == turned.how
    return found.how


@pytest.mark.parametrize(("name", "a", "b", "how"), VALUES, ids=[row[0] for row in VALUES])
def test_two_values_are_told_apart_as_a_reader_would(name: str, a: Said, b: Said, how: How) -> None:
    assert both_ways(told("a", **a), told("b", **b)) == how


def test_every_relation_of_values_is_met_here() -> None:
    assert {row[-1] for row in VALUES} == set(get_args(How))


def test_an_order_of_magnitude_holds_no_one_to_a_figure() -> None:
    vague = told("a", "tens of billions", unit="USD", **over("1E+10", "1E+10"))
    assert both_ways(vague, told("b", "$95 billion", unit="USD", **value("9.5E+10", "1E+9"))) == "compatible"
    plain = told("a", "$10 billion", unit="USD", **over("1E+10", "1E+10"))
    assert both_ways(plain, told("b", "$95 billion", unit="USD", **value("9.5E+10", "1E+9"))) == "beyond"


def test_a_table_books_a_loss_in_brackets_and_prose_tells_its_size() -> None:
    booked = told("a", "(412)", unit="USD", table=1, **value("-412"))
    assert both_ways(booked, told("b", "$412", unit="USD", **value("412"))) == "equal"
    assert both_ways(booked, told("b", "$421", unit="USD", **value("421"))) == "apart"


ADJUSTED, INTRADAY = frozenset({"adjusted"}), frozenset({"intraday"})
FOUR, FIVE = tuple("ABCD"), tuple("ABCDE")

# Relation and rule of a pair, and the severity where it is not the rule's own.
Outcome = tuple[str, str | None, str | None]
USD: Said = {"unit": "USD"}

# The rule that is broken, or the relation where none is.
PAIRS: tuple[tuple[str, Said, Said, str], ...] = (
    ("one value", value("6"), value("6"), "equal"),
    ("two values", value("6"), value("8"), "FC101"),
    ("a rise and a fall", value("6", **UP), value("6", **DOWN), "FC102"),
    ("a slip of the scale word", USD | value("4.2E+6", "1E+5"), USD | value("4.2E+9", "1E+8"), "FC103"),
    ("a broken bound", over("6"), value("5.2", "0.1"), "FC104"),
    ("the same a month and a year", USD | {"per": "month"}, USD | {"per": "year"}, "FC105"),
    ("twelve times as much a year", USD | {"per": "month"}, USD | value("72", per="year"), "equal"),
    ("four times as much a year as a quarter", USD | {"per": "quarter"}, USD | value("24", per="year"), "equal"),
    ("ten times as much a year", USD | {"per": "month"}, USD | value("60", per="year"), "FC101"),
    ("a year left unsaid", USD, USD | {"per": "year"}, "equal"),
    ("a month left unsaid", USD, USD | value("7", per="month"), "compatible"),
    ("a share and a barrel", USD | {"per": "share"}, USD | value("7", per="barrel"), "compatible"),
    ("the same digits in two currencies", USD | value("47"), {"unit": "EUR"} | value("47"), "FC106"),
    ("other digits in two currencies", USD | value("47"), {"unit": "EUR"} | value("43"), "compatible"),
    ("six percent and six points", UP | value("6"), UP | value("6", unit="percentage_point"), "FC107"),
    ("six percent and two points", UP | value("6"), UP | value("2", unit="percentage_point"), "compatible"),
    ("money and a weight", USD | value("6"), {"unit": "tonne"} | value("8"), "compatible"),
    (
        "two words for one thing counted",
        {"unit": "count:car"} | value("600"),
        {"unit": "count:vehicle"} | value("620"),
        "FC101",
    ),
    ("a figure and its denial", value("6"), value("6", modality="negated"), "FC108"),
    ("a figure and the denial of another", value("6"), value("8", modality="negated"), "scope"),
    ("a move of a day and of two", MOVE | UP | value("6"), MOVE | UP | value("11", period=TWO_DAYS), "FC201"),
    ("a fall of a day in a rise of two", MOVE | DOWN | value("6"), MOVE | UP | value("11", period=TWO_DAYS), "scope"),
    ("one move told of two windows", MOVE | UP | value("6"), MOVE | UP | value("6", period=TWO_DAYS), "FC201"),
    ("over six, and eleven", MOVE | UP | over("6"), MOVE | UP | value("11"), "FC201"),
    ("over six billion, and eleven", USD | over("6"), USD | value("11"), "FC204"),
    (
        "a value told of a time and one of none",
        USD | value("6", period=unplaced("June", "month")),
        USD | value("8"),
        "FC204",
    ),
    ("a session and an unnamed moment", MOVE | UP | value("6", qualifiers=INTRADAY), MOVE | UP | value("4"), "FC202"),
    ("four companies and five", value("6", members=FOUR), value("8", members=FIVE), "FC203"),
    ("adjusted and not said to be", value("6", qualifiers=ADJUSTED), value("8"), "FC205"),
    ("the end of a range", spread("5", "8"), value("8"), "FC205"),
    ("a value told more finely", value("9"), value("8.8", "0.1"), "FC301"),
    ("a rounding of another definition", value("9", qualifiers=ADJUSTED), value("8.8", "0.1"), "rounding"),
    ("two days", MOVE | UP | value("6"), MOVE | UP | value("8", period=day("2026-07-02")), "scope"),
    ("a level that rose to it and one that fell to it", value("6", trend="up"), value("6", trend="down"), "FC102"),
    ("figures of another order", USD | value("61"), USD | value("97432"), "compatible"),
    ("what the text itself calls wrong", value("6", superseded=True), value("8"), "compatible"),
    ("a count of who", value("6", metric="group size"), value("8", metric="group size"), "scope"),
)


def outcome(pair: Alignment) -> Outcome:
    """What a pair comes to, whichever claim is named first."""
    found, turned = (verdict(one, PACK) for one in (pair, mirrored(pair)))
    assert (found.rule, found.severity, found.weight) == (turned.rule, turned.severity, turned.weight)
    return found.relation, found.rule, found.severity


def mirrored(pair: Alignment) -> Alignment:
    flip = (pair.flip[1], pair.flip[0]) if pair.flip else None
    return replace(pair, a=pair.b, b=pair.a, flip=flip)


@pytest.mark.parametrize(("name", "a", "b", "wanted"), PAIRS, ids=[row[0] for row in PAIRS])
def test_a_pair_breaks_the_rule_an_editor_would_name(name: str, a: Said, b: Said, wanted: str) -> None:
    relation, rule, severity = outcome(aligned(told("a", **a), told("b", **b)))
    assert (rule or relation, severity) == (wanted, None)


@pytest.mark.parametrize(("family", "relation"), [("FC1", "conflict"), ("FC2", "scope"), ("FC3", "rounding")])
def test_a_family_of_rules_is_of_one_relation(family: str, relation: str) -> None:
    rows = [(a, b) for _, a, b, wanted in PAIRS if wanted.startswith(family)]
    assert {outcome(aligned(told("a", **a), told("b", **b)))[0] for a, b in rows} == {relation}


def test_every_rule_on_pairs_is_met_here() -> None:
    rules = {code for code in PACK.rules if code[:3] in ("FC1", "FC2", "FC3")}
    assert {row[-1] for row in PAIRS if row[-1].startswith("FC")} == rules


SURE, DEMOTED, SILENT = ("conflict", "FC101", None), ("conflict", "FC101", "warning"), ("conflict", None, None)

ELSEWHERE = Span(100, 120)  # another sentence of the text

GRADES: tuple[tuple[Grade, Outcome, Outcome, Outcome], ...] = (
    # The grade of one side; a difference across articles, one like a slip of the pen, one within an article.
    (Grade.CLAUSE, SURE, SURE, SURE),
    (Grade.SENTENCE, DEMOTED, DEMOTED, DEMOTED),
    (Grade.ANAPHORA, DEMOTED, DEMOTED, SILENT),
    (Grade.TITLE, SILENT, DEMOTED, SILENT),
    (Grade.NONE, SILENT, SILENT, SILENT),
)


@pytest.mark.parametrize(("grade", "across", "slipped", "within"), GRADES)
def test_weaker_evidence_makes_a_quieter_finding(
    grade: Grade, across: Outcome, slipped: Outcome, within: Outcome
) -> None:
    weak = told("a", grade=grade, **value("61.3", "0.1"))
    assert outcome(aligned(weak, told("b", **value("88.5", "0.1")))) == across
    assert outcome(aligned(weak, told("b", **value("63.1", "0.1")))) == slipped
    dated = replace(weak, frame=replace(weak.frame, period=JULY_1))
    beside = told("a", "7%", sentence_span=ELSEWHERE, period=JULY_1, **value("88.5", "0.1"))
    assert outcome(aligned(dated, beside)) == within


@pytest.mark.parametrize(("grade", "rule"), [(Grade.CLAUSE, "FC201"), (Grade.SENTENCE, None), (Grade.ANAPHORA, None)])
def test_a_question_of_scope_asks_for_the_clause(grade: Grade, rule: str | None) -> None:
    a, b = told("a", grade=grade, **MOVE, **UP), told("b", **(MOVE | UP | value("11", period=TWO_DAYS)))
    assert outcome(aligned(a, b)) == ("scope", rule, None)


@pytest.mark.parametrize(("grade", "rule"), [(Grade.ANAPHORA, "FC301"), (Grade.TITLE, None)])
def test_a_rounding_asks_for_a_pronoun_at_least(grade: Grade, rule: str | None) -> None:
    pair = aligned(told("a", grade=grade, **value("9")), told("b", **value("8.8", "0.1")))
    assert outcome(pair) == ("rounding", rule, None)


def test_a_sentence_found_again_needs_no_other_evidence() -> None:
    a, b = told("a", grade=Grade.NONE), told("b", grade=Grade.NONE, **value("8"))
    assert outcome(aligned(a, b, channel="template")) == SURE
    assert outcome(aligned(a, b)) == SILENT


def test_surer_evidence_weighs_more() -> None:
    weights = [
        verdict(aligned(told("a", grade=grade), told("b", **value("8"))), PACK).weight
        for grade in (Grade.ANAPHORA, Grade.SENTENCE, Grade.CLAUSE)
    ]
    a, b = told("a"), told("b", **value("8"))
    weights += [verdict(aligned(a, b, channel="template", copies=copies), PACK).weight for copies in (False, True)]
    assert weights == sorted(set(weights))


def test_copies_of_a_text_differ_by_an_edit_and_not_by_rounding() -> None:
    edited = aligned(
        told("a", "820,000", **value("820000", "10000")), told("b", "800,000", **value("800000", "100000"))
    )
    assert outcome(replace(edited, channel="template", copies=True)) == SURE
    assert outcome(edited) == ("rounding", "FC301", None)


def test_opposite_words_in_one_place_turn_equal_figures() -> None:
    pair = aligned(told("a"), told("b"), channel="template", flip=("rose", "fell"))
    assert outcome(pair) == ("conflict", "FC102", None)


def test_what_a_bracket_restates_is_the_same_figure() -> None:
    dollars = told("a", "$100 million", unit="USD", id="a:1", **value("1E+8"))
    euros = told("a", "90 million euros", unit="EUR", partner="a:1", **value("9E+7"))
    assert outcome(aligned(dollars, euros)) == ("equal", None, None)


@pytest.mark.parametrize(("said", "wanted"), [({}, ("scope", None, None)), ({"period": JULY_1}, SURE)])
def test_one_text_may_tell_two_figures_unless_both_are_of_one_time(said: Said, wanted: Outcome) -> None:
    a, b = (
        told("a", **said, **value("61.3", "0.1")),
        told("a", "7%", sentence_span=ELSEWHERE, **said, **value("88.5", "0.1")),
    )
    assert outcome(aligned(a, b)) == wanted


def test_one_text_may_not_tell_one_figure_with_a_slip() -> None:
    a, b = told("a", **value("61.3", "0.1")), told("a", "7%", sentence_span=ELSEWHERE, **value("63.1", "0.1"))
    assert outcome(aligned(a, b)) == SURE


def test_what_one_sentence_says_twice_is_no_conflict() -> None:
    assert outcome(aligned(told("a"), told("a", "7%", **value("8")))) == ("scope", None, None)


NUMBERS = st.sampled_from([Decimal(text) for text in ("-6", "0", "5.9", "6", "6.4", "8", "60", "72", "4755")])
QUALIFIERS = ("close", "intraday", "maximum", "year on year", "adjusted", "previous", "cumulative", "group of 4")
PERIODS = st.sampled_from(
    [None, JULY_1, TWO_DAYS, days("2026-04-01", "2026-06-30", "Q2", "quarter"), unplaced("Wednesday", "weekday")]
)
METRICS = ("revenue", "share price", "takeover price")


@st.composite
def one_claim(draw: st.DrawFn, article: str, frame: Said) -> Claim:
    ends = sorted((draw(NUMBERS), draw(NUMBERS)))
    approx = draw(st.sampled_from([None, None, *get_args(Approx)]))
    low = None if approx in ("less_than", "at_most") else ends[0]
    high = None if approx in ("more_than", "at_least") else ends[1] if approx == "range" else ends[0]
    return told(
        article,
        draw(st.sampled_from(["6%", "6.4", "4,755", "tens of billions"])),
        grade=draw(st.sampled_from(list(Grade))),
        low=low,
        high=high,
        precision=draw(st.sampled_from([Decimal("0.1"), Decimal(1), Decimal(10)])),
        approx=approx,
        unit=draw(st.sampled_from(["percent", "percentage_point", "USD", "EUR", "count:car", None])),
        per=draw(st.sampled_from([None, None, "month", "year", "share"])),
        direction=draw(st.sampled_from([None, "up", "down"])),
        trend=draw(st.sampled_from([None, "up", "down"])),
        qualifiers=frozenset(draw(st.sets(st.sampled_from(QUALIFIERS), max_size=2))),
        modality=draw(st.sampled_from([*get_args(Modality)])),
        source=draw(st.sampled_from([None, None, "UBS", "Acme"])),
        period=draw(PERIODS),
        as_of=draw(st.sampled_from([None, JULY_1, day("2026-07-02"), day("2026-12-01")])),
        members=draw(st.sampled_from([(), (), ("A", "B"), ("A", "B", "C"), ("D", "E")])),
        title=draw(st.booleans()),
        table=draw(st.sampled_from([None, None, 1])),
        sentence_span=Span(*draw(st.sampled_from([(0, 20), (30, 50)]))),
        **frame,
    )


@st.composite
def pairs(draw: st.DrawFn) -> Alignment:
    metric = draw(st.sampled_from(METRICS))
    frame: Said = {
        "metric": metric,
        "aspect": draw(st.sampled_from([*get_args(Aspect)])),
        "joint": metric == "takeover price",
        "known": draw(st.booleans()),
    }
    a = draw(one_claim("a", frame))
    b = draw(one_claim(draw(st.sampled_from("ab")), frame))
    if a.article == b.article:
        b = replace(b, as_of=a.as_of)  # an article is of one date
    if metric == "takeover price":
        b = replace(b, frame=replace(b.frame, modality=a.frame.modality))
    copies = draw(st.booleans())
    channel = "template" if copies else draw(st.sampled_from(["template", "frame"]))
    flip = draw(st.sampled_from([None, ("rose", "fell")])) if channel == "template" else None
    return aligned(a, b, channel=channel, copies=copies, flip=flip)


@given(pairs())
@settings(max_examples=200, deadline=None)
def test_a_verdict_is_the_same_whichever_claim_is_named_first(pair: Alignment) -> None:
    found, turned = (verdict(one, PACK) for one in (pair, mirrored(pair)))
    assert (found.rule, found.relation, found.severity, found.weight) == (
        turned.rule,
        turned.relation,
        turned.severity,
        turned.weight,
    )


def test_a_deal_agreed_and_a_deal_to_come_are_judged_alike_both_ways() -> None:
    deal: Said = {"metric": "takeover price", "joint": True, "unit": "USD", "period": JULY_1}
    a = told("a", **deal, as_of=JULY_1, modality="forecast")
    b = told("b", **deal, as_of=day("2026-12-01"), **value("8"))
    assert outcome(aligned(a, b))


def found_in(*claims: Claim) -> list[tuple[str, list[list[str]], str | None]]:
    """Each conflict among claims: its rule, the articles of each side, and its hint."""
    made = conflicts(framed(claims, PACK), claims, PACK)
    return [(one.rule, [[one.claims[at].article for at in side] for side in one.sides], one.hint) for one in made]


def test_one_article_against_many_is_one_finding_that_names_the_lone_one() -> None:
    many = [told(f"m{number:02}", **value("61.3", "0.1")) for number in range(12)]
    ((rule, sides, hint),) = found_in(*many, told("z", **value("88.5", "0.1")))
    assert (rule, [sorted(side) for side in sides]) == ("FC101", [[claim.article for claim in many], ["z"]])
    assert hint == "12 articles agree against one: 6% in z stands alone."


@pytest.mark.parametrize(("ours", "theirs"), [(1, 1), (2, 1), (3, 2)])
def test_nobody_stands_alone_without_three_against_one(ours: int, theirs: int) -> None:
    claims = [told(f"a{n}", **value("61.3", "0.1")) for n in range(ours)]
    claims += [told(f"b{n}", **value("88.5", "0.1")) for n in range(theirs)]
    ((_, sides, hint),) = found_in(*claims)
    assert ([len(side) for side in sides], hint) == ([ours, theirs], None)


def test_three_values_are_three_sides_of_one_finding() -> None:
    claims = [
        told(article, **value(text, "0.1")) for article, text in zip("abc", ("61.3", "75.7", "88.5"), strict=True)
    ]
    ((rule, sides, _),) = found_in(*claims)
    assert (rule, sides) == ("FC101", [["a"], ["b"], ["c"]])


def test_values_that_contradict_each_other_are_never_one_side_of_what_they_share_with_a_third() -> None:
    claims = [
        told(article, unit="percent", **value(text, step))
        for article, text, step in (("a", "8.8", "0.1"), ("b", "8.9", "0.1"), ("c", "9", "1"), ("d", "8.8", "0.1"))
    ]
    found = {rule: sides for rule, sides, _ in found_in(*claims)}
    assert found == {"FC101": [["a", "d"], ["b"]], "FC301": [["a", "d"], ["b"], ["c"]]}


def test_two_measures_are_two_findings() -> None:
    claims = [
        told(article, metric=metric, **value(text, "0.1"))
        for article, text in (("a", "61.3"), ("b", "88.5"))
        for metric in ("revenue", "net profit")
    ]
    claims = [replace(claim, id=f"{claim.article}:{claim.frame.metric}") for claim in claims]
    assert [rule for rule, *_ in found_in(*claims)] == ["FC101", "FC101"]


def test_the_surest_pair_sets_the_severity_of_a_finding() -> None:
    weak = told("a", grade=Grade.SENTENCE, **value("61.3", "0.1"))
    sure, other = told("b", **value("61.3", "0.1")), told("c", **value("88.5", "0.1"))
    ((_, sides, _),) = found_in(weak, sure, other)
    (made,) = conflicts(framed([weak, sure, other], PACK), [weak, sure, other], PACK)
    assert (sides, made.severity) == ([["a", "b"], ["c"]], None)
    (quiet,) = conflicts(framed([weak, other], PACK), [weak, other], PACK)
    assert quiet.severity == "warning"


def test_as_many_articles_as_repeat_a_figure_are_one_finding() -> None:
    text = "Telmark Labs reported revenue of ${} million for the second quarter of 2026."
    articles = [read.article(text.format("613"), id=f"{number:02}") for number in range(15)]
    articles.append(read.article("Telmark Labs earned revenue of $885 million in the second quarter of 2026.", id="z"))
    (finding,) = pipeline.check([pipeline.understand(article, PACK) for article in articles], PACK).findings
    assert (finding.rule, finding.severity, sorted(map(len, finding.sides))) == ("FC101", "error", [1, 15])


def test_every_pair_of_a_slot_is_judged_once() -> None:
    claims = [
        told(article, **value(text, "0.1")) for article, text in zip("abcd", ("61", "75", "88", "94"), strict=True)
    ]
    judged = [(pair.a.article, pair.b.article) for pair in framed(claims, PACK)]
    assert sorted(judged) == sorted(combinations("abcd", 2))


def test_a_measure_may_have_tolerances_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "metrics.toml").write_text(
        '[[metric]]\nname = "revenue"\ndimensions = ["money", "percent"]\ntolerance = 0.01\n', encoding="utf-8"
    )
    pair = aligned(told("a", value="100", approx="about"), told("b", value="103"))
    assert verdict(pair, PACK).rule is None
    assert verdict(pair, packs.load(tmp_path)).rule == "FC101"
