"""From aligned claims to what an editor is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from factcheck.model.article import Article, Notice
from factcheck.model.baseline import Known
from factcheck.model.claim import Claim
from factcheck.model.language import Nli, NliScores, TwoWays
from factcheck.model.statement import Rank, Reading, Slot, Statement
from factcheck.model.suppression import Ignore
from factcheck.model.text import Place

Severity = Literal["error", "warning", "info"]
Channel = Literal["template", "frame", "slip", "retold", "echo", "context", "rare"]
Relation = Literal["equal", "compatible", "rounding", "scope", "conflict"]

# Whether a finding was there when the baseline was written, where there is one.
BaselineState = Literal["new", "unchanged"]

SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")


class Basis(NamedTuple):
    """In what two tellings of one figure differ, and how each of them tells it."""

    kind: Literal["way", "pace", "stretch", "definition"]
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two claims that may fill the same slot, the channel that brought them together, and on what evidence.

    ``also`` are further claims equal to the one or the other, collapsed before anything was compared. ``copies``
    says that the two articles are by and large the same text. ``flip`` are words of opposite direction that stand
    in the same place of two sentences otherwise alike, ``basis`` that by which one figure of two tellings goes
    opposite ways, is told of two stretches of time or falls due at two paces. ``retold`` says that the figures stand
    for each other in two tellings of one story, whatever else speaks for the pair, with what logarithm of the ``odds``,
    and what share of their other figures the two tellings ``agreed`` on; ``crossed``, that both texts give both
    figures, each in the place of the other's. ``echoed`` says that one text tells one thing in both places, by all that
    stands around the figures, whatever else speaks for the pair; ``taken_up``, that the later speaks of it as known.
    ``in_context`` is the logarithm of the odds that two figures which stand in one context are one thing.
    """

    a: Claim
    b: Claim
    channel: Channel
    evidence: tuple[str, ...]
    also: tuple[Claim, ...] = ()
    copies: bool = False
    flip: tuple[str, str] | None = None
    basis: Basis | None = None
    retold: bool = False
    odds: float | None = None
    agreed: float = 0.0
    crossed: bool = False
    echoed: bool = False
    taken_up: bool = False
    in_context: float | None = None


@dataclass(frozen=True, slots=True)
class Redating:
    """Two sentences that are the same but for a date; ``retold``, that tell one event of a story in other words."""

    a: Statement
    b: Statement
    a_slot: Slot
    b_slot: Slot
    copies: bool
    retold: bool = False


@dataclass(frozen=True, slots=True)
class Recount:
    """How often one thing has happened by now, or in a row, as two tellings of one story have it."""

    a: Rank
    b: Rank


