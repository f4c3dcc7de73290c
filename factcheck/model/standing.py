"""What stands between the articles of a run, by what each of it hangs on: a change moves no more than it must."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from factcheck.model.finding import Basis, Channel, Conflict, Own, Verdict

AT = 32  # bits of a place that tell the so-manieth claim, or statement, of its article


class Breach(NamedTuple):
    """A pair of claims that breaks a rule, as it was aligned; the claims by their places, the slot by its number."""

    a: int
    b: int
    also: tuple[int, ...]
    slot: int
    verdict: Verdict
    channel: Channel
    evidence: tuple[str, ...]
    copies: bool
    flip: tuple[str, str] | None
    basis: Basis | None
    retold: bool
    odds: float | None
    agreed: float
    crossed: bool
    echoed: bool
    taken_up: bool
    in_context: float | None


class Cluster(NamedTuple):
    """A conflict, and the breaches that make it."""

    conflict: Conflict
    breaches: tuple[Breach, ...]


class Held(NamedTuple):
    """The conflicts of a run.

    What is an article's ``own`` hangs on that, by its name; what is ``redated`` on the two it is about; what is
    ``shared`` on all that lists or dates one topic, by the number of that.
    """

    clusters: tuple[Cluster, ...] = ()
    own: Mapping[str, Own] = {}
    redated: tuple[Conflict, ...] = ()
    shared: Mapping[int, tuple[Conflict, ...]] = {}


def place(number: int, at: int) -> int:
    """The so-manieth claim, or statement, of the article of that number.

    >>> number_of(place(7, 3)), at_of(place(7, 3))
    (7, 3)
    """
    return number << AT | at


def number_of(place: int) -> int:
    return place >> AT


def at_of(place: int) -> int:
    return place & ((1 << AT) - 1)
