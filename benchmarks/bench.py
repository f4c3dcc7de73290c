"""Measures factcheck on data that lies beside the checkout: how much it finds, and how fast.

    python benchmarks/bench.py [--only quantities,speed] [--quick] [--shared ../shared]

Prints a table a part and writes nothing into the repository; README.md beside it says what each table means.
"""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Callable
from pathlib import Path

import alarms
import cache
import desk
import news
import pairs
import perturbed
import quantities
import scale
import speed
import start
from page import heading, note
from place import ROOT, Options

PARTS: dict[str, tuple[str, Callable[[Options], None]]] = {
    "quantities": ("Quantities: F1 beside the peers", quantities.show),
    "speed": ("Speed: characters a second on one core, on the same news sentences", speed.show),
    "perturbed": ("Changed figures: what a program changed in copies of articles, and is found", perturbed.show),
    "pairs": ("Pairs: as people labelled them", pairs.show),
    "alarms": ("False alarms: articles nobody changed, held against each other as one group", alarms.show),
    "news": ("News: findings among 3,700 articles that nobody changed", news.show),
    "scale": ("Scale: distinct articles, one group, whole processes of factcheck check", scale.show),
    "cache": ("Cache: what the next run need not work out again, whole processes of factcheck check", cache.show),
    "desk": ("Desk: one edited article among many, told by factcheck watch", desk.show),
    "start": ("Start: CPU seconds of a whole process, least of five", start.show),
}


def main() -> None:
    options = asked()
    os.environ[cache.NO_CACHE] = "1"  # every other part measures the work itself
    note(
        f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start: "
        "timings mean little on a machine that does other work."
    )
    for name in options.only:
        title, show = PARTS[name]
        heading(title)
        show(options)


def asked() -> Options:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", default=",".join(PARTS), help="parts, with commas between: " + ", ".join(PARTS))
    parser.add_argument("--quick", action="store_true", help="a part of each corpus, to see that all works")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with quant, corpora, gold")
    given = parser.parse_args()
    only = tuple(given.only.split(","))
    for name in only:
        if name not in PARTS:
            parser.error(f'there is no part "{name}"; there are {", ".join(PARTS)}')
    return Options(given.shared.resolve(), only, given.quick)


if __name__ == "__main__":
    main()
