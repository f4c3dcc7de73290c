"""Figures told together that must fit by arithmetic: growth, parts of a whole, ratios, columns of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.judge.arithmetic_conversions import conversions
from factcheck.judge.arithmetic_currencies import ranges
from factcheck.judge.arithmetic_exchange import misrated
from factcheck.judge.arithmetic_growth import growth
from factcheck.judge.arithmetic_line import lines
from factcheck.judge.arithmetic_parts import parts
from factcheck.judge.arithmetic_ratios import ratios
from factcheck.judge.arithmetic_restated import restated
from factcheck.judge.arithmetic_rows import rows
from factcheck.judge.arithmetic_tables import totals
from factcheck.model.finding import Conflict
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading


def misfits(readings: Sequence[Reading], pack: RulePack) -> Iterator[Conflict]:
    """FC401 to FC403, and FC106 of a range: everything inside one sentence or one table that does not add up."""
    said = tuple(lines(readings, pack))
    yield from growth(said)
    yield from parts(said)
    yield from ratios(said)
    yield from ranges(readings, pack)
    yield from totals(readings, pack)
    yield from rows(readings, pack)
    yield from conversions(readings, pack)
    yield from misrated(readings, pack)
    yield from restated(readings, pack)
