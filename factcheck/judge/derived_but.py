"""FC403: "all but one of the nine", "half of them", and how many those are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.judge.arithmetic_line import misfit, told, worth
from factcheck.judge.derived import around, counted
from factcheck.judge.story import MARK, Figure, Told
from factcheck.judge.story_kinds import counts
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.later import later

REACH = 2  # sentences around "all but one" in which the others are told
SLIP = Decimal("0.2")  # of the whole: what is further off counts something else
ROUGHLY = Decimal("0.08")  # of a share in words: "a third" of them may be a few more
SHARE = later(r"‹X(?P<share>\d+)› of (?:them|these|those)(?:, | \(|,? or )‹C(?P<many>\d+)›")
ALL_BUT = later(r"\b[Aa]ll but (?:(?:just|only) )?(?:‹C(?P<mark>\d+)›|(?P<word>[a-z]+)\b)(?P<of>(?: [a-z]+){0,4} ?)")


def all_but(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Those who are told to be all but some, where they are more or fewer."""
    sentences = [one.figures for one in story]
    for at, one in enumerate(story):
        for match in ALL_BUT.finditer(one.text):
            out = _out(match, one, spoken)
            whole = _whole(match, sentences, at)
            if out is not None and whole is not None and whole.value > out + 1:
                yield from _judged(whole, out, match, sentences, at, spoken)


def share_of_them(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """ "Sixteen inmates escaped. Half of them, seven men, were caught": a share, and so many as it is told to be."""
    for at, one in enumerate(story):
        for match in SHARE.finditer(one.text):
            share, many = one.claim(match, "share"), one.claim(match, "many")
            before = [figure for figure in one.figures if figure.start < match.start() and counted(figure)]
            last = story[at - 1].figures if at and not story[at - 1].headline else ()
            wholes = before or [figure for figure in last if counted(figure)]
            plain = counts(many) and share.quantity.approx is None and many.quantity.approx is None
            if len(wholes) != 1 or not plain or wholes[0].claim.quantity.approx is not None:
                continue
            real, whole = wholes[0].value * share.quantity.near, wholes[0].claim
            off = abs(real - many.quantity.near)
            if off >= max(Decimal(1), ROUGHLY * real) and real / 2 < many.quantity.near < real * 2:
                said = {
                    "a": f"{told(share)} of {told(whole)}",
                    "b": told(many),
                    "reason": f"it is {worth(real, whole)}",
                }
                yield misfit("FC403", spoken.pack, (whole, share), many, said, f"{said['a']} is {worth(real, whole)}.")


def _out(match: re.Match[str], one: Told, spoken: Spoken) -> Decimal | None:
    """How many are left out."""
    if match["mark"]:
        return one.claim(match, "mark").quantity.near
    number = spoken.pack.numbers.cardinals.get(match["word"])
    return Decimal(number) if number else None


def _whole(match: re.Match[str], sentences: Sequence[Sequence[Figure]], at: int) -> Figure | None:
    """All of them: what is told right behind, or the one count told last before."""
    marks = [mark.start() for mark in MARK.finditer(sentences[at][0].told.text)] if sentences[at] else []
    behind = [one for one, start in zip(sentences[at], marks, strict=True) if start == match.end()]
    if behind:
        return behind[0] if counted(behind[0]) else None
    before = [one for one, start in zip(sentences[at], marks, strict=True) if start < match.start() and counted(one)]
    last = sentences[at - 1] if at else ()
    before = before or [one for one in last if counted(one) and not one.told.headline]
    return before[0] if len(before) == 1 else None


def _judged(
    whole: Figure, out: Decimal, match: re.Match[str], sentences: Sequence[Sequence[Figure]], at: int, spoken: Spoken
) -> Iterator[Conflict]:
    """The finding that the only count around that is near what is left is another."""
    real = whole.value - out
    values = [one for one in around(sentences, at, REACH, REACH) if counted(one) and one.claim is not whole.claim]
    others = [one for one in values if one.value not in (out, whole.value)]
    near = [one for one in others if abs(one.value - real) <= max(SLIP * whole.value, Decimal(1))]
    if len(near) == 1 and near[0].value != real:
        phrase = f"all but {match['word'] or worth(out, whole.claim)} of {told(whole.claim)}"
        said = {"a": phrase, "b": told(near[0].claim), "reason": f"those are {worth(real, whole.claim)}"}
        hint = f"{told(whole.claim)} less {worth(out, whole.claim)} is {worth(real, whole.claim)}."
        yield misfit("FC403", spoken.pack, (whole.claim,), near[0].claim, said, hint)
