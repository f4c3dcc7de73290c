"""One figure at a time: from the digits or words of a number to what it says, or to nothing if it is no claim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.extract import after, before, digits, labels, nouns
from factcheck.extract.draft import DURATIONS, Draft
from factcheck.extract.lexicon import Lexicon
from factcheck.extract.page import Page
from factcheck.extract.spelled import Spelled
from factcheck.model.mention import Numeral
from factcheck.model.text import Block
from factcheck.model.units import UnitForm

ONE = Decimal(1)
CENT = Decimal("0.01")
# "the first half" is a period or a part of a match.
HALVES = frozenset({"first", "second", "latter", "last", "other", "this", "that", "next", "fiscal", "opening"})
# "one day" counts days only after one of these.
ONE_DAY = frozenset(
    {
        "in",
        "for",
        "within",
        "than",
        "least",
        "only",
        "just",
        "after",
        "over",
        "of",
        "by",
        "about",
        "nearly",
        "almost",
        "around",
        "under",
    }
)
MILLION = Decimal(1_000_000)
AND_PARTS = {" and a half": Decimal("0.5"), " and a quarter": Decimal("0.25"), " and three quarters": Decimal("0.75")}
# What makes a bare "one" the end of a range: "one to two years".
END_OF_RANGE = re.compile(
    r"(?: to | or |-to-| and | in | out of | over |-|–)(?:[0-9$€£¥]|two|three|four|five|six|seven|eight|nine|ten|a half|one-half)"
)
PERCENT_OF = re.compile(r"(?<![a-z0-9] )(?:percents?|per cent|pct) of $")
THOUSANDS = re.compile(r"[0-9]{1,3}\.[0-9]{3}")
AGES = re.compile(r"\bage[ds]?(?: of| was| between| group)? (?:[0-9]{1,3} ?(?:to|and|or|-|–) ?)?$")
TENOR = re.compile(r" ([a-z.-]+)")
SCORED = re.compile(r"(?<![0-9.,])([0-9]{1,4})[-–]$")
SCORE = re.compile(r"[-–]([0-9]{1,3})(?![0-9.,%])")
AGED = re.compile(r", (?!and|or\b|[0-9$€£¥])")
TEMPERATURES = frozenset({"celsius", "fahrenheit", "degree"})
# Prepositions of time that are no bounds before a duration: "over 3 years".
OF_TIME = frozenset({"over", "under", "near", "about"})


class Reader:
    """Reads the figures of one text, block by block."""

    def __init__(self, page: Page, lexicon: Lexicon, *, comma: bool) -> None:
        self.page, self.lexicon, self.comma = page, lexicon, comma
        self.plain, self.folded = page
        self.numbers = lexicon.numbers
        self.block = Block("paragraph", (0, len(page.plain)))  # type: ignore[arg-type]
        self.index = 0
        self.floor, self.limit = 0, len(page.plain)
        self.titled = False

    def enter(self, index: int, block: Block) -> None:
        """Goes on to another block."""
        self.index, self.block = index, block
        self.floor, self.limit = block.span
        self.titled = _titled(self.plain[self.floor : min(self.limit, self.floor + 200)])

    # Digits

    def in_digits(self, start: int, end: int, clause: int) -> Draft | None:
        """The figure written in the digits at ``start`` to ``end``."""
        plain = self.plain
        if end > self.limit:
            return None
        written = plain[start:end]
        if end < self.limit and labels.clock(self.page, end, self.limit):
            return None
        if start > self.floor:
            last = plain[start - 1]
            if last in ".," and (start - 1 == self.floor or plain[start - 2] in " ($€£¥-−+"):
                start, written = start - 1, "0." + written
            elif (((last.isalnum() and last < "⺀") or last == "_") and not self._coded(start)) or (
                last in "/@=%^#:\\" and start - 1 > self.floor and (plain[start - 2].isalnum() or last in "#@=\\")
            ):
                return None
        if end < self.limit and labels.glued_after(self.page, end, self.limit):
            return None
        read = digits.figure(written, comma=self.comma)
        if read is None or len(written) > digits.MOST_DIGITS:
            return None
        value, step = read
        if end < self.limit:
            done = self._tail(value, step, written, end)
            if done is None:
                return None
            value, step, end = done
        return self._assembled(start, end, Numeral(value, step), clause, written)

    def _undivided(self, form: UnitForm | None, written: str, numeral: Numeral) -> Numeral:
        """ "Rp 31.500" is thousands: that money has no small change."""
        if form is None or form.symbol not in self.lexicon.table.undivided or not THOUSANDS.fullmatch(written):
            return numeral
        return Numeral(numeral.value * 1000, ONE)

    def _coded(self, start: int) -> bool:
        """Whether the letters that touch the digits are a currency: "USD34.6", "Rs500"."""
        return before.prefix(self.page, start, self.floor, self.lexicon).currency is not None

    def _tail(self, value: Decimal, step: Decimal, written: str, end: int) -> tuple[Decimal, Decimal, int] | None:
        """Fraction and exponent: "5-1/2", "10 1/2", "5½", "3/4", "1.3x10^6"."""
        plain = self.plain
        following = plain[end]
        vulgar = self.numbers.vulgar.get(following)
        if vulgar:
            top, bottom = vulgar.split("/")
            return value + Decimal(top) / Decimal(bottom), Decimal(1) / Decimal(bottom), end + 1
        if following in " -" and plain[end + 1 : end + 2].isdigit():
            found = digits.FRACTION.match(plain, end, self.limit)
            part = digits.fraction(found[1], found[2]) if found and written.isdigit() else None
            if found and part is not None:
                return value + part, Decimal(1) / Decimal(found[2]), found.end()
        if following == "/" and plain[end + 1 : end + 2].isdigit():
            slashed = digits.SLASHED.match(plain, end, self.limit)
            part = digits.fraction(written, slashed[1]) if slashed and written.isdigit() and len(written) < 3 else None
            return (part, Decimal(1) / Decimal(slashed[1]), slashed.end()) if slashed and part is not None else None
        if following in "eE x×":
            raised = digits.POWER.match(plain, end, self.limit)
            if raised:
                by = raised[1] or raised[2]
                lifted = digits.power(value, by)
                return (lifted, digits.power(step, by) or step, raised.end()) if lifted is not None else None
        return value, step, end

    # Words

    def in_words(self, number: Spelled, clause: int) -> Draft | None:
        """The figure that a number in words tells."""
        if number.end > self.limit or number.shape == "year":
            return None
        if self.folded.startswith("-for-", number.end) or self.folded.endswith("-for-", self.floor, number.start):
            return None  # "two-for-one"
        if number.shape == "multiple":
            return self._multiple(number, clause)
        if number.shape == "vague":
            return self._vague(number, clause)
        if number.shape == "half" and labels.word_before(self.page, number.start, self.floor).lower() in HALVES:
            return None
        if (
            number.shape == "half"
            and not (
                self.folded.startswith((" the ", " its ", " their "), number.end)
                or self.folded.endswith(" by ", self.floor, number.start)
            )
            and not self._hedged(number.start)
        ):
            return None
        draft = self._assembled(number.start, number.end, number.numeral, clause, "", number)
        if draft and number.shape in ("fraction", "half") and draft.unit is None:
            return draft._replace(unit="x")  # "two-thirds of revenue" is a multiple of it
        return draft

    def _multiple(self, number: Spelled, clause: int) -> Draft | None:
        """ "doubled", "threefold"; "twice" and "double" only before what is multiplied."""
        word = self.folded[number.start : number.end]
        rest = self.folded[number.end : min(number.end + 8, self.limit)]
        if word in ("twice", "thrice", "double", "triple", "treble", "quadruple", "halves", "doubles", "triples"):
            if not rest.startswith(
                (" the ", " its ", " their ", " that ", " as ", " what ", " from", " last", " his ", " in v")
            ):
                return None
        elif rest.startswith("-"):
            return None
        hedge = before.hedge(self.page, number.start, self.floor, self.lexicon)
        return Draft(
            number.start, number.end, hedge.start, number.end, self.floor, self.index, clause,
            (number.numeral,), "x", approx=hedge.approx, spelled=True,
        )  # fmt: skip

    def _vague(self, number: Spelled, clause: int) -> Draft | None:
        """ "billions of dollars", "tens of thousands of people"."""
        if number.start > self.floor and self.plain[number.start - 1] in "-":
            return None
        if self.folded.endswith(" (in ", self.floor, number.start) or self.folded.endswith(
            "(in ", self.floor, number.start
        ):
            return None  # the head of a table
        end, right = number.end, number.end
        noun = unit = per = None
        at = end + 4 if self.folded.startswith(" of ", end) else end
        found = after.unit(self.page, at - 1, self.limit, self.lexicon) if at > end else None
        if found:
            end = right = found.end
            unit, per = found.form.symbol, found.form.per
        elif at > end and (counted := nouns.counted(self.page, at - 1, self.limit, self.numbers, one=False)):
            noun, unit, end = self.plain[counted.start : counted.end], f"count:{counted.head}", counted.end
        if rate := after.rate(self.page, end, self.limit, self.lexicon):
            per, right = rate.per, rate.end
        prefix = before.prefix(self.page, number.start, self.floor, self.lexicon)
        return Draft(
            prefix.start, end, prefix.start, max(right, end), self.floor, self.index, clause,
            (number.numeral,), unit, per, "more_than", noun, spelled=True,
        )  # fmt: skip

    # Both

    def _assembled(
        self, start: int, end: int, numeral: Numeral, clause: int, written: str, words: Spelled | None = None
    ) -> Draft | None:
        page, lexicon = self.page, self.lexicon
        prefix = before.prefix(page, start, self.floor, lexicon)
        number_end = end
        opened = prefix.opened and end < self.limit and self.plain[end] == ")"
        if opened:
            end += 1
        scale = after.scale(page, end, self.limit, lexicon, money=prefix.currency is not None)
        if prefix.currency is not None and self.folded.startswith(" u.s.", scale.end):
            scale = scale._replace(end=scale.end + 5)
        unit = after.unit(page, scale.end, self.limit, lexicon)
        if unit and unit.surface in ("m", "C", "F"):
            scale, unit = self._letter(unit, scale, start)
        if not words and unit is None and scale.factor >= 1000:
            numeral, scale = self._and_part(numeral, scale)
        form = self._form(prefix.currency, unit, numeral, scale.factor, number_end)
        if form is None:
            unit = None
        elif unit is not None and form is not unit.form:
            same = unit.form.symbol == form.symbol and unit.form.factor == ONE
            unit = unit if prefix.currency is None or same else None
        end = unit.end if unit else scale.end
        if scale.factor == ONE:
            numeral = self._undivided(form, written, numeral)
        if unit and scale.factor == ONE and lexicon.table.dimensions.get(unit.form.symbol) == "money":
            scale = after.scale(page, end, self.limit, lexicon, money=False)  # "75 USD million"
            end = scale.end
        bare = form is None and scale.factor == ONE
        weak = False
        if bare and not words:
            if self._no_figure(prefix.start, number_end, written):
                return None
            weak = self._end_of_range(prefix.start, number_end)
        if not words and form is None and scale.end == number_end and self._glued(number_end):
            return None
        noun = nouns.counted(page, end, self.limit, self.numbers, one=self._is_one(words)) if form is None else None
        if words and form is None:
            weak = self._is_one(words) and END_OF_RANGE.match(self.folded, end) is not None
            if not weak and not self._word_counts(words, scale.factor, noun):
                return None
        if noun and not words and bare and labels.is_year(written) and not self._hedged(prefix.start):
            return None
        if noun and noun.head in DURATIONS:
            form, end, noun = UnitForm(noun.head), noun.end, None
        if (
            form is None
            and noun is None
            and (percent := PERCENT_OF.search(self.folded, max(self.floor, prefix.start - 12), prefix.start))
        ):
            form, prefix = UnitForm("percent"), prefix._replace(start=percent.start())
        if self._tenor(form, end) or (self._is_one(words) and self._some_day(form, prefix.start)):
            return None
        draft = self._drafted(prefix, end, numeral, scale.factor, form, noun, clause, words, opened, number_end)
        return draft._replace(weak=True) if weak else draft

    def _and_part(self, numeral: Numeral, scale: after.Scale) -> tuple[Numeral, after.Scale]:
        """ "3 million and a half"."""
        for words, part in AND_PARTS.items():
            if self.folded.startswith(words, scale.end):
                return numeral._replace(value=numeral.value + part), scale._replace(end=scale.end + len(words))
        return numeral, scale

    def _letter(self, unit: after.Unit, scale: after.Scale, start: int) -> tuple[after.Scale, after.Unit | None]:
        """A lone letter again: "2.7m people" are millions, and "SCP-173C" is a name."""
        if start - 1 > self.floor and self.plain[start - 1] == "-" and self.plain[start - 2].isalpha():
            return scale, None
        if unit.surface == "m" and unit.start == scale.end and scale.factor == ONE:
            if nouns.counted(self.page, unit.end, self.limit, self.numbers, one=False):
                return after.Scale(MILLION, unit.end), None
        return scale, unit

    def _some_day(self, form: UnitForm | None, start: int) -> bool:
        if form is None or form.symbol != "day" or self.plain.startswith("-", start + 3):
            return False
        return labels.word_before(self.page, start, self.floor).lower() not in ONE_DAY

    def _tenor(self, form: UnitForm | None, end: int) -> bool:
        """Whether a length only names what it is the length of: "10-year yield"."""
        if form is None or form.symbol not in DURATIONS or end >= self.limit or self.plain[end] != " ":
            return False
        following = TENOR.match(self.folded, end, self.limit)
        return following is not None and following[1] in self.numbers.tenors

    def _end_of_range(self, start: int, end: int) -> bool:
        """Whether bare digits touch a hyphen with digits behind it, so that they are a figure only in a range."""
        plain = self.plain
        if start - 1 > self.floor and plain[start - 1] in "-–" and plain[start - 2].isdigit():
            return True
        return plain[end : end + 1] in ("-", "–") and plain[end + 1 : end + 2].isdigit()

    def _drafted(
        self,
        prefix: before.Prefix,
        end: int,
        numeral: Numeral,
        factor: Decimal,
        form: UnitForm | None,
        noun: nouns.Noun | None,
        clause: int,
        words: Spelled | None,
        opened: bool,
        number_end: int,
    ) -> Draft | None:
        page = self.page
        hedge = before.hedge(page, prefix.start, self.floor, self.lexicon)
        symbol, per = (form.symbol, form.per) if form else (f"count:{noun.head}" if noun else None, None)
        phrase = None
        if noun:
            phrase, end = self.plain[noun.start : noun.end], noun.end
        approx, left = hedge.approx, hedge.start
        if symbol in DURATIONS and approx and self.folded[left : prefix.start].strip() in OF_TIME - {"about"}:
            if not self._for(left):
                approx, left = None, prefix.start
        right = end
        if trailing := after.bound(page, end, self.limit, self.lexicon):
            approx, right = trailing
        if (per is None and (rate := after.rate(page, right, self.limit, self.lexicon))) or (
            per is None and (rate := after.rate(page, end, self.limit, self.lexicon))
        ):
            per, right = rate.per, rate.end
        if form and form.symbol in TEMPERATURES and self.plain.endswith(" - ", self.floor, prefix.start):
            prefix = prefix._replace(start=prefix.start - 2, negative=True)
        negative = prefix.negative or hedge.negative or opened or self._accounting(prefix, number_end, end)
        start = prefix.start
        if hedge.negative and approx is None:
            start = hedge.start
        value = -numeral.value if negative else numeral.value
        scaled = Numeral(value, numeral.step, numeral.scale * factor * (form.factor if form else ONE))
        return Draft(
            start, end, min(left, start), right, self.floor, self.index, clause, (scaled,), symbol, per, approx, phrase,
            prefix.currency is not None, words is not None, form is not None and form.factor != ONE,
            last=not self.plain[right : self.limit].strip(" .?!"),
        )  # fmt: skip

    def _for(self, left: int) -> bool:
        return self.folded.endswith(
            ("for ", "after ", "of ", "took ", "takes ", "take ", "in ", "last ", "by "), self.floor, left
        )

    def _form(
        self, currency: UnitForm | None, unit: after.Unit | None, numeral: Numeral, factor: Decimal, number_end: int
    ) -> UnitForm | None:
        """The unit of the figure: the currency before it, or what stands after."""
        if currency is not None:
            return currency
        if unit is None:
            return None
        if unit.form.symbol == "x" and unit.surface == "times":
            if self.folded.startswith((" a ", " per ", " in ", " this ", " since "), unit.end) or numeral.value == ONE:
                return UnitForm("count:time")
        if unit.form.symbol in self.lexicon.table.weighed:
            return self._pound(unit, numeral, factor)
        return unit.form

    def _pound(self, unit: after.Unit, numeral: Numeral, factor: Decimal) -> UnitForm:
        """Pounds are money where they come by the million or money is spoken of, and weight otherwise."""
        if not unit.surface.startswith("pound"):
            return unit.form
        sense = self.lexicon.table.weighed[unit.form.symbol]
        context = self.folded[max(self.floor, unit.start - 80) : min(self.limit, unit.end + 60)]
        spoken = any(word in context for word in sense.money) and not any(word in context for word in sense.weight)
        if factor > 1000 or spoken:
            return UnitForm(sense.currency)
        return unit.form

    def _is_one(self, words: Spelled | None) -> bool:
        return words is not None and words.numeral == Numeral(ONE, ONE) and words.shape == "number"

    def _word_counts(self, words: Spelled, factor: Decimal, noun: nouns.Noun | None) -> bool:
        """Whether a number in words without a unit counts something."""
        if not self._is_one(words) or factor != ONE:
            return not self._named(words)
        if self.folded.endswith(("minus ", "negative "), self.floor, words.start):
            return True
        if self.plain[self.floor : self.limit].strip() == self.plain[words.start : words.end]:
            return True
        if noun is None or noun.head in self.numbers.idioms or self.folded.startswith("-time", words.end):
            return False
        last = labels.word_before(self.page, words.start, self.floor).lower()
        return last not in ("no", "any", "every", "each", "this", "that", "which", "the", "another", "by")

    def _named(self, words: Spelled) -> bool:
        """Whether the word is a part of a name: "Magnificent Seven", "Big Three", "a Six Flags park"."""
        if self._or_two(words):
            return True
        if not self.plain[words.start].isupper() or self.titled:
            return False
        last = labels.word_before(self.page, words.start, self.floor)
        if not last or last[-1] in '.!?:;”"':
            return False
        following = self.plain[words.end + 1 : words.end + 2]
        return following.isupper() or (
            last[0].isupper() and last[-1].isalnum() and last.lower() not in self.numbers.stops
        )

    def _or_two(self, words: Spelled) -> bool:
        """ "in a month or two"."""
        if not self.folded.endswith(" or ", self.floor, words.start):
            return False
        return labels.word_before(self.page, words.start - 3, self.floor).lower() in DURATIONS

    def _hedged(self, start: int) -> bool:
        return before.hedge(self.page, start, self.floor, self.lexicon).approx is not None

    def _bounded(self, start: int) -> bool:
        """Whether a year is none, because it is more or less than something: "about 1970" still is one."""
        return before.hedge(self.page, start, self.floor, self.lexicon).approx not in (None, "about", "nearly")

    def _glued(self, end: int) -> bool:
        """Whether letters touch the digits without being a scale or a unit: "5G", "3D", "144A"."""
        if end >= self.limit:
            return False
        following = self.plain[end]
        return following == "_" or (following.isalpha() and following < "⺀")

    def _no_figure(self, start: int, end: int, written: str) -> bool:
        """Whether bare digits are a year, a code, an hour, a list mark or a part of a name."""
        if labels.is_code(written):
            return True
        plain = self.plain
        if start - 1 > self.floor and plain[start - 1] == "-" and plain[start - 2].isalpha():
            return True
        score = SCORE.match(plain, end, self.limit)
        if score and written.isdigit() and (int(score[1]) <= int(written) or labels.is_year(written)):
            return True
        if start - 1 > self.floor and plain[start - 1] in "-–" and plain[start - 2].isdigit():
            opposite = SCORED.search(plain, max(self.floor, start - 5), start)
            if opposite is None or not written.isdigit() or int(opposite[1]) >= int(written):
                return True
        if self._age(start, end, written) or AGES.search(self.folded, max(self.floor, start - 28), start):
            return True
        following = plain[end : end + 1]
        opening = plain[start - 1] if start > self.floor else ""
        if start == self.floor and following in (".", ")") and len(written) < 4 and self.limit - end > 2:
            return True
        if opening == "[" and following == "]":
            return True
        if opening == "(" and following == ")" and written.isdigit() and len(written) < 4 and self.block.kind != "row":
            return True
        if labels.is_year(written):
            return (
                not self._hedged(start) and nouns.counted(self.page, end, self.limit, self.numbers, one=False) is None
            )
        if len(written) > 5 or not written.replace(".", "").isdigit():
            return False
        word = labels.word_before(self.page, start, self.floor)
        return bool(word) and labels.is_label(word, self.numbers, titled=self.titled)

    def _age(self, start: int, end: int, written: str) -> bool:
        """Whether a name is told its age: "Maddon, 66, has"."""
        if not (written.isdigit() and len(written) < 4 and self.folded.endswith(", ", self.floor, start)):
            return False
        if end < self.limit and AGED.match(self.plain, end, self.limit) is None:
            return False
        name = self.plain[max(self.floor, self.plain.rfind(" ", self.floor, start - 2) + 1) : start - 2]
        return end < self.limit and name.isalpha()

    def _accounting(self, prefix: before.Prefix, number_end: int, end: int) -> bool:
        """Brackets that make a figure negative: "(1,062)" in a table."""
        if prefix.start <= self.floor or self.plain[prefix.start - 1] != "(" or self.plain[end : end + 1] != ")":
            return False
        if self.block.kind == "row":
            return True
        return prefix.currency is None and number_end == end and "," in self.plain[prefix.start : end]


def _titled(words: str) -> bool:
    """Whether most words that could be small are capitalised, as in a headline."""
    longer = [word for word in words.split() if len(word) > 3 and word[0].isalpha()]
    return len(longer) > 2 and sum(word[0].isupper() for word in longer) * 4 > len(longer) * 3


def compound(page: Page, drafts: Sequence[Draft], lexicon: Lexicon) -> Iterator[Draft]:
    """Neighbours that are one measure made one: "3 dollars 50 cents", "5 feet 2 inches"."""
    held: Draft | None = None
    for draft in drafts:
        total = _together(page, held, draft, lexicon) if held else None
        if held and total:
            held = held._replace(
                end=draft.end, right=draft.right, numerals=(total,), per=draft.per,
                unit=held.unit or draft.unit, noun=held.noun or draft.noun,
            )  # fmt: skip
            continue
        if held:
            yield held
        held = draft
    if held:
        yield held


def _together(page: Page, a: Draft, b: Draft, lexicon: Lexicon) -> Numeral | None:
    """The sum of a figure and the smaller unit that follows it."""
    if a.block != b.block or len(a.numerals) + len(b.numerals) > 2 or b.approx:
        return None
    if page.folded[a.end : b.left] not in (" ", " and ", ", "):
        return None
    whole, part = a.numerals[0], b.numerals[0]
    if a.unit is None:
        fits = whole.scale >= 100 and part.value * part.scale < whole.scale and not (a.noun or b.money or a.approx)
        return Numeral(whole.value * whole.scale + part.value * part.scale, part.step) if fits else None
    if (a.unit, b.unit) in lexicon.table.wholes:
        ratio = lexicon.table.wholes[a.unit, b.unit or ""]
        return Numeral(whole.value + part.value / ratio, ONE / ratio, whole.scale) if part.value < ratio else None
    money = lexicon.table.dimensions.get(a.unit) == "money" and not a.money and not a.minor and not b.money
    if not money or not 0 < part.value < 100 or whole.scale != ONE:
        return None
    if b.minor and b.unit == a.unit:
        return Numeral(whole.value + part.value * part.scale, part.step * part.scale)
    bare = b.unit is None and part.scale == ONE and part.value >= 10 and part.value == int(part.value)
    return Numeral(whole.value + part.value / 100, CENT) if bare else None
