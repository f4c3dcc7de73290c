"""How the words of a sentence are told: what it denies, what it leaves open, what is to come."""

from __future__ import annotations

import pytest

from factcheck import packs
from factcheck.model.statement import Told
from factcheck.pipeline import understand
from factcheck.read import article


def told(sentence: str) -> dict[str, Told]:
    (saying,) = understand(article(sentence, id="a"), packs.load(), sayings=True).sayings
    return {word.stem: word for word in saying.told}


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("The council of Dreven did not approve the tram line.", "approve"),
        ("The council of Dreven has never approved the tram line.", "approv"),
        ("The council of Dreven refused to sign the lease for the depot.", "sign"),
        ("Dreven Trams will pay no dividend for the year.", "dividend"),
        ("Nobody was hurt in the fire at the depot of Dreven.", "hurt"),
        ("Dreven Trams must pay for the depot no later than Friday.", None),
        ("Not all councillors of Dreven approved the tram line.", None),
        ("The council of Dreven did not approve the whole tram line only for its looks.", None),
        ("Dreven Trams did not say what it paid for the depot.", None),
    ],
)
def test_a_denial_falls_upon_the_word_behind_it_unless_it_leaves_some_of_it(sentence: str, denied: str | None) -> None:
    assert [stem for stem, word in told(sentence).items() if word.denied] == ([denied] if denied else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "“Dreven never approved the tram line,” the lawyer of its mayor said.",
        "The mayor asked the council of Dreven to approve the tram line.",
        "The council of Dreven debated whether it approves the tram line.",
        "The council of Dreven is weighing approving the tram line.",
        "Critics feared that the council of Dreven approved the tram line.",
    ],
    ids=["a quotation", "a wish", "a question", "a thought", "a fear"],
)
def test_what_is_not_told_as_a_fact_is_idle(sentence: str) -> None:
    (approved,) = [word for word in told(sentence).values() if word.root == "approv"]
    assert approved.idle


@pytest.mark.parametrize(
    ("sentence", "mood"),
    [
        ("The council of Dreven approved the tram line.", "plain"),
        ("The council of Dreven voted to approve the tram line.", "plain"),
        ("The mayor said that the council of Dreven had approved the tram line.", "plain"),
        ("The council of Dreven had approved the tram line.", "before"),
        ("The council of Dreven will approve the tram line.", "ahead"),
        ("The council of Dreven plans to approve the tram line.", "ahead"),
    ],
)
def test_what_will_be_and_what_had_been_are_told_apart_from_what_was(sentence: str, mood: str) -> None:
    (approved,) = [word for word in told(sentence).values() if word.root == "approv"]
    assert (approved.mood, approved.idle) == (mood, False)


def test_a_phrase_stands_on_a_side_as_its_words_alone_do_not() -> None:
    words = told("Pilots turned down the offer, and the airline called off the talks.")
    assert words["turn"].sides == {("consent", "no")}
    assert ("deal", "off") in words["call"].sides
    assert not told("The tram turned into the depot of Dreven on time.")["turn"].sides
