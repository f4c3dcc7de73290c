"""What is counted: the noun phrase after a bare number."""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.extract.nouns_german import GERMAN, capitalised
from factcheck.extract.page import Page
from factcheck.model.later import later
from factcheck.model.numbers import NumberWords

WORD = later(r"(?: |-|  )([^\W\d_](?:[^\W\d_]|['&-](?=[^\W_]))*)")
# The name of a model between a number and what is counted: letters and digits, a capital among them.
CODE = later(
    r"(?P<led>(?: [a-z]+(?:-[a-z]+)?){0,2}) "
    r"(?:[A-Z]{1,4}-?[0-9]{1,4}[A-Za-z-]{0,8}|[A-Z][a-z]{2,9}-[0-9]{1,3}[A-Z]{0,2}|[0-9]{1,2}[A-Z]{1,2}[0-9]?)"
    r"(?=(?P<what>(?: [a-z]+){0,2}?) [a-z]{3,}s\b)"
)
MOST_WORDS = 5
# Letters in the plural: "PSUs", "ATMs".
ACRONYMS = later(r"[A-Z][A-Z&-]*[A-Z]s")
# What forecasters do without saying what, so that the figure before them is what they forecast.
FORECAST = later(
    r" (?:(?:had|have|were|are)(?: been)? )?(?:expect|forecast|predict|estimat|project|anticipat)(?:ed|ing)?"
    r"(?=[.,;:)]|$| (?:in|for|and|but|on|after|before)\b)"
)
THE_FIGURE = later(r"\bthe [0-9][0-9.,]*(?: (?:thousand|million|billion|mln|bln|mn|bn))? $")
FIGURE_REACH = 36

# The animals behind what they are counted by, what else may end such a count, and where people head.
OF_HERD = later(r" of (?!state\b|government\b)([a-z-]+)( [a-z-]+)?( [a-z-]+)?")
HERD_ENDS = later(r"[.,;:)]|$| (?:last|yearly|annually|weekly|daily|sold|slaughtered|traded)\b| to [0-9]")
AIMS = frozenset({"to", "for", "into", "up", "down", "out", "off", "towards", "toward", "away"})

# How the names of peoples end.
PEOPLE = ("ans", "ons", "ens")
ADJECTIVE_ENDINGS = ("al", "ous", "ive", "ic", "able", "ible", "ful", "less", "ary", "est", "ern", "ish", "ed")
LEAST_DESCRIBING = 4  # "bed", "seed"
VERB_ENDINGS = ("ing", "ed", "ly")


class Noun(NamedTuple):
    """The head in the singular and where the phrase stands."""

    head: str
    start: int
    end: int


def counted(page: Page, start: int, limit: int, numbers: NumberWords, *, one: bool) -> Noun | None:
    """The noun counted by a number that ends at ``start``.

    After "one" it is the next noun in the singular, otherwise the first plural before the phrase is over.
    """
    if page.tongue == GERMAN:
        german = capitalised(page.plain, start, limit, numbers)
        return Noun(*german) if german else None
    code = CODE.match(page.plain, start, limit)
    if code and numbers.stops.isdisjoint((code["led"] + code["what"]).split()):
        start = code.end()  # "32 A321neo jets", "1,000 H100 chips"
    first = WORD.match(page.plain, start, limit)
    if first is None:
        return None
    if page.plain[start] == "-":
        return _attributive(first, numbers)
    return _single(page, first, limit, numbers) if one else _plural(page, first, limit, numbers)


def _attributive(found: re.Match[str], numbers: NumberWords) -> Noun | None:
    """The singular glued by a hyphen: "20-storey building"."""
    word = found[1].partition("-")[0].lower()
    if word in numbers.stops or word in numbers.attributes or word in numbers.cardinals or len(word) < 3:
        return None
    if word.endswith("ed"):
        return None  # "four-legged"
    return Noun(singular(word, numbers), found.start(1), found.start(1) + len(word))


def _plural(page: Page, found: re.Match[str] | None, limit: int, numbers: NumberWords) -> Noun | None:
    first = found.start(1) if found else 0
    if found and found[1] == "fewer":
        found = WORD.match(page.plain, found.end(), limit)  # "three fewer stores"
    before: re.Match[str] | None = None
    for _ in range(MOST_WORDS):
        if found is None:
            return None
        word = found[1].lower()
        country = found[1] == "US" and before is None
        if (word in numbers.stops and not country) or word in numbers.cardinals:
            return _of_two(page, first, before, found, limit, numbers)
        if word in numbers.herded and (herd := _herd(page, first, found, limit, numbers)):
            return herd
        if is_plural(word, numbers) or ACRONYMS.fullmatch(found[1]):
            following = WORD.match(page.plain, found.end(), limit)
            initials = found[1].isupper() and following is not None and not following[1].isupper()
            goes_on = (
                initials
                or _maker(found[1], following)
                or numbers.plurals.get(word) == word
                or _of_body(found[1], following, numbers)
            )
            if following and goes_on and is_plural(following[1].lower(), numbers):
                found = following  # "500 police officers", "1,000 NHS staff"
                word = found[1].lower()
            if _foretold(page, first, found.end()):
                return None  # "short of the 190,000 economists had forecast"
            head = word[:-1] if ACRONYMS.fullmatch(found[1]) else singular(word, numbers)
            return Noun(head, first, found.end())
        before, found = found, WORD.match(page.plain, found.end(), limit)
        if found is not None and page.plain[found.start()] == "-":
            return None
    return None


