"""FC101 and FC405: a person's age told in two ways in one story, or against the year of birth."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from factcheck.judge.story import Told, clash, dated, has_figures
from factcheck.judge.story_days import DAY as DAYS_FORM
from factcheck.judge.story_days import MONTHS
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack

OLDEST = 122
NAME = r"(?P<name>[A-Z][\w.'’-]*(?: (?:(?:de|da|del|la|van|von|der|den|bin|al) )*[A-Z][\w.'’-]*){0,4})"
SPOKEN = r"(?P<spoken>[Hh]e|[Ss]he)"
DIES = r"\b(?:dies|died|dead|dying|passed away|passes away)\b"
AGE = r"‹[SC](?P<age>\d+)›"
FORMS = (
    # Ines Valdor, who …, dies at 87 / died on Sunday at the age of 87 / died aged 87
    rf"{DIES}[^‹›;]{{0,60}}?,? (?:at|aged|at age|at the age of|was) {AGE}(?! (?:others|people|victims))",
    # She was 87 (years old). / Valdor was 87.
    rf"^{SPOKEN} was {AGE}(?:[ -]old)?(?:\.|$| when (?:he|she) died| at the time of (?:his|her) death)",
    rf"^{NAME} was {AGE}(?:[ -]old)?(?:\.|$| when (?:he|she) died| at the time of (?:his|her) death)",
    # Valdor, the first woman to lead the house, was 87.
    rf"^{NAME}, [^‹›;.]{{1,80}}, was {AGE}(?:[ -]old)?(?:\.|$)",
    # Ines Valdor, a sculptor from Porto, 87, died
    rf"^(?:[A-Z][^‹›;]{{3,120}}), {AGE}, (?:has |had )?{DIES}",
    # Ines Valdor, aged 87, / Ines Valdor, 87, / Ines Valdor (87) / with Ines Valdor, 87.
    rf"{NAME}(?:,| \() ?(?:aged |age )?{AGE}(?: years old| years of age|[ -]old)?(?:,|\)|\.$)",
    # Ines Valdor, the 87-year-old head of
    rf"{NAME}, (?:the|an?|its|their) {AGE}-old\b",
    # 87-year-old Ines Valdor
    rf"{AGE}-old (?:[a-z-]+ ){{0,3}}?{NAME}",
    # Valdor, who turned 87 in August,
    rf"{NAME},? who (?P<turned>turned) {AGE}(?= (?:in|on|last|this|earlier)\b)(?![^,.;]*\b(?:1[89]|20)\d\d\b)",
    # The 87-year-old, a father of three, / the 87-year-old was
    rf"(?<![\w-])[Tt]he (?P<alone>{AGE})-old"
    r"(?=,| (?:was|is|has|had|will|who|told|said|pleaded|denied|admitted|died|won)\b)",
    # the 87-year-old novelist
    rf"(?<![\w-])[Tt]he {AGE}-old (?P<noun>[a-z]+)\b",
)
PATTERNS = tuple(map(later, FORMS))
YEAR = r"(?P<year>1[89]\d\d|20\d\d)\b"
AGED = r"(?:, (?:aged )?\d{1,3}| \(\d{1,3}\))"  # "Valdor, 61, was born", "Valdor (61), born"
BORN = later(
    rf"(?:(?:(?:^|[.;] |, ){SPOKEN}|{NAME}(?:{AGED}|, [^‹›;.,]{{1,60}}(?=, was))?)"
    rf"(?:,? who was|,| was|, was| \(| \(b\.|, b\.)? ?(?:born|(?<=b\.))"
    rf"|^Born)\b"
    rf"(?P<day>[^‹›;.()]{{0,80}}?)(?:\b|\bthe year ){YEAR}"
)
DAY = later(DAYS_FORM.format(1))
MARGIN = 60  # days that a story may be of later than the death it tells of
# He would have been 88 on Friday.
WOULD_BE = later(r"\b(?:would have|was to have) (?:been|turned|celebrated) ‹C(?P<age>\d+)›")
DIED = later(rf"\b(?:died|death|dies)\b[^‹›;]{{0,60}}?\b{YEAR}")
THEN = later(r"\b(?:when|until|since|by the time|turned?|turns|would|will|if|had been)\b")
KIN = later(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ww]hose|[A-Z]\w+['’]s?)(?: \w+){0,3} $")
# Whom a sentence is about that tells of a death.
OPENING = later(rf"(?P<name>\b[A-Z][a-z][\w.'’-]*(?: [A-Z][\w.'’-]*){{1,4}})[ ,](?=[^‹›]*{DIES})")
TITLES = frozenset({"Mr", "Mrs", "Ms", "Dr", "Sir", "Dame", "Lord", "Lady", "President", "Senator", "Judge"})


class Age(NamedTuple):
    """An age, of whom, and whether it is that at death."""

    years: int
    claim: Claim
    dead: bool


Person = frozenset[str]
# Whom a sentence is about that begins with a birth: "Born in 1956, Reyle studied law".
BORN_FIRST = later(rf"^[^,;.‹›]{{0,60}}, (?:the )?(?:[a-z-]+ ){{0,3}}?{NAME}")
FULL = later(r"\b[A-Z][\w’'-]+(?: (?:(?:de|da|del|la|van|von|der|den|bin|al) )*[A-Z][\w’'-]+)+")


def ages(told: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Each person whose ages differ, and whose age at death is not that from birth to death."""
    held: defaultdict[Person, list[Age]] = defaultdict(list)
    full = full_names(one.said for one in told)
    for one in filter(has_figures, told):
        for match, age in _ages(one):
            person = _whose(match, age, held, told)
            if person:
                held[next((other for other in held if one_person(person, other, full)), person)].append(age)
    for person, found in held.items():
        yield from _twice(found, told, spoken.pack)
        yield from _next_birthday(found, told, spoken.pack)
        yield from _since_birth(person, held, found, told, full, spoken.pack)


