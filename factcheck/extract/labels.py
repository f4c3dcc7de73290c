"""Digits that are no figures: parts of names, codes, years, clock times, ages, scores, list marks."""

from __future__ import annotations

import re

from factcheck.extract import after, before, digits, nouns
from factcheck.extract.draft import DURATIONS
from factcheck.extract.page import IDEOGRAPHS, Page
from factcheck.extract.scene import Scene
from factcheck.model.numbers import NumberWords

URL = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
# Three groups or more joined by hyphens, slashes or dots: telephone numbers, ISO dates, versions.
JOINED = re.compile(
    r"[0-9]+(?:-[0-9]+){2,}(?:/[0-9]+)?|[0-9]+(?:–[0-9]+){2,}|[0-9]+(?:/[0-9]+){2,}|[0-9]+(?:[.:][0-9]+){2,}"
)
# A telephone number in groups, which begins with a nought or a plus: "020 7946 0018", "+44 20 7946 0018".
PHONE = re.compile(r"[0-9]{1,5}(?:[ .-]\(?[0-9]{2,5}\)?){2,5}(?![0-9%]|[.,][0-9])")
JOINTS = frozenset("-–/:")
SUFFIX = re.compile(
    r"""(?:(?<=1)(?<!11)st(?![ ][0-9]{1,2}[ ]?lb)|nd|rd|th|s)\b | 's\b   # 22nd, 1980s, but 5st and 11st are stones
    | \([a-z0-9]{1,2}\)                    # 401(k)
    | \.[A-Z]{1,3}\b                       # 0700.HK
    | \^(?![+−-]?[0-9]) | :[0-9]           # 17:30, 3:1
    | -for-(?:[0-9]|one)                   # a 3-for-1 split
    | -(?:[A-Z]\b|[A-Z][0-9])              # 10-K
    | -(?!to|in)[a-z]{2}-[0-9]                 # 19-cv-1234, but 1-in-5
    | [ ]U\.?S\.?[ ]Code\b | [ ](?:U\.?S\.?C|C\.?F\.?R)\b   # 17 U.S.C. 106
    | [\u2e80-\uffff]{1,4}(?:当たり|あたり|=)   # 1株当たり, 1ドル=150円
    """,
    re.VERBOSE,
)
CLOCK = re.compile(r"[ ]?(?:noon\b|midnight\b|a\.m|p\.m|am\b|pm\b|gmt\b|est\b|edt\b|o'clock)")
ERA = re.compile(r" ?(?:B\.?C\.?(?:E\.?)?|A\.?D\.?|C\.?E\.?|b\.c\.(?:e\.)?|c\.e\.|a\.d\.)(?!\w)")
# An hour by the part of the day behind it, and what stands before one.
OF_THE_DAY = re.compile(
    r" (?:(?:in )?(?:the|that|this)(?: (?:next|following|same|previous))?|(?:on )?[a-z]+day) "
    r"(?:morning|afternoon|evening|night)\b"
)
HOURS = ("at ", "before ", "after ", "until ", "till ", "around ", "about ", "by ", "past ", "since ", "from ")
LAST_HOUR = 24
AGES = re.compile(r"\bage[ds]?(?: of| was| between| group)? (?:[0-9]{1,3} ?(?:to|and|or|-|–) ?)?$")
# The age of one person, and what follows the ages of a group: "died at the age of 87", "those of age 65 or over".
AGE_OF_ONE = re.compile(
    r"""
    (?: (?<!over\ )(?<!under\ )(?<!above\ )(?<!below\ ) \b (?:the|of|at)\ age (?:\ of)? :?
      | (?: , | \b(?:dies|died|dead) )\ aged
      | ,\ age )\ $
    """,
    re.VERBOSE,
)
# "Ines Valdor, 69, died": the age that an obituary is about.
AT_DEATH = re.compile(r", (?:has |had |was found |is )?(?:died|dies|dead|passed away)\b")
# "He was 34 and lived in Brno", but "he was 34 points behind".
IS_OF_AGE = re.compile(r"\b(?:s?he|who) (?:is|was|turned|turns)(?: just| only)? $")
AGE_TOLD = re.compile(r"(?:[,.;)]|$| (?:and|when|at the time|but|then)\b)")
# The ages of two people: "Anna Berg and Karl Lind, 40 and 49, met".
SECOND_AGE = re.compile(r" and [0-9]{1,3}[,.;)]")
FIRST_AGE = re.compile(r"[A-Z][\w'-]*, [0-9]{1,3} and $")
OF_A_GROUP = re.compile(r"[ ]?(?:to|and|or|-|–|\+)")
OLDEST = 122
MINUTES = 2  # digits
HOUR = len("12.30")
AGED = re.compile(r", (?!and|or\b|[0-9$€£¥])")
SCORES = re.compile(r"\b(?:won|lost|beat|drew|win|victory|defeat|lead|score|loss)(?: (?:by|of|it|them))? $")
SCORED = re.compile(r"(?<![0-9.,])([0-9]{1,4})(?:[-–]|-to-)$")
SCORE = re.compile(r"(?:[-–]|-to-)([0-9]{1,3})(?![0-9%]|[.,][0-9])")
ADDRESS = re.compile(r"(?: [A-Z][\w'.-]*| [0-9]{1,3}(?:st|nd|rd|th)){1,3}? ([A-Z][a-z]+\.?)(?![a-z])")
PHONED = re.compile(r"\b(?:call(?:s|ed|ing)?|(?:tele)?phon(?:e|es|ed|ing)|dial(?:s|l?ed|l?ing)?) (?:on )?$")
SHORT_NUMBER = 3
OTHER_END = re.compile(r"(?: to |[-–])[0-9][0-9.,]*(?= |%)")
RANGED = re.compile(r"[-–][0-9][0-9.,]*(?= )")
# The number of a note in brackets, or of several, and what a note begins with.
NOTES = re.compile(r"[0-9]{1,2}(?:, ?[0-9]{1,2}){0,4}")
NOTED = re.compile(r" ([A-Z][a-z]{2,}) [a-z]")
# The size of a model, which is a part of its name: "a 7B open-weight model".
SIZED = re.compile(r" ([a-z-]+)(?: ([a-z]+))?")
# What stands behind the mark of a list, and before one.
MARKED = re.compile(r"[.)] [A-Za-z]")
MARKS_BEGIN = (": ", "; ", ", ", ". ", "? ", "! ", " and ", " or ", "; and ")
MOST_MARK = 3  # digits and a point
# The year of a date whose month stands in another row.
SECOND_LINE = re.compile(r", ?(?:19|20)[0-9]{2}(?![0-9.,])")
# Before a length of time whose number names one of a row: "in week 12", but "this year 908 came".
WHEN = (" on ", " in ", " of ", " at ", " by ", " for ", " to ", " until ", " through ", " after ", " since ", "(")
# What stands before the name of a place.
PLACES = ("in ", "across ", "throughout ")
# How many numbers back a name in a list is looked for.
MOST_LISTED = 6
# What a program compares or maps with, and no writer: "x => 30".
# How far the end of what is quoted is looked for.
QUOTED = 80
CLOSING = re.compile(r"'(?!\w)")
# A bid, behind whose slash the offer stands: "98-1/8/98-3/8", "412.50/413.00".
BID = re.compile(r"[0-9](?:-[0-9]{1,2}/[0-9]{1,2}|\.[0-9]{1,4})/$")
LONGEST_BID = len("0-00/00/")
OPERATORS = frozenset({"=>", "=<", "<>"})
# What goes on with a list, and the number in a name that the list goes on from.
ALSO = frozenset({"and", "or", "&", "to", "through"})
NAMED_FIRST = re.compile(r"(?<![0-9.,])([0-9]{1,5})(?: [A-Z][A-Za-z]*){0,2}(?:,? (?:and|or|&|to|through) |, )$")
# No side scores more.
SCORE_DIGITS = 3
# Text without spaces is looked at no further than this.
LONGEST_WORD = 40
# How far before a figure the words of ages and scores are looked for.
NEAR = 28
# The longest run of digits that is a part of a name.
LABEL_DIGITS = 5
# A count of four digits without a comma, which is no year, is told in these.
ROUND = 50
FIRST_SURE_YEAR = 1900


