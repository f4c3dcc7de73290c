"""Pairs of figures whose difference their own texts explain."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from decimal import Decimal
from functools import cache
from itertools import combinations
from typing import NamedTuple

from factcheck.judge.growing import adds_up
from factcheck.judge.killers import differ_by, killed_too
from factcheck.judge.one_text import measured, told_apart
from factcheck.judge.owners import of_two_banks
from factcheck.judge.polarity import of_one_thing
from factcheck.judge.remaining import gone, of_the_rest
from factcheck.model.claim import Claim
from factcheck.model.finding import Alignment, Verdict
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.period import Overlap

THEN = later(r"\b(?:at (?:the )?age of|when|turn(?:ed|s)|since|until)\b", re.IGNORECASE)
TOLL = "death toll"
MOST_PARTS = 6  # figures of a sentence beyond which some of them make any sum
LED = 40  # characters before a figure in which it is said that it was given out before
OF_THEM = later(r"\b(?:of them|of whom|including|among them|of which)\b")
OF_IT = later(r" of (?:them|whom|these|those|which)\b")
# A sum that leaves out of which country its dollars are.
WHOSE = r"(?!.*\b(?:u\.?s\.?|american|canadian|australian|new zealand|hong kong|singapore)\b)"
BARE = later(rf"[-−]?\$.*|{WHOSE}.*\b(?:dollars?|dlrs?|cents?)", re.IGNORECASE)
# Before a figure: somebody else has put it higher or lower.
OTHERWISE = later(
    r"\b(?:puts?|gave|gives|estimated?|had|has|reckons?|measured) .{0,40}\b"
    r"(?:lower|higher|weaker|stronger|less|more|larger|smaller)\b"
)
DEATH = later(r"\b(?:die[sd]?|dead|death|passed away)\b")


# What stands before a figure in a form: "Starting price: £".
LABEL = later(r"((?:\b[^\W\d_]+ ){0,2}\b[^\W\d_]+): ?[^\w\s]?$")
VALUES = frozenset({"FC101", "FC103", "FC104"})
FAR_APART = VALUES | {"FC201", "FC204"}
MOST_APART = 2  # times: figures of one text further apart than this are two things


class Judged(NamedTuple):
    alignment: Alignment
    verdict: Verdict


def unexplained(judged: Iterable[Judged], claims: Sequence[Claim], pack: RulePack) -> list[Judged]:
    """The pairs of which no text tells the difference itself."""
    given_out, offset = (_any_of(pack.words.phrases["set"][label]) for label in ("given_out_before", "offset_by"))
    told = {(claim.article, abs(claim.quantity.near)) for claim in claims}
    listed = {(*_sentence(claim), abs(claim.quantity.near)) for claim in claims}
    earlier, sentences, killers = _earlier(claims), _sentences(claims), _killers(claims, pack)
    by_measure, went = measured(claims), gone(claims, pack)
    given: defaultdict[tuple[str, Decimal], list[Claim]] = defaultdict(list)
    for claim in claims:
        given[claim.article, claim.quantity.near].append(claim)
    kept = [
        item
        for item in judged
        if not (
            _told_apart(item, told)
            or _knows_both(item, given)
            or _listed_twice(item, listed)
            or _of_two_entries(item)
            or _two_things(item)
            or (item.verdict.rule == "FC102" and not of_one_thing(item.alignment, pack))
            or of_the_rest(item.alignment.a, item.alignment.b, went, pack)
            or adds_up(item.alignment)
            or of_two_banks(item.alignment.a, item.alignment.b, pack)
            or told_apart(item.alignment, item.verdict, by_measure)
            or _other_voice(item, given)
            or _outdated(item, earlier)
            or _revised(item, given, given_out)
            or _given_out_before(item, given_out)
            or _grown(item)
            or _summed(item, sentences, offset)
            or _with_the_killer(item, killers)
        )
    ]
    signs, homes, by_id = _signs(kept), _homes(claims, pack), {claim.id: claim for claim in claims}
    return [
        item
        for item in kept
        if not (item.verdict.rule == "FC106" and len(signs[_dollars(item)]) > 1) and not _at_home(item, homes, by_id)
    ]


def _killers(claims: Sequence[Claim], pack: RulePack) -> Mapping[str, int]:
    """Of how many who killed others each article that tells of dead says that they died too."""
    dead = {claim.article for claim in claims if claim.frame.metric == TOLL}
    said: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for claim in claims:
        if claim.article in dead:
            said[claim.article][claim.sentence] = None
    return {article: killed_too(told, pack) for article, told in said.items()}


def _with_the_killer(item: Judged, killers: Mapping[str, int]) -> bool:
    a, b = item.alignment.a, item.alignment.b
    toll = TOLL in (a.frame.metric, b.frame.metric)
    return toll and differ_by(a, b, max(killers.get(one.article, 0) for one in (a, b)))


def _homes(claims: Sequence[Claim], pack: RulePack) -> Mapping[str, frozenset[str]]:
    """Of which countries' dollars each article may leave out whose they are: of those that it tells of."""
    lands = {place: code for code, places in pack.words.phrases["dollars"].items() for place in places}
    held: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        held[claim.article].update(lands[name] for name in claim.names if name in lands)
    return {article: frozenset(codes) for article, codes in held.items()}


