"""A figure that goes on with the measure of the one before it."""

from __future__ import annotations

from factcheck.model.claim import Grade
from factcheck.normalise.clauses import POSSESSIVE, prepositional
from factcheck.normalise.levels import from_to
from factcheck.normalise.lexicon import Cue
from factcheck.normalise.places import THINGS
from factcheck.normalise.scene import Figure
from factcheck.normalise.sight import Attached, Sight
from factcheck.normalise.when_brackets import heads_bracket

LINKS = frozenset({"of", "in", "on", "from", "to", "off", "for", "worth", "through"})
PLAIN = "profit"  # what a result of any kind is called for short
CAUSES = frozenset({"as", "after", "because", "amid", "while", "although", "when", "despite", "since", "before"})

THEN = frozenset({"then", "also", "still"})
# How a wire's table says which way a result went: "Shr loss 12 cts vs profit eight cts".
LOSS, PROFIT = "loss", "profit"
RESULTS, SET_AGAINST = frozenset({LOSS, PROFIT}), frozenset({"vs", "vs.", "versus"})


def continue_level(sight: Sight, made: Attached, figure: Figure, move: Cue | None) -> None:
    """ "… reached $725 billion, up 77%": the change is that of the level right before it."""
    earlier = sight.before(figure)
    if move is None or move.word_class not in ("word", "noun") or earlier is None:
        return
    level, before = earlier
    gap = sight.scene.between(level.last, move.first)
    apposed = (
        move.word_class == "noun" and gap[-2:] in ([",", "a"], [",", "an"]) and _plain(sight, level.last, move.first)
    )
    near = move.word_class == "word" and len(gap) <= 2 and set(gap) <= {",", "a", "share", "(", "which", "was"}
    if before.metric is not None and (near or apposed):
        made.metric, made.metric_cue, made.metric_grade = before.metric, before.metric_cue, before.metric_grade


def continue_compared(sight: Sight, made: Attached, figure: Figure) -> None:
    """ "Dug 94,300 tonnes of copper in the third quarter, 7% less than a year earlier": of the level before it."""
    earlier = sight.before(figure)
    if made.metric is not None or earlier is None or sight.scene.lower(figure.first - 1) != ",":
        return
    level, before = earlier
    behind = figure.mention.unit == "percent" and sight.scene.lower(figure.last) in sight.words("more", "fewer")
    goods = {at for name in sight.scene.names if name.known and name.known.kind in THINGS for at in range(*name[1:3])}
    first, last = level.last, figure.first - 1
    if behind and all(at in goods or _plain(sight, at, at + 1) for at in range(first, last)):
        made.metric, made.metric_grade = before.metric, before.metric_grade


def continue_change(sight: Sight, made: Attached, figure: Figure) -> None:
    """ "Stocks fell 2.1 million barrels; the institute had reported an increase of 2.4 million": of the same, again."""
    earlier = sight.before(figure)
    led = sight.scene.between(figure.first - 2, figure.first)
    if (
        made.metric is not None
        or earlier is None
        or led[1:] != ["of"]
        or not sight.in_cue(figure.first - 2, "direction")
    ):
        return
    other, before = earlier
    alike = figure.mention.unit in (None, other.mention.unit) and sight.scene.lower(figure.last) not in LINKS
    if before.metric is not None and before.direction and alike:
        made.metric, made.metric_grade = before.metric, Grade.SENTENCE


def continue_pronoun(sight: Sight, made: Attached, figure: Figure, move: Cue | None) -> None:
    """ "Sales rose 4 percent, while in Atlanta they fell 1 percent": what "they" are was said before."""
    earlier = sight.before(figure)
    if made.metric is not None or move is None or earlier is None or earlier[1].metric is None:
        return
    past = (CAUSES - {"while", "although"}) & set(sight.scene.between(earlier[0].last, move.first))  # "when it lost 2%"
    if sight.scene.lower(move.first - 1) in {"they", "it"} and earlier[1].direction and not past:
        made.metric, made.metric_grade = earlier[1].metric, Grade.SENTENCE


def continue_verb(sight: Sight, made: Attached, figure: Figure, move: Cue | None) -> None:
    """ "Revenue rose 4% at Ford and fell 2% at GM", "Ford's revenue rose 4%, GM's fell 2%": one noun's verbs."""
    earlier = sight.before(figure)
    if made.metric is not None or move is None or move.word_class != "verb" or earlier is None:
        return
    other, before = earlier
    cue = before.metric_cue
    if before.metric is not None and before.direction and owns_verb(sight, move):
        made.metric, made.metric_cue, made.metric_grade = before.metric, cue, before.metric_grade
        return
    if cue is None or cue.word_class != "noun" or before.metric is None or not _joined(sight, move, other):
        return
    verbs = [one for one in sight.scene.cues if one.kind == "direction" and one.word_class == "verb"]
    if any(cue.last <= verb.first < verb.last <= other.first for verb in verbs) and not _named(sight, cue, other):
        made.metric, made.metric_cue, made.metric_grade = before.metric, cue, before.metric_grade


