"""One figure at a time: from the digits or words of a number to what it says, or to nothing if it is no claim."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extract import after, before, digits, labels, labels_ages, labels_names, nouns, worded
from factcheck.extract.draft import DURATIONS, Draft
from factcheck.extract.figures_around import drafted
from factcheck.extract.figures_digits import begun, fractional, offered, within_a_word
from factcheck.extract.figures_sized import sized, sizes
from factcheck.extract.measure import Measure, measure
from factcheck.extract.scene import Reading, Scene
from factcheck.extract.spelled import Spelled
from factcheck.model.later import later
from factcheck.model.mention import Numeral
from factcheck.model.units import UnitForm

ONE, HUNDRED = Decimal(1), Decimal(100)
# One coin in words, with its change behind it.
COIN = later(r"\ban? (buck|dollar|quid|euro) $")
# Capitals that are no part of a headline in capitals.
COIN_LETTERS = later(r" ([A-Z]{3,6})(?![\w-])(?! [A-Z])")
PARAGRAPH = later(r"\d[a-z]-$")  # "Rule 10b-5"
COIN_REACH = len("a dollar ") + 1
# What closes a loss whose scale or coin is told behind it.
LOSS = later(
    r"\)(?: (?:hundred|thousand|million|billion|mln|bln|mn|bn|percent|per cent|pct)\b"
    r"| (?:cents?|cts?|dlrs?|dollars|euros|pence)\b"
    r"| ?(?:bps?|bas(?:is|ic) points|pts|points|ppts?|pp)\b"
    r"| ?[%¢])"
)
CENT = Decimal("0.01")
# What says how much one of a money is.
WORTH = later(
    r" (?:(?:is|was|were|being|now|today) ){0,2}(?:worth|equal to|equals|equalled|bought|buys|fetched|fetches)"
    r" (?:(?:about|around|only|just|nearly|almost|roughly|some) )?[0-9$€£¥₩₹]"
)

LAST_OR_NEXT = later(r" (?:last|next|this|each|every|that) ")
PLAN = later(r"[A-Z][a-z]+-(?:Year|Month|Week|Day|Hour)s? [A-Z][a-z]")  # "the 13th Five-Year Plan"
HALF_WORD = later(r"^(?:an? )?half$")
FACTOR_OF, FACTOR_REACH = "by a factor of ", 40
PERCENT_OF = later(r"(?<![a-z0-9] )(?:percents?|per cent|pct) of $")
# The unit that a hyphen left hanging shares with the next: "three- and six-month bills".
HUNG = later(
    r"(?:-,?(?: (?:and|or|to))? (?:[a-z]+|[0-9.]+)){1,3}"
    r"-(second|minute|hour|day|week|month|year|decade)\b(?: ([a-z-]+))?"
)
TENOR = later(r" (?:(?:price|average|consensus|mean|median) (?=targets?\b))?([a-z.-]+)")
TENORS = later(r"(?:(?:,? (?:and|or|to) |, )(?:[a-z]{3,8}|[0-9]{1,2})-(?:year|month|week)\b){1,4}")
LENT = frozenset({"year", "month"})  # what bonds and bills run


def in_digits(scene: Scene, start: int, end: int, clause: int) -> Draft | None:
    """The figure written in the digits at ``start`` to ``end``."""
    if end > scene.limit or labels.marked(scene, start, end) or sizes(scene, start, end):
        return None
    start, written = begun(scene, start, scene.page.plain[start:end])
    if within_a_word(scene, start):
        return None
    if written.startswith("000"):
        return None  # "US$000" heads a column
    read = digits.figure(written, comma=scene.comma) if len(written) <= digits.MOST_DIGITS else None
    tail = fractional(scene, *read, written, end) if read else None
    if tail is None:
        return None
    value, step, end = tail
    if (offer := offered(scene, start, written, end)) is not None:
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
    if "-" in scene.page.plain[number.end : number.end + 1] and HALF_WORD.search(
        scene.page.folded[number.start : number.end]
    ):
        return None  # "at half-mast"
    # "two-thirds of revenue" is a multiple of it
    return draft._replace(unit="x") if abs(numeral.value) < 1 == numeral.scale else draft


def _figure(scene: Scene, reading: Reading) -> Draft | None:
    """The figure of a number with all that stands around it, if it is one."""
    prefix = before.prefix(scene.page, reading.start, scene.floor, scene.lexicon)
    if prefix.start < reading.clause:
        prefix = before.Prefix(reading.start)  # the sign belongs to the figure before
    if reading.words is None and LOSS.match(scene.page.folded, reading.end, scene.limit):
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
    if found.bare and labels_ages.age_of_one(scene, prefix.start, found.end, told):
        found = found._replace(form=UnitForm("year"))
    if _no_claim(scene, reading, prefix, found):
        return None
    named = reading.words is not None and not scene.titled
    if named and PLAN.match(scene.page.plain, reading.start, scene.limit):
        return None
    noun = None
    part = reading.words is not None and found.bare and abs(found.numeral.value * found.numeral.scale) < 1
    if found.form is None and not part:
        one = reading.one or (found.bare and 0 < found.numeral.value * found.numeral.scale <= 1)
        noun = nouns.counted(scene.page, found.end, scene.limit, scene.lexicon.numbers, one=one)
        if noun is None and one and found.numeral.value != ONE and not reading.words:
            noun = nouns.counted(scene.page, found.end, scene.limit, scene.lexicon.numbers, one=False)  # "0.3 points"
        noun = noun or _coin(scene, found.end) or sized(scene, found.end)
    if found.form is None and noun is None and prefix.currency is None and found.factor > HUNDRED:
        found, prefix = _after_its_money(scene, reading, found, prefix)
    weak = _weak(scene, reading, prefix, found)
    if reading.words and found.form is None and not weak and not worded.counts(scene, reading, found.factor, noun):
        return None
    if noun and (coin := worded.coined(scene, noun)) and found.factor > ONE:
        found, noun = found._replace(form=coin, end=noun.end), None
    if noun and noun.head in DURATIONS:
        if reading.one and LAST_OR_NEXT.match(scene.page.folded, found.end, scene.limit):
            return None  # "lost one last year"
        found, noun = found._replace(form=UnitForm(noun.head), end=noun.end), None
    if found.form is None and noun is None:
        found, prefix = _percent_of(scene, found, prefix)
    if found.bare and noun is None and found.numeral.value >= ONE and _multiplies(scene, prefix):
        found = found._replace(form=UnitForm("x"))
    if (
        _exchanged(scene, found)
        or _tenor(scene, reading.start, found)
        or (reading.one and worded.some_day(scene, found.form, prefix.start))
    ):
        return None
    return drafted(scene, reading, prefix, found, noun, weak=weak)


def _coin(scene: Scene, end: int) -> nouns.Noun | None:
    """The letters of a coin that no pack knows, where coins are spoken of: "1.2 million ARB"."""
    letters = COIN_LETTERS.match(scene.page.plain, end, scene.limit)
    if letters is None or not after.cued(scene.page, end, letters.end(), scene.lexicon.table.coined):
        return None
    return nouns.Noun(letters[1], letters.start(1), letters.end())


def _after_its_money(
    scene: Scene, reading: Reading, found: Measure, prefix: before.Prefix
) -> tuple[Measure, before.Prefix]:
    """A sum by the million with the name of its money before it: "rand 4.5bn", "Hong Kong dollars 300 million"."""
    named = before.named(scene.page, prefix.start, max(scene.floor, reading.clause), scene.lexicon)
    if named is None:
        return found, prefix
    return found._replace(form=UnitForm(named.symbol)), prefix._replace(start=named.start)


def _opened(scene: Scene, reading: Reading, prefix: before.Prefix) -> before.Prefix:
    """The bracket of a loss whose scale stands behind it: "(1,062) thousand", "($12) million"."""
    opens = prefix.start > max(scene.floor, reading.clause) and scene.page.plain[prefix.start - 1] == "("
    return prefix._replace(start=prefix.start - 1, opened=True) if opens else prefix


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
    if found.bare and PARAGRAPH.search(scene.page.folded, max(scene.floor, prefix.start - 3), prefix.start):
        return True
    letter = found.end == reading.end + 1 and prefix.currency is None
    if letter and (labels.at_address(scene, found.end) or labels_names.lettered(scene, prefix.start, found.end)):
        return True  # "221B Baker Street"
    return found.end == reading.end and labels.glued(scene, reading.end)


def _weak(scene: Scene, reading: Reading, prefix: before.Prefix, found: Measure) -> bool:
    """Whether this is a figure only as the end of a range."""
    if reading.words:
        return found.form is None and worded.end_of_range(scene, reading, found.end)
    return found.bare and labels.end_of_range(scene, prefix.start, reading.end)


def _exchanged(scene: Scene, found: Measure) -> bool:
    """Whether one of a money is what a rate is told of: "one euro was worth $1.08"."""
    if found.form is None or found.numeral.value * found.numeral.scale * found.factor != ONE:
        return False
    money = scene.lexicon.table.dimensions.get(found.form.symbol) == "money"
    return money and WORTH.match(scene.page.folded, found.end, scene.limit) is not None


def _percent_of(scene: Scene, found: Measure, prefix: before.Prefix) -> tuple[Measure, before.Prefix]:
    """ "per cent of twenty-two"."""
    said = PERCENT_OF.search(scene.page.folded, max(scene.floor, prefix.start - 12), prefix.start)
    if said is None:
        return found, prefix
    return found._replace(form=UnitForm("percent")), prefix._replace(start=said.start())


def _multiplies(scene: Scene, prefix: before.Prefix) -> bool:
    """ "Costs fell by a factor of (about) three"."""
    if FACTOR_OF not in scene.page.folded[max(scene.floor, prefix.start - FACTOR_REACH) : prefix.start]:
        return False
    return scene.follows(FACTOR_OF, at=scene.hedge(prefix.start).start)


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
