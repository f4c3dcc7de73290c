"""Figures of one story that speak of something told before, and look like its figure: "the 3,200 strikers"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.align.echo_parts import differing, of_two_things
from factcheck.align.echo_story import MOST, Mention, Story
from factcheck.align.kinds import Kinds
from factcheck.align.likeness import likeness
from factcheck.model.finding import Alignment

SLIPS = frozenset({"exchanged", "two exchanged", "scale"})
FEWEST_DIGITS = 2
NOUN = 3  # tokens before a figure in which stands what it is the figure of: "the provision of 1.8 million"
EVIDENCE = ("the figures are alike to the eye", "the one speaks of what the story has told before")


def referred(story: Story) -> Iterator[Alignment]:
    """Figures that a story gives once each, the later of them as that of something known."""
    if len(story.mentions) > MOST:
        return
    for at, b in enumerate(story.mentions):
        if len(b.claim.quantity.digits) < FEWEST_DIGITS or not _refers(b, story):
            continue
        for a in story.mentions[:at]:
            if a.order != b.order and likeness(a.claim, b.claim) in SLIPS and _of_one_thing(a, b, story):
                yield Alignment(a.claim, b.claim, "echo", EVIDENCE, echoed=True, taken_up=True)


def _of_one_thing(a: Mention, b: Mention, story: Story) -> bool:
    """Whether nothing tells two figures apart, and nothing accounts for the later one."""
    if story.told.kind(a.claim) != story.told.kind(b.claim) or not _of_a_sort(a, b, story.kinds):
        return False
    told_apart = of_two_things(a, b, story) or _of_two_years(a, b) or story.elsewhere(b, a)
    return differing(a, b, story) and not told_apart


def _refers(one: Mention, story: Story) -> bool:
    """ "The 3,200 strikers", "of the 221 houses lost", "the provision of 1.8 million euros"."""
    before = one.passage.statement.tokens[max(0, one.at - NOUN) : one.at]
    if not story.told.referring.isdisjoint(before[-1:]):
        return True
    return before[-1:] == ("of",) and before[:1] == ("the",) and len(before) == NOUN


def _of_a_sort(a: Mention, b: Mention, kinds: Kinds) -> bool:
    """Whether both count the same or people, or are sums of one money that share a word; a rate may be any."""
    kind = kinds.kind(a.claim)
    if kind == "count":
        alike = kinds.count_alike(a.claim, b.claim) is not False or kinds.both_people(a.claim, b.claim)
        return bool(a.noun and b.noun) and alike
    return kind == "money" and (not a.near.isdisjoint(b.near) or _by_thousands(a, b))


def _by_thousands(a: Mention, b: Mention) -> bool:
    """Whether long sums differ by a word of scale alone: "$3.4 billion", and "the $3.4 million purchase"."""
    return len(b.claim.quantity.digits) >= FEWEST_DIGITS and a.claim.quantity.digits == b.claim.quantity.digits


def _of_two_years(a: Mention, b: Mention) -> bool:
    """Whether each is told of a year of its own."""
    ours, theirs = a.claim.frame.period, b.claim.frame.period
    if ours is None or theirs is None or None in (ours.last, theirs.last):
        return False
    return ours.last.year != theirs.last.year  # type: ignore[union-attr]
