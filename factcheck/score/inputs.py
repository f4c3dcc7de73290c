"""Notices → findings: an input that could not be read is told like any other finding."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.model.article import Notice
from factcheck.model.finding import Finding
from factcheck.model.pack import RulePack
from factcheck.score import fingerprint


def troubles(notices: Iterable[Notice], pack: RulePack) -> tuple[Finding, ...]:
    """One finding a notice; what stands in the way of reading is a warning unless a pack says otherwise."""
    return tuple(trouble(notice, pack) for notice in notices)


def uncounted(message: str) -> str:
    """A message without its numbers: lines and bytes are counted otherwise once something above them is edited.

    >>> uncounted("is no text from byte 14 on (line 2)")
    'is no text from byte # on (line #)'
    """
    return re.sub(r"[0-9]+", "#", message)


def trouble(notice: Notice, pack: RulePack) -> Finding:
    rule = pack.rules.get(notice.code)
    return Finding(
        id=fingerprint.of_words(notice.code, [notice.place.path], [notice.place.text or uncounted(notice.message)]),
        rule=notice.code,
        name=rule.name if rule else "input-unreadable",
        severity=rule.severity if rule else "warning",
        message=notice.message,
        hint=rule.remedy if rule else None,
        confidence=1.0,
        nli=None,
        claims=(),
        sides=(),
        places=(notice.place,),
    )
