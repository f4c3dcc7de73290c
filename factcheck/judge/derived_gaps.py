"""FC403: how far two figures lie apart, as a lead, a margin, what is missing, told around them in whatever words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.judge.arithmetic_line import misfit, told, worth
from factcheck.judge.arithmetic_rooms import Room, figure
from factcheck.judge.derived import aged, around, clause, exact, joined, noun, own_words, size
from factcheck.judge.story import Figure, Told
from factcheck.judge.story_kinds import counts
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack

REACH = 2  # sentences around a gap in which its ends are told
LEAD, TAIL = 70, 25  # characters in which the word stands that tells of a gap
SMALL = 20  # counts that are met beside counts of other things everywhere
POLL = 1000  # the least number of votes by which candidates are told apart in a story
MOST_FAR = 3  # times: what lies further off is the gap between two others
WIDER = later(
    r"\b(?:respectively|narrow(?!est)\w*|widen\w*|shrunk|shrank|grew|grown|from|either way|error|half|earlier)\b"
)
TIME = later(
    r"\b(?:in|since|until|by) (?:(?:19|20)\d\d|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|the (?:spring|summer|autumn|winter|fall))\b"
)
VOTED = later(
    r"\b(?:at|in|from|after) (?:the|its|their) (?:general|last|previous|prior|first)"
    r" (?:election|poll|vote|by-election|race)\b"
)
# "Lead guide Bern", "a win rate of 40", "at short notice": words that go with the next one and tell of no gap.
WITH_ANOTHER = later(
    r"(?:leads?|leading|win|winning|edge|surplus|deficit|shortfall|victory|short|clear|distance|margin)"
    r" (?!(?:of|over|by|to|is|was|are|were|from|at|in|on|for|with|and|but|after|as|against|now|just|only|about|some"
    r"|stands?|stood|grew|widened|narrowed|there|here|when|than|among|between|had|has|have)\b)[a-z]"
)
SINCE = later(r"\b[a-z]+est\b[^‹;,.]{0,30}? since\b[^‹;,.]*")  # the narrowest since 1974: that of now
ELSEWHERE = later(r"\b(?:there|elsewhere)(?=$|[.,;])")  # "rural voters are loyal: a 23-point lead there"
NEXT_DOOR = later(r"\b(?:neighbou?ring|nearby|adjoining)\b")
TO = later(r"\b(?:points to|(?<!down )to) ?$")  # a level, unless a lead is "down to" it
OF_SO_MANY = later(r"^ ?(?:out )?of(?: [\w’']+){0,2} ?$")
LAST_OF = later(r"\b(?:last|past|first|next|previous|final|opening) $")
BY = later(r"\bby(?: just| only| some| a mere)? ?$")
# Units of time of which the second tells the rest of a length told in the first.
GOES_ON = frozenset({("hour", "minute"), ("minute", "second"), ("hour", "second"), ("day", "hour"), ("year", "month")})
MISSING = "missing"  # of people after a disaster
BEHIND_BARS = later(r"\bbehind (?:bars|the wheel|the counter|closed doors|the scenes)\b")
# "On 15 billion dollars of short-term lines", "in deficit-cutting steps".
JOINED_ON = later(r"[a-z]+-")
# "Won a $197 million contract": what is won in money is no margin, but by so much.
WINNING = later(r"\b(?:w[io]ns?|winning)\b")
SHORT_ON = later(r"^(?: [a-z-]+)* (?:is|are|was|were) (?:short|shy|clear)\b")
# "Ahead of the $1.9 billion that was expected", "short of the 60 it needs": what something lies ahead of.
THAN_THE = later(
    r"\b(?:(?:ahead|short|shy|in front) of|behind|exceed(?:s|ed|ing)?|beats?|beating|surpass(?:es|ed|ing)?)"
    r" (?:the|its|their|his|her) ?$"
)


def gaps(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Gaps that are not those between the two figures around that they can lie between."""
    sentences = [one.figures for one in story]
    seats = spoken.nouns("seat")  # a majority of them is counted over half of all, or over all others
    for at, held in enumerate(sentences):
        for gap in held:
            if not _may_be(gap) or noun(gap) in seats or aged(gap, spoken) or _is_part(gap, held):
                continue
            between = told_apart(gap, held, spoken) and not of_another_time(gap, spoken)
            between = between and not ELSEWHERE.search(gap.tail[:TAIL])
            more = not between and _more(gap, spoken)
            if (between or more) and not WIDER.search(gap.lead[-LEAD:] + gap.tail[:TAIL]):
                yield from _judged(gap, sentences, at, more, spoken)


