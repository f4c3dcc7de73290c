"""A claim: a quantity in a frame."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from enum import IntEnum
from typing import Literal

from factcheck.model.later import later
from factcheck.model.period import Period
from factcheck.model.quantity import Direction, Quantity
from factcheck.model.text import BlockKind, Place, Span

SCALE = later(r"thousand|illion|crore|lakh|\b(?:mln|bln|bn|mn|tn)\b|\d ?(?:k|m|bn|mn|tn)\b", re.IGNORECASE)
SCALES = frozenset(Decimal(10) ** power for power in (3, 6, 9, 12))
# What a range in words has where both its ends are told: "sixty to seventy", "between two and three", "mid-teens".
ENDS_TOLD = later(r" (?:to|and|or) |[-–]|digit|teens")
# What multiplies without saying whether it counts in what was there before.
TIMES = later(r"times|[x×]$", re.IGNORECASE)
# How many of how many, where these are more than people round to.
OUT_OF, ONE_OF_A_FEW = later(r"\b(?:of|in)\b"), Decimal("0.085")
NOT_WRITTEN = later(r"[^\d.]")

# What limits a count to those whom an attack struck first: "followed by 2 more", "followed by more".
FOLLOWED, MORE = "followed by ", "more"
# What tells figures of a vote apart: which poll foresees it, "by the hour 15:45", "with 94% counted".
EXIT_POLL, OPINION_POLL, PROJECTION = "exit poll", "opinion poll", "projection"
POLLS = frozenset({EXIT_POLL, OPINION_POLL, PROJECTION})
BY_HOUR, SO_FAR, COUNTED = "by the hour ", "with ", " counted"
PREVIOUS, ADDED_UP, ALL_THERE_ARE = "previous", "added up", "all there are"

Modality = Literal["actual", "forecast", "target", "hypothetical", "negated"]
Aspect = Literal["level", "change", "share"]


class Grade(IntEnum):
    """How near the evidence stands to the figure; an error needs ``CLAUSE`` on both sides."""

    NONE = 0
    TITLE = 1
    ANAPHORA = 2
    SENTENCE = 3
    CLAUSE = 4


@dataclass(frozen=True, slots=True)
class Frame:
    """What a figure is a figure *of*. Unsaid is ``None``.

    ``trend`` is the way a level was reached: "fell to 4.1%". ``metric`` names the measure,
    ``aspect`` whether its level, its change or a share of it is meant.
    ``known`` says that a pack knows the metric; otherwise it was read off the clause and ``words`` carry it.
    ``members`` are the parts of a named group, or, with ``joint``, the parties to a deal; ``qualifiers`` the
    limiting words (close, intraday, adjusted …).
    """

    subject: str | None = None
    subject_grade: Grade = Grade.NONE
    metric: str | None = None
    metric_grade: Grade = Grade.NONE
    aspect: Aspect = "level"
    known: bool = False
    words: frozenset[str] = frozenset()
    members: tuple[str, ...] = ()
    joint: bool = False
    direction: Direction | None = None
    trend: Direction | None = None
    qualifiers: frozenset[str] = frozenset()
    modality: Modality = "actual"
    source: str | None = None
    period: Period | None = None
    period_grade: Grade = Grade.NONE

    @property
    def grade(self) -> Grade:
        return min(self.subject_grade, self.metric_grade)


@dataclass(frozen=True, slots=True)
class Claim:
    """A quantity in a frame, and where it was read.

    ``span`` is in the text's content, ``place`` in the source. ``sentence_span`` and ``block`` locate its sentence;
    ``sentence`` are the words of that on one line, ``within`` is where the figure stands in these.
    ``partner`` is the id of the claim this one restates in another unit (a conversion in brackets), ``corrects``
    says that the sentence itself calls this figure superseded ("an earlier version said …"). ``table`` counts the
    tables of its text; the cells of one table are different figures by design. ``fact`` is the source of a figure that
    the house has checked; it stands in no article, and is never in doubt.
    """

    id: str
    article: str
    group: str | None
    place: Place
    span: Span
    sentence: str
    within: Span
    sentence_span: Span
    block: BlockKind
    quantity: Quantity
    frame: Frame
    as_of: Period | None = None
    partner: str | None = None
    superseded: bool = False
    names: frozenset[str] = field(default=frozenset())
    table: int | None = None
    fact: str | None = None

    @property
    def scaled(self) -> bool:
        """Whether a word of scale is written in the figure."""
        return SCALE.search(self.place.text) is not None

    def leaves_scale_to(self, other: Claim) -> bool:
        """Whether this is the other figure, its scale unsaid: 31 in a table, or bare in a list, of "31 million"."""
        bare = self.quantity.unit is None or self.table is not None
        if not bare or self.scaled or not other.scaled or other.table is not None or not self.quantity.near:
            return False
        written = NOT_WRITTEN.sub("", self.place.text).strip(".")
        plain = written.count(".") < 2 and written != "" and Decimal(written) == abs(self.quantity.near)
        return plain and abs(other.quantity.near / self.quantity.near) in SCALES

    @property
    def effect(self) -> Quantity:
        """The quantity with the direction of a change as its sign: a fall of 6% is −6%, be it of prices."""
        amount = self.quantity
        if self.frame.direction != "down" or amount.near < 0:
            return amount  # a minus that is written is not turned again
        return -amount

    @property
    def multiplies(self) -> bool:
        """Whether a multiple tells how far something has grown: "doubled", "a threefold rise", but not "five times"."""
        grown = self.frame.aspect == "change" and self.frame.direction == "up"
        return grown and self.quantity.unit == "x" and self.quantity.near > 1 and TIMES.search(self.place.text) is None

    @property
    def in_percent(self) -> Quantity:
        """The quantity, with a part of a whole and a multiple of what was before told in percent."""
        return self.quantity.as_growth if self.multiplies else self.quantity.in_percent

    @property
    def counted_part(self) -> bool:
        """Whether it tells exactly how many of how many: "17 out of 18", but "one in eight" is a round share."""
        exact = 0 < self.quantity.precision < ONE_OF_A_FEW and self.quantity.is_part
        return exact and OUT_OF.search(self.place.text) is not None

    @property
    def placed(self) -> bool:
        """Whether it is known what this figure measures, and of whom."""
        return self.frame.subject is not None and self.frame.metric is not None

    @property
    def vague(self) -> bool:
        """ "Tens of billions", "hundreds", "several million": no figure to be held to."""
        text, approx = self.place.text, self.quantity.approx
        if approx not in ("more_than", "range") or any(char.isdigit() for char in text) or self.frame.metric == "age":
            return False
        return text.split()[0].endswith("s") or (approx == "range" and ENDS_TOLD.search(text) is None)

    @property
    def numbering(self) -> bool:
        """Whether nothing is said with it: the number of a section, "10.2."."""
        return not any(map(str.isalpha, self.sentence))

    @property
    def headline(self) -> bool:
        """Whether it stands in a headline, which leaves much to the text below it."""
        return self.place.field == "title" or self.block == "heading"

    def beside(self, other: Claim) -> bool:
        """Whether both are cells of one table."""
        here = self.article, self.place.field, self.table
        return self.table is not None and here == (other.article, other.place.field, other.table)
