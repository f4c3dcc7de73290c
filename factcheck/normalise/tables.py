"""The figures of a table: what the label of the row, the heads of the column and the words above say of each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from factcheck.model.claim import Aspect, Frame, Grade
from factcheck.model.mention import Mention
from factcheck.model.metric import Metric
from factcheck.model.pack import RulePack
from factcheck.model.period import Period
from factcheck.model.quantity import Direction, Quantity
from factcheck.model.subject import Subject
from factcheck.model.text import Span, Text
from factcheck.model.time import Time
from factcheck.normalise import tables_when as when
from factcheck.normalise.lexicon import Lexicon
from factcheck.normalise.quantity import quantity
from factcheck.normalise.scene import Cast
from factcheck.normalise.sight import Memory
from factcheck.normalise.tables_above import Above, above
from factcheck.normalise.tables_grid import Cell, Grid, Spot, grid, is_figure
from factcheck.normalise.tables_units import NONE, Measure, measure
from factcheck.normalise.tables_words import Label, understand
from factcheck.normalise.what import DEFAULT_METRIC
from factcheck.normalise.who import PLACES

ROOMY = frozenset({"index", "any", "count", "money", "multiple"})  # what a figure without a unit may turn out to be
UNSCALED = frozenset({"percent", "points", "multiple", "duration"})
FALLBACK = ("company", "unit", "fund")


class Told(NamedTuple):
    """A figure of a table and what it is a figure of."""

    quantity: Quantity
    frame: Frame


class _Seen(NamedTuple):
    """A spot with its cells understood."""

    spot: Spot
    label: Label
    heads: tuple[Label, ...]
    sections: tuple[Label, ...]


class Tables:
    """The tables of a text; each is laid out once, when a figure of it is first asked for."""

    def __init__(
        self,
        text: Text,
        mentions: Sequence[Mention],
        times: Sequence[Time],
        pack: RulePack,
        lexicon: Lexicon,
        cast: Cast,
        memory: Memory,
        place: Callable[[Time], Period | None],
    ) -> None:
        self.text, self.mentions, self.times = text, mentions, times
        self.pack, self.lexicon, self.cast, self.memory, self.place = pack, lexicon, cast, memory, place
        self.metrics = {metric.name: metric for metric in pack.metrics}
        self._firsts = [table.rows[0][0].start if table.rows and table.rows[0] else 0 for table in text.tables]
        self._readers: dict[int, _Reader] = {}

    def number(self, offset: int) -> int | None:
        """Which table an offset stands in."""
        at = bisect_right(self._firsts, offset) - 1
        if at < 0 or not self.text.tables[at].rows or not self.text.tables[at].rows[-1]:
            return None
        return at if offset < self.text.tables[at].rows[-1][-1].end else None

    def told(self, number: int) -> Told | None:
        """The quantity and the frame of a mention by its number; ``None`` for one that prose must explain."""
        at = self.number(self.mentions[number].span.start)
        if at is None:
            return None
        if at not in self._readers:
            self._readers[at] = _Reader(self, at)
        return self._readers[at].told(number)

    def heads(self, span: Span) -> bool:
        """Whether a sentence is a row that names the columns."""
        at = self.number(span.end - 1)
        if at is None:
            return False
        if at not in self._readers:
            self._readers[at] = _Reader(self, at)
        return self._readers[at].is_head(span)


class _Reader:
    """One table."""

    def __init__(self, tables: Tables, at: int) -> None:
        self.tables = tables
        self.lexicon, self.pack = tables.lexicon, tables.pack
        table = tables.text.tables[at]
        self.grid: Grid = grid(tables.text, table, tables.mentions, tables.times)
        self.above: Above = above(tables.text, table, tables.times)
        self._labels: dict[int, Label] = {}
        self._measures: dict[int, Measure] = {}
        self._label_starts = {
            row[0].span.start
            for row, kind in zip(self.grid.rows, self.grid.kinds, strict=True)
            if kind in ("data", "section") and row
        }
        self._spots: dict[int, tuple[int, int]] = {
            number: (row, column)
            for row, cells in enumerate(self.grid.rows)
            for column, cell in enumerate(cells)
            for number in cell.figures
        }
        self.corner = [self.label(cell) for cell in self.grid.corner]
        self.currency = self._currency()
        self.steps = self._steps()
        self.caption = [understand(cell, self.lexicon, tables.cast) for cell in self.above.cells]
        self.labels_measure = any(
            self.label(row[0]).metric
            for row, kind in zip(self.grid.rows, self.grid.kinds, strict=True)
            if kind == "data" and row
        )

    def is_head(self, span: Span) -> bool:
        return any(
            row and row[0].span.start < span.end and span.start < row[-1].span.end
            for row, kind in zip(self.grid.rows, self.grid.kinds, strict=True)
            if kind == "head"
        )

    def told(self, number: int) -> Told | None:
        mention = self.tables.mentions[number]
        amount = quantity(mention, self.pack)
        if number not in self._spots:
            return None
        at, column = self._spots[number]
        cell = self.grid.rows[at][column]
        if self.grid.kinds[at] != "data" or column == 0:
            return Told(amount, Frame())
        if not is_figure(cell, self.tables.mentions):
            return None
        if not _leads(cell, number):
            return Told(amount, Frame())
        seen = self._seen(self.grid.spot(at, column))
        change = any(label.change for label in (seen.label, *seen.heads))
        paced = any(label.pace for label in (seen.label, *seen.heads))
        metric, at_hand = self._metric(seen, amount, change=change or paced)
        change = change or (paced and not (metric is not None and "percent" in metric.dimensions))
        amount = self._scaled(amount, mention, seen, metric, change=change)
        return Told(amount, self._frame(seen, amount, metric, at_hand, change=change))

    def label(self, cell: Cell) -> Label:
        if cell.span.start not in self._labels:
            made = understand(cell, self.lexicon, self.tables.cast)
            if self._said(cell).unit is not None:
                made.stems = [word for word in made.stems if not {word, word + "s"} & self.pack.units.words.keys()]
            self._labels[cell.span.start] = made
        return self._labels[cell.span.start]

    def _seen(self, spot: Spot) -> _Seen:
        label = self.label(spot.label) if spot.label else Label()
        return _Seen(
            spot, label, tuple(self.label(cell) for cell in spot.heads), tuple(self.label(c) for c in spot.sections)
        )

    # What

    def _metric(self, seen: _Seen, amount: Quantity, *, change: bool) -> tuple[Metric | None, bool]:
        """The measure, and whether the table itself names it; the label of the row has the first word."""
        dimension = self.pack.units.dimension(amount.unit)
        near = [seen.label, *reversed(seen.heads), *reversed(seen.sections), *self.corner]
        for label in near:
            if label.metric is not None and _fits(label.metric, dimension, change=change):
                return label.metric, True
        if (own := self._default(seen)) is not None:
            return own, True
        if seen.label.stems and not (seen.label.known or seen.label.proper) and not self._disaggregates():
            return None, True
        for label in self.caption:
            if label.metric is not None and _fits(label.metric, dimension, change=change):
                return label.metric, False
        return None, True

    def _disaggregates(self) -> bool:
        """Whether the rows are parts of what the caption names: no label names a measure of its own."""
        return not self.labels_measure

    def _default(self, seen: _Seen) -> Metric | None:
        """A row of an index, a commodity or a currency tells its level, its price or its rate."""
        known = seen.label.known
        name = DEFAULT_METRIC.get(known.kind) if known else None
        if known is None or name is None or seen.label.stems:
            return None
        quoted = known.kind not in FALLBACK or any(
            label.qualifiers & {"close", "intraday"} for row in self._head_labels() for label in row
        )
        says = [head for head in seen.heads if head.change or head.plain or "close" in head.qualifiers]
        return self.tables.metrics.get(name) if quoted and says else None

    def _head_labels(self) -> list[list[Label]]:
        return [
            [self.label(cell) for cell in row if not cell.is_empty]
            for row, kind in zip(self.grid.rows, self.grid.kinds, strict=True)
            if kind == "head"
        ]

    def _words(self, seen: _Seen, metric: Metric | None) -> tuple[str | None, frozenset[str]]:
        """The name of what is measured and the words that narrow it."""
        own = seen.label
        named = own.known is not None or own.proper is not None
        stems = [] if self._is_subject(own, seen) else list(own.stems)
        if own.known is not None and own.known.kind in PLACES and not self._is_subject(own, seen):
            stems.append(own.known.name.lower())
        if metric is None:
            stems += [] if named else own.measured
        elif own.metric is not metric:
            stems += own.measured
        for label in (*seen.sections, *seen.heads, *self.corner):
            if label in self.corner and (metric is None or label.metric is not metric):
                continue
            if not (label.entity or label.plain or self._is_owner(label)):
                stems += label.stems
            stems += label.measured if label.metric is not metric else []
        words = frozenset(stems)
        if metric is not None:
            return metric.name, frozenset(word for word in words if word not in self.lexicon.neutral)
        kept = list(dict.fromkeys(stems))
        return (" ".join(kept[:3]) or None), words

    # Who

    def _is_subject(self, label: Label, seen: _Seen) -> bool:
        if label.known is not None:
            return label.known.kind not in PLACES or not self._has_owner()
        return label.proper is not None and self._is_entity(seen)

    def _is_entity(self, seen: _Seen) -> bool:
        """Whether labels that may be names are names: the heads say what is measured, or the corner says of whom."""
        if self.labels_measure:
            return False
        headed = any(head.metric or head.change or head.plain for row in self._head_labels() for head in row[1:])
        return headed or any(corner.entity for corner in self.corner)

    def _has_owner(self) -> bool:
        return any(label.known is not None and label.known.kind not in PLACES for label in (*self.corner, *self.caption)) or (
            self.tables.memory.title_subject is not None
            or (self.tables.memory.subject is not None and not self._is_place(self.tables.memory.subject.known))
        )

    @staticmethod
    def _is_place(subject: Subject | None) -> bool:
        return subject is not None and subject.kind in PLACES

    def _subject(self, seen: _Seen) -> tuple[str | None, Grade]:
        if self._is_subject(seen.label, seen):
            label = seen.label
            name = label.known.name if label.known else self.tables.cast.meet(label.proper or "", self.lexicon.suffixes)
            return name, Grade.CLAUSE
        for label in (*reversed(seen.heads), *reversed(seen.sections), *self.corner):
            if label.known is not None and label.known.kind not in PLACES:
                return label.known.name, Grade.CLAUSE
        for label in (*self.corner, *reversed(seen.heads)):
            if label.proper is not None and self._is_owner(label):
                return self.tables.cast.meet(label.proper, self.lexicon.suffixes), Grade.CLAUSE
        return self._remembered()

    def _is_owner(self, label: Label) -> bool:
        """Whether a head or the corner names whom the figures below are of."""
        if label.known is not None:
            return label.known.kind not in PLACES
        at_corner = self.labels_measure and label in self.corner
        return label.proper is not None and (at_corner or label.proper in self.tables.cast.full)

    def _remembered(self) -> tuple[str | None, Grade]:
        for label in self.caption:
            if label.known is not None and label.known.kind not in PLACES:
                return label.known.name, Grade.SENTENCE
        memory = self.tables.memory
        title, last = memory.title_subject, memory.subject
        if title is not None:
            return title.subject, Grade.SENTENCE
        return (last.subject, Grade.ANAPHORA) if last is not None else (None, Grade.NONE)

    # How much

    def _scaled(
        self, amount: Quantity, mention: Mention, seen: _Seen, metric: Metric | None, *, change: bool
    ) -> Quantity:
        """The quantity with the unit and the scale that the table says of it."""
        bare = all(numeral.scale == 1 for numeral in mention.numerals)
        said = self._measure(seen)
        if amount.unit is not None and self.pack.units.dimension(amount.unit) != "money":
            return amount
        unit = amount.unit or self._unit(said, seen, metric, change=change)
        factor = said.factor if bare and said.factor is not None and self._scales(said, seen, unit) else Decimal(1)
        step = amount.precision
        if bare and amount.point is not None:
            step = min(step, self.steps.get(seen.spot.column, step))
        per = amount.per or (said.per if unit == said.unit else None) or ("share" if _per_share(seen) and unit else None)
        return Quantity(
            None if amount.low is None else amount.low * factor,
            None if amount.high is None else amount.high * factor,
            step * factor,
            unit,
            per,
            amount.approx,
        )

    def _measure(self, seen: _Seen) -> Measure:
        """What is said of a figure's unit, by the row before the column before the table."""
        found = NONE
        nearest = [seen.spot.label, *reversed(seen.spot.sections), *reversed(seen.spot.heads), *reversed(self.grid.corner)]
        for cell in nearest:
            if cell is not None:
                found = found.over(self._said(cell))
        return found.over(self.above.measure(self.pack))

    def _said(self, cell: Cell) -> Measure:
        if cell.span.start not in self._measures:
            # A row of an exchange rate is headed by a currency, which is no unit of the figure.
            part = self._is_label(cell)
            self._measures[cell.span.start] = measure(cell.text, self.pack, part=part)
        return self._measures[cell.span.start]

    def _is_label(self, cell: Cell) -> bool:
        return cell.span.start in self._label_starts

    def _unit(self, said: Measure, seen: _Seen, metric: Metric | None, *, change: bool) -> str | None:
        """The unit of a figure written without one."""
        own = [cell for cell in (seen.spot.label, *reversed(seen.spot.heads)) if cell is not None]
        for cell in own:
            if (unit := self._said(cell).unit) is not None:
                return unit
        if "%" in "".join(cell.text for cell in own):
            return "percent"
        if metric is not None and metric.dimensions == ("count",) and metric.counted and not change:
            return f"count:{metric.counted[0]}"
        money = metric is not None and set(metric.dimensions) == {"money"}
        if self._spared(seen) and not _per_share(seen) and not money:
            return None
        if metric is not None and not {"money", "any"} & set(metric.dimensions):
            return None if said.unit is None or self.pack.units.dimension(said.unit) == "money" else said.unit
        return said.unit or self.currency

    def _scales(self, said: Measure, seen: _Seen, unit: str | None) -> bool:
        if _per_share(seen) or self.pack.units.dimension(unit) in UNSCALED:
            return False
        own = self._said(seen.spot.label) if seen.spot.label else NONE
        if own.factor is not None:
            return True
        if unit is not None and self.pack.units.dimension(unit) == "money":
            return True
        shares = "share" in seen.label.stems + seen.label.measured
        return not self._spared(seen) and not (shares and said.spares_shares)

    def _spared(self, seen: _Seen) -> bool:
        """Whether a row is one of ratios, days or heads, which the scale of the table does not mean."""
        words = set(seen.label.stems) | set(seen.label.measured)
        return bool(words & self.lexicon.sets["column_unscaled"])

    def _currency(self) -> str | None:
        """The one currency of the table's figures, which most rows leave unsaid."""
        found = set()
        for number in self._spots:
            unit = self.tables.mentions[number].unit
            if unit is not None and self.pack.units.dimension(unit) == "money":
                found.add(unit)
        if not found:
            return None
        return found.pop() if len(found) == 1 else None

    def _steps(self) -> dict[int, Decimal]:
        """How finely each column is told: a round figure among others is as fine as they are."""
        steps: dict[int, Decimal] = {}
        for number, (_, column) in self._spots.items():
            mention = self.tables.mentions[number]
            if mention.unit is None or self.pack.units.dimension(mention.unit) == "money":
                step = min(numeral.step for numeral in mention.numerals)
                if all(n.scale == 1 for n in mention.numerals) and step >= 1:
                    steps[column] = min(steps.get(column, step), step)
        return steps

    # The frame

    def _frame(self, seen: _Seen, amount: Quantity, metric: Metric | None, at_hand: bool, *, change: bool) -> Frame:
        subject, subject_grade = self._subject(seen)
        name, words = self._words(seen, metric)
        labels = (seen.label, *seen.heads, *seen.sections, *self.corner)
        headed = bool(seen.spot.heads) and seen.spot.label is not None
        grade = (Grade.CLAUSE if headed and at_hand else Grade.SENTENCE) if name else Grade.NONE
        aspect, direction = self._aspect(seen, amount, metric, change=change)
        period = self._period(seen, change=change)
        qualifiers = {label for item in labels for label in item.qualifiers}
        if any(head.previous for head in seen.heads) and period is None:
            qualifiers.add("previous")
        modality = next((item.modality for item in labels if item.modality != "actual"), "actual")
        return Frame(
            subject=subject,
            subject_grade=subject_grade,
            metric=name,
            metric_grade=grade,
            aspect=aspect,
            known=metric is not None,
            words=words,
            direction=direction,
            qualifiers=frozenset(qualifiers),
            modality=modality,
            source=next((item.source for item in labels if item.source), None),
            period=period,
            period_grade=Grade.CLAUSE if period else Grade.NONE,
        )

    def _aspect(
        self, seen: _Seen, amount: Quantity, metric: Metric | None, *, change: bool
    ) -> tuple[Aspect, Direction | None]:
        signed = amount.near
        if change:
            way: Direction | None = "down" if signed < 0 else "up" if signed > 0 else "flat"
            return "change", way
        rate = metric is not None and "percent" in metric.dimensions
        if amount.unit == "percent" and not rate:
            return "share", None
        if amount.unit == "percentage_point":
            return "change", "down" if signed < 0 else "up"
        return "level", None

    def _period(self, seen: _Seen, *, change: bool) -> Period | None:
        time = self._time(seen.spot)
        if change and (time is None or when.year_of(time) is None):
            time = self._changed(seen.spot) or time
        if time is None:
            time = when.combined(self.grid.corner) or self.above.time
        elif when.year_of(time) is None and self._has_years(seen.spot):
            return None  # only the columns beside it are given a year
        return self.tables.place(time) if time is not None else None

    def _time(self, spot: Spot) -> Time | None:
        own = [*([spot.label] if spot.label else []), *spot.heads, *spot.sections]
        return when.combined(own, " ".join(cell.text for cell in self.grid.corner))

    def _has_years(self, spot: Spot) -> bool:
        return any(when.year_of(time) is not None for cell in self._heads_beside(spot) for time in cell.times)

    def _heads_beside(self, spot: Spot) -> Iterator[Cell]:
        row = self._row_of(spot)
        for column in range(1, self.grid.columns(row)):
            yield from self.grid.spot(row, column).heads

    def _row_of(self, spot: Spot) -> int:
        return self._spots[spot.cell.figures[0]][0]

    def _changed(self, spot: Spot) -> Time | None:
        """The later of the two times to the left of a column of changes."""
        found: list[Time] = []
        row = self._row_of(spot)
        for column in range(spot.column - 1, 0, -1):
            other = self.grid.spot(row, column)
            if any(self.label(head).change for head in other.heads):
                continue
            time = self._time(other)
            if time is not None:
                found.append(time)
        return when.latest(found[:2]) if found else None


def _leads(cell: Cell, number: int) -> bool:
    """Whether a figure is the cell's own and not that of a note behind it: "1,234 (1)"."""
    return number == cell.figures[0]


def _per_share(seen: _Seen) -> bool:
    texts = [cell.text.lower() for cell in (seen.spot.label, *seen.spot.sections, *seen.spot.heads) if cell is not None]
    named = seen.label.metric is not None and seen.label.metric.name.endswith("per share")
    return named or any("per share" in text or "a share" in text or "per ordinary share" in text for text in texts)


def _fits(metric: Metric, dimension: str, *, change: bool) -> bool:
    if change or "any" in metric.dimensions or dimension in metric.dimensions:
        return True
    return dimension in ("percent", "points") or (dimension == "index" and bool(metric.dimensions)) or (
        dimension == "count" and "index" in metric.dimensions
    )