def _may_be(gap: Figure) -> bool:
    """Whether a figure is of a sort that others lie apart by, and not told as the change of a level."""
    if gap.letter == "C" and SHORT_ON.match(gap.tail):
        return False  # "one major firm is short on coal and coke"
    if LAST_OF.search(gap.lead):
        return False  # "which won its last nine games"
    if gap.claim.frame.metric == MISSING:
        return False  # "nine people are still missing"
    return exact(gap) and (gap.letter == "B" or (gap.letter in "CMUS" and gap.claim.frame.aspect != "change"))


def _is_part(gap: Figure, held: Sequence[Figure]) -> bool:
    """ "Won 32 of the chamber's 120 seats, down from 43": so many of so many lie between no two others."""
    behind = next((one for one in held if one.at == gap.at + 1), None)
    return gap.letter == "C" and behind is not None and OF_SO_MANY.search(behind.lead) is not None


def of_another_time(gap: Figure, spoken: Spoken) -> bool:
    """Whether a gap is told of another time than what is told around it."""
    said = f"{gap.lead} {SINCE.sub('', gap.tail[:LEAD])}"
    return any(when.search(said) is not None for when in (spoken.cues["then"], TIME, VOTED))


def told_apart(gap: Figure, held: Sequence[Figure], spoken: Spoken) -> bool:
    """Whether a figure is told as a lead, a margin, what is missing."""
    if TO.search(gap.lead) or THAN_THE.search(gap.lead) or NEXT_DOOR.search(gap.lead):
        return False
    if BY.search(gap.lead) and any(spoken.cues["gap"].search(one.lead) for one in held[: gap.at + 1]):
        return True
    before, behind = clause(gap, LEAD, TAIL)
    if BEHIND_BARS.search(behind):
        return False
    if gap.letter == "M":
        before = WINNING.sub("", before)
    return _alone(spoken.cues["gap"], before) or _alone(spoken.cues["apart"], behind)


def _alone(cue: re.Pattern[str], words: str) -> bool:
    """Whether one of some words stands there that goes with no noun behind it."""
    return any(
        WITH_ANOTHER.match(words, match.start()) is None and JOINED_ON.match(words, match.start()) is None
        for match in cue.finditer(words)
    )


def _more(gap: Figure, spoken: Spoken) -> bool:
    """Whether a figure is told as so many more or fewer."""
    said = f"{own_words(gap)}{gap.tail}"
    match = spoken.cues["exceeding"].search(f"{own_words(gap)}{gap.tail[:TAIL]}")
    return match is not None and len(said[: match.start()].split()) < 2


def ends_a_length(one: Figure) -> bool:
    """Whether a length of time goes on with a figure: the seconds of "four hours, two minutes and 11 seconds"."""
    if one.at == 0 or one.lead.strip(" ,") not in ("", "and"):
        return False
    return (one.told.figures[one.at - 1].unit, one.unit) in GOES_ON


def _ends(gap: Figure, near: Sequence[Figure]) -> list[Figure]:
    """The figures among some that a gap can lie between."""
    plain = [
        one
        for one in near
        if one.claim is not gap.claim and one.letter != "K" and one.claim.frame.aspect != "change" and exact(one)
    ]
    if gap.claim.frame.metric != "age":
        plain = [one for one in plain if one.claim.frame.metric != "age"]  # "at the time he was 24 years old"
    plain = [one for one in plain if not joined(one) and not ends_a_length(one)]
    shares = [one for one in plain if one.letter == "P"]
    if gap.letter == "B" or (noun(gap) == "point" and shares):
        told_with = {one.told.order for one in shares}
        return [
            *shares,
            *(one for one in plain if one.letter == "C" and one.unit is None and one.told.order in told_with),
        ]
    if counts(gap.claim):
        return [one for one in plain if counts(one.claim)]
    return [
        one for one in plain if one.unit == gap.unit or (gap.letter == "M" and one.unit is None and one.claim.scaled)
    ]


