"""Sums that flow: "monthly rent of $5", "annualised revenue of $3 billion", "$37 billion ARR", "a 3% annual rate"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from factcheck.extract.draft import Draft
from factcheck.extract.page import Page
from factcheck.extract.spelled import Hit
from factcheck.model.later import later
from factcheck.model.pack import RulePack

# How far before a figure such a word may stand, and how far if it was said of the figure before.
REACH, LONG_REACH = 90, 180
NEXT = later(r" ([a-z]+)")
# What is told of a percentage only where it is that of a year's time.
YEARLY = frozenset({"annualised", "annualized"})
# What begins a statement of its own: "cut its annual forecast and said it would save $500 million".
ANOTHER = later(r" and (?:(?:it|he|she|they) )?(?:said|says|will|would|plans?|expects?|announced|warned|is to)\b")
# What ends a statement, and is no decimal point.
STOPS = later(r"[.;:—](?![0-9])")
# What an aside says of something else than a measure, and whether it ends before the figure.
ASIDE = later(
    r", (?:which|who|that) (?:(?:can|each|usually|typically) )?(?P<verb>[a-z]+)\b"
    r"(?:[^,.;:]|[,.](?=[0-9])){0,80}(?:(?P<closed>, )|$)"
)
TELLING = frozenset(
    {"is", "are", "was", "were", "has", "have", "had", "averaged", "averages", "totalled", "totaled", "reached", "hit",
     "stood", "came", "will", "would", "excludes", "includes", "include", "exclude"}
)  # fmt: skip
GOES_ON = (" reach", " from", " to", " compared with", " versus", " against")


class Adjectives:
    """Where words such as "monthly" stand, and of which figures they make a flow."""

    def __init__(self, seen: Page, rates: Sequence[Hit], pack: RulePack) -> None:
        self.pack, self.folded = pack, seen.folded
        self.rates = [hit for hit in rates if not self._idle(seen, hit)]
        self.positions = [hit.start for hit in self.rates]

    def rate(self, draft: Draft, last: Draft | None) -> str | None:
        """The denominator that an adjective gives a figure; ``last`` is the figure before it."""
        if not self.rates or draft.unit is None:
            return None
        dimension = self.pack.units.dimension(draft.unit)
        if dimension == "percent":
            return self._annual_rate(draft)
        if dimension not in ("money", "physical", "count"):
            return None
        at = bisect_right(self.positions, draft.end + 1) - 1
        if at < 0:
            return None
        hit = self.rates[at]
        per = self.pack.numbers.rates[hit.word.text]
        if hit.start == draft.end + 1:
            return per if hit.word.text in self.pack.numbers.trailing else None
        if dimension == "count" and not self._measured(hit, per):
            return None
        inside = self.folded[hit.end : draft.left]
        if (aside := self._aside(inside)) is not None:
            begin, end = hit.end + aside.start(), hit.end + aside.end()
            if not aside["closed"]:
                return None
            if last is not None and begin <= last.start < end:
                last, inside = None, inside[: aside.start()] + inside[aside.end() :]
        if hit.start < max(draft.floor, draft.left - LONG_REACH) or STOPS.search(inside):
            return None
        if ANOTHER.search(inside):
            return None
        if last is None or last.end <= hit.start:
            trails = last is not None and hit.start == last.end + 1
            return per if len(inside) <= REACH and not trails else None
        if last.unit == "percent":
            return per if self._grown(hit, last, draft, per) else None
        return per if last.per == per and last.unit == draft.unit and self._goes_on(last, draft) else None

    def _idle(self, seen: Page, hit: Hit) -> bool:
        """Whether the word belongs to a name or an occasion: "the Daily Mail", "the annual meeting"."""
        named = seen.plain[hit.start].isupper() and hit.start > 1 and seen.plain[hit.start - 2].isalnum()
        following = NEXT.match(seen.folded, hit.end)
        return (named and hit.word.text not in self.pack.numbers.trailing) or (
            following is not None and following[1] in self.pack.numbers.occasions
        )

    def _annual_rate(self, draft: Draft) -> str | None:
        """Of a percentage only a rate is a flow: "an annual rate of 3%", "a 3% annualised pace"."""
        at = bisect_right(self.positions, draft.end + 1) - 1
        for hit in self.rates[max(at, 0) : at + 1]:
            if hit.word.text in YEARLY and (hit.end + 1 == draft.left or hit.start == draft.end + 1):
                return self.pack.numbers.rates[hit.word.text]  # "an annualised 2.8% pace"
            spoken = self.folded.startswith((" rate", " pace"), hit.end)
            near = hit.start == draft.end + 1 or 0 <= draft.left - hit.end <= len(" growth rate of ")
            if spoken and near and hit.start >= draft.floor:
                return self.pack.numbers.rates[hit.word.text]
        return None

    def _measured(self, hit: Hit, per: str) -> bool:
        """Whether so many a day are told of a measure: "daily volume of 3.1 million lots"."""
        following = NEXT.match(self.folded, hit.end)
        return per != "year" and following is not None and following[1] in self.pack.numbers.measures

    def _aside(self, inside: str) -> re.Match[str] | None:
        """An aside that says what something does, and not how much there is: "for vessels, which carry 300 tonnes,"."""
        aside = ASIDE.search(inside) if ", " in inside else None
        told = aside is None or aside["verb"] in TELLING or aside["verb"] in self.pack.numbers.changes
        return None if told else aside

    def _grown(self, hit: Hit, last: Draft, draft: Draft, per: str) -> bool:
        """Whether a change leads from the measure to the sum: "average weekly earnings rose 4.2% to £735"."""
        average = per != "year" or self.folded.endswith("average ", 0, hit.start)
        led = self.folded[last.right : draft.left] == " to "
        first = not any(character.isdigit() for character in self.folded[hit.end : last.left])
        return average and led and first and last.left - hit.end <= REACH

    def _goes_on(self, last: Draft, draft: Draft) -> bool:
        """Whether the second figure tells the same measure at another time: "was $4 and is to reach $5"."""
        between = self.folded[last.right : draft.left]
        return any(words in between for words in GOES_ON)
