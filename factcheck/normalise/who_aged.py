"""Whose age is told before "-old": "28-year-old Anna Reyle", "the nurse, a 28-year-old"."""

from __future__ import annotations

from factcheck.normalise.scene import Figure, Name
from factcheck.normalise.sight import Attached, Sight

CALLED = 5  # tokens behind "old" within which a name may begin: "a 28-year-old nurse, Anna Reyle"
ARTICLES = frozenset({"a", "an", "the"})
IS = frozenset({"is", "was", ","})
WHO_IS = frozenset({",", "who", "is", "was", "both", "now", "still", "then"})


def tells_age(sight: Sight, figure: Figure) -> bool:
    """Whether a bare number was read as somebody's years: "Anna Reyle, 28, was"."""
    bare = sight.scene.words[figure.first].text.isdigit() and figure.last == figure.first + 1
    return figure.mention.unit == "year" and (bare or tells_decade(sight, figure))


def tells_decade(sight: Sight, figure: Figure) -> bool:
    """Whether somebody's age is told by its decade: "in her [early fifties]"."""
    owner = sight.scene.lower(figure.first - 1) in ("his", "her")
    return owner and figure.mention.approx == "range" and sight.scene.lower(figure.last - 1).endswith(("ies", "s"))


def is_old(sight: Sight, made: Attached, figure: Figure) -> bool:
    """Whether a figure is tied to "old", or to a name, and so tells the age of one."""
    age = made.metric is not None and made.metric.name == "age"
    named = tells_age(sight, figure) and sight.scene.lower(figure.first - 1) == ","
    joined = sight.scene.between(figure.last, figure.last + 2) == ["-", "old"]
    return age and (named or joined or tells_decade(sight, figure))


def aged(sight: Sight, figure: Figure) -> list[Name]:
    """Who is so old: the name behind, with no more than what the person does between, or the one right before."""
    if tells_decade(sight, figure):
        led = [name for name in sight.scene.names if name.last <= figure.first - 2][-1:]
        return [name for name in led if set(sight.scene.between(name.last, figure.first - 2)) <= WHO_IS]
    begin = figure.last + 2
    ahead = () if tells_age(sight, figure) else sight.scene.names
    for name in ahead:
        between = sight.scene.between(begin, name.first)
        if begin <= name.first <= begin + CALLED and all(word.isalpha() or word in {",", "-"} for word in between):
            if _placed(between):
                break
            return [name]
    before = figure.first - (sight.scene.lower(figure.first - 1) in ARTICLES)
    return [name for name in sight.scene.names if name.last == before - 1 and sight.scene.lower(before - 1) in IS]


def _placed(between: list[str]) -> bool:
    """Whether the name is that of a place or a firm that the words before it lead to: "a 28-year-old from Tarn"."""
    return bool({"from", "of", "in", "at", "with", "who", "and", "was", "is", "by"} & set(between))
