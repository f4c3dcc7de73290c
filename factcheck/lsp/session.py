"""What an editor has open, held against the articles of its workspace. One thing is done at a time."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.uris import from_fs_path, to_fs_path

from factcheck.desk import Desk
from factcheck.lsp.actions import Abilities, Offer, offered
from factcheck.lsp.diagnostics import told
from factcheck.lsp.positions import Page
from factcheck.model.finding import Report
from factcheck.model.settings import Settings
from factcheck.model.text import Place
from factcheck.read import text_of
from factcheck.read.kinds import kind
from factcheck.report import as_hover
from factcheck.watching import Watch

if TYPE_CHECKING:
    from factcheck.cache import Store

WITHOUT_LINES = ("docx", "pdf")
MOMENT = 0.1  # seconds that a writer may have to wait while the workspace is read


class Session:
    """A workspace, and what its editor has open: each document by its address, under the path of its article."""

    def __init__(self, paths: tuple[str, ...], settings: Settings, encoding: str, store: Store | None = None) -> None:
        self.paths, self.encoding = paths, encoding
        self.desk = Desk(paths, settings)
        self.watch = Watch(self.desk, paths)
        self.open: dict[str, str] = {}
        self.reading = self.desk.reading(store)

    def read_on(self) -> int | None:
        """Reads for a moment; how many articles are read by then, or nothing when all of them are."""
        until = time.monotonic() + MOMENT
        return next((read for read in self.reading if time.monotonic() >= until), None)

    def compare(self) -> None:
        """Holds everything against everything."""
        self.desk.settle()

    def write(self, uri: str, text: str) -> None:
        """Takes the text of a document as it is being written."""
        path = self.open.setdefault(uri, self.path(uri))
        self.desk.write(path, text)

    def close(self, uri: str) -> None:
        """Goes by the file again."""
        path = self.open.pop(uri, None)
        if path is not None:
            self.desk.write(path, None)

    def refresh(self) -> bool:
        """Reads what was saved elsewhere; whether there was anything. Before all is read, nothing is read again."""
        changed = self.watch.changed() if self.desk.is_read else []
        if changed:
            self.desk.change(changed)
        return bool(changed)

    def diagnostics(self) -> dict[str, list[types.Diagnostic]]:
        """What stands against each open document."""
        report = self._report()
        opened = cache(self._opened)
        rules = self.desk.rules.rules
        return {uri: [one.diagnostic for one in told(report, path, opened, rules)] for uri, path in self.open.items()}

    def hover(self, uri: str, position: types.Position, form: types.MarkupKind) -> types.Hover | None:
        """What was understood of the figure at a position, and what it was compared with, in a form of words."""
        page, _ = self._opened(self.open[uri])
        line, column = page.spot(position)
        found = [claim for claim in self.desk.claims(self.open[uri]) if _holds(claim.place, line, column)]
        if not found:
            return None
        claim = min(found, key=lambda one: one.place.end - one.place.start)
        words = as_hover(claim, *self.desk.standing.compared(claim), form.value, self._address)
        return types.Hover(types.MarkupContent(form, words), page.range(claim.place))

    def actions(self, uri: str, within: types.Range, can: Abilities) -> list[Offer]:
        """What may be written so that one finding passes, for each reason that is at hand."""
        shown = told(self._report(), self.open[uri], cache(self._opened), self.desk.rules.rules)
        met = [one for one in shown if _meet(one.diagnostic.range, within)]
        return [action for one in met for action in offered(self.desk, uri, self._opened(self.open[uri])[0], one, can)]

    def _report(self) -> Report:
        return self.desk.report().at_least(self.desk.settings.min_severity)

    def _opened(self, path: str) -> tuple[Page, str]:
        """The page and the address of an article, open or not."""
        uri = next((uri for uri, own in self.open.items() if own == path), None) or from_fs_path(os.path.abspath(path))
        written = self.desk.texts.get(path)
        text = text_of(path, self.desk.limits) if written is None else written.decode("utf-8", "surrogatepass")
        return Page(text or "", self.encoding), uri or path

    def _address(self, place: Place) -> str | None:
        """Where an editor opens a place: a line of a text, or the file of a document that has no lines."""
        uri = next((uri for uri, own in self.open.items() if own == place.path), None)
        uri = uri or from_fs_path(os.path.abspath(place.path))
        return uri if uri is None or kind(place.path) in WITHOUT_LINES else f"{uri}#L{place.file_line},{place.column}"

    def path(self, uri: str) -> str:
        """The path of a document, as a search under the paths of the workspace would tell it."""
        file = to_fs_path(uri) if uri.startswith("file:") else None
        return uri if file is None else next(_beneath(file, self.paths), file)


def _beneath(file: str, paths: Iterable[str]) -> Iterator[str]:
    real = Path(os.path.realpath(file))
    for path in paths:
        root = Path(os.path.realpath(path))
        if real == root:
            yield path
        elif real.is_relative_to(root):
            yield os.path.join(path, real.relative_to(root))


def _holds(place: Place, line: int, column: int) -> bool:
    if place.record is not None:
        return False
    last = place.last or (place.line, place.column + place.end - place.start)
    return (place.line, place.column) <= (line, column) <= last


def _meet(a: types.Range, b: types.Range) -> bool:
    first, last = ((one.line, one.character) for one in (a.start, a.end))
    start, end = ((one.line, one.character) for one in (b.start, b.end))
    return first <= end and start <= last
