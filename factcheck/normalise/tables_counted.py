"""What the label of a row or the head of a column counts: "Patients waiting", "Wells drilled", "Fleet (aircraft)"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from factcheck.model.later import later
from factcheck.model.numbers import NumberWords
from factcheck.normalise.tokens import Token

BRACKETED = later(r"[(\[]\s*(?:[^\W\d_]+[ -]){0,2}([^\W\d_]+)\s*[)\]]\s*$")
JOINED = frozenset({"and", "or", "&", "und", "et"})  # "Rights and other" are no number of rights
LEAST = 4  # letters of a plural that no list has


class Counted(NamedTuple):
    """A noun in the singular; ``sure`` where the words themselves say that so many of them are told.

    ``last`` is the place behind it among the words.
    """

    noun: str
    sure: bool
    last: int = 0


def counted(
    text: str, words: Sequence[Token], sets: Mapping[str, frozenset[str]], numbers: NumberWords
) -> Counted | None:
    """What is counted, if the head of the phrase is a plural and no sort of money.

    It is sure of a noun that the pack has among them, and of one to which something was done ("Wells drilled"): in a
    table of money "Buildings" alone may be what they cost.
    """
    known, paid, done = sets["column_counted"], sets["column_paid"], sets["column_done"]
    bracketed = BRACKETED.search(text)
    if bracketed and bracketed[1].lower() in known:
        return Counted(_one(bracketed[1].lower(), numbers), sure=True)
    phrase, behind = _phrase(words, sets)
    if not phrase:
        return None
    head = phrase[-1]
    noun = _singular(head, numbers)
    if head in known:
        return Counted(_one(head, numbers), sure=True, last=len(phrase))
    if noun is None or noun in paid or head in paid or len(noun) < LEAST - 1:
        return None
    return Counted(noun, sure=behind in done)


def _phrase(words: Sequence[Token], sets: Mapping[str, frozenset[str]]) -> tuple[list[str], str]:
    """The words up to the head of the phrase, and the word behind it."""
    done, over = sets["column_done"], sets["column_over"]
    said: list[str] = []
    lowers = [word.lower for word in words]
    if lowers[:2] in (["number", "of"], ["no", "of"], ["#", "of"]):
        lowers = lowers[2:]
    for lower in lowers:
        if said and (lower in done or lower.endswith("ed")):
            return said, lower if lower in done else ""
        if lower in JOINED:
            return [], ""
        if lower == "-" and said:
            continue  # "Full-time equivalents"
        if not lower.isalpha() or lower in over:
            return said, ""
        said.append(lower)
    return said, ""


def _one(word: str, numbers: NumberWords) -> str:
    """The singular of a word of the pack, which may be an abbreviation: "RSUs"."""
    return _singular(word, numbers) or word.removesuffix("s")


def _singular(word: str, numbers: NumberWords) -> str | None:
    """The singular of a plural; ``None`` for a word that is none."""
    if word in numbers.plurals:
        return numbers.plurals[word]
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or word in numbers.uncounted:
        return None
    if word.endswith("ies") and len(word) > LEAST:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "xes", "sses", "zzes")) else word[:-1]
