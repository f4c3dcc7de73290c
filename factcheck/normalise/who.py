"""Whom a figure is about."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model.claim import Grade
from factcheck.model.subject import SubjectKind
from factcheck.normalise.clauses import coordinated, following, is_product, possessive, prepositional
from factcheck.normalise.issuers import of_part, sole
from factcheck.normalise.lexicon import Cue, Lexicon
from factcheck.normalise.places import BEHIND, PLACES, THINGS, is_place, land, somewhere, spot
from factcheck.normalise.scene import Figure, Name, Scene
from factcheck.normalise.sight import ANALYSTS, PRONOUNS, Attached, Sight
from factcheck.normalise.who_aged import aged, is_old, kin_of
from factcheck.normalise.who_groups import group_size
from factcheck.normalise.who_owns import is_part, possessor, related
from factcheck.normalise.who_speaks import QUOTES, SAYS, cited, closing_speaker, employs_speaker, foresees, is_person

DEFAULT_METRIC: dict[SubjectKind, str] = {
    "company": "share price",
    "fund": "share price",
    "index": "index level",
    "commodity": "price",
    "crypto": "price",
    "currency": "exchange rate",
}
PASSIVE: frozenset[SubjectKind] = PLACES | {"sector", "person", "product", "group", "agency"}
RIVALLED = frozenset({"compared", "against", "versus", "than"})
DONE_TO: tuple[list[str], ...] = ([], ["the"], ["a"], ["to"], ["in"], ["with"], ["for"], ["with", "the"], ["to", "the"])
RATED = frozenset({"debt", "bond issue"})
WE = frozenset({"we", "our"})
OF_PRODUCTS = frozenset({"of", "its", "the", "new", "units"})
PAUSES = frozenset({",", "and", "but"})
WITH = (["with"], [",", "with"])
FARTHEST_WITH = 4  # tokens between "with" and the comma behind what it names
OWN = frozenset({"its", "their", "our"})
LEADING_ON = frozenset({"led", "followed", "headed"})
LOSING = frozenset({"loss", "charge"})
OPENERS = frozenset({"with", "on", "at", "despite", "after"})


def is_actor(name: Name, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether later sentences may be about a name: a company, an index or a bank, not a place, a trade or its head."""
    if name.adjective or name.known is not None:
        return not name.adjective and name.known is not None and name.known.kind not in PASSIVE
    spoken = scene.lower(name.first - 1) in SAYS or scene.lower(name.last) in SAYS
    if spoken and not scene.spoken.isdisjoint(QUOTES):
        return False  # whoever is quoted is a person
    around = [*scene.between(name.first - 2, name.first), *scene.between(name.last, name.last + 4)]
    return lexicon.sets["title"].isdisjoint(around)


def _leader(sight: Sight, figure: Figure) -> list[Name] | None:
    """Of whom a figure is told in passing, "fell, with technology, down 2.9%", "rose, led by banks, up 1%".

    Nobody where it is a thing that nobody knows; ``None`` where nothing is told in passing.
    """
    at = figure.first - 1
    while sight.in_cue(at, "direction"):
        at -= 1
    if at == figure.first - 1 or sight.scene.lower(at) != ",":
        return None
    before = sight.scene.between(max(0, at - FARTHEST_WITH), at)
    lead = next((word for word in reversed(before) if word in ("with", "by")), "")
    thing = before[len(before) - before[::-1].index(lead) :] if lead else []
    if not thing or not all(word.isalpha() for word in thing):
        return None
    named = [name for name in sight.scene.names if at - len(thing) <= name.first < at]
    if lead == "with":
        return None if named else []
    return named[:1] if sight.scene.lower(at - len(thing) - 2) in LEADING_ON else None