def _herd(page: Page, first: int, found: re.Match[str], limit: int, numbers: NumberWords) -> Noun | None:
    """The animals of so many head, or "head" alone: "300 head of sheep", "4,350 head", but no "two head chefs"."""
    of = OF_HERD.match(page.folded, found.end(), limit)
    if of is None:
        alone = HERD_ENDS.match(page.folded, found.end(), limit)
        following = WORD.match(page.plain, found.end(), limit)
        ends = alone or (following and following[1] in numbers.stops and following[1] not in AIMS)
        return Noun(found[1].lower(), first, found.end()) if ends else None
    run = [of.end(at) for at in (1, 2, 3) if of[at] and of[at].strip() not in numbers.stops]
    animals = [end for end in run if is_plural(page.folded[of.start(1) : end].rpartition(" ")[2], numbers)]
    end = (animals or run[:1] or [found.end()])[0]
    return Noun(singular(page.folded[of.start(1) : end].rpartition(" ")[2], numbers), first, end)


def _maker(word: str, following: re.Match[str] | None) -> bool:
    """Whether a plural is the name of what the things counted run on or come from: "8.5 million Windows devices"."""
    if not word[0].isupper() or word.isupper() or word.endswith(PEOPLE):
        return False  # "one in five Americans agrees"
    return following is not None and following[1].islower()


def _of_body(word: str, following: re.Match[str] | None, numbers: NumberWords) -> bool:
    """Whether a plural is the name of those whose people are counted: "five Armed Forces personnel"."""
    return following is not None and word[0].isupper() and numbers.plurals.get(following[1]) == following[1]


def _foretold(page: Page, start: int, end: int) -> bool:
    """Whether these people forecast the figure before them, and nothing else is said that they did."""
    if FORECAST.match(page.folded, end) is None:
        return False
    return THE_FIGURE.search(page.folded, max(0, start - FIGURE_REACH), start) is not None


def _of_two(
    page: Page, first: int, alone: re.Match[str] | None, joint: re.Match[str], limit: int, numbers: NumberWords
) -> Noun | None:
    """The plural that two nouns before it share: "22 resort and motel managers", "30 track and field athletes"."""
    if joint[1] not in ("and", "or") or alone is None or alone.end() != joint.start():
        return None
    other = WORD.match(page.plain, joint.end(), limit)
    head = WORD.match(page.plain, other.end(), limit) if other else None
    if other is None or head is None or not is_plural(head[1].lower(), numbers):
        return None
    plain = all(each[1].islower() and not _idle(each[1], numbers) for each in (alone, other, head))
    return Noun(singular(head[1], numbers), first, head.end()) if plain else None


def _idle(word: str, numbers: NumberWords) -> bool:
    return word in numbers.stops or word in numbers.cardinals or word.endswith("ly")


def _single(page: Page, found: re.Match[str] | None, limit: int, numbers: NumberWords) -> Noun | None:
    """The last noun before a verb or the end of the phrase: "one retail chain projected"."""
    first = found.start(1) if found else 0
    head: Noun | None = None
    for _ in range(MOST_WORDS):
        if found is None:
            break
        word = found[1].lower()
        if len(word) < 2 or word in numbers.cardinals or "'" in word:
            break  # "one thing's clear", "one reason they've given"
        verb = word.endswith((*VERB_ENDINGS, "n't")) or (head is not None and is_plural(word, numbers))
        if word in numbers.stops or verb or (head is None and _verb(word, numbers)):
            break
        if not _adjective(word, numbers):
            head = Noun(singular(word, numbers), first, found.end())
        found = WORD.match(page.plain, found.end(), limit)
    return head


def _verb(word: str, numbers: NumberWords) -> bool:
    """Whether what looks like a plural after "one" is a verb: "one reports"."""
    return is_plural(word, numbers) and numbers.plurals.get(word) != word


def describes(word: str, numbers: NumberWords) -> bool:
    """Whether a word tells of what is counted, and is not counted itself: "breached", "additional"."""
    return len(word) > LEAST_DESCRIBING and _adjective(word, numbers)


def _adjective(word: str, numbers: NumberWords) -> bool:
    return word in numbers.attributes or word.endswith(ADJECTIVE_ENDINGS)


def is_plural(word: str, numbers: NumberWords) -> bool:
    """Whether a word looks like a plural noun."""
    if word in numbers.plurals:
        return True
    return (
        word.endswith("s")
        and len(word) > 2
        and not word.endswith(("ss", "us", "is", "'s"))
        and word not in numbers.uncounted
    )


def singular(word: str, numbers: NumberWords) -> str:
    """The singular of a noun.

    >>> [singular(word, NumberWords(plurals={"people": "person"})) for word in ("people", "companies", "boxes", "jobs")]
    ['person', 'company', 'box', 'job']
    """
    word = word.rpartition("-")[2] if not word.endswith("-") else word
    if word in numbers.plurals:
        return numbers.plurals[word]
    if not is_plural(word, numbers):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zzes")):
        return word[:-2]
    if word.endswith(("goes", "toes", "roes", "does", "noes")) and len(word) > len("shoes"):
        return word[:-2]  # "cargoes", "potatoes", "heroes"
    return word[:-1]
