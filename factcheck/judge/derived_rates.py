"""FC401 and FC403: a rate, and the only two amounts near it that it can be the growth or the share of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from factcheck.judge.arithmetic_line import misfit, told
from factcheck.judge.arithmetic_rooms import Room, figure
from factcheck.judge.derived import alike, meant, noun, space
from factcheck.judge.derived_levels import ABOVE, contrary, is_step, of_own_clause, otherwise_based
from factcheck.judge.derived_rates_pairs import of_measure, paired, stems, told_of_both
from factcheck.judge.derived_rates_read import Rate, read, worded
from factcheck.judge.story import CROWD, Figure, Told
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.stem import stem

# Where the two amounts are sought, nearest first: how many sentences before that of the rate, and behind it.
QUOTED = frozenset({"price", "share price", "index level", "exchange rate"})
WINDOWS = ((0, 0), (1, 0), (0, 1), (2, 0), (1, 1), (0, 2), (2, 1))
REACH = 2  # sentences: the most of any of these
TO = later(r"^[^;:.]{0,40} (?:to|at) $")
OF_THE = later(r"^ of (?:the|its|all|their) (?P<nouns>[a-z]+(?: [a-z]+){0,2})\b")
MEANT_ELSEWHERE = Decimal("1.6")  # times: how far off a change that is told before its levels may be
NEAR = 30  # characters before a rate in which it is said to tell how sure a figure is
MARGIN = later(r"\b(?:give or take|plus or minus|margin of error)\b")
# "In contrast to a $1.7 million increase in August"; "a $6 million expansion of a plant" is what that costs.
CONTRAST = later(r"\b(?:contrast (?:to|with)|compared (?:to|with)|unlike|versus|against|following) an? ?$")
WORTH = later(r"^ [a-z]+ (?:of|to|at|in) an? [a-z]")
BECAUSE = later(r"\b(?:after|when|as|because|since|on news that) (?:it|the [a-z]+|they|he|she) [a-z]")
FROM = later(r"\bfrom(?: about| some)? ?$")
# A doubling of the number of authorised shares
OF_WHAT = later(r" (?:of|in) (?P<what>(?:[\w’'-]+ ?){1,5})")
# … in 2023, in the third quarter
IN_TIME = later(r"(?:19|20)\d\d\b|(?:(?:the|its|this) )?(?:[a-z-]+ )?(?:quarter|half|months|year|season)\b")
LEADS_TO = later(r" to (?:about |some |around |nearly |almost )?")
TOGETHER = later(r"(?: [a-z]+)? and ")
MAY = later(r"\b(?:may|might|could|can) (?:be|also)\b|\boption\b")

OF_SOME = later(
    r"^ of (?!(?:the|its|their|all|total|group|net|gross|overall|annual|quarterly|full-year|first-half|company|this"
    r"|that|those|these|global|worldwide)\b)[A-Za-z][\w-]* "
    r"(?:revenues?|sales|turnover|output|production|profits?|costs|spending)\b"
)


def rates_of(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Rates that no two amounts near them lead to, where only two can."""
    sentences = [one.figures for one in story]
    for at, one in enumerate(story):
        near = sum(figure_.letter != "K" for held in sentences[max(0, at - REACH) : at + REACH + 1] for figure_ in held)
        if not near > 1:
            continue
        in_words = worded(one, spoken)
        if one.headline:
            rates = [rate for rate in in_words if rate.sense == "times"]
        else:
            rates = [*read(sentences[at], spoken.pack), *in_words]
        if rates and not otherwise_based(one, spoken):
            for rate in rates:
                yield from _judged(rate, at, one, sentences, spoken)


