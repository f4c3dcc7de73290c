"""Times in brackets, which are those of what stands in the brackets: "net cash of £15m (30 June 2025: £12m)"."""

from __future__ import annotations

from factcheck.normalise.scene import Dated, Figure
from factcheck.normalise.sight import Sight

LONGEST_BRACKET = 20
OPEN, CLOSED = "(", ")"


def opens_bracket(sight: Sight, dated: Dated) -> bool:
    """ "0.8 years (2018: 1.2 years)", "(2018 $1.2 million)": the time of what stands in the bracket only."""
    if heads_bracket(sight, dated):
        return True
    if sight.scene.lower(dated.first - 1) != OPEN:
        return False
    return any(0 <= figure.first - dated.last <= 1 for figure in sight.scene.figures)


def heads_bracket(sight: Sight, dated: Dated) -> bool:
    """Whether a time stands in a bracket and a colon behind it."""
    return sight.scene.lower(dated.last) == ":" and _bracketed(sight, dated.first)


def cost_in_bracket(sight: Sight, dated: Dated, figure: Figure) -> int | None:
    """How far a figure is from the time that opens its bracket; ``None`` where it has none or another one.

    "(2024: £390m, 2023: £350m)", "(May: 2.9%; consensus: 3.0%)".
    """
    inside = figure.first >= dated.last and {CLOSED, ";"}.isdisjoint(sight.scene.between(dated.last, figure.first))
    return sight.crossed(dated.last, figure.first) if inside else None


def bracketed_with(sight: Sight, dated: Dated, figure: Figure) -> bool:
    """Whether a time stands in brackets beside a figure of the same kind: "4.31 percent (3.98 [a week earlier])"."""
    alike = [f for f in sight.scene.figures if figure.last <= f.first < dated.first]
    alike = [f for f in alike if f.mention.unit == figure.mention.unit and _bracketed(sight, f.first)]
    return bool(alike) and _bracketed(sight, dated.first) and not _bracketed(sight, figure.first)


def of_aside(sight: Sight, dated: Dated, figure: Figure) -> bool:
    """Whether a bracket before a figure holds a time and a figure of its own: "Acme (2024 revenue: £198m) has 400"."""
    gap = sight.scene.between(dated.last, figure.first)
    if CLOSED not in gap or not _bracketed(sight, dated.first):
        return False
    closed = dated.last + gap.index(CLOSED)
    return OPEN not in gap[: gap.index(CLOSED)] and sight.crossed(dated.last, closed) > 0


def _bracketed(sight: Sight, at: int) -> bool:
    """Whether a bracket is open before a token: "(forecast: 2%, [Q3]: 1.4%)"."""
    words = sight.scene.between(max(at - LONGEST_BRACKET, 0), at)
    return OPEN in words and CLOSED not in words[len(words) - words[::-1].index(OPEN) :]
