"""Of what an article was made, by which a later run knows it again."""

from __future__ import annotations

from typing import NamedTuple


class Made(NamedTuple):
    """The ``key`` of the piece of a source, which article of it this is, and where it lies.

    What is read of an article follows from these and its id.
    """

    key: bytes
    at: int
    path: str
    record: int | None
    group: str | None
