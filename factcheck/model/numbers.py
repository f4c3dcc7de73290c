"""The words of number: what the lexer of figures knows by heart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from factcheck.model.quantity import Approx, Direction


class NamedNumbers(NamedTuple):
    """Where a number is a part of a name or address: ``phrases`` with one in them ("Group of Seven"), ``sheets`` of
    which one of so many is shown ("Photo 3 of 12"), ``phones`` and ``code_words`` that a number or code is told after
    ("Tel.", "passcode"), ``screens`` that are told by their lines ("4K TV"), ``states`` of addresses ("NY 10118").
    """

    phrases: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    code_words: tuple[str, ...] = ()
    screens: tuple[str, ...] = ()
    states: tuple[str, ...] = ()


class MoveWords(NamedTuple):
    """Which way something went in other languages: ``up`` and ``down`` stand before one of ``by`` and how far it was
    ("stieg um 3 Prozent"), the nouns of ``rise`` and ``fall`` before one of ``of`` as well ("ein Plus von 3 Prozent"),
    ``risen`` and ``fallen`` behind what one of ``closing`` leads to ("um 3 Prozent gestiegen"). Behind one of ``to``
    is where it came.
    """

    up: frozenset[str] = frozenset()
    down: frozenset[str] = frozenset()
    rise: frozenset[str] = frozenset()
    fall: frozenset[str] = frozenset()
    risen: frozenset[str] = frozenset()
    fallen: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    closing: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()

    def way(self, word: str, leading: str) -> Direction | None:
        """The way of a word before what leads from it to a figure."""
        if word in self.rise or (word in self.up and leading not in self.of):
            return "up"
        return "down" if word in self.fall or (word in self.down and leading not in self.of) else None

    def closing_way(self, word: str) -> Direction | None:
        """The way of a word behind a figure."""
        return "up" if word in self.risen else "down" if word in self.fallen else None


@dataclass(frozen=True, eq=False)
class NumberWords:
    """Spelled-out numbers, scale words and letters, approximators, multiples; all words in lower case.

    ``cardinals`` are "zero" to "ninety", ``scales`` what multiplies what stands before ("million"). The letters of
    scale keep their case: ``glued`` where they touch the digits, ``spaced`` where a space is between, ``money`` only
    after a currency, ``ideographs`` those of Chinese, Japanese and Korean. ``parts`` are the denominators of
    fractions ("third": 3), ``vulgar`` the fractions of one character, ``fractions`` those of other languages ("deux
    tiers"), ``vague`` bare plurals with the least they may mean ("billions"), those of ``tenfold`` with ten times as
    much at most ("hundreds"), ``spans`` words that tell a range ("single-digit": 1 to 9), in percent before one of
    ``percents`` ("single-digit growth"), ``several`` words that tell one of the scale behind them ("several million":
    2 to 9 of it), ``multiples`` words that are one by themselves ("doubled": 2).

    ``before`` and ``after`` are the approximators by where they stand. ``rates`` are adjectives that make a flow of a
    figure named after them ("monthly": "month"), unless one of ``occasions`` follows ("annual meeting"). After the
    verbs of ``changes``, "from … to …" names two figures and not a range, unless one of ``ranging`` stands right
    before it; ``in_points`` is told in points, and so is what a change leads it to ("widened 20 bps to 46 bps").
    ``labels`` are words whose number is a part of the name ("Chapter"), ``references`` those that are
    written small as well ("page"), ``opening`` small words that are none with a capital ("Zwischen"), ``tenors`` what
    is told by its length ("10-year yield"), ``idioms`` what "one" is said of without counting. ``stops`` end a noun
    phrase, ``attributes`` never are its head, ``plurals`` are irregular ("people": "person"), ``uncounted`` end in -s
    without being any, ``herded`` count animals ("300 head of sheep"), ``by_the_million`` are counted by an "m" that
    stands apart ("5 m people"). ``comma`` names the languages that write a decimal comma. ``wire`` are the labels of a
    newswire's table of results and what their bare figures are ("net": "money", "avg shrs": "share",
    "shr": "money per share"). Of "points", those of ``shares`` are percentage points
    and those of ``levels`` are not; ``steps`` are what a change is told in before the levels that it leads from and
    to ("12 per cent, from 1,400 to 1,232"). The bounds of ``sums`` go with sums only ("passed"), or behind one
    of ``climbing`` ("deaths have passed 600"), and those of ``topping`` behind one of these alone; "over" behind a
    verb of ``over`` is a part of it ("handed over"), behind one of ``takes_over`` where no length of time follows,
    as is "up" behind one of ``carried`` ("ticked up to"), and behind one of ``carried_by_itself`` where one of
    ``measures`` stands before that ("sales picked up to"). An amount of one of ``measures`` or ``foretold`` has the
    unit of the figure that it is set against ("against a forecast of 5 billion"). Words of ``apiece`` may stand
    between what is told for each and how much that is ("earnings per share of about").

    ``aged`` are people told by how old they are ("children under 12"), ``person`` is one ("a man of 63"), ``signed``
    what may be negative itself ("a negative cash balance of $958m").
    ``stages`` are words whose number names one of a row ("day 3"), unless it counts something, ``streets`` what ends
    an address ("10 Downing Street"), ``sized`` what is named by its size ("the 7B model"), ``models`` the three digits
    that are the name of one of what ``modelled`` says ("30 737 jets"), ``named`` where else numbers are in names.
    ``emergencies`` are numbers that are called, be it by many ("911 calls"), ``helplines`` those of which as many may
    be counted ("a 110 call", but "110 calls").

    ``one_word`` are the parts of the numbers that a language writes as one word ("hundert": 100), with what joins ones
    to tens, the halves that may close one ("einhalb": 0.5), the language and small words that show it.

    ``halves`` are the words before "half" that make it a period or a part of a match, ``someday`` those before "one
    day" that make it some day, ``singling`` those before "one" that single out and count nothing. ``adverbs`` are the
    multiples that multiply only before what is multiplied ("twice"), ``adjectives`` the words of scale that scale
    only where no noun follows ("fifty grand"), ``multiplying`` the multiples that are verbs behind ``modals`` or
    behind "to" and ``aimed`` ("would double", "plans to triple"), ``accounts`` the verbs of a year's results ("1986
    includes"), ``trailing`` the nouns that follow the sum they make a flow of ("$37 billion ARR").
    """

    cardinals: Mapping[str, int] = field(default_factory=dict)
    scales: Mapping[str, Decimal] = field(default_factory=dict)
    glued: Mapping[str, Decimal] = field(default_factory=dict)
    spaced: Mapping[str, Decimal] = field(default_factory=dict)
    money: Mapping[str, Decimal] = field(default_factory=dict)
    ideographs: Mapping[str, Decimal] = field(default_factory=dict)
    parts: Mapping[str, int] = field(default_factory=dict)
    vulgar: Mapping[str, str] = field(default_factory=dict)
    fractions: Mapping[str, str] = field(default_factory=dict)
    opening: frozenset[str] = frozenset()
    vague: Mapping[str, Decimal] = field(default_factory=dict)
    multiples: Mapping[str, Decimal] = field(default_factory=dict)
    negatives: frozenset[str] = frozenset()
    before: Mapping[str, Approx] = field(default_factory=dict)
    after: Mapping[str, Approx] = field(default_factory=dict)
    rates: Mapping[str, str] = field(default_factory=dict)
    occasions: frozenset[str] = frozenset()
    changes: frozenset[str] = frozenset()
    ranging: frozenset[str] = frozenset()
    in_points: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    references: frozenset[str] = frozenset()
    tenors: frozenset[str] = frozenset()
    idioms: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()
    plurals: Mapping[str, str] = field(default_factory=dict)
    uncounted: frozenset[str] = frozenset()
    herded: frozenset[str] = frozenset()
    by_the_million: frozenset[str] = frozenset()
    comma: frozenset[str] = frozenset()
    wire: Mapping[str, str] = field(default_factory=dict)
    shares: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    sums: frozenset[str] = frozenset()
    climbing: frozenset[str] = frozenset()
    topping: frozenset[str] = frozenset()
    over: frozenset[str] = frozenset()
    takes_over: frozenset[str] = frozenset()
    carried: frozenset[str] = frozenset()
    carried_by_itself: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    foretold: frozenset[str] = frozenset()
    apiece: frozenset[str] = frozenset()
    halves: frozenset[str] = frozenset()
    someday: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    accounts: frozenset[str] = frozenset()
    singling: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    multiplying: frozenset[str] = frozenset()
    modals: frozenset[str] = frozenset()
    aimed: frozenset[str] = frozenset()
    trailing: frozenset[str] = frozenset()
    tenfold: tuple[str, ...] = ()
    spans: Mapping[str, tuple[Decimal, Decimal]] = field(default_factory=dict)
    several: Mapping[str, tuple[Decimal, Decimal]] = field(default_factory=dict)
    percents: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    streets: frozenset[str] = frozenset()
    emergencies: frozenset[str] = frozenset()
    helplines: frozenset[str] = frozenset()
    aged: frozenset[str] = frozenset()
    person: frozenset[str] = frozenset()
    signed: frozenset[str] = frozenset()
    sized: frozenset[str] = frozenset()
    named: NamedNumbers = field(default_factory=NamedNumbers)
    moves: MoveWords = field(default_factory=MoveWords)
    models: frozenset[str] = frozenset()
    modelled: frozenset[str] = frozenset()
    one_word: Mapping[str, int] = field(default_factory=dict)
    one_word_joint: str = ""
    one_word_language: str = ""
    one_word_shown: frozenset[str] = frozenset()
    one_word_halves: Mapping[str, Decimal] = field(default_factory=dict)
