"""An archive of any size: distinct articles made of pieces of real ones.

Copies would measure the collapsing of copies. So each piece gets other names, drawn as often as they occur in the
corpora, and other figures of the same form; years, and days after a month, stay.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, count, islice
from pathlib import Path
from random import Random

from place import Row, rows

SEED = 20261101
LENGTH = 1500  # characters after which a piece ends with its sentence
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])")
NAME = re.compile(rf"(?<=[a-z,;] )(?!(?:{MONTHS}|{DAYS})\b)[A-Z][a-z]{{2,}}(?: [A-Z][a-z]{{2,}}){{0,3}}\b")
FIGURE = re.compile(rf"((?:{MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? \d+)|(?<![\d.])\d[\d,.]*")
YEAR = re.compile(r"(?:19|20)\d\d[,.]?")


@dataclass(frozen=True, slots=True)
class Names:
    """Names and how often they occur, summed up, to draw from."""

    names: Sequence[str]
    weights: Sequence[int]

    def drawn(self, random: Random) -> str:
        return random.choices(self.names, cum_weights=self.weights)[0]


def articles(corpora: Sequence[Path], number: int) -> Iterator[Row]:
    """So many articles, the same ones in the same order each time; a smaller number gives the first of them."""
    pieces = [piece for path in corpora for record in rows(path) for piece in pieces_of(record)]
    Random(SEED).shuffle(pieces)
    names = counted(pieces)
    taken: set[str] = set()
    made = (
        piece | {"body": changed(piece["body"], names, Random(f"{SEED} {turn} {at}"))}
        for turn in count()
        for at, piece in enumerate(pieces)
    )
    fresh = (row for row in made if row["body"] not in taken and not taken.add(row["body"]))
    for at, row in enumerate(islice(fresh, number)):
        yield row | {"id": f"a{at:06}"}


def pieces_of(record: Row) -> Iterator[Row]:
    """The sentences of an article, about as many together as make a news item."""
    held: list[str] = []
    for sentence in SENTENCE_END.split(record["body"]):
        held.append(sentence)
        if sum(map(len, held)) >= LENGTH:
            yield {"date": record["date"], "body": " ".join(held)}
            held = []


def counted(pieces: Sequence[Row]) -> Names:
    found = Counter(name for piece in pieces for name in NAME.findall(piece["body"]))
    return Names(list(found), list(accumulate(found.values())))


def changed(body: str, names: Names, random: Random) -> str:
    """The same text with other names and figures."""
    return FIGURE.sub(lambda match: refigured(match, random), renamed(body, names, random))


def renamed(body: str, names: Names, random: Random) -> str:
    own = sorted(dict.fromkeys(NAME.findall(body)), key=len, reverse=True)
    if not own:
        return body
    new: Mapping[str, str] = {name: names.drawn(random) for name in own}
    return re.sub(rf"\b(?:{'|'.join(map(re.escape, own))})\b", lambda match: new[match[0]], body)


def refigured(match: re.Match[str], random: Random) -> str:
    """Other digits where digits stood, the first none of them 0."""
    if match[1] or YEAR.fullmatch(match[0]):
        return match[0]
    digits = (char if not char.isdigit() else random.choice("0123456789" if at else "123456789")
              for at, char in enumerate(match[0]))  # fmt: skip
    return "".join(digits)
