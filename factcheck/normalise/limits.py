"""What limits a figure: its qualifiers and its modality."""

from __future__ import annotations

from factcheck.model.claim import Modality
from factcheck.model.metric import Dimension
from factcheck.normalise import one_of_many
from factcheck.normalise.clauses import HARD
from factcheck.normalise.continued import is_set_against
from factcheck.normalise.denials import denied
from factcheck.normalise.differences import LENGTHS
from factcheck.normalise.lexicon import Cue
from factcheck.normalise.listed import listed_with, set_beside
from factcheck.normalise.places import PLACES
from factcheck.normalise.scene import Figure
from factcheck.normalise.sight import Attached, Sight
from factcheck.normalise.when_bases import base_of
from factcheck.normalise.when_contracts import contract_of
from factcheck.normalise.when_moves import compared_again
from factcheck.normalise.who import DEFAULT_METRIC
from factcheck.normalise.who_aged import kin_of
from factcheck.normalise.who_groups import group_size

WITH_DEBT, DEAL = "including debt", "deal"  # what a price may be told with, and the measures that are such prices
WIDE = frozenset({"cumulative", "seasonally adjusted", "annualised", "adjusted", "like for like", "constant currency"})
OVER_TIME = frozenset({"year on year", "quarter on quarter", "month on month"})
POINTS = frozenset({"percent", "percentage_point"})
ASIDE = frozenset({"above", "below"})
OPENS_ASIDE = frozenset({"which", "who", "whose", "with", "where"})
FARTHEST_OWNER = 4  # tokens
PREMIUM = frozenset({"premium", "discount", "mark-up", "markup"})
# fmt: off
LED_BY = frozenset({
    "to", "over", "on", "close", "closing", "price", "'s", "’s", "last", "season", "previous", "prior", "record",
    "peak", "high", "low", "level", "of",
})
# fmt: on
# "The 11.9 billion of the year before", "after 21 pence the time before".
TIME_BEFORE = (("the", "year", "before"), ("the", "year", "earlier"), ("the", "time", "before"))
NOT_AT_CLOSE = frozenset({"intraday", "open", "previous", "year-to-date"})
ENDED_REACH = 9  # tokens between "ended" and a figure of that evening
LEADING = 4  # tokens between a word that limits a figure and the figure
PAST = frozenset({"after", "since", "because", "following"})
SELLING = frozenset({"sell", "selling", "sale", "offload", "offloading", "divest", "divesting", "floating"})
THEN = frozenset({"later", "eventually", "subsequently", "soon"})
# Sessions have these, and so has only what is traded or moves as a market does.
OF_SESSIONS = frozenset({"close", "open", "intraday", "after hours"})
POINTED = frozenset({"count:point"})
BE = frozenset({"be", "been", "being", "is", "are", "was", "were", "to", "not", "n't"})
# What is undertaken and not foretold, by what stands behind it: "projects in Leeds", "construction projects were".
PROJECTS = frozenset({"project", "projects"})
UNDERTAKEN = frozenset(
    {
        "in",
        "at",
        "on",
        "of",
        "for",
        "by",
        "with",
        "from",
        "and",
        "or",
        "is",
        "are",
        "was",
        "were",
        "have",
        "has",
        "worth",
        "such",
        "rose",
        "fell",
        "grew",
        "during",
        "through",
    }
)
NEEDS = frozenset({"needed", "needs", "need", "needing", "required", "requires", "require", "requiring", "targeting"})
NEEDED = frozenset({"needed", "required"})
YEARLY = frozenset({"annual", "yearly"})
ESTIMATES = frozenset({"estimate", "estimates"})
RANGES = frozenset({"range", "figure", "level", "sum", "total", "of"})
WIDELY = frozenset({"widely", "had", "have", "was", "been", "broadly", "generally", "largely", "previously", "they"})
LOOSE = frozenset({"of", "with", "over"})
PAIRED = frozenset({"on", "and", "with"})
ANOTHER = frozenset({"and", "but", "while", ";"})  # what begins a statement of its own


