"""How well a figure of one text fits a figure of another: what their sentences share, their frames, their size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from factcheck.align.likeness import alike, counted, digits
from factcheck.align.passages import Figure, Passage, heard, strange
from factcheck.model.claim import Claim, Frame, Grade
from factcheck.model.pack import RulePack
from factcheck.model.stem import stem

CONTRAST = 0.5  # share of the words of the shorter sentence from which on it says the same but for the rest
CONTENT = ("both say", "both tell", "measure", "the figures")  # evidence of what is told, not only of whom
TEN = 10
FARTHEST = 20  # times
MUCH = 4  # words in common from which on two sentences are of one thing, if their figures are alike to the eye

Part = tuple[float, str]
Value = tuple[Decimal, str]


class Fit(NamedTuple):
    """The weight of what speaks for two figures being one, and what it is."""

    weight: float
    evidence: tuple[str, ...]


class Fitting:
    """Weighs pairs of figures; what counts how much was tried on pairs of real articles and of their retellings."""

    def __init__(self, pack: RulePack) -> None:
        words = pack.words.phrases
        self.pack = pack
        self.neutral = frozenset(map(stem, words["neutral"]["word"]))
        self.divided = frozenset(map(stem, words["set"]["divided"]))
        self.known = frozenset(subject.name for subject in pack.subjects)

    def kind(self, claim: Claim) -> str:
        """What a figure can be held against: a kind of unit."""
        unit = claim.quantity.unit
        kind = self.pack.units.dimension(unit)
        return "percent" if kind == "points" else "count" if unit is None else kind

    def measured(self, claim: Claim) -> str:
        """The same, with every currency by itself."""
        kind = self.kind(claim)
        return claim.quantity.unit or "" if kind == "money" else kind

    def fit(self, a: Figure, b: Figure) -> Fit | None:
        """How well two figures fit each other; ``None`` where they cannot be one."""
        if self._apart(a.claim, b.claim):
            return None
        shared = [*self._around(a, b), *self._wider(a, b)]
        parts = [*shared, *self._contrast(a, b), *self._framed(a, b), *_sized(a.claim, b.claim)]
        if not any(said.startswith(CONTENT) for _, said in parts):
            return None  # a name alone is no measure
        return Fit(sum(weight for weight, _ in parts), tuple(said for weight, said in parts if weight > 0 and said))

    def _apart(self, a: Claim, b: Claim) -> bool:
        """Whether two figures cannot be one whatever their sentences say."""
        kind, same = self.kind(a), digits(a) == digits(b)
        if kind != self.kind(b) or None not in (a.table, b.table):
            return True
        if not alike(a, b) and (kind == "duration" or a.partner or b.partner or _far(a, b)):
            return True
        if kind == "count" and _few(a) and _few(b) and counted(a) != counted(b) and a.frame.metric != b.frame.metric:
            return True  # a three-way split of a committee of nine
        if not same and (self.measured(a) != self.measured(b) or _groups(a.frame) != _groups(b.frame)):
            return True
        if not same and kind == "percent" and a.quantity.unit != b.quantity.unit:
            return True
        return _other_aspect(a, b, kind) or _mirrored(a, b) or _other_time(a.frame, b.frame)

    def _around(self, a: Figure, b: Figure) -> Iterator[Part]:
        ours, theirs = a.passage, b.passage
        beside = self.beside(a, b)
        if beside:
            yield 2.0 * min(2, len(beside)), f"both tell of {', '.join(_told(ours, beside))}"
        names = (ours.named & theirs.words) | (theirs.named & ours.words)
        if names:
            whom = sorted(ours.names & theirs.names) or ours.printed(names)
            yield 0.7 * min(4, len(names)), f"both name {', '.join(whom)}"
        words = (ours.words & theirs.words) - names
        if words:
            yield 0.4 * min(6, len(words)), f"both say {', '.join(ours.printed(words))}"
        near = (ours.near(a.claim) & theirs.near(b.claim)) - names
        if near:
            yield 0.6 * min(3, len(near)), ""

    def _wider(self, a: Figure, b: Figure) -> Iterator[Part]:
        """What one sentence shares only with those around the other: a teller may cut the same news elsewhere."""
        ours, theirs = a.passage, b.passage
        mine, other = ours.words | ours.named, theirs.words | theirs.named
        said = ((mine & theirs.context) | (other & ours.context)) - (mine & other)
        names = said & (ours.named | theirs.named)
        if names:
            yield 0.35 * min(3, len(names)), ""
        if said - names:
            yield 0.2 * min(4, len(said - names)), ""
        if figures := self._wide_others(a) & self._wide_others(b) - self.beside(a, b):
            yield 0.8 * min(3, len(figures)), ""

    def _wide_others(self, figure: Figure) -> frozenset[Value]:
        around = (claim for passage in figure.passage.beside for claim in passage.claims)
        return self._others(figure) | self._values(around)

    def beside(self, a: Figure, b: Figure) -> frozenset[Value]:
        """The other figures that both sentences tell, those aside that are met everywhere."""
        return self._others(a) & self._others(b)

    def _others(self, figure: Figure) -> frozenset[Value]:
        return self._values(claim for claim in figure.passage.claims if claim is not figure.claim)

    def _values(self, claims: Iterable[Claim]) -> frozenset[Value]:
        return frozenset(
            (abs(claim.quantity.near), self.kind(claim))
            for claim in claims
            if abs(claim.quantity.near) >= TEN or len(digits(claim)) > 1
        )

    def _contrast(self, a: Figure, b: Figure) -> Iterator[Part]:
        """What speaks against one figure: words and names of the one sentence that the other does without."""
        ours, theirs = a.passage, b.passage
        odd = (ours.near(a.claim) - theirs.words) | (theirs.near(b.claim) - ours.words)
        narrower = a.claim.frame.words - _said(b) | b.claim.frame.words - _said(a)
        if parted := (odd | narrower) & self.divided:
            yield (-1.0 if self.beside(a, b) else -1.5) * min(2, len(parted)), ""
        if ours.behind(a.claim) - theirs.words or theirs.behind(b.claim) - ours.words:
            yield -1.5, ""
        if len(ours.words & theirs.words) < CONTRAST * max(1, min(len(ours.words), len(theirs.words))):
            return
        # Of two sentences so much alike, what is not alike makes the difference.
        if strange(ours, theirs) and strange(theirs, ours):
            yield -3.0, ""
        if not self.beside(a, b) and 0 < len(odd - self.neutral) <= 2:
            much = len(ours.words & theirs.words) >= MUCH
            yield (-1.5 if much and alike(a.claim, b.claim) else -4.0), ""

    def _framed(self, a: Figure, b: Figure) -> Iterator[Part]:
        ours, theirs = a.claim.frame, b.claim.frame
        if ours.known and theirs.known:
            yield from self._measures(a, b)
        if ours.subject and theirs.subject:
            yield self._subjects(a, b)
        if ours.period and theirs.period and ours.period.last and ours.period.last == theirs.period.last:
            yield 0.8, f"both are of {ours.period.text}"
        if ours.direction and ours.direction == theirs.direction:
            yield 0.4, ""

    def _subjects(self, a: Figure, b: Figure) -> Part:
        ours, theirs = a.claim.frame, b.claim.frame
        if ours.subject == theirs.subject:
            return 1.2, f"subject {ours.subject}"
        if a.claim.article == b.claim.article:
            return 0.0, ""  # a headline may name another of those whom its text is about
        if ours.subject in b.passage.names or theirs.subject in a.passage.names:
            return 0.0, ""
        mine, other = ours.subject or "", theirs.subject or ""
        unheard = not (heard(mine, b.passage.words) or heard(other, a.passage.words))
        sure = min(ours.subject_grade, theirs.subject_grade) == Grade.CLAUSE
        if sure and {mine, other} <= self.known:
            return -4.0, ""
        return (-2.5 if sure and unheard else -1.0), ""

    def _measures(self, a: Figure, b: Figure) -> Iterator[Part]:
        ours, theirs = a.claim.frame, b.claim.frame
        if ours.metric == theirs.metric:
            yield 1.5, f"measure {ours.metric}"
        else:
            kin = self.pack.kin(ours.metric) & self.pack.kin(theirs.metric)
            # A figure that both tell beside it says more than a measure that may be misread.
            sure = min(ours.metric_grade, theirs.metric_grade) == Grade.CLAUSE and not self.beside(a, b)
            sure = sure or _variants(ours.metric, theirs.metric)
            same = a.claim.quantity.near == b.claim.quantity.near and alike(a.claim, b.claim)
            yield (0.0 if kin and alike(a.claim, b.claim) else -3.0 if sure and not same else -1.2), ""
        mine, other = ours.words - _said(b), theirs.words - _said(a)
        if mine or other:
            yield (-3.0 if mine and other else -1.0) * min(2, len(mine | other)), ""


def _far(a: Claim, b: Claim) -> bool:
    """Whether two figures are too far apart to be one that was changed, but for its scale."""
    small, large = sorted((abs(a.quantity.near), abs(b.quantity.near)))
    return large > FARTHEST * small


def _few(claim: Claim) -> bool:
    return abs(claim.quantity.near) < TEN


def _variants(ours: str | None, theirs: str | None) -> bool:
    """Whether the one measure is a kind of the other: "core operating profit" of "operating profit"."""
    return f" {ours}".endswith(f" {theirs}") or f" {theirs}".endswith(f" {ours}")


def _other_aspect(a: Claim, b: Claim, kind: str) -> bool:
    """Whether one is a change, the other surely a level."""
    ours, theirs = a.frame, b.frame
    if ours.aspect == theirs.aspect or "change" not in (ours.aspect, theirs.aspect) or alike(a, b):
        return False
    return kind == "percent" or (ours.known and theirs.known)


def _mirrored(a: Claim, b: Claim) -> bool:
    """ "The dollar fell 0.5% against the euro", "the euro rose 0.5%": one move, seen from both ends."""
    ours, theirs = a.frame, b.frame
    turned = {ours.direction, theirs.direction} == {"up", "down"} and digits(a) == digits(b)
    return turned and bool(ours.subject and theirs.subject) and ours.subject != theirs.subject


def _other_time(ours: Frame, theirs: Frame) -> bool:
    a, b = ours.period, theirs.period
    if not (a and b and a.resolved and b.resolved and a.first and b.first and a.last and b.last):
        return False
    return a.first > b.last or b.first > a.last


def _groups(frame: Frame) -> frozenset[str]:
    """How many a figure is told of: "the four big banks" are not all banks."""
    return frozenset(qualifier for qualifier in frame.qualifiers if qualifier.startswith("group of"))


def _said(figure: Figure) -> frozenset[str]:
    """All that is said of a figure, in the words of its sentence and of its frame."""
    return figure.passage.words | figure.passage.named | figure.claim.frame.words | figure.passage.context


def _sized(a: Claim, b: Claim) -> Iterator[Part]:
    same = alike(a, b)
    ours, theirs = counted(a), counted(b)
    if ours and theirs:
        known = a.frame.known or b.frame.known or same
        yield (0.7 if ours == theirs else -0.3 if known else -2.5), ""
    if same:
        yield 1.0, "the figures are alike to the eye"
        return
    small, large = sorted((abs(a.quantity.near), abs(b.quantity.near)))
    if large > 3 * small:
        yield (-0.7 if a.frame.known and a.frame.metric == b.frame.metric else -2.5), ""
    if a.quantity.per and b.quantity.per and a.quantity.per != b.quantity.per:
        yield -1.5, ""


def _told(passage: Passage, values: Iterable[Value]) -> list[str]:
    held = {value for value, _ in values}
    return sorted({" ".join(claim.place.text.split()) for claim in passage.claims if abs(claim.quantity.near) in held})
