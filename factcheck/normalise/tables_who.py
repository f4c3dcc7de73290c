"""Whom a figure of a table is about: its row, its column, the corner, or whom the text speaks of."""

from __future__ import annotations

from factcheck.model.claim import Grade
from factcheck.normalise.places import PLACES
from factcheck.normalise.tables_sheet import Seen, Sheet
from factcheck.normalise.tables_words import Label

# Countries are no parts of these, but their members, or what they speak of.
NO_OWNERS = PLACES | {"organisation"}


def names(sheet: Sheet, label: Label) -> bool:
    """Whether the label of a row is the subject of its figures."""
    if label.known is not None:
        return label.known.kind not in PLACES or not _has_owner(sheet)
    return label.proper is not None and _lists(sheet)


def _lists(sheet: Sheet) -> bool:
    """Whether the rows may be names no pack knows: the heads say what is measured, or the corner says of whom."""
    if sheet.labels_measure:
        return False
    headed = any(head.metric or head.change or head.plain for head in sheet.heads)
    return headed or any(corner.entity for corner in sheet.corner)


def _has_owner(sheet: Sheet) -> bool:
    """Whether the places of a table are parts of someone's business."""
    if any(label.known and label.known.kind not in NO_OWNERS for label in (*sheet.corner, *sheet.captions)):
        return True
    remembered = (sheet.memory.title_subject, sheet.memory.subject)
    return any(name is not None and (name.known is None or name.known.kind not in NO_OWNERS) for name in remembered)


def subject(sheet: Sheet, seen: Seen) -> tuple[str | None, Grade]:
    """The subject, and how near the evidence stands."""
    if names(sheet, seen.label):
        return _name(sheet, seen.label), Grade.CLAUSE
    near = (*reversed(seen.heads), *reversed(seen.sections), *sheet.corner)
    for label in (*(label for label in near if label.known), *sheet.corner, *reversed(seen.heads)):
        if sheet.owns(label):
            return _name(sheet, label), Grade.CLAUSE
    for label in sheet.captions:
        if label.known is None or label.known.kind in PLACES:
            continue
        if label.known.parent is None or not sheet.has_row_of(label.known):
            return label.known.name, Grade.SENTENCE
    return sheet.spoken_of


def _name(sheet: Sheet, label: Label) -> str:
    return label.known.name if label.known else sheet.cast.meet(label.proper or "", sheet.lexicon.suffixes)
