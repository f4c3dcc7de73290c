"""A sentence with its figures, dates and directions taken out: what stays the same when a text is copied."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Literal, NamedTuple

from factcheck.model.claim import Claim
from factcheck.model.period import Period
from factcheck.model.text import Place

SlotKind = Literal["quantity", "time", "direction"]


class Slot(NamedTuple):
    """One masked place: the token it stands at, what was there, and the claim it became if it is a figure.

    ``label`` is "up", "down" or "flat" for a direction, and for a date that names its weekday that weekday's number.
    """

    token: int
    kind: SlotKind
    text: str
    place: Place
    claim: Claim | None = None
    period: Period | None = None
    label: str = ""


FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence as masked tokens; ``words`` keep the case of print, so that names stay names.

    Tokens "‹Q›", "‹T›" and "‹D›" stand for a quantity, a time and a word of direction. ``telling`` are the words
    that make it a statement about something else if they are exchanged: names, measures, modality. ``order`` is the
    place of the sentence in its text; a sentence without an end makes several statements of one order. ``headlined``
    are those whom the title of its article names.
    """

    article: str
    group: str | None
    order: int
    place: Place
    tokens: tuple[str, ...]
    slots: tuple[Slot, ...]
    telling: frozenset[str]
    as_of: Period | None = None
    headlined: frozenset[str] = frozenset()

    @property
    def brief(self) -> bool:
        """Whether it has too few words to be known again by them: "Interest swallowed ‹Q›."; a row has its heads."""
        if self.has_words(FEWEST_WORDS):
            return False
        return not any(slot.claim is not None and slot.claim.table is not None for slot in self.slots)

    def has_words(self, fewest: int) -> bool:
        """Whether it has so many words or more."""
        return len(tuple(islice(filter(str.isalpha, self.tokens), fewest))) == fewest

    def beside(self, other: Statement) -> bool:
        """Whether both are pieces of one sentence."""
        here = self.article, self.place.field, self.order
        return here == (other.article, other.place.field, other.order)


Pole = tuple[str, str]  # an axis a pack knows, and a side of it: "consent", "yes"
Mood = Literal["plain", "ahead", "before"]


class Told(NamedTuple):
    """One word of content of a sentence, and how it is told there.

    ``root`` is what all forms of a verb have in common, ``sides`` are where the word stands, or the phrase it begins.
    What is "ahead" is yet to come, what was "before" came before something else. A word is ``idle`` where it is not
    told as a fact: in a quotation, as what may be or is wanted. Beside others, ``light`` ones mean little, and those
    that set ``apart`` say which of several it is. A ``measure`` is what figures are of. ``says`` marks the verb of who
    speaks in this clause, ``appoints`` one that gives a post, ``sole`` a post of which there is one.
    """

    stem: str
    root: str
    clause: int
    sides: frozenset[Pole]
    denied: bool
    mood: Mood
    passive: bool
    idle: bool
    light: bool
    apart: bool
    measure: bool
    says: bool
    appoints: bool
    sole: bool


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence as a language model is asked about it, its figures and dates masked.

    ``names`` are whom it names, ``words`` the stems of its words of content, ``figures`` its figures by kind of unit;
    ``measures`` are those it names, ``told`` its words of content in order, and where they stand. ``ranks`` are the
    places in a row that it names, 1 for "first". ``doubtful`` says that it speaks of what may be; ``as_of`` is the date
    of its article.
    """

    article: str
    group: str | None
    place: Place
    text: str
    names: frozenset[str]
    words: frozenset[str]
    figures: frozenset[tuple[str, Decimal]]
    periods: tuple[Period, ...]
    measures: frozenset[str]
    told: tuple[Told, ...]
    ranks: frozenset[int]
    doubtful: bool
    as_of: Period | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How a body voted, whichever way: "7-2", "four to one", "two of the nine justices dissented".

    ``more`` and ``fewer`` are the two camps, ``None`` where one goes unsaid: a unanimous vote has nobody in the smaller
    one. ``body`` is the kind of body that votes, ``words`` are the stems of what its sentence says, ``beside`` those of
    the one before it, ``stage`` those of a vote that is not the one on the whole. ``carried`` says that no word tells
    of a no, ``settled`` that it was decided now, and neither before nor only maybe.
    """

    article: str
    group: str | None
    place: Place
    sentence: str
    order: int
    more: int | None
    fewer: int | None
    body: str
    words: frozenset[str]
    beside: frozenset[str]
    stage: frozenset[str]
    carried: bool
    periods: tuple[Period, ...]
    settled: bool
    as_of: Period | None


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in a ranking, "the third-largest lender", the number of what was won, "its 12th league title", or a run.

    Of a run, "a fifth straight quarterly loss", ``what`` names the stretch and ``scope`` the way each went; of a turn,
    "the third walkout since May", ``what`` are the sorts of event that it may be, and it is of nobody.

    ``of`` is who has it, ``what`` are the stems of what is ranked, ``scope`` says where and ``measure`` by what.
    ``settled`` says that it is so now.
    """

    article: str
    group: str | None
    place: Place
    sentence: str
    number: int
    of: str
    what: frozenset[str]
    scope: frozenset[str]
    measure: frozenset[str]
    periods: tuple[Period, ...]
    settled: bool
    as_of: Period | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of one article: its claims, its statements, and the votes and ranks that it tells, in order.

    ``wordy`` are the places of its other sentences, those without a figure or a date.
    """

    article: str
    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...]
    as_of: Period | None
    tallies: tuple[Tally, ...] = ()
    ranks: tuple[Rank, ...] = ()
    wordy: tuple[Place, ...] = ()