def _at_home(item: Judged, homes: Mapping[str, frozenset[str]], claims: Mapping[str, Claim]) -> bool:
    """Whether the bare dollars of a text are those of the country it tells of, in which the other gives the sum too."""
    for one, other in ((item.alignment.a, item.alignment.b), (item.alignment.b, item.alignment.a)):
        told = homes.get(one.article, frozenset())
        # It is the sum in the country's own money that the other gives, or that it has worked out in U.S. dollars.
        given = {"FC106": other, "FC101": claims.get(other.partner or "")}.get(item.verdict.rule or "")
        if given is None or "USD" in told or given.quantity.unit not in told or not BARE.fullmatch(one.place.text):
            continue
        if (given.quantity.near, given.quantity.per) == (one.quantity.near, one.quantity.per):
            return True
    return False


@cache
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)


def _told_apart(item: Judged, told: Set[tuple[str, Decimal]]) -> bool:
    """Whether one of two articles gives the other's figure too, and so tells the two definitions apart itself."""
    a, b = item.alignment.a, item.alignment.b
    if item.verdict.rule != "FC205" or a.article == b.article or a.quantity.near == b.quantity.near:
        return False
    return (a.article, abs(b.quantity.near)) in told or (b.article, abs(a.quantity.near)) in told


def _knows_both(item: Judged, given: Mapping[tuple[str, Decimal], Sequence[Claim]]) -> bool:
    """Whether one of two articles gives the other's figure too: a range beside what came of it, another thing.

    Of a measure that a pack knows a figure may be taken for its neighbour: this year's for last year's.
    """
    a, b = item.alignment.a, item.alignment.b
    if item.alignment.channel != "frame" or a.article == b.article or a.quantity.near == b.quantity.near:
        return False
    if item.alignment.in_context is not None:
        return False  # where each of the four stands has been weighed
    if a.frame.known and b.frame.known and "range" not in (a.quantity.approx, b.quantity.approx):
        return False
    return any(
        twin.quantity.unit == other.quantity.unit
        and (twin.frame.metric == other.frame.metric or not (one.frame.known and other.frame.known))
        for one, other in ((a, b), (b, a))
        for twin in given.get((one.article, other.quantity.near), ())
    )


def _sentence(claim: Claim) -> tuple[str, str, int]:
    return claim.article, claim.place.field, claim.sentence_span.start


