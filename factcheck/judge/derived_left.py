"""FC403: what is left of so many once some have gone, or how many there are once some have come."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, product

from factcheck.judge.arithmetic_line import misfit, told, worth
from factcheck.judge.arithmetic_rooms import Room, summed
from factcheck.judge.derived import (
    OF_THEM,
    aged,
    alike,
    around,
    clause,
    counted,
    exact,
    joined,
    kin,
    noun,
    own_words,
    size,
)
from factcheck.judge.story import Figure, Told
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack

REACH = 3  # sentences before what is left in which the first number and what has gone are told
MOST_FIGURES = 6
MOST_CHANGES = 3
FAR = Decimal("1.6")  # times: what is further off than this is left of something else
NEAR_LEAD, NEAR_TAIL = 50, 40  # characters in which the word stands that tells what part a figure plays
ONE_OF = later(r"\bone of (?:its|the|their|his|her|our) $")
TIME = later(
    r"\b(?:in|since|by|until|from|during|(?:quarter|half|months|season) of) (?:19|20)\d\d\b"
    r"|\b(?:last year|a year|decades?|years? ago|months? ago|centur(?:y|ies)|annual(?:ly)?|each|every|per|average)\b"
)
IN_TIME = later(r"^[^,;]{0,30}\b(?:in|over|during) the (?:last|past) (?:year|decade|month)")
OF_ITS = later(r"^(?: [a-z]+)? (?:out )?of (?:its|the|their|his|her|our)(?: [a-z]+)? ?$")
OF_THE = later(r" of the $")  # … and a number
CAME_FROM = later(r"\bfrom(?: (?:about|some|the))? $")
AND = later(r"(?:[^‹;:.,]* )?and ")
BY = later(r"\bby ?$")
FORETOLD = later(r"\b(?:forecasts?|estimate[sd]?|expect\w*|seen at|projected|average|respectively)\b")
# An extraordinary gain of a million is a part of what is told, and comes to nothing.
ITEM = later(r"^(?P<kind>(?: [a-z-]+){1,3}) (?:gains?|loss(?:es)?|charges?|credits?|benefits?|items?|profits?)\b")
OTHER = later(r"^\S+ others?\b")
MISSING = "missing"
STILL = later(r"^still, ")
LEFT = later(r"^(?: [a-z]+)? left(?:[.,;)]|$| (?:in|on|to|over|at|after|when|by|until|behind|unsold)\b)")
UNTIL_NOW = later(r"^(?: [a-z]+)? (?:until|till|up to|before) now\b")
HEDGE = later(r"(?: (?:only|just|some|about|the|its|another))* ?")
IN_ALL = r"^(?: [a-z]+)? (?:%(total: behind)s)\b"
ANOTHER = later(r"\b(?:another|a further) $")
# "A $5 billion buyback programme", and behind what is left: "of the authorization".
POT = r"^(?: (?!(?:on|in|for|to|from|by|with|at|into)\b)[a-z’'-]+){0,3} (?:%(pot)s)\b"
OF_ANOTHER = later(r"^ of (?:another|an? (?:separate|different|second|new|further))\b")
UP_TO = later(
    r"\b(?:by|as of|through|until|up to) (?:the )?(?:(?:end|middle) of (?:the )?|end-|late |mid-)?"
    rf"(?:{'|'.join(month_name[1:]).lower()}|now|year|(?:19|20)\d\d|[a-z]+ quarter)\b"
)
A_POT = r"\b(?:%(pot)s) (?:of|worth) $"
TO = later(r"\bto(?: just| only| some)?(?: a [a-z]+ of)? ?$")


def left(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """What is said to be left, or to be there now, that is not what it was less what has gone, or and what has come."""
    sentences = [one.figures for one in story]
    for at, held in enumerate(sentences):
        for rest in held:
            told = rest.claim.frame
            if told.aspect == "change" or "revised" in told.qualifiers:
                continue  # "was revised up to 180,000" is another count of the same
            if _sums(rest, spoken) and _is_rest(rest, held, spoken):
                yield from _judged(rest, _pool(rest, sentences, at, spoken), sentences, spoken)


def _is_rest(one: Figure, held: Sequence[Figure], spoken: Spoken) -> bool:
    """Whether a figure is told as what is left, or is there now."""
    if OTHER.match(one.claim.place.text.lower()):
        return False  # "two other defendants are still at large": beside those told of
    if OF_ANOTHER.match(one.tail):
        return False
    if CAME_FROM.search(one.lead):
        return False  # "cutting the glut to 50,000 tonnes from 70,000 now"
    last = held[one.at - 1] if one.at else None
    if last is not None and last.letter == "P" and one.letter != "C" and last.claim.frame.aspect == "change":
        return False  # "rose by 8.8 percent to 46.7 billion"
    if STILL.match(one.lead):
        return False  # "Still, four of those reported signs of improvement"
    before = " ".join(f"{other.lead} {other.claim.place.text}" for other in held[: one.at])
    if spoken.pattern(IN_ALL).search(one.tail):
        return False  # "so that there are seven dead in all"
    led = TO.search(one.lead) and spoken.cues["led"].search(f"{before} {one.lead}")
    new = spoken.cues["new"].search(one.claim.place.text.lower()) or UNTIL_NOW.match(one.tail)
    return new is None and (bool(led) or LEFT.match(one.tail) is not None or _says(one, "left", "stays", spoken))


def _sums(one: Figure, spoken: Spoken) -> bool:
    """Whether a figure is a size that something can be taken from."""
    if joined(one) or aged(one, spoken) or (TIME.search(one.tail[:20]) and not _pot(one, spoken)):
        return False
    if IN_TIME.match(one.tail):
        return False  # "1,000 being released in the last year"
    plain = exact(one) and one.value > 0 and one.claim.frame.modality in ("actual", "planned", "forecast")
    return plain and (counted(one) or one.letter in "MU") and not TIME.search(one.lead[-NEAR_LEAD:])


def _says(one: Figure, before: str, behind: str, spoken: Spoken) -> bool:
    lead, tail = clause(one, NEAR_LEAD, NEAR_TAIL)
    return bool(spoken.cues[before].search(f"{lead}{own_words(one)}") or spoken.cues[behind].search(tail))


def _of_next(one: Figure, held: Sequence[Figure], spoken: Spoken) -> bool:
    """Whether what has become of some is told behind what they are of: "four of the 27 clubs have quit"."""
    behind = held[one.at + 1 : one.at + 2]
    return bool(
        behind
        and spoken.cues["among"].fullmatch(one.tail.strip())
        and any(spoken.cues[cue].search(behind[0].tail[:NEAR_TAIL]) for cue in ("taken", "added"))
    )


def _pool(rest: Figure, sentences: Sequence[Sequence[Figure]], at: int, spoken: Spoken) -> list[Figure]:
    """The other figures around that can be of the same."""
    near = [one for one in around(sentences, at, REACH, 1) if one.claim is not rest.claim]
    near = [one for one in near if not _of_strangers(one.told, rest.told, spoken)]
    return [one for one in near if _sums(one, spoken) and _same(one, rest, spoken)]


def _of_strangers(one: Told, rest: Told, spoken: Spoken) -> bool:
    """Whether the later of two sentences tells of a new body: what that has lost is none of another's."""
    return one is not rest and spoken.newcomer(max(one, rest, key=lambda told: told.order).said)


