"""What a language model makes of pairs of statements, each asked once, and no more of them than a run can pay for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.model.language import BothWays, LanguageModel, Nli, NliScores, StatementPair, TwoWays

EACH = 3  # pairs that may be scored for each article of a run
FEWEST = 300  # and for a small run
USES = 3  # the pairs of findings, figures whose measure is open, and statements in words


class FromFunction:
    """A function of two statements as a language model."""

    def __init__(self, nli: Nli) -> None:
        self._nli = nli

    @property
    def identity(self) -> dict[str, str]:
        """A function has a name at most."""
        return {"name": getattr(self._nli, "__name__", type(self._nli).__name__)}

    def scores(self, pairs: Sequence[StatementPair], batch: int = 1) -> list[NliScores]:
        """What the function says of each pair."""
        return [self._nli(*pair) for pair in pairs]


class Opinions:
    """A language model that is asked of each pair once, and falls silent when the run's share is used up.

    Pairs are scored one by one, not in batches: a quantised model reads a pair a little otherwise beside others, and
    what is said of two articles must not depend on what else is in the run.
    """

    def __init__(self, model: LanguageModel, articles: int) -> None:
        self._model = model
        self._most = max(FEWEST, EACH * articles)
        self._held: dict[StatementPair, NliScores] = {}
        self._left_out: set[StatementPair] = set()

    def both_ways(self, a: str, b: str) -> TwoWays | None:
        """Whether the second follows from the first, and the first from the second; ``None`` when nothing is left."""
        ours, theirs = self._of((a, b)), self._of((b, a))
        return (ours, theirs) if ours and theirs else None

    def of_a_share(self) -> BothWays:
        """The same for one use of three, which may ask for a third of the pairs; what it asks beyond is left out."""
        left = self._most // USES // 2

        def both_ways(a: str, b: str) -> TwoWays | None:
            nonlocal left
            if not left:
                self._left_out.update(((a, b), (b, a)))
                return None
            left -= 1
            return self.both_ways(a, b)

        return both_ways

    @property
    def identity(self) -> Mapping[str, str | int]:
        """The model's, with how many pairs it scored and how many were left out."""
        return {
            **self._model.identity,
            "pairs": len(self._held),
            "left_out": len(self._left_out - self._held.keys()),
        }

    def _of(self, pair: StatementPair) -> NliScores | None:
        if pair not in self._held:
            if len(self._held) >= self._most:
                self._left_out.add(pair)
                return None
            self._held[pair] = self._model.scores([pair])[0]
        return self._held[pair]


def opinions(nli: LanguageModel | Nli | None, articles: int) -> Opinions | None:
    """A model, or a function in its place, as it is asked in a run of so many articles."""
    if nli is None:
        return None
    return Opinions(nli if isinstance(nli, LanguageModel) else FromFunction(nli), articles)
