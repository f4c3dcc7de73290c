"""The quarter or half year that a story is about, and which figures without a time are of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from factcheck.model.claim import Claim, Frame, Grade
from factcheck.model.period import Period
from factcheck.normalise.scene import Scene

ORDINALS = frozenset({"first", "second", "third", "fourth", "last", "previous"})
PLACES = frozenset({"country", "region"})
OF_OTHER_TIMES = frozenset({"previous", "as it stands"})
STRETCHES = frozenset({"quarter", "half", "fiscal_quarter"})
# How many sentences on a quarter told of is that of figures which are nobody's.
NEAR = 3


@dataclass
class Carried:
    """The first quarter or half year that was told, last at ``order``; ``subjects`` it was told of, which of them are
    ``places``, and ``metrics`` told of it.
    """

    period: Period | None = None
    subjects: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    order: int = 0
    metrics: set[str] = field(default_factory=set)

    def remember(self, scene: Scene, periods: Collection[Period | None], made: Sequence[Claim], of: str | None) -> None:
        """Keeps what a sentence says of the stretch; one that names nobody says it of ``of``, who was spoken of."""
        if self.period is None:
            told = [period for period in periods if period is not None and period.grain in STRETCHES]
            self.period = told[0] if told and told[0].resolved else None
        if self.period is None or self.period not in periods:
            return
        self.order = scene.order
        named = {name.subject for name in scene.names} | {subject for claim in made for subject in _of(claim.frame)}
        self.places |= {name.subject for name in scene.names if name.known is not None and name.known.kind in PLACES}
        self.subjects |= named or ({of} if of else set())
        own = (claim.frame for claim in made if claim.frame.period_grade >= Grade.SENTENCE)
        self.metrics |= {frame.metric for frame in own if frame.period == self.period and frame.metric}

    def covers(self, frame: Frame, scene: Scene) -> bool:
        """Whether a figure without a time is of the quarter, half or year that the paragraphs so far are about."""
        plain = frame.known and frame.modality == "actual" and not frame.qualifiers & OF_OTHER_TIMES
        if not plain or self.period is None or scene.block != "paragraph" or self._elsewhere(frame, scene):
            return False
        if self._at_large(frame) and scene.order - self.order > NEAR:
            return False
        elliptic = any(
            scene.lower(at) in ORDINALS and scene.lower(at - 1) == "the" and scene.lower(at - 2) == "in"
            for at in range(2, len(scene.words))
        )
        own = any(token.lower in {"period", "periods"} for token in scene.words)  # "in the prior two-month period"
        return not own and not elliptic

    def _at_large(self, frame: Frame) -> bool:
        """Whether a figure, or the quarter, is of nobody or of a country, of which much more is told than a quarter."""
        nobody = _of(frame) <= self.places or self.subjects <= self.places
        return nobody and frame.metric not in self.metrics

    def _elsewhere(self, frame: Frame, scene: Scene) -> bool:
        """Another measure of somebody else: Amazon's job cuts are not of the quarter of Apple's revenue.

        The same measure is: a story of one company's quarter holds its rivals' results of that quarter against it.
        """
        subjects = _of(frame)
        parents = {name.known.parent for name in scene.names if name.known and name.subject in subjects}
        others = self.subjects.isdisjoint(subjects | parents)
        return bool(subjects and self.subjects) and others and frame.metric not in self.metrics


def _of(frame: Frame) -> set[str]:
    return {*frame.members, *([frame.subject] if frame.subject else [])}