def joined_end(page: Page, start: int, end: int) -> int | None:
    """Where a run of groups that is no figure ends: "+1-222-2222", "2026-07-01", "192.168.1.2", "17:22:05"."""
    if page.plain[start] == "0" or page.plain[max(start - 1, 0)] == "+":
        phone = PHONE.match(page.plain, start)
        if phone and phone.end() > end:
            return phone.end()
    if page.plain[end : end + 1] not in JOINTS and "." not in page.plain[start:end]:
        return None
    found = JOINED.match(page.plain, start)
    return found.end() if found and found.end() >= end and digits.figure(found[0]) is None else None


def marked(scene: Scene, start: int, end: int) -> bool:
    """Whether what touches the digits, or follows at once, makes them no figure: "22nd", "0700.HK", "2 pm", "#5"."""
    plain = scene.page.plain
    if end < scene.limit and (SUFFIX.match(plain, end, scene.limit) or _clock(scene, start, end)):
        return True
    if start - 1 <= scene.floor:
        return start > scene.floor and plain[start - 1] in "#@=\\_"
    last, further = plain[start - 1], plain[start - 2]
    if last == "'" and further == " " and end - start == 2 and plain[end : end + 1] in tuple(",.;:)!? "):
        return CLOSING.search(plain, end, end + QUOTED) is None  # "the summer of '69"
    if last in "#@=\\_" and plain[start - 2 : start] not in (">=", "<="):
        if last == "=" and further >= IDEOGRAPHS:
            return False  # "1ドル=150円"
        return before.prefix(scene.page, start, scene.floor, scene.lexicon).currency is None
    if (last in "+−-" and further == "^") or plain[start - 2 : start] in OPERATORS:
        return True
    if last == "/" and BID.search(plain, max(scene.floor, start - LONGEST_BID), start):
        return False
    return (last in "/%^:" and further.isalnum()) or (last in "+−" and further.isalnum())