def attach(sight: Sight, made: Attached, figure: Figure) -> None:
    """Gives a figure its subject by the nearest evidence there is."""
    if made.metric is not None and made.metric.joint and _parties(sight, made, figure):
        return
    if (leader := _leader(sight, figure)) is not None:
        made.names, made.grade = leader, Grade.CLAUSE if leader else Grade.NONE
        return
    if kin_of(sight, made, figure):
        return
    if is_old(sight, made, figure):
        made.names = aged(sight, figure)
        made.grade = Grade.CLAUSE if made.names else Grade.NONE
        return
    named = (
        _listed(sight, figure)
        or _event(sight, made)
        or spot(sight, made, figure)
        or _done_to(sight, made, figure)
        or _products(sight, made, figure)
        or _rated(sight, made, figure)
        or _rival(sight, figure)
        or possessor(sight, made, figure)
        or _of_clause(sight, figure)
    )
    markets = _markets(sight)
    named = [name for name in named if name not in markets]
    persons = frozenset(filter(sight.is_person, sight.scene.names)) if _is_its(sight, made, figure) else frozenset()
    if named and not _only_tells(named, made) and persons.isdisjoint(named):
        made.names, made.grade = named, Grade.CLAUSE
        return
    if _group(sight, made, figure) or (not markets and land(sight, made, figure)):
        return
    if behind := _emptied(sight, made, figure) or _introduced(sight, figure) or _agent(sight, figure):
        made.names, made.grade = behind, Grade.CLAUSE
        return
    earlier = [
        name
        for name in sight.subjects
        if name.last <= figure.first and (not prepositional(sight.scene, name) or _heads(sight, name))
    ]
    earlier = [name for name in earlier if name not in persons and name not in markets]
    told = sight.clause[figure.first]
    if earlier and not any(sight.clause[name.first] == told or _can_have(name, made) for name in earlier):
        return  # "the Dow rose 2% while unemployment fell to 3.9%"
    if earlier and _own_noun(sight, figure):
        return
    if earlier:
        earlier = [name for name in earlier if not possessive(sight.scene, name)] or earlier
        made.names = coordinated(sight.scene, earlier, len(earlier) - 1)
        made.grade = Grade.CLAUSE if len({name.subject for name in earlier}) == 1 else Grade.SENTENCE
        return
    _speaker_or_earlier(sight, made, figure)


def _markets(sight: Sight) -> frozenset[Name]:
    """The places in which somebody told of does what is measured: "said [its U.S.] car sales fell"."""
    named = (name for name in sight.scene.names if is_place(name) and not possessive(sight.scene, name))
    return frozenset(name for name in named if sight.scene.lower(name.first - 1) in OWN)


def _is_its(sight: Sight, made: Attached, figure: Figure) -> bool:
    """ "Wirth said its 40% margin": what "its" owns is no person's."""
    owned = made.metric_cue.first if made.metric_cue is not None else figure.first
    return "its" in (sight.scene.lower(figure.first - 1), sight.scene.lower(owned - 1))


def _only_tells(names: list[Name], made: Attached) -> bool:
    """Whether an agency is named of what it does not have: "The IEA cut its forecast for oil demand"."""
    kinds = {name.known.kind if name.known else "company" for name in names}
    told = made.metric.kinds if made.metric is not None else ()
    return bool(told) and kinds <= {"agency", "organisation"} and kinds.isdisjoint(told)


def _event(sight: Sight, made: Attached) -> list[Name]:
    """ "Power was cut to 94,000 homes by Storm Petra": what has a name of its own has done it, wherever it is told."""
    if made.metric is None or not made.metric.by_event:
        return []
    named = [name for name in sight.scene.names if name.known is None]
    named = [name for name in named if set(sight.scene.between(name.first, name.last)) & sight.words("event")]
    return named[:1] if len({name.subject for name in named}) == 1 else []


def _done_to(sight: Sight, made: Attached, figure: Figure) -> list[Name]:
    """ "Some 11.3 million people watched the Grand Final": whom those counted do something with."""
    cues = [cue for cue in sight.scene.cues if cue.metric is not None and cue.metric is made.metric]
    cues = [cue for cue in cues if figure.first <= cue.first <= figure.last + 1 and cue.last > figure.last]
    if not cues or (figure.mention.unit or "count:")[:6] != "count:":
        return []
    firsts = {cue.last for cue in cues if cue.word_class in ("verb", "taking") or cue.first < figure.last}
    for name in sight.subjects:
        if any(at <= name.first and sight.scene.between(at, name.first) in DONE_TO for at in firsts):
            return [name]
    return []


