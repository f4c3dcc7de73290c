"""Two figures that are the ends of one: "between $125 billion and $145 billion", "4.25%–4.5%", "3 to 5"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.extract import nouns
from factcheck.extract.draft import DURATIONS, Draft
from factcheck.extract.page import Page
from factcheck.extract.ranges_ends import FROM_ABROAD, PERCENT, TO, alike, ends, led_by_from, range_of, size
from factcheck.model.later import later
from factcheck.model.mention import Numeral
from factcheck.model.numbers import NumberWords

FROM_BELOW = frozenset({"more_than", "at_least"})
FROM_ABOVE = frozenset({"less_than", "at_most"})
MOST_STRETCHED = 12  # so many times the other is no length told in the same unit
SHARING = frozenset({" and ", " or ", " and a ", " and about ", " and another "})
LISTING = frozenset({", and ", ", or ", " and ", " or ", ", "})
# What stands between a bid and an offer.
SIDE_BY_SIDE = frozenset({"/", " / ", " "})
# The furthest apart a bid and an offer are, and what shows that two rates are some of a list.
MOST_SPREAD = Decimal("0.5")
LISTED, LISTS = later(r"[0-9],? $"), later(r",? (?:and|or) [0-9]")
ONE, HUNDRED, THOUSAND = Decimal(1), Decimal(100), Decimal(1000)
# What leads to the second of two figures in other languages: "von 1,80 auf 2,00 Euro", "de 2.100 a 1.800 millones".
REACHED = frozenset({" auf ", " à ", " a ", " al "})
MOST_REACHED = 20
# Out of how many a rating is given.
RATINGS = frozenset({Decimal(5), Decimal(10), Decimal(20), HUNDRED})
# How a size is written that stands before what has it: "40-ft box", "40ft container".
SIZE = later(r"[0-9]-?[a-z]+$")
# How far before a ratio it is called one.
RATIO_REACH = 120
# How far apart two figures of one range may stand.
FURTHEST = len(", or possibly ")
# What deals a list out, one by one, to what was listed before.
RESPECTIVELY = later(r"[^.;:!?]{0,60}\brespectively\b")
# What leads back from a range to the one before it.
WAS = later(
    r",?(?: (?:an increase|a cut|a rise|up|down|raised|lowered|narrowed|revised|changed|cut|increased))?"
    r" (?:from|versus|against|compared (?:with|to))"
    r"(?: (?:its|the|an?) (?:earlier|previous|prior|former|old)(?: [a-z]+)?(?: of)?)? "
)
TOLERANCE = later(r",?\s?(?:plus or minus|plus-or-minus|plus/minus|give or take|±|\+/[-−–]|\+-)\s?(?=\S)")


def joined(page: Page, drafts: Sequence[Draft], changes: Sequence[int], numbers: NumberWords) -> list[Draft]:
    """The figures, neighbours that are one range made one. ``changes`` are where words of change stand."""
    out: list[Draft] = []
    for draft in drafts:
        last = out[-1] if out else None
        if last is None or draft.left - last.end > FURTHEST or last.block != draft.block:
            out.append(draft)
        elif (rate := _per_number(page, last, draft, numbers)) is not None:
            out[-1] = rate
        elif _ratio(page, last, draft):
            out[-1] = last._replace(end=draft.end, right=draft.end, unit="x")
        elif (one := _one(page, last, draft, changes, numbers)) is not None or (
            len(out) > 1 and (one := _range_before(page, out[-2], last, draft)) is not None
        ):
            out[-1] = one
            if len(out) > 1 and len(out[-2].numerals) > 1:  # "to 200-210 or 130-140 square metres"
                out[-2:] = _shared(page, out[-2], one)
        else:
            out[-1:] = _shared(page, last, draft)
    return [draft for draft in _listed(page, out) if not draft.weak]


def _listed(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The figures, those of a list with what only its last one tells: "1, 5, and 7 percent"."""
    for number in range(len(drafts) - 2, 0, -1):
        a, b, c = drafts[number - 1 : number + 2]
        if c.unit is c.noun is None or not (a.unit is a.noun is a.per is None) or not _in_list(page, a, b, c):
            continue
        counts = c.noun is not None and c.approx is None and "," in page.plain[a.start : a.end]
        if counts or c.unit in PERCENT or RESPECTIVELY.match(page.folded, c.right):
            drafts[number - 1] = a._replace(unit=c.unit, noun=c.noun, weak=False)
            drafts[number] = b._replace(unit=c.unit, noun=c.noun, weak=False)
    return drafts


