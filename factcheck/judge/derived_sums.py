"""FC402: a whole and what it is made of, what remains of it, or what all comes to, by the part each figure plays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from factcheck.judge.arithmetic_line import misfit, told, worth
from factcheck.judge.arithmetic_rooms import Room
from factcheck.judge.derived import Figure, alike, figures, space
from factcheck.judge.story import Told
from factcheck.judge.story_kinds import counts
from factcheck.judge.story_parts import counted_room
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.pack import RulePack
from factcheck.model.stem import stem

MOST = 10  # figures of a window that are added up in every way
AROUND = 3  # sentences around a whole in which its parts may stand
REACH = 2  # sentences before a rest in which the whole is sought
# A list that may leave a rest makes clearly less than its whole, or the whole.
NEARLY = Decimal("0.9")
SLACK = Decimal("1.6")  # times: sums further from a whole than this were never meant to be it
ALL_OF = re.compile(
    r"\b(?:compris(?:es?|ed|ing)(?: of)?|consist(?:s|ed|ing)? of|made up of|composed of|split (?:between|into|among)"
    r"|divided (?:between|into|among)|broken down (?:into|as)|namely)\b"
)
SOME_OF = re.compile(
    r"\b(?:of which|of whom|of (?:these|those|them|that|this|it)|among them|includ(?:es|ed|ing)|(?<!associated )with|due to|driven by"
    r"|attributable to|resulted from|result of|reflect(?:s|ed|ing)|because of|owing to|thanks to|offset to)\b"
)
REST = re.compile(
    r"\b(?:the|its|their|and) (?:remaining|remainder|rest|balance|other)\b(?: [^‹;:.,]*\bof)?(?: [a-z]+)? ?$"
)
REST_OF_ALL = re.compile(r"\b(?:the|its|their|and) (?:remaining|remainder|rest|balance|other)\b(?: [a-z]+)?(?: of)? ?$")
TOTAL = re.compile(
    r"\b(?:(?:a|the|its|their|an) (?:(?:combined|grand|overall|cumulative|aggregate) )*(?:total|sum)(?: of)?"
    r"|a (?:combined|cumulative|aggregate)(?: [a-z-]+){0,2}(?: of)?|(?<=, )totall?ing|in all|all told|altogether|together"
    r"|(?<=, )making|(?:bring(?:s|ing)?|brought|tak(?:es|ing)|took) [^‹;:.]{0,50} to|add(?:s|ed)? up to)"
    r" ?$"
)
# leaving the half-year figure at 850 million
HALF = re.compile(r"\b(?:half-year|first-half|second-half|six-month|six months|first half|second half)\b[^‹;:,]{0,30}$")
BROUGHT = re.compile(
    r"\b(?:bring(?:s|ing)?|brought|tak(?:es?|ing)|took) (?:the|its|his|her|their) [^‹;:.]{0,40}\bto ?$"
)
ALL_THERE_ARE = re.compile(r"\bof (?:the|its|their|his|her)(?: [\w’'-]+){0,2} ?$")
TOTAL_BEHIND = re.compile(r"^ (?:in all|in total|altogether|all told|combined|overall|together)\b")
OF_THEM = re.compile(r"^(?: [a-z]+)? of (?:them|whom|these|those|which)\b")
APART = re.compile(
    r"\b(?:each|both|either|also|respectively|among others|such as|at least|more than one|per cent of|up from|down from"
    r"|partially|partly|primarily|mainly|mostly|largely|offset|net of|less|excluding|compared|versus|against)\b"
)
PARALLEL = re.compile(r"^[^‹;:]*?\b(?P<link>related to|attributable to|held|due to|in|from|for|to|on|by)\b")


class Whole(NamedTuple):
    """A whole, what it is said to be made of, and whether that is all of it."""

    whole: Figure
    parts: Sequence[Figure]
    complete: bool


def wholes(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Parts that do not make the whole they are told of."""
    sentences = [figures(one) for one in story]
    for at, held in enumerate(sentences):
        for found in (
            *_listed(held),
            *_rest(sentences, at),
            *_total(sentences, at),
            *_halves(sentences, at),
            *_brought(sentences, at),
        ):
            yield from _judged(found, _others(sentences, at, found, spoken), spoken.pack)
        yield from _rest_of_all(sentences, at, spoken.pack)


