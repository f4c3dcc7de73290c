"""FC405: a length of time told beside the years or the days that it lies between, be it in another sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.judge.story import Told, dated
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.pack import RulePack

YEAR = r"(?:1[6-9]\d\d|20\d\d)"
BOUNDS = rf"(?:from|between) (?P<first>{YEAR}) (?:to|until|till|and|through) (?P<last>{YEAR})"
PAUSE = r"(?:,| \(| [—–-]|, or|, for| for| over)"
# for 12 years, from 1990 to 2008 / from 1990 to 2008, a span of 12 years / in office for 12 years (1990-2008)
WITHIN = (
    re.compile(rf"‹S(?P<span>\d+)›(?! olds?\b|-old)[^‹;.:]{{0,40}}?,? {BOUNDS}"),
    re.compile(rf"\b{BOUNDS}{PAUSE}(?: (?:a|an) (?:period|span|total|reign|run|stretch) of)? ?‹S(?P<span>\d+)›"),
    re.compile(rf"‹S(?P<span>\d+)›[^‹;.:]{{0,40}}? \((?P<first>{YEAR})\s?[–-]\s?(?P<last>{YEAR})\)"),
)
STARTED = re.compile(
    rf"""
    \b (?: founded | opened | established | set\ up | started | launched | began | created | built | took\ over
        | took\ office | joined | married | elected | appointed | hired | became\ [a-z\ ]{{1,40}} | since | formed
        | introduced )
    [^‹;.]{{0,45}}? \b (?:in|since)? \ ? (?P<year>{YEAR}) \b
    """,
    re.VERBOSE,
)
ENDED = re.compile(
    rf"""
    \b (?: closed? | closes | closing | shuts? | ended | ends | ceased | folded | stepped\ down | steps\ down
        | resign(?:s|ed) | retire[sd]? | dissolved | demolished | quits? | left | leaves | disbanded | divorced
        | scrapped ) \b
    (?: [^‹;.]{{0,45}}? \ in\ (?P<year>{YEAR}) \b )?
    """,
    re.VERBOSE,
)
AFTER = re.compile(
    r"""
    \b after\ ‹S(?P<span>\d+)›
    (?= [.,;] | $
      | \ (?:in|of|at|as|on)\ (?: business | trading | operation | office | power | charge | marriage | service | work
          | the\ (?: job | post | role | helm | top | market | air | house )
          | its | his | her | their | chief | chair | head | mayor | president ) )
    """,
    re.VERBOSE,
)
# has been in business for 37 years
GOES_ON = re.compile(
    r"\b(?:has|have) (?:now )?(?:been|run|led|existed|headed|worked|served|operated|traded)\b"
    r"[^‹;.]{0,40}? for ‹S(?P<span>\d+)›"
)
# He stayed with the club for 17 years
SPENT = re.compile(
    r"\b(?:stayed|spent|served|played|worked|led|ran|lived|reigned|ruled|governed|remained|headed|coached|managed|taught"
    r"|held|kept|lasted|operated|traded|was|were)\b[^‹;.]{0,50}?(?: for)? ‹S(?P<span>\d+)›(?! old)"
)
PENAL = re.compile(r"\b(?:sentence|jail|prison|convict|crime|charge|fraud)")
MOST = 200  # years
NEAR = 2  # sentences between a beginning and the time it lasted


def spans(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Lengths of time that are not the time between."""
    for one in story:
        yield from _bounded(one, spoken.pack)
    yield from _ended(story, spoken.pack)


def _bounded(one: Told, pack: RulePack) -> Iterator[Conflict]:
    """ "For 12 years, from 1990 to 2008"."""
    for pattern in WITHIN:
        match = pattern.search(one.text)
        if match is not None and not PENAL.search(one.text):
            span, first, last = one.claim(match, "span"), int(match["first"]), int(match["last"])
            if last > first and not _fits(span, last - first):
                yield _finding(span, first, last, one, one, pack)
                return


def _ended(story: Sequence[Told], pack: RulePack) -> Iterator[Conflict]:
    """ "Closed in 2018 after 12 years", of what was founded in 2003."""
    starts = [(one, int(match["year"])) for one in story for match in STARTED.finditer(one.said)]
    if len({year for _, year in starts}) != 1:
        return
    begun, first = starts[0]
    for one in story:
        since = GOES_ON.search(one.text)
        match, end = since or AFTER.search(one.text), ENDED.search(one.text)
        if since is not None and one is not begun:
            continue  # what has gone on so long may have begun before what the story dates
        if match is None and 0 <= one.order - begun.order <= NEAR:
            match, end = SPENT.search(one.text), _end(story, one)
        if match is None or (end is None and since is None) or PENAL.search(one.text):
            continue
        span = one.claim(match, "span")
        last = int(end["year"]) if end is not None and end["year"] else _last(story, one, first)
        if (
            last is not None
            and first < last < first + MOST
            and _one_thing(one, begun)
            and not _fits(span, last - first)
        ):
            yield _finding(span, first, last, one, begun, pack)
            return


def _end(story: Sequence[Told], one: Told) -> re.Match[str] | None:
    """The end told with its year in the same sentence or the next."""
    found = (ENDED.search(other.said) for other in story[one.order : one.order + 2])
    return next((match for match in found if match is not None and match["year"]), None)


def _last(story: Sequence[Told], one: Told, first: int) -> int | None:
    """The year in which something ended: one that the story tells of the end, or that of the story."""
    told = {int(m["year"]) for other in story for m in ENDED.finditer(other.said) if m["year"]} - {first}
    if len(told) == 1:
        return told.pop()
    as_of = one.claims[0].as_of
    return as_of.first.year if not told and as_of is not None and as_of.first is not None else None


def _one_thing(one: Told, begun: Told) -> bool:
    """Whether what began and what ended may be one: a name in both sentences, or a pronoun in the one."""
    if one is begun or re.match(r"(?:It|He|She|They|The [a-z]+|Its|His|Her)\b", begun.said):
        return True
    if re.match(r"(?:It|He|She|They|The [a-z]+)\b", one.said):
        return True
    names = [set(re.findall(r"\b[A-Z][\w’'-]{2,}", text)) for text in (one.said, begun.said)]
    return bool(names[0] & names[1])


def _fits(span: Claim, between: int) -> bool:
    """Whether a length of years may be that between two years: a year more or less goes by the months."""
    amount = span.quantity
    if amount.unit != "year" or amount.near > MOST or amount.approx == "range":
        return True
    slack = Decimal(1) if amount.approx is None else max(Decimal(2), amount.near / 5)
    low = amount.near - slack
    high = Decimal(10 * MOST) if amount.approx in ("more_than", "at_least") else amount.near + slack
    if amount.approx in ("less_than", "at_most"):
        low = Decimal(0)
    return low <= between <= high


def _finding(span: Claim, first: int, last: int, one: Told, begun: Told, pack: RulePack) -> Conflict:
    real = f"from {first} to {last} it is {last - first} years"
    length = " ".join(span.place.text.split())
    said = {"subject": span.frame.subject or "The text", "a": length, "b": f"{first} to {last}", "reason": real}
    places = () if one is begun else (begun.place,)
    return dated(pack, (span,), places, span.article, said, f"{real[0].upper()}{real[1:]}.")