def _products(sight: Sight, made: Attached, figure: Figure) -> list[Name]:
    """ "Tesla delivered 9,000 Model S and Model X": the products right behind a count are what was counted."""
    if made.metric is None or "count" not in made.metric.dimensions or figure.mention.unit not in (None, "count:unit"):
        return []
    names = sight.subjects
    for at, name in enumerate(names):
        gap = sight.scene.between(figure.last, name.first)
        if name.first >= figure.last and len(gap) <= 2 and OF_PRODUCTS.issuperset(gap):
            return following(sight.scene, names, at) if is_product(name) else []
    return []


def _rated(sight: Sight, made: Attached, figure: Figure) -> list[Name]:
    """ "Hauck's price target for Tesla is $310": whom a view is of, not whose it is."""
    if made.metric is None or not made.metric.of_another:
        return []
    led = {"for", "on", "of"}
    return [name for name in sight.scene.names if sight.scene.lower(name.first - 1) in led and is_part(name)][:1]


def _emptied(sight: Sight, made: Attached, figure: Figure) -> list[Name]:
    """ "Investors pulled $869 million from bitcoin funds": what is taken out of somebody is that one's."""
    if made.metric_cue is None or made.metric_cue.word_class != "taking":
        return []
    drawn = (["from"], ["out", "of"], ["from", "the"])
    return [name for name in sight.scene.names if sight.scene.between(figure.last, name.first) in drawn][:1]


def _introduced(sight: Sight, figure: Figure) -> list[Name]:
    """ "With a margin of 41.2%, Lumeris did better": whom an opening phrase leads up to."""
    if sight.scene.lower(0) not in OPENERS or any(name.last <= figure.first for name in sight.scene.names):
        return []
    comma = next((at for at in range(figure.last, len(sight.scene.words)) if sight.scene.lower(at) == ","), -1)
    if comma < 0 or sight.crossed(figure.last, comma):
        return []
    return [name for name in sight.subjects if comma < name.first <= comma + 2][:1]


def _agent(sight: Sight, figure: Figure) -> list[Name]:
    """ "A 4% drop in revenue was reported by Halden Foods": who does what is told in the passive."""
    for name in sight.scene.names:
        done = sight.scene.lower(name.first - 2)
        if sight.scene.lower(name.first - 1) == "to" and done in sight.words("given_to") and is_part(name):
            return [name]
        if _befallen(sight, name, figure):
            return [name]
        if done in sight.words("gathering"):
            continue
        passive = (done.endswith("ed") and done != "followed") or done in sight.lexicon.finite
        if name.first > figure.last and sight.scene.lower(name.first - 1) == "by" and passive and is_part(name):
            return [name]
    return []


def _befallen(sight: Sight, name: Name, figure: Figure) -> bool:
    """Whether a loss or a charge is that of whom it strikes: "a charge of £31m weighed on Orvane"."""
    first = figure.last
    while sight.in_cue(first, "metric") or (first == figure.last and sight.scene.lower(first) in LOSING):
        first += 1
    return is_part(name) and " ".join(sight.scene.between(first, name.first)) in sight.words("befalling")


def _own_noun(sight: Sight, figure: Figure) -> bool:
    """Whether a clause without a name has a noun of its own that moves: "gasoline fell 2.6%, shelter rose 0.3%"."""
    own = sight.clause[figure.first]
    verbs = [
        cue
        for cue in sight.scene.cues
        if cue.kind == "direction" and cue.word_class == "verb" and cue.last <= figure.first
    ]
    verbs = [cue for cue in verbs if sight.clause[cue.first] == own and sight.hedged(cue.last, figure.first)]
    if not verbs:
        return False
    idle = sight.words("stop", "hedge")
    for at in range(verbs[-1].first - 1, -1, -1):
        word = sight.scene.lower(at)
        if sight.clause[at] != own or not word.isalpha():
            return False
        if word not in idle and not word.endswith("ly"):
            return not sight.in_cue(at, "metric", "direction", "anaphor", "source") and not sight.in_name(at)
    return False


