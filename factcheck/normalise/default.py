"""What is measured where no word says so: "Meta rose 9%", "gold at $2,900", "China grew 5%"."""

from __future__ import annotations

from factcheck.model.claim import Grade
from factcheck.model.metric import Dimension, Metric
from factcheck.model.subject import SubjectKind
from factcheck.normalise.clauses import possessive, prepositional
from factcheck.normalise.fit import large
from factcheck.normalise.lexicon import Cue
from factcheck.normalise.places import PLACES
from factcheck.normalise.scene import Figure, Name
from factcheck.normalise.sight import Attached, Sight
from factcheck.normalise.way_idle import comes_to
from factcheck.normalise.what import moving
from factcheck.normalise.who import DEFAULT_METRIC
from factcheck.normalise.who_groups import TIMES

GROWTH = "GDP"
POLICY_RATE = "policy rate"
OPENING = 1  # where whoever grows stands at the latest: "The Netherlands posted 2% growth"
RATES = frozenset({"rate", "rates", "benchmark"})
LOSS = "loss"
LOSSES = frozenset({"loss", "losses"})
STANDING = frozenset(
    {
        ":",
        "bought",
        "fetched",
        "cost",
        "costs",
        "at",
        "to",
        "above",
        "below",
        "near",
        "around",
        "hit",
        "touched",
        "reached",
    }
)
STOOD = frozenset({"paid", "paying", "pays", "stood", "stands", "remained", "held", "sat", "hovered"})
# Between a thing and whose it is: "throughput at the port".
LEADS = frozenset({"at", "in", "of", "for"})
BARE_PRICES = frozenset({"commodity", "crypto", "index", "currency"})


