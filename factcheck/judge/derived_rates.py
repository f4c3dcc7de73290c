"""FC401 and FC403: a rate, and the only two amounts near it that it can be the growth or the share of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Literal, NamedTuple

from factcheck.judge.arithmetic_line import misfit, told
from factcheck.judge.arithmetic_rooms import Room, figure, room
from factcheck.judge.derived import Figure, alike, figures
from factcheck.judge.derived_growth import AGO, OTHER_BASE, OTHERWISE, is_before, is_step
from factcheck.judge.story import Told
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Grade
from factcheck.model.finding import Conflict
from factcheck.model.pack import RulePack
from factcheck.model.stem import stem

# Where the two amounts are sought, nearest first: how many sentences before that of the rate, and behind it.
WINDOWS = ((0, 0), (1, 0), (0, 1), (2, 0), (1, 1), (0, 2), (2, 1))
MEANT = 3  # times: what is worked out further off was never meant
PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "nine": 9}
FRACTION = re.compile(
    rf"(?P<hedge>\b(?:nearly|almost|about|around|roughly|some|more than|over|just over|just under|less than|at least|under"
    rf"|close to) )?\b(?P<many>{'|'.join(NUMBERS)})[- ](?P<part>{'|'.join(PARTS)})s?\b(?! (?:quarter|half|time|day|week"
    rf"|month|year|place|party|round|consecutive|straight|of an?|hour|mile|point|percentage|century))"
)
SMALL = {**{word: number for word, number in NUMBERS.items() if len(word) > 2}, "eight": 8, "ten": 10, "twelve": 12}
# one in five, three of every four, two out of three
RATIO = re.compile(
    rf"(?P<hedge>\b(?:nearly|almost|about|around|roughly|some|more than|over|just over|just under|less than) )?"
    rf"\b(?P<many>{'|'.join(SMALL)}) (?:in|of|out of)(?: every)? (?P<all>{'|'.join(SMALL)})\b(?! (?:year|month|day|week|hour))"
)
SPOKEN = Decimal("0.12")  # share by which what is said in words may be off: 32 in a hundred are a third
UP = re.compile(
    r"\b(?:more|higher|up|rise\w*|rose|grow\w*|grew|increas\w*|gain\w*|jump\w*|greater|larger|longer|surg\w*)\b"
)
DOWN = re.compile(
    r"\b(?:less|lower|fewer|down|fall\w*|fell|drop\w*|declin\w*|decreas\w*|cut|shrink\w*|shrank|shrunk|smaller|los[st]"
    r"|shed|reduc\w*|slump\w*|plung\w*)\b"
)
TIMES = re.compile(
    r"\b(?P<hedge>more than |nearly |almost |about |roughly |over )?"
    r"(?P<word>doubl(?:ed|ing)|tripl(?:ed|ing)|trebl(?:ed|ing)|quadrupl(?:ed|ing)|halv(?:ed|ing))\b"
)
MANY = {"dou": Decimal(2), "tri": Decimal(3), "tre": Decimal(3), "qua": Decimal(4), "hal": Decimal("0.5")}
# The year before, … / In 2001 … / Before the pandemic, …
BEGINS = re.compile(
    r"^(?:The|A|One) (?:year|month|week|quarter|season|day|decade)s? (?:before|earlier|ago)\b|^(?:Last|Before|Earlier|Previously"
    r"|In (?:its|the|their) (?:previous|prior|last)|At the (?:start|beginning))\b|^In [A-Z][a-z]+(?: \d{4})?,? "
    r"|^In (?:19|20)\d\d"
)
HAD = re.compile(
    r"\b(?:had (?:been|stood|numbered|counted|had|come)|used to|once|originally|year-earlier)\b[^‹]{0,30}$"
)
POINTS_BACK = re.compile(
    r"^(?:That|This|It|They|These|Its|Their|The (?:rise|increase|fall|drop|decline|jump|growth|cut|figures?))\b"
)
OF = re.compile(r"^ of (?P<whole>(?:[\w’'-]+ ?){1,5})")
OF_THE = re.compile(r"^ (?:out )?of (?:the|its|their|all|his|her)(?: [a-z]+)? ?$")
AMONG = re.compile(r"^(?: [a-z]+)?? (?:among|of) (?:them|these|those|whom)\b")
MAY = re.compile(r"\b(?:may|might|could|can) (?:be|also)\b|\boption\b")
OF_THEM = re.compile(
    r"^ of (?:them|these|those|that|the (?:total|whole|lot)|all)\b(?! (?:in|at|who|that|which|from|on|with|under|over)\b)"
)
SHARE_OF = re.compile(r"\b(?:share|proportion|ratio|rate) of(?: [a-z]+)? ?$|(?:, or|\(|—|–)(?: [a-z]+){0,2} ?$")
SHARED = re.compile(r"^(?: [a-z]+)? of\b|^ share\b")
Sense = Literal["up", "down", "share", "times", "step"]


PLAIN = (
    "the",
    "and",
    "all",
    "its",
    "their",
    "with",
    "for",
    "was",
    "were",
    "are",
    "has",
    "have",
    "had",
    "that",
    "this",
    "who",
)


class Rate(NamedTuple):
    """A rate as a share of one, the sense it is told in, and its words."""

    space: Room
    sense: Sense
    said: str
    order: int
    figure: Figure | None


def rates_of(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Rates that no two amounts near them lead to, where only two can."""
    sentences = [figures(one) for one in story]
    for at, one in enumerate(story):
        for rate in (*_read(sentences[at], spoken.pack), *_worded(one)):
            yield from _judged(rate, at, story, sentences, spoken.pack)


