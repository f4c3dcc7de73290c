"""The frame of a figure: who, what, which way, under which limits, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from factcheck.model.claim import Frame, Grade
from factcheck.model.metric import Dimension, Metric
from factcheck.model.period import Period
from factcheck.model.stem import stem
from factcheck.normalise import (
    ballots,
    default,
    gapped,
    limits,
    narrowing,
    places,
    sectors,
    sums,
    voices,
    way,
    what,
    who,
    who_parts,
)
from factcheck.normalise.continued import continue_bracket
from factcheck.normalise.lexicon import Lexicon
from factcheck.normalise.scene import Figure, Scene
from factcheck.normalise.sight import Attached, Memory, Sight


class Framer:
    """Reads the frames of one sentence, in the order of its figures."""

    def __init__(self, scene: Scene, lexicon: Lexicon, metrics: Mapping[str, Metric], memory: Memory) -> None:
        self.sight = Sight(scene, lexicon, metrics, memory)
        memory.counted.update(stem(f.mention.noun.lower().split()[-1]) for f in scene.figures if f.mention.noun)

    def frame(self, figure: Figure, dimension: Dimension) -> Frame:
        """Everything that is known of a figure but its period."""
        sight, made = self.sight, Attached()
        what.attach(sight, made, figure, dimension)
        ballots.settle_count(sight, made, figure, dimension)
        who.attach(sight, made, figure)
        who.drop_raters(sight, made)
        gapped.settle(sight, made, figure, dimension)
        who_parts.settle(sight, made, figure)
        sectors.on_market(sight, made)
        sectors.settle(sight, made, figure)
        places.at_large(sight, made)
        sums.settle_core(sight, made, figure)
        way.attach(sight, made, figure, dimension)
        default.attach(sight, made, figure, dimension)
        continue_bracket(sight, made, figure)
        way.settle_aspect(sight, made, figure, dimension)
        metric, words, grade = narrowing.measure(sight, made, figure)
        sight.attached[figure.number] = made
        names = tuple(dict.fromkeys(name.subject for name in made.names))
        said = limits.qualifiers(sight, made, figure, dimension) | {*ballots.labels(sight, made, figure, dimension)}
        grouped = metric == narrowing.GROUP_SIZE
        return Frame(
            subject=None if grouped else " and ".join(names) or made.group,
            subject_grade=made.grade,
            metric=metric,
            metric_grade=grade,
            aspect=made.aspect,
            known=made.metric is not None and not grouped,
            words=words,
            members=tuple(sorted(names)) if len(names) > 1 else (),
            joint=made.metric is not None and made.metric.joint,
            direction=made.direction,
            trend=made.trend if made.aspect in ("level", "share") else None,
            qualifiers=said,
            modality=ballots.modality(limits.modality(sight, figure), said),
            source=voices.source(sight, made, figure),
        )


def with_period(frame: Frame, period: Period | None, grade: Grade) -> Frame:
    return replace(frame, period=period, period_grade=grade if period else Grade.NONE)