def _clock(scene: Scene, start: int, end: int) -> bool:
    """Whether the digits are an hour, whose minutes are two digits: "2 pm", "2.30 pm", but "2.1 pm" are picometres."""
    told = CLOCK.match(scene.page.folded, end, scene.limit) is not None
    if not told and end - start > HOUR:
        return False
    hour, mark, minutes = scene.page.plain[start:end].partition(".")
    if mark and len(minutes) != MINUTES:
        return False
    return told or (hour.isdigit() and len(hour) <= MINUTES and of_the_day(scene, int(hour), start, end))


def of_the_day(scene: Scene, hour: int, start: int, end: int) -> bool:
    """Whether a bare number is an hour of some day: "just before 5 the next morning"."""
    told = 0 < hour <= LAST_HOUR and OF_THE_DAY.match(scene.page.folded, end, scene.limit) is not None
    return told and scene.follows(*HOURS, at=start)


def no_figure(scene: Scene, start: int, end: int, written: str) -> bool:
    """Whether bare digits are a code, a year, an age, a score, a list mark, an address or a part of a name."""
    return (
        is_code(written)
        or hyphened(scene, start)
        or _score(scene, start, end, written)
        or _age(scene, start, end, written)
        or _mark(scene, start, end, written)
        or _day_of_head(scene, start, end, written)
        or _year(scene, start, end, written)
        or _part_of_name(scene, start, end, written)
        or at_address(scene, end)
        or phoned(scene, start, end, written)
    )


def phoned(scene: Scene, start: int, end: int, written: str) -> bool:
    """Whether these digits are called: "dial 999", "phoned 911 at noon", but "called 300 customers"."""
    if len(written) != SHORT_NUMBER or PHONED.search(scene.page.folded, max(scene.floor, start - NEAR), start) is None:
        return False
    return nouns.counted(scene.page, end, scene.limit, scene.lexicon.numbers, one=False) is None


def at_address(scene: Scene, end: int) -> bool:
    """Whether a house has this number: "10 Downing Street", "221B Baker Street"."""
    found = ADDRESS.match(scene.page.plain, end, scene.limit)
    if found is None or found[1].lower().rstrip(".") not in scene.lexicon.numbers.streets:
        return False
    return nouns.counted(scene.page, found.end(), scene.limit, scene.lexicon.numbers, one=False) is None


def is_code(written: str) -> bool:
    """Whether leading zeros show a code.

    >>> is_code("000660"), is_code("0.5"), is_code("0")
    (True, False, False)
    """
    return len(written) > 1 and written[0] == "0" and written.isdigit()


def is_year(written: str) -> bool:
    """Whether bare digits read as a year.

    >>> [is_year(written) for written in ("2026", "1987", "3000", "1,987", "987")]
    [True, True, False, False, False]
    """
    return len(written) == 4 and written.isdigit() and "1500" < written < "2101"


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


def glued(scene: Scene, end: int) -> bool:
    """Whether letters touch the digits without being a scale or a unit: "5G", "3D", "144A"."""
    if end >= scene.limit:
        return False
    following = scene.page.plain[end]
    return following == "_" or (following.isalpha() and following < IDEOGRAPHS)


