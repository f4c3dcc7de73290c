"""What a language model makes of two statements."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol, runtime_checkable


class NliScores(NamedTuple):
    """A model's probabilities for a pair of statements."""

    contradiction: float
    entailment: float
    neutral: float


# A premise and a hypothesis: whether the second follows from the first.
StatementPair = tuple[str, str]
# What a language model makes of two statements.
Nli = Callable[[str, str], NliScores]
# The same in both directions, the first as the premise and then the second; ``None`` where no more may be asked.
TwoWays = tuple[NliScores, NliScores]
BothWays = Callable[[str, str], TwoWays | None]


@runtime_checkable
class LanguageModel(Protocol):
    """A model of natural language inference, ready to be asked."""

    @property
    def identity(self) -> Mapping[str, str]:
        """Its name and revision, and what runs it: that by which a report can be made again."""
        ...

    def scores(self, pairs: Sequence[StatementPair], batch: int = 1) -> list[NliScores]:
        """The probabilities for each pair, in order, ``batch`` pairs of like length being read at once."""
        ...
