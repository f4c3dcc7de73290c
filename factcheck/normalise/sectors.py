"""What is told of a trade in a place is told of the place: "sales at U.S. retailers" are U.S. retail sales."""

from __future__ import annotations

from factcheck.model.claim import Grade
from factcheck.model.stem import stem
from factcheck.normalise.places import is_place, left_out
from factcheck.normalise.scene import Figure
from factcheck.normalise.sight import Attached, Sight
from factcheck.normalise.who import DEFAULT_METRIC

TURNOVER = "turnover"
QUOTED = frozenset({*DEFAULT_METRIC.values(), "market value", "trading volume"})


def on_market(sight: Sight, made: Attached) -> None:
    """Turnover told of an index is what its shares were traded for."""
    known = made.names[0].known if made.names else None
    if made.metric is not None and made.metric.on_markets and known is not None and known.kind == "index":
        cue = made.metric_cue
        if cue is not None and sight.scene.lower(cue.last - 1) == TURNOVER:
            made.metric = sight.metrics.get(made.metric.on_markets, made.metric)


def settle(sight: Sight, made: Attached, figure: Figure) -> None:
    """Hands the figure of a trade to the place that it is told of, and remembers which trade."""
    if made.metric is None or made.metric.name in QUOTED or made.grade < Grade.CLAUSE or len(made.names) != 1:
        return
    trade = made.names[0].known
    places = [name for name in sight.scene.names if is_place(name) and sight.same(name.first, figure.first)]
    places = [name for name in places if not left_out(sight, name)]
    if trade is None or trade.kind != "sector" or len({name.subject for name in places}) != 1:
        return
    whole = dict(made.metric.in_sectors).get(trade.name)
    made.names, made.metric = places[:1], sight.metrics.get(whole or "", made.metric)
    made.sector = None if whole else trade.name


def words(made: Attached, figure: Figure) -> list[str]:
    """The trade that a place's figure is limited to, unless what is counted tells it: "employment in [retail]"."""
    if made.sector is None:
        return []
    trade = stem(made.sector.split()[0])
    return [] if trade in {stem(word) for word in (figure.mention.noun or "").split()} else [trade]
