"""Statements on two sides of one question, in many wordings: what rules the other out, and what only seems to."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from events import Labelled
from rewording import DENIED, FACTIVE, NON_FACTIVE, WHO

STANDS = tomllib.loads(Path(__file__).with_name("events.toml").read_text(encoding="utf-8"))["stand"]
TAILS = (
    "", "", "", ", officials said", "on [DATE]", "after a long meeting", "despite protests", "in [DATE]", "last week",
    ", the paper reported", "for the first time in years", ", people close to the matter said", "this spring",
    "because of higher costs", "to the surprise of many", ", a spokeswoman said", "under pressure from investors",
)  # fmt: skip


class Filling(NamedTuple):
    """Who and what a statement is about: two names, a place and a thing."""

    a: str
    b: str
    c: str
    x: str


def stands(names: Sequence[str], places: Sequence[str], chance: random.Random) -> Iterator[Labelled]:
    """Endless pairs; premise and hypothesis may end in different circumstances, which decides nothing."""
    while True:
        yield from _asked(names, places, chance)


def _asked(names: Sequence[str], places: Sequence[str], chance: random.Random) -> Iterator[Labelled]:
    question = chance.choice(STANDS)
    a, b, other = chance.sample(list(names), 3)
    here, there = chance.sample(list(places), 2)
    things = [thing.format(a=a, b=b) for thing in question.get("things", ("", ""))]
    this, that = chance.sample(things, 2)
    about = Filling(a, b, here, this)
    ours, theirs = chance.sample(["yes", "no"], 2)

    def said(side: str, what: Filling = about, tail: str | None = None) -> str:
        end = chance.choice(TAILS) if tail is None else tail
        return " ".join(f"{chance.choice(question[side]).format(**what._asdict())} {end} .".split())

    moves = (about._replace(a=other), about._replace(c=there), about._replace(x=that))
    elsewhere = [moved for moved in moves if _filled(question[ours], moved) != _filled(question[ours], about)]
    tail = chance.choice(TAILS)
    bare, who = said(ours, tail="")[:-2], chance.choice(WHO)
    yield Labelled(said(ours), said(ours, tail=""), "entailment")
    yield Labelled(said(ours, tail=tail), said(ours, tail=""), "entailment")
    yield Labelled(chance.choice(FACTIVE).format(s=bare, who=who) + " .", said(ours, tail=""), "entailment")
    for _ in range(2):
        yield Labelled(said(ours), said(theirs), "contradiction")
    yield Labelled(chance.choice(DENIED).format(s=bare, who=who) + " .", said(ours, tail=""), "contradiction")
    for moved in chance.sample(elsewhere, min(2, len(elsewhere))):
        yield Labelled(said(ours), said(chance.choice([ours, theirs]), moved), "neutral")
    doubtful = chance.choice(NON_FACTIVE).format(s=bare, who=who) + " ."
    yield Labelled(doubtful, said(chance.choice([ours, theirs]), tail=""), "neutral")


def _filled(ways: Sequence[str], what: Filling) -> list[str]:
    return [way.format(**what._asdict()) for way in ways]
