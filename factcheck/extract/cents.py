"""Whose cents are meant: those of the one money with cents that an article speaks of, of dollars if of none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.model.later import later
from factcheck.model.mention import Mention
from factcheck.model.pack import RulePack
from factcheck.model.text import Text

HOME = "USD"
# Cents with no country before them.
BARE = later(r"(?:^|[0-9\s-])(?:cents?\b|cts?\b|c\b|¢)", re.IGNORECASE)
AMERICAN = later(r"\b(?:us|u\.s\.|american) ", re.IGNORECASE)


def settled(
    texts: Sequence[Text], figures: Mapping[str, tuple[Mention, ...]], pack: RulePack
) -> dict[str, tuple[Mention, ...]]:
    """The figures of an article by field, its cents those of the money it is told in."""
    found = dict(figures)
    minor = [text for text in texts if any(_minor(mention) for mention in found.get(text.field, ()))]
    if not minor:
        return found
    whole = {mention.unit for told in found.values() for mention in told if mention.unit and not _minor(mention)}
    money = {unit for unit in whole if pack.units.dimension(unit) == "money"}
    with_cents = money & pack.units.cents
    if len(with_cents) != 1 or HOME in with_cents:
        return found
    (unit,) = with_cents
    for text in minor:
        found[text.field] = tuple(_retold(text, found[text.field], unit))
    return found


def _minor(mention: Mention) -> bool:
    return mention.unit == HOME and mention.numerals[0].scale < 1


def _retold(text: Text, mentions: Sequence[Mention], unit: str) -> Iterator[Mention]:
    for mention in mentions:
        words = text.quote(mention.span)
        cents = _minor(mention) and BARE.search(words) is not None and AMERICAN.search(words) is None
        yield replace(mention, unit=unit) if cents else mention