def _same(one: Figure, rest: Figure, spoken: Spoken) -> bool:
    ours, theirs = one.claim.frame, rest.claim.frame
    others = ours.subject and theirs.subject and ours.subject != theirs.subject
    if others and theirs.subject == theirs.source and _pot(rest, spoken):
        others = None  # "which leaves $2.2 billion of the authorization, Deluca said": the firm's, and not his own
    if others and (rest.letter != "C" or TO.search(rest.lead)):
        return False  # what one share costs is not taken from what another does, nor what one party fell to
    before = one.told.figures[one.at - 1] if one.at else None  # "six tonnes went here and another nine there"
    bare = before is not None and before.unit == rest.unit and one.unit is None and ANOTHER.search(one.lead) is not None
    one_kind = one.letter == rest.letter or "M" in (one.letter, rest.letter) or bare
    return (counted(one) and counted(rest)) or (one_kind and alike(one, rest))


def _other_things(one: Figure, rest: Figure, spoken: Spoken) -> bool:
    """Whether each counts things of its own: a shop that opens brings 85 jobs, but flamingos are birds."""
    if not noun(one) and noun(rest) and rest.told is not one.told and OF_THE.match(one.tail):
        return noun(rest) not in one.told.said.lower()  # "two of the seven could not be set free"
    of_one_kind = spoken.of_one_kind(noun(one), noun(rest))  # planes are aircraft
    return not (kin(one, rest, spoken) or of_one_kind) and {noun(one), noun(rest)}.isdisjoint(
        spoken.nouns("of any name")
    )


