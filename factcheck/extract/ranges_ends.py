"""Two figures that are the ends of one range, by what stands between and before them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from factcheck.extract.draft import DURATIONS, Draft
from factcheck.extract.page import Page
from factcheck.model.later import later
from factcheck.model.mention import Numeral
from factcheck.model.numbers import NumberWords

ONE, HALF, HUNDRED, THOUSAND = Decimal(1), Decimal("0.5"), Decimal(100), Decimal(1000)
DASHES = frozenset({"-", "–", "—", "‒", " - ", " – ", "~", "～", "〜", "-to-", "/-"})
TO = frozenset(
    {
        " to ",
        "-to-",
        " through ",
        " to about ",
        " to around ",
        " to nearly ",
        " to as much as ",
        " to almost ",
        " - to ",
        "- to ",
        " bis ",
        " à ",
        " to plus ",
    }
)
SIGNS = frozenset("+-−")
BANDS = (" range", " band", " area")
# What makes the two figures behind it the ends of one: "cut to a range of 3.50% to 3.75%".
OF_A_RANGE = ("range of ", "band of ", "corridor of ")
AND = frozenset(
    {" and ", " and plus ", " to plus ", " and about ", " to ", "-", " und ", " et ", " y ", " y un ", " y el "}
)
# What stands between two numbers of which a speaker is not sure: "two point five, maybe three billion".
MAYBE = frozenset(
    f"{joint}{word} " for joint in (", ", " ", " or ", ", or ") for word in ("maybe", "perhaps", "possibly")
)
# What is decided by so many to so many.
TALLY = later(
    r"\b(?:vot(?:e|ed|es|ing)|rul(?:ed|ing)|decision|tally|ballot|approved|rejected|passed|defeated)\b[^.;:!?0-9]{0,40}$"
)
TALLY_REACH = 60
BETWEEN = ("between ", "zwischen ", "entre ", "entre un ", "entre el ")
FROM = ("from ", "von ")
# What a change is told in, and when it came about, before the level it leads from: "12 per cent in May, from".
STEP_FROM = r"(?:%s)(?:,? (?:in|over|during|last|this|on|since|between)\b[^.;:,0-9]{0,30})?,? from $"
STEP_REACH = 60
# The same by so many of what has no unit here: "revised up by 72,000, from".
STEP_BY = later(
    r"\bby (?:about |some |around |nearly |almost |another |a further )?[^ a-z]{1,16}(?: [a-z]{1,12}){0,2},? from $"
)
# What goes on behind a comma or a dash leads on from what was said to change before: "for the ninth time – from".
RESUMED_REACH = 120
RESUMED = (", from ", " – from ", " — from ", " - from ", "—from ")
# The same where it may lead to a range as well: "passée de 2,1 à 1,8 milliard", "del 3 al 5 por ciento".
FROM_ABROAD = ("de ", "del ", "du ", "d'")
# How far before a change by points what changed is looked for.
POINTS_REACH, WORDS = 90, later(r"[a-z]+")
TEMPERATURES = frozenset({"celsius", "fahrenheit", "degree", "kelvin"})
PERCENT = frozenset({"percent", "percentage_point"})
# How far before a sum it is called the end of a range.
MIXED_REACH = 24
LISTED_ON = later(r",? (?:and|or) (?:[0-9$€£]|(?:one|two|three|four|five|six|seven|eight|nine|ten|[a-z]{3,6}ty)\b)")
# Words before a figure that stands where it is told, though words of change stand before it: "adjusted, it is to be".
STANDING = ("be ", "is ", "are ", "at ")
# A change told "by 3% to 5%" is a range, "$3 to $100" a step and a level.
# Of two numbers side by side the greater, where one speaker wavers between them: "eight, nine percent".
MOST_HESITATED = 12
FROM_LEVEL, LEVEL_REACH = later(r"\bfrom (?:an?|the|its|their) (?:[a-z]+ ){1,3}of $"), 60
MOST_RATIO, MOST_MONEY = 3, Decimal("1.5")


def led_by_from(page: Page, a: Draft) -> bool:
    return page.folded.endswith(FROM, a.floor, a.left)


def range_of(page: Page, a: Draft, b: Draft, changes: Sequence[int], numbers: NumberWords) -> Draft | None:
    between = page.folded[a.end : b.left] or page.folded[b.left : b.start].strip("约")
    mixed = _mixed(page, a, b)
    if not _connects(page, a, b, between, changes, numbers) or not (mixed or alike(a, b)):
        return None
    low, high = ends(page, a, b)
    x, y = low.value * low.scale, high.value * high.scale
    if x == y or (x > y and a.unit is b.unit is None):
        return None
    start = a.start
    left = a.left
    for word in ("between ", "from "):
        if page.folded.endswith(word, a.floor, a.left):
            left = a.left - len(word)
    return (a if a.unit else b)._replace(
        start=start, end=b.end, left=left, right=b.right, floor=a.floor,
        numerals=(low, high) if low.value * low.scale <= high.value * high.scale else (high, low),
        unit=a.unit if mixed else b.unit or a.unit, per=b.per or a.per, noun=b.noun or a.noun, approx="range",
        money=a.money or b.money,
        weak=a.weak and b.weak and b.unit is None and not _plain_range(a, b),
    )  # fmt: skip


def _connects(page: Page, a: Draft, b: Draft, between: str, changes: Sequence[int], numbers: NumberWords) -> bool:
    before = page.folded
    if before.endswith(BETWEEN, a.floor, a.left) or before.endswith(BETWEEN, a.floor, a.start):
        return between in AND or between in DASHES
    if between in DASHES:
        # "five-six months", but "twenty-one" and "all-in-one" are no ranges.
        return not a.spelled or between != "-" or size(a) < size(b) < 20
    if between == " or " and (a.spelled == b.spelled):
        # "three or four years" hedges a length, "2 or 3 percent" a rate; "eight or nine euros" are two prices.
        less, more = a.numerals[0].value, b.numerals[0].value
        stretch = b.unit in DURATIONS and less < more
        return a.unit is None and (stretch or (b.unit in PERCENT and less + 1 == more == size(b)))
    if between == ", ":
        return _wavers(page, a, b)
    if between in MAYBE:
        return _unsure(a, b)
    if between not in TO or (between == "-to-" and b.unit is None) or (between == " à " and a.unit is not None):
        return False  # "3 à 5 %", but "cède 2 euros à 47 euros"
    if page.plain[a.start] in SIGNS and page.plain[b.start] not in SIGNS and _stepped(page, a, b):
        return False  # "the Nikkei +312 to 38,920", "WTI -43 cents to $71.23"
    if between == " à " and before.endswith(FROM_ABROAD, a.floor, a.left) and _changed(a, changes):
        return False
    if a.unit is a.noun is b.unit is b.noun is None and _tally(page, a, b):
        return False
    from_to = before.endswith("from ", a.floor, a.left)
    changed = _changed(a, changes) and not before.endswith(STANDING, a.floor, a.left)
    if page.folded.startswith(BANDS, b.end) or before.endswith(OF_A_RANGE, a.floor, a.left):
        return True
    if from_to:
        # "Doubled from 2 to 4 million": a word that is a figure itself ends what is looked through for words of change.
        stepped = changed or _before_from(page, a) in numbers.changes
        step = _step_from(numbers.steps)
        stepped = stepped or step.search(before, max(a.floor, a.left - STEP_REACH), a.left) is not None
        stepped = stepped or _resumes(page, a, changes)
        # Who counts from more to less tells of a change: "the most one may own, from 51 percent to 33 percent".
        fallen = a.unit == b.unit and a.numerals[0].scale == b.numerals[0].scale and size(a) > size(b)
        return not (stepped or fallen) or _before_from(page, a) in numbers.ranging
    x, y = a.numerals[0], b.numerals[0]
    shared = y.scale if a.unit is None and b.unit is not None and x.scale == ONE else x.scale
    if x.value * shared > y.value * y.scale and y.scale <= ONE:
        return False  # "49.7 percent to 40.3 percent" sets one against the other
    grown = b.unit == "percent" and before.endswith("growth of ", a.floor, a.left)  # "growth of 1% to 5%"
    if not changed:
        return True
    if FROM_LEVEL.search(before, max(a.floor, a.left - LEVEL_REACH), a.left):
        return False  # "risen from an initial estimate of 8.1 billion euros to 9.6 billion euros"
    near = _near(a, b) and not _in_points(page, a, b, numbers)
    return grown or near or _reached(page, a, b, between)


def _in_points(page: Page, a: Draft, b: Draft, numbers: NumberWords) -> bool:
    """Whether points lead to points, as of what is told in them: "spreads widened by 20 bps to 46 bps"."""
    if not (a.unit == b.unit == "percentage_point"):
        return False
    said = WORDS.findall(page.folded, max(a.floor, a.left - POINTS_REACH), a.left)
    return not numbers.in_points.isdisjoint(said) and numbers.modals.isdisjoint(said)


@lru_cache(maxsize=8)
def _step_from(steps: tuple[str, ...]) -> re.Pattern[str]:
    """The words of a change, whole ones: "%" and "percent", but no "carpoint"."""
    return re.compile(STEP_FROM % "|".join(rf"(?<![a-z]){re.escape(one)}" for one in steps))


def _reached(page: Page, a: Draft, b: Draft, between: str) -> bool:
    """Whether both are what something came to: "cut the rate to 3.50% to 3.75%"."""
    led = page.folded.endswith(" to ", a.floor, a.left) and a.left - a.clause > len(" to ")
    return led and between in TO and a.unit == b.unit and size(a) < size(b) <= MOST_RATIO * size(a)


def _wavers(page: Page, a: Draft, b: Draft) -> bool:
    """Whether one speaker wavers between two numbers: "eight, nine percent", "twenty, thirty bucks"."""
    x, y = a.numerals[0], b.numerals[0]
    if page.folded.startswith(BANDS, b.end):
        return a.unit == b.unit and x.scale == y.scale and x.value < y.value
    if not (a.spelled and b.spelled) or b.unit == "x" or not (b.unit or b.noun or y.scale > ONE):
        return False
    less = x.value if x.scale == ONE else x.value * x.scale / y.scale
    tens = less % 10 == y.value % 10 == 0 and y.value - less == 10
    step = y.value - less in (ONE, HALF) and y.value <= MOST_HESITATED
    return (step or tens) and LISTED_ON.match(page.folded, b.right) is None


def _stepped(page: Page, a: Draft, b: Draft) -> bool:
    """Whether a signed figure is a step to the next, which is too far away to be the other end of a range.

    A loss is an end with a profit no greater than a few times as much: "-$200 million to $100 million".
    """
    lost = page.plain[a.start] != "+" and a.unit == b.unit and size(b) <= MOST_RATIO * size(a)
    if lost and not a.minor and (a.unit is not None or a.numerals[0].scale > ONE):
        return False
    summed = a.unit is None or a.money or a.minor or (a.unit not in TEMPERATURES and b.unit == a.unit)
    return summed and not _near(a, b) and not page.folded.endswith("from ", a.floor, a.left)


def _tally(page: Page, a: Draft, b: Draft) -> bool:
    """Whether votes for and against are told: "rejected by a vote of 3 to 9"."""
    if a.numerals[0].scale != ONE or b.numerals[0].scale != ONE:
        return False
    return TALLY.search(page.folded, max(a.floor, a.left - TALLY_REACH), a.left) is not None


def _unsure(a: Draft, b: Draft) -> bool:
    """Whether the second of two numbers can be what the first may be too: "ten, maybe fifteen percent"."""
    x, y = a.numerals[0], b.numerals[0]
    least = x.value * (y.scale if x.scale == ONE else x.scale)
    return 0 < least < y.value * y.scale <= MOST_RATIO * least and a.noun is None


def _before_from(page: Page, a: Draft) -> str:
    """The word before the "from" that leads to a figure."""
    words = page.folded[max(a.floor, a.left - 30) : a.left].split()
    return words[-2].rstrip(",") if len(words) > 1 else ""  # "almost halved, from 9,000 to 4,800"


def _plain_range(a: Draft, b: Draft) -> bool:
    """ "1000-5000" rises, and is no score."""
    x, y = a.numerals[0].value, b.numerals[0].value
    telephone = 100 <= x < 1000 <= y < 10000 and a.spelled is b.spelled is False
    return x < y and y > 10 and not telephone


def _changed(a: Draft, changes: Sequence[int]) -> bool:
    """Whether a word of change stands before the figure in its clause."""
    at = bisect_right(changes, a.left) - 1
    return at >= 0 and changes[at] >= max(a.clause, a.left - 60)


def _resumes(page: Page, a: Draft, changes: Sequence[int]) -> bool:
    """Whether a figure goes on, behind a comma, a dash or a step, from what its sentence has said to change."""
    at = bisect_right(changes, a.left) - 1
    if at < 0 or changes[at] < max(a.floor, a.left - RESUMED_REACH):
        return False
    rate = a.unit in (*PERCENT, None) and page.folded.endswith(RESUMED, a.floor, a.left)
    return rate or STEP_BY.search(page.folded, max(a.floor, a.left - STEP_REACH), a.left) is not None


def _near(a: Draft, b: Draft) -> bool:
    """Whether the figure after the change can be the other end of it: "rose 3% to 5%"."""
    if a.unit != b.unit and a.unit is not None:
        return False
    if a.unit == b.unit == "percent" and a.numerals[0].step < ONE and b.numerals[0].step < ONE:
        return False  # "dropped 3.2 percent to 7.9%": ranges are told in round figures
    x, y = size(a), size(b)
    # "By 3 to 5 million", but "shrank by 14,000 to 2.592 million".
    shared = a.unit is None and b.unit is not None and a.numerals[0].scale == ONE and x < THOUSAND
    return shared or x < y <= x * (MOST_MONEY if a.money else MOST_RATIO)


def size(draft: Draft) -> Decimal:
    return abs(draft.numerals[0].value * draft.numerals[0].scale)


def alike(a: Draft, b: Draft) -> bool:
    """Whether the two can share a unit: the same, or one of them bare."""
    if a.unit == b.unit:
        return True
    if a.unit is None:
        return not (a.noun or a.per)
    return b.unit is None and a.money and not b.noun


def _mixed(page: Page, a: Draft, b: Draft) -> bool:
    """A range that begins in one currency and ends in another: "between €600,000 and $800,000"."""
    if not (a.money and b.money) or a.unit == b.unit or not size(a) < size(b) <= MOST_RATIO * size(a):
        return False
    before = page.folded[max(a.floor, a.left - MIXED_REACH) : a.left]
    return before.endswith("between ") or "range" in before or "ranging" in before


def _in_thousands(a: Draft, low: Numeral, high: Numeral) -> bool:
    """Whether the thousands of the first end are told by the second alone: "£10-12,000"."""
    written = a.money and low.scale == high.scale == ONE and low.value == int(low.value) and high.step >= HUNDRED
    return written and 1 <= low.value < THOUSAND and low.value < high.value / THOUSAND <= low.value * MOST_RATIO


def ends(page: Page, a: Draft, b: Draft) -> tuple[Numeral, Numeral]:
    """Both numbers, the scale of the second shared where the first has none: "$1.4–1.6bn", "10-15 cents"."""
    low, high = a.numerals[0], b.numerals[0]
    hundreds = a.spelled and b.spelled and high.scale >= THOUSAND and " hundred " in page.folded[b.start : b.end]
    if hundreds and low.scale == ONE and low.value * HUNDRED < high.value:
        low = low._replace(value=low.value * HUNDRED, step=low.step * HUNDRED)  # "five to six hundred million"
    if _in_thousands(a, low, high):
        return low._replace(scale=THOUSAND), high
    share = (
        low.scale == ONE
        and high.scale != ONE
        and (a.unit is None or a.money)
        and low.value <= high.value
        and low.value < THOUSAND
    )
    return (low._replace(scale=high.scale), high) if share else (low, high)
