"""Figures and dates as typed placeholders: what is left of a sentence is what a language model reads well."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.statement import Slot, Statement

DATE = "[DATE]"
NUMBER = "[NUMBER]"
OF_UNIT = {"percent": "[PERCENT]", "percentage_point": "[POINTS]", "x": "[MULTIPLE]"}
CURRENCY_LENGTH = 3
STEM = 3  # letters by which a noun and its plural are known as one


def placeholder(unit: str | None) -> str:
    """What stands for a figure of that unit.

    >>> [placeholder(unit) for unit in ("percent", "USD", "count:car", "kilometre", None)]
    ['[PERCENT]', '[MONEY]', '[COUNT]', '[MEASURE]', '[NUMBER]']
    """
    if unit is None:
        return NUMBER
    if unit.startswith("count:"):
        return "[COUNT]"
    if len(unit) == CURRENCY_LENGTH and unit.isupper():
        return "[MONEY]"
    return OF_UNIT.get(unit, "[MEASURE]")


def masked(statement: Statement) -> str:
    """The words of a statement in small letters, its figures and dates as placeholders."""
    return " ".join(_words(statement))


def _words(statement: Statement) -> Iterator[str]:
    slots = {slot.token: slot for slot in statement.slots}
    for at, token in enumerate(statement.tokens):
        slot = slots.get(at)
        if slot is None:
            yield token
        else:
            yield slot.text.lower() if slot.kind == "direction" else _word(slot)


def _word(slot: Slot) -> str:
    if slot.kind == "time":
        return DATE
    unit = slot.claim.quantity.unit if slot.claim else None
    return hidden_figure(slot.text, unit)


def hidden_figure(text: str, unit: str | None) -> str:
    """The placeholder of a figure, with the words that say what it counts.

    >>> hidden_figure("410,000 cars", "count:car"), hidden_figure("two people", "count:person")
    ('[COUNT] cars', '[COUNT] people')
    """
    return " ".join([placeholder(unit), *_counted(text.lower().split(), unit or "")])


def _counted(words: list[str], unit: str) -> list[str]:
    """The words of a count that say what is counted: "cars" of "410,000 cars"."""
    noun = unit.partition("count:")[2].split(" ")[0][:STEM]
    if not noun:
        return []
    # "two people" counts persons: a plural that begins otherwise is the last word all the same.
    at = next((at for at, word in enumerate(words) if word.startswith(noun)), max(1, len(words) - 1))
    return words[at:]
