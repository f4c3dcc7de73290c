"""Sentences that bring in somebody who was not told of before: "A maker of telecoms parts will cut 127 jobs"."""

from __future__ import annotations

from collections.abc import Container

from factcheck.model.later import later

INDEFINITE = later(r"(?:An?|Another|One) (?=\w)")
WORD = later(r"[\w’'-]+")
MOST = 6  # words to the noun and the one behind it: "a large foreign-owned La Crosse shoe manufacturer"
LENGTH = 120  # characters of a sentence in which they stand
BEHIND = frozenset({"and", "at", "based", "from", "in", "near", "of", "on", "outside", "that", "which", "with"})


def newcomer(sentence: str, bodies: Container[str], finite: Container[str]) -> bool:
    """Whether a sentence begins with one body among many; ``finite`` are forms of verbs, "-ed" aside.

    "A company spokesman" speaks of the company that is known.

    >>> newcomer("A maker of parts will cut 127 jobs.", {"maker"}, set())
    True
    >>> newcomer("A company spokesman said 127 jobs would go.", {"company"}, {"said"})
    False
    """
    opened = INDEFINITE.match(sentence)
    if opened is None:
        return False
    words = [word.lower() for word in WORD.findall(sentence[opened.end() : LENGTH])[: MOST + 1]]
    following = [*words[1:], ""]
    return any(
        word in bodies and (behind in BEHIND or behind in finite or behind.endswith("ed"))
        for word, behind in zip(words, following, strict=True)
    )
