"""Whose age is told before "-old": "28-year-old Anna Reyle", "the nurse, a 28-year-old"."""

from __future__ import annotations

from factcheck.normalise.scene import Figure, Name
from factcheck.normalise.sight import Attached, Sight

CALLED = 5  # tokens behind "old" within which a name may begin: "a 28-year-old nurse, Anna Reyle"
ARTICLES = frozenset({"a", "an", "the"})
IS = frozenset({"is", "was", ","})


def tells_age(sight: Sight, figure: Figure) -> bool:
    """Whether a bare number was read as somebody's years: "Anna Reyle, 28, was"."""
    bare = sight.scene.words[figure.first].text.isdigit() and figure.last == figure.first + 1
    return bare and figure.mention.unit == "year"


def is_old(sight: Sight, made: Attached, figure: Figure) -> bool:
    """Whether a figure is tied to "old", or to a name, and so tells the age of one."""
    age = made.metric is not None and made.metric.name == "age"
    named = tells_age(sight, figure) and sight.scene.lower(figure.first - 1) == ","
    return age and (named or sight.scene.between(figure.last, figure.last + 2) == ["-", "old"])


def aged(sight: Sight, figure: Figure) -> list[Name]:
    """Who is so old: the name behind, with no more than what the person does between, or the one right before."""
    begin = figure.last + 2
    ahead = () if tells_age(sight, figure) else sight.scene.names
    for name in ahead:
        between = sight.scene.between(begin, name.first)
        if begin <= name.first <= begin + CALLED and all(word.isalpha() or word in {",", "-"} for word in between):
            return [] if _placed(between) else [name]
    before = figure.first - (sight.scene.lower(figure.first - 1) in ARTICLES)
    return [name for name in sight.scene.names if name.last == before - 1 and sight.scene.lower(before - 1) in IS]


def _placed(between: list[str]) -> bool:
    """Whether the name is that of a place or a firm that the words before it lead to: "a 28-year-old from Tarn"."""
    return bool({"from", "of", "in", "at", "with", "who", "and", "was", "is", "by"} & set(between))
