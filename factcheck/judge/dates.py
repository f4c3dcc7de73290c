"""Dates that cannot be right: a weekday that is not that day's, one event dated in two ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.model.finding import Conflict, Redating
from factcheck.model.pack import RulePack
from factcheck.model.period import Overlap, Period
from factcheck.model.statement import Reading, Slot, Statement

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FEWEST_WORDS = 8
NEAR_DAYS = 14


def weekdays(readings: Iterable[Reading], pack: RulePack) -> Iterator[Conflict]:
    """FC404: "Wednesday, July 2, 2026" where that day is a Thursday."""
    rule = pack.rules["FC404"]
    for reading in readings:
        for statement in reading.statements:
            for slot in statement.slots:
                day = slot.period.first if slot.period else None
                if (
                    slot.kind != "time"
                    or not slot.label
                    or day is None
                    or slot.period is None
                    or slot.period.grain != "day"
                ):
                    continue
                if slot.period.first == slot.period.last and day.weekday() != int(slot.label):
                    told, real = WEEKDAYS[int(slot.label)], WEEKDAYS[day.weekday()]
                    words = {"subject": "", "metric": "", "a": slot.text, "b": real, "gap": "", "reason": ""}
                    yield Conflict(
                        rule=rule.code,
                        claims=(),
                        sides=(),
                        message=rule.message.format_map(words | {"date": day.isoformat(), "told": told, "real": real}),
                        hint=None,
                        weight=0.9 if str(day.year) in slot.text else 0.6,
                        places=(slot.place,),
                        articles=(reading.article,),
                        said=(statement.place.text,),
                    )


def redated(redatings: Iterable[Redating], pack: RulePack) -> Iterator[Conflict]:
    """FC502: one sentence, two dates, and no other difference that would make it another event."""
    rule = pack.rules["FC502"]
    for item in redatings:
        if not item.retold and not (_clash(item) and _one_event(item)):
            continue
        a, b = item.a_slot, item.b_slot
        words = {"subject": "", "metric": "", "a": a.text, "b": b.text, "gap": "", "reason": ""}
        yield Conflict(
            rule=rule.code,
            claims=(),
            sides=(),
            message=rule.message.format_map(words),
            hint=None,
            weight=0.9 if item.copies else 0.5 if item.retold else 0.6,
            places=(a.place, b.place),
            articles=tuple(dict.fromkeys((item.a.article, item.b.article))),
            said=(item.a.place.text, item.b.place.text),
        )


def _clash(item: Redating) -> bool:
    ours, theirs = item.a_slot.period, item.b_slot.period
    if ours is None or theirs is None:
        return False
    how = ours.overlap(theirs)
    if how is Overlap.UNKNOWN:
        return item.copies and ours.grain == theirs.grain and ours.text.casefold() != theirs.text.casefold()
    return how is Overlap.DISJOINT


def _one_event(item: Redating) -> bool:
    """Copies of one text, or long sentences with a name written at about the same time, whose figures agree."""
    if not _figures_agree(item.a, item.b):
        return False
    if item.copies:
        return True
    words = sum(token.isalpha() for token in item.a.tokens)
    return (
        words >= FEWEST_WORDS
        and bool(item.a.telling & item.b.telling)
        and _near(item.a.as_of, item.b.as_of)
        and item.a.article != item.b.article
    )


def _figures_agree(a: Statement, b: Statement) -> bool:
    return _values(a.slots) == _values(b.slots)


def _values(slots: Iterable[Slot]) -> list[object]:
    return [(slot.claim.quantity.low, slot.claim.quantity.high) for slot in slots if slot.claim]


def _near(a: Period | None, b: Period | None) -> bool:
    """Whether two articles may be of one date: an undated one takes the date it tells, right or wrong."""
    if a is None or b is None or a.first is None or b.first is None:
        return True
    return abs((a.first - b.first).days) <= NEAR_DAYS
