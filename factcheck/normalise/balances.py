"""What a gap or a surplus is one of, where that stands apart from it: "a deficit on its current account"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.claim import Grade
from factcheck.model.metric import Dimension, Metric
from factcheck.normalise.scene import Figure
from factcheck.normalise.sight import Attached, Sight
from factcheck.normalise.sums import of_output

LEADING = frozenset({"in", "on", "of"})
FARTHEST_ACCOUNT = 8  # tokens between a balance and its account
FARTHEST_FIGURE = 6  # tokens between the two and the figure


def settle(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> None:
    """ "The deficit in goods trade was $9 billion", "the current account showed a surplus of $3 billion"."""
    if not (dimension == "money" or (dimension == "percent" and of_output(sight, figure))):
        return
    if sight.scene.spoken.isdisjoint(sight.words("in_deficit", "in_surplus")):
        return
    if not sight.scene.spoken.isdisjoint(sight.words("part_of_trade")):
        return  # "the deficit in goods trade": services have a balance of their own
    for first, last, metric in _told(sight):
        gap = range(last, figure.first) if last <= figure.first else range(figure.last, first)
        beside = figure.first <= first < figure.last or not sight.same(first, figure.first)
        if len(gap) > FARTHEST_FIGURE or beside:
            continue
        if not any(sight.in_figure(at) or sight.in_cue(at, "metric") for at in gap):
            made.metric, made.metric_cue, made.metric_grade = metric, None, Grade.CLAUSE


def _told(sight: Sight) -> Iterator[tuple[int, int, Metric]]:
    """Every balance with an account beside it, and the tokens that both stand at."""
    for at, word in enumerate(sight.scene.lowered):
        over = word in sight.words("in_surplus")
        if not over and word not in sight.words("in_deficit"):
            continue
        for metric in (one for one in sight.metrics.values() if one.accounts):
            account = _account(sight, metric, at)
            told = metric if over else next((one for one in sight.metrics.values() if _minus(one, metric)), None)
            if account is not None and told is not None:
                yield min(at, account), max(at, account) + 1, told


def _minus(one: Metric, other: Metric) -> bool:
    return one.negative_of == other.name and not one.of_output


def _account(sight: Sight, metric: Metric, at: int) -> int | None:
    """The last token of the account that a balance belongs to: before it, or behind "in", "on" or "of"."""
    for account in metric.accounts:
        words = account.split()
        for first in range(max(0, at - FARTHEST_ACCOUNT), at + FARTHEST_ACCOUNT):
            last = first + len(words)
            if sight.scene.between(first, last) != words:
                continue
            if last <= at and _linked(sight, range(last, at)):
                return first
            if first > at and sight.scene.lower(at + 1) in LEADING and _linked(sight, range(at + 1, first)):
                return last - 1
    return None


def _linked(sight: Sight, gap: range) -> bool:
    """Whether only what shows a balance stands between it and its account, or what says whose it is."""
    idle = sight.words("balanced", "hedge") | sight.lexicon.stop
    return all(sight.in_name(at) or sight.in_time(at) or sight.scene.lower(at) in idle for at in gap)