def _judged(
    rate: Rate, at: int, one: Told, sentences: Sequence[Sequence[Figure]], spoken: Spoken
) -> Iterator[Conflict]:
    held = [[x for x in some if _is_amount(x, rate)] for some in sentences[max(0, at - REACH) : at + REACH + 1]]
    near, own = [x for some in held for x in some], min(at, REACH)
    if not 1 < len(near) <= CROWD or (rate.figure is not None and _of_other_figures(rate.figure, near)):
        return
    if rate.figure is not None and of_own_clause(rate.figure):
        return
    if rate.sense == "step" and (MAY.search(one.text) or any(_told_again(rate, x, spoken.pack) for x in near)):
        return
    loose = rate.figure is not None  # what is told in digits is no sum of others by chance
    if any(_fits(rate, a, b, spoken.pack) for a, b in combinations(near, 2) if loose or paired(a, b)):
        return
    if rate.sense == "times" and not loose and _of_others(rate, one, near):
        return
    if rate.figure is not None and OF_SOME.match(rate.figure.tail):
        return  # "35% of DRAM revenue": of less than all that is sold
    owned = OF_THE.match(rate.figure.tail) if rate.figure is not None else None
    if owned and {noun(one) for one in near}.isdisjoint(map(stem, owned["nouns"].split())):
        return  # "40 per cent of the shares": 24 of the 32 teams are no shares
    for before, behind in WINDOWS:
        here = [x for some in held[max(0, own - before) : own + behind + 1] for x in some]
        pairs = [
            (a, b)
            for a, b in combinations(here, 2)
            if of_measure(rate, a, b) or (paired(a, b) and told_of_both(rate, a, b, one, spoken))
        ]
        pairs = [(a, b) for a, b in pairs if not (_base_of_another(a, b) or _base_of_another(b, a))]
        if rate.sense == "share":
            pairs = [(a, b) for a, b in pairs if not {_metric(a), _metric(b)} & QUOTED]  # no price is part of another
        if pairs:
            a, b = pairs[0]
            if rate.sense == "share" and any(_between(x, a, b, one) for x in near):
                return  # "half of these" are some of those told last
            if rate.sense == "share" and a.told is b.told and TOGETHER.fullmatch(max(a, b, key=_at).lead):
                return  # "with 609 and 552 billionaires, they accounted for half of all"
            if len(pairs) == 1 and _lone(rate, a, b, one) and _meant(rate, a, b, one) and _goes_there(rate, a, b, one):
                yield _finding(rate, a, b, spoken.pack)
            return


def _of_others(rate: Rate, one: Told, near: Sequence[Figure]) -> bool:
    """ "A doubling of the shares, and a payout of 12 cents, up from 10": a multiple says what it is of.

    Or when it was: "orders tripled in the third quarter", and the levels of the year.
    """
    ends = rate.order + len(rate.said)
    of = OF_WHAT.match(one.said.lower()[ends:])
    known = next((x.claim.frame.period for x in one.figures if x.letter == "X" and x.claim.within.end == ends), None)
    if of is not None and known is not None and IN_TIME.match(of["what"]):
        times = [x.claim.frame.period for x in near]
        return all(time is None or (time.first, time.last) != (known.first, known.last) for time in times)
    return of is not None and stems(of["what"]).isdisjoint(
        {noun(x) for x in near} | stems(" ".join(map(_metric, near)))
    )


def _metric(one: Figure) -> str:
    return one.claim.frame.metric or ""


def _between(other: Figure, a: Figure, b: Figure, one: Told) -> bool:
    """Whether a figure of the same kind is told in a sentence behind those of two amounts, and before the rate's."""
    last = max(a.told.order, b.told.order)
    return last < other.told.order < one.order and other.letter == a.letter and alike(other, max(a, b, key=_size))


def _at(one: Figure) -> int:
    return one.at


def _size(one: Figure) -> Decimal:
    return one.value


def _of_other_figures(one: Figure, near: Sequence[Figure]) -> bool:
    """Whether a rate is held against something else, says how sure a figure is, or is followed by a change of others.

    "Give or take 5%"; "fell 11.4% after it cut its outlook to $9.10 from $10.40".
    """
    said = one.claim.sentence[max(0, one.claim.within.start - NEAR) : one.claim.within.end]
    if ABOVE.match(one.tail) or MARGIN.search(said.lower()):
        return True
    if one.claim.frame.aspect == "change" and (CONTRAST.search(one.lead) or WORTH.match(one.tail)):
        return True
    behind = [other for other in near if other.told is one.told and other.at > one.at]
    cause = BECAUSE.search(one.tail) is not None and len(behind) > 1
    return cause and any(FROM.search(other.lead) for other in behind)


