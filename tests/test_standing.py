"""What stands after any change is what a run over everything says, down to who is held against whom."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from importlib import import_module
from random import Random

import pytest

from factcheck import library, pipeline
from factcheck.pipeline import Understood
from factcheck.read import article
from factcheck.standing import Standing

PACK = library.rule_pack(None)
SENTENCES = (
    "{who} shares {went} {digit}.{digit}% on July {day}, 2026.",
    "{who} shares {went} {digit}% on July {day}, 2026, after it had said that orders came to $1{digit}.2 billion.",
    "{who} revenue was $12{digit}.{digit} million in the second quarter of 2026.",
    "{who} revenue was $12{digit}.4 million and its net profit $1{digit}2.4 million in the second quarter of 2026.",
    "Second-quarter revenue at {who} came to $1{digit}2.{digit} million, a figure that surprised the analysts there.",
    "The index came in at 4{digit}.2 in {where} and 4{digit}.8 in {there}.",
    "{where} came in at 4{digit}.8, {there} at 4{digit}.2.",
    "{who} opened its plant in {where} on June {day}, 2026, and hired 4,{digit}00 people.",
    "The plant of {who} in {where}, which has 4,{digit}00 people, was opened on June {day}, 2026.",
    "The three banks are Ardleigh Bank, Corrie Trust and {who}.",
    "The regulator fined {who} ${digit}7 million on Tuesday, its largest penalty since the rules were last changed.",
    "The council of {where} voted 1{digit}-4 on Tuesday to sell its old arena and the land around it to {who}.",
    "{who}, the world's No. {digit} maker of turbines, named a chief executive.",
    "The revenue of {who} reached $1{digit}1.4 million in the second quarter of 2026",
    "revenue of {who} was then put at $350.{digit} million for the second quarter of 2026.",
    "{who} expects sales of between $400 million and $4{digit}0 million in 2027, up from $35{digit} million in 2026.",
    "On Friday, July {day}, 2026, {who} closed at $41.2{digit}, down from $42.1{digit} a day earlier.",
)
HEADLINES = ("", "# {who} shares {went} {digit}.{digit}%", "# Revenue of {who} at $12{digit}.4 million")
JOINS = (" ", "\n\n", " while ")
DATES = (None, "2026-07-02", "2026-07-03", "2026-08-20")
WHO = ("Meta Platforms", "Orvane", "Telmark Systems")
WHERE = ("Germany", "France", "Veridia")
NAMES = [f"{number:02}" for number in range(24)]
STEPS = 40
BOUNDS = {
    "align.frame.CROWD": 3,
    "align.slip.CROWD": 4,
    "align.template.CROWD": 3,
    "align.template.COMMON": 3,
    "align.stories.COMMON": 8,
    "align.stories.PARTNERS": 2,
    "align.exchanged.COMMON": 2,
    "judge.events.CROWD": 3,
    "judge.lists.MOST_LISTS": 3,
}


def said(form: str, random: Random) -> str:
    return form.format(
        who=random.choice(WHO),
        where=random.choice(WHERE),
        there=random.choice(WHERE),
        went=random.choice(("rose", "fell")),
        digit=random.choice("128"),
        day=random.choice((1, 2)),
    )


def text(random: Random) -> str:
    return "\n\n".join(said(form, random) for form in random.choices(SENTENCES, k=random.choice((1, 2, 4))))


class Draft:
    """An article that is being written."""

    def __init__(self, name: str, random: Random) -> None:
        self.name, self.random = name, random
        self.sentences = [self.sentence() for _ in range(random.choice((1, 2, 4)))]
        self.headline, self.date = self.said(HEADLINES), random.choice(DATES)
        self.joins = [random.choice(JOINS) for _ in range(20)]

    def said(self, forms: Sequence[str]) -> str:
        return said(self.random.choice(forms), self.random)

    def sentence(self) -> str:
        return self.said(SENTENCES)

    def edit(self) -> None:
        """Changes a figure, a headline, a date or how sentences follow each other; adds, drops or moves a sentence."""
        random, at = self.random, self.random.randrange(len(self.sentences) + 1)
        match random.choice(("figure", "headline", "date", "join", "add", "drop", "move")):
            case "figure" if at < len(self.sentences):
                self.sentences[at] = re.sub(r"[128](?=\D*$)", random.choice("128"), self.sentences[at])
            case "headline":
                self.headline = self.said(HEADLINES)
            case "date":
                self.date = random.choice(DATES)
            case "join":
                self.joins[at] = random.choice(JOINS)
            case "drop":
                del self.sentences[at : at + 1]
            case "move":
                random.shuffle(self.sentences)
            case _:
                self.sentences.insert(at, self.sentence())

    def read(self) -> Understood:
        body = "".join(f"{one}{join}" for one, join in zip(self.sentences, self.joins, strict=False))
        written = article(f"{self.headline}\n\n{body}".strip(), id=self.name, date=self.date)
        return pipeline.understand(written, PACK)


@pytest.fixture
def crowds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few of a kind are a crowd already."""
    for bound, least in BOUNDS.items():
        module, _, name = bound.rpartition(".")
        monkeypatch.setattr(import_module(f"factcheck.{module}"), name, least)


