"""The age at which somebody died, as a headline or a first sentence tells it, and as "He was 79." below does."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.align.echo_story import Mention, Story
from factcheck.model.finding import Alignment

OLDEST = 122
LEAD = 1  # sentences with a figure or a time at the beginning of a text, its headline aside
BEHIND = frozenset({".", ",", "old", ";"})  # what an age ends with
AS_AGED = (("was",), ("was", "aged"))
EVIDENCE = ("both are the age of the one whose death the story tells",)


def ages(story: Story) -> Iterator[Alignment]:
    """The age of the dead that a story begins with, and another that it tells of him or her."""
    dead = [one for one in story.mentions if _of_death(one, story)]
    spoken = [one for one in story.mentions if _spoken(one, story)]
    values = {one.size for one in dead}, {one.size for one in spoken}
    if len(values[0]) == len(values[1]) == 1 and values[0] != values[1]:
        yield Alignment(dead[0].claim, spoken[0].claim, "echo", EVIDENCE, echoed=True)


def _of_death(one: Mention, story: Story) -> bool:
    """ "Ines Valdor dies at 87", "died on Sunday at the age of 87"."""
    first = one.claim.headline or one.order <= LEAD
    tokens = one.passage.statement.tokens
    before = tokens[max(0, one.at - 1) : one.at]
    if before == ("of",) and tokens[max(0, one.at - 2) : one.at - 1] != ("age",):
        return False  # "her husband of 26 years"
    return (
        first
        and _an_age(one)
        and not story.told.aged.isdisjoint(before)
        and not story.told.dying.isdisjoint(tokens[: one.at])
    )


def _spoken(one: Mention, story: Story) -> bool:
    """ "She was 87.", "He was aged 87 years." and "She was 87 years old", of nobody else in the sentence."""
    tokens = one.passage.statement.tokens
    said = tokens[: one.at]
    behind = tokens[one.at + 1 : one.at + 2]
    return (
        _an_age(one)
        and not story.told.spoken_of.isdisjoint(said[:1])
        and said[1:] in AS_AGED
        and (not behind or behind[0] in BEHIND)
    )


def _an_age(one: Mention) -> bool:
    amount = one.claim.quantity
    return amount.unit in (None, "year") and one.size == int(one.size) and one.size <= OLDEST and amount.approx is None