def _base_of_another(base: Figure, other: Figure) -> bool:
    """Whether an amount is what one of its own sentence came from: "brought in €702m, down from €789m. Chips …"."""
    if not FROM.search(base.lead) or base.told is other.told:
        return False
    return any(one.at < base.at and alike(one, base) for one in base.told.figures)


def _lone(rate: Rate, a: Figure, b: Figure, one: Told) -> bool:
    """Whether no other rate stands in the sentences of a rate and its amounts."""
    told_in = {some.order: some for some in (one, a.told, b.told)}
    held = [x for some in told_in.values() for x in some.figures if x is not rate.figure]
    if rate.sense == "step":
        return not any(map(is_step, held))
    rates = [x for x in held if x.letter in "PBX"]
    return not rates or (rate.figure is None and [x.letter for x in rates] == ["X"])


def _goes_there(rate: Rate, a: Figure, b: Figure, one: Told) -> bool:
    """Whether a change can lead to the amount that it is said to lead to, and that is one of the two.

    "Profit was 47 million, up from 42. The balance sheet rose 9.2% to 17.9 billion".
    """
    end = _led_to(rate, one)
    return end is None or (end in (a, b) and not contrary(rate.sense, b if end is a else a, end))


def _led_to(rate: Rate, one: Told) -> Figure | None:
    """The amount that the words behind a rate say it leads to."""
    if rate.figure is not None:
        behind = [x for x in one.figures if x.at == rate.figure.at + 1 and TO.search(rate.figure.tail)]
    else:
        ends = rate.order + len(rate.said)
        behind = [x for x in one.figures if x.claim.within.start >= ends][:1]
        behind = [x for x in behind if LEADS_TO.fullmatch(one.said[ends : x.claim.within.start])]
    return next((x for x in behind if x.letter in "MCU"), None)


def _told_again(rate: Rate, one: Figure, pack: RulePack) -> bool:
    """Whether a step is told as an amount too: a gain that made a profit."""
    size = space(one, pack)
    return size is not None and one.letter != "P" and size.meets(rate.space)


def _is_amount(one: Figure, rate: Rate) -> bool:
    claim, step = one.claim, rate.figure if rate.sense == "step" else None
    if claim.quantity.point is None or claim.vague or claim.frame.modality in ("negated", "hypothetical"):
        return False
    if claim.frame.aspect == "change" or claim.headline or one is rate.figure:
        return False
    if one.value <= 0 or (one.letter == "C" and one.value <= 1):
        return False
    if step is None:
        return one.letter in "MCU"
    return (
        one.letter == "P"
        if step.letter == "B" or (step.unit == "count:point" and one.letter == "P")
        else alike(one, step)
    )


def _fits(rate: Rate, a: Figure, b: Figure, pack: RulePack) -> bool:
    ours, theirs = space(a, pack), space(b, pack)
    if ours is None or theirs is None:
        return True
    if rate.sense == "step":
        apart = ours.minus(theirs)
        return apart.meets(rate.space) or apart.turned.meets(rate.space)
    for first, second in ((ours, theirs), (theirs, ours)):
        ratio = first.over(second)
        grown = Room(ratio.low - 1, ratio.high - 1)
        real = (ratio,) if rate.sense in ("share", "times") else (grown, grown.turned)
        if rate.sense == "share" and rate.said.endswith("half"):
            real = ratio, grown.turned  # "more than half would stay", and how many of them would go
        if any(size.meets(rate.space) for size in real):
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


def _meant(rate: Rate, a: Figure, b: Figure, one: Told) -> bool:
    """Whether a rate is near enough to what two amounts lead to, the nearer where these are told behind it.

    What comes behind may be an example: "many cut half their jobs. I know a mill that went from 250 to five".
    """
    real, said = _real(rate, a, b), (rate.space.low + rate.space.high) / 2
    beside = min(a.told.order, b.told.order) <= one.order or rate.sense not in ("up", "down")
    beside = beside or any(x.claim.frame.period is not None for x in (a, b))
    return meant(real, said) and (beside or said / MEANT_ELSEWHERE < real < said * MEANT_ELSEWHERE)


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
