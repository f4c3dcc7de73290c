"""What of its subject a figure measures."""

from __future__ import annotations

from factcheck.model.claim import Grade
from factcheck.model.metric import Dimension, Metric
from factcheck.model.stem import stem
from factcheck.normalise import balances, per_share, told_with
from factcheck.normalise.ballots import settle_claimed
from factcheck.normalise.clauses import prepositional
from factcheck.normalise.continued import (
    CAUSES,
    LINKS,
    continue_base,
    continue_change,
    continue_compared,
    continue_level,
    continue_pronoun,
    continue_result,
    continue_verb,
)
from factcheck.normalise.fit import fits, gives_ends, stands_for, takes_object, verb_speaks
from factcheck.normalise.levels import OWNING
from factcheck.normalise.lexicon import Cue
from factcheck.normalise.own import has_own, shared_out
from factcheck.normalise.scene import Figure
from factcheck.normalise.sight import Attached, Sight
from factcheck.normalise.sums import (
    is_sold,
    is_sum,
    of_output,
    settle_core,
    settle_deal,
    settle_issue,
    settle_times,
    takes,
    tells_of_deal,
    told_so,
)
from factcheck.normalise.what_listed import dealt
from factcheck.normalise.what_parts import (
    pays_for_wrong,
    settle_part,
    settle_payout,
    settle_premium,
    settle_saved,
    settle_worth,
)
from factcheck.normalise.who_aged import tells_age
from factcheck.normalise.who_owns import OWNED_BY

FAR = 40  # tokens beyond which a cue no longer speaks of a figure
CROSSED = 8  # what crossing another figure costs, in tokens
OTHER_CLAUSE = 18
LED = 6  # tokens within which words may make a cue cost less than its distance
FARTHEST_LEFT_OUT = 6  # tokens before a figure in which it is said to be left out of something
UPON = 3  # "on net revenues of about $2.5 billion"
PURPOSE = 3  # what a figure is only meant for: "set aside $840 million for bad loans"
EACH_REACH = 3
WITHOUT = frozenset({"before", "excluding", "barring", "without"})
TRAILING = frozenset({"worth", "off"})
VALUE_REACH = 8
BEATEN = 3  # tokens from what beat a figure to that one
COSTS = frozenset({"cost", "costs", "expense", "expenses", "revenue", "sales", "income", "profit", "spending"})
COUNTED = 3  # what the counted things may be by their name alone: a verb before them says what becomes of them
VERBS = {"verb": 2, "taking": 3}  # what a verb costs beside a noun, in tokens
PARTED = frozenset({",", ";", "while", "but"})
JOINED = frozenset({",", "and", "while", "but", ";"})
ALSO = frozenset({"others", "people", "more"})
REMAINING = frozenset({"remain", "remained", "remains", "are", "were", "have", "had", "stayed"})
OWN_OR_WHOLE = frozenset({"its", "the", "our", "their", "total", "net"})
ASIDE = frozenset({"addition", "besides", "apart", "aside"})


APART = frozenset({"later", "earlier", "ago", "afterwards", "beforehand", "apart"})


