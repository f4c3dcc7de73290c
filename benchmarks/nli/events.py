"""Statements made from a small grammar: who did what to whom, and what a measure did.

The same words in another order, inside another clause, or about another subject are not the same statement; most
pairs here share nearly all their words whatever their label, so that shared words decide nothing.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rewording import DENIED, FACTIVE, NON_FACTIVE, WHO


class Act(NamedTuple):
    """What one may do to another: past, participle, base, and a past that rules it out."""

    past: str
    participle: str
    base: str
    against: str | None = None


class Labelled(NamedTuple):
    premise: str
    hypothesis: str
    label: str


def acts(names: Sequence[str], chance: random.Random) -> Iterator[Labelled]:
    """Endless pairs about who did what to whom."""
    while True:
        yield from _act(names, chance)


def _act(names: Sequence[str], chance: random.Random) -> Iterator[Labelled]:
    pool = names if chance.random() < 0.5 else ROLES
    a, b, c = chance.sample(list(pool), 3)
    act, other = chance.sample(BUSINESS, 2)
    did, alone, near = act.past, chance.choice(ALONE), chance.choice(PLACES)
    active, passive = f"{a} {did} {b}", f"{b} was {act.participle} by {a}"
    swapped, swapped_passive = f"{b} {did} {a}", f"{a} was {act.participle} by {b}"
    forms = [active, passive]
    who = chance.choice(WHO)
    true = [
        (chance.choice(forms), chance.choice(forms)),
        (active, passive),
        (passive, active),
        (f"{a} {did} {b} and {c}", f"{a} {did} {chance.choice([b, c])}"),
        (f"{a} and {c} {did} {b}", f"{chance.choice([a, c])} {did} {b}"),
        (f"{a} , which {other.past} {c} , {did} {b}", chance.choice([active, f"{a} {other.past} {c}"])),
        (f"{b} , who {a} {did} , {alone}", chance.choice([active, f"{b} {alone}"])),
        (f"{a} that {alone} {did} {b}", chance.choice([active, f"{a} {alone}"])),
        (f"because {a} {did} {b} , {c} {alone}", chance.choice([active, f"{c} {alone}"])),
        (f"after {a} {did} {b} , {c} {alone}", chance.choice([active, f"{c} {alone}"])),
        (f"{a} {near} {c} {did} {b}", active),
        (chance.choice(FACTIVE).format(s=active, who=who), chance.choice(forms)),
        (f"{a} managed to {act.base} {b}", active),
        (f"{a} {did} {b} in [DATE] for [MONEY]", chance.choice(forms)),
        (f"{a} {did} {b} and {other.past} {c}", chance.choice([active, f"{a} {other.past} {c}"])),
    ]
    neutral = [
        (active, swapped),
        (active, swapped_passive),
        (passive, swapped),
        (passive, swapped_passive),
        (f"{a} {near} {c} {did} {b}", chance.choice([f"{c} {did} {b}", f"{b} {did} {c}", f"{a} {did} {c}"])),
        (f"{a} {did} {b} {near} {c}", chance.choice([f"{a} {did} {c}", f"{b} {did} {c}", f"{c} {did} {b}"])),
        (f"{a} , which {other.past} {c} , {did} {b}", chance.choice([f"{c} {did} {b}", f"{a} {did} {c}"])),
        (f"{a} that {other.past} {c} {alone}", f"{c} {alone}"),
        (f"{b} , who {a} {did} , {alone}", f"{a} {alone}"),
        (f"{a} {near} {b} {alone}", f"{b} {alone}"),
        (f"{a} and {b} {other.past} {c}", chance.choice([f"{a} {other.past} {b}", f"{b} {other.past} {a}"])),
        (f"{a} {did} {b} and {c} {alone}", chance.choice([f"{b} {alone}", f"{a} {alone}"])),
        (f"when {a} {did} {b} {c} {alone}", f"{b} {alone}"),
        (chance.choice(NON_FACTIVE).format(s=active, who=who), chance.choice(forms)),
        (active, chance.choice(NON_FACTIVE).format(s=active, who=who)),
        (f"either {a} {did} {b} , or {c} did", active),
        (f"unless {a} {did} {b} , {c} {alone}", active),
        (f"{a} planned to {act.base} {b}", active),
        (f"{a} tried to {act.base} {b}", active),
        (f"{a} may {act.base} {b}", chance.choice(forms)),
        (active, f"{a} {did} {c}"),
        (active, f"{c} {did} {b}"),
        (active, f"{a} {did} {b} and {c}"),
        (active, f"{a} {other.past} {b}"),
        (active, f"{a} {did} {b} in [DATE] for [MONEY]"),
    ]
    false = [
        (active, f"{a} did not {act.base} {b}"),
        (passive, f"{a} did not {act.base} {b}"),
        (f"{a} did not {act.base} {b}", chance.choice(forms)),
        (f"{a} never {did} {b}", chance.choice(forms)),
        (f"{a} failed to {act.base} {b}", active),
        (f"{a} refused to {act.base} {b}", chance.choice(forms)),
        (active, chance.choice(DENIED).format(s=active, who=who)),
        (chance.choice(DENIED).format(s=active, who=who), active),
        (f"neither {a} nor {c} {did} {b}", active),
        (f"{a} {did} neither {b} nor {c}", active),
        (f"{a} {did} no one but {c}", active),
        (f"{a} {alone}", f"{a} never {alone}"),
    ]
    if act.against:
        false += [(active, f"{a} {act.against} {b}"), (f"{a} {act.against} {b}", chance.choice(forms))] * 2
    for label, pairs in (("entailment", true), ("neutral", neutral), ("contradiction", false)):
        for premise, hypothesis in chance.sample(pairs, 2):
            yield Labelled(f"{premise} .", f"{hypothesis} .", label)


class Measure(NamedTuple):
    """A measure with a placeholder for its level, as two names of the same thing."""

    name: str
    alias: str
    figure: str


TOLD = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
ROLES, ALONE, PLACES = TOLD["roles"], TOLD["alone"], TOLD["places"]
UP, DOWN, FLAT, WHEN = TOLD["up"], TOLD["down"], TOLD["flat"], TOLD["when"]
BUSINESS = tuple(Act(*forms) for forms in TOLD["acts"])
MEASURES = tuple(Measure(*names) for names in TOLD["measures"])
GROUPS = TOLD["said"]


def measured(names: Sequence[str], chance: random.Random) -> Iterator[Labelled]:
    """Endless pairs about measures and what they did, with placeholders for figures and dates."""
    while True:
        yield from _moved(names, chance)
        yield from _told(names, chance)


def _phrased(chance: random.Random, who: str, measure: str, verb: str, figure: str, when: str) -> str:
    forms = (
        f"{who} 's {measure} {verb} {figure} {when}", f"{measure} at {who} {verb} {figure} {when}",
        f"the {measure} of {who} {verb} {figure} {when}", f"{when} , {who} 's {measure} {verb} {figure}",
        f"{who} said its {measure} {verb} {figure} {when}", f"{who} reported that {measure} {verb} {figure} {when}",
    )  # fmt: skip
    return chance.choice(forms)


def _moved(names: Sequence[str], chance: random.Random) -> Iterator[Labelled]:
    a, b = chance.sample(list(names), 2)
    measure, other = chance.sample(MEASURES, 2)
    when = chance.choice(WHEN)
    by = chance.choice(["[PERCENT]", "by [PERCENT]", "to " + measure.figure, measure.figure])
    ours, theirs = (UP, DOWN) if chance.random() < 0.5 else (DOWN, UP)
    call = chance.choice([measure.name, measure.alias])

    def said(who: str = a, what: str = call, verbs: Sequence[str] = ours, figure: str = by) -> str:
        return _phrased(chance, who, what, chance.choice(verbs), figure, when) + " ."

    base = said()
    alias = measure.alias if call == measure.name else measure.name
    yield Labelled(base, said(what=alias), "entailment")
    yield Labelled(base, said(), "entailment")
    yield Labelled(base, said(verbs=theirs), "contradiction")
    yield Labelled(base, said(what=alias, verbs=theirs), "contradiction")
    yield Labelled(base, said(verbs=FLAT, figure=""), "contradiction")
    yield Labelled(base, said(who=b), "neutral")
    yield Labelled(base, said(what=other.name), "neutral")
    future = [f"is expected to {'rise' if ours is UP else 'fall'}", f"may {'rise' if ours is UP else 'fall'}"]
    yield Labelled(*chance.sample([base, said(verbs=future)], 2), "neutral")
    level = said(verbs=["was", "came to", "stood at"], figure=measure.figure)
    changed = said(figure="by [PERCENT]")
    yield Labelled(*chance.sample([level, changed], 2), "neutral")


def _told(names: Sequence[str], chance: random.Random) -> Iterator[Labelled]:
    a, b, c = chance.sample(list(names), 3)
    at, away = chance.sample(range(len(GROUPS)), 2)
    when = chance.choice(["", " in [DATE]", " last year", " in the quarter", " [DATE]"])

    def said(group: int, who: str = a, whom: str = b) -> str:
        form = chance.choice(GROUPS[group]["ways"])
        return form.format(a=who, b=whom, n="[COUNT]", m="[MONEY]", p="[PERCENT]") + when + " ."

    base = said(at)
    yield Labelled(base, said(at), "entailment")
    yield Labelled(base, said(at), "entailment")
    yield Labelled(base, said(at, who=c), "neutral")
    yield Labelled(base, said(away), "neutral")
    if "{b}" in GROUPS[at]["ways"][0]:
        yield Labelled(base, said(at, whom=c), "neutral")
        yield Labelled(base, said(at, who=b, whom=a), "neutral")
    if "against" in GROUPS[at]:
        yield Labelled(base, said(GROUPS[at]["against"]), "contradiction" if GROUPS[at]["excludes"] else "neutral")
    yield Labelled(base, chance.choice(DENIED).format(s=base[:-2], who=chance.choice(WHO)) + " .", "contradiction")
    yield Labelled(base, chance.choice(NON_FACTIVE).format(s=base[:-2], who=chance.choice(WHO)) + " .", "neutral")
