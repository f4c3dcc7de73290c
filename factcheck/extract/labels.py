"""Digits that are no figures: codes, years, clock times, scores; parts of names, ages and marks by others."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.extract import after, before, digits, nouns
from factcheck.extract.labels_ages import is_age
from factcheck.extract.labels_marks import day_of_head, is_mark
from factcheck.extract.labels_names import hyphened, part_of_name
from factcheck.extract.labels_sport import is_mark_of_kind, is_sport
from factcheck.extract.page import IDEOGRAPHS, Page
from factcheck.extract.scene import Scene
from factcheck.model.later import later

# An address of mail is looked for where a word begins, and only so far: a text may be one long word.
URL = later(r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]{1,200}@[^\s@]{1,255}\.\w+")
# Three groups or more joined by hyphens, slashes or dots: telephone numbers, ISO dates, versions.
JOINED = later(
    r"[0-9]+(?:-[0-9]+){2,}(?:/[0-9]+)?|[0-9]+(?:–[0-9]+){2,}|[0-9]+(?:/[0-9]+){2,}|[0-9]+(?:[.:][0-9]+){2,}"
)
# A telephone number in groups, which begins with a nought or a plus: "020 7946 0018", "+44 20 7946 0018".
PHONE = later(r"[0-9]{1,5}(?:[ .-]\(?[0-9]{2,5}\)?){2,5}(?![0-9%]|[.,][0-9])")
JOINTS = frozenset("-–/:")
SUFFIX = later(
    r"""(?:(?<=1)(?<!11)st(?![ ][0-9]{1,2}[ ]?lb)|nd|rd|th|s)\b | 's\b   # 22nd, 1980s, but 5st and 11st are stones
    | \([a-z0-9]{1,2}\)                    # 401(k)
    | \.[A-Z]{1,3}\b                       # 0700.HK
    | \^(?![+−-]?[0-9]) | :[0-9]           # 17:30, 3:1
    | -(?i:for)-(?:[0-9]|(?i:one|two|three|four)\b)  # a 3-for-1 split
    | -way\b                               # a 2-way street
    | \+(?:\+|[0-9])                       # of generation 4++, the 50+1 rule
    | -(?:[A-Z]\b|[A-Z][0-9])              # 10-K
    | -(?!to|in)[a-z]{2}-[0-9]                 # 19-cv-1234, but 1-in-5
    | [ ]U\.?S\.?[ ]Code\b | [ ](?:U\.?S\.?C|C\.?F\.?R)\b   # 17 U.S.C. 106
    | [\u2e80-\uffff]{1,4}(?:当たり|あたり|=)   # 1株当たり, 1ドル=150円
    """,
    re.VERBOSE,
)
# The state before the number by which mail is sorted.
STATE = later(r", (?:[A-Z]{2}|[A-Z]\.[A-Z]\.|[A-Z][a-z]{1,4}\.) $")
POSTAL, LONGEST_STATE = 5, 9
CLOCK = later(r"[ ]?(?:noon\b|midnight\b|a\.m|p\.m|am\b|pm\b|gmt\b|edt\b|o'clock)")
# In lower case it is an estimate: "$0.45 est."
EASTERN = later(r"[ ]?EST\b")
ERA = later(r" ?(?:B\.?C\.?(?:E\.?)?|A\.?D\.?|C\.?E\.?|b\.c\.(?:e\.)?|c\.e\.|a\.d\.)(?!\w)")
# An hour by the part of the day behind it, and what stands before one.
OF_THE_DAY = later(
    r" (?:(?:in )?(?:the|that|this)(?: (?:next|following|same|previous))?|(?:on )?[a-z]+day) "
    r"(?:morning|afternoon|evening|night)\b"
)
HOURS = ("at ", "before ", "after ", "until ", "till ", "around ", "about ", "by ", "past ", "since ", "from ")
LAST_HOUR = 24
MINUTES = 2  # digits
HOUR = len("12.30")
SCORES = later(r"\b(?:won|lost|beat|drew|win|victory|defeat|lead|score|loss)(?: (?:by|of|it|them))? $")
# What is won or lost of so many: "won 17 out of 18 games".
OUT_OF = later(r" (?:out )?of (?:[0-9]|(?:its|their|the|his|her|two|three|four|five|six|seven|eight|nine|ten)\b)")
# The ends of a range of prices: "$15.75-16.25".
PRICED = later(r"[0-9]{1,5}\.[0-9]{1,3}")
LOWER_END, END_REACH = later(r"(?<![0-9.,])([0-9]{1,5}\.[0-9]{1,3})[-–]$"), 11
SCORED = later(r"(?<![0-9.,])([0-9]{1,4})(?:[-–]|-to-)$")
SCORE = later(r"(?:[-–]|-to-)([0-9]{1,3})(?![0-9%]|[.,][0-9])")
ADDRESS = later(r"(?: [A-Z][\w'.-]*| [0-9]{1,3}(?:st|nd|rd|th)){1,3}? ([A-Z][a-z]+\.?)(?![a-z])")
# What calls a short number, and how many digits that has.
PHONED = later(r"\b(?:call(?:s|ed|ing)?|(?:tele)?phon(?:e|es|ed|ing)|dial(?:s|l?ed|l?ing)?) (?:on )?$")
SHORT_NUMBER = 3
# What tells that a number for emergencies is meant, and the same where many such calls may be counted.
CALLED = later(
    r"\b(?:connect(?:s|ing|ed|ion)?|get(?:s|ting)?|got|put|calls?|texts?|messages?|dial(?:s|ing|ed)? out)"
    r"(?: through)? to $|\b(?:text(?:s|ing|ed)?|ring(?:s|ing)?|rang) $"
)
OF_CALL = later(
    r"[ -](?:(?:wireless|emergency|phone|police) )?"
    r"(?:call|caller|outage|service|operator|dispatcher?|function|line|system|number|tape|recording)\b"
)
OF_CALLS = later(r"[ -](?:(?:wireless|emergency|phone|police) )?(?:call|caller|outage|operator|dispatcher|tape)s\b")
# What begins what is quoted, and ends it.
OPENING = frozenset("\"“‘'")
QUOTE_ENDS = later(r"[,.]?[\"”’']")
# Who says what is quoted, which is no name then: '"25," she said'.
ANSWERED = later(
    r",[\"”’'] (?:(?:he|she|they|I|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}) )?"
    r"(?:said|says|replied|answered|recalled|guessed|added|told)\b"
)
LEAST_CODE = 6
CODE_BEHIND = later(r",? (?:and |or )?(?=[A-Z0-9]{6,}(?![\w.,]*[%$€£¥]))[A-Z]*[0-9]{3}")
CODE_BEFORE = later(r"(?<![\w.,])(?=[A-Z0-9]{6,}[, ])[A-Z]{0,4}[0-9]{5,}[A-Z]?,? (?:and |or )?$")
# The other end of a range.
OTHER_END = later(r"(?: to |[-–])[0-9][0-9.,]*(?= |%)")
# How far the end of what is quoted is looked for.
QUOTED = 80
CLOSING = later(r"'(?!\w)")
# A bid, behind whose slash the offer stands: "98-1/8/98-3/8", "412.50/413.00".
BID = later(r"[0-9](?:-[0-9]{1,2}/[0-9]{1,2}|\.[0-9]{1,4})/$")
# A figure with its unit, behind whose slash another measure stands.
MEASURED = later(r"(?<![\w.,])[0-9][0-9.,]{0,9} ?([A-Za-z]{1,4})/$")
LONGEST_MEASURED = len("1,000,000.0 GWth/")
LONGEST_BID = len("0-00/00/")
# What a program compares or maps with, and no writer: "x => 30".
OPERATORS = frozenset({"=>", "=<", "<>"})
# No side scores more.
SCORE_DIGITS = 3
# How far before a figure the words of scores are looked for.
NEAR = 28
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
    if (last in "+−-" and further == "^") or (last == "^" and further == "[") or plain[start - 2 : start] in OPERATORS:
        return True
    if last == "/" and BID.search(plain, max(scene.floor, start - LONGEST_BID), start):
        return False
    if last == "/" and (told := MEASURED.search(plain, max(scene.floor, start - LONGEST_MEASURED), start)):
        unit = scene.lexicon.table.symbols.get(told[1]) or scene.lexicon.table.words.get(told[1].lower())
        if unit and scene.lexicon.table.dimension(unit.symbol) == "physical" and plain[end : end + 2].strip().isalpha():
            return False  # "300MW/1,200MWh"
    return (last in "/%^:" and further.isalnum()) or (last in "+−" and further.isalnum())


def _clock(scene: Scene, start: int, end: int) -> bool:
    """Whether the digits are an hour, whose minutes are two digits: "2 pm", "2.30 pm", but "2.1 pm" are picometres."""
    eastern = EASTERN.match(scene.page.plain, end, scene.limit) and scene.page.plain[start - 1] not in "$€£¥"
    told = bool(eastern) or CLOCK.match(scene.page.folded, end, scene.limit) is not None
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
        or _quoted(scene, start, end)
        or _listed_code(scene, start, end, written)
        or hyphened(scene, start)
        or _score(scene, start, end, written)
        or is_sport(scene, start, end, written)
        or is_mark_of_kind(scene, start, end, written)
        or is_age(scene, start, end, written)
        or is_mark(scene, start, end, written)
        or day_of_head(scene, start, end, written)
        or _year(scene, start, end, written)
        or part_of_name(scene, start, end, written)
        or at_address(scene, end)
        or _posted(scene, start, end, written)
        or phoned(scene, start, end, written)
    )


def _quoted(scene: Scene, start: int, end: int) -> bool:
    """Whether nothing but the digits is in quotation marks, as a name is: "an album called '25'"."""
    plain = scene.page.plain
    if start == scene.floor or plain[start - 1] not in OPENING or ANSWERED.match(plain, end, scene.limit):
        return False
    return QUOTE_ENDS.match(plain, end, scene.limit) is not None


def _listed_code(scene: Scene, start: int, end: int, written: str) -> bool:
    """Whether long runs of digits are listed, as the numbers of models are: "1808008, 1808009 and 1821332"."""
    if len(written) < LEAST_CODE or not written.isdigit() or written.endswith("00"):
        return False  # "350000 and 420000 residents"
    plain = scene.page.plain
    return (
        CODE_BEHIND.match(plain, end, scene.limit) is not None
        or CODE_BEFORE.search(plain, max(scene.floor, start - NEAR), start) is not None
    )


def _posted(scene: Scene, start: int, end: int, written: str) -> bool:
    """Whether these are the five digits by which mail is sorted: "New York, N.Y. 10118"."""
    following = scene.page.plain[end : end + 1]
    if not (written.isdigit() and len(written) == POSTAL) or following not in ("", *"\n.,;)-"):
        return False
    return STATE.search(scene.page.plain, max(scene.floor, start - LONGEST_STATE), start) is not None


def phoned(scene: Scene, start: int, end: int, written: str) -> bool:
    """Whether these digits are called: "dial 999", "phoned 911 at noon", but "called 300 customers"."""
    if _is_called(scene, start, end, written):
        return True
    if len(written) != SHORT_NUMBER or PHONED.search(scene.page.folded, max(scene.floor, start - NEAR), start) is None:
        return False
    return nouns.counted(scene.page, end, scene.limit, scene.lexicon.numbers, one=False) is None


def _is_called(scene: Scene, start: int, end: int, written: str) -> bool:
    """Whether a number for emergencies is meant: "connect to 911", "a 110 call", but "took 110 calls"."""
    folded, numbers = scene.page.folded, scene.lexicon.numbers
    if written not in numbers.emergencies | numbers.helplines:
        return False
    if OF_CALL.match(folded, end, scene.limit):
        return True
    if written in numbers.emergencies and OF_CALLS.match(folded, end, scene.limit):
        return True
    if CALLED.search(folded, max(scene.floor, start - NEAR), start) is None:
        return False
    return nouns.counted(scene.page, end, scene.limit, numbers, one=False) is None


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
        if "." in written or _to_a_unit(scene, end) or OUT_OF.match(scene.page.folded, end, scene.limit):
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
    lower = LOWER_END.search(plain, max(scene.floor, start - END_REACH), start) if "." in written else None
    if lower and PRICED.fullmatch(written) and Decimal(lower[1]) < Decimal(written):
        return False
    first = SCORED.search(plain, max(scene.floor, start - 8), start)
    if (first is None and not tied) or "," in written:
        return False  # "£10-12,000"
    return first is None or not written.isdigit() or int(first[1]) >= int(written)


def _to_a_unit(scene: Scene, end: int) -> bool:
    """Whether a range begins with these digits that ends in a unit: "lost 2 to 3 cents"."""
    other = OTHER_END.match(scene.page.plain, end, scene.limit)
    return other is not None and after.unit(scene.page, other.end(), scene.limit, scene.lexicon) is not None


def _year(scene: Scene, start: int, end: int, written: str) -> bool:
    if scene.page.plain[end : end + 1] >= IDEOGRAPHS and scene.page.plain[end] != "年":
        return False  # "裁员2000人"
    if end < scene.limit and ERA.match(scene.page.plain, end, scene.limit):
        return True
    if not is_year(written) or start in scene.page.amounts or _amount(scene, start):
        return False
    noun = nouns.counted(scene.page, end, scene.limit, scene.lexicon.numbers, one=False)
    if noun is None or (int(written) % ROUND and int(written) >= FIRST_SURE_YEAR):
        return True  # "some 1974 crops", but "some 2000 people"
    return scene.page.folded[noun.start : noun.end].split()[-1] in scene.lexicon.numbers.accounts


def _amount(scene: Scene, start: int) -> bool:
    """Whether words before make a number of what may be a year: "more than 2000", but not "5% above 1975"."""
    said = scene.page.folded[scene.hedge(start).start : start]
    return "than" in said or said.startswith(("at least", "up to", "as many", "as much"))