def qualifiers(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> frozenset[str]:
    """The labels of the limiting words that speak of a figure."""
    found = {
        label for cue in sight.scene.cues if cue.kind == "qualifier" and (label := _label(sight, made, cue, figure))
    }
    if (twin := _twin(sight, figure)) is not None:
        found |= {
            label for cue in sight.scene.cues if cue.kind == "qualifier" and (label := _label(sight, made, cue, twin))
        }
    if not _of_sessions(made, figure, dimension):
        found -= OF_SESSIONS  # "ash rising as high as 8 kilometres", "the scheme closed after 150 had come"
    if figure.mention.approx == "at_most" and made.direction is not None and "close" not in found:
        found.add("maximum")
    if sight.scene.lower(figure.last) in ASIDE and figure.mention.unit in POINTS:
        found.add("beside another")
    if made.metric is not None and made.metric.dimensions == ("index",):
        found.discard("average")  # the Nikkei average is an index
    if made.metric is not None and made.metric.per_share:
        found.discard("diluted")  # "$9.9 billion, or $0.94 per diluted share"
    before = any(tuple(sight.scene.between(at, at + 3)) in TIME_BEFORE for at in (figure.last, figure.last + 1))
    before = before or _year_before(sight, figure)
    if before or _outdone(sight, figure) or _measured_from(sight, figure) or compared_again(sight, figure):
        found.add("previous")
    if _is_quoted(made) and not found & NOT_AT_CLOSE:
        if _ended(sight, figure) or sight.memory.closed == sight.scene.sentence.block:
            found.add("close")  # "… By the closing bell the S&P had dropped 2%. The Dow lost 626 points."
        if "close" in found:
            sight.memory.closed = sight.scene.sentence.block
    if base := base_of(sight, figure):
        found.add(base)
    if _from_a_source(sight, made, figure) or _on_offer(sight, made, figure):
        found.add("portion")
    if made.aspect == "level" and (figure.mention.unit not in POINTS or _stands(made)):
        found -= OVER_TIME | {"from peak"}  # a level "a year earlier" is of that year, not measured over one
    if contract := contract_of(sight, figure):
        found.add(contract)
    size = group_size(sight, figure)
    if size is not None:
        found.add(f"group of {size.mention.numerals[0].value}")
    if kin := kin_of(sight, made, figure):
        found.add(f"of a {kin}")
    return frozenset(found) | one_of_many.labels(sight, made, figure, dimension)


def _year_before(sight: Sight, figure: Figure) -> bool:
    """ "Net sales rose to SEK 12,345 (11,987) million", "120 (Vorjahr: 135)": the same a year before, in brackets."""
    at = figure.first - 1 - (sight.scene.lower(figure.first - 1) in {":", "."})
    if sight.scene.lower(at) in sight.words("year_before"):
        return True
    other = next((one for one in reversed(sight.scene.figures) if one.last <= figure.first), None)
    alike = other is not None and other.mention.unit == figure.mention.unit and other.last == figure.first
    return alike and sight.scene.lower(figure.first) == "(" and figure.mention.numerals[0].value > 0


def _outdone(sight: Sight, figure: Figure) -> bool:
    """ "Faster than the 0.6 percent of the spring": what the figure before is held against."""
    before = sight.scene.between(figure.first - 3, figure.first)
    return before[1:] == ["than", "the"] and before[0].endswith("er")


def _measured_from(sight: Sight, figure: Figure) -> bool:
    """ "23 percent below last season's 1.91 billion", "a premium of 34 percent to Friday's close of $6.27"."""
    before = next((other for other in reversed(sight.scene.figures) if other.last < figure.first), None)
    if before is None or before.mention.unit not in POINTS:
        return False
    around = sight.scene.between(before.first - 3, before.last + 1)
    offered = sight.scene.lower(before.last) in {"to", "over", "on"} and not PREMIUM.isdisjoint(around)
    if not offered and sight.scene.lower(before.last) not in ASIDE | PREMIUM:
        return False
    return all(
        sight.in_time(at) or sight.in_name(at) or sight.scene.lower(at) in LED_BY or sight.hedged(at, at + 1)
        for at in range(before.last + 1, figure.first)
    )


def _from_a_source(sight: Sight, made: Attached, figure: Figure) -> bool:
    """ "Made 690 million euros from fees": what one thing brings in, and not all that was earned."""
    cue = made.metric_cue
    verb = cue is not None and cue.word_class in ("verb", "taking") and cue.last <= figure.first
    at = figure.last + 1
    if not verb or made.direction or made.trend or sight.scene.lower(at - 1) != "from":
        return False
    taken = sight.in_figure(at) or sight.in_time(at) or sight.in_time(at + 1) or sight.in_cue(at, "metric", "qualifier")
    return not taken and sight.scene.lower(at) not in ("operations", "continuing", "ongoing", "a")


def _on_offer(sight: Sight, made: Attached, figure: Figure) -> bool:
    """ "Plans for selling a 25% stake in Kulm": what is sold of a stake, and not all that is held."""
    stake = made.metric is not None and made.metric.name == "stake" and sight.scene.lower(figure.last) == "stake"
    return stake and not SELLING.isdisjoint(sight.scene.between(max(0, figure.first - LEADING), figure.first))


def _twin(sight: Sight, figure: Figure) -> Figure | None:
    """The figure that this one tells again in another unit: "179 points, or 0.75%"."""
    earlier = [other for other in sight.scene.figures if other.last < figure.first]
    if not earlier or earlier[-1].mention.unit == figure.mention.unit:
        return None
    gap = sight.scene.between(earlier[-1].last, figure.first)
    return earlier[-1] if "or" in gap[-2:] and len(gap) <= 4 else None


def _within_measure(sight: Sight, cue: Cue) -> bool:
    """Whether words are part of the name of a measure: "the workforce [without] a job"."""
    return any(other.kind == "metric" and other.first < cue.first < other.last for other in sight.scene.cues)


def _of_somebody(sight: Sight, cue: Cue) -> bool:
    """Whether "ex" says what somebody was: "the ex-manager of a bank", and leaves nothing out."""
    if sight.scene.lower(cue.first) != "ex":
        return False
    who = sight.scene.lower(cue.last + (sight.scene.lower(cue.last) == "-"))
    known = who in sight.words("role", "title", "formerly")
    return known or who.endswith(("er", "or", "ist"))


def _is_quoted(made: Attached) -> bool:
    """Whether it is what something is traded at."""
    return made.metric is not None and made.metric.name in DEFAULT_METRIC.values()


def _ended(sight: Sight, figure: Figure) -> bool:
    """ "The shares ended 2% higher at $8.14", what is traded has closed there; anything else has come to an end."""
    near = range(max(0, figure.first - ENDED_REACH), figure.first)
    return any(sight.scene.lower(at) in sight.words("ending_at") and sight.same(at, figure.first) for at in near)


def _before_land(sight: Sight, cue: Cue) -> bool:
    """Whether words lead up to a country or a part of the world."""
    at = cue.last + (sight.scene.lower(cue.last) == "the")
    return any(name.first == at and name.known is not None and name.known.kind in PLACES for name in sight.scene.names)


def _label(sight: Sight, made: Attached, cue: Cue, figure: Figure) -> str | None:
    measured = any(other.kind == "metric" and other.first == cue.last for other in sight.scene.cues)
    at = cue.first - sight.scene.begins
    leading = cue.label in WIDE and at <= 3 and not measured  # "Over five sessions, the shares have lost …"
    leading = leading or (at <= 1 and sight.scene.lower(cue.last) == ",")  # "By midday, …"
    if cue.label == WITH_DEBT:  # "$4.1 billion, including debt"
        gap = sight.scene.between(figure.last, cue.first)
        dealt = made.metric is not None and made.metric.family == DEAL
        return cue.label if dealt and cue.first >= figure.last and set(gap) <= {","} else None
    if not (sight.same(cue.first, figure.first) or leading):
        return None
    if cue.label == "portion" and sight.scene.lower(cue.first) == "attributable":
        owners = sight.scene.between(cue.last, cue.last + FARTHEST_OWNER)
        return None if sight.words("shareholding") & set(owners) else cue.label  # of all that there is of it
    if cue.label == "previous" and sight.scene.lower(cue.first) == "after":
        return "previous" if _right_after(sight, cue, figure) else None
    if cue.label == "previous":
        return "previous" if _is_base(sight, made, cue, figure) else None
    if cue.label == "forward" and not (measured or figure.mention.unit == "x" or cue.last - cue.first > 1):
        return None  # "the two countries moved forward"
    if cue.label == "including" and cue.last <= figure.first and sight.hedged(cue.last, figure.first):
        return "portion"  # "67 fighters, including 19 commanders": of these the whole is told before
    if cue.label in ("excluding", "including"):
        stop = sight.lexicon.stop
        if _within_measure(sight, cue) or _of_somebody(sight, cue):
            return None
        if sight.scene.lower(cue.first) == "without" and sight.scene.lower(cue.last) in sight.words("lacked"):
            return None  # "two thirds of the island was without power"
        if sight.scene.lower(cue.first) == "outside" and not _before_land(sight, cue):
            return None  # "a house outside the city"
        for name in sight.scene.names:
            if name.known is not None and cue.last <= name.first <= cue.last + 1:
                return f"{cue.label} {name.known.name.lower()}"
        after = [word for word in sight.scene.between(cue.last, cue.last + 3) if word.isalpha() and word not in stop]
        return f"{cue.label} {after[0]}" if after else cue.label
    if cue.label == "intraday" and " ".join(sight.scene.between(cue.first, cue.last + 1)) in sight.words("landing"):
        return None
    if cue.label in OVER_TIME and _of_another(sight, cue, figure):
        return None
    if sight.scene.lower(cue.first) == "had" and cue.first >= figure.last:
        return None  # "$2.4 billion, more than analysts had expected"
    yearly = cue.label == "annualised" and made.metric is not None and made.metric.yearly
    if yearly and not YEARLY.isdisjoint(sight.scene.between(cue.first, cue.last)):
        return None  # "the annual rate of inflation": what prices rose by in a year
    if cue.label == "adjusted" and sight.scene.lower(cue.first - 1) in {"be", "been", "being"}:
        return None  # "the rent will be adjusted to inflation"
    if cue.label in ("maximum", "minimum"):
        led = 0 <= figure.first - cue.last <= 6 and "," not in sight.scene.between(cue.last, figure.first)
        if not led:
            return None  # "to 845p, the highest since 2019, before closing 9.4% higher"
    if _leads_to_another(sight, cue, figure) or (cue.label == "cumulative" and _over_by_then(sight, cue, figure)):
        return None
    leader = sight.leader.get(figure.number, figure)
    first = min(cue.last, figure.last) if cue.first >= figure.first else cue.last
    crossed = sum(
        first <= other.first < (cue.first if cue.first >= figure.first else leader.first)
        for other in sight.scene.figures
        if other is not figure
    )
    if crossed and cue.first >= figure.last and any(0 <= cue.first - other.last <= 1 for other in sight.scene.figures):
        return None  # "rose 1.5%, or 4.2% at constant currency"
    ended = cue.label == "close" and crossed == 1 and cue.last <= figure.first
    if ended and sight.scene.lower(figure.first - 1) == "at":
        return cue.label  # "closed 2% higher at $5"
    return cue.label if crossed == 0 or leading or cue.label in WIDE else None


def _stands(made: Attached) -> bool:
    """Whether a percentage is where a rate stands, whatever it has come from: a jobless rate, but not inflation."""
    return made.metric is not None and made.metric.dimensions == ("percent",) and not made.metric.moves


def _over_by_then(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether some days only came before: "fell 0.6% after five [sessions] of gains"."""
    gap = sight.scene.between(figure.last, cue.first)
    return cue.first >= figure.last and not (PAST | sight.words("breaking_off")).isdisjoint(gap)


def _leads_to_another(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """ "… of 212 million pounds, beating analysts' average forecast of 205 million": behind a comma, of the next."""
    if cue.first < figure.last or "," not in sight.scene.between(figure.last, cue.first):
        return False
    following = next((other for other in sight.scene.figures if other.first >= cue.last), None)
    if following is None or following.first - cue.last > LEADING:
        return False
    return "," not in sight.scene.between(cue.last, following.first)


def _of_another(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """ "rose 11% year on year and 3% quarter on quarter": each basis stands right behind its figure."""
    return any(other is not figure and 0 <= cue.first - other.last <= 1 for other in sight.scene.figures)


def _is_base(sight: Sight, made: Attached, cue: Cue, figure: Figure) -> bool:
    """ "… from $410 billion": the figure a change starts from."""
    measures = [other for other in sight.scene.cues if other.kind == "metric" and other.first >= cue.last]
    to = next((other.first for other in measures if sight.hedged(cue.last, other.first)), figure.first)
    past = next((other.last for other in measures if other.first == to), to)
    past += sight.scene.lower(past) == "of"  # "from a net profit of $31 million"
    plain = sight.hedged(cue.last, figure.first) or (sight.hedged(cue.last, to) and sight.hedged(past, figure.first))
    plain = plain or is_set_against(sight, figure)
    if cue.last > figure.first or not plain:
        return False
    if figure.mention.approx == "range" and cue.last == figure.first:
        return False  # "runs from $125 billion to $145 billion"
    if any(name.first - figure.last == 1 and name in made.names for name in sight.scene.names):
        return False  # "10.4%, against 6.2% in Portugal"
    earlier = any(other.last <= cue.first + 1 for other in sight.scene.figures)
    return earlier or (sight.scene.lower(cue.first) == "from" and _leads_on(sight, made, cue, figure))


def _right_after(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """ "Profit was 455 million after 442 million": an amount right behind another of its unit is that of before."""
    level = next((other for other in sight.scene.figures if other.last == cue.first), None)
    if level is None or cue.last > figure.first or not sight.hedged(cue.last, figure.first):
        return False
    return figure.mention.unit in (None, level.mention.unit) and sight.scene.lower(figure.last) != "of"


def _leads_on(sight: Sight, made: Attached, cue: Cue, figure: Figure) -> bool:
    """Whether something moves from a figure: "from 15 to nine", "fell from $3bn", but not "experts from 30 lands"."""
    whole = sight.scene.lower(figure.first - 1) == "the"  # "reports from the twelve districts": no number of any
    if whole or made.direction is not None or made.trend is not None:
        return True
    moved = (other for other in sight.scene.cues if other.kind == "direction" and other.last <= cue.first)
    if any(sight.same(other.first, cue.first) for other in moved):
        return True
    following = next((other for other in sight.scene.figures if other.first >= figure.last), None)
    return following is not None and "to" in sight.scene.between(figure.last, following.first)


def _of_sessions(made: Attached, figure: Figure, dimension: Dimension) -> bool:
    """Whether a figure is of a kind that a session can have: a price, a rate or points, but no count and no length."""
    if _is_quoted(made) or figure.mention.unit in POINTED:
        return True
    return dimension not in ("physical", "duration", "count")


def modality(sight: Sight, figure: Figure) -> Modality:
    """Whether a figure is fact, forecast, target, supposition or denied."""
    found: Modality = "actual"
    for cue in sight.scene.cues:
        if cue.kind != "modality" or _within_measure(sight, cue) or _undertaking(sight, cue):
            continue
        if cue.label == "negated":
            if denied(sight, cue, figure):
                return "negated"
        elif _tells_of(sight, cue, figure):
            if cue.label == "hypothetical" and (cue.first == 0 or found not in ("forecast", "target")):
                found = "hypothetical"
                if cue.first == 0:
                    return found  # "If regulators block the takeover, Mars must pay …"
            elif cue.label in ("forecast", "target"):
                found = "forecast" if cue.label == "forecast" else "target"
    return "forecast" if found == "actual" and _foreseen_too(sight, figure) else found


def _tells_of(sight: Sight, cue: Cue, figure: Figure) -> bool:
    if sight.scene.between(cue.first - 3, cue.first) == ["-", "than", "-"]:
        return False  # "higher-than-expected earnings as sales reached $3 billion"
    return _speaks_of(sight, cue, figure) and not _goes(sight, cue) and _needs(sight, cue, figure)


def _foreseen_too(sight: Sight, figure: Figure) -> bool:
    """Whether a figure is of a list that is foreseen: "expects sales of $5 billion and [a margin of 48%]"."""
    if not any(cue.kind == "modality" and cue.label == "forecast" for cue in sight.scene.cues):
        return False
    other = listed_with(sight, figure)
    while other is not None:
        if any(_foresees(sight, cue, other) for cue in sight.scene.cues):
            return True
        other = set_beside(sight, other) or listed_with(sight, other)
    return _expected_with_the_next(sight, figure)


def _foresees(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether a verb before a figure foresees it, and no noun of what somebody else did."""
    if (cue.kind, cue.label) != ("modality", "forecast") or cue.last > figure.first:
        return False
    noun = not sight.words("foreseen").isdisjoint(sight.scene.between(cue.first, cue.last))
    held = set_beside(sight, figure) is not None or _undertaking(sight, cue) or _within_measure(sight, cue)
    return not noun and not held and _tells_of(sight, cue, figure)


def _expected_with_the_next(sight: Sight, figure: Figure) -> bool:
    """ "Earnings of [$2] a share on sales of $17 billion were expected": one verb behind both."""
    after = next((other for other in sight.scene.figures if other.first >= figure.last), None)
    if after is None or sight.crossed(after.last, len(sight.scene.words)):
        return False
    at = sight.past(after)
    if sight.scene.lower(at) not in sight.words("be") or sight.scene.lower(sight.past(figure)) not in PAIRED:
        return False
    told = sight.scene.between(sight.scene.begins, after.first)
    if any(word in sight.lexicon.finite or word in sight.words("be") or word.endswith("ed") for word in told):
        return False
    return any(cue.label == "forecast" and _tells_of(sight, cue, after) for cue in sight.scene.cues if cue.first > at)


def _undertaking(sight: Sight, cue: Cue) -> bool:
    """Whether a project is meant and nothing is projected: "construction projects rose", "a project in Leeds"."""
    word = sight.scene.lower(cue.last)
    if sight.scene.lower(cue.first) not in PROJECTS or cue.last != cue.first + 1:
        return False
    return not word.isalpha() or word in UNDERTAKEN or word in sight.lexicon.finite or word.endswith("ed")


def _needs(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether what is needed or aimed at is the figure: "needs $3bn", not "a raid targeting rebels killed 30"."""
    if sight.scene.lower(cue.last - 1) not in NEEDS:
        return True
    if cue.first >= figure.last:  # "three votes are required", but not "four of the wounds required stitches"
        return sight.scene.lower(cue.first) in NEEDED and not (
            sight.scene.lower(cue.last).isalpha() and sight.scene.lower(cue.last) not in sight.lexicon.stop
        )
    took = sight.scene.lower(cue.last - 1) == "needed" and figure.mention.unit in LENGTHS
    if took and sight.hedged(cue.last, figure.first):
        return False  # "needed four hours for the stage" is how long it took
    return not any(_happened(sight, at) for at in range(cue.last, figure.first))


def _happened(sight: Sight, at: int) -> bool:
    """Whether a word tells, as a verb of the past, what came about: "killed", but not "to be killed"."""
    word = sight.scene.lower(at)
    past = word in sight.lexicon.finite or (word.endswith("ed") and len(word) > len("need"))
    return past and sight.scene.lower(at - 1) not in BE and not sight.hedged(at, at + 1)


def _goes(sight: Sight, cue: Cue) -> bool:
    """ "Is going to prison for twelve years" foresees nothing, nor does what somebody "would later" do."""
    if sight.scene.lower(cue.last - 1) == "would" and sight.scene.lower(cue.last) in THEN:
        return True
    return sight.scene.lower(cue.last - 1) == "to" and sight.scene.lower(cue.last) in sight.words("sentenced_to")


def _speaks_of(sight: Sight, cue: Cue, figure: Figure) -> bool:
    if cue.first == 0 and cue.label == "hypothetical":
        return True
    if not sight.same(cue.first, figure.first) or _came_true(sight, cue):
        return False
    if sight.scene.lower(cue.first) in ESTIMATES and not _held_against(sight, cue):
        return False
    foreseen = _is_foreseen(sight, cue)
    if cue.last <= figure.first:
        gap = sight.scene.between(cue.last, figure.first)
        if cue.label != "hypothetical" and (PAST | HARD) & set(gap):
            return False  # "is set to jump after strikes halted 570,000 barrels"
        return not (foreseen and _held_against(sight, cue)) or _told_by(sight, cue, figure)
    gap = sight.scene.between(figure.last, cue.first)
    if gap and foreseen and _held_against(sight, cue):
        return False
    close = len(gap) <= 4 and not ANOTHER & set(gap) and not ("," in gap and _in_aside(sight, figure))
    return cue.label != "hypothetical" and close and sight.crossed(figure.last, cue.first) == 0


def _in_aside(sight: Sight, figure: Figure) -> bool:
    """Whether a figure stands between two commas, of which the first opens an aside: "Tarn, which sold 5, aims to"."""
    before = range(figure.first - 1, 0, -1)
    comma = next((at for at in before if sight.scene.lower(at) in {",", ";"}), -1)
    return comma >= 0 and sight.scene.lower(comma + 1) in OPENS_ASIDE


def _is_foreseen(sight: Sight, cue: Cue) -> bool:
    """Whether what is foreseen is told by a noun, or by a word that stands before its figure: "expected $3 million"."""
    told = sight.scene.between(cue.first, cue.last)
    return not sight.words("foreseen", "foretold").isdisjoint(told)


def _told_by(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether a forecast that another figure is held against is this one: "its guided range of $3 to $4"."""
    gap = sight.scene.between(cue.last, figure.first)
    if len(gap) <= 3 and gap[:1] in ([], ["of"], ["for"], ["at"]):
        return True
    plain = all(sight.scene.lower(at) in RANGES or sight.hedged(at, at + 1) for at in range(cue.last, figure.first))
    return plain or (gap[-1:] == ["of"] and all(sight.in_cue(at, "metric") for at in range(cue.last, figure.first - 1)))


def _came_true(sight: Sight, cue: Cue) -> bool:
    """ "As expected, it raised its rate to 1.75%", "more than economists had predicted": it has come to pass."""
    if cue.label != "forecast" or sight.words("foretold").isdisjoint(sight.scene.between(cue.first, cue.last)):
        return False
    at = cue.first - 1
    while at > 0 and (sight.scene.lower(at) in sight.words("foreseer") | WIDELY):
        at -= 1
    if sight.scene.lower(at) not in ("as", "than") or sight.scene.lower(cue.last) in ("to", "from"):
        return False
    # "More than the expected $3 million", "as predicted growth of 3%": the word is that of the figure behind.
    return not any(0 <= one.first - cue.last <= 3 and _told_by(sight, cue, one) for one in sight.scene.figures)


def _held_against(sight: Sight, cue: Cue) -> bool:
    """Whether a forecast is only what the figure is held against: "…, beating analysts' expectations"."""
    at = cue.first - 1
    while at > 0 and sight.scene.lower(at) in sight.words("foreseer"):
        at -= 1
    if at < 0 or sight.scene.lower(at) not in sight.words("beaten"):
        return False
    # "With expected sales of $3 million" holds nothing against anything.
    noun = not sight.words("foreseen").isdisjoint(sight.scene.between(cue.first, cue.last))
    return noun or sight.scene.lower(at) not in LOOSE
