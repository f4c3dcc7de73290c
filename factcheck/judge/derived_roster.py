"""FC402: two, three or four of a kind, and the names of more of them, or right behind in one list of too few."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.judge.arithmetic_line import told as quoted
from factcheck.judge.story import dated
from factcheck.judge.story_words import Spoken
from factcheck.judge.timeline import Length, Said
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.statement import Reading
from factcheck.model.stem import stem
from factcheck.model.text import Place

FEWEST, MOST = 2, 9
NAME = r"[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]+|de|da|van|von|bin|al|el))*"
BOTH = later(r"^Both (?:of the )?(?P<what>[a-z]+)\b")
# Aaron Pell, 29, Luke Danvers, 34, and Costin Marinescu, 41, appeared
AGED = later(rf"^(?P<list>{NAME}, \d\d(?:, (?:and )?{NAME}, \d\d)+),? (?:have |had |were |was |are |will |all )?[a-z]+")
# Branches in Coldharbour, Pennick, Leaside and Upper Marl will close
PLACES = later(
    rf"^(?:The )?(?P<what>[A-Za-z]+) (?:in|at) (?P<list>{NAME}(?:, {NAME})+,? and {NAME})"
    r" (?:will|would|are|were|is|have|had|shut|clos\w+|open\w*|go|went|cease\w*)\b"
)
# Rukmini Sahl is joined on it by Owen Tarbuck, Delphine Arrau and Josie Mbeki
JOINED = later(
    rf"^(?:[A-Z]?[a-z-]+ ){{0,3}}?(?P<first>{NAME}) (?:is|was|will be) joined (?:[a-z]+ ){{0,3}}by (?:the )?"
    rf"(?P<list>{NAME}(?:, {NAME})+,? and (?:[a-z-]+ )?{NAME})(?=[,.;]|$)"
)
BODY = later(r"\b(?:short-?list|finalists?|final|semi-?finals?|line-?up|nominees|candidates|contenders|quartet|trio)\b")
OTHERS = later(r"\b(?:not|also|other|others|another|unlike|besides|already|earlier|previously|last|more|remain\w*)\b")
ITEMS = later(rf"(?:^|, |and )(?:and )?(?:[a-z-]+ )?(?P<name>{NAME})")
AGE = later(r", \d\d\b")
OF_ITS = later(
    r"^ of (?:its|the|their|his|her) (?:[a-z-]+ ){0,2}?(?P<what>[a-z]+)(?= (?:in|at|on|by|from|this|next)\b|[,.;]|$)"
)

# The four companies, Exalta of Spain, Brennwerk of Germany and Italy's Pilareo, agreed / three banks: A, B and C.
ITEM = rf"(?:the )?{NAME}(?: (?:of|in|from) (?:the )?{NAME})?"
LIST = rf"({ITEM}(?:, {ITEM})*,? and {ITEM})"
APPOSED = later(rf"^(?: [a-z-]+){{0,4}}(?:, {LIST}, (?!and|or|but|plus|with|as|including|among)[a-z]| \({LIST}\))")
NAMELY = later(rf"^[^:;.,()]{{0,60}}: {LIST}[.;]")
ALL = later(r"\b(?:the|these|those|all|its|their)(?: other)? $")
SOME = later(
    r"\b(?:one|two|three|four|five|six|seven|some|many|several|most|none|each|half|any|part|first|second|third|last"
    r"|[a-z]+est|majority|both|neither|either|\d+) (?:of|among) (?:(?:the|these|those|its|their) )?$"
    r"|\bamong (?:the|these|those) $"
)
LAST = later(r",? and (?=(?:the )?[A-Z])|, ")


def rosters(told: Sequence[Said], reading: Reading, spoken: Spoken) -> Iterator[Conflict]:
    """Fewer told of than are named right behind: those that are named may be some only, but never more."""
    for one in told:
        for count in filter(_counts, one.lengths):
            yield from _listed(count, one, reading.article, spoken)
    for one, behind in pairwise(told):
        if behind.order != one.order + 1 or OTHERS.search(behind.low):
            continue
        names = _names(AGED.match(behind.text), aged=True)
        if len(names) > FEWEST and (both := BOTH.match(one.text)):
            places = (one.spot(both.start(), both.end()), behind.place)
            said = {"subject": "The text", "metric": "the names", "a": both[0], "b": str(len(names))}
            hint = f"{len(names)} are named: {', '.join(names)}."
            yield dated(spoken.pack, (), places, reading.article, said, hint, "FC402")
        counts = [length for length in one.lengths if _counts(length)]
        if len(counts) == 1:
            yield from _judged(counts[0], one, behind, reading.article, spoken)


def _judged(count: Length, one: Said, behind: Said, article: str, spoken: Spoken) -> Iterator[Conflict]:
    what, of_its = _noun(count), OF_ITS.match(one.tail(count))
    what = stem(of_its["what"]) if not what and of_its else what
    places, joined = PLACES.match(behind.text), JOINED.match(behind.text)
    names: list[str] = []
    if places is not None and what and _one_kind(what, places["what"].lower(), spoken):
        names = _names(places)
    elif joined is not None and BODY.search(one.low) and (what in spoken.people or BODY.search(count.claim.place.text)):
        names = [joined["first"], *_names(joined)]
    elif what in spoken.people and what and one.low[: count.at].strip() in ("", "the", "all"):
        names = _names(AGED.match(behind.text), aged=True)
    number = count.claim.quantity.near
    if number < len(names) <= 2 * number:
        yield _finding(count, names, behind.place, article, spoken)


def _listed(count: Length, one: Said, article: str, spoken: Spoken) -> Iterator[Conflict]:
    """All of those that are counted, by a list of names with an end of its own behind them."""
    rest, lead = one.text[count.end :], one.low[: count.at]
    listed = (ALL.search(lead) and APPOSED.match(rest)) or NAMELY.match(rest)
    if not listed or SOME.search(lead) or OTHERS.search(one.low[: count.end]):
        return
    group = listed.lastindex or 0
    names = LAST.split(AGE.sub("", listed[group]))
    alone = not any(0 <= other.at - count.end < listed.start(group) for other in one.lengths)
    if alone and len(names) != count.claim.quantity.near:
        yield _finding(count, names, one.place, article, spoken)


def _finding(count: Length, names: Sequence[str], place: Place, article: str, spoken: Spoken) -> Conflict:
    said = {"subject": "The text", "metric": "the names", "a": quoted(count.claim), "b": str(len(names))}
    hint = f"{len(names)} are named: {', '.join(names)}."
    return dated(spoken.pack, (count.claim,), (place,), article, said, hint, "FC402")


def _counts(count: Length) -> bool:
    amount = count.claim.quantity
    plain = amount.point is not None and amount.approx is None and not amount.per and not count.claim.vague
    whole = plain and amount.point == int(amount.point or 0) and FEWEST <= (amount.point or 0) <= MOST
    return whole and (amount.unit or "count:").startswith("count:") and count.claim.frame.modality != "negated"


def _noun(count: Length) -> str:
    return stem((count.claim.quantity.unit or "").removeprefix("count:").split(" ")[-1])


def _one_kind(noun: str, word: str, spoken: Spoken) -> bool:
    """Whether a word in any number is what is counted: "branches" are stores."""
    return any(noun == form or spoken.of_one_kind(noun, form) for form in (stem(word), stem(word.removesuffix("es"))))


def _names(listed: re.Match[str] | None, *, aged: bool = False) -> list[str]:
    if listed is None:
        return []
    return [match["name"] for match in ITEMS.finditer(AGE.sub("", listed["list"]) if aged else listed["list"])]
