"""Whose crowns, francs or pounds are meant, by the country spoken of: "Norway's fund lost 40 billion crowns"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from factcheck.extract.draft import Draft
from factcheck.extract.lexicon import Lexicon
from factcheck.extract.page import Page
from factcheck.model.later import later
from factcheck.model.text import Block, Span
from factcheck.model.units import UnitTable

LAST = later(r"(?:([a-z.]+) )?([a-z]+?)s?$")
# What the name of a country is told with: "Serbian", "Kuwaitis".
ENDINGS = frozenset({"", "s", "n", "ns", "i", "is", "ian"})
REST = later(r"[a-z]*")
# Digits in groups as they are written in one country alone: "1'234'567".
SWISS, APOSTROPHE = "CHF", later(r"[0-9]'[0-9]{3}")
# Who says "pound" means this unless told otherwise.
POUNDS, POUND = "pound", later(r"(?:'s)? (?:[0-9][0-9.,]* (?:million |billion )?)?pounds?\b")
LONGEST, LONGEST_OWNER = 40, len("alexandria's ")


class Country(NamedTuple):
    """Where the countries of one currency are spoken of, and where their pounds are: "Egypt's pound", "47 pounds"."""

    named: list[int]
    pounds: list[int]


def told(page: Page, drafts: Sequence[Draft], blocks: Sequence[Block], lexicon: Lexicon) -> list[Draft]:
    """The figures, those in money that several countries call so in that of the one country spoken of."""
    out = list(drafts)
    spoken_of: dict[str, Country] | None = None
    for number, draft in enumerate(drafts):
        word = _word(page, draft, lexicon.table)
        if word is None:
            continue
        if spoken_of is None:
            spoken_of = countries(page, lexicon.table)
        unit = whose(page, draft, blocks, word, spoken_of, lexicon.table)
        if unit:
            out[number] = draft._replace(unit=unit, noun=None)
    return out


def _word(page: Page, draft: Draft, table: UnitTable) -> str | None:
    """The word that several countries call their money by, if this is told in it and no country stands before it."""
    if draft.unit is None or draft.money:
        return None
    found = LAST.search(page.folded, max(draft.start, draft.end - LONGEST), draft.end)
    if found is None or not (found[2] in table.shared or found[2] in table.called):
        return None
    told = draft.unit in (found[2], f"count:{found[2]}") or table.dimension(draft.unit) == "money"
    if not told:
        return None
    return None if f"{found[1]} {found[2]}" in table.words else found[2]


@lru_cache(maxsize=4)
def _scan(table: UnitTable) -> tuple[AhoCorasick, tuple[str, ...]]:
    names = tuple(table.spoken_in)
    return AhoCorasick(names, matchkind=MatchKind.LeftmostLongest), tuple(table.spoken_in[name] for name in names)


def countries(page: Page, table: UnitTable) -> dict[str, Country]:
    """The countries spoken of, by their currencies."""
    scan, codes = _scan(table)
    folded = page.folded
    found: dict[str, Country] = {}
    for index, start, end in scan.find_matches_as_indexes(folded):
        rest = REST.match(folded, end)
        if (start and folded[start - 1].isalnum()) or rest is None or rest[0] not in ENDINGS:
            continue
        country = found.setdefault(codes[index], Country([], []))
        country.named.append(start)
        if POUND.match(folded, rest.end()):
            country.pounds.append(start)
    return found


def whose(
    page: Page,
    draft: Draft,
    blocks: Sequence[Block],
    word: str,
    spoken_of: Mapping[str, Country],
    table: UnitTable,
) -> str | None:
    """The currency of the one country with such money that the paragraph speaks of, or else the text."""
    meant = table.shared.get(word) or table.called[word]
    everywhere = meant & spoken_of.keys()
    if word == POUNDS:
        # "20 million pounds for a site in Egypt" may be told in the reader's own, and a wrestler's are a weight.
        before = Span(max(0, draft.start - LONGEST_OWNER), draft.start)
        owned = any(_stands(spoken_of[code].pounds, before) for code in everywhere)
        weight = draft.unit == POUNDS and (not owned or page.folded.startswith(" of ", draft.end))
        codes = {code for code in everywhere if spoken_of[code].pounds and not weight}
        return next(iter(codes)) if len(codes) == 1 == len(everywhere) else None
    near = {code for code in everywhere if _stands(spoken_of[code].named, blocks[draft.block].span)}
    codes = near or set(everywhere)
    if not codes and SWISS in meant and APOSTROPHE.search(page.plain, draft.start, draft.end):
        return SWISS
    return next(iter(codes)) if len(codes) == 1 else None


def _stands(places: Sequence[int], block: Span) -> bool:
    at = bisect_left(places, block.start)
    return at < len(places) and places[at] < block.end
