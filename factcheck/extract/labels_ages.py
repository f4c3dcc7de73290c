"""Ages of people, which are figures of nothing else: "Maddon, 66, has", "men aged 18 to 34", "died at 87"."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.extract import nouns
from factcheck.extract.scene import Scene
from factcheck.model.later import later

# How far before a figure the words of ages are looked for.
NEAR = 28
AGES = later(r"\bage[ds]?(?: of| was| between| group)? (?:[0-9]{1,3} ?(?:to|and|or|-|–) ?)?$")
# The age of one person, and what follows the ages of a group: "died at the age of 87", "those of age 65 or over".
AGE_OF_ONE = later(
    r"""
    (?: (?<!over\ )(?<!under\ )(?<!above\ )(?<!below\ ) \b (?:the|of|at)\ age (?:\ of)? :?
      | (?: , | \b(?:dies|died|dead) )\ aged
      | ,\ (?:age|now|then) )\ $
    """,
    re.VERBOSE,
)
# "Ines Valdor, 69, died": the age that an obituary is about.
AT_DEATH = later(r", (?:has |had |was found |is )?(?:died|dies|dead|passed away)\b")
# "Actor Ines Valdor dies at 97", but "he died at 10 this morning".
WHEN_OR_WHERE = r"(?:on|last|this|in (?:hospital|his|her)|yesterday|peacefully|suddenly)\b[^.,;()]{0,30}"
DIES_AT = later(rf"\b(?:die[sd]|dead|passed away)(?: {WHEN_OR_WHERE})? at $")
AFTER_DEATH = later(
    r"[,.;)](?![0-9])|$|\n| (?:and|after|following|from|of|in|on|but|while|last|at (?:his|her|a|the))\b"
)
EARLIEST = 13  # years at which somebody dies that are no hour of the day
# "Who turned 65 in August"; who "turns 65 in August" is younger yet, and who "would have turned 65" never was.
TURNS = later(r"(?<!have )\bturned(?: just| only)? $")
TURNED = later(
    r" (?:in (?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"|on|last|this|today|yesterday|earlier)\b"
)
# "He was 34 and lived in Brno", but "he was 34 points behind".
IS_OF_AGE = later(r"\b(?:(?:s?he|who) (?:is|was|turned|turns)(?: just| only| now)?|(?P<person>[a-z]+) is now) $")
AGE_TOLD = later(r"(?:[,.;)]|$| (?:and|when|at the time|but|then)\b)")
# The ages of two people: "Anna Berg and Karl Lind, 40 and 49, met".
SECOND_AGE = later(r" and [0-9]{1,3}[,.;)]")
FIRST_AGE = later(r"[A-Z][\w'-]*, [0-9]{1,3} and $")
# "Leonard Hirsch, 43, of Tarn was", but not "the FTSE Mid 250, 12, …" nor "in New York, 20, …".
FULL_NAME = later(
    r"(?:^|[^A-Za-z])(?<!\b[Ii]n )(?<!\b[Aa]t )(?<!\b[Oo]f )(?<!\b[Ff]rom )"
    r"[A-Z][a-z'’-]+ (?:[A-Z]\. )?[A-Z][\w'’-]*[a-z], $"
)
# "Hirsch, 43, said", where the text names a Leonard Hirsch.
LAST_NAME = later(r"(?:^|[.!?\n”\"’'] ?|, )([A-Z][\w'’-]*[a-z]), $")
NAMED = later(
    r"\b(?!(?:In|On|At|The|By|From|Since|Last|This|Next|Of|For|After|Before|Until|During|Late|Early|Mid)\b)"
    r"[A-Z][a-z'’-]+ (?:[A-Z]\. )?([A-Z][\w'’-]*[a-z])\b"
)
TOLD_OF = later(
    r", (?:of|from|who|whose|was|is|has|had|and his|and her|an?|the|told|said|won|got|led|took|went|grew"
    r"|began|became|came|ran|spent|left|sat|stood|felt|knew|kept|lost|made|met|paid|saw|sent|spoke|wrote|thought|held|fell|ate|drove"
    r"|[a-z]{2,}(?:ed|[^s]s))\b"
)
# "A security guard, 58, who", "a man of 63 has".
# Of several, each with an age: "John Halloran, 53, Ines Valdor, 61, and Karl Lind, 40, were hurt".
PERSON = r"(?!In |On |At |The |From |New |South |North |San |Los )[A-Z][a-z'’-]+ (?:[A-Z]\. )?[A-Z][\w'’-]*[a-z]"
AND_ANOTHER = later(rf"[,;] (?:and )?{PERSON}, [0-9]{{1,2}}(?:[,;]|\.(?![0-9])| and\b)")
WITH_ANOTHER = later(rf"{PERSON}, [0-9]{{1,2}}[,;]? (?:and )?{PERSON}, $")
ALONE = later(rf"{PERSON}, $")
# "Two children, Pavel, 19, and Nadia, 17": of two called by their first names.
AND_ONE = later(r", and (?!In |On |At |The |From )[A-Z][a-z'’-]+, [0-9]{1,2}(?:[,;]|\.(?![0-9]))")
ONE_ALONE = later(r"(?:^|[,;:(–—-] ?|\band )[A-Z][a-z'’-]+, $")
WITH_ONE = later(r"(?:^|[,;:(–—-] ?|\band )[A-Z][a-z'’-]+, [0-9]{1,2}, and [A-Z][a-z'’-]+, $")
LONGEST = 600  # characters of a sentence before an age, in which it may speak of people
SEVERAL = 72  # characters in which two of them stand
ONE_PERSON = later(r"\b(?:an?|the|one|another|his|her|their|its) (?:[a-z-]+ ){0,3}(?P<who>[a-z]+)(?:,| (?P<link>of)) $")
GOES_ON = later(r"[.,;)]|$| (?:who|has|had|was|is|died|and|in|at|on|from|with|to)\b")
BEHIND_AGE = later(r"[,.;)](?! ?[0-9$€£¥])")
FAR = 44
PARENTS = frozenset({"father", "mother", "parent", "dad", "mum", "mom", "grandfather", "grandmother", "grandparent"})
YOUNGEST = 5
OF_A_GROUP = later(r"[ ]?(?:to|and|or|-|–|\+)")
OLDEST = 122
LIMITS = frozenset({"under", "over", "above", "below"})
AGED = later(r", (?!and|or\b|[0-9$€£¥])")


def is_age(scene: Scene, start: int, end: int, written: str) -> bool:
    """ "Maddon, 66, has", "men aged 18 to 34"."""
    plain = scene.page.plain
    if _tells_who(scene, start, end, written):
        return True
    if AGES.search(scene.page.folded, max(scene.floor, start - NEAR), start) or _age_of_two(scene, start, end):
        return True
    if not (written.isdigit() and len(written) < 4 and scene.follows(", ", at=start)) or end >= scene.limit:
        return False
    if AGED.match(plain, end, scene.limit) is None:
        return False
    return scene.word_before(start).rstrip(",").isalpha()


def _tells_who(scene: Scene, start: int, end: int, written: str) -> bool:
    """Whether people are told by how old they are: "children under 12", but "people over 12 counties"."""
    limit = scene.word_before(start)
    if limit.lower() not in LIMITS or not (written.isdigit() and len(written) < 4 and int(written) <= OLDEST):
        return False
    who = scene.word_before(start - len(limit) - 1).lower()
    numbers = scene.lexicon.numbers
    return who in numbers.aged and nouns.counted(scene.page, end, scene.limit, numbers, one=False) is None


def _age_of_two(scene: Scene, start: int, end: int) -> bool:
    """Whether these are the ages of two people just named: "Anna Berg and Karl Lind, 40 and 49, met"."""
    if scene.follows(", ", at=start):
        return (
            SECOND_AGE.match(scene.page.plain, end, scene.limit) is not None and scene.word_before(start)[0].isupper()
        )
    return FIRST_AGE.search(scene.page.plain, max(scene.floor, start - NEAR), start) is not None and (
        scene.page.plain[end : end + 1] in tuple(",.;)")
    )


def _among_others(scene: Scene, start: int, end: int) -> bool:
    """Whether somebody else stands beside with an age: "John Halloran, 53, and Ines Valdor, 61, were hurt"."""
    plain, floor = scene.page.plain, max(scene.floor, start - SEVERAL)
    if _are_people(scene, floor):
        if ONE_ALONE.search(plain, floor, start) and AND_ONE.match(plain, end, scene.limit):
            return True
        if WITH_ONE.search(plain, floor, start) and plain[end : end + 1] in tuple(",.;"):
            return True
    if WITH_ANOTHER.search(plain, floor, start) is not None:
        return plain[end : end + 1] in tuple(",.;")
    return ALONE.search(plain, floor, start) is not None and AND_ANOTHER.match(plain, end, scene.limit) is not None


def _of_a_name(scene: Scene, start: int, end: int, written: str) -> bool:
    """Whether a full name stands before and the sentence goes on with it: "Leonard Hirsch, 43, was jailed"."""
    if int(written) < YOUNGEST or TOLD_OF.match(scene.page.plain, end, scene.limit) is None:
        return False
    # From before the block on, as nothing begins where a search does.
    first = max(0, scene.floor - 1, start - NEAR)
    if FULL_NAME.search(scene.page.plain, first, start) is not None:
        return True
    last = LAST_NAME.search(scene.page.plain, first, start)
    return last is not None and last[1] in _last_names(scene.page.plain)


@lru_cache(maxsize=4)
def _last_names(plain: str) -> frozenset[str]:
    """The last of two names or more that stand together in a text."""
    return frozenset(found[1] for found in NAMED.finditer(plain))


def _are_people(scene: Scene, start: int) -> bool:
    """Whether a sentence speaks of people before it names them: "two children, Pavel, 19, and Nadia, 17"."""
    numbers = scene.lexicon.numbers
    said = scene.page.folded[max(scene.floor, start - LONGEST) : start + SEVERAL]
    return not (numbers.aged | numbers.person).isdisjoint(re.findall(r"[a-z]+", said))


def _of_a_person(scene: Scene, start: int, end: int) -> bool:
    """ "A man of 63 has died", "the night watchman, 58, was not hurt"."""
    said = ONE_PERSON.search(scene.page.folded, max(scene.floor, start - FAR), start)
    if said is None or said["who"] not in scene.lexicon.numbers.person or (said["link"] and said["who"] in PARENTS):
        return False
    goes_on = GOES_ON if said["link"] == "of" else BEHIND_AGE
    return goes_on.match(scene.page.folded, end, scene.limit) is not None


def _at_a_birthday(scene: Scene, start: int, end: int, years: int) -> bool:
    """Whether it is told how old somebody has become, or became: "turned 65 in August", "dies at 97"."""
    folded, floor = scene.page.folded, max(scene.floor, start - NEAR)
    if TURNS.search(folded, floor, start):
        return TURNED.match(folded, end, scene.limit) is not None
    floor = max(scene.floor, start - FAR)
    dies = years >= EARLIEST and DIES_AT.search(folded, floor, start) is not None
    return dies and AFTER_DEATH.match(folded, end, scene.limit) is not None


def age_of_one(scene: Scene, start: int, end: int, written: str) -> bool:
    """Whether this is how old somebody is: "died at the age of 87", "a man of age 54"."""
    if not (written.isdigit() and len(written) < 4 and int(written) <= OLDEST):
        return False
    if scene.follows(", ", at=start) and AT_DEATH.match(scene.page.folded, end, scene.limit):
        return True
    if _of_a_name(scene, start, end, written) or (int(written) >= YOUNGEST and _among_others(scene, start, end)):
        return True
    if _at_a_birthday(scene, start, end, int(written)):
        return True
    told = IS_OF_AGE.search(scene.page.folded, max(scene.floor, start - NEAR), start)
    if told and AGE_TOLD.match(scene.page.folded, end, scene.limit):
        return told["person"] is None or told["person"] in scene.lexicon.numbers.person  # no "index is now 98"
    if _of_a_person(scene, start, end):
        return True
    said = AGE_OF_ONE.search(scene.page.folded, max(scene.floor, start - NEAR), start)
    return said is not None and OF_A_GROUP.match(scene.page.folded, end, scene.limit) is None
