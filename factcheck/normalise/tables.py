"""The figures of a table: what the label of the row, the heads of the column and the words above say of each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.model.claim import Aspect, Frame, Grade, Modality
from factcheck.model.metric import Metric
from factcheck.model.period import Period
from factcheck.model.quantity import Direction, Quantity
from factcheck.model.text import Span
from factcheck.model.time import Time
from factcheck.normalise import tables_what as what
from factcheck.normalise import tables_when as when
from factcheck.normalise import tables_who as who
from factcheck.normalise.quantity import quantity
from factcheck.normalise.tables_amount import scaled
from factcheck.normalise.tables_cells import Cell, is_figure
from factcheck.normalise.tables_grid import Spot
from factcheck.normalise.tables_sheet import Seen, Sheet, Surroundings


class Told(NamedTuple):
    """A figure of a table and what it is a figure of."""

    quantity: Quantity
    frame: Frame


class Tables:
    """The tables of a text; each is laid out once, when it is first asked for."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        tables = around.text.tables
        self._firsts = [table.rows[0][0].start if table.rows and table.rows[0] else 0 for table in tables]
        self._lasts = [max((cell.end for row in table.rows[-1:] for cell in row), default=0) for table in tables]
        self._sheets: dict[int, Sheet] = {}

    def number(self, offset: int) -> int | None:
        """Which table an offset stands in."""
        at = bisect_right(self._firsts, offset) - 1
        return at if at >= 0 and offset < self._lasts[at] else None

    def told(self, number: int, read: Frame) -> Told | None:
        """The quantity and the frame of a mention by its number; ``None`` for one that prose must explain.

        ``read`` is the frame that its row has as a sentence, which holds where the row says all: "Acme net income,
        first quarter of 2026 | $2 billion" under no heads.
        """
        sheet = self._sheet(self.around.mentions[number].span.start)
        made = _told(sheet, number) if sheet is not None and number in sheet.spots else None
        if sheet is None or made is None or not sheet.is_list or made.frame.subject is not None:
            return made
        return None if read.subject_grade >= Grade.SENTENCE and read.metric is not None else made

    def mutes(self, number: int) -> bool:
        """Whether a figure of a table claims nothing: a rank, a note, or words of a head that say when or in what."""
        sheet = self._sheet(self.around.mentions[number].span.start)
        if sheet is None:
            return False
        if number in sheet.rows.idle:
            return True
        at, column = sheet.spots.get(number, (0, 0))
        if number in sheet.spots and column == 0 and self._is_term(sheet, at, number):
            return True
        if number not in sheet.spots or sheet.grid.kinds[at] not in ("head", "section"):
            return False
        span = self.around.mentions[number].span
        in_words = not any(map(str.isdigit, self.around.text.quote(span)))
        times = sheet.grid.rows[at][column].times
        if when.is_foreign(sheet.grid.rows[at][column]):
            return True
        if any(year.overlaps(span) for time in times if (year := when.short_year(time, sheet.grid.rows[at][column]))):
            return True
        return in_words or any(time.kind == "stretch" and time.span.overlaps(span) for time in times)

    def _is_term(self, sheet: Sheet, at: int, number: int) -> bool:
        """Whether a length is all that a row is called by: "2-year", "One month"."""
        mention = self.around.mentions[number]
        lasting = sheet.pack.units.dimension(mention.unit) == "duration"
        whole = sheet.grid.rows[at][0].text.strip() == self.around.text.quote(mention.span).strip()
        return lasting and whole and sheet.grid.kinds[at] == "data" and bool(sheet.head_spans)

    def heads(self, row: Span) -> bool:
        """Whether a row names the columns."""
        sheet = self._sheet(row.end - 1)
        return sheet is not None and any(start < row.end and row.start < end for start, end in sheet.head_spans)

    def _sheet(self, offset: int) -> Sheet | None:
        at = self.number(offset)
        if at is None:
            return None
        if at not in self._sheets:
            self._sheets[at] = Sheet(self.around, at)
        return self._sheets[at]


def _told(sheet: Sheet, number: int) -> Told | None:
    mentions = sheet.around.mentions
    at, column = sheet.spots[number]
    cell = sheet.grid.rows[at][column]
    if sheet.grid.kinds[at] == "data" and column > 0 and not is_figure(cell, mentions):
        return None
    if sheet.grid.kinds[at] != "data" or column == 0 or not _is_own(sheet, cell, number):
        return Told(quantity(mentions[number], sheet.pack), Frame())
    seen = sheet.seen(number)
    change = any(label.change for label in (seen.label, *seen.heads))
    paced = any(label.pace for label in (seen.label, *seen.heads))
    metric, at_hand = what.metric(sheet, seen, change=change or paced)
    # Inflation on the year is the level of a rate; revenue on the year is a change.
    change = change or (paced and not (metric is not None and "percent" in metric.dimensions))
    amount = scaled(sheet, seen, metric, change=change)
    change = change or amount.unit == "percentage_point"
    return Told(amount, _frame(sheet, seen, amount, metric, at_hand=at_hand, change=change))


