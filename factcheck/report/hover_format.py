"""A figure → what was understood of it, and with what it was compared, for an editor's window."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from factcheck.model.claim import Claim
from factcheck.model.finding import Verdict
from factcheck.model.later import later
from factcheck.model.quantity import Quantity
from factcheck.model.text import Place
from factcheck.report.escape import visible
from factcheck.report.record import metric
from factcheck.report.words import evidence, limiting, location, unit, value, when

MOST_COMPARED = 8
MEASURES = {"percent": "percent", "x": "times", "none": "none"}
HoverForm = Literal["markdown", "plaintext"]

# Where a place is opened; nothing where it is no file.
Address = Callable[[Place], str | None]

# What begins emphasis, code, links, mark-up and entities within a line; an editor's window may show escapes as they
# stand, so that nothing is escaped that needs not be.
MEANING = later(
    r"""
    [\\`*\[\]<>|~]
    | (?<![^\W_]) _ | _ (?![^\W_])   # within a word it is a letter
    | & (?= \#? \w+ ; )
    | : (?= // )
    | (?<= [wW]{3} ) \.
    | (?<= \w ) @ (?= \w )
    """,
    re.VERBOSE,
)
BLANK = later(r"[\s()<>\\]")


def as_hover(
    claim: Claim,
    same: Sequence[Claim],
    compared: Sequence[tuple[Claim, Verdict]],
    form: HoverForm = "markdown",
    address: Address = lambda place: None,
) -> str:
    """The page for a claim; those that say the ``same`` of the same, and those it was ``compared`` with.

    In Markdown their places are links, where there is an ``address``.
    """
    page = Page(form, address)
    lines = [page.strong(claim.place.text), "", *page.items(_rows(claim)), "", *page.held(claim, same, compared)]
    return "\n".join(lines)


class Page:
    """The words of a form."""

    def __init__(self, form: HoverForm, address: Address) -> None:
        self.is_markdown, self.address = form == "markdown", address

    def plain(self, text: str) -> str:
        return escaped(text) if self.is_markdown else visible(text)

    def strong(self, text: str) -> str:
        return f"**{self.plain(text)}**" if self.is_markdown else self.plain(text)

    def items(self, rows: Iterator[tuple[str, str]]) -> Iterator[str]:
        return (f"- {name}: {self.plain(told)}" for name, told in rows if told)

    def held(self, claim: Claim, same: Sequence[Claim], compared: Sequence[tuple[Claim, Verdict]]) -> Iterator[str]:
        if not same and not compared:
            yield "Compared with nothing." if claim.placed else "Not placed, so compared with nothing."
            return
        told = [self.verdict(other, verdict) for other, verdict in compared]
        told += [f"- the same in {self.where(one)}" for one in same]
        yield f"Compared with {len(told)}:"
        yield ""
        yield from told[:MOST_COMPARED]
        if len(told) > MOST_COMPARED:
            yield f"- and {len(told) - MOST_COMPARED} more"

    def verdict(self, other: Claim, verdict: Verdict) -> str:
        rule = f"{self.strong(verdict.rule)} " if verdict.rule else ""
        reason = f": {self.plain(verdict.reason)}" if verdict.reason else ""
        return f"- {rule}“{self.plain(other.place.text)}” in {self.where(other)}, {verdict.relation}{reason}"

    def where(self, claim: Claim) -> str:
        told = self.plain(location(claim.place, claim.article))
        address = self.address(claim.place) if self.is_markdown else None
        return f"[{told}]({address})" if address and not BLANK.search(address) else told


def escaped(text: str) -> str:
    r"""Text on one line that Markdown shows as it is, whatever it holds.

    >>> print(escaped("a_b.md:1:28 <b>[x](//y)</b> http://z &amp; _w_"))
    a_b.md:1:28 \<b\>\[x\](//y)\</b\> http\://z \&amp; \_w\_
    """
    return MEANING.sub(lambda match: f"\\{match[0]}", visible(text))


def _rows(claim: Claim) -> Iterator[tuple[str, str]]:
    frame = claim.frame
    yield "value", value(claim)
    yield "unit", _unit(claim.quantity)
    yield "subject", frame.subject or "?"
    yield "metric", metric(frame) or "?"
    yield "period", when(frame)
    yield "limits", ", ".join(limit for limit in limiting(claim) if limit)
    yield "evidence", evidence(frame)


def _unit(quantity: Quantity) -> str:
    """The unit in words.

    >>> from decimal import Decimal
    >>> [_unit(Quantity(Decimal(9), Decimal(9), Decimal(1), unit)) for unit in ("percent", "count:person", "x", None)]
    ['percent', 'people', 'times', 'none']
    """
    told = MEASURES.get(quantity.unit or "none") or unit(quantity.unit).strip()
    return f"{told} per {quantity.per}" if quantity.per else told
