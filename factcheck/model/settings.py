"""How a run is to go, as an editor's office has settled it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from factcheck.model.finding import Severity
from factcheck.model.globs import covers, relative
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

    ``select`` names the rules in force, all of them where it is empty. ``file`` is the configuration that was read.
    """

    paths: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
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
    max_bytes: int | None = None
    max_depth: int | None = None
    base: str = "."
    file: str | None = None

    def seen(self, path: str) -> str:
        """A path as the patterns have it."""
        return relative(path, self.base)

    def excludes(self, path: str) -> bool:
        return bool(self.exclude) and covers(self.exclude, self.seen(path))

    def overrides_of(self, path: str) -> tuple[Override, ...]:
        """Those that hold for a path, in their order: the last has the last word."""
        if not self.overrides:
            return ()
        seen = self.seen(path)
        return tuple(override for override in self.overrides if covers(override.paths, seen))
