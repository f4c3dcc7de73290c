"""FC501: statements that contradict each other in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple, Protocol

from factcheck.judge.scope_time import days_apart
from factcheck.model.finding import Conflict
from factcheck.model.language import NliScores
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.statement import Saying
from factcheck.model.stem import stem
from factcheck.model.text import Place

RULE = "FC501"
NEGATION = "negation"
# Probability of contradiction, in both directions, from which on an editor is told, of statements that share so much
# of what they tell: of those whose words stand on two sides, of which one denies something, and of others.
ENOUGH = {
    "sides": ((0.55, 0.7), (0.0, 0.9)),
    "denial": ((0.0, 0.9),),
    "other words denied": ((0.0, 0.95),),
    "plain": ((0.6, 0.88),),
}
FOLLOWS = 0.5  # probability from which on one sentence is held to follow from another
LONGEST = 160  # characters of a statement in a message
WORD = later(r"[^\W_]+")

TALLY = later(r"\b[0-9]{1,3}[-–][0-9]{1,3}\b")
Opposition = Literal["sides", "denial", "other words denied", "plain"]
Kind = Literal["opposed", "following", "undetermined"]
BothWays = Callable[[str, str], tuple[NliScores, NliScores] | None]


class SayingPair(Protocol):
    """Two sentences that may contradict each other."""

    @property
    def a(self) -> Saying: ...
    @property
    def b(self) -> Saying: ...
    @property
    def alike(self) -> float: ...


class Answer(NamedTuple):
    """What a language model makes of two sentences, read both ways. "Undetermined" is an answer and fails nothing."""

    pair: SayingPair
    scores: tuple[NliScores, NliScores]
    kind: Kind


def answers(pairs: Iterable[SayingPair], both_ways: BothWays, pack: RulePack) -> tuple[Answer, ...]:
    """What a language model makes of the pairs that it is to be asked about, as far as it may be."""
    asked = ((pair, _enough(pair, pack)) for pair in pairs)
    told = ((pair, least, both_ways(pair.a.text, pair.b.text)) for pair, least in asked if least is not None)
    return tuple(Answer(pair, scores, _kind(scores, least)) for pair, least, scores in told if scores is not None)


def _kind(scores: tuple[NliScores, NliScores], least: float) -> Kind:
    """Opposed whichever is read first; following if either follows from the other."""
    if min(one.contradiction for one in scores) >= least:
        return "opposed"
    return "following" if max(one.entailment for one in scores) >= FOLLOWS else "undetermined"


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


def _enough(pair: SayingPair, pack: RulePack) -> float | None:
    """The probability from which on the pair is believed; ``None`` if it is not to be asked about."""
    opposed = opposition(pair.a, pair.b)
    if not (_open(opposed, pair.a, pair.b, pack) and _of_one_time(pair.a, pair.b, pack)):
        return None
    return next((sure for alike, sure in ENOUGH[opposed] if pair.alike >= alike), None)


def _open(opposed: Opposition, a: Saying, b: Saying, pack: RulePack) -> bool:
    """Whether nothing but a model can tell if they fit."""
    match opposed:
        case "sides":
            return not _from_both_ends(a, b, pack)
        case "denial":
            return True
        case "other words denied":
            # Who does not disclose a price denies none.
            return (a.denied | b.denied).isdisjoint(pack.words.phrases["set"]["undenied"])
        case "plain":
            # How a body voted is no matter of words; a headline has no word of its own beside the sentence it is of.
            told = TALLY.search(a.text) or TALLY.search(b.text)
            return told is None and bool(_own(a, b, pack) and _own(b, a, pack))


def _from_both_ends(a: Saying, b: Saying, pack: RulePack) -> bool:
    """Whether one thing is told from both ends: the dollar fell against the euro, the euro rose against the dollar."""
    ours, theirs = _faced(a, pack), _faced(b, pack)
    return any(x != y and x in before and y in ahead for x, ahead in ours for y, before in theirs)


def _faced(saying: Saying, pack: RulePack) -> list[tuple[str, frozenset[str]]]:
    """Whom a statement holds against what stands before: the next word of content, and all those before."""
    facing = pack.words.phrases["set"]["facing"]
    told = [stem(word) for word in WORD.findall(saying.text.lower())]
    at = [number for number, word in enumerate(told) if word in facing]
    behind = ((next((word for word in told[one + 1 :] if word in saying.words), None), one) for one in at)
    return [(word, frozenset(told[:one])) for word, one in behind if word is not None]


def _of_one_time(a: Saying, b: Saying, pack: RulePack) -> bool:
    """Whether statements of which one names no time come of articles of one time, as far as their dates tell."""
    if (a.periods and b.periods) or a.as_of is None or b.as_of is None:
        return True
    to_the_day = a.as_of.grain == b.as_of.grain == "day"
    return days_apart(a.as_of, b.as_of) <= (int(pack.tolerances.values["price_days"]) if to_the_day else 0)


def _own(a: Saying, b: Saying, pack: RulePack) -> frozenset[str]:
    """What the first tells beside the second; which day and which in a row it is, is no matter of words."""
    when = {*pack.dates.weekdays, *pack.dates.months, *pack.dates.ordinals}
    return a.words - b.words - {stem(word) for word in when}


def _same_sentences(conflict: Conflict, other: Conflict) -> bool:
    """Whether the other has a place inside each of both sentences."""
    return all(any(_inside(place, sentence) for place in other.places) for sentence in conflict.places)


def _inside(place: Place, sentence: Place) -> bool:
    here, there = (place.path, place.field), (sentence.path, sentence.field)
    return here == there and sentence.start <= place.start < sentence.end


def opposition(a: Saying, b: Saying) -> Opposition:
    """Whether they take two sides of an axis, or one denies something; both at once is the same again."""
    ours, theirs = _sides(a), _sides(b)
    shared = (ours.keys() & theirs.keys()) - {NEGATION}
    sides = any(ours[axis].isdisjoint(theirs[axis]) for axis in shared)
    denied = (NEGATION in ours) != (NEGATION in theirs)
    if sides == denied:
        return "plain"
    if sides:
        return "sides"
    told = a.denied & b.words if NEGATION in ours else b.denied & a.words
    return "denial" if told else "other words denied"


def _sides(saying: Saying) -> dict[str, set[str]]:
    held: dict[str, set[str]] = {}
    for axis, side in saying.poles:
        held.setdefault(axis, set()).add(side)
    return held


def _conflict(a: Saying, b: Saying, scores: tuple[NliScores, NliScores], pack: RulePack) -> Conflict:
    ours, theirs = scores
    both = NliScores(*(round((x + y) / 2, 3) for x, y in zip(ours, theirs, strict=True)))
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
        nli=both,
        said=(a.place.text, b.place.text),
    )


def _quoted(saying: Saying) -> str:
    text = " ".join(saying.place.text.split())
    return f'"{text}"' if len(text) <= LONGEST else f'"{text[: LONGEST - 1].rstrip()}…"'
