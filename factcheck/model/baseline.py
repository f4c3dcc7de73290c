"""A finding that was there when a baseline was written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.model.finding import Finding

LONGEST = 200


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """A finding by its fingerprint, with what tells a reader which one it is."""

    paths: tuple[str, ...]
    rule: str
    id: str
    message: str

    @classmethod
    def of(cls, finding: Finding) -> Known:
        told = " ".join(finding.message.split())
        short = told if len(told) <= LONGEST else told[: LONGEST - 1] + "…"
        return cls(tuple(sorted({place.path for place in finding.places})), finding.rule, finding.id, short)
