"""Wholes and what a story says they are made of: listed, totalled, brought up, or with a rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from factcheck.judge.derived import OF_THEM, alike, exact, noun, own_words
from factcheck.judge.story import Figure
from factcheck.judge.story_kinds import counts
from factcheck.judge.story_words import Spoken
from factcheck.model.later import later
from factcheck.model.stem import stem

AROUND = 3  # sentences around a whole in which its parts may stand
REACH = 3  # sentences before a rest in which the whole is sought
FEW = 10  # the least number that is told of a rest of hundreds without what it counts
WITHIN = later(r"\b(?:including|includes?|of which|of that|among them)(?: (?:about|some|another))? ?$")
HEAD = 3  # sentences at the head of a story, its headline among them
LISTED = 2  # sentences before a rest that list the other parts
FEWEST = 3  # parts beside the rest that make a list far from its whole
SMALLEST = 1000  # times: a sum so far below the rest is a price, and no part beside it
CLOSE = Decimal("0.9")  # share of a whole that such parts come to at the least
FARTHEST = 1  # sentences between a rest and the last count before it
ALL_OF = r"\b(?:%(all of)s)\b"
SOME_OF = r"\b(?:%(some of)s|(?<!associated )with)\b"
REST = (
    r"\b(?:the|its|their|and) "
    r"(?:(?:%(rest)s)\b(?: [^‹;:.,]*\bof)?(?: [a-z]+)?|(?:rest|remainder|others|other ones),) ?$"
)
TOTAL = (
    r"\b(?:(?:a|the|its|their|an) (?:(?:%(total: all)s) )*(?:%(total)s)(?: of)?"
    r"|a (?:combined|cumulative|aggregate)(?: [a-z-]+){0,2}(?: of)?|(?<=, )totall?ing|%(total: so)s|(?<=, )making"
    r"|(?:bring(?:s|ing)?|brought|tak(?:es|ing)|took) [^‹;:.]{0,50} to|add(?:s|ed)? up to) ?$"
)
TOTAL_BEHIND = r"^ (?:%(total: behind)s)\b"
# leaving the half-year figure at 850 million
ASIDE_HALF = later(r"\((?:[a-z]+ ){0,2}(?:half|six months)\b[^():]{0,20}: ?$")
HALF = r"\b(?:%(half year)s)\b[^‹;:,]{0,30}$"
BROUGHT = later(r"\b(?:bring(?:s|ing)?|brought|tak(?:es?|ing)|took) (?:the|its|his|her|their) [^‹;:.]{0,40}\bto ?$")
OF_REST = later(r"\bof the (?:remaining|other) $")
OF_SUCH = later(r"^ of (?:the|these|those|its|their) (?P<noun>[a-z]+)\b")
OF_SO_MANY = later(r"\b(?:of|among|out of) (?:the |its |their |all |some )*$")
ALL_THERE_ARE = later(r"\bof (?:the|its|their|his|her)(?: [\w’'-]+){0,2} ?$")
APART = r"\b(?:%(no list)s)\b"
PARALLEL = later(r"^[^‹;:]*?\b(?P<link>related to|attributable to|held|due to|in|from|for|to|on|by)\b")


# Of the cuts, … / Of these jobs …
OF_THE = later(r"^of (?:the|these|those|its|their) (?P<noun>[a-z]+),? ?(?:about |some )?$")
WORD = later(r"[a-z]+")
FROM = later(r"\b(?:up|down|rise|rose|risen|rising|fell|fall|grew|went|jumped|climbed|dropped|increased) from ?$")
NEAR = 40  # characters before a whole in which the word stands by which it is taken up again


class Whole(NamedTuple):
    """A whole, what it is said to be made of, and whether that is all of it; ``listed`` that no other part is told."""

    whole: Figure
    parts: Sequence[Figure]
    complete: bool
    listed: bool = False


def said_of(sentences: Sequence[Sequence[Figure]], at: int, spoken: Spoken) -> Iterator[Whole]:
    """The wholes of a sentence, with what it or those before it say they are made of."""
    yield from _listed(sentences[at], spoken)
    yield from _rest(sentences, at, spoken)
    yield from _total(sentences, at, spoken)
    yield from _halves(sentences, at, spoken)
    yield from _brought(sentences, at)
    yield from _dealt(sentences, at)


def adds(one: Figure) -> bool:
    """Whether a figure is a size that can be added up."""
    now = "previous" not in one.claim.frame.qualifiers  # "revenue of 419 million vs 391 million"
    return one.letter in "MCU" and exact(one) and now and not OF_THEM.match(one.tail)


def _listed(held: Sequence[Figure], spoken: Spoken) -> Iterator[Whole]:
    """ "$11.9 million, of which $9.2 million related to the mill and $2.7 million to the quarry"."""
    for whole in held[:-2]:
        if not adds(whole):
            continue
        every, some = spoken.pattern(ALL_OF).search(whole.tail), spoken.pattern(SOME_OF).search(whole.tail)
        listed = _run(held[whole.at + 1 :], whole)
        if (
            not (every or some)
            or len(listed) < 2
            or spoken.pattern(APART).search("".join(one.tail for one in (whole, *listed)))
        ):
            continue
        links = [PARALLEL.match(one.tail) for one in listed]
        parallel = all(links) and len({link["link"] for link in links if link}) == 1
        ends = re.search(r"\band\b", listed[-1].lead) is not None
        if ends and (every or parallel):
            yield Whole(whole, listed, complete=every is not None)


def _run(held: Sequence[Figure], whole: Figure) -> list[Figure]:
    """The figures that follow each other and may be parts of one before."""
    run: list[Figure] = []
    for one in held:
        if not (alike(one, whole) and adds(one) and one.value < whole.value) or ";" in one.lead:
            break
        run.append(one)
    return run


def _rest(sentences: Sequence[Sequence[Figure]], at: int, spoken: Spoken) -> Iterator[Whole]:
    """ "Of the $165 million, $58 million expire by 2030. The remaining $107 million do not"."""
    for rest in sentences[at]:
        if not adds(rest) or spoken.pattern(REST).search(rest.lead) is None:
            continue
        before = [one for held in sentences[max(0, at - REACH) : at] for one in held]
        before += [one for one in sentences[at] if one.at < rest.at]
        near = [one for one in before if alike(one, rest) and (adds(one) or _some(one, before))]
        if counts(rest.claim):
            yield from _rest_of_count(near, rest)
            continue
        headed = [*_rest_of_head(sentences, at, near, rest)]
        yield from headed
        for start in range(len(near) - 1, -1, -1) if not headed else ():
            parts = near[start + 1 :]
            if near[start].value > rest.value + max((one.value for one in parts), default=Decimal(0)):
                if parts:
                    yield Whole(near[start], (*parts, rest), complete=True)
                break


def _rest_of_head(
    sentences: Sequence[Sequence[Figure]], at: int, near: Sequence[Figure], rest: Figure
) -> Iterator[Whole]:
    """ "A budget of £412 million" at the head of a story, and its parts far below, the last one "the remaining"."""
    parts = [one for one in near if one.told.order >= rest.told.order - LISTED and one.letter == "M"]
    parts = [one for one in parts if not WITHIN.search(one.lead) and one.value * SMALLEST > rest.value]
    sum_ = sum((one.value for one in parts), start=rest.value)
    heads = [one for held in sentences[: min(HEAD, at)] for one in held if alike(one, rest) and adds(one)]
    wholes = [one for one in heads if one not in parts and sum_ * CLOSE < one.value < sum_ / CLOSE]
    if len(parts) >= FEWEST and len({one.value for one in wholes}) == 1:
        yield Whole(wholes[-1], (*parts, rest), complete=True, listed=True)


def _some(one: Figure, before: Sequence[Figure]) -> bool:
    """Whether a figure counts some of those told in another sentence: "26 of those saved"."""
    within = any(other.told is one.told and other.at < one.at and other.value > one.value for other in before)
    return (
        OF_THEM.match(one.tail) is not None and counts(one.claim) and one.claim.quantity.approx is None and not within
    )


def _rest_of_count(near: Sequence[Figure], rest: Figure) -> Iterator[Whole]:
    """ "Of 118 samples, 67 were clean. The remaining 61 were not": the whole is the greatest count before them."""
    beside = [one for one in near if one.told is rest.told]
    if (named := _named_by(beside, near)) is not None:
        yield Whole(named, (*beside, rest), complete=True)
        return
    whole = max(near, key=lambda one: one.value, default=None)
    if whole is None or whole.value <= rest.value or rest.told.order - near[-1].told.order > FARTHEST:
        return
    some = OF_SUCH.match(whole.tail)
    if some and noun(rest) == stem(some["noun"]):
        return  # "eight of the trials … the remaining two trials" are of all there were
    if noun(rest) == "" and rest.value < FEW and whole.value > FEW * FEW:
        return  # "a third of the loss; the other two"
    if _closed(near, rest) or any(OF_REST.search(one.lead) for one in near[near.index(whole) + 1 :]):
        return  # "of the remaining three, one plans a cut; the other two" leaves nothing to be told of the eleven
    parts = near[near.index(whole) + 1 :]
    apart = all(one.told is not whole.told for one in parts)
    short = sum((one.value for one in parts), start=rest.value) < whole.value
    if parts and (apart or short or OF_SO_MANY.search(whole.lead)):
        yield Whole(whole, (*parts, rest), complete=True)


def _named_by(beside: Sequence[Figure], near: Sequence[Figure]) -> Figure | None:
    """What the others in the sentence of a rest are said to be of: "Oxford loses 210 of the posts", of 600 posts."""
    of = next((found for one in beside if (found := OF_SUCH.match(one.tail))), None)
    named = [one for one in near if of and one not in beside and noun(one) == stem(of["noun"])]
    return named[-1] if named and named[-1].value > max(one.value for one in beside) else None


def _closed(near: Sequence[Figure], rest: Figure) -> bool:
    """Whether a rest and what is told last before it make the smaller whole that is told before both."""
    sums = accumulate((one.value for one in reversed(near)), initial=rest.value)
    return any(one.value == sum_ for one, sum_ in zip(reversed(near[:-1]), [*sums][1:], strict=False))


def _total(sentences: Sequence[Sequence[Figure]], at: int, spoken: Spoken) -> Iterator[Whole]:
    """ "438 million in the first quarter and 412 million in the second, a total of 850 million"."""
    for whole in sentences[at]:
        if not adds(whole) or not (
            spoken.pattern(TOTAL).search(whole.lead) or spoken.pattern(TOTAL_BEHIND).match(whole.tail)
        ):
            continue
        parts = [
            one for one in sentences[at][: whole.at] if alike(one, whole) and adds(one) and one.value < whole.value
        ]
        if any(FROM.search(one.lead) for one in parts):
            continue  # "from 201 to 388, and by 366 more since, to give a total of 754": levels, and no parts
        if len(parts) > 1 and not spoken.pattern(APART).search("".join(one.tail for one in parts)):
            yield Whole(whole, parts, complete=True)


def _halves(sentences: Sequence[Sequence[Figure]], at: int, spoken: Spoken) -> Iterator[Whole]:
    """ "438 million in the second quarter after 412 million in the first, leaving the half-year figure at 850"."""
    for whole in sentences[at]:
        parts = [one for one in sentences[at] if one is not whole and alike(one, whole) and adds(one)]
        # "2.8 million (first half of 2024: 2.3 million), of which the second quarter brought 1.5 million"
        parts = [one for one in parts if not ASIDE_HALF.search(one.lead)]
        if adds(whole) and spoken.pattern(HALF).search(whole.lead) and len(parts) == 2:
            quarters = sum("quarter" in told_ or "three months" in told_ for told_ in map(_time, parts))
            if quarters and max(one.value for one in parts) < whole.value:
                yield Whole(whole, parts, complete=True)


def _time(one: Figure) -> str:
    period = one.claim.frame.period
    return f"{period.text if period else ''} {one.lead} {one.tail}".lower()


def _brought(sentences: Sequence[Sequence[Figure]], at: int) -> Iterator[Whole]:
    """ "That brings his total to 86 delegates, after 25 in one state, 39 in another and 22 in a third"."""
    for whole in sentences[at]:
        if not adds(whole) or not BROUGHT.search(whole.lead) or not whole.claim.frame.known:
            continue
        near = [one for held in sentences[max(0, at - AROUND) : at + 1] for one in held]
        parts = [one for one in near if one is not whole and _of_one(one, whole) and not ALL_THERE_ARE.search(one.lead)]
        if len(parts) > 2 and max(one.value for one in parts) < whole.value:
            yield Whole(whole, parts, complete=True)


def _dealt(sentences: Sequence[Sequence[Figure]], at: int) -> Iterator[Whole]:
    """ "It would cut 3,400 jobs. Of the cuts, 1,900 will be made in Europe, 1,100 in America and 800 in Asia"."""
    held = sentences[at]
    opened = OF_THE.match(held[0].lead) if held else None
    if opened is None or len(held) < 2 or re.search(r"\band\b", held[-1].lead) is None:
        return
    before = [one for some in sentences[max(0, at - 2) : at] for one in some if adds(one)]
    wholes = [one for one in before if one.letter == held[0].letter == "C" and one.value > held[0].value]
    taken_up = stem(opened["noun"])
    named = [one for one in wholes if taken_up in map(stem, WORD.findall(f"{one.lead[-NEAR:]} {own_words(one)}"))]
    parts = _run(held, named[-1]) if named else []
    if len(parts) == len(held):
        yield Whole(named[-1], parts, complete=False)


def _of_one(part: Figure, whole: Figure) -> bool:
    frame = part.claim.frame
    return (
        adds(part)
        and (alike(part, whole) or part.letter == whole.letter)
        and frame.known
        and frame.metric == whole.claim.frame.metric
    )
