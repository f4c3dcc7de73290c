"""Numbers in words that count nothing, or only in company: "one", "half", "twice", "the Magnificent Seven"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extract import after, before, denominators, labels, nouns
from factcheck.extract.draft import DURATIONS, Draft
from factcheck.extract.measure import sense
from factcheck.extract.scene import Reading, Scene
from factcheck.extract.spelled import Spelled
from factcheck.model.later import later
from factcheck.model.mention import Numeral
from factcheck.model.units import UnitForm

SENTENCE_ENDS = '.!?:;”"«•*)-'  # behind these a capital opens a sentence: "MANILA (AP) - Twenty people"
ONE, HUNDRED, THOUSAND = Decimal(1), Decimal(100), Decimal(1000)
NEXT_WORD = later(r"[ -]([a-z]+)")

# What makes a bare "one" the end of a range: "one to two years".
END_OF_RANGE = later(
    r"(?: to | or |-to-|-in-| and | (?:in|of|out of) (?:every |each )| in | out of | over |-|–)"
    r"(?:[0-9$€£¥]|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|one |a |hundred"
    r"|thousand)"
)
# An hour told from another, or the minutes before and after it: "half past nine", "ten past five", "quarter to seven".
PAST_HOUR = later(
    r"\b(?:half|quarter|five|ten|twenty|twenty-five) (?:past|after) $|\bquarter (?:to|till|of) $"
    r"|\bat (?:five|ten|twenty|twenty-five) to $"
)
MINUTES_PAST = later(
    r" (?:past|to) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight)"
    r"(?=[.,;:]|$| (?:when|in|on|that|this|and|as)\b)"
)
TO_THE_HOUR = later(
    r" (?:past|before|after|to) (?:1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?=[.,;:)](?![0-9])|$| ?(?:a\.?m|p\.?m|o'clock)\b| (?:when|that|this|and|as)\b)"
)
MINUTES, GREATER_MINUTES = frozenset(map(Decimal, (5, 10))), frozenset(map(Decimal, (20, 25)))
LAST_HOUR = 12
HOUR_REACH = len("at twenty-five after ") + 1
# Half of a length of time that is told with an article: "a year and a half".
AND_A_HALF = later(r"\b(?:hour|day|week|month|year|decade|century) and $")
HALF_REACH = len("a century and ") + 1
# What makes half of something where it is done "in half".
CUT = later(
    r"\b(?:cut|cuts|cutting|slash(?:ed|es|ing)?|reduc(?:ed?|es|ing)|trim(?:s|med)?|shrunk|shrank)\b[^.;:!?]{0,40} in $"
)
CUT_REACH = 60
# A half that is a period and no length: "half-year results", but "half a year".
HALF_YEAR = later(r"(?:an? )?half[ -]year(?:ly)?\b")
# How far before the word of scale in the head of a table its other words may stand.
HEAD_REACH = 48
HEAD = later(
    r"(?:^|[(|,;:]\s?|\b(?:dollars|euros|pounds|yen|amounts|figures|numbers|usd|eur|gbp|shares|sums|values)\s|[$€£¥]\s?)"
    r"(?:(?:are|is|expressed|stated|shown|reported|presented|and)\s){0,3}in\s$"
    r"|\([^()]{0,40}\bin\s$"
)
# A word of scale alone in the brackets of a row, or behind what it scales: "(millions)", "(shares, millions)".
ALONE_IN_HEAD = later(r"\((?:[a-z$€£¥]{1,9},?\s)?$")
# A currency alone before it in its cell: "$ millions".
SIGN_IN_HEAD = later(r"(?:^|[|(]\s?| {2})(?:[a-z]{1,3}[$]|[$€£¥₹])\s?$")
# The same in the line above a table: "Balance sheet, $ thousands", "US$ millions unless stated".
SIGN_IN_CAPTION = later(r"(?:^|[,(:;–—|-]\s?)(?:[a-z]{1,3}[$]|[$€£¥₹])\s$")
# A currency behind "in": "in $ millions", which is nowhere an amount.
SIGN_BEHIND_IN = later(r"(?<![a-z])in\s(?:[a-z]{1,3}[$]|[$€£¥₩₹]|usd|eur|gbp|jpy|chf|cny|rmb|cad|aud|inr)\s?$")
# How far before digits that are not told a percentage may stand.
SPOKEN = 80
# What is told in percent, and the words between it and a number of digits.
GROWING = later(r"\b(?:grow|grew|grown|growing|growth|margins?|inflation)\b[^.;:]{0,40}$")
WHOLES = (" the ", " its ", " their ", " his ", " her ", " our ", " my ", " your ")
# A block of no more than this may be a lone number in a cell.
ALONE = 20
# The other end of a range of multiples: "twice to three times".
TO_TIMES = later(r" (?:to|or) (?:[0-9.]{1,4}|three|four|five|six|eight|ten) times\b")
# What follows a multiple that multiplies.
# What doubles only beside the point: "doubled down on trade", "mattresses double as seats".
BESIDE = later(
    r"doubl(?:e|es|ed|ing) down\b"
    r"|(?:double|triple)s? as (?:an? (?!result\b|share\b|proportion\b|percentage\b|whole\b)"
    r"|[a-z]+s(?: in the\b|[.,;)]|$))"
    r"|doubl(?:e|es|ed|ing) (?:back (?!in\b|then\b)|up (?!from\b|to\b|by\b|over\b|in\b))"
)
ONE_OR_TWO = frozenset({"time", "thing", "word", "point", "trick", "lesson"})  # "a time or two"
COINS = frozenset({"dollar", "euro"})
LIMBED = later(r"-(?:legged|headed|sided|pronged|handed|footed|eyed|seated|wheeled|armed|toed|lettered|faced)\b")
HALVES = later(r"halves of\b")
MULTIPLIED = (" the ", " its ", " their ", " that ", " as ", " what ", " from", " last", " his ", " in v")


def idle(scene: Scene, number: Spelled) -> bool:
    """Whether a spelled-out number is a year, a split ("two-for-one"), or a half of nothing in particular."""
    if LIMBED.match(scene.page.folded, number.end, scene.limit):
        return True  # "a four-legged robot"
    if HALVES.match(scene.page.folded, number.start, scene.limit):
        return True  # "the divided halves of the continent"
    if number.shape == "year" or scene.page.folded.startswith(("-for-", "-way"), number.end):
        return True
    if scene.follows("-for-", at=number.start) or _twin(scene, number):
        return True
    if scene.page.folded.startswith("-to-one", number.end) or (
        number.numeral.value == ONE and scene.follows("-to-", at=number.start)
    ):
        return True  # "a ten-to-one ratio"
    if number.numeral.value == ONE and scene.follows("-in-", at=number.start):
        return True  # "all-in-one"
    if number.shape == "fraction" and AND_A_HALF.search(
        scene.page.folded, max(scene.floor, number.start - HALF_REACH), number.start
    ):
        return True
    if (
        number.shape in ("fraction", "half")
        and number.numeral.value < ONE
        and TO_THE_HOUR.match(scene.page.folded, number.end, scene.limit)
    ):
        return True
    if HALF_YEAR.match(scene.page.folded, number.start, scene.limit):
        return True
    if (
        scene.page.folded.startswith("half", number.start)
        and scene.word_before(number.start).lower() in scene.lexicon.numbers.halves
    ):
        return True
    if number.shape != "half":
        return False
    told = scene.page.folded.startswith(WHOLES, number.end) or scene.follows(" by ", at=number.start)
    told = told or _cut(scene, number)
    return not told and scene.hedge(number.start).approx is None


def _cut(scene: Scene, number: Spelled) -> bool:
    """ "Costs were cut in half", but "in half of the cases"."""
    if not scene.follows(" in ", at=number.start) or scene.page.folded.startswith(" of ", number.end):
        return False
    return CUT.search(scene.page.folded, max(scene.floor, number.start - CUT_REACH), number.start) is not None


def _twin(scene: Scene, number: Spelled) -> bool:
    """Whether the same word stands on the other side of a hyphen: "a fifty-fifty chance"."""
    folded = scene.page.folded
    word = folded[number.start : number.end]
    return folded.startswith(f"-{word}", number.end, scene.limit) or scene.follows(f"{word}-", at=number.start)


def counts(scene: Scene, reading: Reading, factor: Decimal, noun: nouns.Noun | None) -> bool:
    """Whether a number in words without a unit counts something."""
    if noun is None and factor == ONE and (_hour(scene, reading) or _staged(scene, reading)):
        return False
    if _named(scene, reading):
        return False
    if not reading.one or factor != ONE:
        return True
    alone = scene.limit - scene.floor < ALONE and scene.page.folded[scene.floor : scene.limit].strip() == "one"
    if alone or scene.follows("minus ", "negative ", at=reading.start):
        return True
    if noun is None or noun.head in scene.lexicon.numbers.idioms:
        return False
    one_time = scene.page.folded.startswith("-time", reading.end)
    return not one_time and scene.word_before(reading.start).lower() not in scene.lexicon.numbers.singling


def end_of_range(scene: Scene, reading: Reading, end: int) -> bool:
    """Whether "one" is a figure only together with the number that follows."""
    return reading.one and END_OF_RANGE.match(scene.page.folded, end, scene.limit) is not None


def some_day(scene: Scene, form: UnitForm | None, start: int) -> bool:
    """ "One day he will" counts no day."""
    if form is None or form.symbol != "day" or scene.page.plain.startswith("-", start + len("one")):
        return False
    last = scene.word_before(start).lower()
    return not last or last in scene.lexicon.numbers.someday or last[-1] in ".,!?:;"


def _hour(scene: Scene, reading: Reading) -> bool:
    """Whether a number in words is an hour or the minutes beside one: "just before five the next morning"."""
    value, folded = reading.numeral.value, scene.page.folded
    if value in GREATER_MINUTES and scene.follows("at ", at=reading.start):
        return MINUTES_PAST.match(folded, reading.end, scene.limit) is not None  # "at twenty-five to three"
    if not ONE <= value <= LAST_HOUR or value != int(value):
        return False
    if labels.of_the_day(scene, int(value), reading.start, reading.end):
        return True
    if PAST_HOUR.search(folded, max(scene.floor, reading.start - HOUR_REACH), reading.start):
        return True
    return value in MINUTES and MINUTES_PAST.match(folded, reading.end, scene.limit) is not None


def _staged(scene: Scene, reading: Reading) -> bool:
    """Whether the word names one of a row: "homes in band two"."""
    last = scene.word_before(reading.start)
    return last in scene.lexicon.numbers.stages and last not in DURATIONS


def _named(scene: Scene, reading: Reading) -> bool:
    """Whether the word is a part of a name, being a capital in mid-sentence, or ends "in a month or two"."""
    last = scene.word_before(reading.start)
    if last.lower() in scene.lexicon.numbers.references:
        return True
    if last == "or":
        return scene.word_before(reading.start - len("or ")).lower() in DURATIONS | ONE_OR_TWO
    if not scene.page.plain[reading.start].isupper() or scene.titled:
        return False
    glued = scene.page.plain[reading.start - 1 : reading.start] == "-"  # "Catch-Twenty-Two"
    return glued or (bool(last) and last[-1] not in SENTENCE_ENDS)


def multiple(scene: Scene, number: Spelled, clause: int) -> Draft | None:
    """ "doubled", "threefold"; "twice" and "double" only before what is multiplied."""
    word = scene.page.folded[number.start : number.end]
    rest = scene.page.folded[number.end : min(number.end + 8, scene.limit)]
    if TO_TIMES.match(scene.page.folded, number.end, scene.limit):
        rest = MULTIPLIED[0]
    if _will(scene, number.start, word):
        rest = MULTIPLIED[0]
    if BESIDE.match(scene.page.folded, number.start, scene.limit):
        return None
    if rest.startswith("-") or (word in scene.lexicon.numbers.adverbs and not rest.startswith(MULTIPLIED)):
        return None
    hedge = scene.hedge(number.start)
    return Draft(
        number.start, number.end, hedge.start, number.end, scene.floor, scene.block, clause,
        (number.numeral,), "x", approx=hedge.approx, spelled=True,
    )  # fmt: skip


def _will(scene: Scene, start: int, word: str) -> bool:
    """Whether a word that is an adjective too is a verb here: "the tariff would double, to 50%"."""
    last = scene.word_before(start).lower()
    aimed = last == "to" and scene.word_before(start - len("to ")).lower() in scene.lexicon.numbers.aimed
    return word in scene.lexicon.numbers.multiplying and (last in scene.lexicon.numbers.modals or aimed)


def _heads(scene: Scene, number: Spelled) -> bool:
    """Whether the word says how the figures of a table are told: "(in thousands)", "Dollars in millions"."""
    page, end = scene.page, number.end
    begin = max(scene.floor, number.start - HEAD_REACH)
    if page.plain.startswith(")", end, scene.limit) and ALONE_IN_HEAD.search(page.folded, begin, number.start):
        return True
    if SIGN_BEHIND_IN.search(page.folded, begin, number.start):
        return True
    begins = page.folded[begin : number.start]
    if SIGN_IN_CAPTION.search(begins) and (begin == scene.floor or not SIGN_IN_CAPTION.fullmatch(begins)):
        return True
    # What begins a row of a page begins no text: only a slice begins there.
    if scene.row and SIGN_IN_HEAD.search(page.folded[begin : number.start]):
        return True
    # A slice begins where a search from there on does not.
    opens = begin == scene.floor and HEAD.match(begins) is not None
    if not opens and HEAD.search(page.folded, begin, number.start) is None:
        return False
    if not page.folded.startswith(" of ", end, scene.limit):
        return True
    unit = after.unit(page, end + len(" of"), scene.limit, scene.lexicon)
    return unit is not None and scene.lexicon.table.dimensions.get(unit.form.symbol) == "money"


def vague(scene: Scene, number: Spelled, clause: int) -> Draft | None:
    """ "billions of dollars", "tens of thousands of people"; but "(in thousands)" heads a table."""
    page, lexicon = scene.page, scene.lexicon
    if scene.follows("-", at=number.start) or _heads(scene, number):
        return None
    end = number.end
    noun = symbol = per = None
    if page.folded.startswith(" of ", end, scene.limit):
        begin = end + len(" of")
        if unit := after.unit(page, begin, scene.limit, lexicon):
            symbol, per, end = (
                sense(scene, unit, Numeral(ONE, ONE), number.numeral.value).symbol,
                unit.form.per,
                unit.end,
            )
        elif counted := nouns.counted(page, begin, scene.limit, lexicon.numbers, one=False):
            symbol, noun, end = f"count:{counted.head}", page.plain[counted.start : counted.end], counted.end
            if coin := coined(scene, counted):
                symbol, noun = coin.symbol, None  # "millions of taxpayer dollars"
    rate = denominators.rate(page, end, scene.limit, lexicon)
    per = rate.per if rate else per or denominators.rate_of(page, end, scene.limit, lexicon)
    start = max(before.prefix(page, number.start, scene.floor, lexicon).start, clause)
    closed = page.folded.startswith(lexicon.numbers.tenfold, number.start)
    numeral = number.numeral
    ends = (numeral, numeral._replace(value=numeral.value * 10)) if closed else (numeral,)
    return Draft(
        start, end, start, rate.end if rate else end, scene.floor, scene.block, clause,
        ends, symbol, per, "range" if closed else "more_than", noun, spelled=True,
    )  # fmt: skip


def coined(scene: Scene, noun: nouns.Noun) -> UnitForm | None:
    """The money that is counted, whoever's it is: "taxpayer dollars", but no "British pounds", which may be weight."""
    if noun.head not in COINS:
        return None
    form = scene.lexicon.table.words.get(f"{noun.head}s")
    money = form is not None and scene.lexicon.table.dimensions.get(form.symbol) == "money"
    return form if money else None


