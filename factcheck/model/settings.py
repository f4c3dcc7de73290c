"""How a run is to go, as an editor's office has settled it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from factcheck.model.finding import Severity
from factcheck.model.globs import covers, relative
from factcheck.model.limits import MAX_BYTES, MAX_DEPTH, Excluded
from factcheck.model.suppression import Ignore

Level = Severity | Literal["off"]
FailOn = Severity | Literal["never"]


@dataclass(frozen=True, slots=True)
class Override:
    """What holds for the articles under some paths alone.

    ``group``, ``lang`` and ``encoding`` are for articles that do not say their own; rules in ``ignore`` are off.
    """

    paths: tuple[str, ...]
    severity: Mapping[str, Level] = field(default_factory=dict)
    ignore: tuple[str, ...] = ()
    group: str | None = None
    lang: str | None = None
    encoding: str | None = None

    def levels(self) -> dict[str, Level]:
        """The severity by rule; "off" for those ignored."""
        return {**self.severity, **dict.fromkeys(self.ignore, "off")}


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be configured. Patterns are relative to the folder ``base``; paths are ready to be opened.

    ``also_exclude`` are patterns said for one run, relative to the working folder. ``select`` names the rules in force,
    all of them where it is empty. ``file`` is the configuration that was read, and ``everything`` the paths it names,
    whatever a run is told to read of them.
    """

    paths: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    also_exclude: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()
    select: tuple[str, ...] = ()
    severity: Mapping[str, Level] = field(default_factory=dict)
    ignore: tuple[Ignore, ...] = ()
    packs: tuple[str, ...] = ()
    tolerances: Mapping[str, Decimal] = field(default_factory=dict)
    facts: tuple[str, ...] = ()
    baseline: str | None = None
    since: str | None = None
    fail_on: FailOn = "error"
    min_severity: Severity = "info"
    strict_inputs: bool = False
    gitignore: bool = True
    nli: str = "off"
    jobs: int = 1
    encoding: str | None = None
    max_bytes: int = MAX_BYTES
    max_depth: int = MAX_DEPTH
    base: str = "."
    file: str | None = None
    everything: tuple[str, ...] = ()

    def seen(self, path: str) -> str:
        """A path as the patterns have it."""
        return relative(path, self.base)

    @property
    def excluded(self) -> Excluded | None:
        """What the configuration leaves out of a search."""
        return Excluded(self.exclude, self.base, self.file or "the settings") if self.exclude else None

    def reads_all(self, paths: Iterable[str]) -> bool:
        """Whether nothing that the configuration names lies outside these paths.

        >>> settings = Settings(everything=("news", "briefs/2026"))
        >>> settings.reads_all(["news", "briefs"]), settings.reads_all(["news/a.md"])
        (True, False)
        """
        named = [tuple(os.path.abspath(path).split(os.sep)) for path in paths]
        wanted = [tuple(os.path.abspath(path).split(os.sep)) for path in self.everything]
        return not self.also_exclude and all(any(parts[: len(one)] == one for one in named) for parts in wanted)

    def overrides_of(self, path: str) -> tuple[Override, ...]:
        """Those that hold for a path, in their order: the last has the last word."""
        if not self.overrides:
            return ()
        seen = self.seen(path)
        return tuple(override for override in self.overrides if covers(override.paths, seen))
