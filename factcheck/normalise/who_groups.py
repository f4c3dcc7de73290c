"""How many a figure is of: "the four giants", "the 12 members"."""

from __future__ import annotations

from factcheck.normalise.scene import Figure
from factcheck.normalise.sight import Sight

RELATIVE, FARTHEST_VERB = frozenset({"who", "that"}), 4  # tokens from a count to what was done to those counted
TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade"})


def group_size(sight: Sight, figure: Figure) -> Figure | None:
    """The count that says how many the figure is of: "four" of "the four giants spent $650 billion"."""
    for other in sight.scene.figures:
        if other.last > figure.first or not sight.same(other.first, figure.first):
            continue
        if is_group(sight, other) and other.mention.unit != figure.mention.unit:
            return other
    return None


def is_group(sight: Sight, figure: Figure) -> bool:
    """Whether a count only says how many there are of what another figure is told of."""
    counted = (figure.mention.unit or "").startswith("count:") and bool(figure.mention.noun)
    ranked = figure.mention.unit is None and sight.scene.lower(figure.last) in sight.words("ranked")
    if not (counted or ranked):
        return False
    numeral = figure.mention.numerals[0]
    if numeral.value != int(numeral.value) or not 2 <= numeral.value <= 30 or numeral.scale != 1:
        return False
    opens = figure.first <= sight.scene.begins + 1 or sight.scene.lower(figure.first - 1) in {
        "the",
        "these",
        "those",
        "all",
        "'s",
        "’s",
        "of",
    }
    later = any(
        other.first >= figure.last and other.mention.unit not in TIMES and sight.same(other.first, figure.first)
        for other in sight.scene.figures
    )
    return opens and later and not _done_to_them(sight, figure)


def _done_to_them(sight: Sight, figure: Figure) -> bool:
    """What happened to them is told of them alone: "17 people who were killed by two bombs", "six people died"."""
    reach = FARTHEST_VERB if sight.scene.lower(figure.last) in RELATIVE else 0
    while sight.scene.lower(figure.last + reach) in sight.words("been"):
        reach += 1  # "six people have been killed"
    return any(
        cue.kind == "metric" and cue.metric is not None and cue.metric.by_event and cue.word_class == "verb"
        for cue in sight.scene.cues
        if figure.last <= cue.first <= figure.last + reach
    )
