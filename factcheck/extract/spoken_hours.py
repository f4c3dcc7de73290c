"""Times of day as they are spoken: "half past twelve", "at seven in the evening", "10 o'clock"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.model.later import later
from factcheck.model.text import Span
from factcheck.model.time import Time

HOUR = r"(?:1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
MINUTES = r"(?:fifteen|thirty|forty|forty-five)"
PART = r"(?: in the (?:early )?(?:morning|afternoon|evening)| at night| ?[ap]\.?m\b)"
# Each begins with a word that is soon found.
SPOKEN = later(
    rf"\b(?:(?:half|quarter|five|ten|twenty|twenty-five) past|quarter to) {HOUR}\b"
    rf"(?! (?:of|percent|per|million|points)\b){PART}?"
    rf"|\b{HOUR} o['’]clock{PART}?"
    rf"|(?<=\bat ){HOUR}{PART}"
    r"|(?<=\bat )(?:noon|midday|midnight)\b"
    rf"|(?:(?<=\bat )|(?<=\bby )|(?<=\baround )|(?<=\buntil )|(?<=\bbefore )|(?<=\bafter )){HOUR}-{MINUTES}\b"
    r"(?! (?:percent|per|million|points|thousand)\b)"
    rf"|\b{HOUR}-{MINUTES}(?= (?:this|that|tomorrow|yesterday|on) (?:morning|afternoon|evening)\b|{PART})",
    re.IGNORECASE,
)
CUES = (
    *("past ", "o'clock", "o’clock", "quarter to ", "in the m", "in the a", "in the e"),
    *("at night", "at noon", "at mid", "-fifteen", "-thirty", "-forty"),
)
CUE = later("|".join(CUES))
# What is spoken has one of these, and "in the area" none.
WORDS = ("past ", "clock", "quarter to ", "-fifteen", "-thirty", "-forty")
AT = later(rf"at (?:{HOUR}{PART}|noon|midday|midnight)")


def may_be_spoken(content: str) -> bool:
    """Whether a text has any of the words without which no time of day is spoken."""
    return any(cue in content for cue in CUES)


def _is_spoken(said: str) -> bool:
    return any(word in said for word in WORDS) or AT.search(said) is not None


def with_spoken(content: str, span: Span, found: Sequence[Time]) -> Iterator[Time]:
    """The times of a block in order, and between them those of the day that are spoken."""
    if not CUE.search(content, span.start, span.end) or not _is_spoken(content[span.start : span.end].lower()):
        yield from found
        return
    taken = sorted(time.span for time in found)
    spoken = [
        Time(Span(*match.span()), match[0], "time", "clock")
        for match in SPOKEN.finditer(content, span.start, span.end)
        if not any(start < match.end() and match.start() < end for start, end in taken)
    ]
    yield from sorted((*found, *spoken), key=lambda time: time.span) if spoken else found
