"""What a verb or a noun does with a sum: whether it takes it, is worth it, or only stands beside it."""

from __future__ import annotations

from factcheck.model.claim import Grade
from factcheck.model.metric import Dimension, Metric
from factcheck.model.stem import stem
from factcheck.normalise.lexicon import Cue
from factcheck.normalise.scene import Figure
from factcheck.normalise.sight import Attached, Sight
from factcheck.normalise.who import DEFAULT_METRIC
from factcheck.normalise.who_owns import is_part

RATE, INFLATION = frozenset({"the", "rate"}), "inflation"
BE = frozenset({"be", "been", "being", "are", "were", "is", "was"})
BARRED = frozenset({"a", "an", "the", "its", "their", "his", "another", "at", "to", "by", "of"})


def settle_deal(sight: Sight, made: Attached, figure: Figure) -> None:
    """ "Taking over Avida in a deal worth $12 billion": what kind of deal it is stands elsewhere in the clause."""
    cue = made.metric_cue
    if made.metric is None or cue is None or sight.scene.lower(cue.first) not in sight.words("deal"):
        return
    for other in sight.scene.cues:
        if other.metric is None or not other.metric.joint or other.metric.family != made.metric.family:
            continue
        if not made.metric.joint and other.first < figure.first and sight.same(other.first, figure.first):
            made.metric, made.metric_cue = other.metric, other


