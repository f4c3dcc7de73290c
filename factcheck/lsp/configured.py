"""A finding → what to write into the configuration so that it passes, where nothing in its article can do so."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from factcheck.desk import Desk
from factcheck.lsp.passing import Passing
from factcheck.lsp.suppress import WORDS, Figures, quote
from factcheck.model.finding import Finding
from factcheck.model.suppression import Ignore
from factcheck.model.text import Place

OWN, SHARED = "factcheck.toml", "pyproject.toml"
MOST_FIGURES = 8  # that are quoted of one finding


class Entry(NamedTuple):
    """A text that quotes ``figures``, to be put in behind what a configuration holds ``before``.

    ``is_new`` says that there is none yet.
    """

    path: str
    before: str
    text: str
    figures: Figures
    is_new: bool


class Office:
    """The configuration of a workspace, and what might be written into it."""

    def __init__(self, desk: Desk, path: str) -> None:
        self.file = desk.settings.file or OWN
        self.passing = Passing(desk, path, everywhere=True)

    def entry(self, finding: Finding, reason: str) -> Entry | None:
        """The least that lets this finding pass, and no other."""
        now = self.passing.by([])
        place = Place(self.file, "body", 0, 0, 1, 1, "")
        for figures in _figures(finding):
            given = Ignore((finding.rule,), reason, place, is_outside=True, figures=figures)
            if now ^ self.passing.beside(given) == {finding.id}:
                return self._written(finding.rule, figures, reason)
        return None

    def _written(self, rule: str, figures: Figures, reason: str) -> Entry | None:
        """The table in words; nothing where a file that is there would not be TOML with it."""
        path = Path(self.file)
        try:
            before = path.read_bytes().decode("utf-8") if path.exists() else ""
        except (OSError, UnicodeDecodeError):
            return None
        said = {"rule": rule, "figures": figures, "reason": reason}
        name = "tool.factcheck.ignore" if path.name == SHARED else "ignore"
        lines = [f"[[{name}]]", *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in said.items())]
        apart = "" if not before else "\n" if before.endswith("\n") else "\n\n"
        text = apart + "\n".join(lines) + "\n"
        try:
            tomllib.loads((before + text).removeprefix("\ufeff"))
        except ValueError:
            return None
        return Entry(self.file, before, text, figures, not path.exists())


def _figures(finding: Finding) -> Iterator[Figures]:
    """A figure of each side, with more and more words before it."""
    first = [finding.claims[side[0]] for side in finding.sides][:MOST_FIGURES]
    for words in WORDS if first else ():
        yield tuple(dict.fromkeys(quote(claim, words) for claim in first))
