"""The files that folders and patterns stand for, without what git ignores and what is excluded."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Collection, Iterator
from typing import NamedTuple

from factcheck.model.article import Notice
from factcheck.model.limits import Limits
from factcheck.model.text import Place
from factcheck.read.contents import HEAD_BYTES, is_news
from factcheck.read.decode import passed_over, unreadable
from factcheck.read.ignored import Exclusion, Ignored
from factcheck.read.kinds import LOOKED_INTO, NAMED, SEARCHED, kind, reads_pdf, reason, searched, shown, suffix
from factcheck.read.own import was_written

_MAX_FOLDERS_DEEP = 100
_LOOKS = sorted(LOOKED_INTO)


class Folder(NamedTuple):
    """A folder that is searched, the real paths of it and those it lies in, and what is left out in it.

    ``root`` is the one that was named.
    """

    path: str
    above: tuple[str, ...]
    ignored: Ignored
    root: str


def _linked(match: str, fixed: str) -> str | None:
    """The first link on the way from the named part of a pattern to what it matches, if there is one."""
    path = fixed
    for part in os.path.relpath(match, fixed or os.curdir).split(os.sep):
        path = os.path.join(path, part)
        if os.path.islink(path):
            return path
    return None


class Search:
    """Finds files, in an order that does not change from run to run."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.exclusion = Exclusion.of(limits)
        self.passed_over: dict[str, str] = {}  # files by their paths, and what was searched

    def folder(self, path: str) -> Iterator[str | Notice]:
        """The readable files under a folder that was named, or a notice that there are none."""
        empty = True
        for entry in self._in(self._named(path)):
            empty = False
            yield entry
        if empty:
            suffixes = f"{', '.join(SEARCHED)}, and for {' and '.join(_LOOKS)} with news"
            message = f"holds no article; a folder is searched for {suffixes}"
            yield unreadable(shown(path), message + self._without())

    def pattern(self, pattern: str) -> Iterator[str | Notice]:
        """The readable files that match, or lie in a folder that matches."""
        matches = sorted(glob.glob(pattern, recursive=True))
        if not matches:
            yield unreadable(shown(pattern), "no file matches this pattern; check its spelling")
        known: dict[str, Ignored | None] = {_fixed(pattern): self._named(_fixed(pattern) or os.curdir).ignored}
        for match in matches:
            if self._left_out(match, known):
                continue
            if not self.limits.follow_links and (link := _linked(match, _fixed(pattern))):
                if link == match:
                    yield _link(match)
            elif os.path.isdir(match):
                # "**" yields folders and what is in them; either way each file is read once.
                yield from self._in(self._named(match)._replace(root=pattern))
            elif (kind(match) and suffix(pattern) == suffix(match)) or is_searched(match):
                yield match
            elif suffix(match) in NAMED:
                self._pass_over(match, pattern)

    def _pass_over(self, path: str, root: str) -> None:
        self.passed_over.setdefault(os.path.normpath(path), root)

    def left(self, read: Collection[str]) -> Iterator[Notice]:
        """How many files under each path were passed over, since only one that is named is read."""
        roots = Counter(root for path, root in self.passed_over.items() if path not in read)
        for root, number in roots.items():
            files = f"{number:,} PDF file{'s' * (number > 1)} under it {'are' if number > 1 else 'is'} passed over"
            remedy = "to have such files read, name them, or a pattern that ends in .pdf"
            extra = "" if reads_pdf() else ", and install the extra pdf"
            yield passed_over(Place(shown(root), "body", 0, 0, 1, 1, ""), f"{files}; {remedy}{extra}")

    def _without(self) -> str:
        """What an editor may have overlooked who finds nothing."""
        left_out = ["what git ignores"] if self.limits.gitignore else []
        if self.limits.excluded:
            left_out.append(f'what "exclude" in {self.limits.excluded.file} names')
        if self.limits.exclude:
            left_out.append("what --exclude names")
        return f", without {' and '.join(left_out)}" if left_out else ""

    def _named(self, path: str) -> Folder:
        return self._beneath(path, (os.path.realpath(path),), self.exclusion.around(path), path)

    def _beneath(self, path: str, above: tuple[str, ...], ignored: Ignored, root: str) -> Folder:
        return Folder(path, above, self.exclusion.in_folder(ignored, path), root)

    def _left_out(self, match: str, known: dict[str, Ignored | None]) -> bool:
        ignored = self._reached(os.path.dirname(match), known)
        path = os.path.join(match, "") if os.path.isdir(match) else match
        return ignored is None or ignored.leaves_out(path) or self.exclusion.excludes(path)

    def _reached(self, folder: str, known: dict[str, Ignored | None]) -> Ignored | None:
        """What is left out in a folder below the one that a pattern names; ``None`` where that is the folder itself."""
        if folder not in known:
            above = self._reached(os.path.dirname(folder), known)
            left_out = above is None or above.leaves_out(os.path.join(folder, ""))
            known[folder] = None if above is None or left_out else self.exclusion.in_folder(above, folder)
        return known[folder]

    def _in(self, folder: Folder) -> Iterator[str | Notice]:
        try:
            with os.scandir(folder.path) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            yield unreadable(shown(folder.path), f"this folder cannot be opened: {reason(error)}")
            return
        for entry in entries:
            if not entry.name.startswith("."):
                yield from self._entry(entry, folder)

    def _entry(self, entry: os.DirEntry[str], folder: Folder) -> Iterator[str | Notice]:
        is_folder = os.path.isdir(entry.path) if entry.is_symlink() else entry.is_dir()
        is_left = not is_folder and searched(entry.name) is False
        if is_left and suffix(entry.name) not in NAMED:
            return
        path = os.path.join(entry.path, "") if is_folder else entry.path
        if folder.ignored.leaves_out(path) or self.exclusion.excludes(path):
            return
        if is_left:
            self._pass_over(path, folder.root)
            return
        if entry.is_symlink() and searched(path) is None and not (is_folder or self.limits.follow_links):
            return  # whether it is news is not looked up through a link
        if not (is_folder or is_searched(path)):
            return
        if entry.is_symlink():
            yield from self._linked(entry.path, folder)
        elif is_folder:
            yield from self._subfolder(entry.path, folder)
        else:
            yield entry.path

    def _subfolder(self, path: str, folder: Folder) -> Iterator[str | Notice]:
        if len(folder.above) >= _MAX_FOLDERS_DEEP:
            yield unreadable(shown(path), f"lies more than {_MAX_FOLDERS_DEEP} folders deep; name it itself")
        else:
            yield from self._in(
                self._beneath(path, (*folder.above, os.path.realpath(path)), folder.ignored, folder.root)
            )

    def _linked(self, path: str, folder: Folder) -> Iterator[str | Notice]:
        target = os.path.realpath(path)
        is_folder = os.path.isdir(target)
        if is_folder and target in folder.above:
            return  # a loop: its folder is being read
        if self.limits.follow_links:
            yield from self._subfolder(path, folder) if is_folder else iter((path,))
        elif not (os.path.exists(target) and _inside(target, folder.above[0])):
            yield _link(path)


def _fixed(pattern: str) -> str:
    """The folder that a pattern names before it begins to fit several.

    >>> _fixed("news/2026-*/*.md"), _fixed("*.md")
    ('news', '')
    """
    while glob.has_magic(pattern):
        pattern = os.path.dirname(pattern)
    return pattern


def is_searched(path: str) -> bool:
    """Whether a file that was not named itself is read; what its name leaves open is told from how it begins."""
    by_name = searched(path)
    named = kind(path)
    if by_name is not None or named is None:
        return bool(by_name) and not was_written(path)
    try:
        if not os.path.isfile(path):
            return False  # a pipe would be waited for
        with open(path, "rb") as file:
            return is_news(file.read(HEAD_BYTES), named)
    except OSError:
        return False


def _inside(path: str, folder: str) -> bool:
    return os.path.commonpath((path, folder)) == folder


def _link(path: str) -> Notice:
    return unreadable(shown(path), "is a link, which is not followed; name its target")
