"""FC402: men and women, passengers and crew, the dead and the hurt: parts that leave nobody out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from factcheck.judge.arithmetic_line import wrong_sum
from factcheck.judge.arithmetic_rooms import summed
from factcheck.judge.derived import around, counted, noun, size
from factcheck.judge.story import Figure, Told
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.stem import stem

REACH = 2  # sentences around parts in which the whole is told
NEAR = 40  # characters behind a count in which what it counts is told
SLACK = Decimal("1.35")  # times: parts that are further off than this are of something else
MOST = 9  # figures of a window that are added up in every way
PEOPLE = frozenset({"sex", "age", "board", "child", "harm"})
IS_SORT = later(r"^(?: [a-z’'-]+){0,4}? (?:are|were|was|is|being) (?P<sort>[a-z-]+)\b|^ (?P<next>[a-z-]+)\b")
SORT_OF = later(r"\b(?P<sort>[a-z]+) of $")  # a crew of 13
OTHER = later(
    r"\b(?:among|includ\w+|at least|more than half|another|previous\w*|earlier|last year|each|of whom|average)\b"
)
DATED = later(r"\b(?:19|20)\d\d\b")


def partitions_of(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Parts that leave nobody out and make another number than the only one they can be of."""
    sentences = [one.figures for one in story]
    for at, held in enumerate(sentences):
        if story[at].headline:
            continue
        here, behind = _sided(held, spoken), _sided(sentences[at + 1], spoken) if at + 1 < len(sentences) else []
        if _complete(here):
            yield from _judged([one for one, _ in here], sentences, at, {q for _, (q, _) in here}, spoken)
        elif here and behind and not _complete(behind) and _complete([*here, *behind]):
            both = [*here, *behind]
            yield from _judged([one for one, _ in both], sentences, at, {q for _, (q, _) in both}, spoken)


def _sided(held: Sequence[Figure], spoken: Spoken) -> list[tuple[Figure, tuple[str, str]]]:
    """The counts of a sentence that are of one sort of people, and of which: women, by the question of sex."""
    found = [(one, side) for one in held if counted(one) and (side := _side(one, spoken))]
    return [] if found and OTHER.search(found[0][0].told.text.lower()) else found


def _side(one: Figure, spoken: Spoken) -> tuple[str, str] | None:
    match, before = IS_SORT.match(one.tail[:NEAR]), SORT_OF.search(one.lead)
    behind = before["sort"] if before else (match["sort"] or match["next"]) if match else ""
    said = one.claim.place.text.lower().split()[-1] if noun(one) not in ("", *spoken.general) else behind
    for question, sides in spoken.opposed.items():
        if question in PEOPLE:
            for side, cue in sides.items():
                if cue.fullmatch(said):
                    return question, side
    return None


def _complete(sided: Sequence[tuple[Figure, tuple[str, str]]]) -> bool:
    """Whether some are told by both sides of one question, and each side once."""
    sides = [side for _, side in sided]
    return len(sides) == len(set(sides)) and len(sides) > len({question for question, _ in sides})


def _judged(
    parts: Sequence[Figure], sentences: Sequence[Sequence[Figure]], at: int, questions: set[str], spoken: Spoken
) -> Iterator[Conflict]:
    near = [one for one in around(sentences, at, REACH, REACH) if counted(one) and one not in parts]
    sum_ = sum((one.value for one in parts), start=Decimal(0))
    wholes = [
        one for one in near if one.value > max(part.value for part in parts) and _everybody(one, questions, spoken)
    ]
    if len({one.value for one in wholes}) != 1 or OTHER.search(f"{wholes[0].lead[-NEAR:]}"):
        return
    whole = wholes[-1]
    tellers = {id(one.told) for one in parts}
    if (len(tellers) > 1 and id(whole.told) in tellers) or _other_year(whole, parts):
        return
    own, spaces = (
        size(whole, spoken.pack),
        [size(one, spoken.pack) for one in (*parts, *near) if one is not whole][:MOST],
    )
    if own is None or None in spaces:
        return
    known = [one for one in spaces if one]
    if any(summed(some).meets(own) for count in range(2, len(known) + 1) for some in combinations(known, count)):
        return
    if whole.value / SLACK < sum_ < whole.value * SLACK:
        yield wrong_sum([one.claim for one in parts], whole.claim, spoken.pack)


def _other_year(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a year is told of the one and another of the others."""
    ours = set(DATED.findall(f"{whole.lead[-NEAR:]} {whole.tail[:NEAR]}"))
    theirs = {year for one in parts for year in DATED.findall(f"{one.lead[-NEAR:]} {one.tail[:NEAR]}")}
    return bool(ours and theirs and not ours & theirs) or (bool(ours) and whole.told is parts[0].told)


def _everybody(one: Figure, questions: set[str], spoken: Spoken) -> bool:
    """Whether a count is of all people there, or of children where those are sons and daughters."""
    if "harm" in questions:
        return noun(one) in ("casualty", "victim")
    if noun(one) in spoken.general or (noun(one) in ("children", "child") and "child" in questions):
        return True
    seated = {stem(word) for word in spoken.pack.words.phrases["derived"]["seated"]}
    beside = spoken.cues["everybody"].search(f"{one.lead[-NEAR:]} {one.tail[:NEAR]}") is not None
    return noun(one) in seated or (beside and noun(one) == "")