def _parties(sight: Sight, made: Attached, figure: Figure) -> bool:
    """All who take part in a deal, whoever is named first."""
    names = [
        name
        for name in sight.scene.names
        if not name.adjective and (name.known is None or name.known.kind not in PLACES | THINGS | {"agency", "person"})
    ]
    names = [name for name in names if name.known is not None or name.subject not in sight.memory.persons]
    named = [name for name in names if name not in sight.sources]
    if not named and all(prepositional(sight.scene, name) or sight.forecasts(name) for name in names):
        # "Analysts at Hauck called the $3.4 billion price full": that of the deal told before.
        made.names, made.grade = sight.memory.parties, Grade.ANAPHORA
        return bool(made.names)
    names = named or names
    clause = [name for name in names if sight.same(name.first, figure.first)] or names
    unique = {name.subject: name for name in clause}
    if not 1 <= len(unique) <= 3:
        return False
    made.names = [unique[subject] for subject in sorted(unique)]
    made.grade = Grade.CLAUSE
    if len(made.names) > 1:
        sight.memory.parties = made.names
    return True


def _listed(sight: Sight, figure: Figure) -> list[Name]:
    """ "A and B fell 5% and 6%, respectively": names to figures, one to one."""
    for run in sight.runs:
        if figure not in run:
            continue
        before = _with_owners(sight, [name for name in sight.subjects if name.last <= run[0].first])
        names = coordinated(sight.scene, before, len(before) - 1) if before else []
        if len(names) == len(run):
            return [names[run.index(figure)]]
    return []


def _with_owners(sight: Sight, names: Sequence[Name]) -> list[Name]:
    """The names, one right behind its owner as one with it: "[Germany's DAX]"."""
    kept: list[Name] = []
    for name in names:
        owned = bool(kept) and possessive(sight.scene, kept[-1]) and name.first == kept[-1].last + 1
        kept = [*kept[:-1], name._replace(first=kept[-1].first)] if owned else [*kept, name]
    return kept


def _rival(sight: Sight, figure: Figure) -> list[Name]:
    """ "8%, compared with 3% at Brenner", "behind Halvern with 45,217": whom the other figure is about."""
    ahead = [name for name in sight.subjects if sight.scene.between(name.last, figure.first) in WITH]
    if ahead and prepositional(sight.scene, ahead[-1]):
        return ahead[-1:]
    past = max(_past_level(sight, figure), sight.past(figure))
    placed = sight.scene.lower(past) == "at"
    behind = [name for name in sight.subjects if placed and name.first == past + 1]
    if behind and is_part(behind[0]):
        return behind[:1]
    if not RIVALLED & set(sight.scene.between(figure.first - 3, figure.first)):
        return []
    for name in sight.subjects:
        gap = sight.scene.between(figure.last, name.first)
        led = {"at", "for", "in"} if is_place(name) else {"at", "for"}
        gap = [word for word in gap if word != "the"]
        if name.first >= figure.last and 0 < len(gap) <= 3 and gap[-1] in led and gap[0].isalpha():
            return [name]
    return []


def _past_level(sight: Sight, figure: Figure) -> int:
    """The token behind a change and the level it led to: "fell 4% to $3.2 billion [at] Ford"."""
    if sight.scene.lower(figure.last) != "to":
        return figure.last
    levels = (other.last for other in sight.scene.figures if other.first >= figure.last)
    level = next(levels, figure.last)
    return level if sight.hedged(figure.last + 1, level) or level - figure.last <= 4 else figure.last


