"""Where the data lies, and what of it is absent."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from page import note

ROOT = Path(__file__).resolve().parents[1]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Options:
    """What to measure, and how much of it."""

    shared: Path
    only: tuple[str, ...] = ()
    quick: bool = False

    def corpus(self, name: str) -> Path:
        return self.shared / "corpora" / name

    def has(self, *paths: Path) -> bool:
        """Whether all of these are there; says which is not."""
        absent = [path for path in paths if not path.exists()]
        for path in absent:
            note(f"absent, left out: {path}")
        return not absent


def rows(path: Path) -> Iterator[Row]:
    """The records of a file of JSON Lines, packed or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