@pytest.mark.usefixtures("crowds")
@pytest.mark.parametrize("seed", range(4))
def test_any_change_leaves_what_a_run_over_everything_finds(seed: int) -> None:
    random = Random(seed)
    known = [pipeline.understand(article(text(random), id="any"), PACK) for _ in range(40)]
    now = {name: pipeline.renamed(random.choice(known), name) for name in NAMES[::2]}
    standing = Standing.of(now.values(), PACK)
    for _ in range(STEPS):
        changed: dict[str, Understood] = {}
        for name in random.sample(NAMES, random.choice((1, 1, 2))):
            changed[name] = pipeline.renamed(random.choice(known), name)
        gone = set(random.sample(sorted(now.keys() - changed), random.choice((0, 1))))
        now = {name: one for name, one in (now | changed).items() if name not in gone}
        standing.change(list(changed.values()), gone)
        assert standing.report(()) == pipeline.check(now.values(), PACK)


@pytest.mark.usefixtures("crowds")
@pytest.mark.parametrize("seed", range(4))
def test_any_edit_of_an_article_leaves_what_a_run_over_everything_finds(seed: int) -> None:
    random = Random(seed)
    drafts = {name: Draft(name, random) for name in NAMES[::2]}
    now = {name: draft.read() for name, draft in drafts.items()}
    standing = Standing.of(now.values(), PACK)
    for _ in range(STEPS):
        name = random.choice(sorted(drafts))
        drafts[name].edit()
        now[name] = drafts[name].read()
        standing.change([now[name]])
        assert standing.report(()) == pipeline.check(now.values(), PACK)


def understood(name: str, text: str, date: str | None = None) -> Understood:
    return pipeline.understand(article(text, id=name, date=date), PACK)


REVENUE = "Meta Platforms revenue was $121.4 million in the second quarter of 2026."
SAME_REVENUE = "The revenue of Meta Platforms reached $121.4 million in the second quarter of 2026."
OTHER_REVENUE = "In the second quarter of 2026, sales at Meta Platforms came to $350.9 million."
FINE = "The regulator fined the broker ${} million on Tuesday, its largest penalty {}since the rules were last changed."
PARTED = (
    "The revenue of Meta Platforms reached $121.4 million in the second quarter of 2026{} "
    "of Meta Platforms was then put at $350.9 million for the second quarter of 2026."
)

# Articles, and what another may tell that has nothing to do with it but moves how these are held against each other.
STIRRED = {
    "who tells a figure first is compared for all who tell it": (
        {"b": (SAME_REVENUE, "2026-08-20"), "c": (OTHER_REVENUE, "2026-10-05")},
        {"a": (REVENUE, "2026-07-02")},
    ),
    "who tells two figures in one sentence first speaks for both": (
        {
            "a": (REVENUE, "2026-07-02"),
            "b": (OTHER_REVENUE, "2026-08-20"),
            "d": (PARTED.format(" while revenue"), "2026-12-01"),
        },
        {
            "c": (
                "For the second quarter of 2026, Meta Platforms had revenue of $121.4 million, as against revenue of "
                "Meta Platforms of $350.9 million in the second quarter of 2026.",
                "2026-10-05",
            )
        },
    ),
    "who uses a form of words first is held against those who change it": (
        {"b": (FINE.format(87, ""), "2026-08-20"), "c": (FINE.format(18, "yet "), "2026-10-05")},
        {"a": (FINE.format(27, ""), "2026-07-02")},
    ),
    "who tells two figures in one sentence tells them apart for others": (
        {
            "a": (
                "The investment of $4.37 billion in a wind farm is the largest of Corvane Energy so far.",
                "2026-07-02",
            ),
            "b": (
                "The Baltic wind farm will need an investment of $4.73 billion by Corvane Energy, and 90 turbines.",
                "2026-07-02",
            ),
        },
        {"c": ("The rival fund held $4.37 billion in January and $4.73 billion in June.", "2026-07-02")},
    ),
}


@pytest.mark.parametrize("said", STIRRED.values(), ids=[name.replace(" ", "-") for name in STIRRED])
def test_what_one_article_tells_moves_how_others_are_held_against_each_other(
    said: tuple[dict[str, tuple[str, str]], dict[str, tuple[str, str]]],
) -> None:
    others, more = ({name: understood(name, *told) for name, told in told_by.items()} for told_by in said)
    alone, together = (pipeline.check(held.values(), PACK) for held in (others, others | more))
    standing = Standing.of(others.values(), PACK)
    before = between(others, standing)
    standing.change(list(more.values()))
    assert standing.report(()) == together
    assert between(others, standing) != before
    standing.change([], more.keys())
    assert standing.report(()) == alone
    assert between(others, standing) == before


