"""Whose age is told before "-old": "28-year-old Anna Reyle", "the nurse, a 28-year-old"."""

from __future__ import annotations

from factcheck.normalise.scene import Figure, Name
from factcheck.normalise.sight import Attached, Sight

CALLED = 5  # tokens behind "old" within which a name may begin: "a 28-year-old nurse, Anna Reyle"
UNITS = ("year", "yr")
ARTICLES = frozenset({"a", "an", "the"})
IS = frozenset({"is", "was", ","})
OWNED = frozenset({"his", "her", "their", "whose", "'s", "’s"})
KIN_REACH = 8  # tokens before an age within which stands whose kin has it
WHO_IS = frozenset({",", "who", "is", "was", "both", "now", "still", "then"})


def tells_age(sight: Sight, figure: Figure) -> bool:
    """Whether a bare number was read as somebody's years: "Anna Reyle, 28, was"."""
    said = sight.scene.between(figure.first, figure.last)
    bare = not any(word.startswith(UNITS) for word in said)
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


def kin_of(sight: Sight, made: Attached, figure: Figure) -> str | None:
    """Of which of somebody's kin an age is told: "husband" of "her husband died at 58", "Valdor's husband, 58"."""
    if made.metric is None or made.metric.name != "age":
        return None
    kin = sight.words("kin")
    for at in range(max(1, figure.first - KIN_REACH), figure.first):
        whose = OWNED & {sight.scene.lower(at - 1), sight.scene.lower(at - 2)}  # "Valdor's ambulance partner"
        owned = sight.scene.lower(at) in kin and whose and sight.same(at, figure.first)
        if owned and not any(at < name.first < figure.first for name in sight.scene.names):
            return sight.scene.lower(at)  # of "her son Paul" the name tells whose it is
    return None


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
            if name.adjective:
                continue  # "the 19-year-old Syrian" may be anybody
            return [name]
    before = figure.first - (sight.scene.lower(figure.first - 1) in ARTICLES)
    return [name for name in sight.scene.names if name.last == before - 1 and sight.scene.lower(before - 1) in IS]


def _placed(between: list[str]) -> bool:
    """Whether the name is that of a place or a firm that the words before it lead to: "a 28-year-old from Tarn"."""
    return bool({"from", "of", "in", "at", "with", "who", "and", "was", "is", "by"} & set(between))
