"""The closed table of units, and the dimension of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from factcheck.model.metric import Dimension


class UnitForm(NamedTuple):
    """What a surface form says: the unit, how many of it, and the denominator it brings along.

    "cents" is a hundredth of USD, "bpd" a barrel per day.
    """

    symbol: str
    factor: Decimal = Decimal(1)
    per: str | None = None


class Weighed(NamedTuple):
    """A unit of weight that is also money: the currency, and the words that tell which is meant.

    ``of`` are the things that are weighed, ``made`` what is told of them by weight ("copper output").
    """

    currency: str
    money: tuple[str, ...]
    weight: tuple[str, ...]
    of: frozenset[str] = frozenset()
    made: tuple[str, ...] = ()


class Sense(NamedTuple):
    """What a symbol is read as where its value lies in bounds, and by what is spoken of near it.

    ``close`` says that it must touch the digits, or the value have decimals: "8.2mt", but "500 mt".
    """

    form: UnitForm
    least: Decimal | None = None
    most: Decimal | None = None
    near: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    close: bool = False

    def takes(self, value: Decimal, *, close: bool) -> bool:
        """Whether a value may be told so, as far as figures tell."""
        if self.close and not close:
            return False
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)


@dataclass(frozen=True, eq=False)
class UnitTable:
    """Surface forms of units and currencies, each with its symbol.

    ``words`` are written in any case, ``symbols`` in this very case; ``letters`` are those of the symbols that are
    read only where they touch the digits. ``prefixes`` are currency signs before the figure ("US$", "€", "Rs").
    ``rates`` are what may follow "a", "per" or "/" as a denominator, with its name. ``cues`` are words that
    must stand near a form that means something else otherwise, ``spoken`` words that the text must use for a name
    that is an everyday word to be money after a bare number, ``weighed`` the weights that are money too, ``senses``
    what symbols mean by their size and what is spoken of, ``wholes`` how many of a smaller unit make one,
    ``undivided`` the money without small change, ``sums`` the signs that stand only before a sum, ``coined`` the words
    near which unknown capitals behind a figure are the letters of a coin, ``coins`` the names by sign of the money of
    which one is what a rate of exchange is told for ("R18.42/$").
    ``shared`` are the words that several currencies are called by, with these, ``called`` such as are no money as well
    ("pound"), ``spoken_in`` the names of countries, peoples and towns with their currencies.
    ``priced`` are everyday words that name a currency before what it costs in another.
    ``cents`` are the currencies whose small change is called so.
    ``dimensions`` holds the dimension of each symbol, ``definitions`` what pint needs to know of the
    physical ones.
    """

    words: Mapping[str, UnitForm] = field(default_factory=dict)
    symbols: Mapping[str, UnitForm] = field(default_factory=dict)
    letters: frozenset[str] = frozenset()
    prefixes: Mapping[str, UnitForm] = field(default_factory=dict)
    rates: Mapping[str, str] = field(default_factory=dict)
    cues: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    spoken: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    weighed: Mapping[str, Weighed] = field(default_factory=dict)
    senses: Mapping[str, tuple[Sense, ...]] = field(default_factory=dict)
    wholes: Mapping[tuple[str, str], int] = field(default_factory=dict)
    undivided: frozenset[str] = frozenset()
    sums: frozenset[str] = frozenset()
    coined: tuple[str, ...] = ()
    coins: Mapping[str, str] = field(default_factory=dict)
    shared: Mapping[str, frozenset[str]] = field(default_factory=dict)
    called: Mapping[str, frozenset[str]] = field(default_factory=dict)
    spoken_in: Mapping[str, str] = field(default_factory=dict)
    priced: Mapping[str, str] = field(default_factory=dict)
    cents: frozenset[str] = frozenset()
    dimensions: Mapping[str, Dimension] = field(default_factory=dict)
    definitions: tuple[str, ...] = ()

    def word_of(self, text: str) -> str | None:
        """The word of a sum that several currencies are called by, unless it is said whose they are.

        >>> table = UnitTable({"danish krone": UnitForm("DKK")}, shared={"krone": frozenset({"DKK", "NOK"})})
        >>> table.word_of("398 million krone"), table.word_of("398 million Danish krone")
        ('krone', None)
        """
        words = text.lower().split()
        for at in (-1, 0):
            word = words[at].strip(".").removesuffix("s") if words else ""
            if word in self.shared:
                return None if any(f"{before} {word}" in self.words for before in words[-2:-1] * (at == -1)) else word
        return None

    def currencies(self, unit: str | None, text: str) -> frozenset[str]:
        """The currencies in which a figure may be told, by its unit and its words; none where it is no money."""
        word = self.word_of(text)
        if word is not None:
            return self.shared[word]
        return frozenset({unit}) if unit and self.dimension(unit) == "money" else frozenset()

    def dimension(self, unit: str | None) -> Dimension:
        """What kind of thing a symbol measures; a bare number may be an index level.

        >>> UnitTable(dimensions={"USD": "money"}).dimension("USD")
        'money'
        >>> UnitTable().dimension("count:analyst"), UnitTable().dimension(None)
        ('count', 'index')
        """
        if unit is None:
            return "index"
        if unit.startswith("count:"):
            return "index" if unit == "count:point" else "count"
        return self.dimensions.get(unit, "any")