def attach(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> None:
    """Gives a figure the nearest measure of a fitting dimension."""
    if cue := dealt(sight, figure, dimension):
        made.metric, made.metric_cue, made.metric_grade = told_so(sight, cue, dimension), cue, Grade.CLAUSE
        return
    if tells_age(sight, figure):
        made.metric, made.metric_grade = sight.metrics.get("age"), Grade.CLAUSE
        return
    if dimension == "duration" and sight.scene.lower(figure.last) in APART:
        return  # "sentenced in 2012, and freed two years later": how far apart two deeds are
    rate = dimension in ("percent", "points")
    if rate:
        figure = sight.trailing(figure)
    if (rate and of_respondents(sight, figure)) or _measures_another(sight, figure):
        return
    move = moving(sight, figure) if rate else None
    output = rate and of_output(sight, figure)
    of = rate and not output and sight.scene.lower(figure.last) == "of" and not _of_its_value(sight, figure)
    sold = dimension == "money" and is_sold(sight, figure)
    best = FAR
    for cue in sight.scene.cues:
        if _far(cue, figure, best):
            continue
        metric = told_so(sight, cue, dimension)
        if _happened(sight, cue, figure) or metric is None or _named(sight, cue) or not fits(metric, dimension, figure):
            continue
        if not (verb_speaks(cue, dimension, figure) and tells_of_deal(sight, cue, figure)) or gives_ends(sight, cue):
            continue
        if sold and cue.word_class == "noun" and cue.last <= figure.first:
            continue
        if (
            _attributive(sight, cue)
            or _of_later(sight, cue, figure)
            or (dimension == "money" and (has_own(sight, cue, figure) or shared_out(sight, cue, figure)))
            or _of_another_kind(sight, cue)
            or _of_a_size(sight, cue, figure)
            or _of_a_cause(sight, cue, figure)
            or _left_out(sight, cue, figure)
            or _counted_out(sight, cue)
            or _beside(sight, cue, figure)
            or _of_others(sight, cue, figure)
            or ((dimension == "money" or rate) and _of_share(sight, cue, figure))
            or _broken(cue, figure)
            or _of_the_one_before(sight, cue, figure)
            or (cue.first >= figure.last + 2 and _out_of(sight, cue, figure))
            or _for_each(sight, cue)
            or (rate and _quoted(sight, metric, figure))
        ):
            continue
        if not (takes_object(sight, cue, figure) and stands_for(sight, cue, figure)):
            continue
        if not takes(sight, cue, figure) or is_sum(sight, cue, figure) or _at(sight, cue, figure):
            continue
        if (metric.of_output and not output) or (output and cue.first >= figure.last):
            continue
        if rate and not _counts_share(sight, cue, figure):
            continue
        lost = sight.scene.lower(cue.first).startswith("loss") or sight.scene.lower(cue.last - 1) == "red"
        if rate and metric.negative_of and lost:
            continue  # "a loss of 3%" is a fall, and an index in the red has made none
        if rate and not (sight.same(cue.first, figure.first) and (move is None or _moved(sight, cue, move, figure))):
            continue
        held = cue.word_class in VERBS and 0 <= figure.first - cue.last <= 2  # "holds 4.7% of Kaskinen"
        if (of and not held and not 0 <= cue.first - figure.last <= 6) or not _linked(sight, cue, figure):
            continue
        named = sight.scene.lower(cue.first - 1) == "on"  # "spends $10 billion on buying back shares"
        if cue.word_class == "taking" and cue.metric is not None and cue.metric.counted and not figure.mention.noun:
            named = True  # "will open 30 stores and close 12"
        named = named or (cue.word_class == "taking" and cue.first >= figure.last)  # "60 stores are to close"
        cost = _cost(sight, cue, figure) + (0 if named else VERBS.get(cue.word_class, 0))
        if cost < best:
            best, made.metric, made.metric_cue = cost, metric, cue
            made.metric_grade = Grade.CLAUSE if cost < OTHER_CLAUSE else Grade.SENTENCE
    if rate and _of_its_value(sight, figure):
        made.metric, made.metric_cue, made.metric_grade = _valued(sight, figure), None, Grade.CLAUSE
    if made.metric is None and figure.first == sight.scene.begins + 1 and sight.scene.lower(figure.first - 1) == "net":
        made.metric, made.metric_grade = sight.metrics.get("net profit"), Grade.CLAUSE  # a wire's "Net 4,567,000"
    if of and sight.words("holding") & set(sight.scene.between(figure.first - 3, figure.first)):
        part = "market share" if "market" in sight.scene.between(figure.last, figure.last + 4) else "stake"
        made.metric, made.metric_cue, made.metric_grade = sight.metrics.get(part), None, Grade.CLAUSE
    settle_part(sight, made, figure)
    settle_premium(sight, made, figure, dimension)
    settle_saved(sight, made, figure, dimension)
    settle_worth(sight, made)
    settle_payout(sight, made, figure, dimension)
    settle_deal(sight, made, figure)
    settle_core(sight, made, figure)
    settle_times(sight, made, figure, dimension)
    balances.settle(sight, made, figure, dimension)
    settle_issue(sight, made, figure)
    continue_level(sight, made, figure, move)
    continue_compared(sight, made, figure)
    continue_change(sight, made, figure)
    continue_pronoun(sight, made, figure, move)
    continue_verb(sight, made, figure, move)
    continue_base(sight, made, figure)
    _continue_shared(sight, made, figure)
    _reach(sight, made, figure, dimension)
    if made.metric is not None and sight.scene.lower(figure.first - 1) == "loss":
        name = made.metric.name  # "Shr loss 12 cts", as wires have it
        made.metric = next((one for one in sight.metrics.values() if one.negative_of == name), made.metric)
    continue_result(sight, made, figure)
    settle_claimed(sight, made, figure)
    told_with.settle(sight, made, figure, dimension)
    per_share.settle(sight, made, figure, dimension)
    if made.metric is not None and made.metric.per_share and figure.mention.per == "share":
        made.metric = sight.metrics.get(made.metric.per_share, made.metric)


def _of_its_value(sight: Sight, figure: Figure) -> bool:
    """ "The average home shed 0.4% of its value": what a price has changed by, and no part of it."""
    return sight.scene.lower(figure.last + 1) in OWN_OR_WHOLE and sight.scene.lower(figure.last + 2) == "value"


def _valued(sight: Sight, figure: Figure) -> Metric | None:
    """What the value of a home or of land is measured as; of anything else it is that of whatever has it."""
    before = sight.scene.between(figure.first - VALUE_REACH, figure.first)
    sorts = (("dwelling", "house prices"), ("land", "farmland values"))
    return next((sight.metrics.get(name) for sort, name in sorts if not sight.words(sort).isdisjoint(before)), None)


def _out_of(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether a measure behind is that of the whole: "43 million at work, out of a population of 82 million"."""
    return (
        sight.scene.between(figure.last, figure.last + 2) == ["out", "of"] and sight.crossed(figure.last, cue.last) == 0
    )


def _measures_another(sight: Sight, figure: Figure) -> bool:
    """ "The 151-seat parliament", not "fifty-two seats": a count joined to its noun tells the size of another thing."""
    counted = (figure.mention.unit or "").startswith("count:")
    if figure.mention.unit in sight.words("tonnage"):  # "a 40,000 dwt product tanker"
        following = sight.scene.lower(figure.last)
        return following.isalpha() and following not in sight.lexicon.stop
    return counted and sight.scene.lower(figure.last - 2) == "-"


def _of_a_size(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether a word belongs to the size of something else: "the vote in the 630-[seat] chamber was 343 to 148"."""
    return any(
        other is not figure and other.first <= cue.first < other.last and _measures_another(sight, other)
        for other in sight.scene.figures
    )


def _of_share(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether a measure is only what a share is of: "costs were $9 million, or 4% of [revenue], and $8 million"."""
    led = cue.first - 1 - (sight.scene.lower(cue.first - 1) in OWN_OR_WHOLE)
    if sight.scene.lower(led) != "of":
        return False
    share = next(
        (other for other in sight.scene.figures if other.last == led and other.mention.unit in ("percent", "x")), None
    )
    if share is None or share.first >= figure.last:
        return share is not None
    return not JOINED.isdisjoint(sight.scene.between(cue.last, figure.first))


def _continue_shared(sight: Sight, made: Attached, figure: Figure) -> None:
    """ "EBITDA was $9 million, or 4% of revenue, and [$8 million]": what the sum with a share before it measures."""
    if made.metric is not None or sight.scene.lower(figure.first - 1) != "and":
        return
    alike = [other for other in sight.scene.figures if other.last <= figure.first and other.number in sight.attached]
    sums = [other for other in alike if other.mention.unit == figure.mention.unit]
    if not sums or sight.scene.between(sums[-1].last, sums[-1].last + 2) != [",", "or"]:
        return
    told = sight.attached[sums[-1].number]
    if any(other.first == sums[-1].last + 2 and other.mention.unit == "percent" for other in alike):
        made.metric, made.metric_cue, made.metric_grade = told.metric, told.metric_cue, told.metric_grade


def _for_each(sight: Sight, cue: Cue) -> bool:
    """Whether a word only says what something is told for each of: "5 cents per available seat kilometre"."""
    start = sight.scene.words[cue.first].start
    if any(other.mention.span.end <= start < other.mention.reach.end for other in sight.scene.figures):
        return True
    before = sight.scene.between(cue.first - EACH_REACH, cue.first)
    return "per" in before and sight.scene.lower(cue.first - len(before) + before.index("per") - 1) in COSTS


def _quoted(sight: Sight, metric: Metric, figure: Figure) -> bool:
    """Whether a rate is what dealers quote for a sum: "deposits were quoted at 6-1/8 pct" is no share of deposits."""
    led = sight.scene.between(figure.first - 2, figure.first)
    return metric.dimensions == ("money",) and led[1:] == ["at"] and led[0] in sight.words("quoted")


def _of_the_one_before(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether words only tell what the amount right before them is: "sold 30 million [worth of goods abroad]"."""
    led = cue.word_class == "noun" and sight.scene.lower(cue.first) in TRAILING and cue.last - cue.first > 1
    return led and not 0 <= cue.first - figure.last <= 1


def _broken(cue: Cue, figure: Figure) -> bool:
    """Whether things would be told in parts of one: "close down 347.80" closes no stores."""
    counts = cue.word_class == "taking" and cue.metric is not None and set(cue.metric.dimensions) <= {"count"}
    numeral = figure.mention.numerals[0]
    return counts and figure.mention.unit is None and numeral.scale == 1 > numeral.step


def _at(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """ "He died at 103": how old, and not how many."""
    counts = cue.metric is not None and set(cue.metric.dimensions) <= {"count"}
    return counts and cue.word_class in VERBS and sight.scene.between(cue.last, figure.first)[-1:] == ["at"]


def of_respondents(sight: Sight, figure: Figure) -> bool:
    """Whether a percentage counts those who say something: "43 percent reported that sales fell"."""
    after = figure.last
    if sight.scene.lower(after) != "of":
        return sight.in_cue(after, "source")
    spoken = [cue.first for cue in sight.scene.cues if cue.kind == "source" and cue.word_class == "verb"]
    spoken = [at for at in spoken if sight.scene.lower(at - 1) not in OWNING]  # "the state", "an expected 5.9%"
    return any(after < at <= after + 6 and "," not in sight.scene.between(after, at) for at in spoken)


def _counts_share(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether a percentage can be of what a verb counts: "cut 12% of its staff", not "cut Bank Rate to 4%"."""
    metric = cue.metric
    if cue.word_class not in VERBS or metric is None or not metric.counted or "percent" in metric.dimensions:
        return True
    makes = metric.by_verb and cue.last == figure.first
    if (makes or (not metric.by_verb and cue.last <= figure.first)) and sight.scene.lower(figure.last) in sight.words(
        "more", "fewer"
    ):
        return True  # "produced 6% less copper", "imported 2.2% less than in May"
    counted = {stem(word) for word in metric.counted} | {"workforce", "staff", "headcount", "payroll"}
    return any(stem(word) in counted for word in sight.scene.between(cue.first, figure.last + 8))


def _named(sight: Sight, cue: Cue) -> bool:
    return any(name.first <= cue.first and cue.last <= name.last for name in sight.scene.names)


def _attributive(sight: Sight, cue: Cue) -> bool:
    """Whether a share belongs to the thing named after it, which differs from one to the next: "its 50%-owned mill"."""
    at = cue.first - 1
    return sight.scene.lower(at) == "-" and sight.scene.lower(at - 1) == "%" and sight.scene.lower(cue.last) != "by"


def _of_later(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether a measure behind belongs to a later figure: "4,310 fell ill within a day, another 61 [died]"."""
    between = [other for other in sight.scene.figures if figure.last <= other.first and other.last <= cue.first]
    if not between:
        return _told_upon(sight, cue, figure)
    nearest = between[-1]
    alike = len(between) == 1 and nearest.mention.unit == figure.mention.unit and nearest.first - figure.last <= BEATEN
    if alike and sight.scene.lower(figure.last) in sight.words("outdoing"):
        return False  # "$16.9 billion beat $16.5 billion forecast in [revenue]"
    parted = not PARTED.isdisjoint(sight.scene.between(figure.last, nearest.first))
    own = cue.word_class == "verb" and "," not in sight.scene.between(nearest.last, cue.first)
    return not sight.same(cue.first, figure.first) or (parted and own)


def _told_upon(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether a measure is what a result was made on: "lost $456 million on [revenues] of $2.5 billion"."""
    if cue.first < figure.last or sight.scene.lower(figure.last) != "on" or cue.first - figure.last > UPON:
        return False
    return sight.scene.lower(cue.last) == "of" and any(0 < f.first - cue.last <= UPON for f in sight.scene.figures)


def _happened(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether a verb is the name of an event: nobody is dismissed in "the hospital [fire]"."""
    named = cue.word_class == "verb" and sight.scene.lower(cue.last - 1) in sight.words("event")
    return named and not figure.mention.noun


def _beside(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether a measure is told only as what the figure comes on top of: "in addition to the deaths, 33 were hurt"."""
    led = sight.scene.between(cue.first - 4, cue.first)
    return not ASIDE.isdisjoint(led) and "," in sight.scene.between(cue.last, figure.first)


def _of_others(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether what befell others is not said of these: "six [died], 12 remain in hospital", "some of whom [died]"."""
    if cue.metric is None or not cue.metric.by_event:
        return False
    if cue.last > figure.first:
        return "whom" in sight.scene.between(figure.last + 2, cue.first)  # but "four [of whom] were injured"
    before = figure.first - 1
    while before > cue.last and sight.scene.lower(before) in sight.words("hedge"):
        before -= 1
    then = sight.scene.lower(sight.past(figure) + (sight.scene.lower(sight.past(figure)) in ALSO))
    own = then in REMAINING and sight.scene.lower(before) in JOINED
    return own and any(other.last <= cue.first for other in sight.scene.figures)


def _left_out(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether a figure is what a measure does not count: "oper net [excludes] a loss of 606,000 dlrs"."""
    gap = sight.scene.between(max(cue.last, figure.first - FARTHEST_LEFT_OUT), figure.first)
    if cue.last > figure.first or sight.words("leaving_out").isdisjoint(gap):
        return False
    return {",", ")"}.isdisjoint(gap) and sight.words("be").isdisjoint(gap) and sight.lexicon.finite.isdisjoint(gap)


def _counted_out(sight: Sight, cue: Cue) -> bool:
    """Whether a measure is only what another is told without: "profit before [restructuring costs]"."""
    if sight.scene.lower(cue.first - 1) not in WITHOUT:
        return False
    whole = cue.first - 1 - (sight.scene.lower(cue.first - 2) == ",")
    return any(other.kind == "metric" and other.last == whole for other in sight.scene.cues)


def _of_a_cause(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether a measure behind the figure belongs to what came before or beside: "rose to $1,184 … as debt grew".

    What is put "into Acme's financing" is not all of it, and a semicolon ends what is said of the figure.
    """
    gap = sight.scene.between(figure.last, cue.first)
    if cue.first >= figure.last and ("but" in gap or _told_apart(sight, cue, gap)):
        return True
    part = gap[:1] == ["into"] and any(sight.in_name(at) for at in range(figure.last, cue.first))
    return cue.first >= figure.last and (part or ";" in gap or bool(CAUSES & set(gap)))


def _told_apart(sight: Sight, cue: Cue, gap: list[str]) -> bool:
    """Whether a measure behind a comma has a figure of its own: "up 30%, with [a margin] of 51%"."""
    if cue.word_class != "noun" or "," not in gap or sight.scene.lower(cue.last) not in ("of", "at"):
        return False
    return any(
        0 < other.first - cue.last <= UPON and sight.hedged(cue.last, other.first) for other in sight.scene.figures
    )


def _of_another_kind(sight: Sight, cue: Cue) -> bool:
    """Whether a verb's doer cannot do what is measured: "the Nasdaq added 1.6%" adds no jobs."""
    kinds = cue.metric.kinds if cue.metric else ()
    doers = [name.known for name in sight.scene.names if name.last == cue.first and name.known is not None]
    return cue.word_class in VERBS and bool(kinds) and any(doer.kind not in kinds for doer in doers)


def moving(sight: Sight, figure: Figure) -> Cue | None:
    """The verb or word of direction right before a figure: "revenue [rose] 12%"."""
    before = [
        cue
        for cue in sight.scene.cues
        if cue.kind == "direction" and cue.last <= figure.first and sight.hedged(cue.last, figure.first)
    ]
    return before[-1] if before else None


def _moved(sight: Sight, cue: Cue, move: Cue, figure: Figure) -> bool:
    """Whether a measure can be what moves: its noun stands before the verb, or behind the figure after "in"."""
    if (cue.first, cue.last) == (move.first, move.last):
        return True  # "is shedding 9% of its staff"
    if cue.last <= move.first:
        # A name behind the noun is what moves: "the cause of the sell-off, Meta, soared".
        return not any(
            cue.last <= name.first < move.first
            and not prepositional(sight.scene, name)
            and sight.scene.lower(name.first - 1) not in OWNED_BY  # "the yield on Britain's ten-year bond rose"
            for name in sight.subjects
        )
    if move.word_class == "transitive":
        return cue.first >= move.last  # "cut its dividend by 10%"
    return sight.scene.lower(figure.last) in {"in", "of"} and 0 < cue.first - figure.last <= 6


def _linked(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """A deal's verb speaks of a sum only through "for": "agreed to buy Acme for $2 billion"."""
    if cue.metric is None or not cue.metric.joint or cue.word_class != "verb":
        return True
    if any(sight.scene.lower(cue.first).startswith(noun) for noun in cue.metric.nouns):
        return True  # "was fined 42 million pounds": the verb is the noun
    if any(sight.scene.lower(at) not in sight.lexicon.stop for at in range(cue.first + 1, cue.last)):
        return True  # "settled a lawsuit": the verb has its object
    gap = sight.scene.between(max(cue.last, figure.first - 3), figure.first)
    if "for" in sight.scene.between(figure.last, figure.last + 3):
        return not pays_for_wrong(sight, figure)  # "is paying $2 billion for Acme"
    return "for" in gap or "worth" in gap or "at" in gap


def _far(cue: Cue, figure: Figure, best: int) -> bool:
    """Whether a cue is so far away that it can cost no less than the best, whatever stands between."""
    return max(figure.first - cue.last, cue.first - figure.last) - LED >= best


def _cost(sight: Sight, cue: Cue, figure: Figure) -> int:
    if cue.first >= figure.first and cue.last <= figure.last:
        return COUNTED if cue.word_class == "noun" and figure.mention.noun else 0
    before = cue.last <= figure.first
    first, last = (cue.last, figure.first) if before else (figure.last, cue.first)
    gap = sight.scene.between(first, last)
    if not before and gap and len(gap) <= 4 and all(word in sight.words("been") or word[-2:] == "ly" for word in gap):
        return 0  # "118 passengers were injured"
    crossed = sight.crossed(first, last)
    cost = len(gap) + CROSSED * crossed + (0 if sight.same(cue.first, figure.first) else OTHER_CLAUSE)
    if not before:
        # "a $10.5 million increase in distributor sales"
        moved = sight.in_cue(figure.last, "direction") and bool(LINKS & set(gap[1:2])) and len(gap) <= LED
        if moved and crossed == 0:
            return 0
        cost += PURPOSE if gap[:1] == ["for"] or gap[:2] == ["to", "cover"] else 0
        return cost + (0 if (not gap or gap[0] in LINKS) and len(gap) <= 4 and crossed == 0 else 6)
    return max(cost - 3, 0) if not gap or gap[0] == "of" else cost


def _reach(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> None:
    """ "Operating profit, hurt by the strike, fell 11% to $71 million": the level is that of what fell."""
    earlier = sight.before(figure)
    if earlier is None or dimension in ("percent", "points"):
        return
    change, before = earlier
    fitting = before.metric is not None and fits(before.metric, dimension, figure)
    gap = sight.scene.between(change.last, figure.first)
    if fitting and before.direction and gap[:1] == ["to"] and sight.hedged(change.last + 1, figure.first):
        made.metric, made.metric_cue, made.metric_grade = before.metric, before.metric_cue, before.metric_grade