def _of_clause(sight: Sight, figure: Figure) -> list[Name]:
    own = sight.clause[figure.first]
    inside = [name for name in sight.subjects if sight.clause[name.first] == own]
    before = [name for name in inside if name.last <= figure.first and not prepositional(sight.scene, name)]
    if before:
        before = [name for name in before if not possessive(sight.scene, name)] or before
        return coordinated(sight.scene, before, len(before) - 1)
    heads = [name for name in inside if name.last <= figure.first and _heads(sight, name)]
    if heads:
        return heads[:1]
    for name in inside:
        gap = sight.scene.between(figure.last, name.first)
        if 0 <= name.first - figure.last <= 8 and BEHIND & set(gap) and PAUSES.isdisjoint(gap):
            moved = any(
                cue.kind in ("direction", "metric") and figure.last <= cue.first < name.first
                for cue in sight.scene.cues
                if cue.word_class != "taking"
            )
            gone = any(word in {"will", "are", "were", "is", "was"} for word in gap)
            if moved or gone:
                return [name]
    return []


def _watched(sight: Sight, made: Attached, speakers: Sequence[Name]) -> bool:
    """ "Analysts at Hauck expected revenue of $9 billion": analysts tell of the company that a text is about."""
    told = made.metric is not None and made.metric.dimensions[0] == "money" and not made.metric.joint
    watching = all(
        name.known is None or name.known.kind == "company"
        for name in speakers
        if not ANALYSTS.isdisjoint(sight.scene.between(name.first - 2, name.last + 2))
    )
    close = all(not ANALYSTS.isdisjoint(sight.scene.between(name.first - 2, name.last + 2)) for name in speakers)
    return told and watching and close and len(sight.memory.spoken_of) == 1


def _can_have(name: Name, made: Attached) -> bool:
    """Whether what is measured can be said of a subject: a bank has no unemployment."""
    kinds = made.metric.kinds if made.metric else ()
    return not kinds or name.known is None or name.known.kind in kinds


