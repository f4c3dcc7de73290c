"""Figures behind a label that says in brackets what they are told in: "Net sales (in €m): 2,345"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from factcheck.model.later import later
from factcheck.model.mention import Mention
from factcheck.model.pack import RulePack
from factcheck.model.text import Text
from factcheck.normalise.tables_units import wholly

ONE = Decimal(1)
LONGEST = 40
HEAD = later(r"\w ?\((?P<told>[^()\d]{1,24}|[^()]{0,8}'?000s?)\)(?::| -| –)? ?$")


def labelled(text: Text, mentions: Sequence[Mention], pack: RulePack) -> Sequence[Mention]:
    """The mentions, bare ones with the unit and scale of the label right before them; rows have heads of their own."""
    if "(" not in text.content:
        return mentions
    rows = [block.span for block in text.blocks if block.kind == "row"]
    found = list(mentions)
    for number, mention in enumerate(found):
        at = mention.reach.start
        if not _bare(mention) or text.content[at - 1 : at] not in (" ", ":", ")"):
            continue
        head = HEAD.search(text.content, max(0, at - LONGEST), at)
        if head is None or any(row.start <= at < row.end for row in rows):
            continue
        told = wholly(head["told"], pack)
        numerals = tuple(one._replace(scale=one.scale * (told.factor or ONE)) for one in mention.numerals)
        found[number] = replace(mention, numerals=numerals, unit=told.unit, per=told.per or mention.per)
    return found


def _bare(mention: Mention) -> bool:
    return mention.unit is None and mention.noun is None and all(one.scale == ONE for one in mention.numerals)
