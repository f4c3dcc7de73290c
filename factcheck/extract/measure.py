"""What a number is a number of: scale, unit and currency brought together, ambiguous letters and pounds decided."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from factcheck.extract import after, labels_names, nouns, scales, shillings
from factcheck.extract.before import Prefix
from factcheck.extract.scene import Reading, Scene
from factcheck.model.later import later
from factcheck.model.mention import Numeral
from factcheck.model.units import UnitForm, Weighed

ONE = Decimal(1)
CENT = Decimal("0.01")
MILLION = Decimal(1_000_000)
AND_PARTS = {" and a half": Decimal("0.5"), " and a quarter": Decimal("0.25"), " and three quarters": Decimal("0.75")}

# "Rp 31.500" in money that has no small change.
THOUSANDS = later(r"[0-9]{1,3}\.[0-9]{3}")
# The other end of a range whose ends are both told in millions: "2.5m-3m users".
OTHER_END = later(r"(?:-|–| to )[0-9][0-9.,]*m\b")
# Adjectives before the last of those that tell what is counted: "2.7m digital and physical sales".
COORDINATED = later(r" ([a-z-]+)(?: [a-z-]+)? (?:and|or)(?= )")
# The letters of money behind a scale, also such as are words: "200 billion COP".
CODE = later(r" ([A-Z]{3})\b")
# "the psychological 100,000 mark" is a level, and no money.
MARK, LED_TO_MARK = "mark", later(r"\b(?:the|that|this|its|their)(?: [a-z-]+){0,3} $")
MARK_REACH = 60
# How far back the beginning of what is quoted is looked for.
QUOTED = 2000
# The mark of inches, which may stand apart only before what is measured: "a 9\" plate", "10 \" long".
INCHES = later(r'"| "(?= (?:long|wide|tall|high|deep|thick|in diameter)\b)')
# "120,000 fewer barrels a day", "40 more megawatts".
COMPARED = later(r" (?:fewer|more)(?= [a-z])")
PART_OF = later(r" (?:(?:of )?an?|of (?:one|1)) ")
POINT = later(r"[ -]points?\b")
# After these, "times" counts occasions and multiplies nothing.
OCCASIONS = (" a ", " per ", " in ", " this ", " since ", " each ", " every ")
# What is weighed: "800 million pounds of boneless beef".
WEIGHED_OF = later(r" of ((?:[a-z0-9-]+ ){0,2}[a-z0-9-]+)")
WORDS = later(r"[a-z0-9]+")
# Where the context of a unit that has two senses is looked for.
CONTEXT = 80


class Measure(NamedTuple):
    """The number with the factor of its scale words, its unit, and where these end.

    ``opened`` says that a bracket between currency and digits makes it negative: "$(9.8) million".
    """

    numeral: Numeral
    factor: Decimal
    form: UnitForm | None
    end: int
    opened: bool

    @property
    def bare(self) -> bool:
        return self.form is None and self.factor == ONE


def measure(scene: Scene, reading: Reading, prefix: Prefix) -> Measure:
    """The scale and unit of a number with the currency before it, if any."""
    opened = prefix.opened and scene.page.plain.startswith(")", reading.end, scene.limit)
    begin = reading.end + opened
    scale = scales.scale(scene.page, begin, scene.limit, scene.lexicon, money=prefix.currency is not None)
    if prefix.opened and not opened and scene.page.plain.startswith(")", scale.end, scene.limit):
        opened, scale = True, scale._replace(end=scale.end + 1)  # "£(8.1m)"
    if prefix.currency is not None:
        return _money(scene, reading, scale, prefix.currency, opened)
    unit = _unit(scene, reading, scale)
    if unit and unit.surface in ("m", "C", "F"):
        scale, unit = _letter(scene, unit, scale, reading.start)
    if unit is None:
        numeral, scale = _and_part(scene, reading, scale)
        return Measure(numeral, scale.factor, None, scale.end, opened)
    form = sense(scene, unit, reading.numeral, scale.factor * reading.numeral.scale)
    if scale.factor == ONE and scene.lexicon.table.dimensions.get(form.symbol) == "money":
        scale = scales.scale(scene.page, unit.end, scene.limit, scene.lexicon, money=False)  # "75 USD million"
        return Measure(_undivided(scene, form, reading), scale.factor, form, max(scale.end, unit.end), opened)
    return Measure(reading.numeral, scale.factor, form, unit.end, opened)


def _money(scene: Scene, reading: Reading, scale: scales.Scale, currency: UnitForm, opened: bool) -> Measure:
    """A sum whose currency stands before it, and maybe after it again: "$5 dollars", "$75 U.S."."""
    numeral = reading.numeral
    end = scale.end + len(" u.s.") if scene.page.folded.startswith(" u.s.", scale.end) else scale.end
    again = after.unit(scene.page, end, scene.limit, scene.lexicon)
    if again and again.form == UnitForm(currency.symbol) and not _opens_next(scene, again):
        end = again.end
    if scale.factor == ONE:
        numeral = _undivided(scene, currency, reading)
        old = shillings.change(scene.page, numeral, end, scene.limit) if currency.symbol == shillings.POUNDS else None
        numeral, end = old or (numeral, end)
    return Measure(numeral, scale.factor, currency, end, opened)


def _opens_next(scene: Scene, sign: after.Unit) -> bool:
    """Whether a sign stands before the next figure: "$ 1,234 $ 1,100"."""
    return not sign.surface[-1].isalpha() and scene.page.plain[sign.end : sign.end + 2].lstrip(" ")[:1].isdigit()


def _undivided(scene: Scene, form: UnitForm, reading: Reading) -> Numeral:
    """ "Rp 31.500" is thousands: that money has no small change."""
    whole = form.symbol in scene.lexicon.table.undivided and THOUSANDS.fullmatch(reading.written)
    return Numeral(reading.numeral.value * 1000, ONE) if whole else reading.numeral


def _unit(scene: Scene, reading: Reading, scale: scales.Scale) -> after.Unit | None:
    found = after.unit(scene.page, scale.end, scene.limit, scene.lexicon)
    if found is None and (compared := COMPARED.match(scene.page.folded, scale.end, scene.limit)):
        found = after.unit(scene.page, compared.end(), scene.limit, scene.lexicon)
        if found and scene.lexicon.table.dimensions.get(found.form.symbol) == "physical":
            return found
        return None
    if found is None and scale.factor != ONE:
        if (code := CODE.match(scene.page.plain, scale.end, scene.limit)) and code[1] in scene.lexicon.table.prefixes:
            return after.Unit(scene.lexicon.table.prefixes[code[1]], code.start(1), code.end(1), code[1])
        return after.unit_of(scene.page, scale.end, scene.limit, scene.lexicon)
    if found and scale.factor == ONE and found.surface in scene.unspoken:
        return None
    if found and found.surface == MARK and _level(scene, reading.start):
        return None
    if found is None and scale.factor == ONE and (mark := INCHES.match(scene.page.plain, scale.end, scene.limit)):
        return _inches(scene, mark.end() - 1)
    below_one = "/" in scene.page.plain[reading.start : reading.end] or 0 < reading.numeral.value < 1
    parted = below_one and PART_OF.match(scene.page.folded, scale.end)
    if found is None and (parted or (reading.words and reading.words.shape in ("fraction", "half"))):
        return _part_of_unit(scene, scale.end)
    return found


def _level(scene: Scene, start: int) -> bool:
    """Whether the mark behind a number is a level that something comes to: "the 50 mark"."""
    return LED_TO_MARK.search(scene.page.folded, max(scene.floor, start - MARK_REACH), start) is not None


def _inches(scene: Scene, end: int) -> after.Unit | None:
    """Inches, where the mark cannot close what somebody said: "a 9\" plate"."""
    plain, floor = scene.page.plain, max(scene.floor, end - QUOTED)
    opening = max(plain.rfind(' "', floor, end) + 1, plain.rfind('("', floor, end) + 1)
    opened = opening > floor or plain.startswith('"', floor)
    quoted = opened and plain.find('"', max(opening, floor) + 1, end) < 0
    return None if quoted else after.Unit(UnitForm("inch"), end, end + 1, '"')


def _part_of_unit(scene: Scene, end: int) -> after.Unit | None:
    """The unit that "half a percentage point" or "a quarter point" is a part of."""
    article = PART_OF.match(scene.page.folded, end, scene.limit)
    at = article.end() - 1 if article else end
    if article and (found := after.unit(scene.page, at, scene.limit, scene.lexicon)):
        return found
    point = POINT.match(scene.page.folded, at, scene.limit)  # "half a point", as only rates are told
    return after.Unit(UnitForm("percentage_point"), at + 1, point.end(), "point") if point else None


def _letter(scene: Scene, unit: after.Unit, scale: scales.Scale, start: int) -> tuple[scales.Scale, after.Unit | None]:
    """A lone letter again: "2.7m people" are millions, and "SCP-173C" is a name."""
    if labels_names.hyphened(scene, start):
        return scale, None
    if unit.surface == "m" and unit.start == scale.end and scale.factor == ONE:
        other = OTHER_END.match(scene.page.plain, unit.end, scene.limit)
        end = other.end() if other else unit.end
        coordinated = COORDINATED.match(scene.page.folded, end, scene.limit)
        if coordinated and coordinated[1] not in scene.lexicon.numbers.stops:
            end = coordinated.end()
        measured = after.unit(scene.page, unit.end, scene.limit, scene.lexicon)
        if measured and measured.start > unit.end and len(measured.surface) > len("in"):
            return scales.Scale(MILLION, unit.end), measured  # "4.9m TEU", "6.3m pounds"
        if nouns.counted(scene.page, end, scene.limit, scene.lexicon.numbers, one=False):
            return scales.Scale(MILLION, unit.end), None
        if not after.cued(scene.page, unit.start, unit.end, scene.lexicon.table.cues.get("metres", ())):
            return scales.Scale(MILLION, unit.end), None  # "grew to 1.2m."
    return scale, unit


def _and_part(scene: Scene, reading: Reading, scale: scales.Scale) -> tuple[Numeral, scales.Scale]:
    """ "3 million and a half"."""
    if reading.words is None and scale.factor >= 1000:
        for words, part in AND_PARTS.items():
            if scene.page.folded.startswith(words, scale.end, scene.limit):
                numeral = reading.numeral._replace(value=reading.numeral.value + part)
                return numeral, scale._replace(end=scale.end + len(words))
    return reading.numeral, scale


def sense(scene: Scene, unit: after.Unit, numeral: Numeral, factor: Decimal) -> UnitForm:
    """The unit that words with two senses mean here."""
    value = numeral.value
    if unit.surface in scene.lexicon.table.senses:
        return _sized(scene, unit, numeral, factor)
    if unit.surface == "times" and (value == ONE or scene.page.folded.startswith(OCCASIONS, unit.end)):
        return UnitForm("count:time")
    sense = scene.lexicon.table.weighed.get(unit.form.symbol)
    if sense is None or not unit.surface.startswith(unit.form.symbol):
        return unit.form
    return UnitForm(sense.currency) if _money_meant(scene, unit, sense, factor, numeral.step == CENT) else unit.form


def _sized(scene: Scene, unit: after.Unit, numeral: Numeral, factor: Decimal) -> UnitForm:
    """What a symbol means of so much: "410 Mt" are millions of tonnes, "5,000 Mt" and "5,000 mt" so many."""
    close = factor == ONE and (numeral.step < ONE or scene.page.plain[unit.start - 1].isdigit())
    for sense in scene.lexicon.table.senses[unit.surface]:
        near = not sense.near or after.cued(scene.page, unit.start, unit.end, sense.near)
        but = bool(sense.but) and after.cued(scene.page, unit.start, unit.end, sense.but)
        if near and not but and sense.takes(numeral.value * factor, close=close):
            return sense.form
    return unit.form


def _money_meant(scene: Scene, unit: after.Unit, sense: Weighed, factor: Decimal, cents: bool) -> bool:
    """Whether pounds are money: by the million they are unless things are weighed, else where money is spoken of."""
    folded = scene.page.folded
    of = WEIGHED_OF.match(folded, unit.end, scene.limit)
    if of and not sense.of.isdisjoint(of[1].split()):
        return False
    context = " " + folded[max(scene.floor, unit.start - CONTEXT) : min(scene.limit, unit.end + CONTEXT)]
    spoken = any(word in context for word in sense.money)
    if factor > 1000:
        weighed = not sense.of.isdisjoint(WORDS.findall(context)) and any(word in context for word in sense.made)
        return spoken or not weighed
    thing = of is not None and scene.page.plain[of.start(1)].islower()  # "pounds of fudge", but "of Brackwater"
    return (spoken or cents) and not thing and not any(word in context for word in sense.weight)