def owns_verb(sight: Sight, move: Cue) -> bool:
    """Whether the noun that moves is left out behind its owner: "[GM's] fell"."""
    return sight.scene.lower(move.first - 1) in POSSESSIVE and sight.in_name(move.first - 2)


def _joined(sight: Sight, move: Cue, other: Figure) -> bool:
    """Whether a verb goes on with the noun of the verb before: "rose 4% and fell 2%"."""
    at = move.first - 1
    while sight.scene.lower(at)[-2:] == "ly" or sight.scene.lower(at) in THEN:
        at -= 1
    own = any(one.kind == "metric" and other.last <= one.first < move.first for one in sight.scene.cues)
    return sight.scene.lower(at) in ("and", "but") and not own


def _named(sight: Sight, cue: Cue, other: Figure) -> bool:
    """Whether somebody else stands behind a noun and may be what moves: "the cause of the sell-off, Meta, soared"."""
    names = (name for name in sight.subjects if cue.last <= name.first and name.last <= other.first)
    return any(not prepositional(sight.scene, name) for name in names)


def continue_base(sight: Sight, made: Attached, figure: Figure) -> None:
    """ "… at 4.4 percent of output, down from 4.9 percent": what a figure is held against is of the same measure."""
    led = [cue for cue in sight.scene.cues if cue.label == "previous" and cue.last <= figure.first]
    if not led or not sight.hedged(led[-1].last, figure.first):
        return
    alike = [
        other
        for other in sight.scene.figures
        if other.last <= led[-1].first and other.mention.unit == figure.mention.unit and other.number in sight.attached
    ]
    cue = made.metric_cue
    own = cue is not None and 0 <= cue.first - figure.last <= 3 and not sight.crossed(figure.last, cue.first)
    # "… 5.1%; the rate for goods slowed from 2.0% to 1.9%": what has moved is named since.
    own = own or (
        cue is not None and bool(alike) and alike[-1].last <= cue.first < led[-1].first and _leaves(sight, figure)
    )
    before = sight.attached[alike[-1].number] if alike and not own else None
    if before is not None and before.metric is not made.metric and before.metric is not None:
        made.metric, made.metric_cue = before.metric, before.metric_cue
        made.metric_grade = min(before.metric_grade, Grade.SENTENCE)


def _leaves(sight: Sight, figure: Figure) -> bool:
    """Whether a figure is where something came from that is said to have come to another."""
    return sight.scene.lower(figure.first - 1) == "from" and from_to(sight, figure)


def is_set_against(sight: Sight, figure: Figure) -> bool:
    """Whether a result of another year is set against one with nothing but which way it went: "vs loss four cts"."""
    return sight.scene.lower(figure.first - 1) in RESULTS and sight.scene.lower(figure.first - 2) in SET_AGAINST


def continue_result(sight: Sight, made: Attached, figure: Figure) -> None:
    """ "Net loss 830,000 vs profit 1,200,000": the same result a year before, above or below nothing."""
    earlier = sight.before(figure)
    word = sight.scene.lower(figure.first - 1)
    if earlier is None or earlier[1].metric is None or not is_set_against(sight, figure):
        return
    metric = earlier[1].metric
    above = metric if metric.negative_of is None else sight.metrics.get(metric.negative_of, metric)
    below = next((one for one in sight.metrics.values() if one.negative_of == above.name), None)
    told = below if word == LOSS else above
    if told is not None and below is not None:
        made.metric, made.metric_grade = told, earlier[1].metric_grade


def _plain(sight: Sight, first: int, last: int) -> bool:
    """Whether nothing between two tokens could be what moves instead: no name, no other measure, no verb."""
    return not any(
        sight.in_name(at) or sight.in_cue(at, "metric", "direction") or sight.scene.lower(at) in sight.words("halt")
        for at in range(first, last)
    )


def continue_bracket(sight: Sight, made: Attached, figure: Figure) -> None:
    """Gives a result in brackets the kind of the one before it: "an operating loss of £3m (2024: profit of £2m)".

    The operating profit of a year, held against its operating loss, is called profit for short.
    """
    before = sight.before(figure)
    plain = made.metric is not None and PLAIN in (made.metric.name, made.metric.negative_of)
    if before is None or made.metric is None or before[1].metric is None or not plain:
        return
    if not any(
        before[0].last <= dated.first < figure.first and heads_bracket(sight, dated) for dated in sight.scene.times
    ):
        return
    whole = before[1].metric.negative_of or before[1].metric.name
    negative = next((one for one in sight.metrics.values() if one.negative_of == whole), None)
    if negative is not None:
        made.metric = negative if made.metric.negative_of else sight.metrics.get(whole, made.metric)