def rates(name: Name, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether somebody only rates whom a text is about: "Moody's lowered its rating on Wexcombe"."""
    sets = lexicon.sets
    return name.subject.lower() in sets["rater"] and not sets["rating"].isdisjoint(scene.spoken)


def drop_raters(sight: Sight, made: Attached) -> None:
    """Leaves out who rates: "S&P may downgrade Southland's $156 million of bonds and $125 million of stock"."""
    if made.metric is not None and made.metric.name not in RATED:
        return  # what raters earn is their own
    rated = [name for name in made.names if not rates(name, sight.scene, sight.lexicon)]
    if len(rated) < len(made.names):
        made.names, made.grade = rated, made.grade if rated else Grade.NONE


def _means_main(sight: Sight, referred: bool) -> bool:
    """ "The company" is the one the story is about, and so is a sentence without any name; "it" is the last named."""
    if not referred:
        return True
    words = [token.lower for token in sight.scene.words]
    roles = sight.words("role")
    return any(word in roles and "the" in words[max(0, at - 6) : at] for at, word in enumerate(words) if at)


def _refers(sight: Sight, made: Attached, figure: Figure) -> bool:
    """Whether it is plain whom a sentence without a name means.

    It says "it" or "the company", or what its subject is, "the London-based baker"; or the text has spoken of nobody
    else so far.
    """
    memory = sight.memory
    if len(memory.spoken_of) == 1 and (made.metric is not None or not WE.isdisjoint(sight.scene.spoken)):
        return True
    if any(_means_one(sight, made, figure, cue) for cue in sight.scene.cues if cue.kind == "anaphor"):
        return True
    known = memory.subject.known if memory.subject else None
    nouns = {noun.split()[-1] for noun in known.nouns} if known else set()
    nouns |= sight.words("role")
    words = [token.lower for token in sight.scene.words[: figure.first]]
    return any(word in nouns and "the" in words[max(0, at - 6) : at] for at, word in enumerate(words))


def _means_one(sight: Sight, made: Attached, figure: Figure, cue: Cue) -> bool:
    """Whether "it" is told of a figure: it stands where the subject of the clause does, or "its" owns the measure."""
    if cue.first >= figure.first:
        return False
    if sight.scene.lower(cue.first) in PRONOUNS and not sight.memory.fresh(sight.scene.order):
        return False
    if made.metric_cue is not None and 0 <= made.metric_cue.first - cue.last <= 3:
        return True
    own = sight.clause[figure.first]
    if sight.clause[cue.first] != own and cue.first > sight.scene.begins + 1:
        return False
    led = [at for at in range(sight.scene.begins, cue.first) if sight.clause[at] == sight.clause[cue.first]]
    return len(led) <= 1


def _heads(sight: Sight, name: Name) -> bool:
    """A name behind "of" or "at" that the sentence opens with: "The board of Acme", "Sales at Acme"."""
    at = name.first - 1
    if sight.scene.lower(at) == "the":
        at -= 1
    place = name.known is not None and name.known.kind in PLACES
    if sight.scene.lower(at - 1) in sight.words("foreseer"):
        return False  # "Analysts at Hauck"
    if related(sight, name):
        return False
    if sight.scene.lower(at) == "for" and at == sight.scene.begins and sight.scene.lower(name.last) == ",":
        return is_part(name)  # "For Snap, revenue rose"
    held = sight.scene.lower(at) == "in" and sight.scene.lower(at - 1) in sight.words("held_in")
    return (held or sight.scene.lower(at) in {"of", "at"}) and at <= 8 and not place


def _group(sight: Sight, made: Attached, figure: Figure) -> bool:
    """ "The four hyperscalers plan to spend $650 billion": the counted group is the subject."""
    size = group_size(sight, figure)
    if size is None or not size.mention.noun:
        return False
    noun = size.mention.noun.lower().split()[-1]
    entries = sight.lexicon.names.get(noun, {}).get("", [])
    made.group = entries[0].subject.name if entries else " ".join(size.mention.noun.lower().split()[-2:])
    made.grade = Grade.CLAUSE
    return True


def _speaker_or_earlier(sight: Sight, made: Attached, figure: Figure) -> None:
    speakers = [name for name in sight.sources if name.last <= figure.first and not is_person(sight, name)]
    own = [name for name in speakers if name.known is None or name.known.kind in ("company", "unit")]
    own = [name for name in own if not sight.forecasts(name) and not employs_speaker(sight, name)]
    own = [name for name in own if sight.scene.lower(name.last) not in ANALYSTS]
    own = [name for name in own if sight.scene.lower(name.last) not in sight.words("voice")]
    pronoun = any(cue.kind == "anaphor" for cue in sight.scene.cues)
    own = [name for name in own if name.known is not None or pronoun or not cited(sight, name)]
    fits = made.metric is None or not made.metric.kinds or "company" in made.metric.kinds
    if own and fits:
        rivals = [name for name in sight.subjects if not prepositional(sight.scene, name)]
        alone = len(own) == 1 and not rivals and not foresees(sight, own[-1])
        made.names, made.grade = [own[-1]], Grade.CLAUSE if alone else Grade.SENTENCE
    elif speakers and not own and not pronoun and not _watched(sight, made, speakers):
        return
    elif fits and (closing := closing_speaker(sight, figure)):
        made.names, made.grade = [closing], Grade.CLAUSE
    elif of_part(sight, made):
        return
    elif sight.memory.subject is not None and _can_have(sight.memory.subject, made):
        referred = _refers(sight, made, figure)
        subject = (
            sight.memory.main
            if sight.memory.main is not None and _means_main(sight, referred)
            else sight.memory.subject
        )
        if referred:
            made.names, made.grade = [subject], Grade.ANAPHORA
        elif (one := sole(sight, made)) is not None and _can_have(one, made):
            made.names, made.grade = [one], Grade.TITLE
    elif sight.memory.title_subject is not None and (made.metric is not None or _refers(sight, made, figure)):
        made.names, made.grade = [sight.memory.title_subject], Grade.TITLE
    elif not somewhere(sight, made, figure) and sight.memory.place is not None and made.metric is not None:
        made.names, made.grade = [sight.memory.place], Grade.TITLE