MINISTRY = "According to the quarterly report that was published by the ministry on Friday in the capital, {}"
PLACES = ("boats", "cows", "pupils", "lorries", "loaves")

# Articles, and another that is held against them among so many of a kind that little is looked at.
CROWDED = {
    "two figures told in more than a few sentences bring no two together": (
        {
            "a": ("The index came in at 48.2 in Germany and 47.8 in France.", "2026-07-02"),
            "b": ("Germany came in at 47.8, France at 48.2.", "2026-08-23"),
        },
        {"c": ("The scores were 48.2 and 47.8.", "2026-07-02")},
    ),
    "words that many use bring no two sentences together": (
        {
            "b": (MINISTRY.format("the price of the loaf rose by 18%."), "2026-07-02"),
            "c": (MINISTRY.format("some 35 bridges will be closed for a while."), "2026-07-02"),
            "d": (MINISTRY.format("farmers brought in 9,000 tonnes of wheat."), "2026-07-02"),
            "e": (MINISTRY.format("fewer than 70 teachers were hired last year."), "2026-07-02"),
            "f": (MINISTRY.format("nearly 60 ships lay idle in port."), "2026-07-02"),
        },
        {"a": (MINISTRY.format("the price of a loaf rose by 12%."), "2026-07-02")},
    ),
    "a figure that both sentences tell counts though many tell it": (
        {"b": ("The outlay for 92 turbines at sea is $4.73 billion.", "2026-07-03")}
        | {what: (f"Some told of 92 {what} on the coast.", f"2026-0{at}-02") for at, what in enumerate(PLACES, 1)},
        {"a": ("An investment of $4.37 billion is planned, for 92 turbines in the north.", "2026-07-02")},
    ),
    "who tells two figures apart is heard though many tell figures like them": (
        {
            "b": ("The Baltic wind farm will need an investment of $4.73 billion by Corvane Energy.", "2026-07-02"),
            "t": ("The rival fund held $4.37 billion in January and $4.73 billion in June.", "2026-03-02"),
        }
        | {what: (f"The {what} cost $4.37 billion in all.", f"2026-0{at}-01") for at, what in enumerate(PLACES, 1)},
        {"a": ("Corvane Energy will spend $4.37 billion on its Baltic wind farm.", "2026-07-02")},
    ),
}


@pytest.mark.usefixtures("crowds")
@pytest.mark.parametrize("said", CROWDED.values(), ids=[name.replace(" ", "-") for name in CROWDED])
def test_what_counts_in_a_crowd_counts_after_an_edit(
    said: tuple[dict[str, tuple[str, str]], dict[str, tuple[str, str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("factcheck.align.stories"), "COMMON", 1)  # none tells the story of another
    others, more = ({name: understood(name, *told) for name, told in told_by.items()} for told_by in said)
    standing = Standing.of(others.values(), PACK)
    standing.change(list(more.values()))
    assert standing.report(()) == pipeline.check((others | more).values(), PACK)
    standing.change([], more.keys())
    assert standing.report(()) == pipeline.check(others.values(), PACK)


def test_a_finding_tells_where_a_figure_stands_now_that_others_are_compared_for() -> None:
    texts = {"a": (REVENUE, "2026-07-02"), "b": (OTHER_REVENUE, "2026-08-20"), "c": (SAME_REVENUE, "2026-10-05")}
    now = {name: understood(name, *told) for name, told in texts.items()}
    standing = Standing.of(now.values(), PACK)
    now["c"] = understood("c", f"It rained in Oslo. {SAME_REVENUE}", "2026-10-05")
    standing.change([now["c"]])
    assert standing.report(()) == pipeline.check(now.values(), PACK)
    assert 19 in {place.start - SAME_REVENUE.index("$") for one in standing.conflicts for place in one.places}


def between(names: Container[str], standing: Standing) -> object:
    """What was compared between these articles, and what came of it."""
    pairs = {pair: count for pair, count in standing.pairs.items() if pair[0] in names and pair[1] in names}
    found = [one for one in standing.report(()).findings if all(name in names for name in one.articles)]
    return pairs, found


@pytest.mark.parametrize(
    "joins", [(" while revenue", ". Revenue"), (". Revenue", " while revenue")], ids=["parted", "joined"]
)
def test_what_one_sentence_tells_apart_stands_as_long_as_it_does(joins: tuple[str, str]) -> None:
    """Who tells two figures in one breath speaks for both, though others told either first."""
    before, after = map(PARTED.format, joins)
    texts = {"a": REVENUE, "b": OTHER_REVENUE, "c": before}
    now = {name: understood(name, text) for name, text in texts.items()}
    standing = Standing.of(now.values(), PACK)
    now["c"] = understood("c", after)
    assert standing.report(()).findings != pipeline.check(now.values(), PACK).findings
    standing.change([now["c"]])
    assert standing.report(()) == pipeline.check(now.values(), PACK)