def _adds(one: Figure) -> bool:
    """Whether a figure is a size that can be added up."""
    claim = one.claim
    plain = claim.quantity.approx not in ("range", "at_most", "at_least") and not claim.vague and one.value > 0
    if OF_THEM.match(one.tail):
        return False
    return one.letter in "MCU" and plain and not claim.quantity.per


def _listed(held: Sequence[Figure]) -> Iterator[Whole]:
    """ "$11.9 million, of which $9.2 million related to the mill and $2.7 million to the quarry"."""
    for whole in held[:-2]:
        if not _adds(whole):
            continue
        every, some = ALL_OF.search(whole.tail), SOME_OF.search(whole.tail)
        listed = _run(held[whole.at + 1 :], whole)
        if not (every or some) or len(listed) < 2 or APART.search("".join(one.tail for one in (whole, *listed))):
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
        if not (alike(one, whole) and _adds(one) and one.value < whole.value) or ";" in one.lead:
            break
        run.append(one)
    return run


def _rest(sentences: Sequence[Sequence[Figure]], at: int) -> Iterator[Whole]:
    """ "Of the $165 million, $58 million expire by 2030. The remaining $107 million do not"."""
    for rest in sentences[at]:
        if not _adds(rest) or REST.search(rest.lead) is None:
            continue
        before = [one for held in sentences[max(0, at - REACH) : at] for one in held]
        before += [one for one in sentences[at] if one.at < rest.at]
        near = [one for one in before if alike(one, rest) and _adds(one)]
        for start in range(len(near) - 1, -1, -1):
            parts = near[start + 1 :]
            if near[start].value > rest.value + max((one.value for one in parts), default=Decimal(0)):
                if parts:
                    yield Whole(near[start], (*parts, rest), complete=True)
                break


def _total(sentences: Sequence[Sequence[Figure]], at: int) -> Iterator[Whole]:
    """ "438 million in the first quarter and 412 million in the second, a total of 850 million"."""
    for whole in sentences[at]:
        if not _adds(whole) or not (TOTAL.search(whole.lead) or TOTAL_BEHIND.match(whole.tail)):
            continue
        parts = [
            one for one in sentences[at][: whole.at] if alike(one, whole) and _adds(one) and one.value < whole.value
        ]
        if len(parts) > 1 and not APART.search("".join(one.tail for one in parts)):
            yield Whole(whole, parts, complete=True)


def _halves(sentences: Sequence[Sequence[Figure]], at: int) -> Iterator[Whole]:
    """ "438 million in the second quarter after 412 million in the first, leaving the half-year figure at 850"."""
    for whole in sentences[at]:
        parts = [one for one in sentences[at] if one is not whole and alike(one, whole) and _adds(one)]
        if _adds(whole) and HALF.search(whole.lead) and len(parts) == 2:
            quarters = sum("quarter" in told_ or "three months" in told_ for told_ in map(_time, parts))
            if quarters and max(one.value for one in parts) < whole.value:
                yield Whole(whole, parts, complete=True)


def _time(one: Figure) -> str:
    period = one.claim.frame.period
    return f"{period.text if period else ''} {one.lead} {one.tail}".lower()


def _brought(sentences: Sequence[Sequence[Figure]], at: int) -> Iterator[Whole]:
    """ "That brings his total to 86 delegates, after 25 in one state, 39 in another and 22 in a third"."""
    for whole in sentences[at]:
        if not _adds(whole) or not BROUGHT.search(whole.lead) or not whole.claim.frame.known:
            continue
        near = [one for held in sentences[max(0, at - AROUND) : at + 1] for one in held]
        parts = [one for one in near if one is not whole and _of_one(one, whole) and not ALL_THERE_ARE.search(one.lead)]
        if len(parts) > 2 and max(one.value for one in parts) < whole.value:
            yield Whole(whole, parts, complete=True)


def _of_one(part: Figure, whole: Figure) -> bool:
    frame = part.claim.frame
    return (
        _adds(part)
        and (alike(part, whole) or part.letter == whole.letter)
        and frame.known
        and frame.metric == whole.claim.frame.metric
    )


