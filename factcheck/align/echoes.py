"""Figures of one story that are of one thing by all that stands around them, whatever the words.

What a story tells of once is told with other words, names and figures around it each time it is told; what it tells
twice has them in common. A value that it gives nowhere else is held against the one its sentence fits best.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from factcheck.align.echo_ages import ages
from factcheck.align.echo_parts import Weight, apart, differing, weight
from factcheck.align.echo_referred import referred
from factcheck.align.echo_story import Mention, Story, Told
from factcheck.align.likeness import likeness
from factcheck.align.mutual import best
from factcheck.align.passages import Passages
from factcheck.model.finding import Alignment
from factcheck.model.of_pack import OfPack
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading

ENOUGH = 0.7  # logarithm of the odds from which on two figures are believed to be of one thing
# The same where nothing makes the one figure of the other, and they have one word near them in common at most: a story
# tells of 31 states and of 19 states, and both are right.
UNLIKE, FEWEST_NEAR = 3.0, 2
SLIPS = frozenset({"scale", "exchanged", "one digit", "dropped"})
SLIPPED = 0.3  # what it says for one thing that two figures are alike to the eye
FEWEST_WORDS = 2  # of what is counted, by which it is known again
FEWEST = 2  # figures of a story of which two can be of one thing


TOLD = OfPack(Told)


def echoes(reading: Reading, pack: RulePack) -> Iterator[Alignment]:
    """Pairs of figures of one story that differ and are of one thing."""
    if len(reading.claims) >= FEWEST:
        story = Story(reading, Passages(pack).of(reading), TOLD(pack))
        yield from _of(story)
        yield from referred(story)
        yield from ages(story)


def _of(story: Story) -> Iterator[Alignment]:
    held: dict[tuple[object, object], tuple[Weight, Mention, Mention]] = {}
    for a, b in story.pairs():
        if apart(a, b, story) or not differing(a, b, story):
            continue
        found, key = weight(a, b, story), (_value(a), _value(b))
        if not found.evidence:
            continue  # what nobody can be told the reason of is not worth a finding
        if key not in held or found.odds > held[key][0].odds:
            held[key] = found, a, b
    yield from _by_phrase(held.values(), story)
    odds = {key: found.odds + SLIPPED * _slipped(a, b) for key, (found, a, b) in held.items()}
    for key in best(odds, ENOUGH):
        found, a, b = held[key]
        if found.odds < UNLIKE and not (_slipped(a, b) or _much_shared(a, b)):
            continue
        yield Alignment(a.claim, b.claim, "echo", found.evidence, echoed=True)


def _by_phrase(held: Iterable[tuple[Weight, Mention, Mention]], story: Story) -> Iterator[Alignment]:
    """Figures that count one thing by a phrase of its own, "solar terms", where the story counts it twice only.

    A story that tells of 31 states and of 19 tells of two kinds; one that tells of 16 inspected regions and of 20 does
    not say which.
    """
    values: defaultdict[str, set[object]] = defaultdict(set)
    for one in story.mentions:
        values[_phrase(one, story)].add(_value(one))
    for found, a, b in held:
        phrase = _phrase(a, story)
        if phrase and phrase == _phrase(b, story) and len(values[phrase]) == 2 and not _others(a, b):
            yield Alignment(a.claim, b.claim, "echo", (f"both count {phrase}", *found.evidence), echoed=True)


def _others(a: Mention, b: Mention) -> bool:
    """Whether the one is said to be of others: "the other 26 member states"."""
    return any("other" in one.passage.statement.tokens[max(0, one.at - 2) : one.at] for one in (a, b))


def _phrase(one: Mention, story: Story) -> str:
    """The words of what a figure counts, where there are two or more of them and it is no people; else nothing."""
    words = [word for word in one.claim.place.text.lower().split()[1:] if word.isalpha()]
    unit = one.claim.quantity.unit or ""
    plain = unit.startswith("count:") and one.noun not in story.told.general and len(words) >= FEWEST_WORDS
    return " ".join(words) if plain and story.told.partly.isdisjoint(words) else ""


def _much_shared(a: Mention, b: Mention) -> bool:
    """Whether two figures are of one measure that a pack knows, or have more than a word near them in common."""
    x, y = a.claim.frame, b.claim.frame
    return len(a.near & b.near) >= FEWEST_NEAR or (x.known and y.known and x.metric == y.metric)


def _value(one: Mention) -> object:
    return one.size, one.claim.quantity.unit


def _slipped(a: Mention, b: Mention) -> bool:
    return likeness(a.claim, b.claim) in SLIPS
