"""What a finding says of its figures, however many sides it has."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, permutations

import pytest

from factcheck import check, packs, render
from factcheck.judge.conflicts import conflicts
from factcheck.judge.wording import message
from factcheck.read import article
from tests.judge.told import aligned, told

PACK = packs.load()


def revenues(*figures: str) -> list[str]:
    """What is found of articles that each give another figure for one year."""
    texts = [article(f"Acme had revenue of {figure} in 2025.", id=f"{at}.txt") for at, figure in enumerate(figures)]
    return [found.message for found in check(texts).findings]


@pytest.mark.parametrize("figures", [*permutations(["$100 million", "$130 million", "$290 million"])])
def test_of_three_sides_the_gap_is_that_of_the_farthest(figures: tuple[str, str, str]) -> None:
    first, second, third = figures
    assert revenues(*figures) == [f"Acme, revenue: {first}, {second} and {third}, a factor of 2.9."]


def test_of_many_sides_no_more_are_named_than_can_be_read() -> None:
    (found,) = revenues(*(f"${100 + 11 * at} million" for at in range(30)))
    assert found.endswith("$287 million, 19 other values and $199 million, a factor of 4.2.")
    assert found.count("million") == 11


def test_two_sides_are_told_as_two() -> None:
    assert revenues("$100 million", "$130 million") == ["Acme, revenue: $100 million and $130 million, 23.1% apart."]


@pytest.mark.parametrize(
    ("sentence", "figures", "gap"),
    [
        ("Acme's operating margin was {} in 2025.", ("14.57%", "14%"), "0.57 percentage points apart."),
        ("Unemployment in Spain was {} in May 2025.", ("11.1 percent", "12.1 percent"), "1 percentage point apart."),
        ("Acme's revenue rose {} in 2025.", ("40%", "24%", "30%"), "16 percentage points apart."),
        ("Acme's revenue rose {} in 2025.", ("9%", "28%"), "a factor of 3.1."),
        ("Acme had revenue of {} in 2025.", ("$40 million", "$24 million"), "40.0% apart."),
        ("The Kavak pipeline is {} long.", ("105km", "75 miles"), "13.0% apart."),
    ],
)
def test_percentages_lie_points_apart(sentence: str, figures: tuple[str, ...], gap: str) -> None:
    texts = [article(sentence.format(figure), id=f"{at}.txt") for at, figure in enumerate(figures)]
    (found,) = check(texts).findings
    assert found.message.endswith(gap)


def test_a_value_that_many_sides_give_is_named_once() -> None:
    quarters = ("first", "second", "third", "fourth")
    texts = [
        article(f"Acme had revenue of $663.4 million in the {one} quarter of 2025.", id=one, date="2026-02-02")
        for one in quarters
    ]
    (found,) = check(texts).findings
    assert found.message.startswith("Acme, revenue: $663.4 million (4 times); one figure is told of "), found.message


def test_figures_on_either_side_of_zero_are_not_called_near() -> None:
    texts = [article(f"Acme's operating margin was {figure} in 2025.", id=figure) for figure in ("-5%", "5%")]
    (found,) = check(texts).findings
    assert found.message == "Acme, operating margin: -5% and 5%, of opposite sign."


def test_a_minus_in_a_table_is_no_other_sign_than_a_loss_told_in_words() -> None:
    row, loss = told("a", "(48)", value="-48", unit="USD", table=0), told("b", "61", value="61", unit="USD")
    assert message(PACK.rules["FC101"], [row, loss], "", PACK.units).endswith("(48) and 61, 21.3% apart.")


def test_the_reason_given_of_three_sides_is_that_of_the_farthest() -> None:
    words = (("a", "6%", ()), ("b", "8%", ("adjusted",)), ("c", "20%", ("forward",)))
    claims = [told(one, said, value=said[:-1], qualifiers=frozenset(limits)) for one, said, limits in words]
    (found,) = conflicts([aligned(a, b) for a, b in combinations(claims, 2)], claims, PACK)
    assert found.message == "Acme, revenue: 6%, 8% and 20%; only one of them is said to be forward."


def test_every_side_is_told_once_beside_a_fact_of_the_house() -> None:
    *others, fact = (told(f"${value}", f"${value}", value=value, unit="USD") for value in "567")
    sides = [*others, replace(fact, fact="Form 10-K")]
    assert message(PACK.rules["FC101"], sides, "", PACK.units) == "Acme, revenue: $5, $6 and $7, 28.6% apart."


def test_every_format_says_the_same() -> None:
    texts = [article(f"Acme had revenue of ${at}00 million in 2025.", id=f"{at}.txt") for at in (1, 2, 5)]
    report = check(texts, proofs=True)
    (found,) = report.findings
    assert "a factor of 5.0" in found.message
    for name in ("text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "html"):
        assert found.message in render(report, name).replace("%25", "%"), name


def test_a_range_that_is_told_with_and_is_no_two_figures() -> None:
    said = ["of between $125 billion and $145 billion", "of $145 billion"]
    texts = [
        article(f"Meta expects capital expenditure {words} in 2026.", id=f"{at}.txt") for at, words in enumerate(said)
    ]
    (found,) = check(texts).findings
    assert "between $125 billion and $145 billion and $145 billion; one is the end" in found.message


def test_the_cause_of_a_difference_is_told_of_the_figures_it_lies_between() -> None:
    texts = [article(f"Acme had revenue of ${said} billion in 2025.", id=said) for said in ("1.25", "1.35", "2.91")]
    assert [found.hint for found in check(texts).findings] == [
        '"$1.25 billion" and "$1.35 billion": a single digit differs.'
    ]
    assert [found.hint for found in check(texts[:2]).findings] == ["A single digit differs."]
    assert [found.hint for found in check([texts[0], texts[2]]).findings] == [None]


def test_what_two_sentences_tell_beside_is_named_in_its_own_words() -> None:
    text = "Fire took 14 homes in Halle, half of the 26 there."
    (found,) = check([article(text, title="Half of 24 homes burn in Halle", id="a")]).findings
    assert found.hint is not None
    assert found.hint.startswith("Compared because both tell of Half; both name Halle;")


SLIPS = [
    ("$45.2 million", "$452 million", "a factor of 10 apart: a slipped decimal point?"),
    ("45.2亿 yuan", "45.2 billion yuan", "a factor of 10 apart: a slipped decimal point, or 亿 read as billion?"),
    ("40,100 cars", "401 million cars", "A factor of 10,000: ten thousands mistaken in translation?"),
    ("4.01万 cars", "401 million cars", "A factor of 10,000: 万 or 亿 read as a Western scale word?"),
]


@pytest.mark.parametrize(("ours", "theirs", "hint"), SLIPS)
def test_a_hint_names_a_chinese_scale_only_beside_chinese(ours: str, theirs: str, hint: str) -> None:
    verb = "delivered" if "cars" in ours else "had revenue of"
    said = [f"Zelko Motors {verb} {figure} in the second quarter of 2026." for figure in (ours, theirs)]
    (found,) = check([article(text, id=f"{at}.txt") for at, text in enumerate(said)]).findings
    assert found.hint is not None
    assert found.hint.endswith(hint)
