"""What happens at a time: the kinds of event told near it in its sentence, by the words of a pack."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

# Each kind of event by the first of the words that tell it.
Happenings = Mapping[str, list[tuple[tuple[str, ...], str]]]


def happenings(phrases: Mapping[str, Sequence[str]]) -> Happenings:
    """The words of each kind, as ``happening`` looks them up."""
    found: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for kind, listed in phrases.items():
        for phrase in listed:
            said = tuple(phrase.split())
            found[said[0]].append((said, kind))
    return found


class Happening(NamedTuple):
    """The kinds of event told nearest to a time, and all that are told near it."""

    nearest: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()


def happening(tokens: Sequence[str], at: int, words: Happenings, near: int) -> Happening:
    """What is told to happen within so many tokens of a time."""
    first = max(0, at - near)
    found = [
        (max(place - at, at - place - len(said) + 1), kind)
        for place, token in enumerate(tokens[first : at + near], first)
        for said, kind in words.get(token, ())
        if tuple(tokens[place : place + len(said)]) == said
    ]
    nearest = min(found, default=(0, ""))[0]
    return Happening(
        frozenset(kind for far, kind in found if far == nearest),
        frozenset(kind for _, kind in found),
    )