def _read(held: Sequence[Figure], pack: RulePack) -> Iterator[Rate]:
    """The percentages of a sentence, as changes or as shares."""
    for one in held:
        frame, space = one.claim.frame, room(one.claim, pack.tolerances)
        if space is not None and one.letter in "MCUB" and is_step(one):
            yield Rate(space, "step", told(one.claim), one.at, one)
        if one.letter != "P" or space is None or one.claim.quantity.approx == "range" or frame.modality != "actual":
            continue
        size = Room(space.low / 100, space.high / 100)
        if frame.aspect == "change" and frame.direction in ("up", "down"):
            yield Rate(size, "up" if frame.direction == "up" else "down", told(one.claim), one.at, one)
        elif frame.aspect == "share" and (SHARED.search(one.tail) or "share of" in one.lead):
            yield Rate(size, "share", told(one.claim), one.at, one)


def _worded(one: Told) -> Iterator[Rate]:
    """Fractions and multiples in words that no figure was read from, or one of which nothing else is known."""
    text = one.said.lower()
    for match in FRACTION.finditer(text):
        value = Decimal(NUMBERS[match["many"]]) / PARTS[match["part"]]
        if value >= 1:
            continue
        behind, before = text[match.end() : match.end() + 12], text[max(0, match.start() - 30) : match.start()]
        space = _spoken(value, (match["hedge"] or "").strip())
        if behind.startswith(" of "):
            change = DOWN.search(before) and re.search(r"\bby (?:about )?$|\b(?:lost|shed|cut) $", before)
            yield Rate(space, "down" if change else "share", match[0], match.start(), None)
        elif UP.match(behind.strip()) or (UP.search(before) and re.search(r"\b(?:by|of) (?:about )?$", before)):
            yield Rate(space, "up", match[0], match.start(), None)
        elif DOWN.match(behind.strip()) or (DOWN.search(before) and re.search(r"\b(?:by|of) (?:about )?$", before)):
            yield Rate(space, "down", match[0], match.start(), None)
    for match in RATIO.finditer(text):
        value = Decimal(SMALL[match["many"]]) / Decimal(SMALL[match["all"]])
        if value < 1:
            yield Rate(_spoken(value, (match["hedge"] or "").strip()), "share", match[0], match.start(), None)
    for match in TIMES.finditer(text):
        value, hedge = MANY[match["word"][:3]], (match["hedge"] or "").strip()
        space = _spoken(value, hedge)
        yield Rate(space, "times", match[0], match.start(), None)


