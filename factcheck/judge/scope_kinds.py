"""How the scopes of two claims may lie to each other."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["same", "unsure", "disjoint", "window", "close", "group", "as_of", "definition"]

YEARS = frozenset({"year", "fiscal_year"})
MOVING = frozenset({"share price", "index level", "price", "exchange rate", "market value", "bond yield"})


class Scope(NamedTuple):
    """How the scopes of two claims lie to each other, and the words for it.

    ``by_modality``, ``by_time`` and ``by_hour`` say what sets them apart; ``turned``, that it is not believed, so much
    else speaks for one figure.
    """

    kind: Kind
    reason: str
    by_modality: bool = False
    by_time: bool = False
    turned: bool = False
    by_hour: bool = False