def end_of_range(scene: Scene, start: int, end: int) -> bool:
    """Whether bare digits touch a hyphen with digits behind it, so that they are a figure only in a range."""
    plain = scene.page.plain
    if start - 1 > scene.floor and plain[start - 1] in "-–" and plain[start - 2].isdigit():
        return True
    return plain[end : end + 1] in ("-", "–") and plain[end + 1 : end + 2].isdigit()


def _score(scene: Scene, start: int, end: int, written: str) -> bool:
    """ "2-1" falls, "2012-13" begins with a year; "2-4" may be a range unless somebody won."""
    plain = scene.page.plain
    if end - start > len(written) and plain[start:end].lstrip("+-−–") != written:
        return False  # "the shares lost 3 3/4"
    if len(written) <= SCORE_DIGITS and SCORES.search(scene.page.folded, max(scene.floor, start - NEAR), start):
        if "." in written or _to_a_unit(scene, end):
            return False
        return nouns.counted(scene.page, end, scene.limit, scene.lexicon.numbers, one=False) is None
    if plain[start] in before.MINUS:
        return False  # "-78-0 degrees": no side scores less than nothing
    other = SCORE.match(plain, end, scene.limit)
    if other and written.isdigit() and (int(other[1]) <= int(written) or is_year(written)):
        return True
    tied = start - 1 > scene.floor and plain[start - 1] in "-–" and plain[start - 2].isdigit()
    if not tied and not scene.follows("-to-", at=start):
        return False
    first = SCORED.search(plain, max(scene.floor, start - 8), start)
    if (first is None and not tied) or "," in written:
        return False  # "£10-12,000"
    return first is None or not written.isdigit() or int(first[1]) >= int(written)


def _to_a_unit(scene: Scene, end: int) -> bool:
    """Whether a range begins with these digits that ends in a unit: "lost 2 to 3 cents"."""
    other = OTHER_END.match(scene.page.plain, end, scene.limit)
    return other is not None and after.unit(scene.page, other.end(), scene.limit, scene.lexicon) is not None


def _age(scene: Scene, start: int, end: int, written: str) -> bool:
    """ "Maddon, 66, has", "men aged 18 to 34"."""
    plain = scene.page.plain
    if AGES.search(scene.page.folded, max(scene.floor, start - NEAR), start) or _age_of_two(scene, start, end):
        return True
    if not (written.isdigit() and len(written) < 4 and scene.follows(", ", at=start)) or end >= scene.limit:
        return False
    if AGED.match(plain, end, scene.limit) is None:
        return False
    return scene.word_before(start).rstrip(",").isalpha()


def _age_of_two(scene: Scene, start: int, end: int) -> bool:
    """Whether these are the ages of two people just named: "Anna Berg and Karl Lind, 40 and 49, met"."""
    if scene.follows(", ", at=start):
        return (
            SECOND_AGE.match(scene.page.plain, end, scene.limit) is not None and scene.word_before(start)[0].isupper()
        )
    return FIRST_AGE.search(scene.page.plain, max(scene.floor, start - NEAR), start) is not None and (
        scene.page.plain[end : end + 1] in tuple(",.;)")
    )


def age_of_one(scene: Scene, start: int, end: int, written: str) -> bool:
    """Whether this is how old somebody is: "died at the age of 87", "a man of age 54"."""
    if not (written.isdigit() and len(written) < 4 and int(written) <= OLDEST):
        return False
    if scene.follows(", ", at=start) and AT_DEATH.match(scene.page.folded, end, scene.limit):
        return True
    if AGE_TOLD.match(scene.page.folded, end, scene.limit) and IS_OF_AGE.search(
        scene.page.folded, max(scene.floor, start - NEAR), start
    ):
        return True
    said = AGE_OF_ONE.search(scene.page.folded, max(scene.floor, start - NEAR), start)
    return said is not None and OF_A_GROUP.match(scene.page.folded, end, scene.limit) is None


def _mark(scene: Scene, start: int, end: int, written: str) -> bool:
    """A list number "1." or "2)", a footnote "[3]" or "(4)"; in a table brackets mean a loss."""
    following = scene.page.plain[end : end + 1]
    if (
        following in (".", ")")
        and written.isdigit()
        and len(written) < MOST_MARK
        and _listed(scene, start, end, written)
    ):
        return True
    if start == scene.floor:
        listed = following in (".", ")") and len(written) < 4 and scene.limit - end > 2
        return listed or _notes(scene, end, written)
    opening = scene.page.plain[start - 1]
    if opening == "[" and following == "]":
        return True
    if opening != "(" or following != ")":
        return False
    if scene.row:
        return NOTES.fullmatch(written) is not None and _behind(scene, start - 1)
    return written.isdigit() and len(written) < 4


