"""Of which country, region or city a figure is told where it is nobody else's."""

from __future__ import annotations

from collections.abc import Collection

from factcheck.model.claim import Grade
from factcheck.model.subject import SubjectKind
from factcheck.normalise.clauses import possessive
from factcheck.normalise.lexicon import Cue
from factcheck.normalise.scene import Figure, Name, Scene
from factcheck.normalise.sight import Attached, Sight

PLACES: frozenset[SubjectKind] = frozenset({"country", "region"})
THINGS: frozenset[SubjectKind] = frozenset({"commodity", "product", "currency"})
FIRMS: frozenset[SubjectKind] = frozenset({"company", "unit", "organisation", "fund", "product", "person"})
BEHIND = frozenset({"in", "for", "of", "by", "at"})
SITUATED = frozenset({"in", "at", "near", "across", "outside"})
LONGEST_WAY = 5  # tokens between "in" and the name of the place
WORLD = "world economy"
PRICE, PRICES = "price", "prices"
OWNS = frozenset({"'s", "’s"})
CLAUSE_HEADS = frozenset({",", "and", "but", "that", "while", "as"})
OF_THINGS = frozenset({"of", "for", "at", "paid", "charged"})
STATES: frozenset[SubjectKind] = PLACES | {"central_bank", "agency", "organisation"}


def is_place(name: Name) -> bool:
    return name.known is not None and name.known.kind in PLACES


def at_large(sight: Sight, made: Attached) -> None:
    """Makes a measure of a country of one that firms have: jobs that a country sheds are its employment."""
    other = made.metric.at_large if made.metric is not None else None
    lands = [is_place(name) for name in made.names]
    home = sight.lexicon.subjects.get(made.group or "")
    if other and all(lands) and (lands or (home is not None and home.kind in PLACES)) and _whole(sight, made):
        made.metric = sight.metrics.get(other, made.metric)


def _whole(sight: Sight, made: Attached) -> bool:
    """Whether a measure is told of everything: "prices in Turkey rose 4%", not "petrol prices", "the price of beef".

    Nor in a text that has spoken of anything else which has a price.
    """
    cue = made.metric_cue
    if cue is None or made.metric is None or made.metric.name != PRICE:
        return True
    named = next((name for name in made.names if name.last == cue.first or sight.scene.lower(name.last) in OWNS), None)
    led = cue.first == sight.scene.begins or named is not None or sight.scene.lower(cue.first - 1) in CLAUSE_HEADS
    of = sight.scene.lower(cue.last) in OF_THINGS
    return led and not of and sight.scene.between(cue.first, cue.last) == [PRICES] and not _spoken_of_things(sight)


def _spoken_of_things(sight: Sight) -> bool:
    known = (name.known for name in (*sight.memory.spoken_of.values(), *sight.scene.names))
    return any(one is None or one.kind not in STATES for one in known)


def land(sight: Sight, made: Attached, figure: Figure) -> bool:
    """ "U.S. employers added 187,000 jobs": what is measured of countries is so of the one that is named."""
    if made.metric is None or "country" not in made.metric.kinds:
        return False
    if made.metric.by_event and _within(sight, figure):
        return False
    if (people := _people(sight, figure)) is not None:
        made.group, made.grade = people, Grade.CLAUSE
        return True
    shared = "company" in made.metric.kinds
    if shared and any(_acts(name) for name in (*sight.subjects, *sight.sources)):
        return False
    places = _near(sight, figure)
    behind = [name for name in places if _right_behind(sight, figure, name)]
    places = behind or places
    if not places and made.metric_cue is not None and _worldwide(sight, made.metric_cue):
        made.group, made.grade = WORLD, Grade.CLAUSE
        return True
    if len({name.subject for name in places}) == 1:
        made.names, made.grade = places[:1], Grade.CLAUSE
        return True
    company = any(name.known is None or name.known.kind == "company" for name in sight.subjects)
    if places or company:
        return False
    if home := _home(sight):
        made.group, made.grade = home, Grade.CLAUSE
    elif sight.memory.place is not None and not shared:
        made.names, made.grade = [sight.memory.place], Grade.ANAPHORA
    return bool(made.group or made.names)


def _people(sight: Sight, figure: Figure) -> str | None:
    """The country of those who are counted: "233,000 [Americans] filed for benefits"."""
    noun = (figure.mention.noun or "").split()[-1:]
    entries = sight.lexicon.names.get(noun[0], {}).get("", []) if noun else []
    lands = [entry.subject.name for entry in entries if entry.subject.kind == "country"]
    return lands[0] if lands else None


def somewhere(sight: Sight, made: Attached, figure: Figure) -> bool:
    """ "In Toronto, rents dropped 8%": what nobody does, here or in the text so far, is told of the one place."""
    places = [name for name in _near(sight, figure) if made.metric is not None and not name.adjective]
    if len({name.subject for name in places}) == 1 and not any(_acts(name) for name in sight.scene.names):
        made.names, made.grade = places[:1], Grade.CLAUSE
    return bool(made.names)


