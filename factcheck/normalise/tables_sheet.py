"""One table while it is read: its grid, its cells understood, and what stands above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from factcheck.model.claim import Claim, Grade
from factcheck.model.later import later
from factcheck.model.mention import Mention
from factcheck.model.metric import Metric
from factcheck.model.pack import RulePack
from factcheck.model.period import Period
from factcheck.model.subject import Subject
from factcheck.model.text import Text
from factcheck.model.time import Time
from factcheck.normalise.lexicon import Lexicon
from factcheck.normalise.places import PLACES
from factcheck.normalise.scene import Cast
from factcheck.normalise.sight import Memory
from factcheck.normalise.tables_above import above, entitles
from factcheck.normalise.tables_cells import Cell
from factcheck.normalise.tables_grid import PAIR, Spot, grid
from factcheck.normalise.tables_rows import rows
from factcheck.normalise.tables_units import Said, included, said, wholly
from factcheck.normalise.tables_wording import EXCEPT, NONE, Measure, is_filler
from factcheck.normalise.tables_words import Label, understand

ATTRIBUTED = "portion"  # a part of the whole: "net profit attributable to …"
MOSTLY, HALF = 0.6, 0.5
RATIOS = frozenset({"percent", "points"})
IN_PERCENT = later(r"(?<!\d)(?<!\d )%")  # and no "5% notes"


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
        self.rows = rows(around.text, table, around.mentions, around.times, self.pack.units, self.lexicon.sets)
        self.grid = grid(self.rows.cells, table.heads, around.mentions)
        heads = {cell.text.strip().lower() for row in self.grid.of_kind("head") for cell in row}
        sides = [self.lexicon.sets[name] for name in ("column_bid", "column_offer")]
        self._dealt = frozenset.union(*sides) if all(heads & side for side in sides) else frozenset()
        self.above = above(around.text, table, around.times)
        self._labels: dict[int, Label] = {}
        self._measures: dict[int, Said] = {}
        self.corner: list[Label] = []
        self._label_starts = {row[0].span.start for row in self.grid.of_kind("data", "section")}
        self.spots: dict[int, tuple[int, int]] = {
            number: (row, column)
            for row, cells in enumerate(self.grid.rows)
            for column, cell in enumerate(cells)
            for number in cell.figures
        }
        self.head_spans = [
            (min(cell.span.start for cell in row), max(cell.span.end for cell in row))
            for row in self.grid.of_kind("head")
        ]
        self.corner = [self.label(cell) for cell in self.grid.corner]
        self.captions = [
            understand(self._unmeasured(cell), self.lexicon, self.cast, self.pack.numbers) for cell in self.above.cells
        ]
        self.titles = [made for made, cell in zip(self.captions, self.above.cells, strict=True) if entitles(cell)]
        self.overall = self._overall()
        self.heads = [self.label(cell) for row in self.grid.of_kind("head") for cell in row[1:] if not cell.is_empty]
        self.is_list = all(head.plain for head in self.heads) and all(len(row) <= PAIR for row in self.grid.rows)
        self.heads_measure = self._heads_measure()
        self.labels_measure = any(self.label(row[0]).metric for row in self.grid.of_kind("data"))
        self.spoken_of = self._spoken_of()
        self.currency = self._currency()
        self.steps = self._steps()
        units = self._units()
        self._unit_column = self._find_units()
        self.shared = frozenset(self._shared())
        self.percents, self.paid = self._percents(units), self._paid(units)
        self.whole_columns, self.columns_fine = self._whole(1)
        self.heads_measure = self.heads_measure or (self.columns_fine and not self._timed_heads())
        rows_whole, others_fine = self._whole(0)
        self.whole_rows = rows_whole if others_fine else frozenset()

    def seen(self, number: int) -> Seen:
        """The spot of a mention by its number."""
        spot = self.grid.spot(*self.spots[number])
        if spot.column in self.paid:  # what is over money and in percent heads the columns beside it
            spot = spot._replace(heads=tuple(cell for cell in spot.heads if self.ratio(cell) is None))
        label = self.label(spot.label) if spot.label else Label()
        heads = tuple(self.label(cell) for cell in spot.heads)
        sections = tuple(self.label(cell) for cell in spot.sections)
        return Seen(spot, label, heads, sections, self.mention(number))

    def mention(self, number: int) -> Mention:
        """A mention with what the cells beside it say."""
        return self.rows.signed.get(number) or self.around.mentions[number]

    def label(self, cell: Cell) -> Label:
        """A cell understood."""
        if cell.span.start not in self._labels:
            made = understand(self._unmeasured(cell), self.lexicon, self.cast, self.pack.numbers)
            if (side := cell.text.strip().lower()) in self._dealt:  # "Bid" beside "Offer", and no takeover
                made = Label(stems=[side], said=made.said)
            if self.said(cell).unit is not None:
                made.stems = [word for word in made.stems if not {word, word + "s"} & self.pack.units.words.keys()]
                is_listed = cell.span.start in self._label_starts and not any(corner.entity for corner in self.corner)
                made.proper = None if is_listed else made.proper  # "Backlog ($m)" is no one's name
            self._labels[cell.span.start] = made
        return self._labels[cell.span.start]

    def said(self, cell: Cell) -> Measure:
        """What a cell says of the unit of the figures it heads or labels."""
        return self._read(cell).measure

    def ratio(self, cell: Cell) -> Measure | None:
        """What a cell says of figures in percent or in points."""
        told = self.said(cell)
        if told.unit is None:
            return Measure(unit="percent") if "%" in cell.text and IN_PERCENT.search(included(cell.text)) else None
        return Measure(told.factor, told.unit) if self.pack.units.dimension(told.unit) in RATIOS else None

    def told_in(self, row: int) -> Measure:
        """What a column of units says of the figures of a row: "CHF m", "%", "US$/oz"."""
        cells = self.grid.rows[row]
        if self._unit_column is None or self._unit_column >= len(cells):
            return NONE
        return wholly(cells[self._unit_column].text, self.pack)

    def _find_units(self) -> int | None:
        """The column that says in what each row is told: one so headed, which holds no figures."""
        words = self.lexicon.sets["column_unit"]
        for row in self.grid.of_kind("head"):
            for column, cell in enumerate(row):
                if column and cell.text.strip(" .:").lower() in words and self._is_of_units(column):
                    return column
        return None

    def _is_of_units(self, column: int) -> bool:
        cells = [row[column] for row in self.grid.of_kind("data") if column < len(row) and not row[column].is_empty]
        return bool(cells) and not any(cell.figures for cell in cells)

    def _read(self, cell: Cell) -> Said:
        if cell.span.start not in self._measures:
            # A row of an exchange rate is headed by a currency, which is no unit of the figure.
            part = cell.span.start in self._label_starts
            self._measures[cell.span.start] = said(_timeless(cell), self.pack, part=part)
        return self._measures[cell.span.start]

    def _unmeasured(self, cell: Cell) -> Cell:
        """A cell without the words that say its unit, but for those that say of what it is: "(shares in millions)"."""
        spans = self._read(cell).spans
        if not spans:
            return cell
        start = cell.span.start
        excepted = EXCEPT.search(cell.text)
        over = start + excepted.start() if excepted else cell.span.end
        kept = (
            word
            for word in cell.words
            if not any(span.start <= word.start - start < span.end for span in spans)
            or (word.start < over and (is_filler(word.lower, self.pack) or not word.text.isalnum()))
        )
        return cell._replace(words=tuple(kept))

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
            if times == 1 and len(self.around.earlier) > 1 and self._in_passing(name):
                return None, Grade.NONE
            return name, Grade.SENTENCE if times >= MOSTLY * said.total() else Grade.ANAPHORA
        last = self.memory.subject
        if last is None or self._is_part(last.subject):
            return None, Grade.NONE
        return last.subject, Grade.ANAPHORA

    def _in_passing(self, name: str) -> bool:
        """Whether somebody whom no pack knows and the text is not about was named for one figure of many."""
        main = self.memory.main
        return name not in self.lexicon.subjects and (main is None or main.subject != name)

    def _is_part(self, name: str) -> bool:
        """Whether a name is that of a row, so that the table is of more, or an abbreviation of no one known.

        A row of what is attributable to its owners names the one whom the whole table is about.
        """
        if name.isupper() and name not in self.lexicon.subjects:
            return True
        naming = (row[0] for row in self.grid.of_kind("data", "section") if name.lower() in row[0].text.lower())
        return any(ATTRIBUTED not in self.label(cell).qualifiers for cell in naming)

    def has_row_of(self, known: Subject) -> bool:
        """Whether a row is that of a subject under any of its names, so that the table is of more."""
        return any(self.label(row[0]).known == known for row in self.grid.of_kind("data", "section"))

    def _overall(self) -> Measure:
        found = NONE
        for cell in (*reversed(self.grid.corner), *self.grid.announcing):
            told = self.said(cell)
            found = found.over(NONE if self._names_times(cell, told) else told)
        return found.over(self.above.measure(self.pack))

    def _names_times(self, cell: Cell, told: Measure) -> bool:
        """Whether a corner says what stands below it and no unit: "Year" over 2024 and 2025, but "(in years)"."""
        return self.pack.units.dimension(told.unit) == "duration" and cell.text.strip().isalpha()

    def _currency(self) -> str | None:
        """The one currency of the table's figures, which most rows leave unsaid."""
        units = {self.mention(number).unit for number in self.spots}
        money = {unit for unit in units if unit is not None and self.pack.units.dimension(unit) == "money"}
        return money.pop() if len(money) == 1 else None

    def _units(self) -> dict[int, set[str | None]]:
        """What the figures of each column say of their units."""
        units: dict[int, set[str | None]] = {}
        for number, (row, column) in self.spots.items():
            if self.grid.kinds[row] == "data":
                units.setdefault(column, set()).add(self.mention(number).unit)
        return units

    def _percents(self, units: dict[int, set[str | None]]) -> frozenset[int]:
        """The columns of which some figures say that they are percentages, and none that it is money."""
        bare = {None, "percent"}
        return frozenset(column for column, said in units.items() if "percent" in said and said <= bare)

    def _paid(self, units: dict[int, set[str | None]]) -> frozenset[int]:
        """The columns of which some figures say that they are money."""
        return frozenset(
            column for column, said in units.items() if any(self.pack.units.dimension(unit) == "money" for unit in said)
        )

    def _heads_measure(self) -> bool:
        """Whether the columns are of several measures, and no times or parts of one: "Sales ($m)" beside "Stores"."""
        cells = [cell for row in self.grid.of_kind("head") for cell in row[1:] if not cell.is_empty]
        return not self._timed_heads() and any(
            self.label(cell).metric is not None or self.said(cell).unit is not None for cell in cells
        )

    def _shared(self) -> Iterator[int]:
        """Where the heads begin that all say the same money and nothing else, as a caption would: "£m" below years."""
        for row in self.grid.of_kind("head"):
            cells = {cell.span.start: cell for cell in row[1:] if not cell.is_empty and not cell.times}
            told = {start: self.said(cell) for start, cell in cells.items() if self.ratio(cell) is None}
            whole = all(wholly(cells[start].text, self.pack).unit is not None for start in told)
            if len(told) > 1 and whole and len(set(told.values())) == 1:
                yield from told

    def _timed_heads(self) -> bool:
        return any(cell.times for row in self.grid.of_kind("head") for cell in row[1:])

    def _whole(self, at: int) -> tuple[frozenset[int], bool]:
        """The rows (``at`` 0) or columns (1) of whole numbers, and whether the others mostly have decimals."""
        fine: dict[int, bool] = {}
        for number, spot in self.spots.items():
            mention = self.mention(number)
            if self.grid.kinds[spot[0]] == "data" and spot[1] and mention.unit is None and spot[1] not in self.percents:
                fine[spot[at]] = fine.get(spot[at], False) or min(numeral.step for numeral in mention.numerals) < 1
        whole = frozenset(place for place, is_fine in fine.items() if not is_fine)
        return whole, sum(fine.values()) >= len(fine) * (HALF if at else MOSTLY)

    def _steps(self) -> dict[int, Decimal]:
        """How finely each column is told: a round figure among others is as fine as they are."""
        steps: dict[int, Decimal] = {}
        for number, (_, column) in self.spots.items():
            mention = self.mention(number)
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
    for time in cell.times:
        begin, end = max(time.span.start - cell.span.start, 0), min(time.span.end - cell.span.start, len(text))
        text = text[:begin] + " " * (end - begin) + text[end:]
    return text if text.strip() else cell.text
