"""FC402: a count told before, and a list of all it counts: "the dead were ten passengers and …", "charged are …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.judge.arithmetic_line import told as quoted
from factcheck.judge.arithmetic_line import wrong_sum
from factcheck.judge.derived import counted, noun, own_words
from factcheck.judge.story import Figure, Told, dated
from factcheck.judge.story_kinds import either
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.stem import stem

FEWEST, MOST = 2, 12
NEAR = 40  # characters around a count in which it is said what it is of
HEAD = 4  # sentences at the head of a story that tell how many there are
REACH = 12  # sentences behind them in which they are listed
# The dead were … / Charged with fraud are … / The new faces are …
WHO = (
    r"^(?:(?:The|Those|All of the|All the) )?(?P<who>%s)\b(?P<what>[^‹:;.]{0,60}?(?:, which [^:;.]{0,60},)?)"
    r" (?:were|are)(?: identified as| named as| listed as)? "
)
TOLD_AS = later(r"(?i:said|says|according|police|official|authorities|among|includ|some|first|mostly|all|not|still)")
PART = r"(?:(?:about|the) )?‹C\d+›(?:(?! an? | and | the |, )[^‹:;.]){0,40}"
# … with a number each, the last one behind an "and": "six men, two women and a girl" has a part without one.
NUMBERS = later(rf"(?:{PART}, ){{0,5}}{PART},? and {PART}(?=[,.;]| who\b| aboard\b|$)")
TITLE = r"(?:(?:Sgt|Cpl|Lt|Capt|Dr|Mr|Mrs|Ms|Gen|Col|Maj|Det|Sen|Rep|Gov|Rev|Prof)\. )?"
NAME = rf"{TITLE}[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|da|van|von|bin|al|el))+"
ROLE = r"(?:the )?(?:[a-z][\w-]* ){0,3}"
AGED = later(rf"{NAME}(?:, [A-Za-z][^,;0-9]{{0,30}})?, \d{{1,2}}\b")
PLAIN = later(rf"{ROLE}{NAME}(?:(?:, and | and |, |; and |; ){ROLE}{NAME})+\.?[”\"]?$")
ONE = later(NAME)
AGE = later(r"\b\d{1,2}\b")
MORE = later(
    r"(?i:\b(?:also|among|more|another|others?|unnamed|unidentified|withheld|includ\w+|at least|first|earlier"
    r"|previous\w*|last (?:year|week|month)|a year|since)\b)"
)


def roll(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Lists of people that are more or fewer than the story has told before."""
    groups = spoken.pack.words.phrases["roll"]
    for one in (told for figured in story for told in (figured.wordy, figured) if told is not None):
        if one.headline or MORE.search(one.said):
            continue
        for words in groups.values():
            opened = _opening(tuple(words)).match(one.text)
            if opened is None or TOLD_AS.search(opened["what"]):
                continue
            wholes = _wholes(story, one, words)
            if len({whole.value for whole in wholes}) == 1:
                yield from _judged(wholes[0], one, opened, story, spoken)


@cache
def _opening(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(WHO % either((*words, *map(str.capitalize, words))))


@cache
def _cue(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(words)})\b")


def _wholes(story: Sequence[Told], listed: Told, words: Sequence[str]) -> list[Figure]:
    """The counts told before a list of what is told of in it."""
    cue = _cue(tuple(words))
    before = [one for one in story if one.headline or (one.order < listed.order <= one.order + REACH)]
    head = [one for one in before if one.order < HEAD]
    return [
        figure
        for one in head
        for figure in one.figures
        if counted(figure)
        and figure.claim.quantity.approx is None
        and not MORE.search(f"{figure.lead[-NEAR:]} {figure.tail[:NEAR]}")
        and cue.search(_around(figure))
    ]


def _around(one: Figure) -> str:
    """What stands right before a count and right behind it, within its clause."""
    lead = re.split(r"[,;:]|\band\b", one.lead)[-1][-NEAR:]
    return f"{lead} {own_words(one)} {re.split(r'[,;:]', one.tail)[0][:NEAR]}"


def _judged(
    whole: Figure, one: Told, opened: re.Match[str], story: Sequence[Told], spoken: Spoken
) -> Iterator[Conflict]:
    counts = NUMBERS.match(one.text, opened.end())
    if counts is not None:
        parts = one.among(counts[0])
        sum_ = sum(int(part.quantity.near) for part in parts)
        if sum_ != whole.value and _of_one_sort(parts) and not _told(sum_, story, whole, spoken):
            yield wrong_sum(parts, whole.claim, spoken.pack)
        return
    names = _names(one, opened.group())
    if not names or len(names) == whole.value or not FEWEST <= whole.value <= MOST:
        return
    if whole.value / 2 <= len(names) <= whole.value * 2 and not _told(len(names), story[: one.order], whole, spoken):
        said = {"subject": "The text", "metric": "the names", "a": quoted(whole.claim), "b": str(len(names))}
        hint = f"{len(names)} are named: {', '.join(names)}."
        yield dated(spoken.pack, (whole.claim,), (one.place,), whole.claim.article, said, hint, "FC402")


def _of_one_sort(parts: Sequence[Claim]) -> bool:
    plain = all(part.quantity.approx is None and part.quantity.point is not None for part in parts)
    return plain and all((part.quantity.unit or "count:").startswith("count:") for part in parts)


def _told(many: int, story: Sequence[Told], whole: Figure, spoken: Spoken) -> bool:
    """Whether the story counts so many people anywhere before, be it in other words."""
    people = {"", noun(whole), *spoken.people, *map(stem, spoken.pack.words.phrases["derived"]["seated"])}
    return any(
        figure.value == many and figure.letter == "C" and noun(figure) in people
        for one in story
        for figure in one.figures
    )


def _names(one: Told, opening: str) -> list[str]:
    """The names behind an opening, if the sentence names nobody else."""
    verb = opening.split()[-1]
    at = one.said.find(f" {verb} ")
    rest = one.said[at + len(verb) + 2 :]
    if AGE.search(rest):
        aged = AGED.findall(rest)
        return [name.partition(",")[0] for name in aged] if len(aged) == len(AGE.findall(rest)) else []
    return [name.rstrip(".") for name in ONE.findall(rest)] if PLAIN.match(rest) else []
