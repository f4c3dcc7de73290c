"""Digits that are a part of a name: "Boeing 737", "Chapter 11", "F-150", "iPhone 16 and 17"."""

from __future__ import annotations

from factcheck.extract import after, before, nouns
from factcheck.extract.draft import DURATIONS
from factcheck.extract.scene import Scene
from factcheck.model.later import later
from factcheck.model.numbers import NumberWords

# How far before a figure the words of names are looked for.
NEAR = 28
RANGED = later(r"[-–][0-9][0-9.,]*(?= )")
# The size of a model, which is a part of its name: "a 7B open-weight model".
SIZED = later(r" ([a-z-]+)(?: ([a-z]+))?")
# Before a length of time whose number names one of a row: "in week 12", but "this year 908 came".
WHEN = (" on ", " in ", " of ", " at ", " by ", " for ", " to ", " until ", " through ", " after ", " since ", "(")
# What stands before the name of a place.
PLACES = ("in ", "across ", "throughout ")
OWNS = "'s"
# How many numbers back a name in a list is looked for.
MOST_LISTED = 6
# What goes on with a list, and the number in a name that the list goes on from.
ALSO = frozenset({"and", "or", "&", "to", "through"})
NAMED_FIRST = later(r"(?<![0-9.,])([0-9]{1,5})(?: [A-Z][A-Za-z]*){0,2}(?:,? (?:and|or|&|to|through) |, )$")
# Others of whom each has a number of what is counted before them, and what may stand behind such a number.
EACH = r"(?:the )?[A-Z][\w'’-]*(?: (?:of |de |del |da |do |du )?[A-Z][\w'’-]*){0,3}"
IN_TURN = later(
    rf"(?<![\w.,$€£¥])[0-9][0-9,]* ([a-z][a-z-]+)(?: [a-z-]+){{0,4}}"
    rf"(?:[,;] {EACH} [0-9][0-9,]*(?: [a-z]+)?)*(?:[,;] and|[,;]| and) {EACH} $"
)
GOES_ON_WITH = later(rf"[;,.)](?![0-9])|$|,? and {EACH} [0-9]")
IN_TURN_REACH = 160
# Text without spaces is looked at no further than this.
LONGEST_WORD = 40
# The longest run of digits that is a part of a name.
LABEL_DIGITS = 5
LONGEST_CODE = 10
YEAR_DIGITS = 4


def hyphened(scene: Scene, start: int) -> bool:
    """Whether a hyphen ties the digits to a word: "F-150", but not "2.5m-3m"."""
    plain = scene.page.plain
    if start - 1 <= scene.floor or plain[start - 1] not in "-−" or not plain[start - 2].isalnum():
        return False
    at, floor = start - 2, max(scene.floor, start - LONGEST_WORD)
    while at > floor and plain[at - 1].isalnum():
        at -= 1
    if plain[at : start - 1] in ("to", "in"):
        return False  # "300-to-400 people", "1-in-5"
    return plain[at].isalpha() and not (at > floor and plain[at - 1] in ".,")


def part_of_name(scene: Scene, start: int, end: int, written: str, listed: int = 0) -> bool:
    code = scene.word_before(start)
    if len(written) > (
        LONGEST_CODE if code.isupper() and code.lower() in scene.lexicon.numbers.references else LABEL_DIGITS
    ):
        return False  # "WKN 865985"
    if not written.replace(".", "").isdigit():
        return False
    word, sign = code, scene.page.plain[start]
    if not word or word in scene.lexicon.table.symbols or sign in "+−" or (sign == "-" and "." in written):
        return False  # "Topix -4.1"
    if listed < MOST_LISTED and (word in ALSO or word[-1] == ",") and _named_too(scene, start, end, written, listed):
        return True
    if word.lower() in scene.lexicon.before:
        return False
    if word in scene.lexicon.numbers.stages and (
        word not in DURATIONS or scene.follows(*WHEN, at=start - len(word) - 1)
    ):
        return nouns.counted(scene.page, end, scene.limit, scene.lexicon.numbers, one=False) is None
    if not is_label(word, scene.lexicon.numbers, titled=scene.titled) or _placed(scene, word, start, end):
        return False
    if _in_turn(scene, word, start, end):
        return False
    if word.endswith(OWNS) and _owned(scene, word, start, end):
        return False
    ranged = RANGED.match(scene.page.plain, end, scene.limit)  # "Rapeseed 400-405 dlrs"
    unit = after.unit(scene.page, ranged.end(), scene.limit, scene.lexicon) if ranged else None
    return unit is None or len(unit.surface) == 1


