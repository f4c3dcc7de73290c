"""What of its subject a figure measures."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.claim import Grade
from factcheck.model.metric import Dimension, Metric
from factcheck.model.subject import SubjectKind
from factcheck.normalise.clauses import possessive, prepositional
from factcheck.normalise.inflect import stem
from factcheck.normalise.lexicon import Cue
from factcheck.normalise.scene import Figure, Name
from factcheck.normalise.sight import Attached, Sight
from factcheck.normalise.who import OWNED_BY, PLACES, THINGS, TIMES, describes, is_group

DEFAULT_METRIC: dict[SubjectKind, str] = {
    "company": "share price",
    "fund": "share price",
    "index": "index level",
    "commodity": "price",
    "crypto": "price",
    "currency": "exchange rate",
}
TENORS = frozenset({"year", "month", "day", "week"})
STANDING = frozenset(
    {":", "bought", "fetched", "at", "to", "above", "below", "near", "around", "hit", "touched", "reached"}
)
BARE_PRICES = frozenset({"commodity", "crypto", "index", "currency"})
FAR = 40  # tokens beyond which a cue no longer speaks of a figure
CROSSED = 8  # what crossing another figure costs, in tokens
OTHER_CLAUSE = 18
LINKS = frozenset({"of", "in", "on", "from", "to", "off", "for", "worth"})
CAUSES = frozenset({"as", "after", "because", "amid", "while", "although", "when", "despite", "since", "before"})
ROMAN = frozenset({"II", "III", "IV", "VI", "VII", "VIII", "A", "B", "C"})
GROWTH = "GDP"
GROUP_SIZE = "group size"


def attach(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> None:
    """Gives a figure the nearest measure of a fitting dimension."""
    rate = dimension in ("percent", "points")
    if (rate and of_respondents(sight, figure)) or _measures_another(sight, figure):
        return
    move = moving(sight, figure) if rate else None
    of = rate and sight.scene.lower(figure.last) == "of"
    best = FAR
    for cue in sight.scene.cues:
        if cue.kind != "metric" or cue.metric is None or _named(sight, cue) or not _fits(cue.metric, dimension, figure):
            continue
        if _attributive(sight, cue) or _of_another_kind(sight, cue) or _of_a_cause(sight, cue, figure):
            continue
        if rate and not _counts_share(sight, cue, figure):
            continue
        if rate and cue.metric.negative_of and sight.scene.lower(cue.first).startswith("loss"):
            continue  # "a loss of 3%" is a fall
        if rate and not (sight.same(cue.first, figure.first) and (move is None or _moved(sight, cue, move, figure))):
            continue
        held = cue.word_class == "verb" and 0 <= figure.first - cue.last <= 2  # "holds 4.7% of Kaskinen"
        if (of and not held and not 0 <= cue.first - figure.last <= 6) or not _linked(sight, cue, figure):
            continue
        cost = _cost(sight, cue, figure) + (2 if cue.word_class == "verb" else 0)
        if cost < best:
            best, made.metric, made.metric_cue = cost, cue.metric, cue
            made.metric_grade = Grade.CLAUSE if cost < OTHER_CLAUSE else Grade.SENTENCE
    if of and any(word in sight.words("holding") for word in sight.scene.between(figure.first - 3, figure.first)):
        made.metric, made.metric_cue, made.metric_grade = sight.metrics.get("stake"), None, Grade.CLAUSE
    _continue_level(sight, made, figure, move)
    _reach(sight, made, figure, dimension)
    if made.metric is not None and made.metric.per_share and figure.mention.per == "share":
        made.metric = sight.metrics.get(made.metric.per_share, made.metric)


def _measures_another(sight: Sight, figure: Figure) -> bool:
    """ "The 151-seat parliament": a count joined to its noun by a hyphen tells how large the next thing is."""
    counted = (figure.mention.unit or "").startswith("count:")
    return counted and "-" in sight.scene.between(figure.first, figure.last)


def of_respondents(sight: Sight, figure: Figure) -> bool:
    """Whether a percentage counts those who say something: "43 percent reported that sales fell"."""
    after = figure.last
    if sight.scene.lower(after) != "of":
        return sight.in_cue(after, "source")
    spoken = [cue.first for cue in sight.scene.cues if cue.kind == "source" and cue.word_class == "verb"]
    return any(after < at <= after + 6 and "," not in sight.scene.between(after, at) for at in spoken)


def _counts_share(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether a percentage can be of what a verb counts: "cut 12% of its staff", not "cut Bank Rate to 4%"."""
    metric = cue.metric
    if cue.word_class != "verb" or metric is None or not metric.counted or "percent" in metric.dimensions:
        return True
    counted = {stem(word) for word in metric.counted} | {"workforce", "staff", "headcount", "payroll"}
    return any(stem(word) in counted for word in sight.scene.between(cue.last, figure.last + 8))


