"""FC402: a whole told beside its parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from factcheck.judge.arithmetic_line import Line, pattern, same_unit, wrong_sum
from factcheck.judge.arithmetic_rooms import Room, rooms, summed
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later

MANY = 20  # times: parts so much smaller than their whole are those of one of so many
LITTLE = Decimal("0.05")  # share of a whole by which it is rounded where its parts stand beside it
PLAIN = r"(?:[^‹›;:.()—–\s]+|‹T›|‹(?:up|down|flat)\d+›|‹K›)"
WHOLE = r"‹A(?P<whole>\d+)›"
PART = r"‹A\d+›"
# 2,600 in Germany, 1,400 in Spain and 1,500 in Poland
# in three districts
FEW = rf"(?:in|at|across|from) {PART}(?: [a-z]+)?"
LABEL = r"(?: (?!(?:and|,)\s)[^‹›;:.\s]+| ‹K›| ‹(?:up|down)\d+›){0,8}?"
LIST = rf"(?P<parts>{PART}{LABEL}(?: (?:, and|; and|and|plus|,|;) {PART}{LABEL}){{1,12}})"
BREAK = r"(?= [.,;)—–]|$)"
END = r"(?= [.;)—–]|$)"
# …, the authority said on Tuesday
SAID = r"(?= , [^‹›;:]{0,80}? (?:said|told|reported|announced|showed)\b)"
OF = (
    r"(?:comprising|comprised of|consist(?:ing|s|ed) of|composed of|made ‹up\d+› of|made up of|split into|divided into)"
)
COMPLETE = (
    # 4,500 jobs: 2,600 in Germany, 1,400 in Spain and 1,500 in Poland.
    rf"{WHOLE} (?:{PLAIN} ){{0,5}}?(?:{FEW} )?(?::|—|–|\() {LIST}(?:{END}|{SAID})",
    # $2.6 billion, made up of $1.9 billion in cash and $700 million in shares
    rf"{WHOLE} (?:{PLAIN} ){{0,10}}?{OF} {LIST}{END}",
    # 2,600 in Germany and 1,400 in Spain, for a total of 4,000
    rf"{LIST} , (?:for a (?:combined |grand )?total of|making a total of|totalling|totaling) {WHOLE}",
    # $30 million at home and $112 million abroad, for a global start of $142 million
    rf"{LIST} , for a (?:global|worldwide|combined|total) [a-z]+ of {WHOLE}",
    # 2,600 in Germany and 1,400 in Spain, 4,000 in all
    rf"{LIST} , (?:or )?{WHOLE} (?:{PLAIN} ){{0,2}}?(?:in all|in total|altogether)",
)
SOME = (
    # 4,500 jobs, including 3,600 in Germany and 1,900 in Spain
    rf"{WHOLE} (?:{PLAIN} ){{0,5}}?, (?:including|of which|among them|with) {LIST}{END}",
    # Of the 75 jets on order, 40 are single-aisle, 20 are regional and 25 are wide-bodies
    rf"^of (?:the|its|their) {WHOLE} (?:{PLAIN} ){{0,8}}?, {LIST}(?: [^‹›;:.]+?)?{END}",
)
# Of the 2.4 billion, the federal government keeps 1.5 billion and the states get 1.1 billion
TAKES = r"\b(?:keeps?|kept|gets?|got|receives?|received|takes?|took)"
SPLIT = (
    r"^of (?:the|its|their) ‹A(?P<whole>\d+)›[^‹;:.]*?, "
    rf"(?P<parts>[^‹;:.]{{0,60}}?{TAKES} ‹A\d+›[^‹;:.]{{0,60}}?(?:{TAKES} )?‹A\d+›"
    rf"(?:[^‹;:.]{{0,60}}?(?:{TAKES} )?‹A\d+›)?)"
)
# Of these, $6.1 billion came from Europe and $3.8 billion from the Americas.
OF_THESE = later(rf"of (?:these|those|this|that|the total)(?: [a-z]+)?(?: ,)? {LIST}{BREAK}")
# It consisted of $1.4 billion at the packaging division and $820 million at services and spare parts.
IS = OF.replace("comprising", "comprise[sd]|includes only")
IT_IS = later(rf"(?:it|this|that|the total)(?: is| was| were)? {IS} {LIST}(?: [^‹›;:.]+?)?{END}")
LED_BY = later(r"‹A\d+›(?: [a-z]+)?? (?P<link>in|from|at|to|for|on|by)\b")
NAMED = later(r"\b(?!and\b|plus\b)[a-z]+")
SCORE = later(r"(?P<from>from )?‹A\d+›(?: [a-z]+)? to ‹A\d+›$")
FIGURE = later(r"‹A(?P<part>\d+)›(?: (?P<link>[a-z]+))?")


def parts(lines: Iterable[Line]) -> Iterator[Conflict]:
    """FC402: parts that are said to be all there is and make another sum; or some that make more than the whole."""
    for line in lines:
        yield from _complete(line)
        yield from _some(line)
        yield from _split(line)
        yield from _of_these(line)


def _complete(line: Line) -> Iterator[Conflict]:
    for form in COMPLETE if line.several else ():
        for match in pattern(form).finditer(line.text):
            whole, listed = line.claim(match, "whole"), _listed(line, match["parts"])
            if not _comparable(whole, listed) or _bare(match["parts"], listed, line.text[: match.start("parts")]):
                continue
            space, total = _about(line, whole), _sum(line, listed)
            if space is None or total is None or total.meets(space):
                continue
            if not (_of_one(whole, listed) or _told_before(line, match, listed, total)):
                yield wrong_sum(listed, whole, line.pack)


def _bare(parts: str, listed: Sequence[Claim], before: str) -> bool:
    """Whether figures in brackets name nothing that they are: "gold 4.71 billion (4.90 billion and 3.83 billion)"."""
    named = NAMED.search(parts) or any((part.quantity.unit or "").startswith("count:") for part in listed)
    return before.endswith("( ") and not named


def _of_one(whole: Claim, listed: Sequence[Claim]) -> bool:
    """ "An offering of 1.25 million units, consisting of two shares and one warrant": that is what one of them is."""
    units = {part.quantity.unit for part in listed}
    sum_ = sum((part.quantity.near for part in listed), start=Decimal(0))
    return whole.quantity.unit not in units and sum_ * MANY < whole.quantity.near and _both_count(whole, listed[0])


def _told_before(line: Line, match: re.Match[str], listed: Sequence[Claim], total: Room) -> bool:
    """Whether the whole is another figure: "439 from 16 lines, comprising 275 orders and 164 options".

    Or two of them: "a 12 to eight majority on the panel, which is made up of 10 senators and 10 deputies".
    """
    before = [line.claim(found, "part") for found in FIGURE.finditer(line.text[: match.start("whole")])]
    spaces = [line.room(one) for one in before if one not in listed]
    if any(space is not None and total.meets(space) for space in spaces):
        return True
    sum_ = sum((part.quantity.near for part in listed), start=Decimal(0))
    if not {f"{sum_:,f}", f"{sum_:f}"}.isdisjoint(line.statement.place.text.split()):
        return True  # be it one that was read as no figure
    score = SCORE.search(line.text[: match.end("whole") + 1])
    return score is not None and not score["from"]


def _some(line: Line) -> Iterator[Conflict]:
    for form in SOME if line.several else ():
        for match in pattern(form).finditer(line.text):
            whole, listed = line.claim(match, "whole"), _listed(line, match["parts"])
            links = {found["link"] for found in FIGURE.finditer(match["parts"])}
            # Women and under-thirties overlap; places, told by the same preposition, do not.
            if not _comparable(whole, listed) or len(links) != 1:
                continue
            space, total = line.room(whole), _sum(line, listed)
            if space is not None and total is not None and total.low > space.high:
                yield wrong_sum(listed, whole, line.pack)


def _split(line: Line) -> Iterator[Conflict]:
    """What several get of a whole, told to be more than there is."""
    match = pattern(SPLIT).search(line.text) if line.several else None
    if match is None:
        return
    whole, listed = line.claim(match, "whole"), _listed(line, match["parts"])
    if len(listed) > 1 and _comparable(whole, listed):
        space, total = _about(line, whole), _sum(line, listed)
        if space is not None and total is not None and total.low > space.high:
            yield wrong_sum(listed, whole, line.pack)


def _of_these(line: Line) -> Iterator[Conflict]:
    """Parts of what the sentence before told, each by its place, that are more than it."""
    complete = IT_IS.match(line.text)
    match = complete or OF_THESE.match(line.text)
    if match is None or line.before is None:
        return
    listed = _listed(line, match["parts"])
    links = [found["link"] for found in LED_BY.finditer(match["parts"])]
    levels = [slot.claim for slot in line.before.slots if slot.claim and slot.claim.frame.aspect == "level"]
    whole = next((level for level in levels if _comparable(level, listed)), None)
    if whole is None or (complete is None and (len(links) != len(listed) or len(set(links)) != 1)):
        return
    space, total = line.room(whole), _sum(line, listed)
    if space is None or total is None:
        return
    if total.low > space.high or (complete is not None and not total.meets(space)):
        yield wrong_sum(listed, whole, line.pack)


def _listed(line: Line, text: str) -> list[Claim]:
    return [line.claim(match, "part") for match in FIGURE.finditer(text)]


def _comparable(whole: Claim, listed: Sequence[Claim]) -> bool:
    """Whether the parts count what the whole counts: one currency, or people who are men and women."""
    if any(part.quantity.near <= 0 or part.vague for part in (whole, *listed)):
        return False
    if len({part.quantity.per for part in (whole, *listed)} - {None}) > 1:
        return False  # "300 euros a month and another 200, 500 in all" leaves the month unsaid
    if whole.quantity.per is None and all(part.quantity.per for part in listed):
        return False
    counts = (whole.quantity.unit or "").startswith("count:")
    if counts and any(part.quantity.precision < 1 for part in listed):
        return False  # three cases, at 5.0, 4.0 and 7.7 percent
    alike = all(same_unit(a, b) or _both_count(a, b) for a, b in combinations(listed, 2))
    return alike and all(same_unit(whole, part) or _both_count(whole, part) for part in listed)


def _both_count(whole: Claim, part: Claim) -> bool:
    units = (whole.quantity.unit or "", part.quantity.unit or "")
    return all(unit.startswith("count:") for unit in units)


def _sum(line: Line, listed: Sequence[Claim]) -> Room | None:
    spaces = rooms(listed, line.pack.tolerances)
    return summed(_exact(part) or space for part, space in zip(listed, spaces, strict=True)) if spaces else None


def _about(line: Line, whole: Claim) -> Room | None:
    """The room of a whole told beside its parts: "3 million" is not said of 3.5 million there."""
    space, value = line.room(whole), abs(whole.quantity.near)
    if space is None or whole.quantity.approx is not None or whole.quantity.point is None:
        return space
    slack = min((space.high - space.low) / 2, LITTLE * value)
    return Room(value - slack, value + slack)


def _exact(part: Claim) -> Room | None:
    """Things counted one by one."""
    amount = part.quantity
    counted = amount.unit is None or amount.unit.startswith("count:")
    if not counted or amount.approx or amount.precision != 1 or amount.point is None:
        return None
    return Room(amount.near, amount.near)