def _other_voice(item: Judged, given: Mapping[tuple[str, Decimal], Sequence[Claim]]) -> bool:
    """Whether a text that bears out its headline gives the figure of somebody else beside its own."""
    a, b = item.alignment.a, item.alignment.b
    head, other = (a, b) if a.place.field == "title" else (b, a)
    if a.article != b.article or head.place.field != "title" or other.place.field == "title":
        return False
    borne_out = any(
        one.place.field != "title" and one.frame.metric == head.frame.metric
        for one in given.get((head.article, head.quantity.near), ())
    )
    # "The U.S. Geological Survey put the magnitude slightly lower, at 6.2".
    otherwise = OTHERWISE.search(other.sentence[: other.within.start].lower())
    return borne_out and (otherwise is not None or other.frame.source not in (None, head.frame.source))


def _listed_twice(item: Judged, listed: Set[tuple[str, str, int, Decimal]]) -> bool:
    """Whether both sentences of one text tell both figures: one list of several things, told twice."""
    a, b = item.alignment.a, item.alignment.b
    if a.article != b.article or item.alignment.channel == "template":
        return False
    mine = (*_sentence(a), abs(b.quantity.near)) in listed
    return mine and (*_sentence(b), abs(a.quantity.near)) in listed and a.quantity.near != b.quantity.near


def _of_two_entries(item: Judged) -> bool:
    """Whether both figures stand behind one label of a form that one text fills in twice: "House price: 125,000"."""
    a, b = item.alignment.a, item.alignment.b
    labels = [LABEL.search(one.sentence[: one.within.start]) for one in (a, b)]
    ours, theirs = (label and label[1].lower() for label in labels)
    return a.article == b.article and ours is not None and ours == theirs


def _two_things(item: Judged) -> bool:
    """Whether two figures of one text lie so far apart that nobody would write the one for the other.

    A text that contradicts itself tells a figure near the other, or one with its digits.
    """
    a, b = item.alignment.a, item.alignment.b
    if a.article != b.article or item.verdict.rule not in FAR_APART or a.headline or b.headline:
        return False
    if _one_sentence(a, b):
        return False
    if a.quantity.per and a.quantity.per == b.quantity.per:
        return False  # a rent of $1.25 billion a month, and of $47.55 million a month
    small, large = sorted((abs(a.in_percent.near), abs(b.in_percent.near)))
    return small > 0 and large > MOST_APART * small and sorted(a.quantity.digits) != sorted(b.quantity.digits)


def _one_sentence(a: Claim, b: Claim) -> bool:
    """Whether both stand in the same words."""
    ours, theirs = (one.sentence.replace(one.place.text, "", 1).split() for one in (a, b))
    return ours == theirs


