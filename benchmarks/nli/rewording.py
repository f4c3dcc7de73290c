"""A sentence reworded, turned about, or made to speak of something else: by exchanging words from a table."""

from __future__ import annotations

import random
import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_name("words.toml")
AUXILIARY = re.compile(r"\b(is|are|was|were|will|would|can|could|should|has|have|had|must)\b(?! not| n't)")
NEGATED = re.compile(r"\b(is|are|was|were|will|would|can|could|should|has|have|had|must|did|does|do) (?:not|n't) ")
SUBORDINATE = re.compile(
    r" ?, (?:which|who|where|while|although|though|as|with|according to|including|after|because) .*?(?= , | \.$)"
)
OPENING = re.compile(r"^(?:in|on|at|after|since|during|according to|despite|for|by|meanwhile|however) [^,]{1,80} , ")
SAID = re.compile(r" , (?:[^,]{1,60} )?(?:said|says|reported|told)(?: [^,]{1,60})?(?= \.$)")
AND = re.compile(
    r" (?:, )?(?:and|but|while) (?=\w+ (?:\w+ )?(?:is|are|was|were|has|had|will|rose|fell|said|\w+ed)\b).*?(?= \.$)"
)
NON_FACTIVE = (
    "{who} expected that {s}", "{who} doubted whether {s}", "{who} claimed that {s}", "it is not clear whether {s}",
    "{who} asked whether {s}", "{who} feared that {s}", "if {s} , {who} will have to decide", "rumours that {s} spread",
    "{who} hoped that {s}", "{who} warned that , unless things change , {s}", "it is possible that {s}", "perhaps {s}",
    "{who} believed that {s}", "{who} could not say that {s}", "supposedly {s}",
)  # fmt: skip
FACTIVE = (
    "{who} confirmed that {s}", "it turned out that {s}", "{who} learned that {s}", "{who} was glad that {s}",
    "{who} acknowledged that {s}", "{who} noticed that {s}", "as {who} had seen before , {s}", "in fact {s}",
    "it is certain that {s}", "{who} was surprised that {s}", "clearly , {s}", "after a long meeting , {s}",
)  # fmt: skip
DENIED = ("it is not true that {s}", "{who} found it to be false that {s}", "it is wrong to say that {s}")
WHO = (
    "the minister", "analysts", "the bank", "officials", "the board", "the report", "a spokesperson", "the paper",
    "economists", "the lawyer", "investors", "the chairman", "residents", "the committee",
)  # fmt: skip


class Exchange(NamedTuple):
    """A run of words and what may stand in its place."""

    words: str
    others: tuple[str, ...]


class Table:
    """The words of words.toml, ready to be found in a sentence."""

    def __init__(self, path: Path = TABLE) -> None:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        self.same = self._read(found for group in told["same"] for found in matched(group["forms"], group["forms"]))
        pairs = [sides for entry in told["opposite"] for sides in (entry["sides"], entry["sides"][::-1])]
        self.opposite = self._read(found for ours, theirs in pairs for found in matched(ours, theirs))
        lists = [entry["words"] for entry in told["other"]]
        self.other = self._read((word, other) for words in lists for word in words for other in words if word != other)
        moves = self._pattern(told["still"]["up_or_down"]).pattern
        self.moves = re.compile(rf"(?<!have )(?<!has )(?<!had )(?<!been )(?<!not ){moves}")
        self.still = told["still"]["past"]

    @staticmethod
    def _pattern(words: Sequence[str]) -> re.Pattern[str]:
        longest_first = sorted(set(words), key=lambda word: (-len(word), word))
        return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")

    def _read(self, pairs: object) -> tuple[re.Pattern[str], dict[str, list[str]]]:
        held: defaultdict[str, set[str]] = defaultdict(set)
        for word, other in pairs:  # type: ignore[attr-defined]
            held[word].add(other)
        return self._pattern(list(held)), {word: sorted(others) for word, others in held.items()}


def matched(ours: Sequence[Sequence[str]], theirs: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """Each form with the same form of another entry; forms that several entries share are exchanged for none."""
    pairs = [(a[at], b[at]) for a in ours for b in theirs if a != b for at in range(min(len(a), len(b)))]
    return [(a, b) for a, b in pairs if a != b]


class Reworder:
    """Makes sentences out of one; every choice comes from one seeded source of chance."""

    def __init__(self, table: Table, chance: random.Random) -> None:
        self.table, self.chance = table, chance

    def reworded(self, sentence: str, most: int = 3) -> str:
        """Up to so many words exchanged for others of the same sense."""
        return self._exchanged(sentence, self.table.same, self.chance.randint(1, most))

    def turned(self, sentence: str) -> str | None:
        """The sentence with one word turned about, or negated, or its movement stilled."""
        ways: list[Callable[[str], str | None]] = [
            self._opposed,
            self._opposed,
            self._opposed,
            self.negated,
            self._stilled,
        ]
        self.chance.shuffle(ways)
        return next((made for way in ways if (made := way(sentence)) and made != sentence), None)

    def elsewhere(self, sentence: str) -> str | None:
        """The same words about another part, place or measure."""
        made = self._exchanged(sentence, self.table.other, 1)
        return made if made != sentence else None

    def shortened(self, sentence: str) -> str | None:
        """The sentence without one of its clauses: what it then says, it said before."""
        patterns = [SUBORDINATE, OPENING, SAID, AND]
        self.chance.shuffle(patterns)
        for pattern in patterns:
            made = pattern.sub("", sentence, count=1)
            if made != sentence and len(made.split()) >= 5:
                return made
        return None

    def embedded(self, sentence: str, frames: Sequence[str]) -> str:
        """The sentence inside another, which may or may not vouch for it."""
        bare = sentence.rstrip(" .")
        return self.chance.choice(frames).format(s=bare, who=self.chance.choice(WHO)) + " ."

    def weakened(self, sentence: str) -> str | None:
        """What was said to be, said only to be possible."""
        made = re.sub(r"\bwill\b", self.chance.choice(["may", "could", "might"]), sentence, count=1)
        if made != sentence:
            return made
        made = re.sub(
            r"\b(is|are|was|were)\b", self.chance.choice(["may be", "could be", "may have been"]), sentence, count=1
        )
        return made if made != sentence else None

    def _exchanged(self, sentence: str, words: tuple[re.Pattern[str], dict[str, list[str]]], most: int) -> str:
        pattern, others = words
        found = list(pattern.finditer(sentence))
        for match in sorted(self.chance.sample(found, min(most, len(found))), key=lambda m: -m.start()):
            other = self.chance.choice(others[match[0]])
            sentence = sentence[: match.start()] + other + sentence[match.end() :]
        return sentence

    def _opposed(self, sentence: str) -> str | None:
        # The first such word is as a rule that of the main clause; one in an afterthought may leave the rest true.
        pattern, others = self.table.opposite
        found = pattern.search(sentence)
        if found is None:
            return None
        return sentence[: found.start()] + self.chance.choice(others[found[0]]) + sentence[found.end() :]

    def negated(self, sentence: str) -> str:
        """The sentence with "not" behind its first auxiliary, or without its first "not"."""
        if NEGATED.search(sentence):
            return NEGATED.sub(r"\1 ", sentence, count=1)
        return AUXILIARY.sub(r"\1 not", sentence, count=1)

    def _stilled(self, sentence: str) -> str | None:
        return self.table.moves.sub(lambda _: self.chance.choice(self.table.still), sentence, count=1)
