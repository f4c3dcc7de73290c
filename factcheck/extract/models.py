"""So many of a model whose name is three digits, which look like thousands: "30 737 MAX jets", "100 787s"."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.extract import nouns
from factcheck.extract.draft import Draft
from factcheck.extract.lexicon import Lexicon
from factcheck.extract.page import Page
from factcheck.model.later import later

GROUPED = later(r"([0-9]{1,3}) ([0-9]{3})$")
# What goes on with the name, and what it is the name of.
TAIL = later(
    r"(?P<plural>s\b)"
    r"|(?P<variant>(?:-[0-9]{1,4}[A-Za-z]{0,2})?(?: (?:MAX|Max|NG|neo)(?: [0-9]{1,2})?)?)(?: (?P<noun>[A-Za-z]{3,12}))?"
)


class Model(NamedTuple):
    """Where the number ends, where the name does with what it is the name of, and what is counted."""

    number_end: int
    end: int
    noun: str


def parted(page: Page, start: int, end: int, lexicon: Lexicon) -> Model | None:
    """What looks like thousands as so many of a model.

    >>> TAIL.match("-9 Dreamliners are")["noun"], TAIL.match(" MAX jets")["variant"]
    ('Dreamliners', ' MAX')
    """
    grouped = GROUPED.match(page.plain, start, end)
    if grouped is None or grouped.end() != end or grouped[2] not in lexicon.numbers.models:
        return None
    tail = TAIL.match(page.plain, end)
    if tail is None:
        return None
    if tail["plural"]:
        return Model(grouped.end(1), tail.end(), grouped[2])
    noun = tail["noun"]
    if noun and noun.lower() in lexicon.numbers.modelled:
        return Model(grouped.end(1), tail.end(), noun)
    return Model(grouped.end(1), tail.end("variant"), grouped[2]) if tail["variant"] else None


def counting(page: Page, draft: Draft, model: Model, lexicon: Lexicon) -> Draft:
    """The number as one of so many of a model."""
    head = nouns.singular(model.noun.lower(), lexicon.numbers)
    words = page.plain[draft.end + 1 : model.end]
    return draft._replace(end=model.end, right=model.end, unit=f"count:{head}", noun=words)