def _others(sentences: Sequence[Sequence[Figure]], at: int, found: Whole, spoken: Spoken) -> list[Figure]:
    """The figures around that may be parts of a whole too, though nothing says so."""
    near = [one for held in sentences[max(0, at - AROUND) : at + AROUND + 1] for one in held]
    held = [*found.parts, found.whole]
    return [one for one in near if one not in held and _adds(one) and _joins(one, found, spoken)][:MOST]


def _joins(one: Figure, found: Whole, spoken: Spoken) -> bool:
    """Whether a figure may be one more part: of the same measure, or people beside people."""
    part = found.parts[0]
    if alike(one, part) and one.letter == part.letter:
        return not (one.claim.frame.known and part.claim.frame.known) or _measure(one) == _measure(part)
    return one.letter == part.letter == "C" and {_noun(one), _noun(part), _noun(found.whole)} <= spoken.people


def _measure(one: Figure) -> str | None:
    return one.claim.frame.metric


def _noun(one: Figure) -> str:
    return stem((one.unit or "").removeprefix("count:").split(" ")[-1])


def _judged(found: Whole, others: Sequence[Figure], pack: RulePack) -> Iterator[Conflict]:
    whole, parts = found.whole, list(found.parts)[:MOST]
    size, spaces = _size(whole, pack), [_size(one, pack) for one in parts]
    if size is None or None in spaces:
        return
    known, more = [one for one in spaces if one], [held for one in others if (held := _size(one, pack))]
    for some in range(2, len(known) + 1):
        if any(_sum(chosen).meets(size) for chosen in combinations(known, some)):
            return
    for some in (1, 2):
        if any(_sum((*known, *chosen)).meets(size) for chosen in combinations(more, some)):
            return
    sum_ = sum((one.value for one in parts), start=Decimal(0))
    if not found.complete and sum_ < whole.value * NEARLY:
        return
    if not whole.value / SLACK < sum_ < whole.value * SLACK:
        return
    claims = [one.claim for one in parts]
    real = worth(sum_, whole.claim)
    hint = f"{' + '.join(map(told, claims))} is {real}, not {told(whole.claim)}."
    yield misfit("FC402", pack, claims, whole.claim, {"a": told(whole.claim), "b": real}, hint)


def _size(one: Figure, pack: RulePack) -> Room | None:
    return counted_room(one.claim, pack) if counts(one.claim) else space(one, pack)


def _sum(spaces: Sequence[Room]) -> Room:
    total = Room(Decimal(0), Decimal(0))
    for one in spaces:
        total = total + one
    return total


def _rest_of_all(sentences: Sequence[Sequence[Figure]], at: int, pack: RulePack) -> Iterator[Conflict]:
    """ "Some 43 percent will keep them. The remaining 47 percent are divided": together they are no hundred."""
    for rest in sentences[at]:
        if rest.letter != "P" or not REST_OF_ALL.search(rest.lead) or rest.claim.quantity.approx == "range":
            continue
        here = [one for one in sentences[at][: rest.at] if one.letter in "PX"]
        before = here or [one for one in (sentences[at - 1] if at else ()) if one.letter in "PX"]
        parts = [one for one in before if one.letter == "P" and one.claim.frame.direction is None]
        spaces = [space(one, pack) for one in parts]
        own = space(rest, pack)
        if own is None or None in spaces or not parts or len(parts) > 4:
            continue
        if any(
            (_sum(chosen) + own).meets(Room(Decimal(100), Decimal(100)))
            for some in range(1, len(parts) + 1)
            for chosen in combinations([s for s in spaces if s], some)
        ):
            continue
        sum_ = sum((one.value for one in parts), start=rest.value)
        if 70 < sum_ < 130 and parts[-1].value + rest.value > 70:
            claims = [one.claim for one in parts]
            said = {"metric": "the shares", "a": "100%", "b": f"{sum_:f}%"}
            hint = f"{' + '.join(map(told, (*claims, rest.claim)))} is {sum_:f}%, and not all."
            yield misfit("FC402", pack, claims, rest.claim, said, hint)
