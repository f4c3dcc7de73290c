"""The clauses of a sentence that are each led by their own time: "Last year it made $2 million, this year $3"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.normalise.scene import Dated, Figure
from factcheck.normalise.sight import Sight

JOINS = frozenset({",", ";", "and", "but", "while", "whereas", "then", "–", "—"})
LEADS = frozenset({"in", "on", "for", "during", "by", "at", "over", "through", "the", "its", "only", "just", "so"})
# What shows that a figure behind a time is only what another is compared with.
COMPARED = frozenset({"after", "from", "compared", "against", "versus", "vs", "than"})


def within_own(sight: Sight, figure: Figure, starts: Sequence[int], times: Sequence[Dated]) -> list[Dated]:
    """The times that stand in the figure's own led clause; all of them where no clauses are led."""
    if not starts:
        return list(times)
    start = max((at for at in starts if at <= figure.first), default=0)
    end = min((at for at in starts if at > figure.first), default=len(sight.scene.words))
    return [dated for dated in times if start <= dated.first < end]


def led_clauses(sight: Sight, times: Sequence[Dated]) -> list[int]:
    """Where each clause behind the first begins that its own time leads, if a time leads the first as well."""
    figures = sight.scene.figures
    if len(figures) < 2 or len(times) < 2 or not any(dated.last <= figures[0].first for dated in times):
        return []
    starts: list[int] = []
    for dated in times:
        if _leads(sight, dated) and any((starts or [0])[-1] <= figure.first < dated.first for figure in figures):
            starts.append(dated.first)
    return starts


def _leads(sight: Sight, dated: Dated) -> bool:
    """Whether a time opens a clause and its figure comes behind it, compared with nothing."""
    at = dated.first - 1
    while sight.scene.lower(at) in LEADS:
        at -= 1
    if sight.scene.lower(at) not in JOINS or sight.in_time(at - 1):
        return False
    if sight.scene.lower(dated.last) == "," and sight.scene.lower(dated.last + 1) in JOINS:
        return False  # "rose 5 percent, in March, and profit 3 percent": the time ends what it stands in
    figure = next((figure for figure in sight.scene.figures if figure.first >= dated.last), None)
    return figure is not None and COMPARED.isdisjoint(sight.scene.between(dated.last, figure.first))