def _spoken(value: Decimal, hedge: str) -> Room:
    if hedge in ("more than", "over", "at least"):
        return Room(value * (1 - SPOKEN / 4), value * 2)
    if hedge in ("nearly", "almost", "just under", "less than", "under", "close to"):
        return Room(value * (1 - 2 * SPOKEN), value * (1 + SPOKEN / 4))
    return Room(value * (1 - SPOKEN), value * (1 + SPOKEN))


def _judged(
    rate: Rate, at: int, story: Sequence[Told], sentences: Sequence[Sequence[Figure]], pack: RulePack
) -> Iterator[Conflict]:
    if story[at].headline or OTHER_BASE.search(story[at].text.lower()):
        return
    near = [one for held in sentences[max(0, at - 2) : at + 3] for one in held if _is_amount(one, rate)]
    if rate.sense == "step" and (MAY.search(story[at].text) or any(_told_again(rate, one, pack) for one in near)):
        return
    loose = rate.figure is not None  # what is told in digits is no sum of others by chance
    if any(_fits(rate, a, b, pack) for a, b in combinations(near, 2) if loose or _paired(a, b)):
        return
    for before, behind in WINDOWS:
        here = [
            one for held in sentences[max(0, at - before) : at + behind + 1] for one in held if _is_amount(one, rate)
        ]
        pairs = [(a, b) for a, b in combinations(here, 2) if _paired(a, b) and _told_of_both(rate, a, b, story[at])]
        if len(pairs) > 1:
            return
        if pairs:
            a, b = pairs[0]
            if _lone(rate, a, b, sentences, at) and _meant(rate, a, b):
                yield _finding(rate, a, b, pack)
            return


def _lone(rate: Rate, a: Figure, b: Figure, sentences: Sequence[Sequence[Figure]], at: int) -> bool:
    """Whether no other rate stands in the sentences of a rate and its amounts."""
    orders = {a.told.order, b.told.order}
    held = [one for some in sentences for one in some if some is sentences[at] or one.told.order in orders]
    if rate.sense == "step":
        return not any(is_step(one) and one is not rate.figure for one in held)
    rates = [one for one in held if one.letter in "PBX" and one is not rate.figure]
    return not rates or (rate.figure is None and [one.letter for one in rates] == ["X"])


def _told_again(rate: Rate, one: Figure, pack: RulePack) -> bool:
    """Whether a step is told as an amount too: a gain that made a profit."""
    space = room(one.claim, pack.tolerances)
    return space is not None and one.letter != "P" and space.meets(rate.space)


def _is_amount(one: Figure, rate: Rate) -> bool:
    claim, step = one.claim, rate.figure if rate.sense == "step" else None
    if claim.quantity.point is None or claim.vague or claim.frame.modality in ("negated", "hypothetical"):
        return False
    if claim.frame.aspect == "change" or one.value <= 1 or claim.headline or one is rate.figure:
        return False
    if step is None:
        return one.letter in "MCU"
    return (
        one.letter == "P"
        if step.letter == "B" or (step.unit == "count:point" and one.letter == "P")
        else alike(one, step)
    )


def _paired(a: Figure, b: Figure) -> bool:
    """Whether two amounts may be of one thing: of one unit, or one of them bare."""
    linked = _bare(a, b) or _part_of(a, b) or _part_of(b, a) or _among(a, b) or _among(b, a)
    if a.value == b.value or not (alike(a, b) or linked):
        return False
    measures = {one.claim.frame.metric for one in (a, b) if one.claim.frame.known}
    return len(measures) < 2


