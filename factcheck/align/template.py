"""Channel 1: sentences that are the same but for figures, dates and a few words.

Figures and dates are masked, what remains is hashed as a whole and as shingles with a cap on how often one may
occur (Broder 1997, "On the resemblance and containment of documents"); a token diff maps slot to slot.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from factcheck.model.digest import digests
from factcheck.model.finding import Alignment, Redating
from factcheck.model.later import later
from factcheck.model.quantity import Quantity
from factcheck.model.statement import Slot, Statement
from factcheck.model.words import Tolerances

SHINGLE = 3
COMMON = 24  # a shingle in more statements than this says nothing about any two of them
CROWD = 40  # of statements alike to the letter, so many distinct ones are compared
OPPOSITE = {("up", "down"), ("down", "up")}
FEWEST_WORDS = 4
FEWEST_ELSEWHERE = 8  # words of a sentence that is known again in an article of which nobody knows whom it is about
FEWEST_SLOTS = 4  # figures of a form, by which it is known that others were filled in
JOINT = later(r"\d\D*?(?:\s|\b)(?P<by>to|and|[-–—])\s?\D{0,4}\d")
PairKey = tuple[str, str]


class Match(NamedTuple):
    """Two statements whose slots map one to one; ``exact`` where the masked words are the same.

    ``reworded`` says that words of content differ, which only an edited copy is forgiven.
    """

    a: Statement
    b: Statement
    slots: tuple[tuple[Slot, Slot], ...]
    exact: bool
    reworded: bool = False


def matches(
    statements: Sequence[Statement],
    tolerances: Tolerances,
    common: Set[int] = frozenset(),
    of: Set[str] | None = None,
) -> tuple[list[Match], Counter[PairKey]]:
    """Matching statements of one group, and how many sentences each two articles share to the letter.

    What is known to be ``common`` says nothing about any two statements, however few of them are looked at here. Where
    it is said ``of`` which articles, only statements of these are matched with others.
    """
    found: list[Match] = []
    shared: Counter[PairKey] = Counter()
    exact: defaultdict[tuple[str, ...], list[Statement]] = defaultdict(list)
    brief: defaultdict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in map(ends_apart, statements):
        (brief if statement.brief else exact)[statement.tokens].append(statement)
    for bucket in exact.values():
        if len(bucket) > 1:
            found += _same_words(bucket, shared, of)
    for bucket in brief.values():
        if len(bucket) > 1:
            found += _same_words(bucket, Counter(), of)
    found += _near(list(exact.values()), tolerances, common, of)
    return found, shared


def strange(a: Statement, b: Statement) -> bool:
    """Whether two sentences in the same words stand in articles of which each has a headline about somebody else.

    "Payable March 31 to holders of record March 13" is said of every dividend. Of few words, as "Net 1.2 mln vs 1.1
    mln", it is enough that not both headlines name somebody.
    """
    if a.article == b.article or not a.headlined.isdisjoint(b.headlined):
        return False
    return _of_two_headlines(a, b) or not a.has_words(FEWEST_ELSEWHERE)


def _of_two_headlines(a: Statement, b: Statement) -> bool:
    """Whether each article has a headline about somebody whom that of the other does not name."""
    named = bool(a.headlined and b.headlined)
    return a.article != b.article and named and a.headlined.isdisjoint(b.headlined)


def of_others(found: Iterable[Match]) -> Set[frozenset[str]]:
    """The pairs of articles in which every figure told in the same words, so far as is known, is somebody else's.

    The results of two companies are told in one form, "Net 1.2 mln vs 1.1 mln": neither is a copy.
    """
    same: dict[frozenset[str], bool] = {}
    for match in found:
        articles = frozenset((match.a.article, match.b.article))
        if _of_two_headlines(match.a, match.b):
            same[articles] = False
            continue
        for x, y in match.slots:
            if x.claim is None or y.claim is None:
                continue
            ours, theirs = x.claim.frame.subject, y.claim.frame.subject
            if ours or theirs:
                same[articles] = same.get(articles, False) or ours == theirs
    return {articles for articles, one in same.items() if not one}


def forms(found: Iterable[Match]) -> Set[frozenset[str]]:
    """The pairs of articles that fill in one form anew: in what they say in the same words hardly a figure is the same.

    A copy keeps its figures, but for the one that was changed.
    """
    told: Counter[frozenset[str]] = Counter()
    kept: Counter[frozenset[str]] = Counter()
    for match in found:
        articles = frozenset((match.a.article, match.b.article))
        if match.exact and len(articles) > 1:
            told[articles] += len(match.slots)
            kept[articles] += sum(x.text == y.text for x, y in match.slots)
    return {articles for articles, slots in told.items() if slots >= FEWEST_SLOTS and kept[articles] * 2 < slots}


def ends_apart(statement: Statement) -> Statement:
    """A statement with each range in two slots: edited, "$3.10 to $3.30" may be a range no more."""
    ranges = {slot.token: by for slot in statement.slots if (by := _joint(slot)) is not None}
    if not ranges:
        return statement
    tokens: list[str] = []
    slots: list[Slot] = []
    held = {slot.token: slot for slot in statement.slots}
    for at, token in enumerate(statement.tokens):
        if at in held:
            slots.append(held[at]._replace(token=len(tokens)))
        if at in ranges:
            tokens += [token, ranges[at]]
            slots.append(held[at]._replace(token=len(tokens)))
        tokens.append(token)
    return replace(statement, tokens=tuple(tokens), slots=tuple(slots))


def _joint(slot: Slot) -> str | None:
    """What joins the ends of a range."""
    if slot.claim is None or slot.claim.quantity.approx != "range":
        return None
    found = JOINT.search(slot.text)
    return found["by"] if found else None


def _same_words(bucket: Sequence[Statement], shared: Counter[PairKey], of: Set[str] | None = None) -> Iterator[Match]:
    """Statements alike to the letter: the n-th of one article with the n-th of another."""
    by_article: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in bucket:
        by_article[statement.article].append(statement)
    articles = list(by_article.values())[:CROWD]
    for ours, theirs in combinations(articles, 2):
        if len(ours) != len(theirs) or not _concerns(ours[0], theirs[0], of):
            continue
        shared[ours[0].article, theirs[0].article] += len(ours)
        for a, b in zip(ours, theirs, strict=True):
            if _worth(a, b):
                yield Match(a, b, tuple(zip(a.slots, b.slots, strict=True)), True)
    for group in by_article.values():
        for a, b in combinations(group[:CROWD], 2):
            if not _worth(a, b):
                shared[a.article, a.article] += 1  # told twice in one text, figures and all
            elif speaks(a):
                yield Match(a, b, tuple(zip(a.slots, b.slots, strict=True)), True)


def _worth(a: Statement, b: Statement) -> bool:
    return any(x.text != y.text for x, y in zip(a.slots, b.slots, strict=True))


def speaks(statement: Statement) -> bool:
    """Whether a statement has words enough to be told from others."""
    return statement.has_words(FEWEST_WORDS)


def _concerns(a: Statement, b: Statement, of: Set[str] | None) -> bool:
    return of is None or a.article in of or b.article in of


def _near(
    buckets: Sequence[Sequence[Statement]], tolerances: Tolerances, common: Set[int], of: Set[str] | None = None
) -> Iterator[Match]:
    """Statements that share most of their words: found by rare shingles, then compared word by word."""
    leaders = [bucket[0] for bucket in buckets if speaks(bucket[0])]
    homes = {bucket[0].tokens: {statement.article for statement in bucket} for bucket in buckets}
    holders: defaultdict[int, list[int]] = defaultdict(list)
    sizes: list[int] = []
    for at, statement in enumerate(leaders):
        own = shingles(statement.tokens)
        sizes.append(len(own))
        for shingle in own - common:
            holders[shingle].append(at)
    overlap: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if 1 < len(held) <= COMMON:
            overlap.update(combinations(held, 2))
    least = float(tolerances.values["template_shared"])
    # A word changed breaks three shingles, so fewer of these than of the words must be shared.
    share = 2 * least - 1
    close = [(i, j) for (i, j), count in overlap.items() if count >= 2 and count >= share * min(sizes[i], sizes[j])]
    for i, j in sorted(close):
        if not _concerns(leaders[i], leaders[j], of):
            continue
        match = _diffed(leaders[i], leaders[j], least)
        settled = _settled(leaders[i], leaders[j], homes)
        if match is not None and not settled:
            yield match


def _settled(a: Statement, b: Statement, homes: Mapping[tuple[str, ...], set[str]]) -> bool:
    """Whether either statement stands word for word in the other's article already."""
    return a.article != b.article and (b.article in homes[a.tokens] or a.article in homes[b.tokens])


