"""What stands after any change is what a run over everything says, down to who is held against whom."""

from __future__ import annotations

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
)
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


def text(random: Random) -> str:
    return "\n\n".join(
        SENTENCE.format(
            who=random.choice(WHO),
            where=random.choice(WHERE),
            there=random.choice(WHERE),
            went=random.choice(("rose", "fell")),
            digit=random.choice("128"),
            day=random.choice((1, 2)),
        )
        for SENTENCE in random.choices(SENTENCES, k=random.choice((1, 2, 4)))
    )


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
