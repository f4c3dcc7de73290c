"""What a figure of a table measures: the label of its row has the first word, the heads the next."""

from __future__ import annotations

from decimal import Decimal

from factcheck.model.metric import Dimension, Metric
from factcheck.normalise.places import PLACES
from factcheck.normalise.tables_sheet import Seen, Sheet
from factcheck.normalise.tables_words import Label
from factcheck.normalise.who import DEFAULT_METRIC

QUOTED = frozenset({"close", "intraday", "open"})
HELD = frozenset({"company", "unit", "fund"})  # whose rows hold more than the price of their shares
NAME_WORDS = 3
HUNDRED = Decimal(100)  # no margin is more, in percent


def metric(sheet: Sheet, seen: Seen, *, change: bool) -> tuple[Metric | None, bool]:
    """The measure the pack knows, and whether the table itself names it."""
    dimension = sheet.pack.units.dimension(seen.amount.unit)
    for label in (seen.label, *reversed(seen.heads), *reversed(seen.sections), *sheet.corner):
        found = _as_sum(sheet, seen, label.metric, change=change)
        if found is not None and _fits(found, dimension, change=change):
            return found, True
    if (own := _quoted(sheet, seen)) is not None:
        return own, True
    if change and (changed := _beside(sheet, seen)) is not None:
        return changed, True
    named = seen.label.known is not None or seen.label.proper is not None
    if seen.label.stems and not named and sheet.labels_measure:
        return None, True
    if _is_of_another(sheet, seen):
        return None, True
    for label in sheet.titles:
        if label.metric is not None and _fits(label.metric, dimension, change=change):
            return label.metric, False
    return None, True


def _as_sum(sheet: Sheet, seen: Seen, found: Metric | None, *, change: bool) -> Metric | None:
    """The measure, or what it becomes as a sum: a gross margin of "$112,887", or of "82,314" below it, is no rate."""
    if found is None or found.in_money is None or change:
        return found
    bare = seen.amount.unit is None and all(abs(one.value * one.scale) > HUNDRED for one in seen.amount.numerals)
    summed = bare or sheet.pack.units.dimension(seen.amount.unit) == "money"
    return sheet.metrics.get(found.in_money, found) if summed else found


def _is_of_another(sheet: Sheet, seen: Seen) -> bool:
    """Whether the head of a column says that it counts things, which a title with a price does not mean."""
    head = seen.heads[-1] if seen.heads and seen.amount.unit is None else None
    return head is not None and (head.counted is not None or (sheet.heads_measure and head.plural is not None))


def _beside(sheet: Sheet, seen: Seen) -> Metric | None:
    """What a column of changes is a change of: the measure of the column before it, "Revenue" of "Growth"."""
    for column in range(seen.spot.column - 1, 0, -1):
        cells = sheet.grid.spot(seen.spot.row, column).heads
        heads = [sheet.label(cell) for cell in cells]
        if any(head.change or head.pace for head in heads):
            continue
        if metric := next((head.metric for head in reversed(heads) if head.metric), None):
            return metric
        if not any(cell.times for cell in cells):
            return None
    return None


def _quoted(sheet: Sheet, seen: Seen) -> Metric | None:
    """A row of an index, a commodity or a currency tells its level, its price or its rate."""
    known = seen.label.known
    name = DEFAULT_METRIC.get(known.kind) if known else None
    if known is None or name is None or seen.label.stems:
        return None
    quoted = known.kind not in HELD or any(head.qualifiers & QUOTED for head in sheet.heads)
    says = any(head.change or head.plain or head.qualifiers & QUOTED for head in seen.heads)
    return sheet.metrics.get(name) if quoted and says else None


def words(sheet: Sheet, seen: Seen, found: Metric | None, *, named: bool) -> tuple[str | None, frozenset[str]]:
    """The name of what is measured and the words that narrow it; ``named`` if the row's label is the subject."""
    own = seen.label
    stems = [] if named else list(own.stems)
    stems += [] if named else _place(own)
    if own.metric is not found:
        stems += own.measured
    for label in (*seen.sections, *seen.heads, *sheet.corner):
        if not sheet.in_corner(label) or (found is not None and label.metric is found):
            stems += _narrowing(sheet, label, found)
            stems += [] if _place(own) else _place(label)  # Germany below "Europe" is narrow enough
    kept = list(dict.fromkeys(stems))
    if found is None:
        return " ".join(kept[:NAME_WORDS]) or None, frozenset(kept)
    return found.name, frozenset(word for word in kept if word not in sheet.lexicon.neutral)


def _narrowing(sheet: Sheet, label: Label, found: Metric | None) -> list[str]:
    own = [] if label.entity or label.plain or sheet.owns(label) else label.stems
    return [*own, *(label.measured if label.metric is not found else ())]


def _place(label: Label) -> list[str]:
    """The place that a label names, in small letters as other words are."""
    return [label.known.name.lower()] if label.known is not None and label.known.kind in PLACES else []


def _fits(found: Metric, dimension: Dimension, *, change: bool) -> bool:
    """A figure without a unit may turn out to be anything; a percentage may be a change or a share."""
    dimensions = found.dimensions
    if change or "any" in dimensions or dimension in dimensions or dimension in ("percent", "points", "index"):
        return True
    return dimension == "count" and "index" in dimensions
