"""What a search of folders leaves out: what git ignores, and what is excluded by name."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.model.limits import Limits

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

GITIGNORE = ".gitignore"


class ExcludeError(Exception):
    """A pattern that excludes files is none; the message says which."""


@dataclass(frozen=True)
class Patterns:
    """Patterns in the way of .gitignore, and the absolute folder they count from."""

    base: str
    lines: tuple[str, ...]

    @cached_property
    def spec(self) -> GitIgnoreSpec:
        from pathspec import GitIgnoreSpec

        return GitIgnoreSpec.from_lines(self.lines)

    def verdict(self, path: str) -> bool | None:
        """Whether the last pattern that fits leaves the path out; ``None`` where none fits. A folder ends in "/"."""
        inside = path.removeprefix(self.base.rstrip(os.sep) + os.sep)
        return None if inside == path else self.spec.check_file(inside.replace(os.sep, "/")).include


@dataclass(frozen=True, slots=True)
class Ignored:
    """The patterns that hold in a folder, those of the outermost first."""

    patterns: tuple[Patterns, ...] = ()

    def leaves_out(self, path: str) -> bool:
        """Whether a file, or a folder whose path ends in "/", is left out; the innermost that knows it decides."""
        if not self.patterns:
            return False
        whole = os.path.abspath(path) + (os.sep if path.endswith(os.sep) else "")
        verdicts = (patterns.verdict(whole) for patterns in reversed(self.patterns))
        return next((told for told in verdicts if told is not None), False)

    def within(self, folder: str) -> Ignored:
        """What holds in a folder, with the patterns that lie in it."""
        own = _read(os.path.join(folder, GITIGNORE), os.path.abspath(folder))
        return Ignored((*self.patterns, *own)) if own else self


@dataclass(frozen=True, slots=True)
class Exclusion:
    """What is left out of every search: by name, and by git unless that is not asked."""

    named: Ignored = Ignored()
    gitignore: bool = True

    @classmethod
    def of(cls, limits: Limits) -> Exclusion:
        """The patterns of the configuration, and behind them those that were said for this run.

        Raises ExcludeError where one of them is none.
        """
        configured = limits.excluded
        patterns = (
            *(_named(configured.patterns, os.path.abspath(configured.base), configured.file) if configured else ()),
            *_named(limits.exclude, os.getcwd(), "--exclude"),
        )
        return cls(Ignored(patterns), limits.gitignore)

    def excludes(self, path: str) -> bool:
        """Whether a pattern names it; these have the last word."""
        return self.named.leaves_out(path)

    def around(self, folder: str) -> Ignored:
        """What git ignores in a folder because of what lies above it; nothing where it ignores the folder itself.

        Who names an ignored folder wants it read.
        """
        if not self.gitignore:
            return Ignored()
        above = _above(os.path.abspath(folder))
        return Ignored() if above.leaves_out(os.path.join(folder, "")) else above

    def in_folder(self, ignored: Ignored, folder: str) -> Ignored:
        return ignored.within(folder) if self.gitignore else ignored


def _named(lines: tuple[str, ...], base: str, where: str) -> tuple[Patterns, ...]:
    for line in lines:
        if not _is_pattern(line):
            said = where if where.startswith("--") else f"{where}, exclude:"
            raise ExcludeError(f'{said} "{line}" is no pattern; write one as in .gitignore, such as "drafts/"')
    return (Patterns(base, lines),) if lines else ()


def _above(folder: str) -> Ignored:
    """The patterns of the repository that a folder lies in, from its root down to the folder above."""
    folders = [folder, *map(str, Path(folder).parents)]
    at = next((at for at, name in enumerate(folders) if os.path.lexists(os.path.join(name, ".git"))), None)
    if at is None:
        return Ignored()
    root = folders[at]
    ignored = Ignored(_read(os.path.join(_git_folder(root), "info", "exclude"), root))
    for name in reversed(folders[1 : at + 1]):
        if ignored.leaves_out(os.path.join(name, "")):
            return ignored
        ignored = ignored.within(name)
    return ignored


def _git_folder(root: str) -> str:
    """Where a repository keeps what all its work trees share."""
    place = os.path.join(root, ".git")
    if os.path.isdir(place):
        return place
    own = os.path.join(root, _first_line(place).removeprefix("gitdir: "))
    return os.path.join(own, _first_line(os.path.join(own, "commondir")) or ".")


def _first_line(path: str) -> str:
    return next(iter(_lines(path)), "")


def _read(path: str, base: str) -> tuple[Patterns, ...]:
    lines = tuple(line for line in _lines(path) if _says_something(line) and _is_pattern(line))
    return (Patterns(base, lines),) if lines else ()


def _lines(path: str) -> Sequence[str]:
    """The lines of a small file; none where it cannot be read, as git has it."""
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            return file.read().splitlines()
    except OSError:
        return ()


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def _is_pattern(line: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True