def _named(sight: Sight, cue: Cue) -> bool:
    return any(name.first <= cue.first and cue.last <= name.last for name in sight.scene.names)


def _attributive(sight: Sight, cue: Cue) -> bool:
    """Whether a share belongs to the thing named after it, which differs from one to the next: "its 50%-owned mill"."""
    at = cue.first - 1
    return sight.scene.lower(at) == "-" and sight.scene.lower(at - 1) == "%" and sight.scene.lower(cue.last) != "by"


def _of_a_cause(sight: Sight, cue: Cue, figure: Figure) -> bool:
    """Whether a measure behind the figure belongs to what came before or beside: "rose to $1,184 … as debt grew"."""
    return cue.first >= figure.last and bool(CAUSES & set(sight.scene.between(figure.last, cue.first)))


def _of_another_kind(sight: Sight, cue: Cue) -> bool:
    """Whether a verb's doer cannot do what is measured: "the Nasdaq added 1.6%" adds no jobs."""
    kinds = cue.metric.kinds if cue.metric else ()
    doers = [name.known for name in sight.scene.names if name.last == cue.first and name.known is not None]
    return cue.word_class == "verb" and bool(kinds) and any(doer.kind not in kinds for doer in doers)


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
    gap = sight.scene.between(max(cue.last, figure.first - 3), figure.first)
    if "for" in sight.scene.between(figure.last, figure.last + 3):
        return True  # "is paying $2 billion for Acme"
    return "for" in gap or "worth" in gap or "at" in gap


def _cost(sight: Sight, cue: Cue, figure: Figure) -> int:
    if cue.first >= figure.first and cue.last <= figure.last:
        return 0
    before = cue.last <= figure.first
    first, last = (cue.last, figure.first) if before else (figure.last, cue.first)
    gap = sight.scene.between(first, last)
    crossed = sight.crossed(first, last)
    cost = len(gap) + CROSSED * crossed + (0 if sight.same(cue.first, figure.first) else OTHER_CLAUSE)
    if not before:
        # "a $10.5 million increase in distributor sales"
        moved = sight.in_cue(figure.last, "direction") and bool(LINKS & set(gap[1:2])) and len(gap) <= 6
        if moved and crossed == 0:
            return 0
        return cost + (0 if (not gap or gap[0] in LINKS) and len(gap) <= 4 and crossed == 0 else 6)
    return max(cost - 3, 0) if not gap or gap[0] == "of" else cost


def _continue_level(sight: Sight, made: Attached, figure: Figure, move: Cue | None) -> None:
    """ "… reached $725 billion, up 77%": the change is that of the level right before it."""
    earlier = sight.before(figure)
    if move is None or move.word_class != "word" or earlier is None:
        return
    level, before = earlier
    gap = sight.scene.between(level.last, move.first)
    if before.metric is not None and len(gap) <= 2 and set(gap) <= {",", "a", "share", "(", "which", "was"}:
        made.metric, made.metric_cue, made.metric_grade = before.metric, before.metric_cue, before.metric_grade


