"""One figure at a time: from the digits or words of a number to what it says, or to nothing if it is no claim."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from factcheck.extract import after, before, digits, labels, nouns, scales, worded
from factcheck.extract.draft import DURATIONS, Draft
from factcheck.extract.measure import Measure, measure
from factcheck.extract.page import IDEOGRAPHS
from factcheck.extract.scene import Reading, Scene
from factcheck.extract.spelled import Spelled
from factcheck.model.mention import Numeral
from factcheck.model.quantity import Approx
from factcheck.model.units import UnitForm

ONE, HUNDRED = Decimal(1), Decimal(100)
# One coin in words, with its change behind it, and what closes a loss whose scale is told behind it.
COIN = re.compile(r"\ban? (buck|dollar|quid|euro) $")
IN_DOLLARS = re.compile(r" (?:dlrs?|dollars?|stg|pounds?|euros?)\b")
# Capitals that are no part of a headline in capitals.
COIN_LETTERS = re.compile(r" ([A-Z]{3,6})(?![\w-])(?! [A-Z])")
COIN_REACH = len("a dollar ") + 1
LOSS = re.compile(r"\)(?: (?:hundred|thousand|million|billion|mln|bln|mn|bn|percent|per cent|pct)\b| ?%)")
CENT = Decimal("0.01")
# What wants an object, so that brackets behind it hold a loss and no aside: "a net loss of ($0.14)".
OBJECT = re.compile(
    r"\b(?:is|was|were|are|be|of|to|at|from|than|with|against|vs\.?|versus|and|or|totaled|totalled) \($"
)

# What a dealer adds to a price: "146.20/30", "4.7105/7155".
OFFER = re.compile(r"[/-]([0-9]{2,4})(?![0-9/%-]|[.,][0-9])")
SOME_DECIMALS = 4
PRICE = re.compile(r"/[0-9]{1,5}\.[0-9]{1,4}(?![0-9/])")
# What goes on behind an aside.
ASIDE = re.compile(r",? [a-z]|[.;](?: |$)|, [0-9]")
PERCENT_OF = re.compile(r"(?<![a-z0-9] )(?:percents?|per cent|pct) of $")
# The unit that a hyphen left hanging shares with the next: "three- and six-month bills".
HUNG = re.compile(
    r"(?:-,?(?: (?:and|or|to))? (?:[a-z]+|[0-9.]+)){1,3}"
    r"-(second|minute|hour|day|week|month|year|decade)\b(?: ([a-z-]+))?"
)
# Marks behind which nothing more is said of a figure.
ENDS = frozenset(",.;:")
TENOR = re.compile(r" ([a-z.-]+)")
TENORS = re.compile(r"(?:(?:,? (?:and|or|to) |, )(?:[a-z]{3,8}|[0-9]{1,2})-(?:year|month|week)\b){1,4}")
LENT = frozenset({"year", "month"})  # what bonds and bills run
TEMPERATURES = frozenset({"celsius", "fahrenheit", "degree"})
# Before a duration these are prepositions of time rather than bounds, unless it is a length that is told.
OF_TIME = frozenset({"over", "under", "near"})
LENGTHS = ("for ", "after ", "of ", "took ", "takes ", "take ", "in ", "last ", "by ")


def in_digits(scene: Scene, start: int, end: int, clause: int) -> Draft | None:
    """The figure written in the digits at ``start`` to ``end``."""
    if end > scene.limit or labels.marked(scene, start, end):
        return None
    start, written = _begun(scene, start, scene.page.plain[start:end])
    if _within_a_word(scene, start):
        return None
    if written.startswith("000"):
        return None  # "US$000" heads a column
    read = digits.figure(written, comma=scene.comma) if len(written) <= digits.MOST_DIGITS else None
    tail = _tail(scene, *read, written, end) if read else None
    if tail is None:
        return None
    value, step, end = tail
    if (offer := _offer(scene, start, written, end)) is not None:
        bid = _figure(scene, Reading(start, offer.end(), Numeral(value, step), clause, written))
        high = Decimal(written[: -len(offer[1])] + offer[1])
        return bid._replace(numerals=(Numeral(value, step), Numeral(high, step)), approx="range") if bid else None
    return _figure(scene, Reading(start, end, Numeral(value, step), clause, written))


def in_words(scene: Scene, number: Spelled, clause: int) -> Draft | None:
    """The figure that a number in words tells."""
    if number.end > scene.limit or worded.idle(scene, number):
        return None
    if number.shape == "multiple":
        return worded.multiple(scene, number, clause)
    if number.shape == "vague":
        return worded.vague(scene, number, clause)
    if number.shape == "span":
        return worded.span(scene, number, clause)
    draft = _figure(scene, Reading(number.start, number.end, number.numeral, clause, words=number))
    if number.shape == "spoken" and draft and draft.per is None and (draft.unit is None or draft.noun is not None):
        return None  # "at one thirty the Dow fell"
    if number.shape == "several":
        return worded.several(scene, number, draft) if draft else None
    if draft is None or draft.unit is not None or number.shape == "number":
        return draft
    numeral = draft.numerals[0]
    # "two-thirds of revenue" is a multiple of it
    return draft._replace(unit="x") if abs(numeral.value) < 1 == numeral.scale else draft


def _offer(scene: Scene, start: int, written: str, end: int) -> re.Match[str] | None:
    """The last digits of an offer behind a bid: "146.20/30", "108.55-60"."""
    found = OFFER.match(scene.page.plain, end, scene.limit)
    decimals = written.partition(".")[2]
    if found and found[0][0] == "-" and len(decimals) < SOME_DECIMALS:
        # "$1.50-75" may be a range of prices.
        summed = start > scene.floor and scene.page.plain[start - 1] in "$€£¥"
        if summed or len(found[1]) != len(decimals):
            return None
    return found if found and len(decimals) >= len(found[1]) and written[-len(found[1]) :] < found[1] else None


def _begun(scene: Scene, start: int, written: str) -> tuple[int, str]:
    """Where the digits begin, a decimal mark without a whole number before it taken in: ".5 percent", ",89 euros"."""
    if start == scene.floor or scene.page.plain[start - 1] not in ".,":
        return start, written
    if start - 1 == scene.floor or scene.page.plain[start - 2] in " ($€£¥-−+":
        return start - 1, "0." + written
    return start, written


def _within_a_word(scene: Scene, start: int) -> bool:
    """Whether letters touch the digits from before without being a currency: "GB200", "ID.3", but "USD34.6", "涨5%"."""
    if start == scene.floor:
        return False
    last = scene.page.plain[start - 1]
    if last == "." and start - 1 > scene.floor:
        last = scene.page.plain[start - 2]
    if not last.isalnum() or last >= IDEOGRAPHS:
        return False
    return before.prefix(scene.page, start, scene.floor, scene.lexicon).currency is None


def _tail(scene: Scene, value: Decimal, step: Decimal, written: str, end: int) -> tuple[Decimal, Decimal, int] | None:
    """Value, step and end with fraction and exponent: "5-1/2", "10 1/2", "5½", "3/4", "1.3x10^6"."""
    plain = scene.page.plain
    following = plain[end : end + 1] if end < scene.limit else ""
    if following in scene.lexicon.numbers.vulgar:
        top, bottom = scene.lexicon.numbers.vulgar[following].split("/")
        return value + Decimal(top) / Decimal(bottom), ONE / Decimal(bottom), end + 1
    if following == " " and plain[end + 1 : end + 2] in scene.lexicon.numbers.vulgar and end + 1 < scene.limit:
        top, bottom = scene.lexicon.numbers.vulgar[plain[end + 1]].split("/")
        return value + Decimal(top) / Decimal(bottom), ONE / Decimal(bottom), end + 2
    if following and following in " -/" and plain[end + 1 : end + 3].lstrip(" ")[:1].isdigit():
        return _slashed(scene, value, step, written, end, whole=following != "/")
    if following == "^":
        found = digits.RAISED.match(plain, end, scene.limit)
        lifted_to = digits.raised(value, found[1]) if found else None
        return (*lifted_to, found.end()) if found and lifted_to else None
    if following and following in "eE x×" and (raised := digits.POWER.match(plain, end, scene.limit)):
        by = raised[1] or raised[2]
        lifted, stepped = digits.power(value, by), digits.power(step, by)
        return (lifted, stepped, raised.end()) if lifted is not None and stepped is not None else None
    if following and following in " x×" and (times := digits.TO_A_POWER.match(plain, end, scene.limit)):
        factor = digits.raised(Decimal(times[1]), times[2])
        return (value * factor[0], step * factor[0], times.end()) if factor else None
    return value, step, end


def _slashed(
    scene: Scene, value: Decimal, step: Decimal, written: str, end: int, *, whole: bool
) -> tuple[Decimal, Decimal, int] | None:
    """A fraction in digits after a ``whole`` number or by itself; other slashes make no figure ("9/11")."""
    found = (digits.FRACTION if whole else digits.SLASHED).match(scene.page.plain, end, scene.limit)
    part = None
    cents = whole and step == CENT and scene.page.plain.endswith(("$", "£", "€"), scene.floor, end - len(written))
    cents = cents or bool(found and step == CENT and whole and IN_DOLLARS.match(scene.page.folded, found.end()))
    bid = "." in written and (OFFER.match(scene.page.plain, end, scene.limit) or PRICE.match(scene.page.plain, end))
    if not whole and bid:
        return value, step, end  # a bid, with the offer behind it
    if found and (written.isdigit() or cents):
        part = digits.fraction(found[1], found[2]) if whole else digits.fraction(written, found[1])
    if part and whole:
        part *= min(step, ONE)  # "$4.27-1/2" is half a cent more
    if found is None or part is None:
        return (value, step, end) if whole else None
    return (value + part if whole else part), min(step, ONE) / Decimal(found[found.lastindex or 1]), found.end()


def _figure(scene: Scene, reading: Reading) -> Draft | None:
    """The figure of a number with all that stands around it, if it is one."""
    prefix = before.prefix(scene.page, reading.start, scene.floor, scene.lexicon)
    if prefix.start < reading.clause:
        prefix = before.Prefix(reading.start)  # the sign belongs to the figure before
    if prefix.currency is None and LOSS.match(scene.page.folded, reading.end, scene.limit):
        prefix = _opened(scene, reading, prefix)
    found = measure(scene, reading, prefix)
    if found.form is not None and found.form.symbol == "USD" and prefix.currency is None:
        found, prefix = _abroad(scene, found, prefix)
    if found.bare and reading.words:
        found, prefix = _change_of(scene, reading, found, prefix)
    if found.bare and scene.page.plain.startswith("-", found.end):
        hung = HUNG.match(scene.page.folded, found.end, scene.limit)
        if hung and hung[2] in scene.lexicon.numbers.tenors:
            return None
        if hung and hung[1] in DURATIONS:
            found = found._replace(form=UnitForm(hung[1]))
    told = f"{reading.numeral.value:f}" if reading.words else reading.written
    if found.bare and labels.age_of_one(scene, prefix.start, found.end, told):
        found = found._replace(form=UnitForm("year"))
    if _no_claim(scene, reading, prefix, found):
        return None
    noun = None
    part = reading.words is not None and found.bare and abs(found.numeral.value * found.numeral.scale) < 1
    if found.form is None and not part:
        one = reading.one or (found.bare and 0 < found.numeral.value * found.numeral.scale <= 1)
        noun = nouns.counted(scene.page, found.end, scene.limit, scene.lexicon.numbers, one=one)
        if noun is None and one and found.numeral.value != ONE and not reading.words:
            noun = nouns.counted(scene.page, found.end, scene.limit, scene.lexicon.numbers, one=False)  # "0.3 points"
        noun = noun or _coin(scene, found.end)
    weak = _weak(scene, reading, prefix, found)
    if reading.words and found.form is None and not weak and not worded.counts(scene, reading, found.factor, noun):
        return None
    if noun and noun.head in DURATIONS:
        found, noun = found._replace(form=UnitForm(noun.head), end=noun.end), None
    if found.form is None and noun is None:
        found, prefix = _percent_of(scene, found, prefix)
    if _tenor(scene, reading.start, found) or (reading.one and worded.some_day(scene, found.form, prefix.start)):
        return None
    return _drafted(scene, reading, prefix, found, noun, weak=weak)


def _coin(scene: Scene, end: int) -> nouns.Noun | None:
    """The letters of a coin that no pack knows, where coins are spoken of: "1.2 million ARB"."""
    letters = COIN_LETTERS.match(scene.page.plain, end, scene.limit)
    if letters is None or not after.cued(scene.page, end, letters.end(), scene.lexicon.table.coined):
        return None
    return nouns.Noun(letters[1], letters.start(1), letters.end())


def _opened(scene: Scene, reading: Reading, prefix: before.Prefix) -> before.Prefix:
    """The bracket of a loss whose scale stands behind it: "(1,062) thousand"."""
    opens = reading.start > max(scene.floor, reading.clause) and scene.page.plain[reading.start - 1] == "("
    return before.Prefix(reading.start - 1, opened=True) if opens else prefix


def _abroad(scene: Scene, found: Measure, prefix: before.Prefix) -> tuple[Measure, before.Prefix]:
    """The dollars or cents of the country that stands before their figure: "AU 14 cents", "A 23.4 mln dlrs"."""
    told = before.country(scene.page, prefix.start, scene.floor, scene.lexicon)
    if told is None or found.form is None:
        return found, prefix
    return found._replace(form=found.form._replace(symbol=told[1])), prefix._replace(start=told[0])


def _change_of(scene: Scene, reading: Reading, found: Measure, prefix: before.Prefix) -> tuple[Measure, before.Prefix]:
    """Small change behind one coin, as people speak: "a buck fifty"."""
    coin = COIN.search(scene.page.folded, max(scene.floor, prefix.start - COIN_REACH), prefix.start)
    form = scene.lexicon.table.words.get(coin[1]) if coin else None
    value = found.numeral.value * found.numeral.scale
    if coin is None or form is None or not ONE <= value < HUNDRED:
        return found, prefix
    return found._replace(numeral=Numeral(ONE + value / HUNDRED, CENT), form=form), before.Prefix(coin.start())


def _no_claim(scene: Scene, reading: Reading, prefix: before.Prefix, found: Measure) -> bool:
    if reading.words or found.form is not None:
        return False
    if found.bare and labels.no_figure(scene, prefix.start, reading.end, reading.written):
        return True
    if found.end == reading.end + 1 and prefix.currency is None and labels.at_address(scene, found.end):
        return True  # "221B Baker Street"
    if found.end == reading.end + 1 and prefix.currency is None and labels.lettered(scene, prefix.start, found.end):
        return True
    return found.end == reading.end and labels.glued(scene, reading.end)


def _weak(scene: Scene, reading: Reading, prefix: before.Prefix, found: Measure) -> bool:
    """Whether this is a figure only as the end of a range."""
    if reading.words:
        return found.form is None and worded.end_of_range(scene, reading, found.end)
    return found.bare and labels.end_of_range(scene, prefix.start, reading.end)


def _percent_of(scene: Scene, found: Measure, prefix: before.Prefix) -> tuple[Measure, before.Prefix]:
    """ "per cent of twenty-two"."""
    said = PERCENT_OF.search(scene.page.folded, max(scene.floor, prefix.start - 12), prefix.start)
    if said is None:
        return found, prefix
    return found._replace(form=UnitForm("percent")), prefix._replace(start=said.start())


def _tenor(scene: Scene, start: int, found: Measure) -> bool:
    """Whether a length only names what it is the length of: "10-year yield", "two-year and 10-year bonds"."""
    if found.form is None or found.form.symbol not in DURATIONS:
        return False
    folded, numbers = scene.page.folded, scene.lexicon.numbers
    listed = TENORS.match(folded, found.end, scene.limit)
    following = TENOR.match(folded, listed.end() if listed else found.end, scene.limit)
    if following is None:
        return False
    word = following[1].rstrip(".")
    # "the two-year was at 4.1%"
    alone = scene.follows("the ", at=start) and "-" in folded[start : found.end] and found.form.symbol in LENT
    return word in numbers.tenors or (alone and listed is None and (word in numbers.stops or word in numbers.changes))


class _Around(NamedTuple):
    """Approximator and denominator of a figure, how far they reach, and the noun or unit that may stand behind them."""

    approx: Approx | None
    left: int
    right: int
    per: str | None
    noun: nouns.Noun | None
    form: UnitForm | None
    factor: Decimal = ONE


def _drafted(
    scene: Scene, reading: Reading, prefix: before.Prefix, found: Measure, noun: nouns.Noun | None, *, weak: bool
) -> Draft:
    form, plain = found.form, scene.page.plain
    end = noun.end if noun else found.end
    hedge = scene.hedge(prefix.start)
    around = _around(scene, hedge, prefix.start, end, form, noun, great=_great(found), bare=found.factor == ONE)
    dashed = form is not None and form.symbol in TEMPERATURES and scene.follows(" - ", at=prefix.start)
    negative = dashed or prefix.negative or hedge.negative or found.opened or _accounting(scene, reading, prefix, end)
    start = hedge.start if hedge.negative and hedge.approx is None else prefix.start - 2 * dashed
    value = -found.numeral.value if negative else found.numeral.value
    form, counted = around.form, around.noun
    scale = found.numeral.scale * found.factor * around.factor * (form.factor if form else ONE)
    return Draft(
        start, end, min(around.left, start), around.right, scene.floor, scene.block, reading.clause,
        (Numeral(value, found.numeral.step, scale),),
        unit=form.symbol if form else f"count:{counted.head}" if counted else None,
        per=around.per,
        approx=around.approx,
        noun=plain[counted.start : counted.end] if counted else None,
        money=prefix.currency is not None,
        spelled=reading.words is not None,
        minor=form is not None and form.factor < ONE,
        weak=weak,
        last=scene.limit - around.right < 4 and not plain[around.right : scene.limit].strip(" .?!"),
    )  # fmt: skip


def _around(
    scene: Scene,
    hedge: before.Hedge,
    start: int,
    end: int,
    form: UnitForm | None,
    noun: nouns.Noun | None,
    *,
    great: bool,
    bare: bool,
) -> _Around:
    page, limit, lexicon = scene.page, scene.limit, scene.lexicon
    approx, left, right, factor = hedge.approx, hedge.start, end, ONE
    hedged = page.folded[left:start].strip()
    of_time = hedged in OF_TIME and form and form.symbol in DURATIONS
    if of_time and not scene.follows(*LENGTHS, at=left):
        approx, left = None, start
    if hedged in lexicon.numbers.sums and not great:
        approx, left = None, start  # "has passed 12 bills"
    if page.plain[end : end + 1] in ENDS:
        per = (form.per if form else None) or before.each(page, start, scene.floor, lexicon)
        return _Around(approx, left, right, per, noun, form, factor)
    if trailing := after.bound(page, end, limit, lexicon):
        approx, right = trailing
        more = scales.scale(page, right, limit, lexicon, money=False)
        factor, right = (more.factor, more.end) if bare else (ONE, right)  # "30-plus million users"
        behind = after.unit(page, right, limit, lexicon) if form is None and noun is None else None
        if behind and behind.start > right:
            form, right = behind.form, behind.end  # "1,000 or more kilograms"
        elif form is None and noun is None:
            noun = nouns.counted(page, right, limit, lexicon.numbers, one=False)
    if form and form.per:
        return _Around(approx, left, right, form.per, noun, form, factor)
    rate = after.rate(page, right, limit, lexicon) or (after.rate(page, end, limit, lexicon) if right > end else None)
    if rate:
        return _Around(approx, left, rate.end, rate.per, noun, form, factor)
    told = after.rate_of(page, right, limit, lexicon) if form or noun else None
    return _Around(approx, left, right, told or before.each(page, start, scene.floor, lexicon), noun, form, factor)


def _great(found: Measure) -> bool:
    """Whether a figure is of a kind that is passed on the way up, as sums are and a few things are not."""
    return found.factor != ONE or (found.form is not None and found.form.symbol not in DURATIONS)


def _aside(scene: Scene, start: int, end: int) -> bool:
    """Whether a bracket stands behind a name, and a sentence goes on: "in Lyon (4,000) and Nice (3,500)."."""
    word = scene.word_before(start)
    named = word[:1].isupper() and start - len(word) - 1 > scene.floor
    return named and ASIDE.match(scene.page.folded, end, scene.limit) is not None


def _accounting(scene: Scene, reading: Reading, prefix: before.Prefix, end: int) -> bool:
    """Brackets that make a figure negative: "(1,062)", and any figure of a table."""
    plain = scene.page.plain
    if prefix.start <= scene.floor or plain[prefix.start - 1] != "(" or plain[end : end + 1] != ")":
        return False
    if scene.row:
        return True
    if (
        prefix.currency is None
        and reading.end == end
        and "," in reading.written
        and plain[reading.clause : prefix.start - 1].strip()
        != ""  # "1,234 million (1,100)" sets two years side by side
        and not _aside(scene, prefix.start - 1, end + 1)
    ):
        return True
    begin = max(scene.floor, prefix.start - len("totalled ( "))
    return OBJECT.search(scene.page.folded, begin, prefix.start) is not None
