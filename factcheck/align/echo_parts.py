"""What speaks for two figures of one story being one thing told twice, and what keeps them apart all the same.

The weight is the logarithm of the odds: a logistic regression on few parts, with the coefficients of
``echo_weights.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from decimal import Decimal
from itertools import combinations, pairwise, product
from math import log
from typing import NamedTuple

from factcheck.align.echo_story import Mention, Story, Told
from factcheck.align.echo_weights import BASE, WEIGHTS
from factcheck.align.likeness import likeness
from factcheck.align.passages import Passage, heard, spelled
from factcheck.model.claim import Claim, Frame, Grade
from factcheck.model.later import later
from factcheck.model.period import Overlap
from factcheck.model.statement import Slot

PARALLEL = 0.5  # share of the words of the shorter sentence from which on two are built alike
MOST_WORDS, MOST_FIGURES = 10, 3
FEWEST_PARALLEL = 3
FEWEST_WORDS = 6  # by which a sentence is known again
RATIO = Decimal(2)  # times: figures of one text further apart than this are seldom one told wrong
TEN = 10
PEAK = 14  # tokens before a figure in which it is said to be a peak
MUCH = 0.4  # share of the words near both from which on a headline's figure may be told of again where it is taken up
PARTITIVE = 3  # tokens before a figure in which it is said of whom it is a part
OF_THE = frozenset({("of", "the"), ("of", "all")})
THAT_NOT = later(r"\b(?:that|who|which|where) (?:[a-z]+ )?(?:\w+n['’]t|[a-z]+ not|never)\b")
WHEN_THERE_WERE = later(
    r",? when (?:there (?:was|were|had been)|it (?:was|stood at)|they (?:were|numbered))(?: [a-z]+)? ?$"
)
SUPPOSED = later(
    r"(?<!is )(?<!are )(?<!was )(?<!were )\b(?:thought|assumed|guessed|imagined)(?: that)? "
    r"[^,;.]{0,30}\b(?:was|were|is|to be) ?$"
    r"|\bwould (?:be|have been|make|come to|stand at|rise to)(?: about| some)? ?$"
)
SIGNS = (1, -1)
MOST_TERMS = 6  # figures of a sentence beyond which some of them make any sum


class Part(NamedTuple):
    """What speaks for or against one thing: its name among the weights, how much of it there is, in words."""

    name: str
    amount: float
    said: str = ""


class Weight(NamedTuple):
    """The logarithm of the odds that two figures are of one thing, and what speaks for it."""

    odds: float
    evidence: tuple[str, ...]


def weight(a: Mention, b: Mention, story: Story) -> Weight:
    """How much speaks for two figures being of one thing."""
    found = list(parts(a, b, story))
    odds = BASE + sum(WEIGHTS[one.name] * one.amount for one in found)
    return Weight(odds, tuple(one.said for one in found if one.said and one.amount))


def parts(a: Mention, b: Mention, story: Story) -> Iterator[Part]:
    """What speaks for or against two figures being of one thing, whatever their values."""
    ours, theirs = a.passage, b.passage
    mine, other = story.words[a.order], story.words[b.order]
    near = a.near & b.near
    yield Part("words", min(MOST_WORDS, len((mine & other) - near)))
    names = ours.names & theirs.names
    yield Part("names", float(bool(names)), f"both name {', '.join(sorted(names))}")
    told_of = ", ".join(_printed(a, b, near))
    yield Part("share", _share(a, b), f"both are told of {told_of}" if told_of else "")
    yield Part("adjoining", float(not a.adjoining.isdisjoint(b.adjoining)))
    beside = _beside(a, b)
    yield Part("beside", min(MOST_FIGURES, len(beside)), f"both tell of {', '.join(beside)}")
    alike = parallel(a, b, story)
    yield Part("parallel", float(alike))
    yield Part("contrast", float(alike and not (mine <= other or other <= mine)))
    yield Part("verbatim", float(mine == other and len(mine) >= FEWEST_WORDS))
    x, y = a.claim.frame, b.claim.frame
    yield Part("one measured", float(x.known != y.known))
    yield Part("time", float(_one_time(x, y)))
    yield Part("headline", float(a.claim.headline or b.claim.headline))
    yield Part("referring", float(_referring(b, story)))
    kind = story.told.kind(a.claim)
    yield Part("percent", float(kind == "percent"))
    yield Part("count", float(kind == "count"))
    yield Part("others", log(1 + story.others(a, b)))
    yield Part("others of noun", log(1 + story.others_of_noun(a, b)))
    yield Part("rivals", log(1 + story.rivals(a, b)))


def apart(a: Mention, b: Mention, story: Story) -> bool:
    """Whether what is told with two figures makes them figures of two things."""
    x, y = a.claim.frame, b.claim.frame
    if _other_nouns(a, b, story) or (None not in (x.source, y.source) and x.source != y.source):
        return True
    if _of_known_whole(a, b, story):
        return True
    if _two_times(a, b) or _of_them(a, story) != _of_them(b, story) or of_two_things(a, b, story):
        return True
    return parallel(a, b, story) and (_otherwise(a, b) or _other_names(a, b) or _in_a_row(a, b, story))


def of_two_things(a: Mention, b: Mention, story: Story) -> bool:
    """Whether units, frames or the words next to two figures keep them apart, whatever they count and when."""
    ours, theirs = a.claim, b.claim
    x, y, p, q = ours.frame, theirs.frame, ours.quantity, theirs.quantity
    bare = story.told.kind(ours) == "count"
    if p.per != q.per or (p.unit != q.unit and not bare) or _other_measures(a, b):
        return True
    if _other_sorts(a, b) or (parallel(a, b, story) and _other_sorts(a, b, named=True)):
        return True
    if {x.direction, y.direction} == {"up", "down"} or "age" in (x.metric, y.metric) or _other_subjects(a, b):
        return True
    if _those_that_do_not(ours) != _those_that_do_not(theirs):
        return True
    told = story.told
    dealt = _dealt(a, told), _dealt(b, told)
    if all(dealt) and dealt[0] != dealt[1]:
        return True
    if _then(ours) != _then(theirs) or _supposed(ours) != _supposed(theirs):
        return True
    if told.peaks & a.beside((PEAK, 0)) != told.peaks & b.beside((PEAK, 0)):
        return True
    if told.markers & a.beside((0, 1)) & b.beside((0, 1)):
        return True  # the 30-km mark, and the 35-km mark
    if told.partly & a.beside((3, 1)) != told.partly & b.beside((3, 1)):
        return True
    if told.elsewhere & a.passage.tokens != told.elsewhere & b.passage.tokens:
        return True
    return told.compared & a.beside((3, 3)) != told.compared & b.beside((3, 3))


def _then(claim: Claim) -> bool:
    """ "Fewer each month since October when there were 783" is how many there were in October."""
    return WHEN_THERE_WERE.search(claim.sentence[: claim.within.start].lower()) is not None


def _supposed(claim: Claim) -> bool:
    """ "The driver thought the girl was 20", who is 12; "counting options there would be 452 million shares"."""
    return SUPPOSED.search(claim.sentence[: claim.within.start].lower()) is not None


def _those_that_do_not(claim: Claim) -> bool:
    """ "The 19 states that did not join" are none of the 31 that did."""
    return THAT_NOT.search(claim.sentence[claim.within.end :].lower()) is not None


def _dealt(one: Mention, told: Told) -> frozenset[str]:
    """Whether something is told as bought or as sold at a figure: "bought at 870, sold at 780"."""
    near = one.beside((3, 1))
    return frozenset(way for way, words in (("in", told.buying), ("out", told.selling)) if not words.isdisjoint(near))


def differing(a: Mention, b: Mention, story: Story) -> bool:
    """Whether the values of two figures may be of one thing told wrong once, and nothing accounts for them."""
    small, large = sorted((a.size, b.size))
    kind = story.told.kind(a.claim)
    if small == large or large - small <= max(a.claim.quantity.precision, b.claim.quantity.precision) / 2:
        return False
    if lone(a.claim) or lone(b.claim):
        return False
    if large > RATIO * small and likeness(a.claim, b.claim) != "scale":
        return False
    if (story.elsewhere(a, b) and story.elsewhere(b, a)) or (_share(a, b) < MUCH and any(map(story.taken_up, (a, b)))):
        return False
    rest = large - small
    if len(str(rest.normalize().as_tuple().digits)) > 1 and rest >= TEN and story.tells(rest, kind):
        return False  # a part, and the rest
    ours, theirs = _sizes(a), _sizes(b)
    return not (b.size in ours or a.size in theirs or _made(a.size, theirs) or _made(b.size, ours))


def lone(claim: Claim) -> bool:
    """Whether a figure is met everywhere: one digit."""
    return len(claim.quantity.digits) == 1 and abs(claim.quantity.near) < TEN


def parallel(a: Mention, b: Mention, story: Story) -> bool:
    """Whether two sentences are built alike."""
    mine, other = story.words[a.order], story.words[b.order]
    return len(mine & other) >= max(FEWEST_PARALLEL, PARALLEL * min(len(mine), len(other)))


def _share(a: Mention, b: Mention) -> float:
    """How much of what is near the one or the other is near both."""
    return len(a.near & b.near) / max(1, min(len(a.near), len(b.near)))


def _printed(a: Mention, b: Mention, near: frozenset[str]) -> list[str]:
    """The words near both as they stand there, and what both count."""
    return list(dict.fromkeys((*a.passage.printed(frozenset(near)), *sorted({a.noun} & {b.noun} - {""}))))


def _of_them(one: Mention, story: Story) -> bool:
    """Whether a figure is that of some: "of whom 12", "of these 12", "12 of the posts"."""
    tokens = one.passage.statement.tokens
    before, behind = tokens[max(0, one.at - PARTITIVE) : one.at], tokens[one.at + 1 : one.at + 3]
    some = len(behind) > 1 and behind[0] == "of" and behind[1] in story.told.referring | story.told.of_them
    return some or any(first == "of" and second in story.told.of_them for first, second in pairwise(before))


def _of_known_whole(a: Mention, b: Mention, story: Story) -> bool:
    """ "Nine of the 12 districts", and there are twelve: eleven of which something is told are some of them."""
    small, large = sorted((a, b), key=lambda one: one.size)
    tokens, told = large.passage.statement.tokens, story.told
    whole = tokens[max(0, large.at - 2) : large.at] in OF_THE
    bare = told.referring.isdisjoint(small.passage.statement.tokens[max(0, small.at - 1) : small.at])
    return whole and bare and story.elsewhere(large, small)


def _sizes(one: Mention) -> Set[Decimal]:
    return {abs(claim.quantity.near) for claim in one.passage.claims}


def _made(size: Decimal, figures: Set[Decimal]) -> bool:
    """Whether a value is a sum or a difference of figures of one sentence."""
    if len(figures) > MOST_TERMS:
        return False
    return any(
        abs(some[0] + sum(sign * one for sign, one in zip(signs, some[1:], strict=True))) == size
        for count in (2, 3)
        for some in combinations(figures, count)
        for signs in product(SIGNS, repeat=count - 1)
    )


def _beside(a: Mention, b: Mention) -> list[str]:
    """The long figures that both sentences tell, on the same side of the two."""
    told = {(size, side): text for size, side, text in _around(a)}
    return [text for key, text in told.items() if key in {(size, side) for size, side, _ in _around(b)}]


def _around(one: Mention) -> Iterator[tuple[Decimal, bool, str]]:
    for claim in one.passage.claims:
        if claim.id != one.claim.id and claim.quantity.is_long and len(claim.quantity.digits) > 1:
            yield claim.quantity.near, one.passage.at[claim.id] < one.at, " ".join(claim.place.text.split())


def _otherwise(a: Mention, b: Mention) -> bool:
    """Whether two sentences tell other figures beside the two: one form of words for two years, or two companies."""
    values = {a.size, b.size}
    ours, theirs = ({abs(c.quantity.near) for c in one.passage.claims} - values for one in (a, b))
    return bool(ours and theirs) and 2 * len(ours & theirs) < min(len(ours), len(theirs))


def _other_nouns(a: Mention, b: Mention, story: Story) -> bool:
    """Whether two figures count different things; a bare one may count what its sentence names."""
    if a.noun and b.noun:
        return a.noun != b.noun
    return any(one.noun and one.noun not in story.words[other.order] for one, other in ((a, b), (b, a)))


def _other_measures(a: Mention, b: Mention) -> bool:
    """Whether a pack knows that they measure two things; what is counted says more than the verb beside it."""
    x, y = a.claim.frame, b.claim.frame
    two = x.known and y.known and x.metric != y.metric
    turned = x.known and y.known and x.aspect != y.aspect and not (a.claim.headline or b.claim.headline)
    return (two or turned) and not (a.noun and a.noun == b.noun)


def _other_sorts(a: Mention, b: Mention, *, named: bool = False) -> bool:
    """Whether other words narrow one known measure: "mobile subscribers" and "cable subscribers".

    A name may be such a word where two sentences are built alike: "IPTV subscribers" and "satellite subscribers".
    """
    x, y = a.claim.frame, b.claim.frame
    if not (x.known and y.known and x.metric == y.metric):
        return False
    return bool(_sorts(a, b, named=named)) and bool(_sorts(b, a, named=named))


def _sorts(one: Mention, other: Mention, *, named: bool) -> Set[str]:
    """The words that narrow the measure of a figure and are not told with another, or a name that only it has."""
    mine, theirs = one.claim.frame, other.claim.frame
    own = named and mine.subject_grade is Grade.CLAUSE and theirs.subject_grade is not Grade.CLAUSE
    name = frozenset((mine.subject or "").lower().split()) if own else frozenset()
    name = name if name.isdisjoint(other.passage.statement.tokens) else frozenset()
    return (mine.words - set(other.passage.stems)) | name


def _referring(one: Mention, story: Story) -> bool:
    """ "The 36 people" are those told of; "of the 36" and "the 36 in Norway" need not be."""
    tokens = one.passage.statement.tokens
    before, behind = tokens[max(0, one.at - 2) : one.at], tokens[one.at + 1 : one.at + 2]
    known = not story.told.referring.isdisjoint(before[-1:]) and before[:1] != ("of",)
    return known and story.told.restricting.isdisjoint(behind)


def _in_a_row(a: Mention, b: Mention, story: Story) -> bool:
    """Whether the story tells a third value where it tells these two, or one form of words without a name or a time."""
    if story.words[a.order] == story.words[b.order]:
        named = a.passage.names & b.passage.names or _beside(a, b) or _one_time(a.claim.frame, b.claim.frame)
        return not named
    return not _beside(a, b) and story.rivals(a, b) > 0


def _other_names(a: Mention, b: Mention) -> bool:
    """Whether each sentence names somebody whom the other does not."""
    ours, theirs = a.passage, b.passage
    return (
        ours.names.isdisjoint(theirs.names)
        and _strange(ours.names - theirs.names, theirs)
        and _strange(theirs.names - ours.names, ours)
    )


def _other_subjects(a: Mention, b: Mention) -> bool:
    """Whether each clause tells one known measure of somebody of its own."""
    x, y = a.claim.frame, b.claim.frame
    grades = {x.grade, y.grade}  # of "its 52 seats" the sentence before tells whose they are
    counts = (a.claim.quantity.unit or "").startswith("count:")
    told = grades == {Grade.CLAUSE} or (counts and grades == {Grade.CLAUSE, Grade.ANAPHORA})
    sure = x.known and y.known and told and x.subject != y.subject
    return sure and _strange({x.subject or ""}, b.passage) and _strange({y.subject or ""}, a.passage)


def _strange(names: Set[str], passage: Passage) -> bool:
    return any(spelled(name) and not heard(name, passage.words) for name in names)


def _two_times(a: Mention, b: Mention) -> bool:
    """Whether each sentence tells of times that the other does not."""
    p, q = a.claim.frame.period, b.claim.frame.period
    if p is not None and q is not None and p.overlap(q) is Overlap.DISJOINT:
        return True
    if (_long_ago(a) and q is None) or (_long_ago(b) and p is None):
        return True  # "in 2013 the 11,000-strong mission", and the 8,000-strong force of now
    ours, theirs = ([slot for slot in one.passage.statement.slots if slot.kind == "time"] for one in (a, b))
    return bool(ours and theirs) and not any(_may_be_one(x, y) for x, y in product(ours, theirs))


def _long_ago(one: Mention) -> bool:
    """Whether a figure is told, in its own clause, of a year before the last one that it names."""
    told, now = one.claim.frame.period, one.claim.as_of
    sure = one.claim.frame.period_grade >= Grade.CLAUSE and told is not None and any(map(str.isdigit, told.text))
    return sure and None not in (told and told.last, now and now.first) and told.last.year < now.first.year - 1  # type: ignore[union-attr]


def _may_be_one(x: Slot, y: Slot) -> bool:
    if x.period is None or y.period is None:
        return x.text.lower() == y.text.lower()
    how = x.period.overlap(y.period)
    return how is not Overlap.DISJOINT and (how is not Overlap.UNKNOWN or not (_dated(x) and _dated(y)))


def _dated(slot: Slot) -> bool:
    return any(map(str.isdigit, slot.text))


def _one_time(ours: Frame, theirs: Frame) -> bool:
    return ours.period is not None and theirs.period is not None and ours.period.overlap(theirs.period) is Overlap.SAME