def _judged(
    gap: Figure, sentences: Sequence[Sequence[Figure]], at: int, more: bool, spoken: Spoken
) -> Iterator[Conflict]:
    ends = _ends(gap, around(sentences, at, REACH, REACH))
    own, spaces = size(gap, spoken.pack), {one: size(one, spoken.pack) for one in ends}
    if own is None or None in spaces.values() or any(fits(a, b, own, spoken.pack) for a, b in combinations(ends, 2)):
        return
    near = _pair(gap, ends) or _nearest(gap, sentences, at)
    pair = near or _polled(gap, sentences, spoken)
    if pair is None or (more and not _two_times(*pair, gap, spoken)):
        return
    a, b = pair
    real = a.value - b.value
    if near and not real / MOST_FAR <= gap.value <= real * MOST_FAR:
        return
    said = {
        "a": f"{told(a.claim)} and {told(b.claim)}",
        "b": told(gap.claim),
        "reason": f"they lie {figure(real, 2)} apart",
    }
    hint = f"{told(a.claim)} less {told(b.claim)} is {worth(real, a.claim)}."
    yield misfit("FC403", spoken.pack, (a.claim, b.claim), gap.claim, said, hint)


def _pair(gap: Figure, ends: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The greater and the smaller of two ends, where there are no others of what the gap counts."""
    same = [one for one in ends if noun(one) in ("", noun(gap)) or noun(gap) == "" or one.letter == "P"]
    if len(same) != 2 or min(one.value for one in same) < gap.value or same[0].value == same[1].value:
        return None
    a, b = sorted(same, key=lambda one: one.value, reverse=True)
    if b.value == gap.value and gap.claim.frame.known and b.claim.frame.metric == gap.claim.frame.metric:
        return None  # "a surplus of 533 million, compared with 965 million", and the first again in the headline
    if a.told is not b.told and a.letter == "C" and noun(a) != noun(b) and a.value < SMALL:
        return None  # nine ships in one sentence, three jobs in the next
    return (a, b) if len({noun(one) for one in same} - {""}) < 2 else None


def _nearest(gap: Figure, sentences: Sequence[Sequence[Figure]], at: int) -> tuple[Figure, Figure] | None:
    """The only two ends of the first sentence that tells any: that of the gap, the next one, the one before."""
    for held in (sentences[at], *sentences[at + 1 : at + 2], *sentences[max(0, at - 1) : at]):
        ends = _ends(gap, held)
        if ends:
            return _pair(gap, ends)
    return None


def _polled(gap: Figure, sentences: Sequence[Sequence[Figure]], spoken: Spoken) -> tuple[Figure, Figure] | None:
    """The votes of two candidates, where a story that tells of a majority tells them in one sentence alone."""
    ballots = spoken.nouns("ballot")
    if noun(gap) not in ballots:
        return None
    polls = [[one for one in held if counts(one.claim) and exact(one) and one.value > POLL] for held in sentences]
    told = [
        held[:2] for held in polls if len(held) > 1 and noun(held[0]) in ballots and noun(held[1]) in {"", *ballots}
    ]
    if len(told) != 1:
        return None
    b, a = sorted(told[0], key=lambda one: one.value)
    return (a, b) if gap.value <= b.value < a.value < 2 * b.value else None


def fits(a: Figure, b: Figure, own: Room, pack: RulePack) -> bool:
    ours, theirs = size(a, pack), size(b, pack)
    if ours is None or theirs is None:
        return True
    real = ours.minus(theirs)
    return real.meets(own) or real.turned.meets(own)


def _two_times(a: Figure, b: Figure, gap: Figure, spoken: Spoken) -> bool:
    """Whether one of two figures is told as that of another time, or both are told with "than" or "compared"."""
    said = [f"{one.lead} {one.tail[:LEAD]}" for one in (a, b)]
    then = [spoken.cues["then"].search(words) is not None for words in said]
    if any(then) or spoken.cues["hence"].search(gap.lead[-LEAD:]):
        return True
    than = re.search(r"\bthan\b(?P<what>.*)", gap.tail[:60])
    here = a.told is gap.told or b.told is gap.told
    return here and than is not None and not spoken.cues["then"].search(than["what"]) and not TIME.search(than["what"])
