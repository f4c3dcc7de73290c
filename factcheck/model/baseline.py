"""A finding that was there when a baseline was written."""

from __future__ import annotations

import json
import re
from collections.abc import Container
from dataclasses import dataclass
from hashlib import sha256
from posixpath import normpath
from typing import TYPE_CHECKING

from factcheck.model.later import later

if TYPE_CHECKING:
    from factcheck.model.finding import Finding
    from factcheck.model.text import Place

LONGEST = 200
DIGITS = 16
WORD = later(r"\w+ | [%$€£¥] | [-−](?=\d) | (?<=\d)[.,](?=\d)", re.VERBOSE)


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """A finding by its fingerprint, with what tells a reader which one it is.

    ``telling`` stands for what is said, whoever says it; empty for what is no statement, such as an unreadable file.
    ``figures`` stand for each figure or date in dispute, where and in which words it is told.
    """

    paths: tuple[str, ...]
    rule: str
    id: str
    message: str
    telling: str = ""
    figures: tuple[str, ...] = ()

    @classmethod
    def of(cls, finding: Finding) -> Known:
        told = " ".join(finding.message.split())
        short = told if len(told) <= LONGEST else told[: LONGEST - 1] + "…"
        paths = tuple(sorted({place.path for place in finding.places}))
        return cls(paths, finding.rule, finding.id, short, telling(finding), tuple(sorted(figures(finding))))


def telling(finding: Finding, within: Container[str] | None = None) -> str:
    """What stands for the figures or dates in dispute and the sentences they stand in, each once; of all files or some.

    A copy of an article adds nothing to it, and it is the same whatever the files are called. A figure that is told in
    other words makes another: whoever wrote these may have looked for himself.
    """
    sentences = _sentences(finding)
    if not sentences:
        return ""
    told = ((place, sentence) for place, sentence in sentences if within is None or place.path in within)
    said = sorted({(_words(sentence), _words(place.text)) for place, sentence in told})
    return _digest([finding.rule, said])


def figures(finding: Finding) -> frozenset[str]:
    """What stands for each figure or date in dispute: its file, its sentence and itself."""
    return frozenset(
        _digest([normpath(place.path), _words(sentence), _words(place.text)]) for place, sentence in _sentences(finding)
    )


def _sentences(finding: Finding) -> list[tuple[Place, str]]:
    told = [(claim.place, claim.sentence) for claim in finding.claims]
    return told or [*zip(finding.places, finding.said, strict=bool(finding.said))]


def _digest(parts: object) -> str:
    return sha256(json.dumps(parts).encode("ascii")).hexdigest()[:DIGITS]


def _words(text: str) -> str:
    """The words and the figures of a text, whatever quotes, dashes and spaces an agency sets between them."""
    return " ".join(WORD.findall(text.casefold()))
