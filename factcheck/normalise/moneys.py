"""Whose money a name means that several countries call theirs by: "the peso" of a text about Chile."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from factcheck.model.subject import Subject
from factcheck.model.text import Text
from factcheck.model.units import UnitTable
from factcheck.normalise.lexicon import Lexicon
from factcheck.normalise.scene import Name, Scene

# What the name of a country is told with: "Serbian", "Kuwaitis".
ENDINGS = "(?:s|n|ns|i|is|ian)?"


class Moneys:
    """The moneys that a text may mean by a name, settled by the countries spoken of."""

    def __init__(self, text: Text, texts: Sequence[Text], table: UnitTable, lexicon: Lexicon) -> None:
        self.text, self.texts, self.table, self.lexicon = text, texts, table, lexicon

    def meant(self, name: Name, scene: Scene) -> Name | None:
        """The name as that of one country's money; ``None`` where it stays open whose is meant."""
        alias = " ".join(token.text for token in scene.words[name.first : name.last])
        sharing = self.lexicon.moneys.get(alias)
        if sharing is None:
            return name
        known = {code: subject for subject in sharing if (code := self._code(subject)) is not None}
        codes = self._spoken_of(known, scene, alias.rpartition(" ")[2])
        if len(codes) == 1:
            return self._of(name, known[next(iter(codes))])
        usual = next((subject for subject in sharing if alias in subject.aliases), None)
        return self._of(name, usual) if usual else None

    def _of(self, name: Name, subject: Subject) -> Name:
        return name._replace(subject=subject.name, known=subject, weak=False)

    def _code(self, subject: Subject) -> str | None:
        form = self.table.words.get(subject.name.lower())
        return form.symbol if form else None

    def _spoken_of(self, codes: Collection[str], scene: Scene, word: str) -> frozenset[str]:
        """Of which of these the sentence speaks, or else its paragraph, or the text with its headline.

        A money that the sentence calls in full is another one: "the peso fell while the Colombian peso rose".
        """
        paragraph = self.text.blocks[scene.sentence.block].span
        named, others = self._countries(self.text.content[slice(*scene.sentence.span)], codes, word)
        if named:
            return named
        for content in (self.text.content[slice(*paragraph)], "\n".join(text.content for text in self.texts)):
            found = frozenset.union(*self._countries(content, codes, word)) - others
            if found:
                return found
        return frozenset()

    def _countries(self, content: str, codes: Collection[str], word: str) -> tuple[frozenset[str], frozenset[str]]:
        """Of which countries something is told, and whose money is called by its full name."""
        folded, spoken = content.lower(), self.table.spoken_in
        named: set[str] = set()
        called: set[str] = set()
        for found in _names(self.table, frozenset(codes)).finditer(folded):
            (called if folded.startswith(f" {word}", found.end()) else named).add(spoken[found[1]])
        return frozenset(named), frozenset(called)


@lru_cache(maxsize=16)
def _names(table: UnitTable, codes: frozenset[str]) -> re.Pattern[str]:
    """The names of the countries of some moneys, longest first."""
    names = sorted((name for name, code in table.spoken_in.items() if code in codes), key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(map(re.escape, names)) or '(?!)'}){ENDINGS}\b")