def tells_of_deal(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether a verb of trade is one of taking somebody over: "bought Orvane", "sold its pumps unit to Halm".

    "Paid his children 84,000 euros" and "the painting sold for $44 million" tell of no deal.
    """
    if cue.metric is None or not cue.metric.joint or cue.word_class != "verb" or cue.last - cue.first > 1:
        return True
    if cue.first == figure.last:
        return True  # "the $2.6 million purchase"
    if sight.words("dealt_in") & sight.scene.spoken - {sight.scene.lower(cue.first)}:
        return True
    parties = {name.subject for name in sight.scene.names if is_part(name)}
    return len(parties) > 1


def settle_issue(sight: Sight, made: Attached, figure: Figure) -> None:
    """ "Sold 12 million shares at $40 apiece in its initial public offering": the price that an offering is made at."""
    if made.metric is None or made.metric.name != DEFAULT_METRIC["company"] or figure.mention.per != "share":
        return
    offered = (cue.metric for cue in sight.scene.cues if cue.metric is not None and cue.metric.family == "funding")
    issue = next((metric.per_share for metric in offered if metric.per_share), None)
    made.metric = sight.metrics.get(issue or "", made.metric)


def settle_core(sight: Sight, made: Attached, figure: Figure) -> None:
    """ "Excluding food and energy, prices rose 2.4%": inflation without these is the core rate."""
    core = made.metric.core if made.metric else None
    if made.metric is not None and core is None:
        return
    stripped = [cue for cue in sight.scene.cues if cue.kind == "qualifier" and cue.label == "core"]
    leads = any(cue.first <= sight.scene.begins + 1 for cue in stripped)
    if core is None:
        # "Excluding food and energy, the rate was 3.1%", inflation having been told of before.
        rate = figure.mention.unit == "percent" and set(sight.scene.between(0, figure.first)) >= RATE
        general = sight.metrics.get(INFLATION) if leads and rate else None
        if general is not None and general.core is not None:
            made.metric, made.metric_grade = sight.metrics.get(general.core), Grade.SENTENCE
        return
    if any(leads or 0 <= cue.first - figure.last <= 2 for cue in stripped):
        made.metric = sight.metrics.get(core, made.metric)


def of_output(sight: Sight, figure: Figure) -> bool:
    """Whether a percentage is one of what a country makes in a year: "a deficit of 5.8% of GDP"."""
    if sight.scene.lower(figure.last) != "of":
        return False
    behind = sight.scene.between(figure.last + 1, figure.last + 7)
    while behind and (behind[0] in sight.lexicon.stop or behind[0] in sight.words("national")):
        behind.pop(0)
    return bool(behind) and " ".join(behind).startswith(tuple(sight.words("output")))


def settle_times(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> None:
    """ "Net debt stood at 3.8 times earnings": how often a year's earnings would pay what is owed is the leverage."""
    if dimension != "multiple" or sight.scene.lower(figure.last) not in sight.words("times_of"):
        return
    for cue in sight.scene.cues:
        told = cue.metric if cue.kind == "metric" and cue.last <= figure.first else None
        if told is not None and told.in_times and sight.same(cue.first, figure.first):
            made.metric, made.metric_cue = sight.metrics.get(told.in_times, told), cue
            made.metric_grade = Grade.CLAUSE


def told_so(sight: Sight, cue: Cue, dimension: Dimension) -> Metric | None:
    """What a cue measures, told as it is: sales that are counted are sales of things."""
    if cue.kind != "metric" or cue.metric is None:
        return None
    metric = cue.metric
    becomes = {"count": metric.in_units, "physical": metric.in_measures, "money": metric.in_money}.get(dimension)
    return sight.metrics.get(becomes or "", cue.metric)


def takes(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether the figure is the object of a verb that says nothing without one: "took in $6 billion"."""
    if cue.word_class != "taking":
        return True
    part = figure.mention.unit == "percent" and sight.scene.lower(figure.last) != "of"
    if part and cue.metric is not None and "percent" not in cue.metric.dimensions:
        return False  # "managed 3.9%" is no fund
    if cue.first >= figure.last:
        return _by_itself(sight, cue, figure)
    gap = sight.scene.between(cue.last, figure.first)
    if gap[:1] == ["up"]:
        return False  # "women make up 16%"
    if _moves_to(sight, cue, figure):
        return False
    if gap[-2:] == ["close", "to"]:
        gap = gap[:-2]  # "has lost close to $25 billion"
    if gap[:2] == ["a", "record"]:
        gap = gap[2:]  # "took in a record $4.1 billion"
    if cue.last > figure.first or not sight.hedged(cue.last, figure.first) or BARRED & set(gap):
        return False
    after, then = sight.scene.lower(figure.last), sight.scene.lower(figure.last + 1)
    own = cue.metric is not None and then in cue.metric.name.split()  # "burned $310 million of cash"
    other = then.isalpha() and then not in sight.lexicon.stop and not own and not sight.in_time(figure.last + 1)
    return not (after in {"of", "worth", "in"} and other and not sight.in_name(figure.last + 1))


def _by_itself(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether those counted have it done to them, or do it of themselves: "60 stores are to close"."""
    counted = cue.metric.counted if cue.metric is not None else ()
    own = stem((figure.mention.noun or "").lower().split()[-1:][0]) if figure.mention.noun else ""
    gap = sight.scene.between(figure.last, cue.first)
    alone = sight.scene.lower(cue.first) in sight.words("of_itself") or BE & set(gap[-1:])
    return own in {stem(word) for word in counted} and bool(alone) and all(word in sight.words("been") for word in gap)


def is_sold(sight: Sight, figure: Figure) -> bool:
    """Whether a sum is what something was sold for: "profits fell as it sold $40 million worth of gold"."""
    at = figure.first - 1
    while at > 0 and sight.scene.lower(at) in sight.words("hedge"):
        at -= 1
    return sight.scene.lower(at) in sight.words("sold")


def _moves_to(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether a sum is the step of a price to where it stands behind it: "lost two sen to 13.60 ringgit"."""
    turned = any(other.kind == "direction" and other.first == cue.first for other in sight.scene.cues)
    behind = next((other for other in sight.scene.figures if other.first >= figure.last), None)
    if not turned or behind is None or behind.mention.unit != figure.mention.unit:
        return False
    return sight.scene.lower(figure.last) == "to" and behind.first - figure.last <= 2


def is_sum(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether a sum is of shares and not the price of one: "$10 billion of stock", "shares worth $432 million"."""
    if cue.label not in DEFAULT_METRIC.values() or figure.mention.per is not None:
        return False
    if cue.last <= figure.first:
        return sight.scene.between(cue.last, figure.first)[-1:] == ["worth"]
    return sight.scene.lower(figure.last) in {"of", "in", "worth"} and figure.last < cue.first
