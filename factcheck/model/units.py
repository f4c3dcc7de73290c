"""The closed table of units, and the dimension of each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class UnitTable:
    """Surface forms of units and currencies, each with its symbol."""
