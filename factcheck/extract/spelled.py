"""Numbers in words: "four thousand", "two and a half million", "two-thirds", "a dozen", "billions"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from factcheck.extract.lexicon import Lexicon, Word, describes, lexicon
from factcheck.model.later import later
from factcheck.model.mention import Numeral
from factcheck.model.pack import RulePack
from factcheck.model.text import Span

ONE, HUNDRED, THOUSAND = Decimal(1), Decimal(100), Decimal(1000)

# What may stand between two words of one number; "and" only after a hundred or a greater scale.
JOINED = frozenset({" ", "-", " - ", "- ", "  ", "   ", "–"})
ADDED = frozenset({"and", "&", ",", "-and-"})
AND_A = frozenset({" and a ", "-and-a-", " and ", "-and-", " and one ", " and an "})

# A nought as it is spoken.
OH = frozenset({" oh ", "-oh-", " oh-", " o "})
POINTS = frozenset({" point ", " point oh ", "-point-", "-point-oh-"})

# All that may stand between two words of one number.
ADJOINING = JOINED | AND_A | OH | POINTS | {" of a ", " a "}

# A point without a number before it, as people speak: "up point five percent".
POINT_ALONE = later(r"(?:^|[,;:(—] ?|\b(?:by|of|about|around|just|only|up|down|minus|plus|negative|at) )point $")

# What stands between the article that counts as "one" and its scale: "a cool million".
COOL = later(r"\ban? (?:cool|mere|full|whole|whopping|paltry|measly|hefty) $")

# Beyond this no words tell a number.
MOST = Decimal(10) ** 27

# Of whom "half" says how they are related.
KIN = ("-sister", "-brother", "-sibling", " sister", " brother", " sibling")
# What is said of a share of people, and of no quarters of a year: "three quarters want the law changed".
ASKED = later(
    r" (?:want|back|oppos|support|believ|think|favou?r|agree|disagree|vot|prefer|fear|approv|disapprov|trust|doubt)"
    r"(?:e|s|ed|es|d)?\b"
)
IN_POINTS = ("-point", " point", "-percent", " percent", "-percentage-point")
# What tells by how much a part of one is more: "a third more than last year", but "a third more serious case".
BY_A_PART = later(
    r" (?:more|less|fewer)(?= than\b|[.,;:)]|$| (?:in|on|for|this|last|to|by|from)\b)"
    r"| (?:higher|lower|cheaper|dearer|bigger|smaller|larger|faster|slower|below|above)\b"
    r"| (?:up|down)(?= (?:on|from|against|compared|year|over|since|in|to)\b|[,.;:)]|$)"
)
# What tells when something changed "by a third": behind "by" no noun follows it.
WITHIN = later(r" (?:over|during|within|on|after|between|last|this|while|when|year)\b")
Shape = Literal["number", "fraction", "vague", "multiple", "span", "several", "year", "half", "spoken"]


class Hit(NamedTuple):
    """One word of number where it stands."""

    start: int
    end: int
    word: Word


class Spelled(NamedTuple):
    """A number in words. ``whole`` says that one plain word below ten tells it ("four")."""

    start: int
    end: int
    numeral: Numeral
    shape: Shape = "number"


def numbers_in_words(text: str, pack: RulePack) -> Iterator[tuple[Span, Decimal]]:
    """The numbers that a text tells in words, and where: "two hundred" is 200; no fractions, nor what is vague."""
    folded = text.lower()
    if len(folded) != len(text):
        return
    for number in spelled(folded, hits(folded, lexicon(pack.numbers, pack.units))):
        if number.shape == "number":
            yield Span(number.start, number.end), number.numeral.value * number.numeral.scale


def hits(folded: str, known: Lexicon) -> list[Hit]:
    """Every word of number in the text, whole words only."""
    words = known.words
    found = []
    size, eaten = len(folded), -1
    for index, start, end in known.scan.find_matches_as_indexes(folded):
        if start and (folded[start - 1].isalnum() or folded[start - 1] == "_"):
            continue
        if end < size and (folded[end].isalnum() or folded[end] == "_"):
            continue
        word = words[index]
        if word.kind == "scale" and describes(word.text, folded, end, known.numbers):
            continue
        if word.kind in ("scale", "vague") and _of_digits(folded, start, eaten):
            eaten = end
            continue
        found.append(Hit(start, end, word))
    return found


def _of_digits(folded: str, start: int, eaten: int) -> bool:
    """Whether a scale word belongs to the digits before it: "$3 million two weeks ago", "3 lakh crore"."""
    if start < 2 or folded[start - 1] not in " -":
        return False
    return folded[start - 2].isdigit() or start - 1 == eaten


def spelled(folded: str, found: Sequence[Hit]) -> Iterator[Spelled]:
    """The numbers that these words make, in order.

    Words that make no number by themselves ("hundred", "third") are passed over.
    """
    at = 0
    while at < len(found):
        reader = _Reader(folded, found, at)
        number = reader.number()
        if number:
            yield number
        at = max(reader.at, at + 1)


class _Reader:
    """Reads one number from the words at ``at`` on, which it moves past the words it used."""

    def __init__(self, folded: str, found: Sequence[Hit], at: int) -> None:
        self.folded, self.found, self.at, self.first = folded, found, at, at

    def number(self) -> Spelled | None:
        hit = self.found[self.at]
        match hit.word.kind:
            case "vague":
                return self._vague(hit)
            case "multiple":
                self.at += 1
                return Spelled(hit.start, hit.end, Numeral(hit.word.value, ONE), "multiple")
            case "fraction":
                self.at += 1
                return Spelled(hit.start, hit.end, Numeral(hit.word.value, hit.word.value / 5), "fraction")
            case "span":
                self.at += 1
                return Spelled(hit.start, hit.end, Numeral(hit.word.value, ONE), "span")
            case "several":
                return self._several(hit)
            case "part":
                return self._bare_part(hit)
            case "scale" if not self._article(hit.start):
                return self._bare_scale()
        return self._plain()

    def _plain(self) -> Spelled | None:
        start = self._start()
        total = self._cardinal()
        if total is None:
            return None
        if (year := self._year(total, start)) is not None:
            return year
        if (spoken := self._spoken(total, start)) is not None:
            return spoken
        if total < 10 and POINT_ALONE.search(self.folded, max(0, start - len("negative point ")), start):
            start = self.folded.rfind("point", 0, start)
            self.at = self.first
            value, step = self._after_point(Decimal(0), "")  # the nought is left out
            return Spelled(start, self.found[self.at - 1].end, Numeral(value, step))
        rounded = self._rounded(total)
        more = self._next("part", "cardinal", "scale") is not None and self._gap(self.at) in ADJOINING
        if rounded.scale != ONE and not more:
            return Spelled(start, self.found[self.at - 1].end, rounded)
        value, step, shape = self._decimals(total)
        value, step, shape = self._fraction(value, step, shape)
        ordinal = self._next("part")
        if shape == "number" and ordinal and self._gap(self.at) in ("-", " ") and total % 100 >= 20 and total % 10 == 0:
            self.at += 1  # "twenty-sixth"
            return None
        numeral = self._scaled(value, step)
        return Spelled(start, self.found[self.at - 1].end, numeral, shape)

    def _start(self) -> int:
        """Where the number begins, an article that counts as "one" included."""
        start = self.found[self.first].start
        article = self._article(start) if self.found[self.first].word.kind != "cardinal" else 0
        return start - article

    def _article(self, start: int) -> int:
        """How long the "a " or "an " before is, if there is one."""
        for article in ("a ", "an "):
            begin = start - len(article)
            if self.folded.startswith(article, max(begin, 0)) and (begin <= 0 or not self.folded[begin - 1].isalnum()):
                return len(article)
        return 0

    def _gap(self, at: int) -> str:
        """What stands between this word and the one before it."""
        return self.folded[self.found[at - 1].end : self.found[at].start]

    def _next(self, *kinds: str) -> Hit | None:
        if self.at < len(self.found) and self.found[self.at].word.kind in kinds:
            return self.found[self.at]
        return None

    def _rounded(self, total: Decimal) -> Numeral:
        """The number, a scale word that closes it kept apart: "five thousand" is five of a thousand."""
        last = self.found[self.at - 1].word
        if last.kind != "cardinal" and last.value >= THOUSAND and total % last.value == 0:
            return Numeral(total / last.value, ONE, last.value)
        if last.value == HUNDRED:
            return Numeral(total / HUNDRED, ONE / HUNDRED, HUNDRED)  # "two to three hundred", told to the one
        return Numeral(total, ONE)

    def _cardinal(self) -> Decimal | None:
        """The whole number told by the words from here on: "two hundred and two thousand"."""
        total, group, least = Decimal(0), Decimal(-1), Decimal(10) ** 30
        while hit := self._next("cardinal", "scale", "vague"):
            if self.at > self.first and (not self._continues(hit.word) or self._heads_part()):
                break
            value = hit.word.value
            if self._tenths(hit):
                total += value * least / 10
            elif hit.word.kind == "cardinal":
                group = max(group, Decimal(0)) + value
            elif value <= HUNDRED:
                group = value * (group if group > 0 else ONE)
            elif value < least:
                total, group, least = total + value * (group if group > 0 else ONE), Decimal(-1), value
            else:
                total = (total + max(group, Decimal(0))) * value
                group = Decimal(-1)
            self.at += 1
        total += max(group, Decimal(0))
        return None if self.at == self.first or total > MOST else total

    def _tenths(self, hit: Hit) -> bool:
        """Whether a number that a hyphen ties to a great scale tells its tenths, as people speak: "a million-five"."""
        if self.at == self.first or self._gap(self.at) != "-" or not 0 < hit.word.value < 10:
            return False
        before = self.found[self.at - 1].word
        return before.kind == "scale" and before.value > THOUSAND

    def _heads_part(self) -> bool:
        """Whether this word tells a fraction on top of the whole: the "two" of "six million and two thirds"."""
        return self.found[self.at - 1].word.value >= HUNDRED and self._on_top() is not None

    def _continues(self, word: Word) -> bool:
        """Whether a word goes on with the number so far."""
        gap = self._gap(self.at)
        if word.kind != "cardinal":
            return gap in JOINED
        before = self.found[self.at - 1].word
        if before.kind != "cardinal":
            return word.value < before.value and (gap in JOINED or " ".join(gap.split()) in ADDED)
        tens = before.value >= 20
        return tens and 0 < word.value < 10 and gap in JOINED

    def _year(self, total: Decimal, start: int) -> Spelled | None:
        """ "nineteen seventy-three" names a year."""
        last = self.found[self.at - 1]
        hit = self._next("cardinal")
        if hit is None or not 18 <= total <= 20 or not self._ends_year(hit):
            return None
        self.first = self.at
        rest = self._cardinal() or Decimal(0)
        return Spelled(start, max(self.found[self.at - 1].end, last.end), Numeral(total * 100 + rest, ONE), "year")

    def _spoken(self, total: Decimal, start: int) -> Spelled | None:
        """ "One-oh-five", "one forty-seven a barrel": the hundred is left out, as people speak."""
        hit = self._next("cardinal")
        if hit is None or not 0 < total < 10 or self.at - self.first > 1:
            return None
        oh = self._gap(self.at) in OH and 0 < hit.word.value < 10
        if not oh and not (hit.word.value >= 10 and self._gap(self.at) == " "):
            return None
        at, self.first = self.at, self.at
        rest = self._cardinal() or Decimal(0)
        end = self.found[self.at - 1].end
        if rest >= HUNDRED or (not oh and self.folded.startswith("-", end)) or self._next("part"):
            self.at, self.first = at, at - 1
            return None
        return Spelled(start, end, Numeral(total * HUNDRED + rest, ONE), "number" if oh else "spoken")

    def _ends_year(self, hit: Hit) -> bool:
        """Whether this word can be the second half of a year: "nineteen eighty", "twenty oh eight"."""
        if self._gap(self.at) in OH:
            return 0 < hit.word.value < 10
        return hit.word.value >= 10 and self._gap(self.at) in JOINED

    def _decimals(self, whole: Decimal) -> tuple[Decimal, Decimal, Shape]:
        """ "zero point five": the words after the point, one by one."""
        if not (self._next("cardinal") and self._gap(self.at) in POINTS):
            return whole, ONE, "number"
        return *self._after_point(whole, "0" if "oh" in self._gap(self.at) else ""), "number"

    def _after_point(self, whole: Decimal, digits: str) -> tuple[Decimal, Decimal]:
        """The number with the decimals told from here on, and the step it is told to."""
        tens = False
        first = self.at
        while (hit := self._next("cardinal")) and (self.at == first or self._gap(self.at) in JOINED):
            value = hit.word.value
            digits = f"{digits[:-1]}{value}" if tens and 0 < value < 10 else f"{digits}{value}"
            tens = value >= 20
            self.at += 1
        return Decimal(f"{whole}.{digits}"), Decimal(1).scaleb(-len(digits))

    def _fraction(self, value: Decimal, step: Decimal, shape: Shape) -> tuple[Decimal, Decimal, Shape]:
        """ "two thirds" and "two and a half"."""
        hit = self._next("part")
        if hit and self._gap(self.at) in JOINED and self._is_part(hit, value):
            self.at += 1
            return value / hit.word.value, ONE / hit.word.value, "fraction"
        if whole := self._ordinal_part(value):
            self.at += 2
            return value / whole, ONE / whole, "fraction"
        last = self.found[self.at - 1].word
        of = last.value if last.kind != "cardinal" and last.value >= THOUSAND else ONE
        part = self._and_part()
        if part is None:
            return value, step, shape
        scale = self._next("scale")
        if of != ONE and scale and self._gap(self.at) == " ":
            self.at += 1
            of = scale.word.value
        return value + part * of, part * of, "fraction"

    def _and_part(self) -> Decimal | None:
        """ "and a half", "and three quarters": what comes on top of the whole."""
        hit = self._next("part")
        if hit and self._gap(self.at) in AND_A:
            self.at += 1
            return ONE / hit.word.value
        told = self._on_top()
        if told is None:
            return None
        part, words = told
        self.at += words
        return part

    def _on_top(self) -> tuple[Decimal, int] | None:
        """The fraction that the words from here on add to a whole, and their number: "and fifty-four hundredths"."""
        top = self._next("cardinal")
        if top is None or self._gap(self.at) not in AND_A:
            return None
        value, words = top.word.value, 1
        unit = self._word(words, "cardinal")
        if unit and value >= 20 and value % 10 == 0 and 0 < unit.word.value < 10:
            value, words = value + unit.word.value, 2
        part = self._word(words, "part")
        return (value / part.word.value, words + 1) if part and value < part.word.value else None

    def _ordinal_part(self, value: Decimal) -> Decimal | None:
        """What a part told in two words is a part of: 25 of "one twenty-fifth"."""
        tens, part = self._next("cardinal"), self._word(1, "part")
        if tens is None or part is None or self._gap(self.at) not in JOINED or self._gap(self.at + 1) != "-":
            return None
        whole = tens.word.value >= 20 and tens.word.value % 10 == 0 and part.word.value < 10
        plural = part.word.text.endswith("s") != (value == 1)
        return tens.word.value + part.word.value if whole and plural else None

    def _word(self, ahead: int, kind: str) -> Hit | None:
        """The word so far ahead, if it is of this kind and goes on with the one before it."""
        at = self.at + ahead
        if at < len(self.found) and self.found[at].word.kind == kind and self._gap(at) in JOINED:
            return self.found[at]
        return None

    def _is_part(self, hit: Hit, value: Decimal) -> bool:
        """ "two thirds", "one third", "one-half"; but "the first half" and "two quarters in a row" are none."""
        plural = hit.word.text.endswith("s") or hit.word.text == "halves"
        if hit.word.text == "half" and self.folded.startswith(KIN, hit.end):
            return False  # "one half-sister"
        if hit.word.value == 4 and plural:
            shared = value == 3 and (
                self.folded.startswith((" of", "-of"), hit.end) or ASKED.match(self.folded, hit.end)
            )
            return bool(shared) or self._gap(self.at) == "-"
        if hit.word.value == 4 and value == 3 and self.folded.startswith(IN_POINTS, hit.end):
            return True  # "a three-quarter-point cut"
        return plural != (value == 1) or (value == 1 and hit.word.text == "half")

    def _scaled(self, value: Decimal, step: Decimal) -> Numeral:
        """The number with the scale words that follow a fraction or a decimal: "two and a half million"."""
        scale = ONE
        while (hit := self._next("scale", "vague")) and self._gap(self.at) in (*JOINED, " of a ", " a "):
            scale *= hit.word.value
            self.at += 1
        return Numeral(value, step, scale)

    def _vague(self, hit: Hit) -> Spelled | None:
        """ "billions", "tens of thousands", "hundreds of millions"."""
        self.at += 1
        value, end = hit.word.value, hit.end
        while (more := self._next("vague")) and self._gap(self.at) == " of ":
            value, end = value * more.word.value, more.end
            self.at += 1
        start = hit.start
        if self.folded.endswith("tens of ", 0, start):
            value, start = value * 10, start - len("tens of ")
        return Spelled(start, end, Numeral(value, value), "vague")

    def _several(self, hit: Hit) -> Spelled | None:
        """ "several hundred", "a few million", "a couple of thousand"; without a scale it tells no number."""
        self.at += 1
        scale = ONE
        while (more := self._next("scale", "vague")) and self._gap(self.at) in (" ", " of "):
            scale *= more.word.value
            self.at += 1
        if scale == ONE:
            return None
        start = hit.start - self._article(hit.start)
        return Spelled(start, self.found[self.at - 1].end, Numeral(hit.word.value, ONE, scale), "several")

    def _bare_scale(self) -> Spelled | None:
        """ "hundred fifteen" is a number, and "a cool million", a lone "million" none."""
        hit = self.found[self.first]
        total = self._cardinal()
        cool = COOL.search(self.folded, max(0, hit.start - len("a whopping ")), hit.start)
        if total is not None and cool and self.at - self.first == 1 and hit.word.value > THOUSAND:
            return Spelled(cool.start(), hit.end, Numeral(ONE, ONE, hit.word.value))
        if total is None or self.at - self.first < 2:
            return None
        return Spelled(self.found[self.first].start, self.found[self.at - 1].end, Numeral(total, ONE))

    def _bare_part(self, hit: Hit) -> Spelled | None:
        """ "half a million", "a third of", "a quarter point"."""
        self.at += 1
        article = self._article(hit.start)
        value = ONE / hit.word.value
        after = self.folded[hit.end : hit.end + 4]
        if (
            hit.word.value in (2, 4)
            and (scale := self._next("scale"))
            and self._gap(self.at) in (" a ", " ", "-", " a  ", " of a ")
        ):
            self.at += 1
            return Spelled(hit.start - article, scale.end, Numeral(value, value, scale.word.value), "fraction")
        counted = after.startswith((" a ", " an ", " of ", "-")) if hit.word.value == 2 else False
        if hit.word.value == 2 and not counted and not article:
            return Spelled(hit.start, hit.end, Numeral(value, value), "half")
        within = self.folded.endswith(" by ", 0, hit.start - article) and WITHIN.match(self.folded, hit.end)
        by_part = within or BY_A_PART.match(self.folded, hit.end) or ASKED.match(self.folded, hit.end)
        alone = (
            by_part is not None
            or after[:1] in ("", ".", ",", ";", ")")
            or after.startswith((" of ", " in ", " to ", " by "))
            or self.folded.startswith((" since ", " from ", " compared "), hit.end)
        )
        if counted or (article and (alone or hit.word.text in ("half", "quarter"))):
            return Spelled(hit.start - article, hit.end, Numeral(value, value / 5), "fraction")
        return None
