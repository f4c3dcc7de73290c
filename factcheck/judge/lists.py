"""FC503: a group of so and so many, listed with other members elsewhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple
from unicodedata import normalize

from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.period import Period
from factcheck.model.statement import Reading

FEWEST, MOST = 3, 12
REACH = 500  # characters behind the count in which the list must stand
SAME_WORDS = 0.6
MOST_LISTS = 200  # of one group; more are a form letter
NAME = later(
    r"""
    (?: the \s )?
    [A-Z] [\w.'’-]*
    (?: \s (?: (?:&|of|de|the) \s )? [A-Z0-9] [\w.'’-]* )*
    """,
    re.VERBOSE,
)
NEXT = later(r"(?:\s\([A-Z.: ]{1,12}\))?(?P<link>,?\s(?:and|&)\s|[,;]\s)")
# The four banks fined by the regulator are …; the five hyperscalers, …; the three members (…
OPENS = later(r"(?P<what>[^,:;.()–—]{0,120}?)(?:\s(?:are|were)|,|:|\s[–—(-]|,\snamely)[\s]?(?=the\s[A-Z]|[A-Z])")
SOME = later(r"\b(?:including|include|such as|like|among|led by)\b")
LONG_NAME = 6  # letters of a name in which one may be rendered in two ways
SOUNDED = frozenset("aeiouyhj")
WRITTEN_OUT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "&": "and", "co": "company"}
PLAIN = frozenset({"the", "a", "an", "of", "by", "in", "on", "at", "for", "that", "which", "who", "with", "to", "and"})


class Listing(NamedTuple):
    """A group by its count and noun, what is said of it, and its members as written."""

    claim: Claim
    what: frozenset[str]
    members: tuple[str, ...]
    as_of: Period | None


@dataclass(frozen=True, slots=True)
class Names:
    """Every name a pack knows, with the one it stands for."""

    of: Mapping[str, str]

    @classmethod
    def known(cls, pack: RulePack) -> Names:
        spoken: dict[str, str] = {}
        for subject in pack.subjects:
            for name in (subject.name, *subject.aliases, *subject.weak):
                spoken.setdefault(name.casefold(), subject.name.casefold())
        return cls(spoken)

    def one(self, name: str) -> str:
        bare = name.casefold().removeprefix("the ")
        return self.of.get(bare, bare)

    def same(self, a: str, b: str) -> bool:
        """Whether two names are one, the one perhaps shorter than the other or spelled in another way.

        >>> Names({}).same("Ardleigh", "Ardleigh Bank"), Names({}).same("the Netherlands", "Netherlands")
        (True, True)
        >>> Names({}).same("St. Orvin", "Saint Orvin"), Names({}).same("Marlow", "Harlow")
        (True, False)
        """
        ours, theirs = self.one(a), self.one(b)
        if ours == theirs:
            return True
        known = ours in self.of and theirs in self.of  # two that the pack keeps apart
        ours, theirs = spelled(ours), spelled(theirs)
        shorter = set(ours.split()) <= set(theirs.split()) or set(theirs.split()) <= set(ours.split())
        joined = _written_together(ours, theirs) or _written_together(theirs, ours)
        return shorter or joined or (not known and _one_sound(ours, theirs))


def spelled(name: str) -> str:
    """A name in small letters without marks and accents, its abbreviated words written out.

    >>> spelled("St. Orvin-on-Sea"), spelled("Côte d’Orvin")
    ('saint orvin on sea', 'cote dorvin')
    """
    plain = normalize("NFKD", name.casefold())
    letters = "".join(" " if mark in "-‐–/" else mark for mark in plain if mark.isalnum() or mark in " -‐–/&")
    return " ".join(WRITTEN_OUT.get(word, word) for word in letters.split())


def _written_together(short: str, long: str) -> bool:
    """Whether some words of a name, in a row, are the other written in one: "La Corvana Airport", "LaCorvana"."""
    words, whole = long.split(), short.replace(" ", "")
    return any("".join(words[a:b]) == whole for a in range(len(words)) for b in range(a + 1, len(words) + 1))


def _one_sound(a: str, b: str) -> bool:
    """Whether two long names differ by one letter that alphabets render in two ways: "Orenov" and "Orenyov"."""
    short, long = sorted((a, b), key=len)
    if len(short) < LONG_NAME or len(long) - len(short) > 1 or short == long:
        return short == long
    # The one may be a letter longer than the other.
    at = next((at for at, (one, other) in enumerate(zip(short, long, strict=False)) if one != other), len(short))
    if len(short) == len(long):
        return short[at + 1 :] == long[at + 1 :] and {short[at], long[at]} <= SOUNDED
    return short[at:] == long[at + 1 :] and (long[at] in SOUNDED or long[at] == long[at - 1 : at])


def lists(readings: Iterable[Reading], pack: RulePack) -> Iterator[tuple[object, Conflict]]:
    """One finding for each two lists of one group that share most of their members and not all, with its topic."""
    found: defaultdict[object, list[Listing]] = defaultdict(list)
    for reading in readings:
        for claim in reading.claims:
            listing = _listing(claim)
            if listing is not None:
                found[_counted(claim)].append(listing)
    if any(len(group) > 1 for group in found.values()):
        names = Names.known(pack)
        for topic, group in found.items():
            yield from ((topic, conflict) for conflict in _differing(group[:MOST_LISTS], names, pack))


def counted(reading: Reading) -> Iterator[object]:
    """What an article counts and lists: lists of one such key are held against each other."""
    return (_counted(claim) for claim in reading.claims if _listing(claim) is not None)


def _counted(claim: Claim) -> object:
    return claim.group, claim.quantity.unit, claim.quantity.point


def _listing(claim: Claim) -> Listing | None:
    count = claim.quantity.point
    if count is None or not FEWEST <= count <= MOST or not (claim.quantity.unit or "").startswith("count:"):
        return None
    rest = _behind(claim)
    opens = OPENS.match(rest)
    if opens is None or SOME.search(opens["what"]):
        return None
    members = tuple(enumerated(rest, opens.end()))
    if len(members) != count:
        return None
    words = frozenset(opens["what"].casefold().split()) - PLAIN
    return Listing(claim, words, members, claim.as_of)


def _behind(claim: Claim) -> str:
    """What stands behind a count in its sentence."""
    return claim.sentence[claim.within.end :][:REACH]


def enumerated(text: str, at: int) -> Iterator[str]:
    """The names of an enumeration, up to the one behind its "and"; none if it has no "and".

    >>> list(enumerated("Ardleigh Bank, Corrie Trust and Merrow & Co. have paid", 0))
    ['Ardleigh Bank', 'Corrie Trust', 'Merrow & Co']
    """
    names: list[str] = []
    last = False
    while len(names) <= MOST and (name := NAME.match(text, at)):
        names.append(name[0].rstrip(".,'’-"))
        link = NEXT.match(text, name.end())
        if last or link is None:
            break
        last = link["link"].strip(", ") in ("and", "&")
        at = link.end()
    if last:
        yield from names


def _differing(group: Sequence[Listing], names: Names, pack: RulePack) -> Iterator[Conflict]:
    distinct: list[list[Listing]] = []
    for listing in group:
        for same in distinct:
            if not _gone(same[0], listing, names):
                same.append(listing)
                break
        else:
            distinct.append([listing])
    for ours, theirs in combinations(distinct, 2):
        pair = _clash(ours, theirs, names, pack)
        if pair is not None:
            yield _finding(ours, theirs, pack)


def _clash(ours: Sequence[Listing], theirs: Sequence[Listing], names: Names, pack: RulePack) -> Listing | None:
    """The first of the one side that speaks of the same group as the other's first, with a member exchanged."""
    for listing in theirs:
        gone = len(_gone(ours[0], listing, names))
        most = 2 * (len(listing.members) - gone) > len(listing.members)
        if most and _alike(ours[0].what, listing.what) and _one_time(ours[0], listing, pack):
            return listing
    return None


def _gone(a: Listing, b: Listing, names: Names) -> list[str]:
    """The members of the one that the other lacks."""
    return [name for name in a.members if not any(names.same(name, other) for other in b.members)]


def _alike(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether what is said of two groups makes them one: about the same words, or on one side none at all."""
    if not ours or not theirs:
        return True
    return len(ours & theirs) >= SAME_WORDS * len(ours | theirs)


def _one_time(a: Listing, b: Listing, pack: RulePack) -> bool:
    if a.as_of is None or b.as_of is None or a.as_of.first is None or b.as_of.first is None:
        return True
    return abs((a.as_of.first - b.as_of.first).days) <= pack.tolerances.values["moment_days"]


def _finding(ours: Sequence[Listing], theirs: Sequence[Listing], pack: RulePack) -> Conflict:
    rule = pack.rules["FC503"]
    claims = tuple(listing.claim for listing in (*ours, *theirs))
    group = " ".join(ours[0].claim.place.text.split())
    said = {"subject": f"The {group}", "metric": "", "gap": "", "reason": ""}
    lists_ = {"a": _told(ours[0].members), "b": _told(theirs[0].members)}
    return Conflict(
        rule=rule.code,
        claims=claims,
        sides=(tuple(range(len(ours))), tuple(range(len(ours), len(claims)))),
        message=rule.message.format_map(said | lists_),
        hint=None,
        weight=0.7,
        places=tuple(claim.place for claim in claims),
        articles=tuple(dict.fromkeys(claim.article for claim in claims)),
    )


def _told(members: Sequence[str]) -> str:
    return f"{', '.join(members[:-1])} and {members[-1]}"
