"""Times from which something lasts because of what happened then: "since she ran aground last Friday"."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from factcheck.normalise.scene import Dated, Scene

MOST = 14  # tokens between "since" and the time
REACH = 4  # tokens before "since" within which something is called the first or the worst
FIRST = frozenset({"first", "most", "least", "best", "worst"})
BREAKS = frozenset({",", ";", ":", ".", "(", ")", "and", "but", "that", "which", "who"})


def since_then(scene: Scene, dated: Dated) -> Dated:
    """The time with what led to it, open to now; as it was where no "since" leads a clause of its own to it."""
    at = led_from(scene, dated)
    if at is None or _told_of(scene, dated):
        return dated
    said = f"{_said(scene, at, dated.first)}{dated.time.text}"
    return dated._replace(time=dated.time._replace(bound="since", text=said))


def _told_of(scene: Scene, dated: Dated) -> bool:
    """Whether the figure of what stood then follows: "since its October peak of $40"."""
    return any(scene.between(dated.last + 1, figure.first) == ["of"] for figure in scene.figures)


def is_outdone(scene: Scene, dated: Dated) -> bool:
    """Whether a time is only that of what is outdone: "the deadliest flood since one in Tarn in 2018"."""
    at = led_from(scene, dated)
    return at is not None and outdoes(scene.between(at - REACH, at))


def outdoes(words: Iterable[str]) -> bool:
    """Whether something is called the first or the utmost of its kind."""
    return any(word in FIRST or word.endswith("est") for word in words)


def led_from(scene: Scene, dated: Dated) -> int | None:
    """Where the "since" stands that leads words of its own to a time, and no figure."""
    time = dated.time
    if time.kind != "point" or time.bound is not None or time.future is True:
        return None
    at = dated.first - 1
    while dated.first - at <= MOST and scene.lower(at) not in BREAKS and at >= 0:
        if scene.lower(at) == "since":
            return None if any(at < figure.first < dated.first for figure in scene.figures) else at
        at -= 1
    return None


def _said(scene: Scene, first: int, last: int) -> str:
    """The words as they stand, from token to token."""
    words = pairwise(scene.words[first : last + 1])
    return "".join(f"{one.text} " if after.start > one.end else one.text for one, after in words)
