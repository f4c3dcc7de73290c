"""Times of day as they are spoken: "half past twelve", "at seven in the evening", "10 o'clock"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.model.later import later
from factcheck.model.text import Span
from factcheck.model.time import Time

HOUR = r"(?:1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
PART = r"(?: in the (?:early )?(?:morning|afternoon|evening)| at night| ?[ap]\.?m\b)"
# Each begins with a word that is soon found.
SPOKEN = later(
    rf"\b(?:(?:half|quarter|five|ten|twenty|twenty-five) past|quarter to) {HOUR}\b"
    rf"(?! (?:of|percent|per|million|points)\b){PART}?"
    rf"|\b{HOUR} o['’]clock{PART}?"
    rf"|(?<=\bat ){HOUR}{PART}"
    r"|(?<=\bat )(?:noon|midday|midnight)\b",
    re.IGNORECASE,
)
CUES = later(r"past |o['’]clock|quarter to |in the (?:m|a|e|early )|at (?:night|noon|mid)")


def with_spoken(content: str, span: Span, found: Sequence[Time]) -> Iterator[Time]:
    """The times of a block in order, and between them those of the day that are spoken."""
    if not CUES.search(content, span.start, span.end):
        yield from found
        return
    taken = sorted(time.span for time in found)
    spoken = [
        Time(Span(*match.span()), match[0], "time", "clock")
        for match in SPOKEN.finditer(content, span.start, span.end)
        if not any(start < match.end() and match.start() < end for start, end in taken)
    ]
    yield from sorted((*found, *spoken), key=lambda time: time.span) if spoken else found