def several(scene: Scene, number: Spelled, draft: Draft) -> Draft:
    """The figure with the least and the most that its words may mean: "several million dollars"."""
    words = scene.page.folded[number.start : number.end].split()
    most = next(ends[1] for word in words if (ends := scene.lexicon.numbers.several.get(word)))
    least = draft.numerals[0]
    return draft._replace(numerals=(least, least._replace(value=most)), approx="range")


def _grows(scene: Scene, start: int) -> bool:
    """Whether growth or the like is spoken of right before: "organic growth is seen in the"."""
    return GROWING.search(scene.page.folded, max(scene.floor, start - SPOKEN), start) is not None


def span(scene: Scene, number: Spelled, clause: int) -> Draft | None:
    """ "single-digit growth", "low double digits": a range told by how many digits its figures have."""
    page, lexicon = scene.page, scene.lexicon
    least, most = lexicon.spans[page.folded[number.start : number.end]]
    end, symbol, noun = number.end, None, None
    following = NEXT_WORD.match(page.folded, end, scene.limit)
    if unit := after.unit(page, end, scene.limit, lexicon):
        symbol, end = unit.form.symbol, unit.end
    elif following and following[1] in lexicon.numbers.percents:
        symbol = "percent"
    elif most < THOUSAND and (counted := nouns.counted(page, end, scene.limit, lexicon.numbers, one=False)):
        symbol, noun, end = f"count:{counted.head}", page.plain[counted.start : counted.end], counted.end
    elif most < THOUSAND and "%" in page.plain[max(scene.floor, number.start - SPOKEN) : number.start]:
        symbol = "percent"  # "grew 22% and then in single digits"
    elif most < HUNDRED and _grows(scene, number.start):
        symbol = "percent"  # "revenue growth in the mid-single digits"
    return Draft(
        number.start, end, number.start, end, scene.floor, scene.block, clause,
        (Numeral(least, ONE), Numeral(most, ONE)), symbol, None, "range", noun, spelled=True,
    )  # fmt: skip
