"""Times of which only the number is said again: "4% in the third quarter and 1% in the fourth"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from factcheck.extract.times_words import Words
from factcheck.model.later import later
from factcheck.model.time import Moment, Time

Read = tuple[int, int, Time]
# "In the fourth", with no noun of its own behind it; an ordinary word must be one that a sentence goes on with. In a
# list the preposition may be left out too: "and the third $5 million".
ELIDED = later(r"(?<=[ivf])t?[FLlX≠](?=[,.;:)&ifv@>§*RrsS_-]|\Z)|(?<=[&,])tF(?=[$N0n])")
# The ordinals that a time can be told by, and how far each counts.
NUMBERED = {"quarter": 4, "half": 2, "week": 5}
FARTHEST = 60  # words from the time that is said in full
SENTENCE_END = later(r"(?<!m)[.;]")
# "Two deals", "both auctions": what "in the first" may be one of.
COUNTED_THINGS = later(r"(?:C|k|§)_")


def completed(words: Words, read: Sequence[Read]) -> Sequence[Read]:
    """The times as read, with those between them that leave out what they count."""
    if not any(_unit(time) for _, _, time in read):
        return read
    found = list(read)
    starts = [first for first, _, _ in read]
    for match in ELIDED.finditer(words.letters, read[0][1]):
        first, last = match.span()
        at = bisect_left(starts, first)
        taken = (at > 0 and found[at - 1][1] > first) or (at < len(found) and found[at][0] < last)
        model = None if taken else _model(found, at, first)
        if model is not None and (elided := _elided(words, first, last, model)):
            found.insert(at, elided)
            starts.insert(at, first)
    return found


def _unit(time: Time) -> str | None:
    """What a time counts by its number: "the third quarter", "the second week of May"."""
    told = time.first
    if time.kind != "point" or time.bound is not None or told is None or told.part is not None:
        return None
    if told.week is not None:
        return "week" if told.weekday is None and told.week > 0 else None
    return "quarter" if told.quarter is not None else "half" if told.half is not None else None


def _model(read: Sequence[Read], at: int, first: int) -> Read | None:
    """The nearest time before that is told by its number, of which only that may be said again."""
    while at > 0 and first - read[at - 1][1] <= FARTHEST:
        at -= 1
        if _unit(read[at][2]):
            return read[at]
    return None


def _elided(words: Words, first: int, last: int, model: Read) -> Read | None:
    _, end, time = model
    unit, told = _unit(time), time.first
    number, between = words.number(last - 1), words.letters[end:first]
    if words.letters[last - 1] != "F":
        beside = _goes_on(words, last) and not SENTENCE_END.search(between)
        return (first, last, _leaning(words, first, last, time)) if beside else None
    if unit is None or told is None or not 1 <= number <= NUMBERED[unit]:
        return None
    before = getattr(told, unit)
    ends = len(SENTENCE_END.findall(between))
    # In the next sentence only what follows: "revenue was $3 in the first quarter. It rose to $4 in the second".
    listed = words.letters[first - 1] in "&,"
    if number == before or ends > 1 or ((ends == 1 or listed) and number != before + 1):
        return None
    if not (listed or _goes_on(words, last)) or _of_things(words, model[0], first):
        return None
    return first, last, Time(*words.quote(first, last), time.grain, "point", _numbered(told, unit, number))


def _leaning(words: Words, first: int, last: int, model: Time) -> Time:
    """ "And 28% in the previous", "in the last": the one before or behind, or which of them nobody can say."""
    shift = {"l": -1, "X": 1}.get(words.letters[last - 1])
    unit = _unit(model)
    span, text = words.quote(first, last)
    if shift is None or unit not in ("quarter", "half"):
        return Time(span, text, model.grain, "unclear", Moment())
    return Time(
        span, text, model.grain, "anaphor", Moment(unit="quarter" if unit == "quarter" else "half", shift=shift)
    )


def _numbered(told: Moment, unit: str, number: int) -> Moment:
    if unit == "week":
        return told._replace(week=number)
    quarter, half = (number, None) if unit == "quarter" else (None, number)
    return Moment(quarter=quarter, half=half, fiscal=told.fiscal)


def _goes_on(words: Words, at: int) -> bool:
    """Whether no noun stands behind an ordinal: "in the fourth, after …", but "in the fourth round"."""
    letter = words.letters[at : at + 1]
    if letter == "-":
        return not words.joined(at - 1)
    return letter not in ("_", "S") or words.word(at) in words.lexicon.going_on


def _of_things(words: Words, first: int, last: int) -> bool:
    """Whether things are counted around, one of which "the first" may be: "two deals in the third quarter"."""
    start = max(0, first - FARTHEST)
    sentence = max(words.letters.rfind(mark, start, first) for mark in ".;") + 1
    for match in COUNTED_THINGS.finditer(words.letters, max(start, sentence), last):
        if words.word(match.end() - 1).endswith("s"):
            return True
    return False
