"""Which characters of a text only tell when, so that their numbers are no figures."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from factcheck.model.later import later
from factcheck.model.text import Span
from factcheck.model.time import Time

# Words that tell when, not how long: "over the past 12 months".
STRETCH = later(
    r"""(?:(?:over|in|for|during|within)\ )? (?:the\ |its\ |their\ )?
    (?:past|last|previous|next|first|final|coming|latest|trailing)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# What stands between two tellings of one time: "in 1986, 23 years ago".
AGAIN = later(r"[\s,(–—-]{1,4}(?:(?:or|that is|about|almost|nearly|around|over|just|exactly|more than|in) ){0,3}")


class Telling:
    """Stretches of a text that tell a time; ``ends`` are where any time ends, told or counted."""

    def __init__(self, spans: Sequence[Span], ends: frozenset[int] = frozenset()) -> None:
        self.spans = sorted(spans)
        self.starts = [span.start for span in self.spans]
        self.ends = ends

    def tell(self, start: int, end: int) -> bool:
        at = bisect_right(self.starts, start) - 1
        return (at >= 0 and start < self.spans[at].end) or (at + 1 < len(self.spans) and self.starts[at + 1] < end)


def telling(content: str, times: Sequence[Time]) -> Telling:
    """The characters of times that only say when."""
    return Telling(list(_told(content, times)), frozenset(time.span.end for time in times))


def _told(content: str, times: Sequence[Time]) -> Iterator[Span]:
    for at, time in enumerate(times):
        if not time.counts or (_says_when(time) and not _again(content, times, at)):
            yield time.span


def _says_when(time: Time) -> bool:
    """Whether the words tell when and not how long, though they count: "the past 12 months", "two days ago"."""
    if time.kind == "stretch":
        return time.last is not None or STRETCH.match(time.text) is not None
    if time.first is not None and time.first.part == "start":
        return time.unit in ("month", "quarter")  # "within the first four hours" is a length
    return time.kind in ("anaphor", "point")


def _again(content: str, times: Sequence[Time], at: int) -> bool:
    """Whether it tells how long ago another time was that is told beside it: "in 1986, 23 years ago"."""
    if times[at].kind == "stretch":
        return False
    pairs = [(times[at - 1], times[at])] if at else []
    pairs += [(times[at], times[at + 1])] if at + 1 < len(times) else []
    return any(AGAIN.fullmatch(content, one.span.end, other.span.start) for one, other in pairs)