def _in_list(page: Page, a: Draft, b: Draft, c: Draft) -> bool:
    """Whether three figures are told one after the other, the middle one with no unit of its own."""
    if not (a.block == b.block == c.block and page.folded[a.right : b.left] == ", "):
        return False
    bare = b.noun in (None, c.noun) and b.per is None and page.plain[b.end - 1].isdigit()
    return bare and page.folded[b.right : c.left] in LISTING


def _ratio(page: Page, a: Draft, b: Draft) -> bool:
    """ "A leverage ratio of 3.25 to 1.00" is one figure."""
    if page.folded[a.end : b.left] != " to " or b.numerals[0].value != ONE:
        return False
    bare = a.unit is a.noun is b.unit is b.noun is None
    return bare and "ratio" in page.folded[max(a.floor, a.left - RATIO_REACH) : a.left]


def _per_number(page: Page, a: Draft, b: Draft, numbers: NumberWords) -> Draft | None:
    """ "4.5 per 100,000 people" is one rate, and the second number no figure of its own; "per 40-ft box" is per box."""
    if page.folded[a.end : b.left] != " per " or b.money or b.unit in PERCENT or b.unit == "x":
        return None
    if b.noun is None and b.unit is not None and a.money and SIZE.search(page.plain, b.start, b.end):
        package = nouns.counted(page, b.end, len(page.plain), numbers, one=True)
        if package is not None:
            return a._replace(right=package.end, per=package.head)
    per = f"{b.numerals[0].value * b.numerals[0].scale:f} {(b.unit or 'count:').removeprefix('count:')}".rstrip()
    return a._replace(right=b.end, per=per)


def _one(page: Page, a: Draft, b: Draft, changes: Sequence[int], numbers: NumberWords) -> Draft | None:
    if len(a.numerals) > 1 or len(b.numerals) > 1:
        return None
    if _parts_of_one(page, a, b):
        a = a._replace(unit=b.unit)
    return (
        _tolerance(page, a, b)
        or range_of(page, a, b, changes, numbers)
        or _odds(page, a, b)
        or _dealt(page, a, b)
        or _between_bounds(page, a, b)
    )


def _range_before(page: Page, now: Draft, a: Draft, b: Draft) -> Draft | None:
    """The range that stood before another: "now expects 3% to 3.5%, up from 3% to 4%"."""
    led = WAS.fullmatch(page.folded[now.right : a.left]) if len(now.numerals) > 1 else None
    if led is None or now.unit != b.unit or page.folded[a.end : b.left] not in TO or not alike(a, b):
        return None
    low, high = ends(page, a, b)
    if low.value * low.scale >= high.value * high.scale:
        return None
    return a._replace(
        end=b.end, right=b.right, numerals=(low, high), unit=b.unit, per=b.per, noun=b.noun, approx="range", weak=False
    )


def _parts_of_one(page: Page, a: Draft, b: Draft) -> bool:
    """Whether both are parts of one point or percent: "one-eighth to three-eighths of a percentage point"."""
    fraction = a.unit == "x" and a.spelled and b.spelled and size(a) < ONE and page.folded[a.end : b.left] in TO
    return fraction and (b.unit == "percentage_point" or (b.unit == "percent" and size(b) < ONE))


