"""The name of a finding, by which a reviewer's decision finds it again in the next run."""

from __future__ import annotations

import hashlib
import json
import posixpath
from collections.abc import Iterable
from decimal import Decimal

from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.period import Period

DIGITS = 16


def of_conflict(conflict: Conflict) -> str:
    """Made of rule, articles, subject, metric, period and values; of words where there are no claims.

    Never of lines, nor of anything outside the finding: it stays when unrelated articles come or go, and whether a path
    is written "a.md" or "./a.md". Whose a figure is
    that measures nothing known, a part of a sum, hangs on the sentences around it, so that it is left out.
    """
    if not conflict.claims:
        return of_words(conflict.rule, conflict.articles, [place.text for place in conflict.places])
    measured = [claim for claim in conflict.claims if claim.frame.metric] or conflict.claims
    return digest(
        conflict.rule,
        unique(posixpath.normpath(claim.article) for claim in conflict.claims),
        unique(claim.frame.subject or "" for claim in measured),
        unique(f"{claim.frame.metric or ''} {claim.frame.aspect}" for claim in conflict.claims),
        unique(when(claim.frame.period) for claim in conflict.claims),
        unique(value(claim) for claim in conflict.claims),
    )


def of_words(rule: str, articles: Iterable[str], texts: Iterable[str]) -> str:
    """For a finding about something that is no claim: a date, an unreadable file."""
    return digest(rule, unique(posixpath.normpath(article) for article in articles), unique(texts))


def digest(*parts: object) -> str:
    written = json.dumps(parts, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("ascii")).hexdigest()[:DIGITS]


def unique(words: Iterable[str]) -> list[str]:
    return sorted(set(words))


def when(period: Period | None) -> str:
    """The days where they are known, else the words."""
    if period is None:
        return ""
    if period.first is None and period.last is None:
        return period.text.casefold()
    return f"{period.first}..{period.last}"


def value(claim: Claim) -> str:
    """The figure as normalised, so that "$1.25 billion" and "$1,250 million" are one."""
    quantity = claim.quantity
    ends = f"{number(quantity.low)}..{number(quantity.high)}"
    return f"{claim.frame.direction} {ends} {quantity.unit} {quantity.per}"


def number(value: Decimal | None) -> str:
    """The same words for equal numbers.

    >>> number(Decimal("8.80")) == number(Decimal("8.8")), number(Decimal("1E+2")), number(None)
    (True, '1e2', '')
    """
    if value is None:
        return ""
    sign, digits, exponent = value.normalize().as_tuple() if value else (0, (0,), 0)
    return f"{'-' * sign}{''.join(map(str, digits))}e{exponent}"
