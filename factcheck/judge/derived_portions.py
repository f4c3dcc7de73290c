"""FC403: a share told at the head of a story or with what it is of, and the counts it is of told elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from itertools import pairwise

from factcheck.judge.arithmetic_line import misfit, told
from factcheck.judge.arithmetic_rooms import Room, figure
from factcheck.judge.derived import counted, meant, noun, space
from factcheck.judge.derived_rates_pairs import stems
from factcheck.judge.story import Figure, Told
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.stem import stem

PLACED = later(
    r"(?:(?<=\bin )|(?<=\bIn )|(?<=\bat )|(?<=\bof )|(?<=\bacross )|(?<=\baround ))(?:[A-Z]\w+|(?:19|20)\d\d)"
)
SLACK = Decimal("0.5")  # percentage points by which a rounded share may be off
HEAD = 2  # sentences at the head of a story that tell what it is about
# ‹42%› of the public schools / ‹32%› of the ‹3,100 people›
OF = later(
    r"^ of (?:all the |all |the |its |their )?"
    r"(?P<whole>(?:(?!(?:in|at|of|on|that|who|which|have|has|are|is|were|was)\b)[\w’'-]+ ?){1,4})"
)
TAKEN_UP = later(r"\b(?:it|them|this|that|these) (?:in|at|by|from|on) $")
OF_SO_MANY = later(r"^ of (?:the |its |their |all )*$")
OUT_OF = later(r"^(?: [a-z]+)?? (?:of|out of) (?:the|its|their|all)(?: [a-z]+)? ?$")
# The cuts amount to / That is / They are
BACK = later(
    r"^(?:The (?:cuts?|job cuts|lay-?offs|closures?|losses|redundancies|reductions?|dismissals|sales?|figure|number)"
    r"|That|This|They|These)(?: figure| number| cuts| jobs| closures)?"
    r" (?:amounts? to|is|are|was|were|represents?|makes? up|equals?|affects?|would affect|will affect|comes? to"
    r"|accounts? for|corresponds? to)(?: about| roughly| nearly| some)? ?$"
)
TURNOUT = later(
    r"\b[Tt]urn-?out (?:was|reached|stood at|came to|of|at|hit|fell to|rose to|dropped to|climbed to)"
    r"[^‹]{0,20}‹P(?P<share>\d+)›"
)
ENTITLED = later(r"\b(?:on the (?:register|rolls?|electoral roll|voter rolls?|books)|registered|eligible|entitled)\b")
WENT = later(r"\b(?:went to the polls|voted|cast (?:a |their )?(?:vote|ballot)s?|turned out|took part)\b")
OTHER = later(
    r"\b(?:previous|earlier|last|ago|before|by (?:noon|midday|\d+)|at (?:noon|midday)|first round|in (?:19|20)\d\d)\b"
)


def portions(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Shares that the counts they are of do not come to, wherever the story tells these."""
    sentences = [one.figures for one in story]
    yield from _of_head(story, spoken)
    yield from _back(sentences, story, spoken)
    yield from _turnout(story, spoken)