def _tolerance(page: Page, a: Draft, b: Draft) -> Draft | None:
    """ "$4.9 billion, plus or minus $100 million", "4.9 ± 0.1 percent", "$65 billion ± 2%": all that may be meant."""
    said = TOLERANCE.match(page.folded, a.end, b.end)
    if said is None or not b.left <= said.end() <= b.end or not (alike(a, b) or b.unit in PERCENT):
        return None
    if b.unit == "percentage_point" and a.unit not in (*PERCENT, None):
        return None
    whole, by = a.numerals[0], b.numerals[0]
    if whole.scale == ONE < by.scale and (a.unit is None or a.money) and whole.value >= by.value:
        whole = whole._replace(scale=by.scale)  # "4.9 ± 0.1 billion"
    part = abs(by.value) * _by_scale(a, b) / whole.scale
    if b.unit == "percent" != a.unit and a.unit not in (None, "percentage_point"):
        part = abs(whole.value * by.value) / HUNDRED
    ends = (whole._replace(value=whole.value - part), whole._replace(value=whole.value + part))
    return (a if a.unit else b)._replace(
        start=a.start, end=b.end, left=a.left, right=b.right, floor=a.floor, clause=a.clause,
        numerals=ends, unit=a.unit or b.unit, per=a.per or b.per, noun=a.noun or b.noun, approx="range", weak=False,
    )  # fmt: skip


def _dealt(page: Page, a: Draft, b: Draft) -> Draft | None:
    """A bid and an offer side by side: "98-1/8 / 98-3/8", "6-5/16 6-3/16 pct", "412.50/413.00"."""
    between = page.folded[a.end : b.left]
    fractions = all("/" in page.plain[draft.start : draft.end] for draft in (a, b))
    priced = between == "/" and a.numerals[0].step == b.numerals[0].step < ONE
    quoted = fractions and (between in SIDE_BY_SIDE or (between == ", " and _quoted(page, a, b)))
    if not (priced or quoted) or not alike(a, b):
        return None
    low, high = sorted((a.numerals[0], b.numerals[0]), key=lambda numeral: numeral.value)
    if not 0 < high.value - low.value <= ONE:
        return None
    return b._replace(
        start=a.start, left=a.left, floor=a.floor, clause=a.clause,
        numerals=(low, high), unit=b.unit or a.unit, approx="range", weak=False,
    )  # fmt: skip


def _quoted(page: Page, a: Draft, b: Draft) -> bool:
    """Whether two rates are a bid and an offer, with a comma between them and no list: "at 6-1/8, 6-1/4 pct"."""
    listed = LISTED.search(page.plain, max(a.floor, a.start - 3), a.start) or LISTS.match(page.folded, b.right)
    near = abs(a.numerals[0].value - b.numerals[0].value) <= MOST_SPREAD
    return a.unit is None and b.unit == "percent" and near and not listed


def _by_scale(a: Draft, b: Draft) -> Decimal:
    """The scale of a tolerance, which a bare one shares: "$4.9 billion ± 0.1"."""
    scale = b.numerals[0].scale
    return a.numerals[0].scale if scale == ONE and b.unit is None and b.numerals[0].value < HUNDRED else scale


def _odds(page: Page, a: Draft, b: Draft) -> Draft | None:
    """ "one in five Americans", "two out of three" are a part."""
    between = page.folded[a.end : b.left]
    if a.unit is not None and not _one_of(a, b, between):
        return None
    if not (b.unit is None or b.unit.startswith("count:")):
        return None
    x, y = (draft.numerals[0].value * draft.numerals[0].scale for draft in (a, b))
    over = between == " " and page.folded[b.left : b.start] == "over " and b.last and y
    whole = x == int(x) and y == int(y) and 0 < x < y <= THOUSAND
    if between == " out of " and x != int(x) and y in RATINGS and x <= y and b.unit is None:
        return a._replace(right=b.end, weak=False)  # "7.8 out of 10" is one rating
    if not over and not (between in (" in ", " out of ", " in every ", "-in-") and whole):
        return None
    numerals = (Numeral(x / y, ONE / y),)
    if b.noun is not None and " " in b.noun:  # "one in 10 anticipate decreases"
        b = b._replace(end=b.end - len(b.noun) - 1, noun=None)
    return b._replace(
        start=a.start, left=a.left, floor=a.floor, clause=a.clause,
        numerals=numerals, unit="x", approx=a.approx, weak=False,
    )  # fmt: skip