def _part_of(a: Figure, b: Figure) -> bool:
    """ "41 members of the 82-seat assembly"."""
    return a.told is b.told and b.at == a.at + 1 and a.letter == b.letter == "C" and OF_THE.match(a.tail) is not None


def _among(a: Figure, b: Figure) -> bool:
    """ "120 graduates … with 38 women among them"."""
    return a.letter == b.letter == "C" and a.value < b.value and AMONG.match(a.tail) is not None


def _bare(a: Figure, b: Figure) -> bool:
    """ "212 trees … in 53", "38 women" of "120 graduates"."""
    return a.letter == b.letter == "C" and None in (a.unit, b.unit)


def _fits(rate: Rate, a: Figure, b: Figure, pack: RulePack) -> bool:
    ours, theirs = room(a.claim, pack.tolerances), room(b.claim, pack.tolerances)
    if ours is None or theirs is None:
        return True
    if rate.sense == "step":
        apart = ours.minus(theirs)
        return apart.meets(rate.space) or apart.turned.meets(rate.space)
    for first, second in ((ours, theirs), (theirs, ours)):
        ratio = first.over(second)
        grown = Room(ratio.low - 1, ratio.high - 1)
        real = (ratio,) if rate.sense in ("share", "times") else (grown, grown.turned)
        if any(space.meets(rate.space) for space in real):
            return True
    return False


def _real(rate: Rate, a: Figure, b: Figure) -> Decimal:
    """What the amounts come to, as a share of one; of a change the way that is nearer to what is told."""
    small, large = sorted((a.value, b.value))
    if rate.sense == "step":
        return large - small
    if rate.sense == "share":
        return small / large
    if rate.sense == "times":
        return large / small if rate.space.low > 1 else small / large
    return large / small - 1 if rate.sense == "up" else 1 - small / large


def _meant(rate: Rate, a: Figure, b: Figure) -> bool:
    real, said = _real(rate, a, b), (rate.space.low + rate.space.high) / 2
    return said / MEANT < real < said * MEANT


def _told_of_both(rate: Rate, a: Figure, b: Figure, one: Told) -> bool:
    """Whether the words say that the amounts are of two times, or one a part of the other, and the rate is theirs."""
    small, large = sorted((a, b), key=lambda figure: figure.value)
    if rate.sense == "share":
        beside = small.told is large.told or one in (small.told, large.told)
        return beside and small.value * 50 > large.value and _of_whole(rate, small, large, one)
    if rate.figure is not None and OTHERWISE.search(rate.figure.tail) and not any(AGO.search(x.tail) for x in (a, b)):
        return False
    if not _of_one_length(rate, a, b):
        return False
    if _subject(a) and _subject(b) and _subject(a) != _subject(b):
        return False
    before = [figure for figure in (a, b) if _earlier(figure)]
    if len(before) != 1 and not _two_times(a, b):
        return False
    return a.told is b.told is one or _about(rate, (a, b), one)


def _of_one_length(rate: Rate, a: Figure, b: Figure) -> bool:
    """Whether two amounts may be of times as long as each other, and the rate of the time of one of them."""
    told_ = [one.claim.frame.period for one in (a, b)]
    grains = {period.grain for period in told_ if period}
    own = rate.figure.claim.frame.period if rate.figure else None
    if own and own.last and all(period and period.last for period in told_):
        return len(grains) < 2 and own.last in {period.last for period in told_ if period}
    return len(grains) < 2


def _subject(one: Figure) -> str | None:
    return one.claim.frame.subject


def _earlier(one: Figure) -> bool:
    return is_before(one) or BEGINS.match(one.told.text) is not None or HAD.search(one.lead) is not None


def _two_times(a: Figure, b: Figure) -> bool:
    ours, theirs = a.claim.frame.period, b.claim.frame.period
    return bool(ours and theirs and ours.last and theirs.last and ours.last != theirs.last)


