"""What the way two claims were brought together is worth: whether they are believed to be of one thing, and how far."""

from __future__ import annotations

from decimal import Decimal

from factcheck.judge.scope_kinds import Scope
from factcheck.model.claim import Claim, Grade
from factcheck.model.finding import Alignment
from factcheck.model.later import later
from factcheck.model.quantity import Quantity

FEWEST_DIGITS = 3
LONG = 5  # digits that are not met in another order by chance
LARGEST_FACTOR = Decimal(1000)
# What sets a figure of a measure against another time, another part of it or another of its kind.
ASIDE = later(r"\b(?:earlier|ago|previous(?:ly)?|prior|compared|versus|against|last|same|from|before|including|each)\b")
NEAR = 40  # characters on either side of a figure in which such a word stands
LITTLE = Decimal("1.3")  # times: figures of one text further apart than this are hardly one told wrong
SURE, FIRM = 0.5, 1.2  # logarithms of the odds that two figures of two tellings are one
LIKELY, MUCH = 0.0, 0.3  # the same where the tellings agree on so great a share of their figures
MOST, NEARLY_ALL = 0.65, 0.65  # share of the figures of the shorter telling that the other gives too
ONE_MIND = Decimal("2.5")  # times: figures of one text further apart than this are of two things
UNNAMED = Decimal(10)  # times: the same of two texts where their clauses do not name one thing
OF_ONE_THING = Decimal(100)  # the same where both clauses name one thing


def telling_digits(alignment: Alignment) -> bool:
    """Whether the same digits stand on both sides, too many for chance, of one measure a pack knows."""
    a, b = alignment.a, alignment.b
    if lenient(alignment):
        return True
    known = a.frame.known and b.frame.known
    long = len(a.quantity.digits) >= 2
    return known and grade(alignment) >= Grade.ANAPHORA and long and a.quantity.near == b.quantity.near


def believed(alignment: Alignment, cause: str | None, place: Scope) -> bool:
    """Whether weak evidence is enough.

    A pronoun or a headline will do; where only the flow of the text says whom a figure is about, the figures
    themselves must look like one figure with a slip of the pen.
    """
    a, b = alignment.a, alignment.b
    if grade(alignment) >= Grade.SENTENCE or alignment.channel == "slip":
        return True
    if told_twice(alignment):
        return True
    dated = place.kind == "same" and a.frame.period is not None and b.frame.period is not None
    turned = dated and a.frame.known and a.quantity.near == b.quantity.near
    apart = a.article != b.article or a.place.field != b.place.field
    if grade(alignment) == Grade.ANAPHORA and (apart or turned):
        return True
    long = min(len(claim.quantity.digits) for claim in (a, b))
    return grade(alignment) >= Grade.TITLE and cause is not None and long >= FEWEST_DIGITS


def told_twice(alignment: Alignment) -> bool:
    """Whether one text tells one measure of whom it is about in two sentences, and the figures differ a little.

    A pronoun is enough there: what a text goes on to say of a measure it has named is said of the same.
    """
    a, b = alignment.a, alignment.b
    if a.article != b.article or alignment.channel != "frame" or grade(alignment) < Grade.ANAPHORA:
        return False
    named = all(
        claim.frame.known
        and claim.frame.metric_grade == Grade.CLAUSE
        and claim.frame.modality == "actual"
        and claim.frame.aspect == "level"
        and claim.table is None
        and claim.block not in ("row", "item")
        and not claim.frame.joint
        and claim.frame.metric != "age"
        and "respectively" not in claim.sentence
        and ASIDE.search(claim.sentence, max(0, claim.within.start - NEAR), claim.within.end + NEAR) is None
        for claim in (a, b)
    )
    small, large = sorted((abs(a.quantity.near), abs(b.quantity.near)))
    return named and large <= LITTLE * small


def lenient(alignment: Alignment) -> bool:
    """Whether so much speaks for one figure that what a frame leaves unsaid does not tell the two apart."""
    return alignment.channel in ("slip", "retold")


def alike_to_the_eye(alignment: Alignment) -> bool:
    """Whether both figures have the same digits, if not in one order: more than their frames speaks for one figure."""
    ours, theirs = alignment.a.quantity, alignment.b.quantity
    alike = sorted(ours.digits) == sorted(theirs.digits) and not ours.turned_about(theirs)
    return alignment.channel == "slip" or (alignment.channel == "retold" and alike)


def exchanged(alignment: Alignment) -> bool:
    """Whether two long figures have the same digits in another order: what tells their times apart may be misread."""
    a, b = alignment.a.quantity, alignment.b.quantity
    least = FEWEST_DIGITS if alignment.retold else LONG
    return lenient(alignment) and len(a.digits) >= least and a.transposed(b)


