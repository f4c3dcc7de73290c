"""A pack's words of stance, laid out for looking up while a sentence is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from factcheck.model.inflect import plural, verb_forms
from factcheck.model.pack import RulePack
from factcheck.model.statement import Pole
from factcheck.model.stem import stem


class Side(NamedTuple):
    """The words of a phrase behind its first, and where it stands."""

    rest: tuple[str, ...]
    poles: frozenset[Pole]


@dataclass(frozen=True)
class StanceWords:
    """``sides`` by the first word of a phrase, the longest first, and every set of [stance] by its label.

    ``saying``, ``refusing``, ``settling`` and ``light`` hold every form, ``appointing`` the roots. ``called`` gives the
    one word for what newsrooms call by several, ``bases`` the verb of an irregular form.
    """

    sides: Mapping[str, Sequence[Side]]
    sets: Mapping[str, frozenset[str]]
    saying: frozenset[str]
    refusing: frozenset[str]
    settling: frozenset[str]
    light: frozenset[str]
    appointing: frozenset[str]
    undenied: frozenset[str]
    called: Mapping[str, str]
    bases: Mapping[str, str]

    def root(self, word: str) -> str:
        """What all forms of a verb have in common."""
        return root(self.bases.get(word, word))

    def stem(self, word: str) -> str:
        """The stem of a word, or of the one that stands for it."""
        return self.called.get(word) or stem(word)


SHORTEST = 3  # letters of a word that is no form of a shorter one

_WORDS: dict[str, StanceWords] = {}


def stance_words(pack: RulePack) -> StanceWords:
    """The pack's words of stance, laid out once for each digest."""
    if pack.digest not in _WORDS:
        _WORDS[pack.digest] = _laid_out(pack)
    return _WORDS[pack.digest]


def root(word: str) -> str:
    """What the forms of a verb have in common, as far as rules go.

    >>> {root(word) for word in ("close", "closed", "closing", "closes")}, root("planned") == root("plans")
    ({'clos'}, True)
    >>> root("named") == root("name")
    True
    """
    short = word[:-2] if word.endswith("ed") and len(word) > SHORTEST else stem(word).rstrip("e")
    if short.endswith("y"):
        short = short[:-1] + "i"
    return short[:-1] if len(short) > 3 and short[-1] == short[-2] else short


def _laid_out(pack: RulePack) -> StanceWords:
    phrases = pack.words.phrases
    irregular = phrases.get("irregular", {})
    sets = {label: frozenset(words) for label, words in phrases["stance"].items()}

    def forms(label: str) -> frozenset[str]:
        return frozenset(form for verb in sets[label] for form in verb_forms(verb, irregular))

    return StanceWords(
        sides=_sides(phrases["pole"], irregular),
        sets=sets,
        saying=forms("saying"),
        refusing=forms("refusing"),
        settling=forms("settling"),
        light=forms("light") | frozenset(map(plural, sets["light"])),
        appointing=frozenset(map(root, sets["appointing"])),
        undenied=frozenset(phrases["set"]["undenied"]) - {"to", "be"},
        called={word: stem(name) for name, words in phrases["synonym"].items() for word in words},
        bases={form: base for base, forms in irregular.items() for form in forms},
    )


def _sides(axes: Mapping[str, Sequence[str]], irregular: Mapping[str, Sequence[str]]) -> dict[str, list[Side]]:
    held: dict[tuple[str, ...], set[Pole]] = {}
    for form, pole in _forms(axes, irregular):
        held.setdefault(tuple(form.split()), set()).add(pole)
    found: dict[str, list[Side]] = {}
    for (first, *rest), poles in held.items():
        found.setdefault(first, []).append(Side(tuple(rest), frozenset(poles)))
    for sides in found.values():
        sides.sort(key=lambda side: -len(side.rest))
    return found


def _forms(axes: Mapping[str, Sequence[str]], irregular: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, Pole]]:
    for label, words in axes.items():
        axis, _, side = label.partition(" ")
        for word in words:
            for form in (*verb_forms(word, irregular), plural(word)):
                yield form, (axis, side)
