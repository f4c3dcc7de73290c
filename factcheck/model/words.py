"""The words that turn a figure one way or another: direction, modality, qualifier, source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Words:
    """Phrases by category and label, in lower case: ``{"direction": {"up": ("rise", …)}, …}``."""

    phrases: Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True)
class Tolerances:
    """How far figures may lie apart before an editor wants to know; relative unless a name says otherwise."""

    values: Mapping[str, Decimal]
