"""Whether a figure is where something stands, and no change: "rose to 14.6 percent from 13.9 percent"."""

from __future__ import annotations

from factcheck.normalise.lexicon import Cue
from factcheck.normalise.scene import Figure
from factcheck.normalise.sight import Attached, Sight

ENDS = ("from", "to")
SHARE = ("percentage", "percent", "proportion", "share", "%")
OWNING = frozenset({"'s", "’s", "the", "a", "an", "its", "their", "his", "her"})  # a noun follows, and no verb
STANDS = frozenset({"to", "from", "at", "was", "is", "of", "stood"})
ADDS = frozenset({"add", "adds", "added", "adding"})


def led_by(sight: Sight, cue: Cue, figure: Figure) -> list[str]:
    """What stands between a word and a figure, but for an "up to" that only bounds it."""
    gap = sight.scene.between(cue.last, figure.first)
    return gap[:-2] if gap[-2:] == ["up", "to"] and figure.mention.approx == "at_most" else gap


def leads_to(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """ "Declined to a seasonally adjusted 6.7%", "revised up to 158,000": the way that a level was reached."""
    gap = led_by(sight, cue, figure) if cue.last <= figure.first else []
    if cue.word_class == "word":
        return gap[:1] == ["to"] and sight.scene.lower(cue.first - 1) in sight.words("revised")
    if cue.word_class not in ("verb", "transitive") or "to" not in gap or ADDS & set(gap):
        return False
    if gap[0] != "to" and sight.scene.lower(cue.first - 1) in OWNING:
        return False  # "gold's slide came to 3.4%"
    to = figure.first - gap[::-1].index("to")
    hedges = sight.words("hedge")
    limited = all(sight.scene.lower(at) in hedges or sight.in_cue(at, "qualifier") for at in range(to, figure.first))
    return limited or "to" in gap[-3:]


def stands_at(sight: Sight, figure: Figure) -> bool:
    """ "Rose to 14.6 percent from 13.9 percent", "as a percentage of sales": both are where something stands."""
    told = " ".join(token.lower for token in sight.scene.words)
    if any(f"as a {part} of" in told for part in SHARE):
        return True
    if " rang" in told:
        return False  # "estimates of growth range from 5 to 7 percent"
    return of_two_ends(sight, figure)


def of_two_ends(sight: Sight, figure: Figure) -> bool:
    """ "From 98.1% in May to a provisional 99.4%": whether a figure is where something came from or went to."""
    led, others = _led_by(sight, figure), [other for other in sight.scene.figures if other is not figure]
    alike = {_led_by(sight, other) for other in others if other.mention.unit == figure.mention.unit}
    return (led == "to" and "from" in alike) or (led == "from" and "to" in alike)


def _led_by(sight: Sight, figure: Figure) -> str:
    """The "to" or "from" before a figure."""
    at, idle = figure.first - 1, (sight.words("hedge") - {"to", "by", "of"}) | {"a", "an", "the"}
    while (
        at > 0
        and sight.scene.lower(at) not in ENDS
        and (sight.scene.lower(at) in idle or sight.in_cue(at, "qualifier"))
    ):
        at -= 1
    return sight.scene.lower(at)


def spread_stands(sight: Sight, made: Attached, figure: Figure) -> bool:
    """Whether what is told in points anyway stands at so many: "the spread widened to 132 basis points from 127"."""
    told = made.metric is not None and "points" in made.metric.dimensions
    return told and _led_by(sight, figure) in STANDS


def set_against(sight: Sight, made: Attached, figure: Figure) -> bool:
    """ "Climbed to 6.7% from 6.3%": where a level came from is one."""
    earlier = sight.before(figure) if made.metric is None else None
    if earlier is None or not _from(sight, earlier[0], figure):
        return False
    return (
        earlier[1].trend is not None and earlier[1].direction is None and earlier[0].mention.unit == figure.mention.unit
    )


def _from(sight: Sight, earlier: Figure, figure: Figure) -> bool:
    """Whether nothing but "from", and when it was, stands between: "to 4.8% on Friday from 4.7%"."""
    times = {at for dated in sight.scene.times for at in range(dated.first, dated.last)}
    gap = [sight.scene.lower(at) for at in range(earlier.last, figure.first) if at not in times]
    return gap in (["from"], ["on", "from"], ["in", "from"])


def came_from(sight: Sight, cue: Cue, figure: Figure) -> Attached | None:
    """ "It stood at 53.8 percent, down from 63.9": neither is the size of a fall, if the first is not by another word.

    What of them is like the first: that one itself, as it is known so far, where it is asked for.
    """
    if cue.word_class != "word" or sight.scene.lower(cue.last) != "from":
        return None
    if 0 <= cue.first - figure.last <= 1:
        set_against = any(1 <= other.first - cue.last <= 2 for other in sight.scene.figures)
        return Attached() if set_against else None
    earlier = sight.before(figure)
    if earlier is None or not 1 <= figure.first - cue.last <= 2:
        return None
    if 0 <= cue.first - earlier[0].last <= 1:
        return earlier[1]
    # "78% will be paid in cash, up from 50%"
    return Attached() if earlier[1].direction is None and earlier[0].mention.unit == figure.mention.unit else None


def from_to(sight: Sight, figure: Figure) -> bool:
    """ "Up from 3% to 4%": a level, and where it came from."""
    alike = [other for other in sight.scene.figures if other.mention.unit == figure.mention.unit]
    if sight.scene.lower(figure.first - 1) == "from":
        return any(sight.scene.between(figure.last, other.first) == ["to"] for other in alike)
    before = (other for other in alike if sight.scene.between(other.last, figure.first) == ["to"])
    return any(sight.scene.lower(other.first - 1) == "from" for other in before)
