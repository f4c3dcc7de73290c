"""What stands around a number that is a figure: hedge, denominator, brackets that make it a loss."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from factcheck.extract import after, before, denominators, hedges, nouns, scales
from factcheck.extract.draft import DURATIONS, Draft
from factcheck.extract.measure import Measure
from factcheck.extract.scene import Reading, Scene
from factcheck.model.later import later
from factcheck.model.mention import Numeral
from factcheck.model.quantity import Approx
from factcheck.model.units import UnitForm

ONE = Decimal(1)
# What wants an object, so that brackets behind it hold a loss and no aside: "a net loss of ($0.14)".
OBJECT = later(r"\b(?:is|was|were|are|be|of|to|at|from|than|with|against|vs\.?|versus|and|or|totaled|totalled) \($")
# What is told of losses, so that brackets behind it hold one though a sentence goes on: "a net loss (1,062) was".
LOST = later(r"\b(?:loss|losses|deficit|outflow|outflows|shortfall)(?: (?:for|of) the [a-z]{1,12})? \($")
LONGEST_LOST = len("shortfall for the twelvemonths (")
# What goes on behind an aside.
ASIDE = later(r",? [a-z]|[.;](?: |$)|, [0-9]")
# What helps a verb: "deaths [have] passed 600".
HELPING = frozenset({"has", "have", "had", "may", "could", "might", "will", "would", "to"})
# Marks behind which nothing more is said of a figure.
ENDS = frozenset(",.;:")
TEMPERATURES = frozenset({"celsius", "fahrenheit", "degree"})
BELOW_ZERO = later(r" below zero\b(?: (?P<scale>celsius|fahrenheit))?")
SESSION = "session"
# A mark that something is near, or on one side of: "below the €500 million mark".
BESIDE = frozenset({"about", "nearly", "more_than", "less_than"})
THE, LINE = "the", later(r"[ ](?:mark|barrier)\b")
# What a loss in brackets is told for: "($0.12) per share", "(12p) a share".
THOUSANDS = later(r"\d{1,3}(?:,000)+(?!\d|[.,]\d)")  # "the waiting list passes 8,000"
CLOSED = later(r"\)(?= (?:per |an? (?:share|unit|adr|ads|ounce|tonne|ton|barrel)\b))")
# Before a duration these are prepositions of time rather than bounds, unless it is a length that is told.
OF_TIME = frozenset({"over", "under", "near"})
LENGTHS = ("for ", "after ", "of ", "took ", "takes ", "take ", "in ", "last ", "by ")


class _Around(NamedTuple):
    """Approximator and denominator of a figure, how far they reach, and the noun or unit that may stand behind them."""

    approx: Approx | None
    left: int
    right: int
    per: str | None
    noun: nouns.Noun | None
    form: UnitForm | None
    factor: Decimal = ONE


def drafted(
    scene: Scene, reading: Reading, prefix: before.Prefix, found: Measure, noun: nouns.Noun | None, *, weak: bool
) -> Draft:
    form, plain = found.form, scene.page.plain
    end = noun.end if noun else found.end
    frost = BELOW_ZERO.match(scene.page.folded, end, scene.limit) if _cold(form, noun) else None
    if frost:
        form, end = UnitForm(frost["scale"]) if frost["scale"] else form, frost.end()
    hedge = _at_a_line(scene, prefix.start, end) or scene.hedge(prefix.start)
    around = _around(scene, hedge, prefix.start, end, form, noun, great=_great(found), bare=found.factor == ONE)
    dashed = form is not None and form.symbol in TEMPERATURES and scene.follows(" - ", at=prefix.start)
    signed = dashed or frost is not None or prefix.negative or hedge.negative
    negative = signed or found.opened or _accounting(scene, reading, prefix, end)
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


def _cold(form: UnitForm | None, noun: nouns.Noun | None) -> bool:
    """Whether a figure can be told from zero down: "47 degrees below zero", "12 below zero"."""
    return noun is None and (form is None or form.symbol in TEMPERATURES)


def _around(
    scene: Scene,
    hedge: hedges.Hedge,
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
    lasting = (form is not None and form.symbol in DURATIONS) or (noun is not None and noun.head == SESSION)
    of_time = hedged in OF_TIME and lasting
    if of_time and not scene.follows(*LENGTHS, at=left):
        approx, left = None, start
    tops = hedged in lexicon.numbers.topping
    passed = tops or hedged in lexicon.numbers.sums
    great = great or THOUSANDS.match(page.plain, start, limit) is not None
    if passed and ("-" in page.plain[start:end] or not ((great and not tops) or _climbs(scene, left))):
        approx, left = None, start  # "has passed 12 bills", "passed a trillion-dollar bill"
    if hedged == "over" and noun and not lasting and scene.word_before(left).lower() in lexicon.numbers.takes_over:
        approx, left = None, start  # "takes over two ships"
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
    if page.plain.startswith("(", start - 1, start) and (closed := CLOSED.match(page.folded, right, limit)):
        right = closed.end()
    rate = denominators.rate(page, right, limit, lexicon)
    if rate is None and right > end:
        rate = denominators.rate(page, end, limit, lexicon)
    if rate:
        return _Around(approx, left, rate.end, rate.per, noun, form, factor)
    told = denominators.rate_of(page, right, limit, lexicon) if form or noun else None
    return _Around(approx, left, right, told or before.each(page, start, scene.floor, lexicon), noun, form, factor)


def _at_a_line(scene: Scene, start: int, end: int) -> hedges.Hedge | None:
    """What is said of a mark by the word before its article: "topped the $2 billion mark"."""
    if scene.word_before(start) != THE or LINE.match(scene.page.folded, end, scene.limit) is None:
        return None
    hedge = scene.hedge(start - len(THE) - 1)
    return hedge if hedge.approx in BESIDE else None


def _climbs(scene: Scene, start: int) -> bool:
    """Whether what passes a figure is a count that climbs: "deaths", "the death toll has"."""
    word = scene.word_before(start)
    if word.lower() in HELPING:
        word = scene.word_before(start - len(word) - 1)
    return word.lower() in scene.lexicon.numbers.climbing


def _great(found: Measure) -> bool:
    """Whether a figure is of a kind that is passed on the way up, as sums are and a few things are not."""
    return found.factor != ONE or (found.form is not None and found.form.symbol not in DURATIONS)


def _aside(scene: Scene, start: int, end: int) -> bool:
    """Whether a bracket stands behind what it counts, and a sentence goes on: "in Lyon (4,000) and retail (3,500)."."""
    word = scene.word_before(start)
    within = start - len(word) - 1 > scene.floor
    lost = LOST.search(scene.page.folded, max(scene.floor, start - LONGEST_LOST), start + 1) is not None
    return within and not lost and ASIDE.match(scene.page.folded, end, scene.limit) is not None


def _accounting(scene: Scene, reading: Reading, prefix: before.Prefix, end: int) -> bool:
    """Brackets that make a figure negative: "(1,062)", and any figure of a table."""
    plain = scene.page.plain
    if prefix.start <= scene.floor or plain[prefix.start - 1] != "(" or plain[end : end + 1] != ")":
        return False
    if scene.row:
        return True
    if plain[prefix.start] == "+":
        return False
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
