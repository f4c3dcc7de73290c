"""FC502: one event, told in two sentences that are not alike, dated in two ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from factcheck.judge.of_places import of_places
from factcheck.model.called import one_body
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.period import Overlap, Period
from factcheck.model.statement import Reading, Slot, Statement

NEAR = 7  # tokens between an event and its date
LED = 16  # … where the date opens the sentence
CROWD = 40  # events of one kind and name; more are a calendar
ENOUGH = 5
FARTHEST = {"day": 45, "quarter": 400, "half": 400}  # days between two dates of one event, by grain
TELLS = later(r"\d|quarter|half")  # "yesterday" is of the day it is told on
NEWS = 14  # days between articles of one time
SHORTEST = 3


class Event(NamedTuple):
    """Something that happens once, its date, and the words around it."""

    kind: str
    statement: Statement
    slot: Slot
    period: Period
    names: frozenset[str]
    words: frozenset[str]


def events(readings: Iterable[Reading], pack: RulePack) -> Iterator[tuple[object, Conflict]]:
    """One finding for each two dates of what is by its words one event, with every topic by which it is found."""
    told: defaultdict[object, list[Event]] = defaultdict(list)
    for event in _told(readings, pack):
        for topic in _topics(event):
            told[topic].append(event)
    for topic, held in told.items():
        if len(held) <= CROWD:
            yield from ((topic, _finding(a, b, pack)) for a, b in combinations(held, 2) if _clash(a, b))


def dated(reading: Reading, pack: RulePack) -> Iterator[object]:
    """What an article dates: events of one such key are held against each other."""
    return (topic for event in _told([reading], pack) for topic in _topics(event))


def _topics(event: Event) -> Iterator[object]:
    return ((event.statement.group, event.kind, name) for name in event.names)


def _told(readings: Iterable[Reading], pack: RulePack) -> Iterator[Event]:
    phrases = _phrases(pack)
    moved = frozenset(pack.words.phrases["set"]["moved"])
    stop = frozenset(pack.words.phrases["stop"]["word"])
    for reading in readings:
        for statement in reading.statements:
            if moved.isdisjoint(statement.tokens):
                yield from _events(statement, phrases, stop)


def _phrases(pack: RulePack) -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
    """The words of events by their first, each with the kind of event they tell."""
    found: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for kind, phrases in pack.words.phrases.get("event", {}).items():
        for phrase in phrases:
            words = tuple(phrase.split())
            found[words[0]].append((words, kind))
    return found


def _events(
    statement: Statement, phrases: Mapping[str, list[tuple[tuple[str, ...], str]]], stop: frozenset[str]
) -> Iterator[Event]:
    told = [
        (at, kind)
        for at, token in enumerate(statement.tokens)
        for words, kind in phrases.get(token, ())
        if statement.tokens[at : at + len(words)] == words
    ]
    slots = [slot for slot in statement.slots if slot.kind == "time" and _placed(slot)]
    for slot in slots if told else ():
        kind = _dated(statement, slot, told)
        if kind is None or slot.period is None:
            continue
        words = {token for token in statement.tokens if token.isalpha() and len(token) > SHORTEST} - stop
        names = statement.telling & words
        yield Event(kind, statement, slot, slot.period, names, frozenset(words - names))


def _dated(statement: Statement, slot: Slot, told: Sequence[tuple[int, str]]) -> str | None:
    """The kind of event a date is that of: told right before it, or behind a date that opens the sentence."""
    before = [event for event in told if event[0] < slot.token]
    if before:
        between = statement.tokens[before[-1][0] : slot.token]
        return before[-1][1] if len(between) <= NEAR and not {",", "‹T›", "‹Q›"} & set(between) else None
    behind = [event for event in told if event[0] - slot.token <= LED]
    return behind[0][1] if behind and slot.token <= 2 else None


def _placed(slot: Slot) -> bool:
    period = slot.period
    return period is not None and period.resolved and period.grain in FARTHEST and bool(TELLS.search(slot.text))


def _clash(a: Event, b: Event) -> bool:
    if a.statement is b.statement or a.period.grain != b.period.grain or not _of_one_time(a, b):
        return False
    if a.period.overlap(b.period) is not Overlap.DISJOINT:
        return False
    assert a.period.first is not None
    assert b.period.first is not None
    apart = abs((a.period.first - b.period.first).days)
    if _of_two(a, b):
        return False
    return apart <= FARTHEST[a.period.grain] and _alike(a, b) >= ENOUGH


def _of_two(a: Event, b: Event) -> bool:
    """Whether the figures beside each are of bodies of its own: two dividends are paid on two days."""
    ours, theirs = ({slot.claim.frame.subject for slot in one.statement.slots if slot.claim} for one in (a, b))
    ours, theirs = ours - {None}, theirs - {None}
    return bool(ours and theirs) and not any(one_body(x, y) for x in ours for y in theirs)


def _of_one_time(a: Event, b: Event) -> bool:
    ours, theirs = a.statement.as_of, b.statement.as_of
    if ours is None or theirs is None or ours.first is None or theirs.first is None:
        return True
    return abs((ours.first - theirs.first).days) <= NEWS


def _alike(a: Event, b: Event) -> int:
    """How much two sentences share: names, words, figures."""
    figures = {slot.claim.quantity.near for slot in a.statement.slots if slot.claim}
    figures &= {slot.claim.quantity.near for slot in b.statement.slots if slot.claim}
    return min(len(a.names & b.names), 3) + min(len(a.words & b.words), 3) + 2 * bool(figures)


def _finding(a: Event, b: Event, pack: RulePack) -> Conflict:
    ours, theirs = a.statement, b.statement
    words, said = {"a": a.slot.text, "b": b.slot.text}, (ours.place.text, theirs.place.text)
    return of_places("FC502", pack, words, (a.slot.place, b.slot.place), (ours.article, theirs.article), said, 0.55)
