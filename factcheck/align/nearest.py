"""The names that somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable

LIKE = 62  # of 100; below, two names have letters in common and nothing else


def nearest(word: str, names: Iterable[str], most: int = 3) -> list[str]:
    """The names most like a word, the nearest first; none that is unlike it.

    >>> nearest("anthropc", ["Anthropic", "Meta Platforms", "xAI"])
    ['Anthropic']
    """
    from rapidfuzz import fuzz, process, utils

    found = process.extract(
        word, sorted(set(names)), scorer=fuzz.WRatio, processor=utils.default_process, limit=most, score_cutoff=LIKE
    )
    return [name for name, _, _ in found]