def told_beside_another(alignment: Alignment) -> bool:
    """Whether two tellings of one story share another figure, and so leave little doubt of what they speak."""
    return alignment.channel == "retold" and any(said.startswith("both tell of") for said in alignment.evidence)


def definite(claim: Claim) -> bool:
    """Whether a figure is spoken of as known, "the $4.7 billion investment", be it a plan or done."""
    words = claim.sentence[: claim.within.start].lower().split()
    return words[-1:] in (["the"], ["that"], ["this"])


def incommensurable(alignment: Alignment, *, slipped: bool) -> bool:
    """Whether figures lie so far apart that they measure different things.

    One text is of one mind: what differs much in it, is not ``slipped`` by a digit and not named in both clauses was
    never meant to be one.
    """
    a, b = alignment.a, alignment.b
    small, large = sorted((abs(a.quantity.near), abs(b.quantity.near)))
    if a.article == b.article and not slipped:
        most = OF_ONE_THING if strong(alignment) else ONE_MIND
    else:
        most = LARGEST_FACTOR if strong(alignment) or slipped else UNNAMED
    return large > most * small


def sure(alignment: Alignment) -> bool:
    """Whether so much speaks for two figures of two tellings that, alike to the eye, they are one, written wrong."""
    return alignment.odds is not None and alignment.odds >= SURE


def likely(alignment: Alignment) -> bool:
    """Whether two tellings agree on so many of their figures that what they leave over is hardly about two things."""
    return alignment.odds is not None and alignment.agreed >= MOST


def firm(alignment: Alignment) -> bool:
    """Whether so much speaks for two figures of two tellings that what seems to set them apart may be misread."""
    return alignment.odds is not None and alignment.odds >= FIRM


def plain(alignment: Alignment, place: Scope) -> bool:
    """Whether a conflict is beyond doubt: by clauses, or by what two tellings of one story agree on."""
    return strong(alignment) or told_plainly(alignment, place)


def told_plainly(alignment: Alignment, place: Scope) -> bool:
    """Whether two tellings of one story leave no doubt that they speak of one figure."""
    a, b = alignment.a, alignment.b
    if alignment.crossed:
        return place.kind == "same"
    if alignment.odds is None:
        return False
    if _very(a.quantity) == _very(b.quantity):
        # Two districts may go opposite ways at one rate.
        named = a.frame.known and b.frame.known and a.frame.aspect == b.frame.aspect
        return sure(alignment) and (named or told_beside_another(alignment))
    if a.quantity.near == b.quantity.near and a.quantity.unit != b.quantity.unit:
        return sure(alignment)  # whose dollars they are, a text may leave unsaid
    if alignment.basis is None and _same_digits(a.quantity, b.quantity) and sure(alignment):
        return True
    if {a.frame.aspect, b.frame.aspect} == {"level", "change"}:
        return False
    if place.turned and not place.by_time:
        return firm(alignment)
    much = alignment.agreed >= (MUCH if alignment.odds >= LIKELY else NEARLY_ALL)
    return sure(alignment) or (not place.turned and much)


def _same_digits(a: Quantity, b: Quantity) -> bool:
    return len(a.digits) > 1 and sorted(a.digits) == sorted(b.digits) and not a.turned_about(b)


def _very(amount: Quantity) -> object:
    return amount.near, amount.unit, amount.per


def strong(alignment: Alignment) -> bool:
    if alignment.channel == "slip":
        a, b = alignment.a.frame, alignment.b.frame
        return grade(alignment) >= Grade.CLAUSE and ((a.joint and b.joint) or a.subject == b.subject)
    return alignment.channel == "template" or grade(alignment) >= Grade.CLAUSE


def grade(alignment: Alignment) -> Grade:
    if alignment.channel == "template":
        return Grade.CLAUSE
    if alignment.channel in ("rare", "retold", "echo", "context"):
        return Grade.SENTENCE  # what vouches for the sentences vouches not for the clause
    return min(alignment.a.frame.grade, alignment.b.frame.grade)


def weight_of(alignment: Alignment, place: Scope) -> float:
    """Confidence before the model is asked, from how the pair was found and how sure its scope is."""
    base = {Grade.CLAUSE: 0.85, Grade.SENTENCE: 0.6, Grade.ANAPHORA: 0.5}.get(grade(alignment), 0.3)
    if alignment.channel == "template":
        base = 0.97 if alignment.copies else 0.9
    elif plain(alignment, place):
        base = 0.85
    if not (alignment.a.frame.known and alignment.b.frame.known) and alignment.channel != "template":
        base -= 0.1
    return round(base * (1.0 if place.kind == "same" else 0.85), 3)