def shingles(tokens: Sequence[str]) -> set[int]:
    """Each few words that follow each other, as a number that is theirs in every run."""
    words = digests(tokens)
    return set(map(hash, zip(*(words[at:] for at in range(SHINGLE)), strict=False))) or {hash(tuple(words))}


def _diffed(a: Statement, b: Statement, least: float) -> Match | None:
    slots_a = {slot.token: slot for slot in a.slots}
    slots_b = {slot.token: slot for slot in b.slots}
    pairs: list[tuple[Slot, Slot]] = []
    kept, reworded = 0, False
    for step in Levenshtein.opcodes(a.tokens, b.tokens):
        a0, a1, b0, b1 = step.src_start, step.src_end, step.dest_start, step.dest_end
        if step.tag == "equal":
            kept += a1 - a0
            pairs += [(slots_a[i], slots_b[b0 + i - a0]) for i in range(a0, a1) if i in slots_a]
            continue
        if _tells(a.tokens[a0:a1], a.telling) or _tells(b.tokens[b0:b1], b.telling):
            return None
        reworded = reworded or any(len(t) > 3 and t.isalpha() for t in (*a.tokens[a0:a1], *b.tokens[b0:b1]))
        ours = [slots_a[i] for i in range(a0, a1) if i in slots_a]
        theirs = [slots_b[i] for i in range(b0, b1) if i in slots_b]
        if [slot.kind for slot in ours] != [slot.kind for slot in theirs]:
            return None
        pairs += zip(ours, theirs, strict=True)
    if kept < least * min(len(a.tokens), len(b.tokens)) or kept < FEWEST_WORDS:
        return None
    return Match(a, b, tuple(pairs), False, reworded)