def _reach(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> None:
    """ "Operating profit, hurt by the strike, fell 11% to $71 million": the level is that of what fell."""
    earlier = sight.before(figure)
    if earlier is None or dimension in ("percent", "points"):
        return
    change, before = earlier
    fits = before.metric is not None and _fits(before.metric, dimension, figure)
    gap = sight.scene.between(change.last, figure.first)
    if fits and before.direction and gap[:1] == ["to"] and sight.hedged(change.last + 1, figure.first):
        made.metric, made.metric_cue, made.metric_grade = before.metric, before.metric_cue, before.metric_grade


def default(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> None:
    """ "Meta rose 9%" speaks of its shares, "the Kospi fell 8%" of its level."""
    if not made.names or (made.metric is not None and not _overruled(sight, made, figure, dimension)):
        return
    kind: SubjectKind = made.names[0].known.kind if made.names[0].known else "company"
    name = DEFAULT_METRIC.get(kind) or (GROWTH if _grows(sight, made, figure, dimension) else None)
    moved = dimension in ("percent", "points") and made.direction is not None and _moves_itself(sight, made, figure)
    priced = dimension in ("money", "index", "count") and not figure.mention.noun and _priced(sight, figure)
    stands = kind in BARE_PRICES and dimension in ("money", "index") and _stands(sight, made, figure)
    rated = figure.mention.per is not None and figure.mention.per not in TIMES
    stands = stands or (kind == "commodity" and dimension == "money" and rated)
    pointed = dimension == "index" and figure.mention.unit == "count:point" and kind == "index"
    if name and (moved or priced or stands or pointed):
        made.metric, made.metric_grade = sight.metrics.get(name), Grade.CLAUSE


def _grows(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> bool:
    """ "China grew 5%": what grows of a country, with no other word, is its economy."""
    move = moving(sight, figure) if dimension == "percent" else None
    land = all(name.known is not None and name.known.kind in PLACES for name in made.names)
    return move is not None and land and bool(sight.words("grown") & set(sight.scene.between(move.first, move.last)))


def _stands(sight: Sight, made: Attached, figure: Figure) -> bool:
    """ "Gold stayed above $2,900": what has no measure but its price stands at it."""
    name = made.names[-1]
    gap = sight.scene.between(name.last, figure.first) if name.last <= figure.first else []
    if not STANDING & set(gap) or made.grade < Grade.CLAUSE or len(gap) > 12:
        return False
    idle = sight.lexicon.stop | sight.words("hedge") | sight.words("traded") | sight.words("mark") | STANDING
    plain = [word for at, word in enumerate(gap, name.last) if word.isalpha() and not sight.in_cue(at, "direction")]
    return sum(word not in idle for word in plain) <= 1


def _overruled(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> bool:
    """A price in so many words, "closed at $197.58", outdoes a measure named in another clause."""
    return made.metric_grade < Grade.CLAUSE and dimension in ("money", "index") and _priced(sight, figure)


def _moves_itself(sight: Sight, made: Attached, figure: Figure) -> bool:
    """Whether the subject itself stands before the verb, with no other noun that could be what moves."""
    verbs = [
        cue
        for cue in sight.scene.cues
        if cue.kind == "direction" and cue.word_class != "transitive" and sight.same(cue.first, figure.first)
    ]
    if not verbs or made.grade < Grade.CLAUSE:
        return False
    name = made.names[-1]
    verb = min(verbs, key=lambda cue: abs(cue.first - figure.first))
    if verb.word_class == "noun" and verb.first < figure.first:
        return False
    gap = sight.scene.between(name.last, min(verb.first, figure.first)) if name.last <= figure.first else []
    owner = possessive(sight.scene, name)
    if gap and gap[-1] in {",", ":", "—"} and not owner:
        return True  # "Microsoft bucked the trend, rising 3%"
    idle = sight.lexicon.stop | sight.words("hedge") | sight.words("traded")
    return sum(word.isalpha() and word not in idle for word in gap) <= (0 if owner else 2)


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


def measure(sight: Sight, made: Attached, figure: Figure) -> tuple[str | None, frozenset[str], Grade]:
    """The name of what is measured, the words that narrow it, and the grade of the evidence."""
    if is_group(sight, figure):
        return GROUP_SIZE, frozenset(_content(sight, figure)), Grade.CLAUSE
    narrowed = [
        *_labels(sight, figure),
        *_areas(sight, made, figure),
        *_things(sight, made, figure),
        *_part(sight, made, figure),
    ]
    if made.metric is not None:
        words = frozenset([*_modifiers(sight, made), *narrowed, *_tenor(sight, made, figure)])
        return made.metric.name, words, made.metric_grade
    words = frozenset(_content(sight, figure))
    noun = (figure.mention.noun or "").lower().split()
    if not words and not noun:
        return None, frozenset(), Grade.NONE
    kept = _content(sight, figure)
    name = " ".join(dict.fromkeys([*kept[-2:], stem(noun[-1])] if noun else kept[-3:]))
    return name, words | {stem(word) for word in noun[-1:]} | set(narrowed), Grade.CLAUSE


def _labels(sight: Sight, figure: Figure) -> list[str]:
    """Numbered labels of the clause: "category 3 hurricanes", "round 5", "phase II"."""
    found = []
    for at, token in enumerate(sight.scene.words[1:], 1):
        numbered = token.text.isdigit() or (token.text in ROMAN)
        if (
            not numbered
            or not sight.same(at, figure.first)
            or sight.in_figure(at)
            or sight.in_time(at)
            or sight.in_name(at)
        ):
            continue
        before = sight.scene.lower(at - 1)
        if before.isalpha() and before not in sight.lexicon.stop:
            found.append(f"{stem(before)} {token.lower}")
    return found


def _areas(sight: Sight, made: Attached, figure: Figure) -> list[str]:
    """The places a figure is limited to: "sales in Asia", "jobs at its German plants"."""
    if made.metric is not None and (made.metric.joint or made.metric.name in DEFAULT_METRIC.values()):
        return []
    own = {name.subject for name in made.names}
    enumerated = _enumerated(sight)
    found = []
    for name in sight.scene.names:
        if name.known is None or name.known.kind not in PLACES or name.subject in own:
            continue
        if enumerated.get(name.first, figure) is not figure:
            continue
        inside = sight.same(name.first, figure.first) and not possessive(sight.scene, name)
        inside = inside and sight.scene.lower(name.last) != "-" and not _apart(sight, made, name, figure)
        if inside and not describes(sight, name) and (name.adjective or prepositional(sight.scene, name)):
            found.append(name.subject.lower())
    return found


def _apart(sight: Sight, made: Attached, place: Name, figure: Figure) -> bool:
    """Whether a place behind the figure belongs to something else: "…, helped by its new plant in Shanghai"."""
    if place.last <= figure.first:  # "Valtera, which runs lines in Spain, will invest …"
        told = {"which", "who"} & set(sight.scene.between(place.first - 8, place.first))
        return bool(told) and "," in sight.scene.between(place.last, figure.first)
    gap = sight.scene.between(figure.last, place.first)
    if not gap:
        return False
    return "," in gap or sight.scene.lower(place.first - 1) in {"including", "like"}


def _enumerated(sight: Sight) -> dict[int, Figure]:
    """The figures of a list by place, "$410 in Britain, $255 in Europe and $147 in Asia", by where the place stands."""
    owned = {}
    for name in sight.scene.names:
        for figure in sight.scene.figures:
            gap = sight.scene.between(figure.last, name.first)
            if 0 < len(gap) <= 3 and gap[0] in {"in", "from", "at"} and gap[-1].isalpha():
                owned[name.first] = figure
    units = {figure.mention.unit for figure in owned.values()}
    return owned if len(owned) > 1 and len(units) == 1 else {}


def _things(sight: Sight, made: Attached, figure: Figure) -> list[str]:
    """What an amount is of: "412,000 tons of copper", "copper output"."""
    own = {name.subject for name in made.names}
    return [
        name.subject.lower()
        for name in sight.scene.names
        if name.known is not None
        and name.known.kind in THINGS
        and name.subject not in own
        and sight.same(name.first, figure.first)
        and (_right_behind(sight, figure, name.first) or (made.metric_cue and made.metric_cue.first == name.last))
    ]


def _right_behind(sight: Sight, figure: Figure, at: int) -> bool:
    return sight.scene.between(figure.last, at) in (["of"], [])


def _part(sight: Sight, made: Attached, figure: Figure) -> list[str]:
    """The word that makes it a part of, or something beside, the subject: "the Acme [pension fund]"."""
    found = []
    if made.names:
        first = made.names[-1].last
        behind = made.metric_cue is not None and made.metric_cue.first >= first
        last = min(first + 2, made.metric_cue.first) if behind and made.metric_cue else first + 2
        found += [stem(word) for word in sight.scene.between(first, last) if word in sight.words("part")]
    for at in range(1, figure.first):
        word = sight.scene.lower(at)
        led = sight.scene.lower(at - 1)
        named = sight.in_name(at - 1) or led in sight.lexicon.stop or not led.isalpha()
        if word in sight.words("part") and sight.same(at, figure.first) and not named:
            found += [stem(led), stem(word)]
    return found


def _tenor(sight: Sight, made: Attached, figure: Figure) -> list[str]:
    """The maturity that tells one rate from another: "the 10-year Treasury yield"."""
    if made.metric is None or made.metric.dimensions[0] != "percent":
        return []
    words = [token.lower for token in sight.scene.words]
    return [
        f"{words[at - 1]}-{words[at + 1]}"
        for at in range(1, len(words) - 1)
        if words[at] == "-" and words[at + 1] in TENORS and sight.same(at, figure.first)
    ]


def _modifiers(sight: Sight, made: Attached) -> list[str]:
    """The words around a measure that make it another one: "cloud revenue", "iPhone sales", "price of milk"."""
    cue = made.metric_cue
    if cue is None or cue.word_class != "noun":
        return []
    return [*_before(sight, cue), *_behind(sight, cue, made)]


def _before(sight: Sight, cue: Cue) -> list[str]:
    words: list[str] = []
    at = cue.first - 1
    while at >= 0 and len(words) < 3 and not sight.in_name(at):
        word = sight.scene.lower(at)
        if word in {"'s", "’s"} and sight.scene.lower(at - 1) in sight.words("role"):
            break  # "the drug developer's stock"
        if sight.in_time(at) or (word in {"'s", "’s"} and not sight.in_name(at - 1)):
            at -= 1  # "the mobile division's profit"
            continue
        if word == "and" and words and not sight.in_name(at - 1) and sight.scene.lower(at - 1).isalpha():
            at -= 1
            continue
        if not _narrows(sight, at, word):
            break
        if word not in sight.lexicon.neutral:
            words.append(stem(word))
        at -= 1
    return words


def _behind(sight: Sight, cue: Cue, made: Attached) -> list[str]:
    words: list[str] = []
    at = cue.last
    if sight.scene.lower(at) not in {"of", "from", "in", "for", "on"}:
        return []
    at += 1
    own = {at for name in made.names for at in range(name.first, name.last)}
    while at < len(sight.scene.words) and len(words) < 5:
        word = sight.scene.lower(at)
        if word in {"the", "its", "a", "an"}:
            at += 1
            continue
        if not _narrows(sight, at, word) or at in own or sight.in_name(at) or sight.in_time(at):
            break
        if word not in sight.lexicon.neutral:
            words.append(stem(word))
        at += 1
    return words


def _narrows(sight: Sight, at: int, word: str) -> bool:
    if not word.isalpha() or word in sight.lexicon.stop or word in sight.words("halt") or sight.in_figure(at):
        return False
    return not sight.in_cue(at, "direction", "qualifier", "modality", "source")


def _content(sight: Sight, figure: Figure) -> tuple[str, ...]:
    """The words of a figure's clause that carry its meaning, as stems; the same for all figures of a clause."""
    own = sight.clause[figure.first]
    if own not in sight.contents:
        sight.contents[own] = tuple(_content_of(sight, own))
    return sight.contents[own]


def _content_of(sight: Sight, own: int) -> Iterator[str]:
    stop, hedge, halt = sight.lexicon.stop, sight.words("hedge"), sight.words("halt")
    for at, token in enumerate(sight.scene.words):
        if sight.clause[at] != own or sight.in_name(at) or sight.in_time(at) or sight.in_figure(at):
            continue
        word = token.lower
        if len(word) > 2 and word.isalpha() and not (word in stop or word in hedge or word in halt):
            yield stem(word)


def _people(figure: Figure, counted: set[str]) -> bool:
    """ "204 Filipinos": people by where they are from, where people are counted."""
    noun = (figure.mention.noun or "").split()[-1]
    return "person" in counted and noun[:1].isupper() and noun.endswith("s")


def _fits(metric: Metric, dimension: Dimension, figure: Figure) -> bool:
    dims = metric.dimensions
    if dimension in ("percent", "points"):
        return True
    if figure.mention.unit is None:
        return bool({"count", "index", "any"} & set(dims))
    if dimension == "count":
        noun = (figure.mention.noun or "").lower().split()
        counted = {stem(word) for word in metric.counted}
        if noun and noun[-1] in ("point", "points"):
            return "index" in dims
        if not noun:
            return "count" in dims or "index" in dims
        return "count" in dims and (not counted or stem(noun[-1]) in counted or _people(figure, counted))
    return dimension in dims or "any" in dims