def _judged(
    rest: Figure, pool: Sequence[Figure], sentences: Sequence[Sequence[Figure]], spoken: Spoken
) -> Iterator[Conflict]:
    pack = spoken.pack
    own, spaces = size(rest, pack), [size(one, pack) for one in pool]
    if own is None or None in spaces or not 1 < len(pool) + _ones(pool) <= MOST_FIGURES:
        return
    whole = [one for one in pool if not _part_of_change(one, pool, sentences, spoken)]
    if _follows(own, [space for one, space in zip(pool, spaces, strict=True) if space and one in whole], whole):
        return
    changes = [one for one in pool if not _part(one, pool, spoken) and _changed(one, sentences, spoken)]
    if any(one.claim.frame.metric == MISSING for one in changes):
        return  # who is missing has neither come nor gone
    if changes and len(changes) == sum(not _part(one, pool, spoken) for one in pool):
        most = max(changes, key=lambda one: one.value)
        changes = [one for one in changes if one is not most]
    starts = [
        one
        for one in pool
        if one not in changes and not _part(one, pool, spoken) and _starts(one, rest, changes, spoken)
    ]
    if len(starts) != 1 or len(changes) > MOST_CHANGES or not changes:
        return
    start = starts[0]
    if "preliminary" in start.claim.frame.qualifiers:
        return  # "where it first counted 4,100 jobs it now finds 2,300"
    if _listed_with(start, changes) or any(_far_from(start, rest, one) for one in changes):
        return
    if any(BY.search(one.lead) for one in changes) or (rest.letter != "C" and FORETOLD.search(_said((rest, *pool)))):
        return
    if any(_other_things(one, rest, spoken) for one in (start, *changes)):
        return
    if start.claim in [one.claim for one in changes] or (len(pool) - len(changes) > 2):
        return
    some = sum((one.value for one in changes), start=Decimal(0))
    down = start.value > rest.value
    if start.told is not rest.told and rest.letter != "C" and _goes_otherwise(changes, down, spoken):
        return  # "an increase of $54 million to $32,177 million" never started from more
    real = start.value - some if down else start.value + some
    if real <= 0 or not real / FAR < rest.value < real * FAR:
        return
    sign = " - " if down else " + "
    sum_ = sign.join(told(one.claim) for one in (start, *changes))
    came = worth(real, start.claim)
    said = {"a": sum_, "b": told(rest.claim), "reason": f"it is {came}"}
    yield misfit("FC403", pack, [start.claim, *(one.claim for one in changes)], rest.claim, said, f"{sum_} is {came}.")


def _listed_with(start: Figure, changes: Sequence[Figure]) -> bool:
    """ "Buying 95 million of short bills and 111 million of longer ones": the one came as the other did."""
    listed = any(one.told is start.told and one.at < start.at and "M" in (one.letter, start.letter) for one in changes)
    return listed and AND.fullmatch(start.lead) is not None


def _far_from(start: Figure, rest: Figure, change: Figure) -> bool:
    """Whether a change is told pages before both levels: "to 98.8 billion at the end of it, from 107.7 billion"."""
    apart = abs(change.told.order - rest.told.order) > 1
    return apart and rest.letter != "C" and start.told is rest.told and CAME_FROM.search(start.lead) is not None


def _said(some: Sequence[Figure]) -> str:
    return " ".join({one.told.said.lower() for one in some})


def _ones(pool: Sequence[Figure]) -> int:
    return sum(ONE_OF.search(one.lead) is not None for one in pool)


