"""One table while it is read: its grid, its cells understood, and what stands above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from factcheck.model.claim import Claim, Grade
from factcheck.model.mention import Mention
from factcheck.model.metric import Metric
from factcheck.model.pack import RulePack
from factcheck.model.period import Period
from factcheck.model.text import Text
from factcheck.model.time import Time
from factcheck.normalise.lexicon import Lexicon
from factcheck.normalise.places import PLACES
from factcheck.normalise.scene import Cast
from factcheck.normalise.sight import Memory
from factcheck.normalise.tables_above import above, entitles
from factcheck.normalise.tables_grid import PAIR, Cell, Spot, grid
from factcheck.normalise.tables_units import NONE, Measure, measure
from factcheck.normalise.tables_words import Label, understand

ATTRIBUTED = "portion"  # a part of the whole: "net profit attributable to …"
MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the tables of a text share; ``earlier`` are the claims read so far."""

    text: Text
    mentions: Sequence[Mention]
    times: Sequence[Time]
    pack: RulePack
    lexicon: Lexicon
    cast: Cast
    memory: Memory
    place: Callable[[Time], Period | None]
    earlier: Sequence[Claim] = ()


class Seen(NamedTuple):
    """A spot with its cells understood; ``change`` says that its column or row is one of changes."""

    spot: Spot
    label: Label
    heads: tuple[Label, ...]
    sections: tuple[Label, ...]
    amount: Mention

    @property
    def around(self) -> tuple[Label, ...]:
        return (self.label, *self.heads, *self.sections)


