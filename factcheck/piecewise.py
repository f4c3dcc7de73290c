"""A passage too long to be read at once, read in pieces against each sentence of what is to follow from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.model.language import NliScores, StatementPair
from factcheck.model.later import later

LONG = 100  # words of a premise from which on it is read in pieces
PIECE = 60  # words of a piece, if its sentences allow it
MOST_PIECES, MOST_SENTENCES = 48, 12  # what lies behind them is not read
FEWEST_WORDS = 4  # of a sentence that stands for itself
END = later(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(\[]*[A-Z0-9\[])|\n+")


def pieces(premise: str, hypothesis: str) -> list[list[StatementPair]]:
    """The pairs to be read: for each sentence of the hypothesis one with every piece of the premise.

    A premise that can be read at once, with the whole hypothesis, is the only pair.
    """
    if len(premise.split()) < LONG:
        return [[(premise, hypothesis)]]
    read = _joined(_sentences(premise))[:MOST_PIECES]
    asked = _grown(_sentences(hypothesis))[:MOST_SENTENCES] or [hypothesis]
    return [[(piece, sentence) for piece in read] for sentence in asked]


def whole(answers: Sequence[Sequence[NliScores]]) -> NliScores:
    """What the pieces say together: a sentence follows if one piece says so, all of them if each does.

    >>> yes, no, open = NliScores(0.0, 0.9, 0.1), NliScores(0.8, 0.1, 0.1), NliScores(0.1, 0.0, 0.9)
    >>> whole([[open, yes], [no, open]])
    NliScores(contradiction=0.8, entailment=0.1, neutral=0.1)
    >>> whole([[open, yes], [yes, open]]).entailment
    0.9
    """
    if len(answers) == 1 and len(answers[0]) == 1:
        return answers[0][0]
    entailment = min(max(one.entailment for one in said) for said in answers)
    contradiction = max(min(max(one.contradiction for one in said), 1 - _best(said)) for said in answers)
    contradiction = min(contradiction, 1 - entailment)
    return NliScores(contradiction, entailment, round(1 - entailment - contradiction, 6))


def _best(said: Sequence[NliScores]) -> float:
    return max(one.entailment for one in said)


def _sentences(text: str) -> list[str]:
    return [sentence.strip() for sentence in END.split(text) if sentence.strip()]


def _grown(sentences: Sequence[str]) -> list[str]:
    """The sentences, those too short to say anything joined to the one before."""
    found: list[str] = []
    for sentence in sentences:
        if found and len(sentence.split()) < FEWEST_WORDS:
            found[-1] += " " + sentence
        else:
            found.append(sentence)
    return found


def _joined(sentences: Sequence[str]) -> list[str]:
    """Runs of sentences, each beginning with the last sentence of the one before."""
    return [" ".join(sentences[first:last]) for first, last in _runs([len(one.split()) for one in sentences])]


def _runs(lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = 0
    while first < len(lengths):
        last, words = first + 1, lengths[first]
        while last < len(lengths) and words + lengths[last] <= PIECE:
            words += lengths[last]
            last += 1
        yield first, last
        if last == len(lengths):
            return
        first = last - 1 if last - first > 1 else last
