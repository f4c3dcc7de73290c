"""FC402: a whole and what it is made of, what remains of it, or what all comes to, by the part each figure plays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from factcheck.judge.arithmetic_line import misfit, told, wrong_sum
from factcheck.judge.arithmetic_rooms import Room, summed
from factcheck.judge.derived import alike, noun, size, space
from factcheck.judge.derived_wholes import AROUND, Whole, adds, said_of
from factcheck.judge.story import Figure, Told
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack

MOST = 10  # figures of a window that are added up in every way
# A list that may leave a rest makes clearly less than its whole, or the whole.
NEARLY = Decimal("0.9")
SLACK = Decimal("1.6")  # times: sums further from a whole than this were never meant to be it
# One that is told without a figure: "a chairman, five deputies and 23 members".
SINGLE = later(r"(?:\b(?:of|and|with|by)|[,:(])\s(?:an?|its|the|one)\s(?:[a-z-]+\s){0,3}[a-z-]+(?=,|\sand\b|;|\.|$)")
# The remaining 50 percent stake in San Juan Seafoods
OF_NAME = later(r"‹P\d+›(?: [a-z]+){0,2} (?:of|in) (?:the )?<?(?P<name>[A-Z][\w’'-]*)")
REST_OF_ALL = r"\b(?:the|its|their|and) (?:%(rest)s)\b(?: [a-z]+)?(?: of)? ?$"
ALL = Room(Decimal(100), Decimal(100))


def wholes(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Parts that do not make the whole they are told of."""
    sentences = [one.figures for one in story]
    for at, held in enumerate(sentences):
        if not held:
            continue
        for found in said_of(sentences, at, spoken):
            if not _told_elsewhere(found, sentences):
                others = () if found.listed else _others(sentences, at, found, spoken)
                yield from _judged(found, others, spoken.pack)
        yield from _rest_of_all(sentences, at, spoken)


def _told_elsewhere(found: Whole, sentences: Sequence[Sequence[Figure]]) -> bool:
    """Whether parts make another whole that the story tells, be it far from them."""
    sum_ = sum((one.value for one in found.parts), start=Decimal(0))
    return any(one.value == sum_ and one.letter == found.whole.letter for held in sentences for one in held)


def _others(sentences: Sequence[Sequence[Figure]], at: int, found: Whole, spoken: Spoken) -> list[Figure]:
    """The figures around that may be parts of a whole too, though nothing says so."""
    near = [one for held in sentences[max(0, at - AROUND) : at + AROUND + 1] for one in held]
    held = [*found.parts, found.whole]
    return [one for one in near if one not in held and adds(one) and _joins(one, found, spoken)][:MOST]


def _joins(one: Figure, found: Whole, spoken: Spoken) -> bool:
    """Whether a figure may be one more part: of the same measure, or people beside people."""
    part = found.parts[0]
    if alike(one, part) and one.letter == part.letter:
        return not (one.claim.frame.known and part.claim.frame.known) or _measure(one) == _measure(part)
    return one.letter == part.letter == "C" and {noun(one), noun(part), noun(found.whole)} <= spoken.people


def _measure(one: Figure) -> str | None:
    return one.claim.frame.metric


def _judged(found: Whole, others: Sequence[Figure], pack: RulePack) -> Iterator[Conflict]:
    whole, parts = found.whole, list(found.parts)[:MOST]
    total, spaces = size(whole, pack), [size(one, pack) for one in parts]
    if total is None or None in spaces:
        return
    known, more = [one for one in spaces if one], [held for one in others if (held := size(one, pack))]
    for some in range(2, len(known) + 1):
        if any(summed(chosen).meets(total) for chosen in combinations(known, some)):
            return
    if whole.letter == "C" and (ones := _singles(parts)) and (summed(known) + Room(ones, ones)).meets(total):
        return
    for some in (1, 2):
        if any(summed((*known, *chosen)).meets(total) for chosen in combinations(more, some)):
            return
    sum_ = sum((one.value for one in parts), start=Decimal(0))
    hedged = any(one.claim.quantity.approx for one in (whole, *parts))
    if not found.complete and (sum_ < whole.value * NEARLY or (hedged and sum_ < whole.value)):
        return
    if not whole.value / SLACK < sum_ < whole.value * SLACK:
        return
    yield wrong_sum([one.claim for one in parts], whole.claim, pack)


def _singles(parts: Sequence[Figure]) -> Decimal:
    """How many stand among counted parts, each by itself and uncounted."""
    told = (*(one.lead for one in parts), parts[-1].tail)
    return Decimal(sum(len(SINGLE.findall(words)) for words in told))


def _of_another(rest: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a rest is said to be of somebody whom the sentence of the other parts does not name."""
    of, last = OF_NAME.match(rest.told.text[rest.start :]), parts[-1]
    before = last.told.text[: last.start] if last.told is rest.told else last.told.said
    return of is not None and of["name"] not in before


def _rest_of_all(sentences: Sequence[Sequence[Figure]], at: int, spoken: Spoken) -> Iterator[Conflict]:
    """ "Some 43 percent will keep them. The remaining 47 percent are divided": together they are no hundred."""
    for rest in sentences[at]:
        if (
            rest.letter != "P"
            or not spoken.pattern(REST_OF_ALL).search(rest.lead)
            or rest.claim.quantity.approx == "range"
        ):
            continue
        here = [one for one in sentences[at][: rest.at] if one.letter in "PX"]
        before = here or [one for one in (sentences[at - 1] if at else ()) if one.letter in "PX"]
        parts = [one for one in before if one.letter == "P" and one.claim.frame.direction is None]
        spaces = [space(one, spoken.pack) for one in parts]
        own = space(rest, spoken.pack)
        if parts and _of_another(rest, parts):
            continue
        if own is None or None in spaces or not parts or len(parts) > 4:
            continue
        if any(
            (summed(chosen) + own).meets(ALL)
            for some in range(1, len(parts) + 1)
            for chosen in combinations([s for s in spaces if s], some)
        ):
            continue
        sum_ = sum((one.value for one in parts), start=rest.value)
        if 70 < sum_ < 130 and parts[-1].value + rest.value > 70:
            claims = [one.claim for one in parts]
            said = {"metric": "the shares", "a": "100%", "b": f"{sum_:f}%"}
            hint = f"{' + '.join(map(told, (*claims, rest.claim)))} is {sum_:f}%, and not all."
            yield misfit("FC402", spoken.pack, claims, rest.claim, said, hint)
