"""A sentence as one line in which each figure is a letter and a number, so that a form of words is a pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise

from factcheck.judge.arithmetic_rooms import Room, figure, room
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.of_pack import OfPack
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading, Slot, Statement

KINDS = {"percent": "P", "percentage_point": "B", "x": "X"}
# A form is compiled when the first sentence asks for it: few articles tell the figures that one needs.
pattern = cache(re.compile)
# What a reader skips between a word and its figure, whatever the form.
ARTICLES = frozenset({"a", "an", "$", "~", "some", "another", "only", "just", "further", "well", "around", "about"})
# … and what it must not skip, though a range may open with it.
ENDS = frozenset({"from", "to", "between"})
# Growth that is told after taking something out does not follow from the levels told beside it.
ADJUSTED = frozenset(
    {"constant currency", "like for like", "seasonally adjusted", "annualised", "adjusted", "core", "cumulative"}
)
SCALED = 500  # times: a bare figure this much smaller than one told in millions leaves its scale unsaid
LONGEST = 120  # tokens; longer sentences are lists and tables run together
WIDEST = 4000  # characters
# "Ranged from 8.9 percent in the one town to 19.7 percent in the other": nothing has moved.
RANGING = later(r"\b(?:rang(?:es?|ed|ing)|var(?:y|ies|ied|ying)|spann?(?:s|ed|ing)?|spread)\b[^‹;:.]{0,30}$")


@dataclass(frozen=True)
class Line:
    """``text`` says "revenue ‹up› ‹P1› to ‹A2› in ‹T› from ‹A3› ." of a sentence, ``slots`` what was there.

    ``before`` is the sentence it follows. Letters: A an amount, P a percentage, B points, X a multiple, S a length of
    time, K a conversion of its neighbour.
    """

    statement: Statement
    text: str
    pack: RulePack
    before: Statement | None = None

    @property
    def claims(self) -> list[Claim]:
        return [slot.claim for slot in self.statement.slots if slot.claim]

    @property
    def several(self) -> bool:
        """Whether there are three figures or more, as most forms need."""
        return len(self.claims) > 2

    @property
    def qualifiers(self) -> frozenset[str]:
        return frozenset().union(*(claim.frame.qualifiers for claim in self.claims))

    def claim(self, match: re.Match[str], name: str) -> Claim:
        found = self.statement.slots[int(match[name])].claim
        assert found is not None
        return found

    def room(self, claim: Claim) -> Room | None:
        return room(claim, self.pack.tolerances)


def _hedges(pack: RulePack) -> frozenset[str]:
    return frozenset(word for phrase in pack.numbers.before for word in phrase.split()) - ENDS


HEDGES = OfPack(_hedges)


def lines(readings: Iterable[Reading], pack: RulePack) -> Iterator[Line]:
    """Every sentence with two figures or more that states them as its own."""
    hedges = HEDGES(pack)
    for reading in readings:
        for before, statement in pairwise((None, *reading.statements)):
            assert statement is not None
            claims = [slot.claim for slot in statement.slots if slot.claim]
            if len(claims) < 2 or len(statement.tokens) > LONGEST or claims[0].block == "row":
                continue
            if not any(claim.superseded or claim.frame.modality == "negated" for claim in claims):
                text = " ".join(_words(statement, pack, hedges))
                if len(text) <= WIDEST:
                    yield Line(statement, text, pack, before if _follows(before, statement) else None)


def _follows(before: Statement | None, statement: Statement) -> bool:
    if before is None or before.place.field != statement.place.field:
        return False
    return before.order + 1 == statement.order


def _words(statement: Statement, pack: RulePack, hedges: frozenset[str]) -> list[str]:
    slots = {slot.token: (number, slot) for number, slot in enumerate(statement.slots)}
    words: list[str] = []
    for at, token in enumerate(statement.tokens):
        number, slot = slots.get(at, (0, None))
        if slot is None:
            words.append(token.replace("‹", "").replace("›", "") or "-")
            continue
        if slot.claim is not None:
            _drop_hedges(words, slot.claim, hedges)
        words.append(_mask(number, slot, pack))
    return words


def _drop_hedges(words: list[str], claim: Claim, hedges: frozenset[str]) -> None:
    """Take away what stands between a figure and the word that leads to it: it is in the claim already."""
    dropped = ARTICLES | hedges if claim.quantity.approx else ARTICLES
    while words and words[-1] in dropped:
        words.pop()


def _mask(number: int, slot: Slot, pack: RulePack) -> str:
    if slot.kind == "direction":
        return f"‹{slot.label or 'flat'}{number}›"
    claim = slot.claim
    if claim is None:
        return "‹T›" if slot.kind == "time" else "‹K›"
    if claim.partner is not None:
        return "‹K›"
    unit = claim.quantity.unit
    letter = KINDS.get(unit or "")
    if letter is None:
        letter = "S" if pack.units.dimension(unit) == "duration" else "A"
    return f"‹{letter}{number}›"


def same_unit(a: Claim, b: Claim) -> bool:
    """Whether two figures can be levels of one thing; a bare number takes the unit of its neighbour.

    Nothing is added up from dozens and ones: "an increase of 1.2 million dozen" counts both in dozens.
    """
    ours, theirs = a.quantity, b.quantity
    if ours.per and theirs.per and ours.per != theirs.per:
        return False
    if ours.per != theirs.per and not of_one_size(a, b):
        return False  # "$964 million, or $1.99 per share"
    if a.scaled != b.scaled and None in (ours.unit, theirs.unit) and not of_one_size(a, b):
        return False  # "from 22.1 billion to 26": the scale is said once
    if ("dozen" in a.place.text.lower()) != ("dozen" in b.place.text.lower()):
        return False
    return ours.unit == theirs.unit or None in (ours.unit, theirs.unit) or _counted(ours.unit, theirs.unit)


def of_one_size(a: Claim, b: Claim) -> bool:
    small, large = sorted((abs(a.quantity.near), abs(b.quantity.near)))
    return large < SCALED * small


def _counted(ours: str | None, theirs: str | None) -> bool:
    """An index and its points."""
    return "count:point" in (ours, theirs) and {ours, theirs} <= {"count:point", None}


def told(claim: Claim) -> str:
    return " ".join(claim.place.text.split())


def worth(value: Decimal, like: Claim) -> str:
    """A worked-out value with the currency sign of a figure that is told."""
    sign = re.match(r"[A-Z]{0,3}[$€£¥₩₹]", told(like))
    return f"{sign[0] if sign else ''}{figure(value, 2)}"


def misfit(code: str, pack: RulePack, one: Iterable[Claim], other: Claim, said: dict[str, str], hint: str) -> Conflict:
    """The finding that some figures lead to another value than the one told."""
    rule = pack.rules[code]
    by_id = {claim.id: claim for claim in (*one, other)}
    ordered = tuple(sorted(by_id.values(), key=lambda claim: (claim.place.field, claim.place.start)))
    held = {"subject": subject(ordered), "metric": metric((other, *ordered))}
    sides = (
        tuple(at for at, claim in enumerate(ordered) if claim is not other),
        tuple(at for at, claim in enumerate(ordered) if claim is other),
    )
    return Conflict(
        rule=code,
        claims=ordered,
        sides=tuple(side for side in sides if side),  # one figure alone may fit nothing that is told in words
        message=rule.message.format_map({"gap": "", "reason": "", **held, **said}),
        hint=hint,
        weight=0.8,
        places=tuple(claim.place for claim in ordered),
        articles=(other.article,),
    )


def wrong_sum(listed: Sequence[Claim], whole: Claim, pack: RulePack) -> Conflict:
    """The finding that parts make another sum than the whole they are told of."""
    percent = "%" if whole.quantity.unit == "percent" else ""
    total = f"{worth(sum((part.quantity.near for part in listed), start=Decimal(0)), whole)}{percent}"
    hint = f"{' + '.join(map(told, listed))} is {total}, not {told(whole)}."
    return misfit("FC402", pack, listed, whole, {"a": told(whole), "b": total}, hint)


def subject(claims: Iterable[Claim]) -> str:
    return next((claim.frame.subject for claim in claims if claim.frame.subject), "The text")


def metric(claims: Iterable[Claim]) -> str:
    """The measure of the first figure that has one an editor would call by that name."""
    return next((claim.frame.metric for claim in claims if claim.frame.known and claim.frame.metric), "the figures")
