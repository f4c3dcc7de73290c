"""FC501: statements that contradict each other in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, Protocol

from factcheck.judge.scope_time import days_apart
from factcheck.model.finding import Conflict
from factcheck.model.language import BothWays, TwoWays
from factcheck.model.pack import RulePack
from factcheck.model.statement import Saying
from factcheck.model.text import Place

RULE = "FC501"
# Probability of contradiction from which on an editor is told. Statements that share so much, and in which nothing but
# the two words differs of what these are told of, are believed by their words, with little of the mean of both ways.
CLOSE = 0.6
EXACT = {"sides": 0.1, "denial": 0.5}
LEAST = 0.75  # of others, in either direction
FOLLOWS = 0.5  # probability from which on one sentence is held to follow from another
LONGEST = 160  # characters of a statement in a message

Kind = Literal["opposed", "following", "undetermined"]


class Clashing(Protocol):
    """Two words of two sentences of which one rules out the other.

    They stand on two sides, one denies what the other tells, or both give one post to somebody; ``exact`` if nothing
    else sets apart what they are told of.
    """

    @property
    def kind(self) -> Literal["sides", "denial", "post"]: ...
    @property
    def exact(self) -> bool: ...


class SayingPair(Protocol):
    """Two sentences that may contradict each other."""

    @property
    def a(self) -> Saying: ...
    @property
    def b(self) -> Saying: ...
    @property
    def alike(self) -> float: ...
    @property
    def clash(self) -> Clashing: ...


class Answer(NamedTuple):
    """What a language model makes of two sentences, read both ways. "Undetermined" is an answer and fails nothing."""

    pair: SayingPair
    scores: TwoWays
    kind: Kind


def answers(pairs: Iterable[SayingPair], both_ways: BothWays, pack: RulePack) -> tuple[Answer, ...]:
    """What a language model makes of the pairs that it is to be asked about, as far as it may be."""
    asked = (pair for pair in pairs if _of_one_time(pair.a, pair.b, pack))
    told = ((pair, both_ways(pair.a.text, pair.b.text)) for pair in asked)
    return tuple(Answer(pair, scores, _kind(pair, scores)) for pair, scores in told if scores is not None)


def _kind(pair: SayingPair, scores: TwoWays) -> Kind:
    """Opposed whichever is read first; following if either follows from the other."""
    if _opposed(pair, [one.contradiction for one in scores]):
        return "opposed"
    return "following" if max(one.entailment for one in scores) >= FOLLOWS else "undetermined"


def _opposed(pair: SayingPair, contradiction: Sequence[float]) -> bool:
    """Whether they are believed to contradict each other; of two names for one post no model can tell."""
    if pair.clash.kind == "post":
        return True
    if pair.clash.exact and pair.alike >= CLOSE:
        return sum(contradiction) / len(contradiction) >= EXACT[pair.clash.kind]
    return min(contradiction) >= LEAST


def tally(answered: Sequence[Answer]) -> dict[str, int]:
    """How many pairs are answered in each way."""
    kinds = [answer.kind for answer in answered]
    return {kind: kinds.count(kind) for kind in ("opposed", "following", "undetermined")}


def contradictions(answered: Iterable[Answer], shown: Sequence[Conflict], pack: RulePack) -> tuple[Conflict, ...]:
    """The pairs that are opposed.

    Two sentences of which a rule shows already that they do not fit are left to the rule.
    """
    found = [_conflict(pair.a, pair.b, scores, pack) for pair, scores, kind in answered if kind == "opposed"]
    return tuple(conflict for conflict in found if not any(_same_sentences(conflict, other) for other in shown))


def _of_one_time(a: Saying, b: Saying, pack: RulePack) -> bool:
    """Whether statements of which one names no time come of articles of one time, as far as their dates tell."""
    if (a.periods and b.periods) or a.as_of is None or b.as_of is None:
        return True
    to_the_day = a.as_of.grain == b.as_of.grain == "day"
    return days_apart(a.as_of, b.as_of) <= (int(pack.tolerances.values["price_days"]) if to_the_day else 0)


def _same_sentences(conflict: Conflict, other: Conflict) -> bool:
    """Whether the other has a place inside each of both sentences."""
    return all(any(_inside(place, sentence) for place in other.places) for sentence in conflict.places)


def _inside(place: Place, sentence: Place) -> bool:
    here, there = ((one.path, one.field, one.record) for one in (place, sentence))
    return here == there and sentence.start <= place.start < sentence.end


def _conflict(a: Saying, b: Saying, scores: TwoWays, pack: RulePack) -> Conflict:
    fits = sum(one.entailment - one.contradiction for one in scores) > 0
    names = sorted(a.names & b.names)
    said = {"subject": names[0] if names else "One event", "a": _quoted(a), "b": _quoted(b)}
    return Conflict(
        rule=RULE,
        claims=(),
        sides=(),
        message=pack.rules[RULE].message.format_map(said),
        hint=None,
        weight=0.5,
        places=(a.place, b.place),
        articles=tuple(dict.fromkeys((a.article, b.article))),
        severity="info" if fits else None,  # only the words say so, not the model
        nli=scores,
        said=(a.place.text, b.place.text),
    )


def _quoted(saying: Saying) -> str:
    text = " ".join(saying.place.text.split())
    return f'"{text}"' if len(text) <= LONGEST else f'"{text[: LONGEST - 1].rstrip()}…"'
