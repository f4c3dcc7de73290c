"""What happens at a time: the kind of event told nearest to it in its sentence, by the words of a pack."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

# Each kind of event by the first of the words that tell it.
Happenings = Mapping[str, list[tuple[tuple[str, ...], str]]]


def happenings(phrases: Mapping[str, Sequence[str]]) -> Happenings:
    """The words of each kind, as ``happens`` looks them up."""
    found: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for kind, listed in phrases.items():
        for phrase in listed:
            said = tuple(phrase.split())
            found[said[0]].append((said, kind))
    return found


def happens(tokens: Sequence[str], at: int, words: Happenings, near: int, *, all_: bool = False) -> frozenset[str]:
    """What is told to happen within so many tokens of a time: the nearest of it, or all."""
    first = max(0, at - near)
    found = [
        (max(place - at, at - place - len(said) + 1), kind)
        for place, token in enumerate(tokens[first : at + near], first)
        for said, kind in words.get(token, ())
        if tuple(tokens[place : place + len(said)]) == said
    ]
    nearest = min(found, default=(0, ""))[0]
    return frozenset(kind for far, kind in found if all_ or far == nearest)
