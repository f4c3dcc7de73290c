"""Whether a figure can be one of a measure: by its dimension, its unit, its size and what it counts."""

from __future__ import annotations

from factcheck.model.metric import Dimension, Metric
from factcheck.model.stem import stem
from factcheck.normalise.lexicon import Cue
from factcheck.normalise.scene import Figure
from factcheck.normalise.sight import Sight

MILLION, DEAL = 10**6, "deal"
BOUNDING = frozenset({"more", "less", "fewer"})
CLAUSES = frozenset({":", ";", "than", "when", "where", "which", "while", "but"})
PASSIVE = frozenset({"be", "been", "being", "is", "are", "was", "were", "get", "got", "getting"})
NEXT = 2  # tokens from a verb to how much more of it was done
STAFF = frozenset({"workforce", "staff", "headcount", "payroll"})


def fits(metric: Metric, dimension: Dimension, figure: Figure) -> bool:
    """Whether a measure is told in the dimension of a figure, and in its unit."""
    dims = metric.dimensions
    if dimension in ("percent", "points"):
        return True
    if figure.mention.unit in metric.not_in:
        return False  # "a ship that moved 25 kilometres"
    if metric.of_one and figure.mention.per is None and large(figure):
        return False
    if metric.per == "share" and figure.mention.per is None and large(figure):
        return False  # "$1.10 a share, up from $1.14 billion"
    if metric.joint and metric.family == DEAL and figure.mention.per not in (None, "share"):
        return False  # "buys cane at $31 per short ton"
    if figure.mention.unit is None:
        return bool({"count", "index", "any"} & set(dims))
    if dimension == "count":
        noun = (figure.mention.noun or "").lower().split()
        counted = {stem(word) for word in metric.counted} | set(metric.counted)
        if noun and noun[-1] in ("point", "points"):
            return "index" in dims
        if not noun:
            return "count" in dims or "index" in dims
        pair = " ".join((*noun[-2:-1], stem(noun[-1])))  # "4,300 job cuts", not the two cuts of a central bank
        return "count" in dims and (not counted or bool({stem(noun[-1]), pair} & counted) or _people(figure, counted))
    other = dimension in ("physical", "duration") and figure.mention.unit not in metric.measured_in
    if metric.measured_in and other and figure.mention.per is None:
        return False  # "75 miles off, with winds of 100 miles an hour"
    return dimension in dims or "any" in dims


def large(figure: Figure) -> bool:
    """Whether a figure is in millions or more: no price of one share."""
    return any(numeral.scale >= MILLION for numeral in figure.mention.numerals)


def _people(figure: Figure, counted: set[str]) -> bool:
    """ "204 Filipinos": people by where they are from, where people are counted."""
    noun = (figure.mention.noun or "").split()[-1]
    return "person" in counted and noun[:1].isupper() and noun.endswith("s")


def takes_object(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether a figure is what a verb does away with, makes or sells, and not something else that it has for object.

    "Cut 300 posts" and "cut its workforce by 300" tell of posts, "cut the power to 300 homes" does not. A bare number
    stands beside its verb, "infected 35,000", and is one of posts only if the text counts such: "lost all three".
    """
    metric = cue.metric
    if metric is None or metric.by_event or not metric.counted or cue.word_class not in ("verb", "taking"):
        return True
    counted = {stem(word) for word in metric.counted} | STAFF
    if figure.mention.unit is None and figure.mention.noun is None:
        if metric.moves is not None:
            alone = cue.last - cue.first > 1 and cue.last == figure.first  # "will lay off 1,850"
            return not large(figure) and (alone or _counted_before(sight, counted))
        return _beside(sight, cue, figure, counted)
    done_to = cue.last > figure.first and _in_passive(sight, cue, figure)
    if metric.moves is None or done_to:
        return True
    return _beside(sight, cue, figure, counted) and not _do_it(sight, cue, figure, counted)


def _do_it(sight: Sight, cue: Cue, figure: Figure, counted: set[str]) -> bool:
    """Whether those counted do it to something else: "14 million people would lose [their medical insurance]"."""
    if cue.first < figure.last:
        return False
    object_: list[str] = []
    for word in sight.scene.lowered[cue.last :]:
        if word in sight.words("hedge", "owner"):
            continue
        if not word.replace("-", "").isalpha() or word in sight.lexicon.stop:
            break
        object_.append(word)
    return bool(object_) and counted.isdisjoint(map(stem, object_)) and object_[0][-2:] != "ly"


def _in_passive(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether those counted have it done to them: "200 jobs, 96 of them in Kent, were cut"."""
    if not sight.same(cue.first, figure.first) and sight.crossed(figure.last, cue.first):
        return False
    return not PASSIVE.isdisjoint(sight.scene.between(cue.first - 3, cue.first))


def gives_ends(sight: Sight, cue: Cue) -> bool:
    """Whether a word only tells a cause or a purpose: "[owing] to dear coal", "in a [bid] to calm its clients"."""
    if sight.scene.lower(cue.last) != "to" or cue.last - cue.first > 1:
        return False
    word, led = sight.scene.lower(cue.first), sight.scene.between(cue.first - 2, cue.first)
    return word == "owing" or (word == "bid" and led == ["in", "a"])


def verb_speaks(cue: Cue, dimension: Dimension, figure: Figure) -> bool:
    """Whether a cue that is a verb speaks of the dimension: who builds for $2 billion makes no output of that."""
    if cue.metric is None or not cue.metric.by_verb or cue.word_class not in ("verb", "taking"):
        return True
    # "Produced 6% less copper", but no price is paid in percent.
    beside = dimension == "percent" and 0 <= figure.first - cue.last <= NEXT
    return dimension in cue.metric.by_verb or (beside and "physical" in cue.metric.by_verb)


def _counted_before(sight: Sight, counted: set[str]) -> bool:
    """Whether the sentence speaks of what is counted, or the text has counted some: "opened 30 stores, closed 12"."""
    posts = counted - {"people", "person"}
    return bool(posts & sight.memory.counted or counted & {stem(token.lower) for token in sight.scene.words})


def _beside(sight: Sight, cue: Cue, figure: Figure, counted: set[str]) -> bool:
    """Whether nothing else stands between a verb and a figure that it could be said of."""
    before = cue.last <= figure.first
    first, last = (cue.last, figure.first) if before else (figure.last, cue.first)
    idle = sight.words("hedge") | sight.lexicon.stop
    other = 0
    for at in range(first, last):
        word = sight.scene.lower(at)
        if sight.in_name(at) or sight.in_time(at) or sight.in_figure(at) or word in (",", "%"):
            continue
        bounds = word == "than" and sight.scene.lower(at - 1) in BOUNDING  # "eliminated more than 4,000 positions"
        if before and word in CLAUSES and not bounds:
            return False
        other += word.isalpha() and word not in idle and word[-2:] != "ly" and stem(word) not in counted
    return other <= (before and figure.mention.unit is None)


def stands_for(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether "old" and "aged" touch their figure: "45 years old", "aged 17", not "the old deal was worth 150"."""
    if cue.last - cue.first > 1 or sight.scene.lower(cue.first) not in ("old", "aged"):
        return True
    if cue.first >= figure.last:
        return cue.first - figure.last <= 1
    run = sight.words("hedge") | {"between", "and", ",", "from", "or"}
    return all(sight.in_figure(at) or sight.scene.lower(at) in run for at in range(cue.last, figure.first))
