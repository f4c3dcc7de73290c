"""A result told in all and per share: "net income of $6.3 billion, or $1.13 a share, up from $4.9 billion"."""

from __future__ import annotations

from itertools import islice

from factcheck.model.metric import Dimension, Metric
from factcheck.normalise.fit import large
from factcheck.normalise.scene import Figure
from factcheck.normalise.sight import TOLD_AGAIN, Attached, Sight

SHARE = "share"
NEAR = 6  # so many figures back a result may have been told in all
TOLD_BOTH_WAYS = (*TOLD_AGAIN, [","])


def settle(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> None:
    """Gives a sum the result in all, and what is told per share the result per share."""
    if dimension != "money":
        return
    metric = made.metric
    if metric is not None and metric.per == SHARE and figure.mention.per is None and large(figure):
        made.metric = _whole(sight, metric)
        return
    earlier = sight.before(figure)
    if metric is not None or earlier is None or earlier[1].metric is None:
        return
    other, before = earlier
    if sight.scene.between(sight.past(other), figure.first) not in TOLD_BOTH_WAYS:
        return
    if figure.mention.per == SHARE and before.metric is not None and before.metric.per_share and large(other):
        told = sight.metrics.get(before.metric.per_share)
    elif figure.mention.per is None and before.metric is not None and before.metric.per == SHARE and large(figure):
        told = _whole(sight, before.metric)
    else:
        return
    made.metric, made.metric_grade = told, before.metric_grade


def _whole(sight: Sight, metric: Metric) -> Metric | None:
    """The result that the sentence has told in all before, of which this one is a share's part."""
    told = (made.metric for made in islice(reversed(sight.attached.values()), NEAR) if made.metric is not None)
    return next((one for one in told if one.per_share == metric.name), None)