def _about(rate: Rate, pair: Sequence[Figure], one: Told) -> bool:
    """Whether the sentence of a rate speaks of what its amounts are of."""
    frame = rate.figure.claim.frame if rate.figure else None
    measures = {figure.claim.frame.metric for figure in pair if figure.claim.frame.known}
    if frame is not None and frame.known and measures:
        sure = all(figure.claim.frame.metric_grade >= Grade.SENTENCE for figure in pair)
        return frame.metric in measures and sure
    if POINTS_BACK.match(one.text):
        return True
    if rate.sense == "step":
        return False  # "an increase of $53 million in fees" drives a change, or is another one
    said = stems(one.text)
    return any({_noun(figure), *map(stem, (figure.claim.frame.metric or "").split())} & said for figure in pair)


def _of_whole(rate: Rate, small: Figure, large: Figure, one: Told) -> bool:
    """Whether a share is said to be of what the larger amount counts: by its noun, or by what points back to it."""
    tail = rate.figure.tail if rate.figure else one.said.lower()[rate.order + len(rate.said) :]
    if OF_THEM.match(tail):
        return large.told.order < one.order or (
            large.told is one and rate.figure is not None and large.at == rate.figure.at - 1
        )
    if rate.figure and SHARE_OF.search(rate.figure.lead):
        return True
    of = OF.match(tail)
    if of is None:
        return False
    counted = {_noun(large), _noun(small)} - {""}
    if _part_of(small, large):
        counted |= stems(large.told.text) - stems(" ".join(PLAIN))
    return bool(counted & stems(of["whole"]))


def _noun(one: Figure) -> str:
    unit = one.unit or ""
    return stem(unit.removeprefix("count:").split(" ")[-1]) if unit.startswith("count:") else ""


def stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, re.findall(r"[a-z]{3,}", text.lower())))


def _finding(rate: Rate, a: Figure, b: Figure, pack: RulePack) -> Conflict:
    small, large = sorted((a, b), key=lambda one: one.value)
    real = _real(rate, a, b)
    other = rate.figure.claim if rate.figure else large.claim
    some = [one.claim for one in (a, b) if one.claim is not other]
    if rate.sense == "share":
        ratio = f"{told(small.claim)} of {told(large.claim)}"
        said = {"a": ratio, "b": rate.said, "reason": f"it is {figure(100 * real)}%"}
        return misfit("FC403", pack, some, other, said, f"{ratio} is {figure(100 * real)}%.")
    way = (
        f"{told(small.claim)} to {told(large.claim)}" if _rises(rate) else f"{told(large.claim)} to {told(small.claim)}"
    )
    if rate.sense == "step":
        return _step_finding(rate, small, large, pack)
    size = (
        f"{figure(real)} times"
        if rate.sense == "times"
        else f"a {'rise' if _rises(rate) else 'fall'} of {figure(100 * real)}%"
    )
    said = {"a": way, "b": rate.said, "reason": size}
    return misfit("FC401", pack, some, other, said, f"From {way} is {size}.")


def _step_finding(rate: Rate, small: Figure, large: Figure, pack: RulePack) -> Conflict:
    assert rate.figure is not None
    apart = figure(large.value - small.value, 2)
    up = rate.figure.claim.frame.direction == "up"
    first, last = (small, large) if up else (large, small)
    way = f"{told(first.claim)} to {told(last.claim)}"
    said = {"a": way, "b": rate.said, "reason": f"a {'rise' if up else 'fall'} of {apart}"}
    hint = f"{told(small.claim)} and {told(large.claim)} lie {apart} apart."
    return misfit("FC401", pack, (small.claim, large.claim), rate.figure.claim, said, hint)


def _rises(rate: Rate) -> bool:
    return rate.sense == "up" or (rate.sense == "times" and rate.space.low > 1)
