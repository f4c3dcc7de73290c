"""Units left out where the grammar tells them: "15.9 billion bushels from 15.7 billion", "4,500 jobs: 2,600 in May"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from factcheck.extract.draft import DURATIONS, Draft
from factcheck.extract.lexicon import Lexicon
from factcheck.extract.page import Page
from factcheck.model.later import later

ONE = Decimal(1)
# A change in points has no unit to share with the level it led to.
POINT = "count:point"
# How much greater than a figure what it is set against may be, and how much a part may be smaller than its whole.
MOST_RATIO, MOST_PARTS, MOST_PERCENT = 20, 500, 3
# What wires tell sums by, how far the sum before may stand, and what no counted noun does follow.
WIRE_SCALES, WIRE_REACH = frozenset({"mln", "bln"}), 120
WIRE_ENDS = later(
    r"[.,;)](?![0-9])|$| (?:and|while|but|in|on|to|from|for|by|of|with|as|this|last|today|yesterday|a year)\b"
)
# How far apart two figures of a comparison may stand.
REACH = 90
# What sets a figure against the one before it, right before it.
AGAINST = later(
    r"""(?:^|[ ,(])(?:from|after|against|contre|gegenüber|frente[ ]a|versus|vs\.?|compared[ ](?:with|to)|than)[ ]
    (?:(?:the|an?|its|their|just|only|about|around|some|nearly|almost|roughly|revised|upwardly|downwardly|earlier
    |previously|estimated|expected|forecast|projected|reported|initial|initially|consensus|original)[ ])*$
    |,[ ]which[ ](?:was|is|had[ ]been)[ ](?:about[ ])?$
    |(?:^|[ ,])(?:above|below|under|over|near|beating|missing|topping)[ ](?:the|an?)[ ](?:[a-z]+[ ]){0,2}$
    |(?:^|[ ,])(?:the|an?|its|their)[ ](?:[a-z]+[ ]){0,2}(?:ceiling|quota|cap|limit|target|maximum)[ ]of[ ]$
    |[ ](?:previous|prior|last|earlier)[ ](?:fix|fixing|close|level|reading|rate)[ ](?:of|at)[ ]$""",
    re.VERBOSE,
)
# The same with what it is an amount of between: "after a year-earlier profit of", "and a forecast of".
# What leads from a part to the sum of all.
ALL_TOLD = later(
    r"\b(?:each|apiece|a piece),? (?:or |for |making |which makes |bringing )?(?:an? |the )?"
    r"(?:combined |grand |overall )?(?:total|sum|whole|cost|bill) (?:of|to) (?:about |some |around )?$"
)
AMOUNT_OF = later(
    r"(?:^|[ ,(])(?P<joint>and|from|after|against|versus|vs\.?|compared (?:with|to)|than) "
    r"(?:(?:the|an?|its|their) )?(?:[a-z'-]{1,20} ){0,3}(?P<amount>[a-z]{1,20})"
    r" of (?:about |around |some |only |just )?$"
)
# The same rate of another time: "averaged 6.85 per cent, a tad below last week's 6.89".
RATE_OF = later(
    r"""(?:,?[ ](?:(?:and|just|still|slightly|well|up|down|higher|lower|slower|faster
          |a[ ](?:tad|touch|shade|little|bit))[ ])?
      |[ ]\()
    (?:from|after|against|versus|vs\.?|compared[ ](?:with|to)|than|above|below|under|over)[ ]
    (?:(?:last|the)[ ])?(?:(?:previous|prior)[ ])?
    (?:week|month|quarter|year|spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september
      |october|november|december)'s[ ](?:(?:upwardly|downwardly)[ ])?(?:revised[ ])?""",
    re.VERBOSE,
)
DIRECTLY = later(r",? (?:(?:up|down|higher|lower) )?(?:from|versus|vs\.?|against|compared (?:with|to)) (?:the )?")
# A rate beside another, in brackets: "2.1 percent (against 1.4 in March and 3 a year ago)", "4.3% (3.9 last week)".
IN_BRACKETS = later(
    r" \((?P<set>(?:(?:up|down) )?(?:from|against|versus|vs\.?|compared (?:with|to)|after|prior|previous(?:ly)?:?"
    r"|prev\.?|est(?:imate|\.)?:?|forecast:?|consensus:?) (?:an? |the )?)?"
)
# A time that opens a bracket, and what stands before it: "412 million in the first half (H1 2024: 398)".
TIME_IN_BRACKET = later(
    r"""(?:[ ](?:in|for|at|during)[ ][^().;:]{1,40})?[ ]?\(
    (?:[^():;]{0,24}\b)? (?:(?:19|20)[0-9]{2}|[hq][1-4](?:[ ]?(?:fy)?[0-9]{2})?|fy[ ]?(?:[0-9]{2}|[0-9]{4})
    |(?:year|quarter|month|period)(?:[ ](?:ago|earlier|before))?):[ ]""",
    re.VERBOSE,
)
STILL_IN = later(
    r"(?: (?:in|for) [a-z]+| [a-z]+ [a-z]+ (?:ago|earlier|before)| last [a-z]+| previously)?,? (?:and|or) (?:from )?"
)
BEHIND_RATE = later(
    r" (?:an?|one|two|three|six) (?:year|quarter|month|week|day)s? (?:earlier|ago|before)\b"
    r"| (?:in|for) (?:january|february|march|april|may|june|july|august|september|october|november|december|[0-9]{4})\b"
    r"| (?:last|the previous|the prior|the month|the year|previously|expected|forecast)\b"
)
# What says of the figure before it that it is where something came to, and not how far it moved.
STOOD = later(r", (?:up|down|higher|lower) ")
# What follows a rate that is left without its percent: "to 7-3/4 pct from eight.", "54%, down from 62 in May".
DONE = later(r"[.,;)](?![0-9])|$|[ ](?:in|on|at|a|an|one|two|three|last|earlier|previously|before|when|and|the)\b")
# What makes a figure a difference.
MORE_THAN = later(r" (?:more|less|fewer|higher|lower|better|worse) than\b")
# When the first of two amounts alike was told: "2.8 billion francs, having made 2.5 billion a year earlier".
YEAR_AGO = later(r" (?:an?|one) (?:year|quarter|month) (?:earlier|ago|before)\b")
# What joins one more to a figure that is set against another: "in the first quarter and", "a year earlier, and from".
ALSO_AGAINST = later(
    r"(?: [a-z'-]{1,20}){0,6}(?: (?:19|20)[0-9]{2})?,? and (?:from )?(?:about |some |around |nearly )?"
)
# Whose a count is that has no noun of its own: ", GM", " and the Stellantis group's".
OF_ANOTHER = later(
    r"(?:(?: [A-Za-z]{1,20}){0,4},|,? and|;)(?: and| while)?(?: the)?(?: [A-Z][A-Za-z.&'’-]{1,24}){1,3}"
    r"(?: (?:about|some|around|nearly|almost))? "
)
VERSUS = later(r"\b(?:vs|versus|against|compared with|compared to|from)\b")
AMOUNT_REACH = 80
# What tells of another time, or of a limit, how much that was of which the figure before it tells.
AGAIN = later(
    r"""[.;,][ ](?:and[ ]|but[ ]|while[ ])?(?:
      (?:(?:an?|one)[ ](?:year|quarter|month)[ ](?:earlier|ago|before)|in[ ](?:19|20)[0-9]{2}),?
      [ ](?:it|they|that|this|the[ ](?:figure|total))[ ](?:was|were|had[ ]been|stood[ ]at|came[ ]to|totall?ed)
    | (?:the|its|their)[ ](?:[a-z]+[ ])?(?:ceiling|quota|cap|limit)[ ](?:is|was)
    | (?P<rate>(?:the|its)[ ](?:previous|prior)[ ](?:fix|fixing|close|level|reading)[ ](?:was|had[ ]been|stood[ ]at))
    )[ ](?:only[ ]|just[ ]|about[ ]|some[ ])?$""",
    re.VERBOSE,
)
# What leads to how many there are with those told of, and what says that others come on top.
TOTALLED = later(r"\b(?:taking|bringing|lifting|raising) (?:the |its |their )?(?:[a-z]+ )?total (?:[a-z]+ )?to $")
MORE = later(r" (?:more|others)(?=[.,;:)]|$| (?:in|on|at|by|from|later|this|next|last|for)\b)")
# A spread in basis points has no parts, and is more than most steps of a rate.
BASIS, LEAST_SPREAD = "percentage_point", Decimal(5)
STOPS = later(r"[;:!?]|(?<!vs)\.\s")
TO_LEVEL = later(r"(?:,? (?:in|over|for|during|on|last|this|or|yesterday|today)\b[^;:!?()]{0,50}?)?,? to ")
LEVELS = ("to ", "at ", "was ", "is ", "of ", "be ", "were ", "to about ", "at about ")
# A whole and its parts: "4,500 jobs: 2,600 in Germany and 1,900 in Spain".
OPENS = later(r"(?:: |, including |,? of (?:which|whom) |, with |, among them |—| — | – )(?:about |some |nearly )?")
# A part that somebody has: "159.9 million tonnes, of which China made 92.9 million".
OF_WHICH = later(r",? of which (?:[a-z.'-]+ ){0,5}")
PLACED = later(r" (in|at|from|for|on|under|over|to|by|were|was|are|will|of)\b")
# Behind a part: what it is of was told before.
OF_IT = later(r" of (?:it|that|this|them|these|those)\b")
# A share, and what another is set against.
SHARE_OF = later(r" of (?:the |its |all |total )?[a-z]+(?: [a-z]+)?,? (?:vs\.?|versus|against|compared with|from) ")
GOES_ON = later(r" [a-z][^.;:!?0-9]{0,48}?,?(?: and| plus|,) ")


def completed(page: Page, drafts: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """The figures, a bare one with the unit of the figure it is set against or a part of."""
    out: list[Draft] = []
    whole: Draft | None = None
    against: Draft | None = None  # the figure that the one right before was set against
    for draft in drafts:
        last = out[-1] if out and out[-1].block == draft.block else None
        whole = _whole(page, last, draft, whole) if last else None
        timed = whole is None and _of_time_in_brackets(page, out, draft)
        other = whole or (out[-1] if timed else _other(page, out, draft, lexicon))
        if other is None and last is not None:
            other = _next_against(page, last, draft, against) or _of_another(page, last, draft, lexicon)
        against = other
        told = _like(draft, other, scaled=timed) if other else draft
        # Whom an accident kills and whom it hurts are of one kind, and no one measure.
        out.append(told._replace(noun=None) if other and _more(page, other, draft) else told)
    return out


def _bare(draft: Draft) -> bool:
    return draft.unit is None and draft.noun is None and draft.per is None and len(draft.numerals) == 1


def _like(draft: Draft, other: Draft, *, scaled: bool = False) -> Draft:
    """A figure with the unit of the other; with its scale too, where it is ``scaled`` alike or a decimal."""
    if len(draft.numerals) > 1:
        return draft._replace(unit=other.unit, per=other.per)
    numeral = draft.numerals[0]
    basis = other.unit == BASIS and other.minor
    alike = _shares_scale(draft, other) or (scaled and numeral.scale == ONE)
    scale = other.numerals[0].scale if basis or alike else numeral.scale
    return draft._replace(
        unit=other.unit,
        per=draft.per or other.per,
        noun=other.noun,
        numerals=(numeral._replace(scale=scale),),
        minor=draft.minor or basis,
    )


def _other(page: Page, out: Sequence[Draft], draft: Draft, lexicon: Lexicon) -> Draft | None:
    """The figure before that this one is set against, a percentage between the two passed over."""
    if len(draft.numerals) > 1:
        return _quote_before(page, out, draft, lexicon)
    if not _bare(draft) and not _lacks_rate(draft, lexicon) and draft.unit is not None:
        return None
    if _bare(draft) and MORE_THAN.match(page.folded, draft.right) and out:
        return out[-1] if _measures(page, out[-1], draft, lexicon) else None
    again = draft.minor or (draft.numerals[0].scale == ONE and page.folded.endswith(", or ", draft.floor, draft.left))
    if again and (share := _per_share(page, out, draft)):
        return share
    if _priced(page, out, draft, lexicon) or _in_brackets(page, out, draft) or _by_wire(page, out, draft, lexicon):
        return out[-1]
    for other in out[:-4:-1]:
        if other.block != draft.block or draft.left - other.right > REACH:
            return None
        if page.plain[other.left - 1 : other.left] == "(" and page.plain[other.right : other.right + 1] == ")":
            continue  # "14.5 billion ringgit ($5.9 billion) from 11.6 billion"
        if other.per and draft.numerals[0].scale > ONE == other.numerals[0].scale:
            continue  # "3.4 mln dlrs, or 1.21 dlrs a share, vs 2.9 mln"
        if other.unit != "percent" or _level(page, other, draft):
            return other if _set_against(page, other, draft, lexicon) else None
    return None


def _next_against(page: Page, last: Draft, draft: Draft, against: Draft | None) -> Draft | None:
    """The figure that the one before was set against, and this one is too: "12,000 cars, against 11,500 and 10,900"."""
    if against is None or not _bare(draft) or against.unit in DURATIONS or against.unit in (None, POINT, "percent"):
        return None
    between = page.folded[last.right : draft.left]
    joined = len(between) <= REACH and ALSO_AGAINST.fullmatch(between) is not None
    alike = against.numerals[0].scale == draft.numerals[0].scale and DONE.match(page.plain, draft.end) is not None
    return against if joined and alike and _comparable(draft, against) else None


def _of_another(page: Page, last: Draft, draft: Draft, lexicon: Lexicon) -> Draft | None:
    """The count before a bare one that is told of somebody else: "Ford sold 320,000 cars, GM 410,000"."""
    written = page.plain[draft.start : draft.end]
    counted = (last.unit or "").startswith("count:") or lexicon.table.dimensions.get(last.unit or "") == "physical"
    if not (counted and _bare(draft) and last.unit != POINT and last.per is None and draft.numerals[0].value >= 1000):
        return None
    told = "," in written or draft.numerals[0].scale > ONE
    named = told and draft.left - last.right <= REACH and OF_ANOTHER.fullmatch(page.plain[last.right : draft.left])
    return last if named and DONE.match(page.plain, draft.end) and _comparable(draft, last) else None


def _priced(page: Page, out: Sequence[Draft], draft: Draft, lexicon: Lexicon) -> bool:
    """Whether a bare price is where the change right before led: "rose 12 stg to 1,348 a tonne"."""
    if draft.unit is not None or draft.noun is not None or draft.per is None or not out:
        return False
    other = out[-1]
    money = other.block == draft.block and lexicon.table.dimensions.get(other.unit or "") == "money"
    return money and other.per in (None, draft.per) and page.folded[other.right : draft.left] in (" to ", ", to ")


def _in_brackets(page: Page, out: Sequence[Draft], draft: Draft) -> bool:
    """Whether a bare number is the same rate of another time, in brackets: "4.31 percent (3.98 a week earlier)"."""
    if not _bare(draft) or not out or out[-1].block != draft.block or out[-1].unit != "percent":
        return False
    other, between = out[-1], page.folded[out[-1].right : draft.left]
    if draft.numerals[0].scale != ONE or abs(draft.numerals[0].value) > 100 or len(between) > REACH:
        return False
    timed = BEHIND_RATE.match(page.folded, draft.end) is not None
    if opened := IN_BRACKETS.fullmatch(between):
        return timed or (opened["set"] is not None and page.folded[draft.end : draft.end + 1] == ")")
    inside = page.folded.rfind("(", other.floor, other.left) > page.folded.rfind(")", other.floor, other.left)
    return inside and timed and STILL_IN.fullmatch(between) is not None


def _of_time_in_brackets(page: Page, out: Sequence[Draft], draft: Draft) -> bool:
    """Whether a bare number is the same of the time before it: "SEK 412 million (2024: 398)"."""
    if not _bare(draft) or not out or out[-1].block != draft.block or out[-1].unit in (None, BASIS, *DURATIONS):
        return False
    if page.folded[draft.end : draft.end + 1] not in (")", ",", ";"):
        return False
    opened = TIME_IN_BRACKET.search(page.folded, out[-1].right, draft.left)
    a, b = out[-1].numerals[0], draft.numerals[0]
    near = 0 < a.value <= b.value * MOST_RATIO and b.value <= a.value * MOST_RATIO
    return opened is not None and opened.end() == draft.left and near and b.scale in (ONE, a.scale)


def _by_wire(page: Page, out: Sequence[Draft], draft: Draft, lexicon: Lexicon) -> bool:
    """Whether a wire tells the next sum of a row by its scale alone: "drain 615 mln stg while bills remove 310 mln"."""
    scale = page.folded[draft.start : draft.end].rpartition(" ")[2]
    if scale not in WIRE_SCALES or not _bare(draft) or not out or out[-1].block != draft.block:
        return False
    other = out[-1]
    money = lexicon.table.dimensions.get(other.unit or "") == "money" and other.per is None
    told = money and other.numerals[0].scale == draft.numerals[0].scale and draft.left - other.right <= WIRE_REACH
    return told and WIRE_ENDS.match(page.folded, draft.end) is not None


def _quote_before(page: Page, out: Sequence[Draft], draft: Draft, lexicon: Lexicon) -> Draft | None:
    """The price with its offer that a bare one is set against: "at 1.8245/55 per dollar from 1.8210/20"."""
    if draft.unit is not None or draft.noun is not None or not out or len(out[-1].numerals) == 1:
        return None
    other = out[-1]
    priced = lexicon.table.dimensions.get(other.unit or "") == "money" and other.block == draft.block
    near = priced and draft.left - other.right <= REACH
    return other if near and AGAINST.search(page.folded[other.right : draft.left]) else None


def _measures(page: Page, other: Draft, draft: Draft, lexicon: Lexicon) -> bool:
    """Whether a difference is one of the figure before it: "310 mln dlrs, 40 mln less than in 1986"."""
    if other.unit is None or other.block != draft.block or other.unit in DURATIONS or draft.left - other.right > REACH:
        return False
    measured = other.unit.startswith("count:") or lexicon.table.dimensions.get(other.unit) in ("money", "physical")
    return measured and STOPS.search(page.folded, other.right, draft.left) is None


def _lacks_rate(draft: Draft, lexicon: Lexicon) -> bool:
    """Whether a sum may share a denominator: "from $75 a barrel to $45.88"."""
    money = draft.unit is not None and lexicon.table.dimensions.get(draft.unit) == "money"
    return money and draft.per is None and len(draft.numerals) == 1


def _per_share(page: Page, out: Sequence[Draft], draft: Draft) -> Draft | None:
    """The cents of a wire's results, set against earlier ones: "23 cts a share, vs 900,000 dlrs, or 17 cts"."""
    for other in out[:-4:-1]:
        if other.block != draft.block or draft.left - other.right > REACH:
            return None
        if other.unit == draft.unit and (other.minor or (other.per and other.numerals[0].scale == ONE)):
            against = VERSUS.search(page.folded, other.right, draft.left)
            return other if other.per and against else None
    return None


def _set_against(page: Page, other: Draft, draft: Draft, lexicon: Lexicon) -> bool:
    between = page.folded[other.right : draft.left]
    if told := AGAIN.search(between):
        return _told_again(draft, other, lexicon, rate=told["rate"] is not None)
    if STOPS.search(between):
        return False
    if other.unit is None:  # "revenue of two point four billion, better than expected, which was two point three five"
        quoted = other.per in lexicon.table.coins.values() and other.numerals[0].step == draft.numerals[0].step < ONE
        alike = quoted or (other.per is None and _shares_scale(draft, other))
        bare = other.noun is None and alike and _bare(draft)
        return bare and AGAINST.search(between) is not None and _comparable(draft, other)
    if not _bare(draft):
        if draft.unit != other.unit or other.per is None:
            return False
        whole = draft.numerals[0].scale == other.numerals[0].scale
        against = AGAINST.search(between) is not None or _named_amount(between, lexicon)
        return between == " to " or (whole and against and _comparable(draft, other))
    measured = other.unit.startswith("count:") or lexicon.table.dimensions.get(other.unit) in ("money", "physical")
    if other.unit == BASIS:
        return _in_basis_points(between, other, draft)
    if other.unit == "percent":
        return _level(page, other, draft)
    year_ago = other.numerals[0].scale == draft.numerals[0].scale and YEAR_AGO.match(page.folded, draft.right)
    if year_ago and _by_the_million(other, lexicon):
        return _comparable(draft, other)
    if TO_LEVEL.fullmatch(between) and draft.numerals[0].scale > ONE and _by_the_million(other, lexicon):
        return True  # "rose 1.9 billion dlrs to 739.6 billion"
    some, all_ = draft.numerals[0], other.numerals[0]
    part = some.scale > ONE and some.value * some.scale < all_.value * all_.scale
    if measured and part and OF_IT.match(page.folded, draft.right):
        return True  # "cost 1.2 billion kroner, 365 million of it from the state"
    if measured and other.numerals[0].scale == draft.numerals[0].scale > ONE and ALL_TOLD.search(between):
        return True  # "at 2.6 million zlotys each, a total of 140 million"
    measured = measured and other.unit not in DURATIONS and other.unit != POINT
    set_against = AGAINST.search(between) is not None or _amount_of(between, other, draft, lexicon)
    set_against = set_against or TOTALLED.search(between) is not None or _more(page, other, draft)
    return measured and set_against and _comparable(draft, other)


def _in_basis_points(between: str, other: Draft, draft: Draft) -> bool:
    """Whether both are told in basis points: "132 basis points from 127", but "5 basis points to 4.27"."""
    whole = draft.numerals[0].step >= ONE and draft.numerals[0].value >= LEAST_SPREAD
    return other.minor and whole and (between == " to " or DIRECTLY.fullmatch(between) is not None)


def _more(page: Page, other: Draft, draft: Draft) -> bool:
    """Whether so many more of the same are told: "40 jets, with options for 20 more"."""
    return (other.unit or "").startswith("count:") and MORE.match(page.folded, draft.right) is not None


def _told_again(draft: Draft, other: Draft, lexicon: Lexicon, *, rate: bool) -> bool:
    """Whether the same is told of another time, in a statement of its own: "A year earlier it was 2.5 billion"."""
    a, b = other.numerals[0], draft.numerals[0]
    alike = a.step == b.step < ONE and other.per is not None if rate else _by_the_million(other, lexicon)
    return _bare(draft) and alike and a.scale == b.scale and _comparable(draft, other)


def _amount_of(between: str, other: Draft, draft: Draft, lexicon: Lexicon) -> bool:
    """Whether both are told by the million, and what the second is: "against a forecast of 5 billion"."""
    return other.numerals[0].scale == draft.numerals[0].scale > ONE and _named_amount(between, lexicon)


def _named_amount(between: str, lexicon: Lexicon) -> bool:
    """Whether it is said what the second figure is an amount of, and that it is set against the first."""
    found = AMOUNT_OF.search(between, max(0, len(between) - AMOUNT_REACH))
    if found is None:
        return False
    foretold = found["joint"] != "and" or found["amount"] in lexicon.numbers.foretold
    return foretold and found["amount"] in (lexicon.numbers.measures | lexicon.numbers.foretold)


def _by_the_million(draft: Draft, lexicon: Lexicon) -> bool:
    """Whether a figure is told in thousands or more of something that can be told so again without its name."""
    if draft.unit is None or draft.unit == POINT or draft.numerals[0].scale <= ONE:
        return False
    return draft.unit.startswith("count:") or lexicon.table.dimensions.get(draft.unit) in ("money", "physical")


def _level(page: Page, other: Draft, draft: Draft) -> bool:
    """Whether two rates are set against each other: "to 4.2 percent from 4.1"."""
    between = page.folded[other.right : draft.left]
    x, y = (abs(each.numerals[0].value) for each in (other, draft))
    near = x <= y * MOST_PERCENT and y <= x * MOST_PERCENT and y <= 100
    finely = draft.numerals[0].step < ONE or DONE.match(page.plain, draft.end) is not None
    plain = draft.numerals[0].scale == ONE and finely
    if near and plain and SHARE_OF.fullmatch(between):
        return True  # "14.9 percent of the market, vs 15.2"
    if near and plain and RATE_OF.fullmatch(between):
        return True
    told = page.folded.endswith(LEVELS, other.floor, other.left)
    return near and plain and (told or STOOD.match(between) is not None) and DIRECTLY.fullmatch(between) is not None


def _comparable(draft: Draft, other: Draft) -> bool:
    """Whether the two are of one order of magnitude, the scale shared where only the first tells it."""
    a, b = other.numerals[0], draft.numerals[0]
    scale = a.scale if _shares_scale(draft, other) else b.scale
    x, y = abs(a.value * a.scale), abs(b.value * scale)
    return 0 < x <= y * MOST_RATIO and y <= x * MOST_RATIO


def _shares_scale(draft: Draft, other: Draft) -> bool:
    """Whether a bare decimal is told in the scale of the other: "$4.2 billion from 3.9"."""
    a, b = other.numerals[0], draft.numerals[0]
    return b.scale == ONE < a.scale and b.step < ONE and b.value < 1000


def _whole(page: Page, last: Draft, draft: Draft, whole: Draft | None) -> Draft | None:
    """The figure that this one is a part of, being the first or the next of a list."""
    placed = PLACED.match(page.folded, draft.end)
    between = page.folded[last.right : draft.left]
    if not _bare(draft) or last.unit is None or last.unit in DURATIONS:
        return None
    if OF_WHICH.fullmatch(between) and draft.numerals[0].scale == last.numerals[0].scale > ONE:
        return last
    if placed is None:
        return None
    if whole is None and not OPENS.fullmatch(between) and not _parallel(page, last, between, placed[1]):
        return None
    if whole is not None and not GOES_ON.fullmatch(between):
        return None
    of = whole or last
    a, b = of.numerals[0], draft.numerals[0]
    alike = len(of.numerals) == 1 and a.scale == b.scale and 0 < b.value <= a.value * MOST_RATIO <= b.value * MOST_PARTS
    return of if alike and of.unit != "percent" else None


def _parallel(page: Page, last: Draft, between: str, preposition: str) -> bool:
    """Whether both figures of a pair are told of a place or a time: "310,000 tonnes in May and 280,000 in June"."""
    placed = PLACED.match(page.folded, last.right)
    return placed is not None and placed[1] == preposition and GOES_ON.fullmatch(between) is not None
