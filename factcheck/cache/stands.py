"""What stood between the articles of a run, and its indexes, to bytes and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from factcheck.cache.forms import decoder
from factcheck.cache.ordered import Ordered
from factcheck.model.made import Made
from factcheck.model.standing import Held


class Stood(NamedTuple):
    """A run's articles by number, ``None`` for what is gone; the pairs held against each other, and what came of it."""

    articles: tuple[tuple[str, Made | None], ...]
    indexes: dict[str, tuple[bytes, bytes]]
    pairs: tuple[tuple[int, int, int], ...]
    held: Held

    @property
    def made(self) -> dict[str, Made]:
        """Of what each article was made that was there."""
        return {name: made for name, made in self.articles if made is not None}

    def ordered(self) -> dict[str, Ordered]:
        """The indexes. Raises ValueError where the bytes are none."""
        return {name: Ordered.of_bytes(*columns) for name, columns in self.indexes.items()}


def stood(
    articles: Iterable[tuple[str, Made | None]],
    indexes: Mapping[str, Ordered],
    pairs: Mapping[tuple[str, str], int],
    held: Held,
) -> Stood:
    listed = tuple(articles)
    number = {name: at for at, (name, _) in enumerate(listed)}
    return Stood(
        listed,
        {name: index.as_bytes() for name, index in indexes.items()},
        tuple((number[a], number[b], count) for (a, b), count in pairs.items()),
        held,
    )


def stood_bytes(found: Stood) -> bytes:
    return bytes(msgspec.msgpack.encode(found))


def stood_of(kept: bytes) -> Stood | None:
    """The same; nothing where the bytes are of another shape."""
    try:
        found: Stood = decoder(Stood)(kept)
    except (msgspec.MsgspecError, ArithmeticError, ValueError):
        return None
    return found
