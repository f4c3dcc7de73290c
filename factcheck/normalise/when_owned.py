"""Times that a thing of the sentence has and its figures do not: when bonds fall due, or a ship was built."""

from __future__ import annotations

from factcheck.normalise.scene import Dated, Figure
from factcheck.normalise.sight import Sight
from factcheck.normalise.since import is_outdone, outdoes

# How far before "since" what is called the first or the greatest since then may begin, and how far from what falls due
# its own sum may stand.
RECORD_REACH, OWN_REACH = 8, 3
PREPOSITIONS = frozenset({"in", "on", "by", "at", "until", "of", "the", "from", "between", "since"})
OPENS_ASIDE = frozenset({",", "(", "–", "—"})
RELATIVE = frozenset({"which", "that", "who"})
ASIDES = frozenset({"which", "that", "who", "whose"})
BREAKS = frozenset({",", ";", ":", ".", "(", ")"})
CLOSING = frozenset({"ended", "ends", "will"})  # "the quarter that ended in June": a time of its own
ARTICLES = frozenset({"the", "a"})
MARK_REACH = 4  # tokens behind a high that a time tells apart, within which its figure stands
LEFT_REACH = 8  # tokens before the verb that says when a mark was left, within which the mark stands
# What sets a figure against a mark.
NEARING = frozenset({"under", "below", "above", "from", "off", "than", "near", "shy", "short", "beneath", "of", "to"})
NOW_REACH = 4  # tokens before a figure that is told of now


def of_no_figure(sight: Sight, dated: Dated) -> bool:
    """Whether a time only tells how long nothing like this has been: "the most since 2019"."""
    if dated.time.bound != "since":
        return False
    first = max(0, dated.first - RECORD_REACH)
    # "Their biggest one-day percentage fall since 2020", but "the biggest bank has cut rates since 2020".
    near = next((at for at in range(dated.first - 1, first - 1, -1) if sight.scene.lower(at) in BREAKS), first - 1) + 1
    told = sight.scene.between(near, dated.first)
    record = max((at for at, word in enumerate(told) if outdoes([word])), default=len(told))
    plain = not any(word in sight.lexicon.finite or word in sight.words("be") for word in told[record:])
    return "at" not in told and plain and outdoes(told)


def of_another(sight: Sight, dated: Dated, figure: Figure) -> bool:
    """Whether a time is that of a thing which this figure does not measure: "2.5% notes due in 2031"."""
    if dated.time.kind == "stretch":
        return False  # "due in four years"
    if _of_mark(sight, dated) and not 0 <= figure.first - dated.last <= MARK_REACH:
        return True
    if _mark_left_then(sight, dated, figure):
        return True
    if is_outdone(sight.scene, dated) or _of_what(sight, dated, figure):
        return True
    if sight.scene.lower(dated.last) in sight.words("priced_in") and dated.time.grain == "year":
        return True
    at = _before(sight, dated)
    word = sight.scene.lower(at)
    if word in sight.words("due"):
        apart = {",", "and", "."} | sight.words("lent")
        near = 0 <= at - figure.last <= OWN_REACH and apart.isdisjoint(sight.scene.between(figure.last, at))
        return not near or figure.mention.unit == "percent"
    lasting = dated.time.bound == "since" and word.endswith("ed")  # "the mine, closed since 2019, …"
    if (lasting or word in sight.words("made")) and _aside(sight, at):
        return not (figure.first >= dated.last and "," not in sight.scene.between(dated.last, figure.first))
    return False


def of_start(sight: Sight, dated: Dated, figure: Figure) -> bool:
    """Whether a time is only that of what a move began from: "rose from [98% in March] to 99%"."""
    own = next((other for other in reversed(sight.scene.figures) if other.last <= dated.first), None)
    if own is None or own is figure or sight.scene.lower(dated.last) != "to":
        return False
    at = own.first - 1
    while sight.scene.lower(at) in sight.words("hedge") - {"to"}:
        at -= 1
    gap = set(sight.scene.between(sight.past(own), dated.first))
    return sight.scene.lower(at) == "from" and bool(gap) and gap <= PREPOSITIONS


def takes_effect(sight: Sight, dated: Dated) -> bool:
    """ "To 4% from 5%, effective tomorrow"."""
    return sight.scene.lower(_before(sight, dated)) in sight.words("taking_effect")