def lettered(scene: Scene, start: int, end: int) -> bool:
    """Whether a letter behind the digits belongs to a name and scales nothing: "M-1B", "Phase 2b", "the 7B model"."""
    word, numbers = scene.word_before(start).lower(), scene.lexicon.numbers
    sized = SIZED.match(scene.page.folded, end, scene.limit)
    if sized and any(word and word.removesuffix("s") in numbers.sized for word in sized.groups()):
        return True
    return hyphened(scene, start) or word in numbers.references or word in numbers.stages


def _named_too(scene: Scene, start: int, end: int, written: str, listed: int) -> bool:
    """Whether a number goes on with the name of the one before it: "Boeing 737 and 787", "iPhone 16 and 16 Pro Max"."""
    first = NAMED_FIRST.search(scene.page.plain, max(scene.floor, start - NEAR), start)
    if (
        first is None
        or scene.word_before(first.start(1)).endswith("'s")
        or _behind_month(scene, first.start(1), first.end(1), start)
    ):
        return False  # "in April 2015, 800 people"
    model = scene.page.plain[first.start(1) - 1].isupper() and _lettered_before(
        scene, first.start(1)
    )  # "the A300 and 747"
    if model:
        return nouns.counted(scene.page, end, scene.limit, scene.lexicon.numbers, one=False) is None
    if not part_of_name(scene, first.start(1), first.end(1), first[1], listed + 1):
        return False
    alike = len(first[1]) == len(written) or len(first[1]) > 2 < len(written)
    return alike or nouns.counted(scene.page, end, scene.limit, scene.lexicon.numbers, one=False) is None


def _behind_month(scene: Scene, first: int, end: int, start: int) -> bool:
    """Whether only a comma parts a number from a time, or "to" from a year: a change may lead to it.

    "In April 2015, 800 people", "from 17 in June 2012 to 31"; but "June 21 to 28".
    """
    led = end - first == YEAR_DIGITS and scene.follows(" to ", at=start)
    return end in scene.dated and (led or scene.follows(", ", at=start))


def _lettered_before(scene: Scene, start: int) -> bool:
    """Whether letters that are no currency touch digits from before: "A300"."""
    return before.prefix(scene.page, start, scene.floor, scene.lexicon).currency is None


def _placed(scene: Scene, word: str, start: int, end: int) -> bool:
    """Whether the capital before a count says when or where: "On Monday 640 workers", "in Germany 640 workers"."""
    if start - 1 in scene.dated:
        return True
    if word.lower() in scene.lexicon.numbers.labels or not scene.follows(*PLACES, at=start - len(word) - 1):
        return False
    return nouns.counted(scene.page, end, scene.limit, scene.lexicon.numbers, one=False) is not None


def _in_turn(scene: Scene, word: str, start: int, end: int) -> bool:
    """Whether several in turn have so many of what was counted: "Nampula counted 39 dead, Delgado 28 and Teze 14"."""
    if word.lower() in scene.lexicon.numbers.labels:
        return False
    first = IN_TURN.search(scene.page.plain, max(scene.floor, start - IN_TURN_REACH), start)
    if first is None:
        return False
    again = scene.page.plain.startswith(f" {first[1]}", end, scene.limit)  # "28 dead", as those before are
    return again or GOES_ON_WITH.match(scene.page.plain, end, scene.limit) is not None


def _owned(scene: Scene, word: str, start: int, end: int) -> bool:
    """Whether a figure is that of a time, or counts what somebody has: "November's 49.0", "Iran's 31 provinces"."""
    if not scene.dated.isdisjoint((start - 1, start - 1 - len(OWNS))):
        return True
    if word.lower().removesuffix(OWNS) in scene.lexicon.numbers.labels:
        return False  # "Boeing's 737 deliveries"
    return nouns.counted(scene.page, end, scene.limit, scene.lexicon.numbers, one=False) is not None


def is_label(word: str, numbers: NumberWords, *, titled: bool) -> bool:
    """Whether a number after this word is a part of its name: "Boeing 737", "Chapter 11", "No. 1", "page 12".

    In a headline ``titled`` like this one every word is a capital, so that only known labels count there.
    """
    folded = word.lower().rstrip(",")
    if folded in numbers.references:
        return word[-1] != ","
    if folded in numbers.labels:
        return word[-1] != "," and (word != folded or folded[-1] in ".#№")
    if titled or word == folded or not word[-1].isalnum():
        return False
    return (
        folded not in numbers.stops
        and folded not in numbers.opening
        and not folded.endswith(("ly", "ing"))
        and folded not in numbers.changes
    )