@dataclass(frozen=True, slots=True)
class Alignments:
    """Everything that was put side by side."""

    pairs: tuple[Alignment, ...]
    redatings: tuple[Redating, ...] = ()
    recounts: tuple[Recount, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules make of an alignment: a relation, and the rule that broke where one did.

    ``severity`` is set where the evidence is too weak for the rule's own.
    """

    relation: Relation
    rule: str | None
    reason: str
    hint: str | None = None
    weight: float = 1.0
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A rule that the aligned claims break. ``sides`` index ``claims``: those of one side agree.

    Where there are no claims, ``said`` are the sentences of the ``places``. ``nli`` is what a language model said of it
    where one was asked before: whether the second statement follows from the first, and the first from the second.
    """

    rule: str
    claims: tuple[Claim, ...]
    sides: tuple[tuple[int, ...], ...]
    message: str
    hint: str | None
    weight: float
    places: tuple[Place, ...] = ()
    articles: tuple[str, ...] = ()
    severity: Severity | None = None
    nli: TwoWays | None = None
    said: tuple[str, ...] = ()


class Own(NamedTuple):
    """What an article says against itself.

    ``alone`` is what does not fit inside one sentence, table or date; ``within`` is one sentence against another, and
    is told where nothing else tells it. ``echoes`` are pairs of its figures that are of one thing, yet to be judged.
    """

    alone: tuple[Conflict, ...] = ()
    within: tuple[Conflict, ...] = ()
    echoes: tuple[Alignment, ...] = ()


class Treated(NamedTuple):
    """An article treated alone: what was read of it, and what it says against itself where that was asked."""

    reading: Reading
    own: Own | None = None


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why a finding is let pass, and where that is written: "inSource" in an article, "external" in a configuration.

    ``place`` is ``None`` where the file cannot be pointed into.
    """

    kind: Literal["inSource", "external"]
    reason: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A conflict as shown: with its rule's name and severity, a fingerprint and a confidence from 0 to 1.

    ``articles`` are the ids of those it is about; none where an input is in trouble. A finding that was let pass stays
    in the report with its ``suppression``; ``baseline`` is ``None`` where the run goes by none. Where there are no
    claims, ``said`` are the sentences of the ``places``. ``nli`` is the mean of what a model said ``both_ways``.
    """

    id: str
    rule: str
    name: str
    severity: Severity
    message: str
    hint: str | None
    confidence: float
    nli: NliScores | None
    claims: tuple[Claim, ...]
    sides: tuple[tuple[int, ...], ...]
    places: tuple[Place, ...]
    articles: tuple[str, ...] = ()
    suppression: Suppression | None = None
    baseline: BaselineState | None = None
    said: tuple[str, ...] = ()
    both_ways: TwoWays | None = None

    @property
    def stands(self) -> bool:
        """Whether an editor has yet to deal with it; only such findings are counted, and fail a run."""
        return self.suppression is None and self.baseline != "unchanged"

    @property
    def paths(self) -> frozenset[str]:
        """Where it has a place."""
        return frozenset(place.path for place in (*self.places, *(claim.place for claim in self.claims)))


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article in the report: what was read of it, how much of it was understood, and what it lets pass.

    One with ``facts`` is a file of what the house has checked. ``record`` is the line of a JSON Lines file on which it
    stands.
    """

    id: str
    path: str
    title: str | None
    date: str | None
    group: str | None
    claims: int
    placed: int
    ignores: tuple[Ignore, ...] = ()
    facts: bool = False
    record: int | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """An article as it was read, under the id it has in the report, with every claim it makes."""

    id: str
    article: Article
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a run has to say.

    ``unread`` is what could not be read, or not wholly, whatever is made of it. Where only what touches ``changed``
    articles is told, these are their ids and ``untouched`` counts the findings between others; ``drafts`` says that
    they are drafts, held against the others. ``stale`` is what a baseline knows in vain. ``proofs`` are the articles
    themselves, where they are to be shown whole.
    """

    articles: tuple[ArticleSummary, ...]
    findings: tuple[Finding, ...]
    alignments: int
    model: dict[str, str | int] | None = None
    unread: tuple[Notice, ...] = ()
    changed: frozenset[str] | None = None
    untouched: int = 0
    stale: tuple[Known, ...] = ()
    proofs: tuple[Proof, ...] = ()
    drafts: bool = False

    @property
    def standing(self) -> tuple[Finding, ...]:
        """The findings that are neither suppressed nor known from a baseline."""
        return tuple(finding for finding in self.findings if finding.stands)

    def count(self, severity: Severity) -> int:
        """How many standing findings are of that severity."""
        return sum(finding.severity == severity for finding in self.standing)

    @property
    def suppressed(self) -> int:
        return sum(finding.suppression is not None for finding in self.findings)

    @property
    def unchanged(self) -> int:
        """How many findings a baseline knows, but for those suppressed as well."""
        return len(self.findings) - len(self.standing) - self.suppressed

    def at_least(self, severity: Severity) -> Report:
        """The same report with only the findings that are so severe or more."""
        kept = SEVERITIES[SEVERITIES.index(severity) :]
        return replace(self, findings=tuple(finding for finding in self.findings if finding.severity in kept))

    @property
    def claims(self) -> int:
        return sum(article.claims for article in self.articles)

    @property
    def placed(self) -> int:
        return sum(article.placed for article in self.articles)


__all__ = [
    "SEVERITIES",
    "Alignment",
    "Article",
    "ArticleSummary",
    "BaselineState",
    "Channel",
    "Conflict",
    "Finding",
    "Nli",
    "NliScores",
    "Own",
    "Proof",
    "Relation",
    "Report",
    "Severity",
    "Suppression",
    "Treated",
    "Verdict",
]
