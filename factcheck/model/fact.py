"""A figure that the house has checked, as it is written down."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model.text import Place


@dataclass(frozen=True, slots=True)
class Fact:
    """What is so, and who says so. ``place`` is where its value is written.

    ``subject`` and ``metric`` are words of a pack, a change or a share of a metric in the report's own words ("rent
    change"); ``value`` and ``period`` are read as in an article. ``checked`` is the day on which somebody looked.
    """

    subject: str
    metric: str
    value: str
    source: str
    place: Place
    period: str | None = None
    checked: str | None = None
    qualifiers: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.subject}, {self.metric}"

    @property
    def citation(self) -> str:
        return f"{self.source}, checked {self.checked}" if self.checked else self.source
