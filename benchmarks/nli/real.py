"""Pairs made of real sentences: reworded, shortened, turned about, or moved to another subject, measure or part."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from events import Labelled
from rewording import DENIED, FACTIVE, NON_FACTIVE, Reworder

from factcheck import read
from factcheck.model.article import Article
from factcheck.model.pack import RulePack
from factcheck.model.placeholders import masked
from factcheck.pipeline import understand

FEWEST, MOST = 6, 45  # words of a sentence
TOKEN = re.compile(r"[\w.'-]+|[^\w\s]")
FIGURE = re.compile(r"\d+(?:\.\d+)?")
SPOKEN = re.compile(r"\b(?:i|you|we)\b|\(\(")  # an interview: who speaks is not said
KINDS = {"company", "country", "region", "central_bank", "agency", "person", "index", "commodity"}


class Sentence(NamedTuple):
    """A sentence in small letters with its figures masked, the words as printed, and the names it holds."""

    article: str
    text: str
    printed: str


def sentences(corpus: Path, pack: RulePack, most: int, chance: random.Random) -> Iterator[list[Sentence]]:
    """The sentences of so many articles, article by article, in an order drawn by chance."""
    with gzip.open(corpus, "rt", encoding="utf-8") as file:
        lines = file.readlines()
    for line in chance.sample(lines, min(most, len(lines))):
        record = json.loads(line)
        article = read.article(
            record["body"], id=record["id"], title=record.get("title") or None, date=record.get("date") or None
        )
        yield list(_sentences(article, pack))


def _sentences(article: Article, pack: RulePack) -> Iterator[Sentence]:
    held = {(said.place.field, said.place.start): masked(said) for said in understand(article, pack).reading.statements}
    for text in article.texts:
        for sentence in text.sentences:
            printed = " ".join(text.quote(sentence.span).split())
            place = text.place(article.path, sentence.span)
            plain = " ".join(TOKEN.findall(printed)).replace(" .", ".").rstrip(".").lower() + " ."
            shown = held.get((text.field, place.start), plain)
            if FEWEST <= len(shown.split()) <= MOST and printed.endswith(".") and not SPOKEN.search(shown):
                yield Sentence(article.id, shown, printed)


class Names:
    """The names of a pack as they stand in small letters, with others of the same kind to exchange them for."""

    def __init__(self, pack: RulePack, part: int, chance: random.Random) -> None:
        self.chance = chance
        kept = [subject for subject in pack.subjects if subject.kind in KINDS]
        self.of_kind = {
            kind: [
                subject.name.lower()
                for at, subject in enumerate(kept)
                if subject.kind == kind and at % 10 in PARTS[part]
            ]
            for kind in KINDS
        }
        self.kind: dict[str, str] = {}
        self.aliases: dict[str, list[str]] = {}
        for subject in kept:
            names = [name.lower() for name in (subject.name, *subject.aliases) if len(name) >= 4]
            for name in names:
                self.kind[name] = subject.kind
                self.aliases[name] = [other for other in names if other != name]
        longest_first = sorted(self.kind, key=lambda name: (-len(name), name))
        self.pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")

    def companies(self) -> list[str]:
        return self.of_kind["company"]

    def exchanged(self, sentence: str) -> str | None:
        """The sentence with one name, wherever it stands, replaced by another of its kind."""
        found = self.pattern.findall(sentence)
        if not found:
            return None
        name = self.chance.choice(found)
        other = self.chance.choice(self.of_kind[self.kind[name]])
        return None if other in sentence or name in other else self._put(sentence, name, other)

    def renamed(self, sentence: str) -> str | None:
        """The sentence with one name replaced by another name of the same subject."""
        found = [name for name in self.pattern.findall(sentence) if self.aliases[name]]
        if not found:
            return None
        name = self.chance.choice(found)
        return self._put(sentence, name, self.chance.choice(self.aliases[name]))

    def swapped(self, sentence: str) -> str | None:
        """The sentence with two names in each other's place."""
        found = list(self.pattern.finditer(sentence))
        names = {match[0] for match in found}
        if len(found) < 2 or len(names) < 2:
            return None
        a, b = self.chance.sample(sorted(names), 2)
        return self._put(self._put(self._put(sentence, a, "\0"), b, a), "\0", b)

    @staticmethod
    def _put(sentence: str, name: str, other: str) -> str:
        return re.sub(rf"(?<![\w-]){re.escape(name)}(?![\w-])", lambda _: other, sentence)


PARTS = (range(8), range(8, 10))  # subjects to train with, and those of the held-out pairs


def pairs(article: Sequence[Sentence], reworder: Reworder, names: Names, chance: random.Random) -> Iterator[Labelled]:
    """What can be made of the sentences of one article."""
    for sentence in article:
        yield from _made(sentence, reworder, names, chance)
    for one, two in pairwise(article):
        if chance.random() < 0.25:
            yield Labelled(one.text, two.text, "neutral")
    if len(article) > 4:
        for _ in range(len(article) // 4):
            one, two = chance.sample(list(article), 2)
            yield Labelled(one.text, two.text, "neutral")


def _made(sentence: Sentence, reworder: Reworder, names: Names, chance: random.Random) -> Iterator[Labelled]:
    s = sentence.text

    def loose(made: str) -> str:
        return reworder.reworded(made, 2) if chance.random() < 0.6 else made

    made: list[Labelled] = []
    other = reworder.reworded(names.renamed(s) or s if chance.random() < 0.5 else s)
    if other != s:
        made.append(Labelled(s, other, "entailment"))
    elif chance.random() < 0.2:
        made.append(Labelled(s, s, "entailment"))
    short = reworder.shortened(s)
    if short:
        made.append(Labelled(s, loose(short), "entailment"))
        made.append(Labelled(loose(short), s, "neutral"))
    if (turned := reworder.turned(s)) is not None:
        made.append(Labelled(s, loose(turned), "contradiction"))
        if short and (turned_short := reworder.turned(short)):
            made.append(Labelled(s, loose(turned_short), "contradiction"))
    moved = (reworder.elsewhere(s), names.exchanged(s), names.swapped(s), reworder.weakened(s))
    made += [Labelled(s, loose(changed), "neutral") for changed in moved if changed is not None]
    weak = reworder.weakened(s)
    if weak is not None:
        made.append(Labelled(weak, s, "neutral"))
    if len(s.split()) < 25 and chance.random() < 0.4:
        made.append(Labelled(reworder.embedded(s, FACTIVE), loose(s), "entailment"))
        made.append(Labelled(*chance.sample([reworder.embedded(s, NON_FACTIVE), s], 2), "neutral"))
        made.append(Labelled(*chance.sample([reworder.embedded(s, DENIED), s], 2), "contradiction"))
    if FIGURE.search(sentence.printed) and chance.random() < 0.5:
        made += _as_written(sentence.printed.lower(), reworder, chance)
    by_label = {
        label: [pair for pair in made if pair.label == label] for label in ("entailment", "neutral", "contradiction")
    }
    for held in by_label.values():
        yield from chance.sample(held, min(2, len(held)))


def _as_written(printed: str, reworder: Reworder, chance: random.Random) -> Iterator[Labelled]:
    """Figures left as they stand: the same ones in other words, or one of them another."""
    yield Labelled(printed, reworder.reworded(printed), "entailment")
    found = chance.choice(list(FIGURE.finditer(printed)))
    other = str(int(float(found[0]) * chance.choice([2, 3, 5, 10])) + chance.randint(1, 9))
    yield Labelled(
        printed, reworder.reworded(printed[: found.start()] + other + printed[found.end() :]), "contradiction"
    )