def attach(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> None:
    """ "Meta rose 9%" speaks of its shares, "the Kospi fell 8%" of its level."""
    loss = sight.metrics.get(LOSS)
    earned = made.metric is not None and loss is not None and made.metric.family == loss.family
    lost = made.metric is None or (earned and sight.scene.lower(figure.last) in LOSSES)  # "a profit after a $2m loss"
    if lost and dimension == "money" and _lost(sight, made, figure):
        made.metric, made.metric_grade, made.direction = loss, Grade.CLAUSE, None
        return
    if made.metric is None and dimension == "percent" and (place := _growing(sight, figure)):
        made.metric, made.metric_grade, made.direction = sight.metrics.get(GROWTH), Grade.CLAUSE, "up"
        made.names, made.grade = [place], Grade.CLAUSE
        return
    if _odd(made):
        made.metric, made.metric_cue, made.metric_grade = None, None, Grade.NONE
    if not made.names or (made.metric is not None and not _overruled(sight, made, figure, dimension)):
        return
    if (own := _own_measure(sight, made, figure, dimension)) is not None:
        made.metric, made.metric_grade = own, Grade.CLAUSE
        return
    kind = _kind(sight, made.names[0])
    if kind == "central_bank" and _sets_rate(sight, made, figure, dimension):
        made.metric, made.metric_grade = sight.metrics.get(POLICY_RATE), Grade.CLAUSE
        return
    name = DEFAULT_METRIC.get(kind) or (GROWTH if _grows(sight, made, figure, dimension) else None)
    priceless = kind in BARE_PRICES and not large(figure)  # "Brent shed $1.20": it has no money to lose
    stepped = dimension in ("percent", "points") or (dimension == "money" and (priceless or _steps(sight, figure)))
    moved = stepped and made.direction is not None and _moves_itself(sight, made, figure)
    priced = dimension in ("money", "index", "count") and not figure.mention.noun and _priced(sight, figure)
    stands = kind in BARE_PRICES and dimension in ("money", "index") and _stands(sight, made, figure)
    rated = figure.mention.per is not None and figure.mention.per not in TIMES
    stands = stands or (kind == "commodity" and dimension == "money" and rated)
    pointed = dimension == "index" and figure.mention.unit == "count:point" and kind == "index"
    metric = sight.metrics.get(name) if name and (moved or priced or stands or pointed) else None
    never = large(figure) or dimension == "points" or _grown(sight, figure)
    if metric is not None and not (metric.of_one and never):
        made.metric, made.metric_grade = metric, Grade.CLAUSE


def _sets_rate(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> bool:
    """ "The Riksbank delivered a cut of 25 basis points", "the Fed kept its benchmark at 4.5%": what such banks set."""
    if made.grade < Grade.CLAUSE or len(made.names) > 1:
        return False
    around = {*sight.scene.between(figure.first - 8, figure.last + 4)}
    if dimension == "points":
        made.direction = made.direction or ("up" if around & sight.words("tightening") else None)
        return made.direction is not None
    own = around & RATES and not sight.words("owner").isdisjoint(sight.scene.between(figure.first - 8, figure.first))
    return dimension == "percent" and bool(own) and sight.scene.lower(figure.last) != "of"


def _own_measure(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> Metric | None:
    """What is told of a bond in percent: "the 10-year note stood at 4.2%", "the 10s lost 1 basis point to 4.2%"."""
    known = made.names[-1].known
    own = sight.metrics.get(known.measure or "") if known is not None else None
    if own is None or made.metric is not None or made.grade < Grade.CLAUSE:
        return None
    if dimension == "points":
        elliptic = made.names[-1].last == figure.first  # "5s 7 basis points to 4.6%"
        return own if elliptic or (made.direction is not None and _moves_itself(sight, made, figure)) else None
    if dimension != "percent":
        return None
    name = made.names[-1]
    gap = sight.scene.between(name.last, figure.first) if name.last <= figure.first else []
    stepped = gap[-1:] == ["to"] and any(name.last <= other.first < figure.first for other in sight.scene.figures)
    alone = name.last <= figure.first and made.direction is None and sight.scene.lower(figure.last) != "of"
    idle = sight.words("stop", "hedge", "traded") | STANDING | STOOD
    return own if stepped or (alone and all(word in idle for word in gap if word.isalpha())) else None


def _grown(sight: Sight, figure: Figure) -> bool:
    """ "Orvane grew 17 percent", "a year of 17% growth": no share does."""
    if sight.scene.lower(figure.last) == "growth" or sight.scene.between(figure.first - 2, figure.first) == [
        "growth",
        "of",
    ]:
        return True
    move = moving(sight, figure)
    return move is not None and sight.scene.lower(move.first) in sight.words("grown")


def _kind(sight: Sight, name: Name) -> SubjectKind:
    """What kind of thing a name is of; one that the pack does not know may say so, "the Osten Index"."""
    if name.known is not None:
        return name.known.kind
    return "index" if sight.scene.lower(name.last - 1) == "index" else "company"


def _steps(sight: Sight, figure: Figure) -> bool:
    """Whether a sum is the size of a move, with the price behind it: "fell $1.10 to $66.40"."""
    turned = sight.scene.lower(figure.last) in {"higher", "lower"}  # "settled 62 cents higher at $68.10"
    after = sight.scene.between(figure.last + turned, figure.last + turned + 2)
    behind = next((other for other in sight.scene.figures if other.first >= figure.last), None)
    near = behind is not None and behind.first - figure.last <= 3
    return near and (after[:1] in (["to"], ["at"]) or after in ([",", "or"], [",", "to"]))


def _odd(made: Attached) -> bool:
    """Whether something is measured that a thing with a price does not have: "the June contract for Brent"."""
    kind = made.names[0].known.kind if made.names and made.names[0].known else None
    return kind in BARE_PRICES and made.metric is not None and bool(made.metric.kinds) and kind not in made.metric.kinds


def _lost(sight: Sight, made: Attached, figure: Figure) -> bool:
    """ "Acme swung to a $12 million loss", "Acme's loss came to $12 million": of a firm, a loss is one of money."""
    if any(name.known is not None and name.known.kind not in ("company", "unit") for name in made.names):
        return False
    if sight.scene.lower(figure.last) in LOSSES:
        return True
    before = [at for at in range(figure.first) if sight.scene.lower(at) in LOSSES and sight.same(at, figure.first)]
    gap = sight.scene.between(before[-1] + 1, figure.first) if before else []
    if gap[:1] in (["at"], ["of"]):  # "the first-quarter loss at Windhover was"
        gap = [sight.scene.lower(at) for at in range(before[-1] + 2, figure.first) if not sight.in_name(at)]
    elif gap[:1] in (["for"], ["in"]):  # "the loss for the third quarter was"
        timed = any(sight.in_time(at) for at in range(before[-1] + 2, before[-1] + 4))
        rest = range(before[-1] + 2, figure.first)
        gap = [sight.scene.lower(at) for at in rest if not sight.in_time(at)] if timed else gap
    return bool(gap) and set(gap) <= sight.words("lost", "hedge")


def _grows(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> bool:
    """ "China grew 5%": what grows of a country, with no other word, is its economy."""
    move = moving(sight, figure) if dimension == "percent" else None
    land = all(name.known is not None and name.known.kind in PLACES for name in made.names)
    return move is not None and land and bool(sight.words("grown") & set(sight.scene.between(move.first, move.last)))


def _growing(sight: Sight, figure: Figure) -> Name | None:
    """The place whose growth it is: "Spanish growth was 0.4%", "growth in Spain was 2.4%", "India had 6% growth"."""
    if (place := _posts_growth(sight, figure)) is not None:
        return place
    at = next((at for at in range(figure.first) if sight.scene.lower(at) == "growth"), -1)
    for name in sight.scene.names:
        land = name.known is not None and name.known.kind in PLACES and sight.same(at, figure.first)
        behind = sight.scene.between(at + 1, name.first) in (["in"], ["in", "the"])
        if at >= 0 and land and (name.last == at or behind):
            return name
    return None


def _posts_growth(sight: Sight, figure: Figure) -> Name | None:
    """ "India clocked 6.8% growth in the March quarter", "Italy eked out growth of 0.1%", but no "growth in sales"."""
    behind = sight.scene.lower(figure.last) == "growth"
    led = sight.scene.between(figure.first - 3, figure.first)
    if not behind and led[-2:] != ["growth", "of"] and led != ["growth", "of", "just"]:
        return None
    end = figure.last + behind
    of_thing = sight.scene.lower(end) in LEADS and not any(sight.in_time(at) for at in range(end + 1, end + 4))
    before = [name for name in sight.scene.names if name.last <= figure.first and sight.same(name.first, figure.first)]
    lands = all(name.known is not None and name.known.kind in PLACES and not name.adjective for name in before)
    opens = bool(before) and sight.scene.lower(before[0].first - 1) in ("", "the") and before[0].first <= OPENING
    return before[0] if lands and len(before) == 1 and not of_thing and opens else None  # not "In China, it posted"


def _stands(sight: Sight, made: Attached, figure: Figure) -> bool:
    """ "Gold stayed above $2,900": what has no measure but its price stands at it."""
    name = made.names[-1]
    gap = sight.scene.between(name.last, figure.first) if name.last <= figure.first else []
    if gap[-2:] in (["was", "worth"], ["is", "worth"]):
        return not large(figure)
    if not STANDING & set(gap) or made.grade < Grade.CLAUSE or len(gap) > 12:
        return False
    idle = sight.words("stop", "hedge", "traded", "mark") | STANDING
    plain = [word for at, word in enumerate(gap, name.last) if word.isalpha() and not sight.in_cue(at, "direction")]
    return sum(word not in idle for word in plain) <= 1


def _overruled(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> bool:
    """A price in so many words, "closed at $197.58", outdoes a measure named in another clause."""
    if made.grade <= Grade.TITLE:
        return False
    return made.metric_grade < Grade.CLAUSE and dimension in ("money", "index") and _priced(sight, figure)


def _moves_itself(sight: Sight, made: Attached, figure: Figure) -> bool:
    """Whether the subject itself stands before the verb, with no other noun that could be what moves."""
    verbs = [
        cue
        for cue in sight.scene.cues
        if cue.kind == "direction" and cue.word_class != "transitive" and sight.same(cue.first, figure.first)
        if not comes_to(sight, cue)
    ]
    if made.grade < Grade.CLAUSE:
        return False
    name = made.names[-1]
    if not verbs:  # "the pound was 0.6 per cent stronger"
        compared = sight.scene.lower(figure.last) in sight.words("more", "fewer")
        return compared and sight.scene.between(name.last, figure.first) in (["was"], ["is"], ["were"], ["traded"])
    verb = min(verbs, key=lambda cue: abs(cue.first - figure.first))
    if verb.word_class == "noun" and verb.first < figure.first:
        priced = (
            name.last <= verb.first and name.known is not None and name.known.kind in BARE_PRICES
        )  # "bullion's retreat added up to 3.4%"
        return priced and possessive(sight.scene, name) and verb.first == name.last + 1
    gap = sight.scene.between(name.last, min(verb.first, figure.first)) if name.last <= figure.first else []
    owner = possessive(sight.scene, name)
    if _of_its_own(sight, name, verb, figure):
        return False
    if gap and gap[-1] in {",", ":", "—"} and not owner:
        return True  # "Microsoft bucked the trend, rising 3%"
    idle = sight.words("stop", "hedge", "traded")
    spoken = [cue.last for cue in sight.scene.cues if cue.kind == "source" and name.last <= cue.first < verb.first]
    said = range(max(spoken, default=verb.first), verb.first)
    told = [sight.scene.lower(at) for at in said if not sight.in_time(at)]
    if any(word.isalpha() and word not in idle for word in told):
        return False  # "Acme said costs fell 4%"
    plain = [word for at, word in enumerate(gap, name.last) if not sight.in_name(at)]
    if plain and plain[-1] not in idle and plain[-1].endswith("s") and not plain[-1].endswith(("ss", "us", "is")):
        return False  # "Orvane segment costs rose 5%"
    return sum(word.isalpha() and word not in idle for word in plain) <= (0 if owner else 2)


def _of_its_own(sight: Sight, name: Name, verb: Cue, figure: Figure) -> bool:
    """Whether something else moves: "throughput at Port X fell 9%", "Port X handled 4 million tonnes, up 6%"."""
    made = any(name.last <= other.first and other.last <= verb.first for other in sight.scene.figures)
    if verb.word_class == "word" and verb.last <= figure.first and made:
        return True
    led = sight.scene.lower(name.first - 1) in LEADS or (
        sight.scene.lower(name.first - 1) == "the" and sight.scene.lower(name.first - 2) in LEADS
    )
    return led and 0 < name.first < verb.first and prepositional(sight.scene, name) and _thing(sight, name)


def _thing(sight: Sight, name: Name) -> bool:
    """Whether a noun stands right before "at" and a name, which is no name or measure itself."""
    at = name.first - 2 - (sight.scene.lower(name.first - 1) == "the")
    word = sight.scene.lower(at)
    plain = at >= 0 and word.isalpha() and not (sight.in_name(at) or sight.in_cue(at, "metric", "direction"))
    return plain and word not in sight.lexicon.stop and word not in sight.words("traded")


def _priced(sight: Sight, figure: Figure) -> bool:
    gap = sight.scene.between(figure.first - 7, figure.first)
    at = "at" in gap or "of" in gap[-2:]
    if at and any(word in sight.words("traded") for word in gap):
        return True
    if not gap or gap[-1] != "to":
        return False
    change = [other for other in sight.scene.figures if other.last <= figure.first]
    percent = bool(change) and change[-1].mention.unit in ("percent", "percentage_point")
    return percent and figure.first - change[-1].last <= 3
