"""Where two sentences tell the opposite of one thing: by their words, whatever a language model makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from factcheck.model.statement import Saying, Told
from factcheck.model.stem import stem

Kind = Literal["sides", "denial", "post"]
LASTING = frozenset({"post"})
MIRRORED = frozenset({"trade"})


class Clash(NamedTuple):
    """Two words of which one rules out the other: they stand on two sides, or one denies what the other tells."""

    kind: Kind
    a: Told
    b: Told
    exact: bool = False


class Scope(NamedTuple):
    """What a word is told of: the other words of its clause, those before it and those behind it."""

    words: tuple[Told, ...]
    before: frozenset[str]
    after: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        return self.before | self.after

    @property
    def apart(self) -> frozenset[str]:
        return frozenset(word.stem for word in self.words if word.apart)

    @property
    def measures(self) -> frozenset[str]:
        return frozenset(word.stem for word in self.words if word.measure)


def clash(a: Saying, b: Saying) -> Clash | None:
    """The first pair of words that cannot both be so, each told of the same."""
    if _two_voices(a, b):
        return None
    found = next((found for found in _opposed(a, b) if _holds(found, a, b)), None)
    return None if found is None else found._replace(exact=_exact(found, a, b))


def _opposed(a: Saying, b: Saying) -> Iterator[Clash]:
    here, there = _stems(a.told), _stems(b.told)
    both_ways = _told_both_ways(a) | _told_both_ways(b)
    for ours in a.told:
        for theirs in b.told:
            if ours.idle or theirs.idle:
                continue
            if ours.denied != theirs.denied:
                if (
                    ours.root not in both_ways
                    and theirs.root not in both_ways
                    and (ours.root == theirs.root or ours.sides & theirs.sides)
                ):
                    yield Clash("denial", ours, theirs)
            elif not ours.denied and ours.stem not in there and theirs.stem not in here and _apart(ours, theirs):
                yield Clash("sides", ours, theirs)
            elif not ours.denied and ours.appoints and theirs.appoints:
                yield Clash("post", ours, theirs)


def _told_both_ways(saying: Saying) -> set[str]:
    """What a sentence denies and tells too: no nuclear risk after a fire at a nuclear plant."""
    return {word.root for word in saying.told if word.denied} & {word.root for word in saying.told if not word.denied}


def _holds(found: Clash, a: Saying, b: Saying) -> bool:
    """Whether both words are told of the same, by the same, of the same time."""
    ours, theirs = found.a, found.b
    axes = {axis for axis, _ in ours.sides} & {axis for axis, _ in theirs.sides}
    if ours.mood != theirs.mood and not (axes & LASTING and found.kind == "sides"):
        return False
    here, there = _scope(a, ours), _scope(b, theirs)
    if here.apart != there.apart:
        return False
    if found.kind == "post":
        return _two_in_one_post(here, there, a, b)
    if "way" in axes and here.measures != there.measures:
        return False
    own, other = _own(here, b), _own(there, a)
    shared = here.all - _stems(own) and there.all - _stems(other)
    if not shared or (_unmatched(own, other) and _unmatched(other, own)):
        return False
    if ours.passive != theirs.passive:
        return not axes & MIRRORED
    return not _turned(here, there)


def _exact(found: Clash, a: Saying, b: Saying) -> bool:
    """Whether neither tells its own word of anything that the other does not speak of; a headline tells less."""
    here, there = _scope(a, found.a), _scope(b, found.b)
    own, other = _own(here, b), _own(there, a)
    more = [
        _unmatched(ours, theirs)
        for ours, theirs, whole in ((own, other, b), (other, own, a))
        if whole.place.field != "title"
    ]
    return not any(more)


def _two_in_one_post(here: Scope, there: Scope, a: Saying, b: Saying) -> bool:
    """Whether they give one post, of which there is one, to two people, and nothing else sets them apart."""
    shared = here.all & there.all
    sole = {word.stem for word in a.told if word.sole} & shared
    own, other = _stems(_own(here, b)), _stems(_own(there, a))
    named = all(any(mine <= words for words in _names(saying)) for mine, saying in ((own, a), (other, b)))
    return bool(sole and shared - sole and own and other) and named


def _names(saying: Saying) -> list[set[str]]:
    return [{stem(word) for word in name.lower().split()} for name in saying.names]


def _apart(ours: Told, theirs: Told) -> bool:
    """Whether they stand on two sides of some axis, and on one side of none."""
    facing = any(axis == other and side != there for axis, side in ours.sides for other, there in theirs.sides)
    return facing and not ours.sides & theirs.sides


def _turned(here: Scope, there: Scope) -> bool:
    """Whether who does it in the one is whom it is done to in the other."""
    return bool((here.before & there.after) - there.before and (there.before & here.after) - here.before)


def _scope(saying: Saying, word: Told) -> Scope:
    at = next(number for number, one in enumerate(saying.told) if one is word)
    near = [(number, one) for number, one in enumerate(saying.told) if one.clause == word.clause and one is not word]
    return Scope(
        tuple(one for _, one in near),
        _stems(one for number, one in near if number < at),
        _stems(one for number, one in near if number > at),
    )


def _own(scope: Scope, other: Saying) -> list[Told]:
    """What is told beside a word that the other sentence does not speak of."""
    held = _stems(other.told)
    return [word for word in scope.words if _means(word) and word.stem not in held]


def _unmatched(own: Sequence[Told], other: Sequence[Told]) -> list[Told]:
    """What is no opposite either of what the other tells: upgraded to buy, downgraded to sell."""
    return [word for word in own if not any(_apart(word, theirs) for theirs in other)]


def _means(word: Told) -> bool:
    return not (word.light or word.apart or word.says)


def _stems(told: Iterable[Told]) -> frozenset[str]:
    return frozenset(one.stem for one in told if _means(one))


def _two_voices(a: Saying, b: Saying) -> bool:
    """Whether each is told by somebody the other does not speak of."""
    ours, theirs = _voices(a), _voices(b)
    return bool(ours - _stems(b.told) and theirs - _stems(a.told))


def _voices(saying: Saying) -> frozenset[str]:
    speaking = {word.clause for word in saying.told if word.says}
    return _stems(word for word in saying.told if word.clause in speaking)