def full_names(told: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """The names of more than one word that a story tells, in parts."""
    found = (match[0].replace("-", " ").split() for said in told for match in FULL.finditer(said))
    return frozenset(tuple(word.strip(".,'’") for word in words if word not in TITLES) for words in found)


def one_person(a: Person, b: Person, full: Collection[tuple[str, ...]]) -> bool:
    """Whether two names of a story are one person's: one is part of the other, and of nobody else's.

    "Zhou" is one of two of that name where both are told of, and "Ali" is no "Sayeed Ali Murad".
    """
    short, long = sorted((a, b), key=len)
    if not short or not short <= long:
        return False
    if len(short) > 1:
        return True
    (word,) = short
    bearers = [name for name in full if word in name]
    inside = any(word in name[1:-1] and long <= {*name} for name in bearers)
    people = [frozenset(name) for name in bearers if len(name) > 1]
    return not inside and all(x <= y or y <= x for x in people for y in (*people, long))


def births(text: str) -> Iterator[re.Match[str]]:
    """Where a text tells when somebody was born."""
    if "born" in text or "Born" in text:
        yield from BORN.finditer(text)


def _ages(one: Told) -> Iterator[tuple[re.Match[str], Age]]:
    """The ages in a sentence that persons have now or had at their death, each once."""
    seen: set[str] = set()
    for pattern in PATTERNS:
        for match in pattern.finditer(one.text):
            claim = one.claim(match, "age")
            if match["age"] not in seen and _an_age(claim) and not _earlier(one, match):
                seen.add(match["age"])
                yield match, Age(int(claim.quantity.near), claim, bool(re.search(DIES, one.text)))


def _whose(
    match: re.Match[str], age: Age, known: Mapping[Person, Sequence[Age]], told: Sequence[Told]
) -> Person | None:
    """The one whose age it is: by name, as one of those ``known`` by now, or whom the sentence is about."""
    noun = match.groupdict().get("noun")
    if match.groupdict().get("alone"):
        return _only(age, known)
    if match.groupdict().get("spoken"):
        return named(age.claim.frame.subject or _deceased(age, told))
    if noun is not None:
        return next((person for person in known if _called(person, noun, told)), None)
    opens = OPENING.search(match.string) if age.dead and age.claim.frame.members else None
    return named(match.groupdict().get("name") or (opens["name"] if opens else age.claim.frame.subject) or "")


def _deceased(age: Age, told: Sequence[Told]) -> str:
    """Whom a story says to have died right before it says how old: "Valdor, who …, died on Sunday. She was 87."."""
    at = next((one.order for one in told if age.claim in one.claims), 0)
    before = told[at - 1].text if at else ""
    match = OPENING.search(before)
    return match["name"] if match else ""


def _only(age: Age, known: Mapping[Person, Sequence[Age]]) -> Person | None:
    """The one of whom a story has told an age so far, and one that a slip of the pen makes of this."""
    person, ages_ = next(iter(known.items()), (None, ()))
    ours = str(age.years)
    slipped = any(ours[0] == other[0] or ours == other[::-1] for other in (str(told.years) for told in ages_))
    return person if len(known) == 1 and slipped else None


def _an_age(claim: Claim) -> bool:
    amount = claim.quantity
    whole = amount.point is not None and amount.point == int(amount.point) and 0 < amount.point <= OLDEST
    return whole and amount.unit in (None, "year") and amount.approx is None


def _earlier(one: Told, match: re.Match[str]) -> bool:
    """Whether it is the age of another time, or of somebody's kin."""
    before = one.text[: match.start("age") - 2]
    if KIN.search(before[-40:]) and "name" not in match.groupdict():
        return True
    if "turned" in match.groupdict():
        return False
    return bool(THEN.search(one.text[max(0, match.start() - 30) : match.start("age")]))


def named(name: str) -> Person:
    """The parts of a name, without titles.

    >>> sorted(named("President Ines Valdor-Reyle"))
    ['Ines', 'Reyle', 'Valdor']
    """
    words = frozenset(word.strip(".,'’") for word in name.replace("-", " ").split())
    return frozenset(word for word in words if word[:1].isupper()) - TITLES


def _called(person: Person, noun: str, told: Sequence[Told]) -> bool:
    """Whether a story calls a person by a noun: "Reyle, the mayor of Corvan", "Mayor Tomas Reyle"."""
    name = "|".join(map(re.escape, person))
    after = re.compile(
        rf"\b(?:{name})[\w-]*(?: [A-Z][\w.’-]*){{0,2}},?(?: who)?(?: (?:is|was|a|an|the|[a-z-]+)){{1,4}} {noun}\b"
    )
    before = re.compile(rf"\b{noun} (?:[A-Z][\w.'’-]* ){{0,3}}(?:{name})\b", re.IGNORECASE)
    return any(after.search(one.said) or before.search(one.said) for one in told)


def _long_dead(age: Age, told: Sequence[Told]) -> bool:
    """Whether an age is that at a death in a year before the story's."""
    as_of = age.claim.as_of
    now = as_of.first.year if as_of is not None and as_of.first is not None else None
    then = _now(age, told) if age.dead else now
    return now is not None and then is not None and then < now - 1


def _twice(found: Sequence[Age], told: Sequence[Told], pack: RulePack) -> Iterator[Conflict]:
    """One finding for the ages of one person, the one told most often first."""
    years = sorted(dict.fromkeys(age.years for age in found), key=lambda one: -sum(age.years == one for age in found))
    for other in years[1:]:
        a = next(age for age in found if age.years == years[0])
        b = next(age for age in found if age.years == other)
        if a.dead is not b.dead and any(_long_dead(age, told) for age in (a, b)):
            continue  # who "died in 2012 at age 85" is not the one who is 68 now
        said = {
            "subject": _whom(a),
            "metric": "age",
            "a": str(a.years),
            "b": str(b.years),
            "gap": f"{abs(a.years - b.years)} years apart",
        }
        swapped = sorted(str(a.years)) == sorted(str(b.years))
        times = sum(age.years == a.years for age in found)
        hints = ["The two digits are exchanged."] if swapped else []
        hints += (
            [f"The story tells {a.years} {times} times."]
            if times > 1
            else ["Both are told of one person in one story."]
        )
        yield clash(pack, "FC101", a.claim, b.claim, said, " ".join(hints))


def _next_birthday(found: Sequence[Age], told: Sequence[Told], pack: RulePack) -> Iterator[Conflict]:
    """ "Would have been 80 on Friday" of one who died at 69."""
    dead = [age for age in found if age.dead]
    for one in told if dead else ():
        for match in WOULD_BE.finditer(one.text):
            claim, age = one.claim(match, "age"), dead[0]
            if _an_age(claim) and age.years not in (claim.quantity.near - 1, claim.quantity.near - 2):
                real = f"who would have been {claim.quantity.near} next was {claim.quantity.near - 1}"
                said = {"subject": _whom(age), "metric": "age", "a": str(age.years), "b": str(claim.quantity.near)}
                said["gap"] = f"{abs(age.years - int(claim.quantity.near))} years apart"
                yield clash(pack, "FC101", age.claim, claim, said, f"{real[0].upper()}{real[1:]} at death.")


def _whom(age: Age) -> str:
    return age.claim.frame.subject or "The text"


def _since_birth(
    person: Person,
    known: Collection[Person],
    found: Sequence[Age],
    told: Sequence[Told],
    full: Collection[tuple[str, ...]],
    pack: RulePack,
) -> Iterator[Conflict]:
    """An age that is not that from a person's birth to the death, or to the day of the story."""
    sole = len(known) == 1
    born = [
        (one, match)
        for one in told
        for match in births(one.text)
        if _born(match, person, found, full, sole=sole) and not _before_named(one, match, person, told)
    ]
    years = {int(match["year"]) for _, match in born}
    if len(years) != 1:
        return
    (one, match), birth = born[0], years.pop()
    for age in found:
        now = _now(age, told)
        as_of = age.claim.as_of.first if age.claim.as_of is not None else None
        may = may_be(match["day"], birth, as_of, now) if now is not None else ()
        if now is not None and age.years not in may:
            real = f"from {birth} to {now} it is {' or '.join(map(str, sorted(may)))} years"
            said = {"subject": _whom(age), "a": f"the age of {age.years}", "b": f"the birth in {birth}", "reason": real}
            yield dated(pack, (age.claim,), (one.place,), age.claim.article, said, f"{real[0].upper()}{real[1:]}.")
            return


def may_be(day: str, year: int, as_of: date | None, now: int) -> set[int]:
    """The ages somebody may have in a year: two of them, where a birthday may lie between."""
    told = DAY.search(day)
    if told is None or as_of is None or as_of.year != now:
        return {now - year - 1, now - year}
    month = MONTHS.index(told["m1"] or told["n1"]) + 1
    try:
        birthday = date(now, month, int(told["d1"] or told["e1"]))
    except ValueError:
        return {now - year - 1, now - year}
    since = (as_of - birthday).days
    return {now - year} if since > MARGIN else {now - year - 1} if since < -MARGIN else {now - year - 1, now - year}


def _born(
    match: re.Match[str], person: Person, found: Sequence[Age], full: Collection[tuple[str, ...]], *, sole: bool
) -> bool:
    """Whether it is the birth of that person: by name, or by "she" or none in a story of one person's age."""
    name = born_name(match)
    if not name:
        return sole or any(age.dead for age in found)
    return one_person(named(name), person, full)


def _before_named(one: Told, match: re.Match[str], person: Person, told: Sequence[Told]) -> bool:
    """Whether a birth is told by a bare surname before anybody has been told of by his full name: it is of another."""
    if not match["name"] or len(named(match["name"])) > 1 or len(person) < 2:
        return False
    full = [other.order for other in told if all(word in other.said for word in person)]
    return bool(full) and one.order < min(full)


def born_name(match: re.Match[str]) -> str:
    """Whose birth it is, be he named behind it: "Born in 1956, Reyle …"."""
    if match["name"] or match["spoken"]:
        return match["name"] or ""
    behind = BORN_FIRST.match(match.string[match.end() :])
    return behind["name"] if behind else ""


def _now(age: Age, told: Sequence[Told]) -> int | None:
    """The year of which an age is told: that of the death, or of the story."""
    if age.dead:
        years = {int(match["year"]) for one in told if age.claim in one.claims for match in DIED.finditer(one.said)}
        if len(years) == 1:
            return years.pop()
    as_of = age.claim.as_of
    return as_of.first.year if as_of is not None and as_of.first is not None else None
