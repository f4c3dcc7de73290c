"""Sentences with their figures, dates and directions masked, for finding them again elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from factcheck.model.article import Article
from factcheck.model.claim import Claim
from factcheck.model.period import Period
from factcheck.model.statement import Slot, SlotKind, Statement
from factcheck.model.text import Span, Text
from factcheck.normalise.scene import Dated, Figure, Scene

MASKS = {"quantity": "‹Q›", "time": "‹T›", "direction": "‹D›"}
TELLING = frozenset({"metric", "modality", "qualifier", "correction"})


class Mask(NamedTuple):
    """What is masked up to, not including, token ``last``."""

    kind: SlotKind
    last: int
    figure: Figure | None = None
    dated: Dated | None = None
    label: str = ""


def statement(
    article: Article,
    text: Text,
    scene: Scene,
    claims: Mapping[int, Claim],
    periods: Mapping[int, Period | None],
    as_of: Period | None,
) -> Statement | None:
    """The masked form of a sentence that says a figure or a date; ``None`` for one that says neither."""
    if not (scene.figures or scene.times):
        return None
    masks = _masks(scene)
    tokens: list[str] = []
    slots: list[Slot] = []
    at = 0
    for first, (kind, last, figure, dated, label) in sorted(masks.items()):
        tokens += scene.lowered[at:first]
        at = last
        span = Span(scene.words[first].start, scene.words[last - 1].end)
        if figure is not None:
            span = figure.mention.span
        elif dated is not None:
            span = dated.time.span
        place = text.place(article.path, span)
        claim = claims.get(figure.number) if figure else None
        period = periods.get(id(dated.time)) if dated else None
        if dated is not None and dated.time.weekday is not None and dated.time.first and dated.time.first.day:
            label = str(dated.time.weekday)
        slots.append(Slot(len(tokens), kind, text.quote(span), place, claim, period, label))
        tokens.append(MASKS[kind])
    tokens += scene.lowered[at:]
    return Statement(
        article.id,
        article.group,
        scene.order,
        text.place(article.path, scene.sentence.span),
        tuple(tokens),
        tuple(slots),
        _telling(scene),
        as_of,
    )


def _telling(scene: Scene) -> frozenset[str]:
    spoken = [(name.first, name.last) for name in scene.names]
    spoken += [(cue.first, cue.last) for cue in scene.cues if cue.kind in TELLING and cue.word_class != "taking"]
    return frozenset(word for first, last in spoken for word in scene.lowered[first:last])


def _masks(scene: Scene) -> dict[int, Mask]:
    """The maskable runs of a sentence by first token; where two overlap the figure wins, then the earlier."""
    found: list[tuple[int, Mask]] = [(figure.first, Mask("quantity", figure.last, figure)) for figure in scene.figures]
    found += [(dated.first, Mask("time", dated.last, None, dated)) for dated in scene.times]
    found += [
        (cue.first, Mask("direction", cue.last, None, None, cue.label)) for cue in scene.cues if cue.kind == "direction"
    ]
    covered: set[int] = set()
    kept: dict[int, Mask] = {}
    for first, mask in found:
        run = range(first, mask.last)
        if covered.isdisjoint(run):
            covered.update(run)
            kept[first] = mask
    return kept
