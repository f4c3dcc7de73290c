"""FC403: a share or a multiple told beside the two figures it is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.judge.arithmetic_line import Line, misfit, pattern, same_unit, told
from factcheck.judge.arithmetic_rooms import Room, figure
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later

PART = r"‹A(?P<part>\d+)›"
WHOLE = r"‹A(?P<whole>\d+)›"
SHARE = r"‹P(?P<share>\d+)›"
NEAR = (
    r"(?:(?!(?:from|in|to|at|for|and|or|with|by|than|on|against|versus|following|after|before|through|since|purchase"
    r"|sale)\b)[^‹›;:.,()\s]+ ){0,4}?"
)
OWN = r"(?:its|their|the|his|her|our|all)"
OR = r"(?:, or|or|\(|, equal to|, or equal to|— or|– or)"
JOINED = later(r"^\S+-[a-z]{3,}$")
FORMS = (
    # 3,000 of its 20,000 employees, or 25%, / 3,000 of 20,000 (15%)
    rf"{PART} {NEAR}(?:of|out of) (?:{OWN} )?{NEAR}{WHOLE} {NEAR}{OR} {SHARE}",
    # of the company's 20,000 employees, 3,000, or 25%,
    rf"(?:of|out of) {NEAR}{WHOLE} {NEAR}, {PART} {NEAR}{OR} {SHARE}",
    # 650 jobs, or 10% of its workforce of 54,500 / of its 54,500 employees
    rf"{PART} {NEAR}(?:{OR}|,) {SHARE} of (?:{OWN} )?{NEAR}{WHOLE}",
    # 10% of its 54,500 employees, or 650 / 10% of its workforce, or 650 of its 54,500 employees
    rf"{SHARE} of (?:{OWN} )?{NEAR}{WHOLE} {NEAR}, or {PART}",
    rf"{SHARE} of (?:{OWN} )?{NEAR}, or {PART} {NEAR}of (?:{OWN} )?{NEAR}{WHOLE}",
    # 10%, or 650, of its 54,500 employees
    rf"{SHARE} {OR} {PART} {NEAR}(?:, )?of (?:{OWN} )?{NEAR}{WHOLE}",
)


def ratios(lines: Iterable[Line]) -> Iterator[Conflict]:
    """FC403: "3,000 of its 20,000 employees, or 25%"."""
    for line in lines:
        yield from _shares(line)


def _shares(line: Line) -> Iterator[Conflict]:
    seen: set[str] = set()
    for form in FORMS if line.several else ():
        for match in pattern(form).finditer(line.text):
            part, whole, share = (line.claim(match, name) for name in ("part", "whole", "share"))
            if match["share"] in seen or not _comparable(part, whole):
                continue
            seen.add(match["share"])
            if not _fits(line, part, whole, share):
                yield _finding(line, part, whole, share)


def _comparable(part: Claim, whole: Claim) -> bool:
    ours, theirs = part.quantity, whole.quantity
    counted = all((unit or "count:").startswith("count:") for unit in (ours.unit, theirs.unit))
    if any(JOINED.search(claim.place.text) for claim in (part, whole)):
        return False  # "five-room flats" are no five rooms
    return (same_unit(part, whole) or counted) and ours.near > 0 and theirs.near > 0


def _fits(line: Line, part: Claim, whole: Claim, share: Claim) -> bool:
    some, everything, rate = line.room(part), line.room(whole), line.room(share)
    if some is None or everything is None or rate is None:
        return True
    real = some.over(everything)
    return Room(100 * real.low, 100 * real.high).meets(rate)


def _finding(line: Line, part: Claim, whole: Claim, share: Claim) -> Conflict:
    real = f"{figure(100 * part.quantity.near / whole.quantity.near)}%"
    ratio = f"{told(part)} of {told(whole)}"
    said = {"a": ratio, "b": told(share), "reason": f"it is {real}"}
    return misfit("FC403", line.pack, (part, whole), share, said, f"{ratio} is {real}.")