def _sentences(claims: Sequence[Claim]) -> Mapping[tuple[str, str, int], list[Claim]]:
    held: defaultdict[tuple[str, str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        held[_sentence(claim)].append(claim)
    return held


def _summed(item: Judged, sentences: Mapping[tuple[str, str, int], list[Claim]], offset: re.Pattern[str]) -> bool:
    """Whether the one figure is the sum of the other and of those told beside it: 61 seats, of 39 and 22."""
    small, large = sorted((item.alignment.a, item.alignment.b), key=lambda claim: abs(claim.quantity.near))
    if small.quantity.near == large.quantity.near or small.frame.aspect == "change":
        return False
    around = sentences.get(_sentence(large), ())
    given = {claim.quantity.near for claim in around if claim is not large}
    near = [claim for claim in sentences.get(_sentence(small), ()) if _adds_up_with(small, claim)]
    counted = (large.quantity.unit or "count:").startswith("count:")  # "215 for and 10 against" are no sum
    beside = [claim for claim in near if not (counted and claim.quantity.near in given)]
    rest = large.quantity.near - small.quantity.near
    behind = large.sentence[large.within.end :]
    if (OF_THEM.search(behind) or offset.search(behind)) and any(
        claim.quantity.near == rest and _adds_up_with(large, claim) for claim in around
    ):
        return True  # "19 people died, four of them attackers", and "fifteen civilians"; "cut 4,000 and create 1,200"
    return len(beside) <= MOST_PARTS and any(
        sum(part.quantity.near for part in some) == rest
        for size in range(1, len(beside) + 1)
        for some in combinations(beside, size)
    )


def _adds_up_with(claim: Claim, other: Claim) -> bool:
    ours, theirs = claim.quantity, other.quantity
    counted = all((unit or "count:").startswith("count:") for unit in (ours.unit, theirs.unit))
    same = ours.unit == theirs.unit or (counted and theirs.unit is None) or (counted and ours.unit is None)
    part = OF_IT.match(other.sentence, other.within.end) is not None  # "34 were hurt, nine of them badly" are 34
    return other is not claim and same and ours.per == theirs.per and theirs.near > 0 and not (part or other.partner)


def _grown(item: Judged) -> bool:
    """Whether one of two ages in one text is that of another time: "died at 91", "at the age of 20 she moved"."""
    a, b = item.alignment.a, item.alignment.b
    ages = a.frame.metric == b.frame.metric == "age" and a.article == b.article
    return ages and any(THEN.search(claim.sentence) and not DEATH.search(claim.sentence) for claim in (a, b))


def _given_out_before(item: Judged, given_out: re.Pattern[str]) -> bool:
    """Whether a text itself tells the one as what was given out before: "they had put the toll at 31 on Wednesday"."""
    a, b = item.alignment.a, item.alignment.b
    if a.article != b.article or not item.alignment.echoed:
        return False
    led = [given_out.search(one.sentence[max(0, one.within.start - LED) : one.within.start]) for one in (a, b)]
    return (led[0] is None) is not (led[1] is None)


def _earlier(claims: Sequence[Claim]) -> Mapping[tuple[str, str, int], list[Claim]]:
    """The figures that are only what another of their sentence is compared with."""
    held: defaultdict[tuple[str, str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        if "previous" in claim.frame.qualifiers and claim.frame.period is not None:
            held[_sentence(claim)].append(claim)
    return held


def _outdated(item: Judged, earlier: Mapping[tuple[str, str, int], list[Claim]]) -> bool:
    """Whether the one tells that the other is no more: "cut the fine to $376 million from the $1.06 billion"."""
    a, b = item.alignment.a, item.alignment.b
    return any(_replaced(old, new, earlier.get(_sentence(new), ())) for old, new in ((a, b), (b, a)))


def _revised(item: Judged, given: Mapping[tuple[str, Decimal], Sequence[Claim]], given_out: re.Pattern[str]) -> bool:
    """Whether the later of two articles tells the earlier one's figure as what was first given out."""
    a, b = item.alignment.a, item.alignment.b
    if a.as_of is None or b.as_of is None or a.as_of.first is None or b.as_of.first is None:
        return False
    old, new = sorted((a, b), key=lambda claim: claim.as_of.first)  # type: ignore[union-attr,arg-type,return-value]
    if a.as_of.first == b.as_of.first:
        return False
    return any(given_out.search(claim.sentence) for claim in given.get((new.article, old.quantity.near), ()))


def _replaced(old: Claim, new: Claim, earlier: Sequence[Claim]) -> bool:
    return old.article != new.article and any(
        one.quantity.near == old.quantity.near
        and one.frame.metric == old.frame.metric
        and old.frame.period is not None
        and one.frame.period is not None
        and one.frame.period.overlap(old.frame.period) is Overlap.SAME
        for one in earlier
        if one is not new
    )


def _dollars(item: Judged) -> tuple[object, ...]:
    """The two articles of a pair whose bare "$" is another dollar in the other."""
    a, b = item.alignment.a, item.alignment.b
    if not any(BARE.fullmatch(one.place.text) for one in (a, b)):
        return (a.id, b.id)
    return (frozenset((a.article, b.article)), frozenset((a.quantity.unit, b.quantity.unit)))


def _signs(judged: Iterable[Judged]) -> Mapping[object, set[Decimal]]:
    """The figures in dispute by articles and currencies: of several, one text leaves out whose dollars it means."""
    held: defaultdict[object, set[Decimal]] = defaultdict(set)
    for item in judged:
        if item.verdict.rule == "FC106":
            held[_dollars(item)].add(item.alignment.a.quantity.near)
    return held
