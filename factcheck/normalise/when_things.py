"""Years of things that a figure does not measure: what they are called by, and when they were made."""

from __future__ import annotations

from factcheck.model.time import Moment
from factcheck.normalise.scene import Dated, Figure
from factcheck.normalise.sight import Sight

# What shows that the year before a noun tells when something was: "in 2025 bonds fell".
WHEN = frozenset({"in", "during", "since", "by", "until", "from", "for", "through", "before", "after"})
ARTICLES = frozenset({"the", "a", "an", "this", "that"})
MARKS = frozenset({",", ";", ":", ".", "(", ")", "–", "—"})
# How far behind a year the noun may stand that it is a part of: of paper that is lent, and of laws with their names.
DEBT_REACH, LAW_REACH = 2, 7
JOINING = frozenset({"and", "but"})
ADVERBS = frozenset({"now", "still", "today", "currently", "also", "already"})


def names_thing(sight: Sight, dated: Dated) -> bool:
    """Whether a year is a part of what something is called: "the 2035 bond", "the 2019 law", "a 1987 building"."""
    told = dated.time.first
    before = sight.scene.lower(dated.first - 1)
    if dated.time.kind != "point" or dated.time.bound or told is None or told != Moment(year=told.year):
        return False
    if before in WHEN:
        return False
    if _reaches(sight, dated.last, DEBT_REACH, sight.words("called_by_year")):
        return True
    owned = before in ARTICLES | sight.words("owner")
    return owned and _reaches(sight, dated.last, LAW_REACH, sight.words("law", "built"))


def _reaches(sight: Sight, start: int, reach: int, nouns: frozenset[str]) -> bool:
    """Whether one of the nouns ends what stands behind a year, no deed done with it: "2025 bond sales"."""
    for at in range(start, start + reach):
        word = sight.scene.lower(at)
        if word in nouns:
            return sight.scene.lower(at + 1) not in sight.words("done_with_debt")
        stops = word in MARKS or sight.in_figure(at) or sight.in_time(at)
        if not word or stops or word in WHEN or word in sight.words("be"):
            return False
        if word in sight.lexicon.finite and not sight.in_name(at):
            return False
    return False


def made_then(sight: Sight, dated: Dated, figure: Figure) -> bool:
    """Whether a time is that of a deed that is done, and a figure of now: "was founded in 1999 and has 400 staff"."""
    told = dated.time.first
    if dated.last > figure.first or dated.time.bound or dated.first <= sight.scene.begins + 2:
        return False
    if told is None or told.year is None:
        return False  # "edged down in May but are still up": not long ago, and so of now
    present = sight.words("at_present")
    before = sight.scene.between(0, dated.first)
    if not present.isdisjoint(before) or not any(_past(sight, word) for word in before):
        return False
    return any(_joins_present(sight, at) for at in range(dated.last, figure.first))


def _joins_present(sight: Sight, at: int) -> bool:
    """Whether a statement of now is joined on here: "and now has"."""
    if sight.scene.lower(at) not in JOINING:
        return False
    at += 1
    while sight.scene.lower(at) in ADVERBS:
        at += 1
    return sight.scene.lower(at) in sight.words("at_present")


def _past(sight: Sight, word: str) -> bool:
    return word in ("was", "were") or word.endswith("ed") or word in sight.lexicon.finite
