"""``factcheck nli``: whether one statement follows from another, the words read by a model, the figures by rules."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import isfinite
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from factcheck.judge import Following, following
from factcheck.model.claim import Claim
from factcheck.model.language import LanguageModel, NliScores, StatementPair
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.placeholders import hidden_figure
from factcheck.numerals import compared
from factcheck.piecewise import pieces, whole
from factcheck.pipeline import understand

LONGEST_LINE = 1024 * 1024  # bytes
CHUNK = 512  # rows that are held at a time
LONGEST_STATEMENT = 10000  # characters of a statement in which figures are looked for
DIGITS = 6
SAME = NliScores(0.0, 1.0, 0.0)
WORD = later(r"[^\W\d_]+")
HALF_PAIR = later(r"[\ud800-\udfff]")
VERB = later(r"(?:ing|ed|s)$|^(?:exceed|surpass|approach|near)$")


class RowsError(Exception):
    """A file of pairs cannot be read; the message says why."""


class Row(NamedTuple):
    id: str | int | float | None
    premise: str
    hypothesis: str


class Rows:
    """The pairs of some files of JSON Lines, in order; lines that hold none are named in ``complaints``."""

    def __init__(self, paths: Sequence[str], stdin: BinaryIO) -> None:
        self._paths, self._stdin = paths, stdin
        self.good = 0
        self.complaints: list[str] = []

    def __iter__(self) -> Iterator[Row]:
        for path in self._paths:
            for number, line in enumerate(self._lines(path), 1):
                if not line.strip():
                    continue
                row = row_of(line, number)
                if isinstance(row, Row):
                    self.good += 1
                    yield row
                else:
                    self.complaints.append(f"{path}:{number}: {row}")

    def _lines(self, path: str) -> Iterator[bytes]:
        if path == "-":
            yield from _bounded(self._stdin)
            return
        try:
            with Path(path).open("rb") as file:
                yield from _bounded(file)
        except OSError as error:
            raise RowsError(f"{path}: cannot be read: {error.strerror}; name a file of JSON Lines, or -") from error


def _bounded(file: BinaryIO) -> Iterator[bytes]:
    """Lines, of an over-long one no more than its beginning."""
    while line := file.readline(LONGEST_LINE):
        yield line
        while len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE)


def row_of(line: bytes, number: int) -> Row | str:
    r"""The pair a line holds, or what is wrong with it.

    >>> row_of(b'{"premise": "A rose.", "hypothesis": "A fell."}', 7)
    Row(id=7, premise='A rose.', hypothesis='A fell.')
    >>> row_of(b'["A rose."]', 7)
    'is no JSON object with "premise" and "hypothesis"'
    >>> row_of(rb'{"premise": "A \ud83d rose.", "hypothesis": "A fell."}', 7)
    'holds \\ud83d, half of a character without the other'
    """
    try:
        held = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return "is not UTF-8"
    except (ValueError, RecursionError):
        return f"is no JSON, or longer than {LONGEST_LINE} bytes" if len(line) == LONGEST_LINE else "is no JSON"
    if not isinstance(held, dict) or not {"premise", "hypothesis"} <= held.keys():
        return 'is no JSON object with "premise" and "hypothesis"'
    name, premise, hypothesis = held.get("id", number), held["premise"], held["hypothesis"]
    if not (isinstance(premise, str) and isinstance(hypothesis, str)):
        return '"premise" and "hypothesis" must be strings'
    if isinstance(name, (dict, list, bool)) or (isinstance(name, float) and not isfinite(name)):
        return '"id" must be a string or a number, and one that JSON can tell'
    if half := HALF_PAIR.search(f"{name} {premise} {hypothesis}"):
        return f"holds \\u{ord(half[0]):x}, half of a character without the other"
    return Row(name, premise, hypothesis)


@dataclass(frozen=True, slots=True)
class Question:
    """What the model is asked about a pair, and what the figures say that it was not shown."""

    pair: StatementPair
    figures: Following | None = None

    @property
    def settled(self) -> bool:
        """Whether but for their figures both statements are the same words, so that no model need be asked."""
        return self.figures is not None and self.pair[0].lower().split() == self.pair[1].lower().split()


class Judge:
    """Reads pairs of statements: their words by a model, their figures by rules.

    Where both statements have figures that can be compared and differ, the model is shown placeholders and so says
    whether the statements are the same but for them; what the figures make of it is then added.
    """

    def __init__(self, model: LanguageModel, pack: RulePack) -> None:
        self._model, self._pack = model, pack
        self._number_words = {*pack.numbers.cardinals, *pack.numbers.multiples}
        self._hedges = hedges(pack)

    def scores(self, pairs: Sequence[StatementPair], batch: int = 1) -> list[NliScores]:
        """The probabilities for each pair, in order."""
        questions = [self.question(*pair) for pair in pairs]
        asked = [[] if one.settled else pieces(*one.pair) for one in questions]
        answers = iter(self._model.scores([pair for rows in asked for row in rows for pair in row], batch))
        told = [[list(islice(answers, len(row))) for row in rows] for rows in asked]
        return [weighed(whole(rows) if rows else SAME, one.figures) for rows, one in zip(told, questions, strict=True)]

    def question(self, premise: str, hypothesis: str) -> Question:
        """The pair as the model is to see it."""
        if not (self._may_hold_figures(premise) and self._may_hold_figures(hypothesis)):
            return Question((premise, hypothesis))
        short = max(len(premise), len(hypothesis)) <= LONGEST_STATEMENT
        numbers = compared(premise, hypothesis, self._pack) if short else None
        if numbers is not None:
            return Question((premise, premise), numbers)
        ours, theirs = self._read(premise), self._read(hypothesis)
        found = following(ours[1], theirs[1])
        alike = found == "same" and _written(ours[1]) == _written(theirs[1])
        if found is None or alike:
            return Question((premise, hypothesis))
        return Question((ours[0], theirs[0]), found)  # equal ones too if written differently: the model reads no 4.0%

    def _may_hold_figures(self, text: str) -> bool:
        return any(char.isdigit() for char in text) or not self._number_words.isdisjoint(WORD.findall(text.lower()))

    def _read(self, text: str) -> tuple[str, tuple[Claim, ...]]:
        """A statement with its figures masked, its dates as they stand; and its figures."""
        from factcheck.read import article

        claims = understand(article(text[:LONGEST_STATEMENT]), self._pack).reading.claims
        shown = text
        for claim in sorted(claims, key=lambda claim: -claim.place.start):
            hidden = hidden_figure(claim.place.text, claim.quantity.unit)
            shown = shown[: claim.place.start] + hidden + shown[claim.place.end :]
        return self._hedges.sub("", shown), claims


def hedges(pack: RulePack) -> re.Pattern[str]:
    """The words that bound a figure, which the rules read, right before its placeholder; verbs that do so stay.

    >>> from factcheck import library
    >>> hedges(library.rule_pack(None)).sub("", "sales topped [MONEY] , no more than [PERCENT] above [DATE]")
    'sales topped [MONEY] , [PERCENT] above [DATE]'
    """
    bounds = ["between", *(phrase for phrase in pack.numbers.before if " " in phrase or not VERB.search(phrase))]
    alternatives = "|".join(map(re.escape, sorted(bounds, key=lambda phrase: (-len(phrase), phrase))))
    return re.compile(rf"(?<!\w)(?:{alternatives}) (?=\[(?!DATE)[A-Z]+\])", re.IGNORECASE)


def _written(claims: Sequence[Claim]) -> list[str]:
    return sorted(claim.place.text for claim in claims)


def weighed(scores: NliScores, figures: Following | None) -> NliScores:
    """The model's word on the statements without their figures, and the rules' on the figures.

    What the model takes for the same statement is one if the figures agree, none if they rule each other out, and
    undecided if they may or may not.

    >>> weighed(NliScores(0.1, 0.7, 0.2), "against")
    NliScores(contradiction=0.8, entailment=0.0, neutral=0.2)
    """
    contradiction, entailment, neutral = scores
    if figures == "against":
        return NliScores(round(contradiction + entailment, DIGITS), 0.0, neutral)
    if figures == "open":
        return NliScores(contradiction, 0.0, round(neutral + entailment, DIGITS))
    return scores


def pages(rows: Iterable[Row], judge: Judge, batch: int) -> Iterator[str]:
    """A line of JSON for each row, in order; so many rows at a time are held, however many there are."""
    waiting = iter(rows)
    while chunk := list(islice(waiting, CHUNK)):
        answers = judge.scores([(row.premise, row.hypothesis) for row in chunk], batch)
        yield "".join(map(line_of, chunk, answers))


def line_of(row: Row, scores: NliScores) -> str:
    told: dict[str, Any] = {
        "id": row.id,
        "entailment": round(scores.entailment, DIGITS),
        "neutral": round(scores.neutral, DIGITS),
        "contradiction": round(scores.contradiction, DIGITS),
    }
    return json.dumps(told, ensure_ascii=False) + "\n"