def spot(sight: Sight, made: Attached, figure: Figure) -> list[Name]:
    """Where an event has done what is counted, whoever brought it about: "a U.S. airstrike in [Yemen] killed 38"."""
    if made.metric is None or not made.metric.by_event:
        return []
    named = [name for name in sight.scene.names if sight.same(name.first, figure.first) and not name.adjective]
    spots = [name for name in named if _lies_at(sight, name)]
    behind = [name for name in spots if name.first >= figure.last]
    return behind[:1] or spots[-1:]


def _lies_at(sight: Sight, name: Name) -> bool:
    """Whether something happens at a name: "in worst-hit [Ludian County]", "near the town of [Ortiz]"."""
    if (name.known is not None and not is_place(name)) or possessive(sight.scene, name):
        return False
    if sight.scene.lower(name.last) in sight.words("event"):
        return False  # "in a U.S. airstrike"
    led = sight.scene.between(name.first - LONGEST_WAY, name.first)
    at = next((at for at in range(len(led) - 1, -1, -1) if led[at] in SITUATED), -1)
    plain = all(word.isalpha() or word == "-" for word in led[at + 1 :])
    first = name.first - len(led) + at
    return (
        at >= 0 and plain and not any(sight.in_name(x) or sight.in_cue(x, "metric") for x in range(first, name.first))
    )


def _within(sight: Sight, figure: Figure) -> bool:
    """ "In worst-hit Ludian County": whether a place is named that the pack does not know, and is part of another."""
    return any(name.known is None and sight.same(name.first, figure.first) for name in sight.subjects)


def _near(sight: Sight, figure: Figure) -> list[Name]:
    """The places of a figure's clause, else those of its sentence; none that only say where somebody is from."""
    named = [name for name in sight.scene.names if is_place(name) and not describes(sight, name)]
    named = [name for name in named if not left_out(sight, name)]
    return [name for name in named if sight.same(name.first, figure.first)] or named


def _acts(name: Name) -> bool:
    """Whether somebody is named who may do what a country does too: a firm, or one whom the pack does not know."""
    return not name.adjective and (name.known is None or name.known.kind in FIRMS)


def _right_behind(sight: Sight, figure: Figure, name: Name) -> bool:
    gap = sight.scene.between(figure.last, name.first)
    return 0 < len(gap) <= 2 and set(gap) <= BEHIND | {"the"}


def _worldwide(sight: Sight, cue: Cue) -> bool:
    """ "Global growth", "world output": that of all countries."""
    return bool(sight.words("worldwide") & set(sight.scene.between(cue.first - 1, cue.last)))


def _home(sight: Sight) -> str | None:
    """The country whose figures the agency named publishes: "employers added jobs, the Labor Department said"."""
    homes = {name.known.home for name in sight.scene.names if name.known is not None and name.known.home}
    return homes.pop() if len(homes) == 1 else None


def describes(sight: Sight, place: Name) -> bool:
    """Whether a place only says where a firm is from: "German tool maker Brenner", "Verhage of the Netherlands"."""
    firms = [name for name in sight.scene.names if not is_place(name)]
    for name in firms:
        if 0 < name.first - place.last <= 4 and "," not in sight.scene.between(place.last, name.first):
            return not _thing(name) or place.adjective
        if name.last <= place.first and sight.scene.between(name.last, place.first) in (["of"], ["of", "the"]):
            return True
    return of_body(sight.scene, place, sight.words("role"))


def of_body(scene: Scene, place: Name, roles: Collection[str]) -> bool:
    """Whether a place only tells of what sort a body is: "the [French] carrier", "the [German] parts maker"."""
    measured = {at for cue in scene.cues if cue.metric is not None for at in range(cue.first, cue.last)}
    near = [at for at in range(place.last, place.last + 3) if at not in measured]  # "German [producer] prices"
    return place.adjective and any(scene.lower(at) in roles for at in near)


def left_out(sight: Sight, place: Name) -> bool:
    """Whether a place is named because what is told is not told of it: "the world market (excluding China)"."""
    without = [cue.last for cue in sight.scene.cues if cue.kind == "qualifier" and cue.label == "excluding"]
    return any(set(sight.scene.between(last, place.first)) <= {"the"} for last in without if last <= place.first)


def _thing(name: Name) -> bool:
    return name.known is not None and name.known.kind in THINGS


def goods(sight: Sight, place: Name, first: int, last: int) -> bool:
    """Whether nothing but goods stands between a place and what is measured: "U.S. commercial [crude] inventories"."""
    gap = range(place.last, first)
    things = [name for name in sight.scene.names if _thing(name) and name.first in range(place.last, last)]
    plain = all(sight.scene.words[at].text.isalpha() and not sight.in_cue(at, "direction", "source") for at in gap)
    return bool(things) and plain and not possessive(sight.scene, place)
