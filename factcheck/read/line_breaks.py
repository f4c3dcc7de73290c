"""Whether a sentence goes on behind a line break that a writer has set."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

import tomli

from factcheck.model.later import later
from factcheck.read.signs import without_signs

_UNFINISHED = frozenset(
    tomli.loads(files("factcheck.read").joinpath("abbreviations.toml").read_text(encoding="utf-8"))["unfinished"]
)
_STOP = later(r"[.!?:;…。！？：；][\"'”’)\]]*$")
_NUMBER = later(r"\(?\d{1,2}[.)]\s")
_GOES_ON = later(r"[($€£¥₩₹+−~-]?\s?\d|[($€£¥₩₹]")
# From here on a line may have been broken because it was full.
LONG = 40
# What is enough of a line to tell how it ends or begins.
_ENOUGH = 24


def goes_on(before: str, after: str, *, apart: bool) -> bool:
    """Whether the line behind a break belongs to the sentence before it.

    Lines that are set ``apart`` are short, and more than two: such may be a list, unless they end in a stop. They go on
    only where the one before cannot be an end.

    >>> goes_on("Shares of Acme fell", "5% on Monday.", apart=False), goes_on("Acme 5%", "up on the day", apart=True)
    (True, False)
    >>> goes_on("It said the profit of", "Acme fell.", apart=True), goes_on("Acme fell.", "5% is much.", apart=False)
    (True, False)
    """
    before, after = without_signs(before[-_ENOUGH:].rstrip()), after.strip()
    if not before or not after or _STOP.search(before) or _NUMBER.match(after):
        return False
    if before.endswith(",") or before.split()[-1].lower() in _UNFINISHED:
        return True
    apart = apart and not _STOP.search(without_signs(after[-_ENOUGH:]))
    return not apart and (after[0].islower() or _GOES_ON.match(after) is not None)


def joined(lines: Sequence[str]) -> list[str]:
    """Lines of one paragraph, with those put together that a sentence goes on in.

    >>> joined(["Acme fell", "5% on Monday.", "Beta rose."])
    ['Acme fell 5% on Monday.', 'Beta rose.']
    """
    found: list[str] = []
    for at, line in enumerate(lines):
        apart = len(lines) > 2 and len(lines[at - 1]) < LONG
        if found and goes_on(found[-1], line, apart=apart):
            found[-1] = f"{found[-1].rstrip()} {line.lstrip()}"
        else:
            found.append(line)
    return found
