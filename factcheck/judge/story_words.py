"""The words a pack knows of what stories count, answer and refer to, as patterns; each is made when it is asked for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, cached_property

from factcheck.judge.story_kinds import Kinds, either
from factcheck.model.later import later
from factcheck.model.newcomer import newcomer
from factcheck.model.of_pack import OfPack
from factcheck.model.pack import RulePack
from factcheck.model.stem import stem

TWO_SIDED = frozenset(
    {"improve", "recover", "strengthen", "weaken", "ease", "widen", "narrow", "deteriorate", "add", "lose", "contract"}
)


def _forms(words: Mapping[str, Mapping[str, tuple[str, ...]]], way: str) -> str:
    """The forms of the verbs of one way, those aside that say how good it is and not how much."""
    verbs = [verb for group in ("direction_verb", "direction_transitive") for verb in words[group][way]]
    plain = [verb for verb in verbs if " " not in verb and verb not in TWO_SIDED]
    regular = [rf"{re.escape(verb.removesuffix('e'))}(?:e?s?|e?d|ing|{verb[-1]}ed|{verb[-1]}ing)" for verb in plain]
    return "|".join((*regular, *(form for verb in plain for form in words["irregular"].get(verb, ()))))


# "The rise brought inflation to 19.8 percent": a rise of something else, be it to less than it was.
BROUGHT = r"(?:brought|brings?|took|takes?|left|leaves?|puts?)\b"
Phrases = tuple[tuple[str, tuple[str, ...]], ...]
LABEL = later(r"%\(([^)]*)\)s")


@cache
def _labels(shape: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(LABEL.findall(shape)))


@cache
def _shaped(shape: str, told: Phrases) -> re.Pattern[str]:
    """A shape with the words of each label in it, the longest first; a star stands for any ending of a word."""
    return re.compile(shape % {label: either(words).replace(r"\*", r"\w*") for label, words in told})


class Cues(dict[str, "re.Pattern[str]"]):
    """The phrases of a table by their labels, as patterns."""

    def __init__(self, phrases: Mapping[str, tuple[str, ...]]) -> None:
        self._phrases = phrases

    def __missing__(self, label: str) -> re.Pattern[str]:
        self[label] = made = re.compile(rf"\b(?:{either(self._phrases[label])})\b")
        return made


class Spoken:
    """A pack and the patterns made of its words."""

    def __init__(self, pack: RulePack) -> None:
        self.pack = pack
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._nouns: dict[str, frozenset[str]] = {}

    def pattern(self, shape: str) -> re.Pattern[str]:
        """A shape with the words in it that the pack has under the labels of ``told_as``: "(?:%(rest)s) of"."""
        if shape not in self._patterns:
            told = self.pack.words.phrases["told_as"]
            self._patterns[shape] = _shaped(shape, tuple((label, told[label]) for label in _labels(shape)))
        return self._patterns[shape]

    def nouns(self, label: str) -> frozenset[str]:
        """The stems of the words under a label of ``told_as``."""
        if label not in self._nouns:
            self._nouns[label] = frozenset(map(stem, self.pack.words.phrases["told_as"][label]))
        return self._nouns[label]

    def of_one_kind(self, a: str, b: str) -> bool:
        """Whether one of two nouns may stand for the other: "planes", "aircraft"."""
        return any({a, b} <= kind for kind in self._kinds_of_things)

    @cached_property
    def _kinds_of_things(self) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(map(stem, words)) for words in self.pack.words.phrases["alike"].values())

    @cached_property
    def once(self) -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
        """The words for what happens to somebody once by their first, each with its kind."""
        found: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for kind, phrases in self.pack.words.phrases["once"].items():
            for words in map(str.split, phrases):
                found[words[0]].append((tuple(words), kind))
        return found

    @cached_property
    def multiplied(self) -> Mapping[str, Decimal]:
        """What each verb does to a level: "tripled"."""
        return {word: Decimal(many) for many, words in self.pack.words.phrases["multiplied"].items() for word in words}

    @cached_property
    def multiples(self) -> re.Pattern[str]:
        """One of these verbs."""
        return re.compile(rf"\b(?P<word>{either(self.multiplied)})\b")

    @cached_property
    def kinds(self) -> Kinds:
        """The kinds of count."""
        return Kinds(self.pack)

    @cached_property
    def undergone(self) -> Mapping[str, re.Pattern[str]]:
        """What is told of those who are counted by a kind, further behind their number."""
        return {
            kind: later(rf"\b(?:{either(words)})\b") for kind, words in self.pack.words.phrases["undergone"].items()
        }

    @cached_property
    def general(self) -> frozenset[str]:
        """Nouns that count anybody: people who were killed are the victims."""
        return frozenset(self.pack.words.phrases["set"]["anybody"])

    @cached_property
    def called_people(self) -> frozenset[str]:
        """The stems of the nouns of those of whom "people" may be said."""
        return frozenset(map(stem, self.pack.words.phrases["set"]["people"]))

    @cached_property
    def dying(self) -> frozenset[str]:
        """The stems of the words that say that somebody died."""
        return frozenset(map(stem, self.pack.words.phrases["set"]["dying"]))

    def newcomer(self, said: str) -> bool:
        """Whether a sentence begins with a body that was not told of before."""
        words = self.pack.words.phrases["set"]
        return newcomer(said, words["newcomer"], words["newcomer_does"])

    @cached_property
    def people(self) -> frozenset[str]:
        """Nouns that count people, whoever they are; "" where what is counted goes unsaid."""
        return frozenset({"", *self.general, *(noun for nouns in self.partitions for noun in nouns)})

    @cached_property
    def partitions(self) -> tuple[frozenset[str], ...]:
        """Sets of nouns of which those of one set, told together, leave nobody out."""
        return tuple(frozenset(map(stem, words)) for words in self.pack.words.phrases["partition"].values())

    @cached_property
    def idle(self) -> frozenset[str]:
        """The stems of words that tell nothing of what a figure is of."""
        words = self.pack.words.phrases
        return frozenset(map(stem, (*words["stop"]["word"], *words["set"]["hedge"], *words["set"]["plain"], "said")))

    @cached_property
    def moved(self) -> Mapping[str, re.Pattern[str]]:
        """How a level is told to have risen or fallen to another: "slipped to"."""
        words = self.pack.words.phrases
        return {
            way: re.compile(rf"\b(?:{_forms(words, way)})\b(?! {BROUGHT})[^‹;:,]{{0,40}} to(?: [a-z]+){{0,2}} ?$")
            for way in ("up", "down")
        }

    @cached_property
    def members(self) -> frozenset[str]:
        """Nouns of the parts that a company is made of."""
        return frozenset(map(stem, self.pack.words.phrases["set"]["divisions"]))

    @cached_property
    def answers(self) -> Mapping[str, Mapping[str, re.Pattern[str]]]:
        """How each answer to each question is told: "trend: up" by "increase", "rose"."""
        found: dict[str, dict[str, re.Pattern[str]]] = {}
        for label, words in self.pack.words.phrases["answer"].items():
            question, _, answer = label.partition(": ")
            found.setdefault(question, {})[answer] = later(rf"\b(?:{either(words)})\b")
        return found

    @cached_property
    def referred(self) -> Mapping[str, re.Pattern[str]]:
        """What an amount is called once it is known: "the $4 billion deal"."""
        return {
            label: later(rf"(?:[a-z-]+ )??(?:{either(words)})\b")
            for label, words in self.pack.words.phrases["referred"].items()
        }

    @cached_property
    def introduced(self) -> Mapping[str, re.Pattern[str]]:
        """What leads to an amount that is then called so: "agreed to buy Tallis for"."""
        return {
            label: later(rf"\b(?:{either(words)})\b", re.IGNORECASE)
            for label, words in self.pack.words.phrases["introduced"].items()
        }

    @cached_property
    def cues(self) -> Cues:
        """Words that tell the part a figure near them plays in a sum: some of it, what is left of it, what is added."""
        return Cues(self.pack.words.phrases["derived"])

    @cached_property
    def when(self) -> Cues:
        """Words that tell beginnings, ends and lengths of time."""
        return Cues(self.pack.words.phrases["when"])

    @cached_property
    def bounds(self) -> Cues:
        """Words that tell limits, records and places."""
        return Cues(self.pack.words.phrases["bound"])

    @cached_property
    def opposed(self) -> Mapping[str, Mapping[str, re.Pattern[str]]]:
        """The sides of each question that nobody takes both of: "yes" by "for", "no" by "against"."""
        found: dict[str, dict[str, re.Pattern[str]]] = {}
        for label, words in self.pack.words.phrases["opposed"].items():
            question, _, side = label.partition(": ")
            found.setdefault(question, {})[side] = later(rf"\b(?:{either(words)})\b")
        return found


SPOKEN = OfPack(Spoken)
