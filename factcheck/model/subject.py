"""Who or what a figure is about, as the pack knows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SubjectKind = Literal[
    "company",
    "unit",
    "index",
    "fund",
    "commodity",
    "currency",
    "crypto",
    "central_bank",
    "agency",
    "organisation",
    "country",
    "region",
    "person",
    "sector",
    "group",
    "product",
]


@dataclass(frozen=True, slots=True)
class Subject:
    """One identity under all its names.

    ``aliases`` and ``tickers`` name it wherever they stand, in this very case, one in small letters with a capital
    too (which ``packs`` writes out: "gold", "Gold"); ``weak`` aliases are ordinary words too ("Target", "Gap") and
    name it only in mid-sentence or beside stronger evidence; several subjects may share one. ``nouns`` are what a
    text may call it afterwards ("the chipmaker"). ``parent`` is the subject it is a part of and must not be merged
    with (Google Cloud: Alphabet); ``members`` are the parts of a named group. ``home`` is the country whose figures an
    agency publishes (the US Labor Department: United States), ``measure`` what is told of it in percent where nothing
    else is said (a bond: its yield). Names of ``dealt`` are such only in a text that speaks of its like ("the 10s").
    """

    name: str
    kind: SubjectKind
    aliases: tuple[str, ...] = ()
    tickers: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    parent: str | None = None
    members: tuple[str, ...] = ()
    home: str | None = None
    measure: str | None = None
    dealt: tuple[str, ...] = ()