def _one_of(a: Draft, b: Draft, between: str) -> bool:
    """ "One job in seven": the noun stands with the first number alone."""
    one = a.noun is not None and a.numerals[0].value * a.numerals[0].scale == ONE
    return one and between == " in " and b.unit is b.noun is b.per is None


def _between_bounds(page: Page, a: Draft, b: Draft) -> Draft | None:
    """ "more than 5% but less than 10%" is a range told by its bounds."""
    lower, upper = (a, b) if a.approx in FROM_BELOW else (b, a)
    if lower.approx not in FROM_BELOW or upper.approx not in FROM_ABOVE or not alike(a, b):
        return None
    x, y = lower.numerals[0], upper.numerals[0]
    if page.folded[a.right : b.left] == ", " and (a.unit != b.unit or lower is b):
        return None  # "as much as 5%, at least 2%"
    if (
        page.folded[a.right : b.left] not in (" and ", " but ", ", ", ", but ", ", and ", " and is ")
        or x.value * x.scale >= y.value * y.scale
    ):
        return None
    return (a if a.unit else b)._replace(
        start=a.start, end=b.end, left=a.left, right=b.right, floor=a.floor, clause=a.clause,
        numerals=(x, y), unit=a.unit or b.unit, per=a.per or b.per, noun=a.noun or b.noun, approx="range",
    )  # fmt: skip


def _shared(page: Page, a: Draft, b: Draft) -> tuple[Draft, Draft]:
    """Both figures, a bare one with the unit of its neighbour: "three and five percent", "from 208 pounds to 193"."""
    between = page.folded[a.end : b.left]
    if (
        a.unit is None
        and b.unit is not None
        and not (b.unit in DURATIONS and size(a) > MOST_STRETCHED * size(b))  # "a fine of 1000 or three months"
        and not a.per
        and not (b.per and a.numerals[0].scale > ONE == b.numerals[0].scale)  # "12.3 mln or 1.02 dlrs per shr"
        and (between in SHARING or (led_by_from(page, a) and between in TO) or (between == " from " and _to(page, a)))
    ):
        scale = (
            b.numerals[0].scale if a.numerals[0].scale == ONE and a.numerals[0].value < 1000 else a.numerals[0].scale
        )
        numerals = (a.numerals[0]._replace(scale=scale),) if len(a.numerals) == 1 else a.numerals
        return a._replace(unit=b.unit, per=b.per, noun=b.noun, numerals=numerals, weak=a.weak and b.weak), b
    if a.unit is None and b.unit is not None and between in REACHED and _led(page, a):
        return a._replace(unit=b.unit, per=b.per, noun=b.noun, numerals=(_scaled_as(a, b),), weak=False), b
    if b.unit is None and a.unit is not None and between in TO and led_by_from(page, a):
        return a, b._replace(unit=a.unit, per=b.per or a.per)
    return a, b


def _led(page: Page, a: Draft) -> bool:
    return led_by_from(page, a) or page.folded.endswith(FROM_ABROAD, a.floor, a.left)


def _scaled_as(a: Draft, b: Draft) -> Numeral:
    """The first number by the million where the second is and only tells it: "von 2,1 auf 1,8 Millionen Euro"."""
    x, y = a.numerals[0], b.numerals[0]
    near = y.value < x.value * MOST_REACHED and x.value < y.value * MOST_REACHED
    return x._replace(scale=y.scale) if x.scale == ONE and near else x


def _to(page: Page, a: Draft) -> bool:
    """Whether a figure is what something came to: "to 5 from 3 percent"."""
    return page.folded.endswith("to ", a.floor, a.left)
