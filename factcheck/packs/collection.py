"""Packs on disk → one RulePack: the core first, then a newsroom's own, entry over entry."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from factcheck.model.pack import RulePack
from factcheck.model.rule import Rule
from factcheck.model.spelling import nearest
from factcheck.packs import conflicts, dates, exchange, metrics, numbers, subjects, units, words
from factcheck.packs.documents import Document, PackError, Source, document, sources
from factcheck.packs.entries import only

SECTIONS = (
    "pack",
    "numbers",
    "units",
    "currencies",
    "exchange",
    "dates",
    "subjects",
    "metrics",
    "words",
    "tolerances",
    "conflicts",
    "cases",
)


def core_dir() -> Path:
    """Where the rules that come with the tool lie: inside the package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "rules" / "core"
    return inside if inside.is_dir() else package.parent / "rules" / "core"


def load(*directories: Path) -> RulePack:
    """The core pack with the given packs laid over it, in their order."""
    return _pack(_files(directories))


def rules(*directories: Path) -> dict[str, Rule]:
    """The rules of the same packs alone, by code: quick, as nothing else is decoded."""
    return conflicts.read([document(source) for source in _files(directories) if source.section == "conflicts"])


def _files(directories: Sequence[Path]) -> tuple[Source, ...]:
    read = [sources(core_dir(), "rules/core"), *(sources(directory) for directory in directories)]
    return tuple(source for pack in read for source in pack)


# Keyed by what the files hold, so that an edited pack is read again.
@lru_cache(maxsize=8)
def _pack(files: tuple[Source, ...]) -> RulePack:
    by_section: dict[str, list[Document]] = {section: [] for section in SECTIONS}
    for source in files:
        if source.section not in by_section:
            raise PackError(f'{source.path}: no part "{source.section}" in a pack; {nearest(source.section, SECTIONS)}')
        by_section[source.section].append(document(source))
    for about in by_section["pack"]:
        only(about, {"name", "about"})
    return RulePack(
        digest=_digest(files),
        numbers=numbers.read(by_section["numbers"]),
        units=units.read([*by_section["units"], *by_section["currencies"]]),
        exchange=exchange.read(by_section["exchange"]),
        dates=dates.read(by_section["dates"]),
        subjects=subjects.read(by_section["subjects"]),
        suffixes=subjects.suffixes(by_section["subjects"]),
        metrics=metrics.read(by_section["metrics"]),
        words=words.read(by_section["words"]),
        tolerances=words.tolerances(by_section["tolerances"]),
        rules=conflicts.read(by_section["conflicts"]),
    )


def _digest(files: Sequence[Source]) -> str:
    digest = hashlib.sha256()
    for source in files:
        digest.update(f"{source.within}\0{len(source.content)}\0".encode())
        digest.update(source.content)
    return digest.hexdigest()