class Sheet:
    """What is asked of a table again and again."""

    def __init__(self, around: Surroundings, at: int) -> None:
        self.around = around
        self.pack, self.lexicon, self.cast, self.memory = around.pack, around.lexicon, around.cast, around.memory
        self.metrics: dict[str, Metric] = {metric.name: metric for metric in around.pack.metrics}
        table = around.text.tables[at]
        self.grid = grid(around.text, table, around.mentions, around.times)
        self.above = above(around.text, table, around.times)
        self._labels: dict[int, Label] = {}
        self._measures: dict[int, Measure] = {}
        self._label_starts = {row[0].span.start for row in self.grid.of_kind("data", "section")}
        self.spots: dict[int, tuple[int, int]] = {
            number: (row, column)
            for row, cells in enumerate(self.grid.rows)
            for column, cell in enumerate(cells)
            for number in cell.figures
        }
        self.head_spans = [(row[0].span.start, row[-1].span.end) for row in self.grid.of_kind("head")]
        self.corner = [self.label(cell) for cell in self.grid.corner]
        self.captions = [understand(cell, self.lexicon, self.cast) for cell in self.above.cells]
        self.titles = [made for made, cell in zip(self.captions, self.above.cells, strict=True) if entitles(cell)]
        self.overall = self._overall()
        self.heads = [self.label(cell) for row in self.grid.of_kind("head") for cell in row[1:] if not cell.is_empty]
        self.is_list = all(head.plain for head in self.heads) and all(len(row) <= PAIR for row in self.grid.rows)
        self.labels_measure = any(self.label(row[0]).metric for row in self.grid.of_kind("data"))
        self.spoken_of = self._spoken_of()
        self.currency = self._currency()
        self.steps = self._steps()
        self.percents = self._percents()

    def seen(self, number: int) -> Seen:
        """The spot of a mention by its number."""
        spot = self.grid.spot(*self.spots[number])
        label = self.label(spot.label) if spot.label else Label()
        heads = tuple(self.label(cell) for cell in spot.heads)
        sections = tuple(self.label(cell) for cell in spot.sections)
        return Seen(spot, label, heads, sections, self.around.mentions[number])

    def label(self, cell: Cell) -> Label:
        """A cell understood."""
        if cell.span.start not in self._labels:
            made = understand(cell, self.lexicon, self.cast)
            if self.said(cell).unit is not None:
                made.stems = [word for word in made.stems if not {word, word + "s"} & self.pack.units.words.keys()]
                made.proper = made.proper if made.proper != cell.text.strip() else None  # "USDm"
            self._labels[cell.span.start] = made
        return self._labels[cell.span.start]

    def said(self, cell: Cell) -> Measure:
        """What a cell says of the unit of the figures it heads or labels."""
        if cell.span.start not in self._measures:
            # A row of an exchange rate is headed by a currency, which is no unit of the figure.
            part = cell.span.start in self._label_starts
            self._measures[cell.span.start] = measure(_timeless(cell), self.pack, part=part)
        return self._measures[cell.span.start]

    def in_corner(self, label: Label) -> bool:
        return any(label is corner for corner in self.corner)

    def owns(self, label: Label) -> bool:
        """Whether a head or the corner names whom the figures below are of."""
        if label.known is not None:
            return label.known.kind not in PLACES
        at_corner = self.labels_measure and self.in_corner(label)
        return label.proper is not None and (at_corner or label.proper in self.cast.full)

    def _spoken_of(self) -> tuple[str | None, Grade]:
        """Whom the article speaks of where the table begins: by its title, or by most of its figures so far."""
        if self.memory.title_subject is not None:
            return self.memory.title_subject.subject, Grade.SENTENCE
        said = Counter(
            claim.frame.subject
            for claim in self.around.earlier
            if claim.frame.subject is not None and claim.table is None and claim.frame.subject_grade == Grade.CLAUSE
        )
        for name in [name for name in said if self._is_part(name)]:
            del said[name]
        if said:
            name, times = said.most_common(1)[0]
            return name, Grade.SENTENCE if times >= MOSTLY * said.total() else Grade.ANAPHORA
        last = self.memory.subject
        if last is None or self._is_part(last.subject):
            return None, Grade.NONE
        return last.subject, Grade.ANAPHORA

    def _is_part(self, name: str) -> bool:
        """Whether a name is that of a row, so that the table is of more, or an abbreviation of no one known.

        A row of what is attributable to its owners names the one whom the whole table is about.
        """
        if name.isupper() and name not in self.lexicon.subjects:
            return True
        naming = (row[0] for row in self.grid.of_kind("data", "section") if name.lower() in row[0].text.lower())
        return any(ATTRIBUTED not in self.label(cell).qualifiers for cell in naming)

    def _overall(self) -> Measure:
        found = NONE
        for cell in reversed(self.grid.corner):
            found = found.over(self.said(cell))
        return found.over(self.above.measure(self.pack))

    def _currency(self) -> str | None:
        """The one currency of the table's figures, which most rows leave unsaid."""
        units = {self.around.mentions[number].unit for number in self.spots}
        money = {unit for unit in units if unit is not None and self.pack.units.dimension(unit) == "money"}
        return money.pop() if len(money) == 1 else None

    def _percents(self) -> frozenset[int]:
        """The columns of which some figures say that they are percentages, and none that it is money."""
        units: dict[int, set[str | None]] = {}
        for number, (_, column) in self.spots.items():
            units.setdefault(column, set()).add(self.around.mentions[number].unit)
        bare = {None, "percent"}
        return frozenset(column for column, said in units.items() if "percent" in said and said <= bare)

    def _steps(self) -> dict[int, Decimal]:
        """How finely each column is told: a round figure among others is as fine as they are."""
        steps: dict[int, Decimal] = {}
        for number, (_, column) in self.spots.items():
            mention = self.around.mentions[number]
            step = min(numeral.step for numeral in mention.numerals)
            plain = mention.unit is None or self.pack.units.dimension(mention.unit) == "money"
            if plain and step >= 1 and all(numeral.scale == 1 for numeral in mention.numerals):
                steps[column] = min(steps.get(column, step), step)
        return steps


def _timeless(cell: Cell) -> str:
    """The words of a cell but for its times: "2019 $'000" says thousands of dollars."""
    text = cell.text
    if not any(character in text for character in "$€£¥₩%'’"):
        return text
    for time in reversed(cell.times):
        begin, end = time.span.start - cell.span.start, time.span.end - cell.span.start
        text = text[: max(begin, 0)] + text[end:]
    return text.strip() or cell.text
