"""Which two amounts a rate can be of: two levels of one thing, or a part and its whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.judge.derived import CLAUSE, alike, noun, one_measure
from factcheck.judge.derived_levels import AGO, OTHERWISE, is_before, one_base
from factcheck.judge.derived_rates_read import Rate
from factcheck.judge.story import Figure, Told
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Grade
from factcheck.model.later import later
from factcheck.model.stem import stem

# The year before, … / In 2001 … / Before the pandemic, …
BEGINS = later(
    r"^(?:The|A|One) (?:year|month|week|quarter|season|day|decade)s? (?:before|earlier|ago)\b"
    r"|^(?:Last|Before|Earlier|Previously|In (?:its|the|their) (?:previous|prior|last)|At the (?:start|beginning))\b"
    r"|^In [A-Z][a-z]+(?: \d{4})?,? "
    r"|^In (?:19|20)\d\d"
)
# In the same three months last year, it counted … / … in the same stretch of 2022
SAME_STRETCH = later(r"\bthe (?:same|corresponding) (?!(?:day|time|one)\b)(?:[a-z-]+\b|‹)")
LAST = later(r"\b(?:last year|(?:a|the) year (?:ago|before|earlier)|(?:of|in) (?:19|20)\d\d)\b")
OR = later(r"^,? ?(?:or|\(|—|–|representing|which is|which was|that is)(?: [a-z]+){0,2} ?$")
RATIO = later(r" (?:in|(?:of|out of) every) [a-z]+$")  # but "one of three halls" is but one
CLAUSE_WIDE = 90  # characters around a level in which its time is told
HAD = r"\b(?:%(once)s)\b[^‹]{0,30}$"
POINTS_BACK = later(
    r"^(?:That|This|It|They|These|Its|Their|The (?:rise|increase|fall|drop|decline|jump|growth|cut|figures?))\b"
)
OF = later(r"^ of (?P<whole>(?:[\w’'-]+ ?){1,5})")
OF_THE = later(r"^ (?:out )?of (?:the|its|their|all|his|her)(?: [a-z]+)? ?$")
AMONG = later(r"^(?: [a-z]+)?? (?:among|of) (?:them|these|those|whom)\b")
OF_THEM = later(
    r"^ of (?:them|these|those|that|the (?:total|whole|lot)|all)\b"
    r"(?! (?:in|at|who|that|which|from|on|with|under|over|[a-z]+ing)\b)"
)
OF_THOSE = later(r"^ of those (?!are\b|were\b|was\b|had\b|have\b|said\b|will\b|would\b)[a-z]+")
FOR = later(r"\bfor(?: about| some)? $")
SHARE_OF = r"\b(?:%(share)s) of(?: [a-z]+)? ?$|(?:, or|\(|—|–)(?: [a-z]+){0,2} ?$"
LENGTHS = frozenset({"month", "quarter", "fiscal_quarter", "half", "year", "fiscal_year"})
# generated from our partners / in Asia / to households
NARROW = later(r"\b(?:from|in|at|by|among|within|under|to|through|excluding|including|with) ((?:[\w’'-]+ ?){1,3})")
# orders for sea turbines / sales from its shops
SORT = later(r"\b(?:for|from|among|excluding|at (?:its|their|the)|in (?:its|their)) ((?:[\w’'-]+ ?){1,3})")
# tripled its profit / a doubling of the dividend
MULTIPLIED = later(r"(?: (?!(?:as|after|on|when|while|because|since|thanks|in)\b)[\w’'-]+){0,5}")
# tripled from two years ago / over ten years / since 2019
SINCE = later(
    r"^[^;.]{0,60}?\b(?:from|since|than|over|in|within)(?: the)?(?: (?:past|last|space of))?"
    r" (?:(?:two|three|four|five|six|seven|eight|nine|ten|twenty|\d\d?|several|a few) (?:years|quarters|months ago)"
    r"|(?:a |the )?decades?)\b"
    r"|^[^;.]{0,60}?\bsince (?:19|20)\d\d\b"
)
NOUN_PHRASE = 2  # words behind "40 percent of" that say what it is a share of: "banking respondents reported"
FEWEST = 50  # of a whole: what is a smaller part of it is none that a share is told of


def of_measure(rate: Rate, a: Figure, b: Figure) -> bool:
    """ "Net income was $18.2 million, or 8.1% of revenue, which totaled $312 million": a part of another measure."""
    if rate.sense != "share" or rate.figure is None or not alike(a, b) or a.letter != "M" or a.value == b.value:
        return False
    small, large = sorted((a, b), key=lambda figure: figure.value)
    whole, frames = rate.figure.claim.frame, [figure.claim.frame for figure in (small, large)]
    told = whole.known and all(frame.known for frame in frames) and whole.aspect == "share"
    beside = small.told is rate.figure.told and small.at == rate.figure.at - 1 and OR.search(rate.figure.lead)
    return told and whole.metric == frames[1].metric != frames[0].metric and beside is not None


def paired(a: Figure, b: Figure) -> bool:
    """Whether two amounts may be of one thing: of one unit, or one of them bare."""
    if _price_of(a, b) or _price_of(b, a):
        return False
    linked = _bare(a, b) or _part_of(a, b) or _part_of(b, a) or _among(a, b) or _among(b, a)
    if a.value == b.value or not (alike(a, b) or linked):
        return False
    return one_measure(a, b)


def _price_of(a: Figure, b: Figure) -> bool:
    """ "175,000 shares of its stock for 3,400,000": the one is given for the other."""
    return a.told is b.told and b.at == a.at + 1 and FOR.search(b.lead) is not None and not b.unit


def _part_of(a: Figure, b: Figure) -> bool:
    """ "41 members of the 82-seat assembly"."""
    return a.told is b.told and b.at == a.at + 1 and a.letter == b.letter == "C" and OF_THE.match(a.tail) is not None


def _among(a: Figure, b: Figure) -> bool:
    """ "120 graduates … with 38 women among them"."""
    return a.letter == b.letter == "C" and a.value < b.value and AMONG.match(a.tail) is not None


def _bare(a: Figure, b: Figure) -> bool:
    """ "212 trees … in 53", "38 women" of "120 graduates"."""
    return a.letter == b.letter == "C" and None in (a.unit, b.unit)


def told_of_both(rate: Rate, a: Figure, b: Figure, one: Told, spoken: Spoken) -> bool:
    """Whether the words say that the amounts are of two times, or one a part of the other, and the rate is theirs."""
    small, large = sorted((a, b), key=lambda figure: figure.value)
    if rate.sense == "share":
        beside = small.told is large.told or one in (small.told, large.told)
        return beside and small.value * FEWEST > large.value and _of_whole(rate, small, large, one, spoken)
    ago = spoken.pattern(AGO)
    if rate.figure is not None and OTHERWISE.search(rate.figure.tail) and not any(ago.search(x.tail) for x in (a, b)):
        return False
    if not _of_one_length(rate, a, b) or _of_other_kind(rate, (a, b), spoken):
        return False
    if len({_subject(figure) for figure in (a, b, rate.figure) if figure is not None} - {None}) > 1:
        return False
    before = [figure for figure in (a, b) if _earlier(figure, spoken)]
    if rate.figure is not None and len(before) == 1 and not one_base(rate.figure, before[0], spoken):
        return False
    if len(before) != 1 and not _two_times(a, b):
        return False
    if a.told is b.told is one:
        return True
    if (
        rate.figure is not None
        and a.told is b.told
        and not POINTS_BACK.match(one.text)
        and narrowed(rate.figure, a, b, spoken)
    ):
        return False
    if _hence(rate, one, spoken):
        return not _elsewhere((a, b), one)
    return _about(rate, (a, b), one) and _multiplies(rate, (a, b), one, spoken) and not _elsewhere((a, b), one)


def _of_other_kind(rate: Rate, pair: Sequence[Figure], spoken: Spoken) -> bool:
    """Whether a change is that of a measure whose levels are told in another unit: sales, and people who march."""
    frame = rate.figure.claim.frame if rate.figure else None
    if frame is None or not frame.known:
        return False
    told = spoken.pack.told_in.get(frame.metric, frozenset())
    units = spoken.pack.units
    return any(one.unit is not None and units.dimension(one.unit) not in told for one in pair)


def _hence(rate: Rate, one: Told, spoken: Spoken) -> bool:
    """Whether a rate is told as what follows from the figures before it: "so that attendance has doubled"."""
    before = rate.figure.lead if rate.figure else one.said.lower()[: rate.order]
    return spoken.cues["hence"].search(before[-CLAUSE_WIDE:].rpartition(";")[2]) is not None


def _multiplies(rate: Rate, pair: Sequence[Figure], one: Told, spoken: Spoken) -> bool:
    """Whether a multiple in words is one of what two amounts told elsewhere are of: "orders tripled".

    Not "shares tripled as orders rose", "orders for sea turbines tripled", nor one that goes back ten years.
    """
    if rate.sense != "times" or one in (pair[0].told, pair[1].told) or POINTS_BACK.match(one.text):
        return True
    said, ends = one.said.lower(), rate.order + len(rate.said)
    before, behind = said[: rate.order], said[ends:]
    if SINCE.search(behind):
        return False
    told = {noun(x) for x in pair} | stems(" ".join(x.claim.frame.metric or "" for x in pair))
    what = MULTIPLIED.match(behind)
    if told.isdisjoint(stems(f"{CLAUSE.split(before)[-1]} {what[0] if what else ''}")):
        return False
    known = stems(" ".join(f"{x.told.said} {x.claim.frame.subject or ''}" for x in pair)) | spoken.idle
    return {word for match in SORT.finditer(before) for word in stems(match[1])} <= known


def _elsewhere(pair: Sequence[Figure], one: Told) -> bool:
    """Whether amounts and their rate are told of places of their own: permits "in Billings", those "in Sioux Falls"."""
    return any(told.towns and one.towns and told.towns.isdisjoint(one.towns) for told in (x.told for x in pair))


def _same_stretch(one: Figure) -> bool:
    """Whether a level is told of as long a time as the one beside it: "in the same three months last year"."""
    before = one.told.text[max(0, one.start - CLAUSE_WIDE) : one.start].rpartition(";")[2]
    return bool(SAME_STRETCH.search(before.lower()) or SAME_STRETCH.search(one.tail[:CLAUSE_WIDE]))


def _of_one_length(rate: Rate, a: Figure, b: Figure) -> bool:
    """Whether two amounts may be of times as long as each other, and the rate of the time of one of them."""
    if any(map(_same_stretch, (a, b))) or (rate.figure is None and _of_one_part(a, b)):
        return True
    told_ = [one.claim.frame.period for one in (a, b)]
    grains = {period.grain for period in told_ if period}
    own = rate.figure.claim.frame.period if rate.figure else None
    if own and own.last and all(period and period.last for period in told_):
        return len(grains) < 2 and own.last in {period.last for period in told_ if period}
    if own and own.grain in LENGTHS and grains & LENGTHS and own.grain not in grains:
        return False  # growth of a quarter, levels of a year
    return len(grains) < 2


def _of_one_part(a: Figure, b: Figure) -> bool:
    """Whether two amounts are told of the same days of two years: "in July to September", "a year before"."""
    days = [(period.first, period.last) for one in (a, b) if (period := one.claim.frame.period)]
    ends = [[(day.month, day.day) for day in some if day is not None] for some in days]
    return len(ends) == 2 and len(ends[0]) == 2 and ends[0] == ends[1] and days[0] != days[1]


def _subject(one: Figure) -> str | None:
    """Whose figure it is, where its own clause says so."""
    frame = one.claim.frame
    return frame.subject if frame.subject_grade == Grade.CLAUSE else None


def _earlier(one: Figure, spoken: Spoken) -> bool:
    if is_before(one, spoken) or BEGINS.match(one.told.text) or spoken.pattern(HAD).search(one.lead):
        return True
    return _same_stretch(one) and LAST.search(one.told.text[max(0, one.start - CLAUSE_WIDE) :]) is not None


def _two_times(a: Figure, b: Figure) -> bool:
    ours, theirs = a.claim.frame.period, b.claim.frame.period
    return bool(ours and theirs and ours.last and theirs.last and ours.last != theirs.last)


def _about(rate: Rate, pair: Sequence[Figure], one: Told) -> bool:
    """Whether the sentence of a rate speaks of what its amounts are of."""
    frame = rate.figure.claim.frame if rate.figure else None
    measures = {figure.claim.frame.metric for figure in pair if figure.claim.frame.known}
    if frame is not None and frame.known and measures:
        sure = all(figure.claim.frame.metric_grade >= Grade.SENTENCE for figure in pair)
        if rate.sense == "step" and pair[0].told is not pair[1].told:
            sure = sure and all(figure.claim.frame.known for figure in pair)
        return frame.metric in measures and sure
    if POINTS_BACK.match(one.text):
        return True
    if rate.sense == "step":
        return False  # "an increase of $53 million in fees" drives a change, or is another one
    said = stems(one.text)
    return any({noun(figure), *map(stem, (figure.claim.frame.metric or "").split())} & said for figure in pair)


def _of_whole(rate: Rate, small: Figure, large: Figure, one: Told, spoken: Spoken) -> bool:
    """Whether a share is said to be of what the larger amount counts: by its noun, or by what points back to it."""
    tail = rate.figure.tail if rate.figure else one.said.lower()[rate.order + len(rate.said) :]
    if OF_THOSE.match(tail) and not {noun(small), noun(large)} <= spoken.people:
        return False  # "85% of those affected lived in three counties": of people
    if OF_THEM.match(tail):
        return large.told.order < one.order or (
            large.told is one and rate.figure is not None and large.at == rate.figure.at - 1
        )
    before = rate.figure.told.figures[rate.figure.at - 1] if rate.figure and rate.figure.at else None
    if rate.figure and before is not None and before not in (small, large) and OR.match(rate.figure.lead):
        return False  # "9,400,000 shares, or 33 percent, for 100,000 dollars"
    if rate.figure and spoken.pattern(SHARE_OF).search(rate.figure.lead):
        return True
    of = OF.match(tail)
    if of is None and rate.figure is None and RATIO.search(rate.said):
        return noun(large) in map(stem, tail.split()[:NOUN_PHRASE])  # "one in five households": of all of them
    if of is None or (rate.figure is None and _of_another(of[0], small, large, one)):
        return False
    counted = {noun(large), noun(small)} - {""}
    if _part_of(small, large):
        counted |= stems(large.told.text) - spoken.idle
        return bool(counted & stems(" ".join(of["whole"].split()[:NOUN_PHRASE])))
    return bool(counted & stems(of["whole"]))


def _of_another(of: str, small: Figure, large: Figure, one: Told) -> bool:
    """Whether a share says what it is of, and the part is told elsewhere: "half of its 600-person work force"."""
    texts = [figure.claim.place.text.lower() for figure in (small, large)]
    return texts[0] in of or (texts[1] in of and small.told is not one)


def stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, re.findall(r"[a-z]{3,}", text.lower())))


def narrowed(step: Figure, a: Figure, b: Figure, spoken: Spoken) -> bool:
    """Whether two levels are told of some of what a change is told of: "revenue generated from partners", "in Asia"."""
    first = min(a, b, key=lambda one: one.at)
    times = " ".join(one.claim.frame.period.text for one in (a, b) if one.claim.frame.period)
    known = stems(f"{step.told.said} {a.claim.frame.subject or ''} {times}") | spoken.idle
    return not {word for match in NARROW.finditer(CLAUSE.split(first.lead)[-1]) for word in stems(match[1])} <= known