def _is_own(sheet: Sheet, cell: Cell, number: int) -> bool:
    """Whether a figure is the cell's own: not a note behind it, nor run together with the next cell."""
    over = sheet.around.mentions[number].span.end
    beyond = sheet.around.text.content[cell.span.end : over] if over > cell.span.end else ""
    return number == cell.figures[0] and not any(character.isdigit() for character in beyond)


def _frame(sheet: Sheet, seen: Seen, amount: Quantity, metric: Metric | None, *, at_hand: bool, change: bool) -> Frame:
    subject, subject_grade = who.subject(sheet, seen)
    name, words = what.words(sheet, seen, metric, named=who.names(sheet, seen.label))
    whole = bool(seen.spot.heads) and seen.spot.label is not None and at_hand
    aspect, direction = _aspect(amount, metric, change=change)
    period = _period(sheet, seen, change=change)
    return Frame(
        subject=subject,
        subject_grade=subject_grade,
        metric=name,
        metric_grade=(Grade.CLAUSE if whole else Grade.SENTENCE) if name else Grade.NONE,
        aspect=aspect,
        known=metric is not None,
        words=words,
        direction=direction,
        qualifiers=_qualifiers(sheet, seen),
        modality=_modality(sheet, seen),
        source=next((label.source for label in seen.around if label.source), None),
        period=period,
        period_grade=Grade.CLAUSE if period else Grade.NONE,
    )


def _aspect(amount: Quantity, metric: Metric | None, *, change: bool) -> tuple[Aspect, Direction | None]:
    """A change goes the way of its sign; a percentage that is no change nor a rate is a share."""
    if change:
        return "change", "down" if amount.near < 0 else "up" if amount.near > 0 else "flat"
    rate = metric is not None and "percent" in metric.dimensions
    return ("share" if amount.unit == "percent" and not rate else "level"), None


def _qualifiers(sheet: Sheet, seen: Seen) -> frozenset[str]:
    found = {word for label in (*seen.around, *sheet.corner) for word in label.qualifiers}
    heads = zip(seen.heads, seen.spot.heads, strict=True)
    if any(head.previous and not cell.times for head, cell in heads):
        found.add("previous")
    return frozenset(found)


def _modality(sheet: Sheet, seen: Seen) -> Modality:
    for label in (*seen.around, *sheet.corner, *(title for title in sheet.titles if not title.foretells)):
        if label.modality != "actual":
            return label.modality
    return "actual"


def _period(sheet: Sheet, seen: Seen, *, change: bool) -> Period | None:
    spot = seen.spot
    time = _time(sheet, spot)
    dated = next(_dated(sheet, spot), None)
    if dated is not None and any(head.previous for head in seen.heads):
        return None  # the row's own period is that of the figure before it
    if change and dated is None and (time is None or when.year_of(time) is None):
        time = _changed(sheet, spot) or time
    if time is None:
        time = when.combined(sheet.grid.corner) or sheet.above.time
    elif when.year_of(time) is None and _has_years(sheet, spot):
        return None  # only the columns beside it are given a year
    return sheet.around.place(time) if time is not None else None


def _time(sheet: Sheet, spot: Spot) -> Time | None:
    own = [*spot.heads, *([spot.label] if spot.label else []), *_dated(sheet, spot), *spot.sections]
    return when.combined(own, " ".join(cell.text for cell in sheet.grid.corner), sheet.grid.corner)


def _dated(sheet: Sheet, spot: Spot) -> Iterator[Cell]:
    """The cells of a row that tell its time beside its label: those under "Quarter"; before the day it was told on."""
    words, days = sheet.lexicon.sets["column_time"], sheet.lexicon.sets["column_day"]
    told: list[Cell] = []
    for column, cell in enumerate(sheet.grid.rows[spot.row][: spot.column]):
        if column and cell.times and not cell.figures:
            heads = [word.lower for head in sheet.grid.spot(spot.row, column).heads for word in head.words]
            if days.isdisjoint(heads) and not words.isdisjoint(heads):
                yield cell
            elif not words.isdisjoint(heads):
                told.append(cell)
    yield from told


def _has_years(sheet: Sheet, spot: Spot) -> bool:
    heads = (sheet.grid.rows[head] for head in sheet.grid.overs[spot.row].heads)
    return any(when.year_of(time) is not None for row in heads for cell in row for time in cell.times)


def _changed(sheet: Sheet, spot: Spot) -> Time | None:
    """The later of the two times to the left of a column of changes."""
    found: list[Time] = []
    for column in range(spot.column - 1, 0, -1):
        other = sheet.grid.spot(spot.row, column)
        time = None if any(sheet.label(head).change for head in other.heads) else _time(sheet, other)
        found += [time] if time is not None and time not in found else []  # a head may span several columns
    told = [time for time in found if when.year_of(time) is not None] or found
    return when.latest(told[:2]) if told else None