def _part(one: Figure, pool: Sequence[Figure], spoken: Spoken) -> bool:
    """Whether a figure is told as some of one told before it in its sentence: "six more, two of them from"."""
    cues = [*spoken.cues["taken"].finditer(one.lead), *spoken.cues["added"].finditer(one.lead)]
    if any(HEDGE.fullmatch(one.lead[cue.end() :]) for cue in cues):
        return False
    return bool(OF_THEM.match(one.tail)) and any(
        other.told is one.told and other.at < one.at and other.value > one.value for other in pool
    )


def _part_of_change(one: Figure, pool: Sequence[Figure], sentences: Sequence[Sequence[Figure]], spoken: Spoken) -> bool:
    """Whether a figure is some of what has come or gone: "six more, two of them from a rival" are six in all."""
    before = one.told.figures[one.at - 1] if one.at else None
    changed = before in pool and before is not None and _changed(before, sentences, spoken)
    return changed and _part(one, pool, spoken)


def _changed(one: Figure, sentences: Sequence[Sequence[Figure]], spoken: Spoken) -> bool:
    """Whether a figure is told as one that has gone, or has come."""
    held = next(held for held in sentences if one in held)
    if CAME_FROM.search(one.lead) or _is_item(one, spoken):
        return False  # "fell to 212 million euros from 239 million"
    if _of_next(one, held, spoken) or (one.at + 1 < len(held) and OF_ITS.search(one.tail)):
        return True
    if one.at and _of_next(held[one.at - 1], held, spoken):
        return False
    return _says(one, "taken", "taken", spoken) or _says(one, "added", "added", spoken)


def _is_item(one: Figure, spoken: Spoken) -> bool:
    """Whether a figure is in a profit but once: "after a one million extraordinary gain"."""
    item = ITEM.match(one.tail)
    return item is not None and not set(item["kind"].split()).isdisjoint(spoken.pack.words.phrases["set"]["booked"])


def _goes_otherwise(changes: Sequence[Figure], down: bool, spoken: Spoken) -> bool:
    """Whether what is told as come leads down, or what is told as gone leads up."""
    against, along = ("added", "taken") if down else ("taken", "added")
    return all(_says(one, against, against, spoken) and not _says(one, along, along, spoken) for one in changes)


def _starts(one: Figure, rest: Figure, changes: Sequence[Figure], spoken: Spoken) -> bool:
    """Whether a figure can be what there was at first: more than what has gone and is left, or than what has come."""
    most = max((other.value for other in changes), default=Decimal(0))
    measures = {held.claim.frame.metric for held in (one, rest, *changes) if held.claim.frame.known}
    if OF_THEM.match(one.tail) and not spoken.cues["such"].search(one.lead[-NEAR_LEAD:]):
        return False
    of_pot = _pot(one, spoken) or _pot(rest, spoken)
    if of_pot and not all(_ever_since(one, change) for change in changes):
        return False  # what was spent of a fund "this year" leaves less than all but that
    one_measure = one.letter == "C" or len(measures) < 2 or of_pot
    return one.value > most and one.value != rest.value and one_measure


def _ever_since(one: Figure, change: Figure) -> bool:
    """Whether what has gone of a sum is told of no time of its own, or of all up to a day: "by the end of June"."""
    period = change.claim.frame.period
    return period in (None, one.claim.frame.period) or UP_TO.search(f"{change.lead}‹{change.tail}") is not None


def _pot(one: Figure, spoken: Spoken) -> bool:
    """Whether a sum is there to be spent, be it of another measure than what is: "a $5 billion buyback programme"."""
    if one.letter not in "MU":
        return False
    return bool(spoken.pattern(POT).match(one.tail) or spoken.pattern(A_POT).search(one.lead))


def _follows(own: Room, spaces: Sequence[Room], pool: Sequence[Figure]) -> bool:
    """Whether any choice of the figures around leads to what is told."""
    if any(one.meets(own) for one in spaces):
        return True
    ones = [Room(Decimal(1), Decimal(1))] * _ones(pool)
    for some in range(2, len(spaces) + len(ones) + 1):
        for chosen in combinations([*spaces, *ones], some):
            for signs in product((1, -1), repeat=some):
                if summed(one if sign > 0 else one.turned for one, sign in zip(chosen, signs, strict=True)).meets(own):
                    return True
    return False


__all__ = ["RulePack", "left"]