def _listed(scene: Scene, start: int, end: int, written: str) -> bool:
    """Whether this is one of the marks of a list within a paragraph: "our goals: 1. grow, 2. save, and 3. hire"."""
    plain, mark = scene.page.plain, scene.page.plain[end]
    if MARKED.match(plain, end, scene.limit) is None or not scene.follows(*MARKS_BEGIN, at=start):
        return start == scene.floor and MARKED.match(plain, end, scene.limit) is not None and mark == ")"
    number = int(written)
    others = (f" {number - 1}{mark} ", f" {number + 1}{mark} ")
    first = number == 2 and plain.startswith(f"1{mark} ", scene.floor)
    return first or any(plain.find(other, scene.floor, scene.limit) >= 0 for other in others)


def _day_of_head(scene: Scene, start: int, end: int, written: str) -> bool:
    """Whether a cell begins with a day whose month stands in the head above: "30, 2025"."""
    if not scene.row or len(written) > MINUTES or SECOND_LINE.match(scene.page.plain, end, scene.limit) is None:
        return False
    return start == scene.floor or scene.page.plain[start - 1] in "| "


def _behind(scene: Scene, bracket: int) -> bool:
    """Whether a bracket stands behind words or a figure of its own cell, where no loss does: "Total debt (2)"."""
    cell = scene.page.plain[max(scene.floor, bracket - 3) : bracket].rstrip(" ")
    return cell[-1:].isalnum() or cell[-1:] in (")", "%")


def _notes(scene: Scene, end: int, written: str) -> bool:
    """Whether a paragraph begins with the number of a note: "2 Refer to the reconciliation below"."""
    found = NOTED.match(scene.page.plain, end, scene.limit)
    if found is None or not written.isdigit() or len(written) > 2 or scene.row or scene.titled:
        return False
    if nouns.counted(scene.page, end, scene.limit, scene.lexicon.numbers, one=False) and scene.page.tongue:
        return False  # "35 Analysten erwarten", where every noun has a capital
    return not nouns.is_plural(found[1].lower(), scene.lexicon.numbers)


def _year(scene: Scene, start: int, end: int, written: str) -> bool:
    if scene.page.plain[end : end + 1] >= IDEOGRAPHS and scene.page.plain[end] != "年":
        return False  # "裁员2000人"
    if end < scene.limit and ERA.match(scene.page.plain, end, scene.limit):
        return True
    if not is_year(written) or _amount(scene, start):
        return False
    noun = nouns.counted(scene.page, end, scene.limit, scene.lexicon.numbers, one=False)
    if noun is None or (int(written) % ROUND and int(written) >= FIRST_SURE_YEAR):
        return True  # "some 1974 crops", but "some 2000 people"
    return scene.page.folded[noun.start : noun.end].split()[-1] in scene.lexicon.numbers.accounts


def _amount(scene: Scene, start: int) -> bool:
    """Whether words before make a number of what may be a year: "more than 2000", but not "5% above 1975"."""
    said = scene.page.folded[scene.hedge(start).start : start]
    return "than" in said or said.startswith(("at least", "up to", "as many", "as much"))


def _part_of_name(scene: Scene, start: int, end: int, written: str, listed: int = 0) -> bool:
    if len(written) > LABEL_DIGITS or not written.replace(".", "").isdigit():
        return False
    word, sign = scene.word_before(start), scene.page.plain[start]
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
    if first is None or scene.word_before(first.start(1)).endswith("'s"):
        return False
    model = scene.page.plain[first.start(1) - 1].isupper() and _lettered_before(
        scene, first.start(1)
    )  # "the A300 and 747"
    if model:
        return nouns.counted(scene.page, end, scene.limit, scene.lexicon.numbers, one=False) is None
    if not _part_of_name(scene, first.start(1), first.end(1), first[1], listed + 1):
        return False
    alike = len(first[1]) == len(written) or len(first[1]) > 2 < len(written)
    return alike or nouns.counted(scene.page, end, scene.limit, scene.lexicon.numbers, one=False) is None


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
    return folded not in numbers.stops and not folded.endswith(("ly", "ing")) and folded not in numbers.changes