def _tells(tokens: Iterable[str], telling: frozenset[str]) -> bool:
    return any(token in telling or any(char.isdigit() for char in token) for token in tokens)


def aligned(match: Match, copies: bool) -> Iterator[Alignment]:
    """The claims that stand in each other's place."""
    share = (
        "the two sentences differ in figures and dates alone"
        if match.exact
        else "the two sentences differ in a few words"
    )
    for x, y in match.slots:
        if x.claim is None or y.claim is None or x.claim.id == y.claim.id or x.claim.beside(y.claim):
            continue
        if _is_end(x.claim.quantity, y.claim.quantity) or _is_end(y.claim.quantity, x.claim.quantity):
            continue
        yield Alignment(x.claim, y.claim, "template", (share,), copies=copies, flip=_flip(match, x))


def _is_end(one: Quantity, other: Quantity) -> bool:
    """Whether a figure is one end of a range, which says nothing of the other end."""
    ends = one.approx is None and other.approx == "range" and one.unit == other.unit
    return ends and one.point in (other.low, other.high)


def _flip(match: Match, slot: Slot) -> tuple[str, str] | None:
    """The words of opposite direction nearest to a slot, if the two sentences hold such."""
    flips = [(abs(x.token - slot.token), x.text, y.text) for x, y in match.slots if (x.label, y.label) in OPPOSITE]
    quantities = [x.token for x, _ in match.slots if x.kind == "quantity"]
    for _, ours, theirs in sorted(flips):
        place = next(x.token for x, _ in match.slots if x.text == ours and x.kind == "direction")
        if quantities and min(quantities, key=lambda at: abs(at - place)) == slot.token:
            return ours, theirs
    return None


def redated(match: Match, copies: bool) -> Iterator[Redating]:
    """The dates that differ where nothing else does."""
    for x, y in match.slots:
        if x.kind == "time" and y.kind == "time" and x.text.lower() != y.text.lower():
            yield Redating(match.a, match.b, x, y, copies)
