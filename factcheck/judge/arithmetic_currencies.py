"""FC106: one range whose ends are told in two currencies, "€70 to $75 a barrel"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.judge.arithmetic_line import Line, misfit, pattern, told
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict

WIDEST = 3  # times the lower end that the upper end of a range may be
# "between €600,000 and $800,000", "in a range of about €70 to $75"
FORMS = (
    r"\bbetween ‹A(?P<low>\d+)› and ‹A(?P<high>\d+)›",
    r"\brange (?:of |from )?‹A(?P<low>\d+)› to ‹A(?P<high>\d+)›",
    r"\branging (?:from )?‹A(?P<low>\d+)› to ‹A(?P<high>\d+)›",
)


def ranges(lines: Iterable[Line]) -> Iterator[Conflict]:
    """Every range that begins in one currency and ends in another."""
    for line in lines:
        for form in FORMS:
            for match in pattern(form).finditer(line.text):
                low, high = line.claim(match, "low"), line.claim(match, "high")
                if _mixed(line, low, high):
                    said = {"a": told(low), "b": told(high), "reason": "one range in two currencies"}
                    yield misfit("FC106", line.pack, (low,), high, said, "Both ends of a range are in one currency.")


def _mixed(line: Line, low: Claim, high: Claim) -> bool:
    """Whether both ends are money, of two currencies, and otherwise could be one range."""
    ours, theirs = low.quantity, high.quantity
    if ours.unit == theirs.unit or {line.pack.units.dimension(one.unit) for one in (ours, theirs)} != {"money"}:
        return False
    return 0 < ours.near < theirs.near <= WIDEST * ours.near
