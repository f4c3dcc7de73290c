"""Items that are no articles: withdrawn by who published them, or with nothing to read."""

from __future__ import annotations

from factcheck.model.article import Notice
from factcheck.model.text import Part
from factcheck.read.news.words import Ground

REFUSED_ITEM = "FC903"
_WITHDRAWN = ("canceled", "cancelled", "withheld")


def is_withdrawn(status: str) -> bool:
    """Whether an item is not to be used, by the IPTC's word for it.

    >>> is_withdrawn("stat:canceled"), is_withdrawn("usable")
    (True, False)
    """
    return status.rpartition(":")[2].lower() in _WITHDRAWN


def refused(ground: Ground, part: Part, message: str) -> Notice:
    return Notice(REFUSED_ITEM, ground.place(part.start, part), f"{part.name or 'this item'} {message}", wholly=True)