def _of_head(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """ "42 per cent of the schools …", and far below "they found it in 38 of the 120 schools"."""
    body = [one for one in story if not one.headline]
    pairs = [pair for one in body for pair in _pairs(one)]
    for one in (*[one for one in story if one.headline], *body[:HEAD]):
        for share in one.figures:
            of = OF.match(share.tail) if _is_share(share) else None
            if of is None:
                continue
            wholes = frozenset(map(stem, of["whole"].split()))
            held = [(a, b) for a, b in pairs if noun(b) in wholes or (noun(b) == "" and noun(a) in wholes)]
            if len(held) == 1 and _lone(share, wholes, story) and _one_thing(share, held[0][0], wholes, spoken):
                yield from _judged(share, *held[0], spoken.pack)


def _pairs(one: Told) -> Iterator[tuple[Figure, Figure]]:
    """ "38 of the 120 schools"."""
    for a, b in pairwise(one.figures):
        if counted(a) and counted(b) and OUT_OF.match(a.tail) and a.value < b.value:
            yield a, b


def _lone(share: Figure, wholes: Set[str], story: Sequence[Told]) -> bool:
    """Whether no other share of such a whole is told."""
    others = [x for one in story for x in one.figures if _is_share(x) and x.value != share.value]
    return not any(wholes & set(map(stem, x.tail[:60].split())) for x in others)


def _one_thing(share: Figure, part: Figure, wholes: Set[str], spoken: Spoken) -> bool:
    """Whether the sentences of a share and of a count share a word, or the one takes the other up: "found it in"."""
    ours, theirs = ({match[0] for match in PLACED.finditer(one.told.said)} for one in (share, part))
    if theirs - ours:
        return False  # "12 percent of the bridges in the state", and "in Allerton, 29 of the 446"
    common = stems(share.told.text) & stems(part.told.text) - wholes - spoken.idle
    return bool(common) or TAKEN_UP.search(part.lead) is not None


def _is_share(one: Figure) -> bool:
    frame = one.claim.frame
    return one.letter == "P" and frame.aspect != "change" and frame.modality == "actual" and one.value < 100


def _back(sentences: Sequence[Sequence[Figure]], story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """ "Will lay off 620. The cuts amount to 32 percent of the 3,100 people employed at the site"."""
    for at in range(1, len(story)):
        for share, whole in pairwise(sentences[at]):
            if not (_is_share(share) and counted(whole) and OF_SO_MANY.match(share.tail)):
                continue
            if not BACK.match(story[at].text[: share.start]):
                continue
            before = [one for held in sentences[max(0, at - 2) : at] for one in held]
            parts = [one for one in before if counted(one) and one.value < whole.value]
            if len({one.value for one in parts}) == 1:
                yield from _judged(share, parts[-1], whole, spoken.pack)


def _turnout(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """ "Turnout was 54 percent", and "of the 1,312,000 on the register, 564,000 went to the polls"."""
    told_ = [(one.claim(match, "share"), one) for one in story for match in TURNOUT.finditer(one.text)]
    shares = [x for claim, one in told_ for x in one.figures if x.claim is claim and not OTHER.search(one.text)]
    wholes = [x for one in story for x in one.figures if _of(x, ENTITLED)]
    parts = [x for one in story for x in one.figures if _of(x, WENT) and x not in wholes]
    parts += [a for one in story for a, b in _pairs(one) if b in wholes and _of(b, WENT)]
    if not (len({x.value for x in shares}) == len({x.value for x in wholes}) == len({x.value for x in parts}) == 1):
        return
    if len(told_) == len(shares) and parts[0].value < wholes[0].value:
        yield from _judged(shares[0], parts[0], wholes[0], spoken.pack)


def _of(one: Figure, cue: re.Pattern[str]) -> bool:
    """Whether a count is told with a cue right behind it."""
    if not counted(one) or one.value < 1000 or OTHER.search(one.told.text):
        return False
    return cue.search(f"{one.claim.place.text} {one.tail[:50]}") is not None


def _judged(share: Figure, part: Figure, whole: Figure, pack: RulePack) -> Iterator[Conflict]:
    own, some, all_ = (space(one, pack) for one in (share, part, whole))
    if own is None or some is None or all_ is None:
        return
    real = some.over(all_)
    value = 100 * part.value / whole.value
    if Room(100 * real.low - SLACK, 100 * real.high + SLACK).meets(own) or not meant(value, share.value):
        return
    ratio = f"{told(part.claim)} of {told(whole.claim)}"
    said = {"a": ratio, "b": told(share.claim), "reason": f"it is {figure(value)}%"}
    yield misfit("FC403", pack, (part.claim, whole.claim), share.claim, said, f"{ratio} is {figure(value)}%.")
