"""How often in a row something has happened: "its third straight quarterly loss", "a fifth day running"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.model.article import Article
from factcheck.model.claim import Claim
from factcheck.model.pack import RulePack
from factcheck.model.period import Period
from factcheck.model.statement import Rank
from factcheck.model.text import Span, Text
from factcheck.normalise.ranks import ORDINAL, PLACES
from factcheck.normalise.scene import Scene

STRETCHES = ("day", "week", "month", "quarter", "year", "meeting")
MOST = 4  # words between a number and "in a row"
REACH = 8  # words before a number that say whether it is so, and which way it went
MOST_NAMES = 3
LONGEST = 100


class Run(NamedTuple):
    """A number from token to token, of what it is, and which way each went."""

    number: int
    first: int
    last: int
    what: str
    way: str


class Runs:
    """Finds what has happened so often in a row, with the words of a pack."""

    def __init__(self, pack: RulePack) -> None:
        words = pack.words.phrases["run"]
        self.sets = {label: frozenset(listed) for label, listed in words.items()}
        self.behind = [tuple(phrase.split()) for phrase in words["behind"]]
        self.stretches = {word: label for label in STRETCHES for word in words[label]}
        self.ordinals = pack.dates.ordinals
        self.cardinals = {word: int(value) for word, value in pack.numbers.cardinals.items() if value < LONGEST}
        self.telling = (
            self.sets["streak"] | self.sets["straight"] | self.sets["into"] | {phrase[-1] for phrase in self.behind}
        )

    def of(
        self,
        article: Article,
        text: Text,
        scene: Scene,
        before: Scene | None,
        claims: Sequence[Claim],
        as_of: Period | None,
    ) -> Iterator[Rank]:
        """The runs that a sentence tells, each for whom it is told of."""
        if scene.block == "row" or scene.spoken.isdisjoint(self.telling):
            return
        for run in self._runs(scene):
            at = scene.words[run.first].start
            claim = min(claims, key=lambda one: abs(one.span.start - at), default=None)
            metric = claim.frame.metric if claim is not None and claim.frame.known else None
            told_of = {scene.lower(one) for one in range(run.first - REACH, run.first) if not _in_time(scene, one)}
            for who in _who(scene, before, run, claim, metric):
                yield Rank(
                    article=article.id,
                    group=article.group,
                    place=text.place(article.path, Span(at, scene.words[run.last - 1].end)),
                    sentence=text.line(scene.sentence.span),
                    number=run.number,
                    of=who,
                    what=frozenset({"run", run.what}),
                    scope=frozenset({run.way} - {""}),
                    measure=frozenset({metric} if metric else ()),
                    periods=(),
                    settled=self.sets["over"].isdisjoint(told_of),
                    as_of=as_of,
                )

    def _runs(self, scene: Scene) -> Iterator[Run]:
        for at, token in enumerate(scene.words):
            number = self._number(token.lower)
            if number < 2:
                continue
            if streak := self._streak(scene, at):
                yield Run(number, at, *streak)
                continue
            begin = at + 1 + (scene.lower(at + 1) in self.sets["straight"])
            end = self._noun_end(scene, begin) if begin > at + 1 else self._row_end(scene, at)
            if end > begin and (what := self._what(scene, begin, end)):
                last = end + next((len(one) for one in self.behind if _follows(scene, end, one)), 0)
                yield Run(number, at, last, what, self._way(scene, at, begin, end, last))

    def _streak(self, scene: Scene, at: int) -> tuple[int, str, str] | None:
        """ "Ending a three-session slide", "an eight-match winning streak": where it ends, of what, which way."""
        if scene.lower(at + 1) != "-" or scene.lower(at + 2) not in self.stretches:
            return None
        told = scene.between(at + 3, at + 5)
        way = next((label for label in ("up", "down") if not self.sets[f"streak {label}"].isdisjoint(told)), "")
        last = next((at + 4 + n for n, word in enumerate(told) if word in self.sets["streak"]), 0)
        return (last, self.stretches[scene.lower(at + 2)], way) if way and last else None

    def _number(self, word: str) -> int:
        """The number that a word tells, be it an ordinal; 0 where it is none."""
        if (known := self.ordinals.get(word) or self.cardinals.get(word)) is not None:
            return known
        digits = found[1] if (found := ORDINAL.match(word)) else word
        return int(digits) if digits.isdecimal() and len(digits) <= PLACES else 0

    def _noun_end(self, scene: Scene, begin: int) -> int:
        """Where what comes so often in a row ends: "straight [quarterly loss]"."""
        end = begin
        while end < begin + MOST and self._known(scene.lower(end)):
            end += 1
        return end

    def _known(self, word: str) -> bool:
        return word in self.stretches or any(word in self.sets[label] for label in ("up", "down", "other", "kind"))

    def _row_end(self, scene: Scene, at: int) -> int:
        """Where the words in front of "in a row" end, or the day that something is into."""
        begin = at + 1
        led = scene.lower(at - 1) in self.sets["owner"] and scene.lower(at - 2) in self.sets["into"]
        if led and scene.lower(begin) in self.stretches:
            return begin + 1
        for end in range(begin + 1, begin + 1 + MOST):
            if any(_follows(scene, end, phrase) for phrase in self.behind):
                return end
            if not scene.lower(end - 1).isalpha():
                break
        return begin

    def _what(self, scene: Scene, begin: int, end: int) -> str:
        """The stretch of time, or what was won or lost, that came so often."""
        told = scene.between(begin, end)
        stretch = next((self.stretches[word] for word in told if word in self.stretches), "")
        step = {"up", "down"} & {label for label in ("up", "down") if not self.sets[label].isdisjoint(told)}
        return stretch or ("step" if step else next((word for word in told if word in self.sets["other"]), ""))

    def _way(self, scene: Scene, at: int, begin: int, end: int, last: int) -> str:
        """Which way each went: by the noun itself, by "of gains" behind, or by the last word of direction before."""
        behind = scene.between(last, last + 3)
        for told in (scene.between(begin, end), behind if behind[:1] in (["of"], ["in"]) else []):
            for label in ("up", "down"):
                if not self.sets[label].isdisjoint(told):
                    return label
        cues = [cue for cue in scene.cues if cue.kind == "direction" and at - REACH <= cue.first < at]
        return cues[-1].label if cues and cues[-1].label in ("up", "down") else ""


def _follows(scene: Scene, at: int, phrase: tuple[str, ...]) -> bool:
    return tuple(scene.between(at, at + len(phrase))) == phrase


def _who(scene: Scene, before: Scene | None, run: Run, claim: Claim | None, metric: str | None) -> list[str]:
    """Whom it is told of: as its figure is, or the name before it; else those of the sentence before."""
    if claim is not None and claim.frame.subject:
        return [claim.frame.subject]
    led = [name.subject for name in scene.names if name.last <= run.first]
    named = led[-1:] or [name.subject for name in scene.names][:1] or ([metric] if metric else [])
    if named or before is None:
        return named
    return list(dict.fromkeys(name.subject for name in before.names))[:MOST_NAMES]


def _in_time(scene: Scene, at: int) -> bool:
    """Whether a word belongs to a time: the month of May says nothing of what may be."""
    return any(one.first <= at < one.last for one in scene.times)


_RUNS: dict[str, Runs] = {}


def runs(pack: RulePack) -> Runs:
    """What finds the runs with the words of a pack, made once for each digest."""
    if pack.digest not in _RUNS:
        _RUNS[pack.digest] = Runs(pack)
    return _RUNS[pack.digest]
