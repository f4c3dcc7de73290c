"""What a text tells of a person whose age or height it gives: the sort, the part in a deed, and the names around."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from factcheck.model.claim import Claim
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading

WORD = later(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
FULL = later(r"(?:[A-Z][\w’'-]+\.? )+[A-Z][\w’'-]+")
NAME = later(r"\b[A-Z][\w’'-]{2,}")
OLD = later(r"-old\b")
PLACED = later(r"\b(?:in|at|near|from|to|on|around|outside|the)\s$")
LAST_NAME = later(r"(?:[A-Z][\w’'-]+ )*[A-Z][\w’'-]+(?:, (?:aged )?| \()$")
PHRASE_ENDS = later(r"[.;:–—]| (?:with|over|after|when|while|by|and|but) ")
TAKEN = frozenset({"a", "an", "the", "his", "her", "two", "three", "several", "another"})
SPOKEN = later(r"\b(?:[Hh]e|[Ss]he)\b")
PEOPLE = later(r"\b(?:he|she|his|her|man|woman|boy|girl|teenager|suspect)\b", re.IGNORECASE)
LOOKS = later(r"\b(?:height|tall|hair|build|built)\b", re.IGNORECASE)
LENGTHS = frozenset({"meter", "centimeter", "foot", "inch"})
BEING = frozenset({"was", "were", "been", "being", "is", "are"})
CALLED = 4  # words behind "-old" that say who has the age: "a 28-year-old former school nurse"
AFTER = 10  # words behind an age within which it is told what became of its bearer
HEAD = 2  # sentences of a text below its headline
AROUND = 2  # sentences before and behind in which names tell of what event a text speaks


class Person(NamedTuple):
    """An unnamed person's sort and part, who is named right beside, and what names stand around."""

    female: bool
    male: bool
    life: frozenset[str]
    part: str
    persons: frozenset[str]
    names: frozenset[str]


class Persons:
    """Knows people by the words of a pack."""

    def __init__(self, pack: RulePack) -> None:
        words: Mapping[str, Sequence[str]] = pack.words.phrases["person"]
        self._sets = {label: frozenset(said) for label, said in words.items()}
        member = pack.words.phrases["member"]
        self._nobody = self._sets["nobody"] | frozenset(member["weekday"]) | frozenset(member["month"])
        self._common = self._nobody | frozenset(pack.words.phrases["stop"]["word"])
        deed, doing, did = ("|".join(map(re.escape, words[label])) for label in ("deed", "doing", "did"))
        article = r"(?:(?:an?|the|another) )?(?:\w+ )?"
        self._patient = re.compile(rf"\b(?:(?:{deed}) of|(?<!was )(?<!were )(?<!been )(?:{doing})) {article}$", re.I)
        self._doer = re.compile(rf"\b(?:{did}|arresting|charging|detaining|questioning) (?:an?|the|another) $", re.I)
        self._by = re.compile(rf"\b(?:{doing})(?: to death)? by (?:an?|the|another) $", re.I)

    def told(self, claim: Claim, reading: Reading | None) -> Person:
        """Who a claim's age or height is of; names are those of its own sentence where nothing is known beside it."""
        called = frozenset(self._called(claim))
        life = frozenset(label for label in ("young", "teen", "grown", "elderly") if called & self._sets[label])
        near, around = _beside(claim, reading)
        return Person(
            bool(called & self._sets["female"]),
            bool(called & self._sets["male"]),
            life,
            self._part(claim),
            frozenset(word for text in near for word in self._persons(text)),
            frozenset(word for text in around for word in self._names(text)),
        )

    def _called(self, claim: Claim) -> list[str]:
        """The words behind "-old" that say what the person is."""
        old = OLD.match(claim.sentence, claim.within.end)
        if old is None:
            return []
        words = [word.lower() for word in WORD.findall(claim.sentence[old.end() :])[:CALLED]]
        known = (
            self._sets["female"] | self._sets["male"] | self._sets["teen"] | self._sets["young"] | self._sets["elderly"]
        )
        first = next((at for at, word in enumerate(words) if word in known), None)
        return [] if first is None else words[: first + 1]

    def _part(self, claim: Claim) -> str:
        """Whether the person is told of as who did a deed, or as to whom it was done; "" where neither is said."""
        before, after = claim.sentence[: claim.within.start], claim.sentence[claim.within.end :]
        before = LAST_NAME.sub("", before)
        if self._patient.search(before):
            return "suffered"
        if self._doer.search(before) or self._by.search(before):
            return "did"
        ends = PHRASE_ENDS.search(after)
        words = [word.lower() for word in WORD.findall(after[: ends.start()] if ends else after)[:AFTER]]
        for at, word in enumerate(words):
            if word in self._sets["did"]:
                return "did"
            if word in self._sets["suffered"]:
                active = words[at + 1 : at + 2] and words[at + 1] in TAKEN and words[at - 1] not in BEING
                return "did" if active else "suffered"
        return ""

    def _persons(self, text: str) -> list[str]:
        """The words of full names that may be those of people: of no place, of no body and of no official."""
        found = []
        for name in FULL.finditer(text):
            words = WORD.findall(name[0].replace("'s", "").replace("’s", ""))
            lower = [word.lower() for word in words]
            before = text[: name.start()]
            official = {*lower[:-1], *[word.lower() for word in WORD.findall(before)[-1:]]} & self._sets["official"]
            if PLACED.search(before) or official or not self._nobody.isdisjoint(lower):
                continue
            found += [word for word in words if not word.isupper()]  # the letters of a body: "EMT Anna Reyle"
        return found

    def _names(self, text: str) -> list[str]:
        """The words with a capital that are not only the first of their sentence."""
        return [
            word
            for found in NAME.finditer(text)
            if (found.start() or FULL.match(text)) and (word := found[0].removesuffix("'s")).lower() not in self._common
        ]


def bodily(claim: Claim) -> bool:
    """Whether a length is how tall somebody is: "He is described as being 1.70m tall, with red hair"."""
    if claim.quantity.unit not in LENGTHS or not PEOPLE.search(claim.sentence):
        return False
    return LOOKS.search(claim.sentence) is not None


def _beside(claim: Claim, reading: Reading | None) -> tuple[Sequence[str], Sequence[str]]:
    """The sentences that may name whose age or height it is, and those that tell of what event it is.

    "He" stands for somebody told of before; who is brought in with an age is named behind.
    """
    own = claim.sentence
    if reading is None:
        return (own,), (own,)
    title, body = _sentences(reading)
    texts = [text for _, text in body]
    if claim.place.field == "title":
        return (own, *texts[:HEAD]), (own, *texts[:HEAD])
    at = max((place for place, (start, _) in enumerate(body) if start <= claim.place.start), default=0)
    spoken = SPOKEN.search(own) is not None and OLD.match(own, claim.within.end) is None
    near = (
        (*texts[max(0, at - AROUND) : at], own)
        if spoken
        else (*texts[max(0, at - 1) : at], own, *texts[at + 1 : at + 2])
    )
    return near, (*title, *texts[max(0, at - AROUND) : at], own, *texts[at + 1 : at + 1 + AROUND])


def _sentences(reading: Reading) -> tuple[list[str], list[tuple[int, str]]]:
    """The headline of a text, and its sentences in order with where each begins."""
    places = {place[:4]: place for place in (*(one.place for one in reading.statements), *reading.wordy)}.values()
    body = sorted((place.start, " ".join(place.text.split())) for place in places if place.field == "body")
    return [place.text for place in places if place.field == "title"], body
