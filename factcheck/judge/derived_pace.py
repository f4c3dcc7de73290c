"""FC403: a way, the time it took, and the speed or the pace that is told as what they come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.judge.arithmetic_line import told as quoted
from factcheck.judge.arithmetic_rooms import Room, figure, room
from factcheck.judge.derived_clock import MINUTES, Stretch, stretches_of
from factcheck.judge.story import dated
from factcheck.judge.story_words import Spoken
from factcheck.judge.timeline import Length, Said
from factcheck.model.conversion import factor
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading

AVERAGE = r"\b(?:%(speed of all)s)\b"
EACH = later(r"^,? (?:each\b|(?:per|a|for each|for every|every) (?:km|kilomet\w+|miles?)\b)|^ ?/ ?(?:km|mile)")
OTHERWISE = r"\b(?:%(other speed)s)\b"
# A way on which nothing was lost: its speed is that of all of it.
THROUGH = later(r"\bwithout (?:(?:a|any|one|its|making|single) )*(?:stop\w*|break\w*|pause)\b|\bnon-?stop\b")
WAYS = ("kilometer", "mile")
SLACK = Decimal("0.03")
NEAR = 3


def paces(told: Sequence[Said], reading: Reading, spoken: Spoken) -> Iterator[Conflict]:
    """Speeds and paces that the only way and the only time of a sentence do not come to."""
    for one in told:
        ways = [length for length in one.lengths if length.claim.quantity.unit in WAYS]
        if ways and not spoken.pattern(OTHERWISE).search(THROUGH.sub("", one.low)):
            yield from _judged(one, ways, reading.article, spoken)


def _judged(one: Said, ways: list[Length], article: str, spoken: Spoken) -> Iterator[Conflict]:
    pack = spoken.pack
    spans = list(stretches_of(one, MINUTES))
    paces_ = [span for span in spans if EACH.match(one.tail(span.last))]
    times = [span for span in spans if span not in paces_]
    speeds = [length for length in one.lengths if (length.claim.quantity.unit or "").endswith("_per_hour")]
    way_rooms = [(way, room(way.claim, pack.tolerances)) for way in ways]
    if len(times) != 1 or not spoken.pattern(AVERAGE).search(one.low):
        return
    time = _as_fine(times[0])
    for speed in speeds[:1] if len(speeds) == 1 else ():
        unit, told = speed.claim.quantity.unit or "", room(speed.claim, pack.tolerances)
        real = [_speed(way, space, time, unit, pack) for way, space in way_rooms]
        if told is not None and not any(space is None or space.meets(told) for space in real):
            worth = ways[0].claim.quantity.near * _by(ways[0], unit, pack) / (time.size / 60)
            value = speed.claim.quantity.near
            if value / NEAR < worth < value * NEAR:
                yield _finding(one, ways[0], time, speed, f"they come to {figure(worth)} an hour", article, pack)
    for pace in paces_[:1] if len(paces_) == 1 and not speeds else ():
        fits = any(
            space is None or Room(time.least / space.high, time.most / space.low).meets(Room(pace.least, pace.most))
            for _, space in way_rooms
        )
        worth = time.size / abs(ways[0].claim.quantity.near)
        if not fits and pace.size / NEAR < worth < pace.size * NEAR:
            reason = f"they come to {figure(worth)} minutes for each"
            yield _finding(one, ways[0], time, pace.first, reason, article, pack)


def _as_fine(time: Stretch) -> Stretch:
    """A time that a speed is worked out from is known to a tenth, unless it is told as rough; in minutes, to one."""
    if time.claims[0].quantity.approx:
        return time
    if len(time.claims) > 1:
        return time._replace(least=time.size - 1, most=time.size + 1)
    return time._replace(
        least=max(time.least, time.size * Decimal("0.9")), most=min(time.most, time.size * Decimal("1.1"))
    )


def _by(way: Length, speed: str, pack: RulePack) -> Decimal:
    unit, other = way.claim.quantity.unit or "", speed.removesuffix("_per_hour")
    return Decimal(1) if unit == other else factor(unit, other, pack.units) or Decimal(1)


def _speed(way: Length, space: Room | None, time: Stretch, speed: str, pack: RulePack) -> Room | None:
    if space is None or time.least <= 0:
        return None
    by = _by(way, speed, pack)
    return _wide(space.low * by / (time.most / 60), space.high * by / (time.least / 60))


def _wide(low: Decimal, high: Decimal) -> Room:
    return Room(low * (1 - SLACK), high * (1 + SLACK))


def _finding(
    one: Said, way: Length, time: Stretch, other: Length, reason: str, article: str, pack: RulePack
) -> Conflict:
    span = " and ".join(quoted(claim) for claim in time.claims)
    said = {"a": f"{quoted(way.claim)} in {span}", "b": quoted(other.claim), "reason": reason}
    claims = (way.claim, *time.claims, other.claim)
    return dated(pack, claims, (), article, said, f"{reason[0].upper()}{reason[1:]}.", "FC403")