def of_old(sight: Sight, dated: Dated, figure: Figure) -> bool:
    """Whether a figure is the one that goes when another takes effect: "to 4% from [5%], effective tomorrow"."""
    return sight.scene.lower(figure.first - 1) == "from" and takes_effect(sight, dated)


def before_now(sight: Sight, dated: Dated, figure: Figure) -> bool:
    """Whether a figure is of now, and the time that of another before it: "$3 billion in 2024, and $4 billion now"."""
    if dated.time.bound or figure.first < dated.last:
        return False
    if sight.scene.lower(sight.past(figure)) in sight.words("now"):
        return True
    gap = sight.scene.between(dated.last, figure.first)
    return sight.crossed(dated.last, figure.first) > 0 and not sight.words("now").isdisjoint(gap[-NOW_REACH:])


def _of_what(sight: Sight, dated: Dated, figure: Figure) -> bool:
    """Whether a time is that of what a figure is held against: "is three times [what it set aside last year]"."""
    gap = sight.scene.between(figure.last, dated.first)
    return "what" in gap[1:] and gap[gap.index("what") - 1] not in BREAKS and not figure.last > dated.first


def in_aside(sight: Sight, dated: Dated, figure: Figure) -> bool:
    """Whether a time is told in passing, of a name before it: "Calder, which listed in 1988, earned 3 million"."""
    if figure.first < dated.last or "," not in sight.scene.between(dated.last, figure.first):
        return False
    at = dated.first - 1
    while at > 0 and sight.scene.lower(at) not in BREAKS:
        if (word := sight.scene.lower(at)) in ASIDES:
            said = any(cue.kind == "source" and cue.last == at for cue in sight.scene.cues)  # "said that in July, …"
            told_next = word == "that" and at == _before(sight, dated)
            return not (said or told_next) and sight.scene.lower(at + 1) not in CLOSING
        at -= 1
    return False


def in_when(sight: Sight, dated: Dated, figure: Figure) -> bool:
    """Whether a time is told of another: "fell 5%, the most since March, when it cut its forecast [for the year]"."""
    led = range(figure.last, dated.first)
    at = next((at for at in led if sight.scene.lower(at) == "when" and sight.scene.lower(at - 1) == ","), None)
    return at is not None and sight.in_time(at - 2)


def reached_since(sight: Sight, dated: Dated, figure: Figure) -> bool:
    """Whether a figure is what something has come to since a time: "up 40% since 2020 to 3,500"."""
    if dated.time.bound != "since" or sight.scene.lower(dated.last) not in ("to", "at") or figure.first <= dated.last:
        return False
    return sight.hedged(dated.last, figure.first)


def _of_mark(sight: Sight, dated: Dated) -> bool:
    """Whether a time only tells which high or low is meant: "a tenth of its 2022 high"."""
    whose = sight.scene.lower(dated.first - 1)
    return sight.scene.lower(dated.last) in sight.words("extreme") and whose in sight.words("owner") | ARTICLES


def _mark_left_then(sight: Sight, dated: Dated, figure: Figure) -> bool:
    """Whether a time is that of a high or low which a figure is told against: "[$88], under the high hit on Monday"."""
    at = _before(sight, dated)
    if dated.last <= figure.first or sight.scene.lower(at) not in sight.words("mark_left"):
        return False
    words = range(max(figure.last, at - LEFT_REACH), at)
    marked = next((one for one in words if sight.scene.lower(one) in sight.words("extreme")), None)
    if marked is None or not any(sight.scene.lower(one) in NEARING for one in range(figure.last, marked)):
        return False
    return BREAKS.isdisjoint(sight.scene.between(marked, at))


def _before(sight: Sight, dated: Dated) -> int:
    """The last word before a time that is no preposition."""
    at = dated.first - 1
    while sight.scene.lower(at) in PREPOSITIONS:
        at -= 1
    return at


def _aside(sight: Sight, at: int) -> bool:
    """Whether this word opens an aside: "the ferry, built in 1994", "that was founded in 1890", "Built in 1994, it"."""
    if at <= sight.scene.begins:
        return True
    before = sight.scene.lower(at - 1)
    return before in OPENS_ASIDE or (before in ("was", "were") and sight.scene.lower(at - 2) in RELATIVE)
