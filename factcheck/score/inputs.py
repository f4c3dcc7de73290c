"""Notices → findings: an input that could not be read is told like any other finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from factcheck.model.article import Notice
from factcheck.model.finding import Finding
from factcheck.model.pack import RulePack
from factcheck.score import fingerprint

REFUSED_RECORD = "FC903"


def troubles(notices: Iterable[Notice], pack: RulePack) -> tuple[Finding, ...]:
    """One finding a notice; what stands in the way of reading is a warning unless a pack says otherwise.

    What ails many records of one file in the same way is told once, with how many there are and where the last is.
    """
    return tuple(trouble(_told(alike), pack) for alike in _by_cause(notices))


def _by_cause(notices: Iterable[Notice]) -> Iterable[list[Notice]]:
    """The refused records of one cause in one file together; any other notice stands for itself."""
    found: dict[object, list[Notice]] = {}
    for at, notice in enumerate(notices):
        alone = None if notice.code == REFUSED_RECORD else at
        cause = notice.code, notice.place.path, uncounted(notice.message), notice.wholly, notice.passed_over
        found.setdefault((alone, *cause), []).append(notice)
    return found.values()


def _told(alike: Sequence[Notice]) -> Notice:
    """The first of several notices, with how many there are."""
    first, last = (pick(alike, key=lambda notice: notice.place.line) for pick in (min, max))
    if len(alike) == 1 or first.place.line == last.place.line:
        return first
    return replace(first, message=f"{first.message} ({len(alike):,} lines of this file, to line {last.place.line:,})")


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
