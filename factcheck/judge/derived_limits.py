"""FC403: what is told to lie above a limit, below it, or ahead of all others, and does not by the figures around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from factcheck.judge.arithmetic_line import ADJUSTED
from factcheck.judge.story import dated
from factcheck.judge.story_words import Cues, Spoken
from factcheck.judge.timeline import Said
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading

# A temperature as papers shorten it: "38.4C", "101F".
DEGREES = later(r"(?<![\w.,])(?P<value>-?\d{1,3}(?:\.\d)?) ?°?(?P<unit>[CF])\b(?! ?\d)")
# "… and had dropped below seven metres by noon": what it had come to by then, and not what it was.
HAD_GONE = later(r"\bhad (?:[a-z]+ ){1,2}(?:below|above|under|over)(?: the)? ?$")
FIRST_TIME = later(r"\bfor the first time\b|\bfirst time (?:ever|in)\b")
REACHED = later(
    r"^(?![^;]*\b(?:before|but|later|then|after|while|from)\b)[^;]{0,40}?"
    r"(?:\b(?:at|reaching|hitting|ending at|closing at|with|to)|:|,) (?:a [a-z]+ of )?(?:the )?$"
)
TO = later(r"\b(?:to|at) (?:a [a-z]+ of )?$")
BEHIND = later(r"\b(?:after|behind|below|than|only to|surpassed by|beaten by)\b")
CLOSING = later(r"^[^,;]{0,60}, (?:closing|ending|finishing|settling)(?: the (?:day|session|week))? (?:[a-z]+ )?$")
HIGHER_IS_FIRST = later(
    r"\b(?:fastest|quickest|lowest|fewest|cheapest|least|strokes|seconds|time of|clocked|par|under par)\b"
)
OF_ALL = later(r"\bof (?:(?:the|all|these|those|its|their) (?:[a-z0-9,-]+ ){0,3}[a-z]+s|all)\b")
MOST_OF = later(r"\bmost of (?:which|whom|them|these|those|the)\b")
# "Ahead of Falk with 41%", "followed by Norway at 33", but not "followed by an exchange involving 21 texts".
AT = later(r"(?:(?! [a-z]+ing\b)[^;.])*?(?:\b(?:with|at|on|by|by the)|[,(]) ?(?:a |an |the |about |some |just )?$")
SHORT = later(r"\b(?:below|short of|shy of|near|off|close to|since|far from)\b")
OF_TIME = frozenset({"second", "minute", "hour", "day"})  # the least of them comes first
RECORD_LOW = later(r"\brecord(?:ed)? (?:lows?|lowest|lower|minimum)\b")
AFTER = later(r"\bafter $")  # "430,000 tonnes, after 390,000 the year before"
TEMPERATURES = frozenset({"celsius", "fahrenheit"})
APPROXIMATE = frozenset({"more_than", "at_least", "less_than", "at_most", "range", "about", "nearly"})
IN_THE = later(r"\b(?:in|over|for|at) (?:the |a |his |her )$")
NEAR = Decimal(2)


class Value(NamedTuple):
    """A measured figure and where it stands; ``lead`` and ``tail`` are the words up to the figures around it."""

    value: Decimal
    unit: str
    said: Said
    at: int
    end: int
    lead: str
    tail: str
    claim: Claim | None

    @property
    def text(self) -> str:
        return self.said.text[self.at : self.end]


def limits(told: Sequence[Said], reading: Reading, spoken: Spoken) -> Iterator[Conflict]:
    """Limits, records and first places that none of the figures around them bear out."""
    known = spoken.bounds
    held = [_values(one) for one in told]
    for at in range(len(told)):
        here, near = held[at], held[at : at + 2]
        for one in here:
            yield from _limit(one, here, near, known, reading.article, spoken.pack)
            yield from _record(one, held[max(0, at - 1) : at + 2], known, reading.article, spoken.pack)
            yield from _second(one, held[max(0, at - 1) : at + 1], known, reading.article, spoken.pack)
            yield from _of_all(one, near, known, reading.article, spoken.pack)


def _values(one: Said) -> list[Value]:
    spans: list[tuple[int, int, Decimal, str, Claim | None]] = []
    for length in one.lengths:
        amount = length.claim.quantity
        plain = amount.point is not None or amount.approx in ("more_than", "less_than")
        if (
            plain
            and (amount.unit or _measured(length.claim))
            and not length.claim.vague
            and length.claim.partner is None
        ):
            spans.append((length.at, length.end, amount.near, amount.unit or "", length.claim))
    for match in DEGREES.finditer(one.text):
        if not any(start < match.end() and match.start() < end for start, end, *_ in spans):
            unit = "celsius" if match["unit"] == "C" else "fahrenheit"
            spans.append((match.start(), match.end(), Decimal(match["value"]), unit, None))
    spans.sort(key=lambda span: span[0])
    ends = [0, *(span[1] for span in spans)]
    starts = [*(span[0] for span in spans), len(one.low)]
    return [
        Value(value, unit, one, start, end, one.low[ends[n] : start], one.low[end : starts[n + 1]], claim)
        for n, (start, end, value, unit, claim) in enumerate(spans)
    ]


def _level(one: Value) -> bool:
    claim = one.claim
    if claim is None:
        return True
    return (
        claim.frame.aspect != "change" and claim.quantity.approx not in APPROXIMATE and claim.frame.modality == "actual"
    )


def _alike(a: Value, b: Value) -> bool:
    """Whether two figures may be of one measure."""
    if a is b or not _one_unit(a, b) or not (a.value > 0 and b.value > 0):
        return False
    if a.claim is None or b.claim is None:
        return True
    metrics = {claim.frame.metric for claim in (a.claim, b.claim) if claim.frame.known}
    adjusted = [claim.frame.qualifiers & ADJUSTED for claim in (a.claim, b.claim)]
    return len(metrics) < 2 and (a.said is b.said or adjusted[0] == adjusted[1])


def _measured(claim: Claim) -> bool:
    """Whether a bare figure is too fine, or too large, to number or to date anything: "the record of 38.9"."""
    point = claim.quantity.point
    return point is not None and (point != int(point) or "," in claim.place.text)


def _one_unit(a: Value, b: Value) -> bool:
    """Whether two figures are told in one unit, one of them with less of it: "38.4 degrees Celsius", "38.9 degrees"."""
    degrees = {a.unit, b.unit} < {"degree", *TEMPERATURES} and "degree" in (a.unit, b.unit)
    return a.unit == b.unit or degrees or (not b.unit and not a.unit.startswith("percent"))


def _near(a: Value, b: Value) -> bool:
    return a.value / NEAR <= b.value <= a.value * NEAR


def _limit(
    bound: Value, here: Sequence[Value], near: Sequence[Sequence[Value]], known: Cues, article: str, pack: RulePack
) -> Iterator[Conflict]:
    """ "Exceeded the limit of 150 micrograms", and "a mean of 137"."""
    behind = re.match(r"^[ -](?:[a-z-]+ )?(?:per (?:[a-z]+ ){1,3})?", bound.tail)
    noun = known["noun"].search(bound.lead[-45:]) or (behind and known["noun"].match(bound.tail, behind.end()))
    noun = noun or known["noun"].match(bound.tail.lstrip(" -"))
    first = not noun and FIRST_TIME.search(bound.said.low)
    if not (noun or first) or known["doubt"].search(bound.said.low):
        return
    is_above = _is_above(bound, known)
    if HAD_GONE.search(bound.lead):
        return
    if is_above is None or bound.unit.startswith("count:"):
        return
    levels = [one for held in (near if noun else (here,)) for one in held if _alike(one, bound) and _level(one)]
    if (
        not levels
        or len(levels) > 3
        or any((one.value > bound.value) is is_above and one.value != bound.value for one in levels)
    ):
        return
    one = levels[0]
    if first and not (one.at > bound.at and REACHED.match(one.lead)) and not _closed(one, bound):
        return
    if known["doubt"].search(one.said.low) or one.value == bound.value or not _near(one, bound):
        return
    if noun and one.said is not bound.said and known["noun"].search(one.lead + one.tail[:20]):
        return
    way = "below" if is_above else "above"
    yield _finding(bound, one, f"{one.text} is {way} {bound.text}", article, pack)


def _closed(level: Value, bound: Value) -> bool:
    """ "Climbed to $197.40 on Wednesday, closing above $200": both are the close."""
    between = bound.said.low[level.end : bound.at]
    return level.end <= bound.at and TO.search(level.lead) is not None and CLOSING.match(between) is not None


def _is_above(bound: Value, known: Cues) -> bool | None:
    """Whether something is told to lie above a limit, or below it; ``None`` where neither is."""
    lead = bound.lead[-70:]
    above, below = (list(cue.finditer(lead)) for cue in (known["above"], known["below"]))
    if not (above or below):
        approx = bound.claim.quantity.approx if bound.claim else None
        return approx == "more_than" if approx in ("more_than", "less_than") else None
    is_above = bool(above) and (not below or above[-1].end() > below[-1].end())
    between = lead[(above if is_above else below)[-1].end() :]
    return None if re.search(r"[,;]", between) or len(between.split()) > 7 else is_above


def _record(
    before: Value, near: Sequence[Sequence[Value]], known: Cues, article: str, pack: RulePack
) -> Iterator[Conflict]:
    """ "The hottest day on record at 38.4C", and "the previous record, 38.9C"."""
    cue = list(known["before"].finditer(before.lead[-50:]))
    if IN_THE.search(before.lead):
        return  # "bettering the record in the 100 metres butterfly" names a race
    if not cue or re.search(r"[;:]", before.lead[-50:][cue[-1].end() :]) or SHORT.search(before.lead[-50:]):
        return
    strong = re.search(r"record|high|mark|best", cue[-1][0])
    text = " ".join(held[0].said.low for held in near if held)
    up, down = {match[0] for match in known["most"].finditer(text)}, known["least"].search(text)
    if (
        bool(up) is bool(down)
        or RECORD_LOW.search(text)
        or known["doubt"].search(before.said.low)
        or not (strong or re.search(r"\brecord\b|\bever\b", text))
    ):
        return
    levels = [one for held in near for one in held if _alike(one, before) and _level(one)]
    levels = [one for one in levels if not AFTER.search(one.lead)]
    if up == {"record"} and any(one.unit in OF_TIME for one in levels):
        return  # of a race or of a ride, which the shorter time wins
    if len(levels) != 1 or not _near(levels[0], before) or levels[0].value == before.value:
        return
    one = levels[0]
    if (one.value > before.value) is bool(up) or known["before"].search(one.lead[-40:]):
        return
    way = "less" if up else "more"
    yield _finding(one, before, f"{one.text} is {way} than {before.text}", article, pack)


def _second(
    second: Value, near: Sequence[Sequence[Value]], known: Cues, article: str, pack: RulePack
) -> Iterator[Conflict]:
    """ "Topped the chart with $29.6 million", and "second place with $33.2 million"."""
    text = " ".join(held[0].said.low for held in near if held)
    # "Won with 38%, ahead of Falk with 41%".
    behind = known["leading"].search(MOST_OF.sub("", text)) and any(
        AT.match(second.lead, cue.end()) for cue in known["ahead"].finditer(second.lead)
    )
    told = list(known["second"].finditer(second.lead))
    if told and BEHIND.search(second.lead, told[-1].end()):
        return  # "the second-highest on record after 1,082 tonnes"
    if not (behind or told) or second.unit in OF_TIME or not _level(second):
        return
    if "-" in second.text:
        return  # "followed by six-year certificates": that says which of them
    if HIGHER_IS_FIRST.search(text):
        return
    before = [
        one for held in near for one in held if _alike(one, second) and _level(one) and _comes_before(one, second)
    ]
    if not before or any(one.value >= second.value for one in before):
        return
    first = before[-1]
    if known["second"].search(first.lead) or not _near(first, second):
        return
    yield _finding(first, second, f"{second.text}, told as second, is more than {first.text}", article, pack)


def _comes_before(one: Value, other: Value) -> bool:
    return one.said.order < other.said.order or (one.said is other.said and one.at < other.at)


def _of_all(
    top: Value, near: Sequence[Sequence[Value]], known: Cues, article: str, pack: RulePack
) -> Iterator[Conflict]:
    """ "The highest of the five peaks, at 2,914 m", and another of them "at 2,931 m"."""
    cue = re.search(rf"\b(?:the|its|their) {known['most'].pattern}([^;]*)$", top.said.low[max(0, top.at - 70) : top.at])
    behind = re.match(rf"^,? (?:is|was|are|remains) (?:by far )?the {known['most'].pattern}(?=[,.;]|$)", top.tail)
    of_all = OF_ALL.search(cue[1]) if cue else behind and OF_ALL.match(top.said.low)
    if not of_all or not _level(top) or re.search(r"\bsince\b|\bnow\b|\bso far\b", top.said.low):
        return
    others = [one for held in near for one in held if _alike(one, top) and _level(one) and one is not top]
    more = [one for one in others if one.value > top.value]
    if len(others) > 4 or not more or not _near(more[0], top):
        return
    if known["before"].search(more[0].lead) or known["doubt"].search(more[0].said.low):
        return
    yield _finding(top, more[0], f"{more[0].text} is more than {top.text}", article, pack)


def _finding(a: Value, b: Value, reason: str, article: str, pack: RulePack) -> Conflict:
    claims = tuple(one.claim for one in (a, b) if one.claim is not None)
    places = tuple(one.said.spot(one.at, one.end) for one in (a, b) if one.claim is None)
    said = {"a": a.text, "b": b.text, "reason": reason}
    return dated(pack, claims, places, article, said, f"{reason[0].upper()}{reason[1:]}.", "FC403")
