"""``factcheck compare``: what was understood on two lines, and why their figures were or were not held together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck import library
from factcheck.model.article import Notice
from factcheck.model.claim import Claim
from factcheck.model.pack import RulePack
from factcheck.model.settings import Settings
from factcheck.model.statement import Reading

JSON_LINES = ".jsonl"
COMMONEST = 3
HEAD = 4096
LINE_END = re.compile(rb"\r\n|\r|\n")


class CompareError(Exception):
    """A line cannot be compared; the message says why."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an article, and the figures that stand on it."""

    name: str
    readings: tuple[Reading, ...]
    claims: tuple[Claim, ...]


def pages(a: str, b: str, pack: RulePack, settings: Settings) -> Iterator[str]:
    """What stands on both lines, then every pair of figures with what is made of it."""
    first, second = line(a, pack, settings), line(b, pack, settings)
    yield from understanding(first)
    yield from understanding(second)
    yield from pairs(first, second, pack)


def line(where: str, pack: RulePack, settings: Settings) -> Line:
    """A line named as PATH:LINE; in JSON Lines the path bears the record's number or id, PATH#ID:LINE."""
    path, _, number = where.rpartition(":")
    if not path or not number.isascii() or not number.isdigit():
        raise CompareError(f'"{where}" is not PATH:LINE; write for example a.txt:14')
    if path.lower().endswith(JSON_LINES):
        raise CompareError(f'"{where}" names no record; write {path}#ID:LINE, with its id or, without one, its number')
    readings = tuple(_readings(path, pack, settings))
    refuse_unnamed(path, readings)
    refuse_beyond(path, int(number[:9]))
    claims = tuple(claim for reading in readings for claim in reading.claims if claim.place.line == int(number[:9]))
    return Line(where, readings, claims)


def refuse_unnamed(path: str, readings: Sequence[Reading]) -> None:
    """Say no to a file of many records without one of them, and to a record that is not there."""
    file, mark, record = path.rpartition("#")
    if mark and not readings and file.lower().endswith(JSON_LINES):
        raise CompareError(f'no record "{record}" in {file}; write its id, or the number of its line if it has none')


def refuse_beyond(path: str, number: int) -> None:
    """Say no to a line that a file does not have; the lines of a document are not those of its file."""
    file = Path(path)
    if not file.is_file():
        return
    data = file.read_bytes()
    if b"\0" in data[:HEAD]:
        return
    last = max(len(LINE_END.findall(data)) + (not data.endswith((b"\n", b"\r"))), 1)
    if not 1 <= number <= last:
        raise CompareError(f"{path} has lines 1 to {last}, and no line {number}")


def _readings(path: str, pack: RulePack, settings: Settings) -> Iterator[Reading]:
    file, mark, record = path.rpartition("#")
    one = bool(mark) and file.lower().endswith(JSON_LINES)
    for entry in library.understood([file if one else path], pack, settings=settings):
        if isinstance(entry, Notice):
            if entry.wholly and entry.code == "FC901":
                raise CompareError(f"{entry.place.path}: {entry.message}")
        elif not one or entry.summary.id in (path, record):
            yield entry.reading


def understanding(line: Line) -> Iterator[str]:
    from factcheck.report import claim_pages

    yield f"{line.name}\n" if line.claims else f"{line.name}: no figure was understood on this line.\n"
    for page in claim_pages(line.claims, "text"):
        yield f"  {page}"


def pairs(first: Line, second: Line, pack: RulePack) -> Iterator[str]:
    """Each figure of one line against each of the other."""
    from factcheck import align, judge
    from factcheck.report import visible

    readings = {reading.article: reading for line in (first, second) for reading in line.readings}
    # Only the figures of the two lines: none of them may stand behind an equal one of another line.
    on_lines = {claim.id for line in (first, second) for claim in line.claims}
    narrowed = (
        replace(reading, claims=tuple(claim for claim in reading.claims if claim.id in on_lines))
        for reading in readings.values()
    )
    alignments = align.alignments(tuple(narrowed), pack)
    aligned = {frozenset((alignment.a.id, alignment.b.id)): alignment for alignment in alignments.pairs}
    apart: list[tuple[Claim, Claim]] = []
    for a, b in crossed(first.claims, second.claims):
        alignment = aligned.get(frozenset((a.id, b.id)))
        if alignment is None:
            apart.append((a, b))
            continue
        verdict = judge.verdict(alignment, pack)
        yield named(a, b)
        yield f"  compared ({alignment.channel}): {visible('; '.join(alignment.evidence))}\n"
        yield f"  {verdict.relation}{f' ({verdict.rule})' if verdict.rule else ''}: {visible(verdict.reason)}\n"
    yield from uncompared(apart, pack)


def uncompared(apart: Sequence[tuple[Claim, Claim]], pack: RulePack) -> Iterator[str]:
    """Why figures were not held against each other: all of one pair, the commonest of many."""
    from factcheck import align
    from factcheck.report import visible

    if len(apart) == 1:
        ((a, b),) = apart
        yield named(a, b)
        yield from (f"  not compared: {visible(reason)}\n" for reason in align.explain(a, b, pack))
    elif apart:
        plainest = Counter(align.explain(a, b, pack)[0] for a, b in apart).most_common(COMMONEST + 1)
        told = [f"{visible(reason)} ({count})" for reason, count in plainest[:COMMONEST]]
        yield f"\n{len(apart)} pairs not compared: {'; '.join([*told, *['…'] * (len(plainest) > COMMONEST)])}\n"


def named(a: Claim, b: Claim) -> str:
    from factcheck.report import visible

    return f'\n"{visible(a.place.text)}" and "{visible(b.place.text)}"\n'


def crossed(first: Sequence[Claim], second: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Every pair of a claim on one line and another on the other, each pair once."""
    seen: set[frozenset[str]] = set()
    for a in first:
        for b in second:
            pair = frozenset((a.id, b.id))
            if len(pair) == 2 and pair not in seen:
                seen.add(pair)
                yield a, b
