"""The relation of two aligned claims: units first, then scope, then values."""

from __future__ import annotations

from factcheck.judge.causes import hint
from factcheck.judge.scope import Scope, ahead_of_itself, scope, settled_early, two_times
from factcheck.judge.units import units
from factcheck.judge.values import Comparison, apart, compare, power_of_ten, rounds
from factcheck.model.claim import Claim, Grade
from factcheck.model.finding import Alignment, Verdict
from factcheck.model.pack import RulePack

RULES = {"apart": "FC101", "opposite": "FC102", "slip": "FC103", "broken": "FC104"}
SCOPES = {"window": "FC201", "close": "FC202", "group": "FC203", "as_of": "FC204", "definition": "FC205"}
FEWEST_DIGITS = 3
LARGEST_FACTOR = 1000
FORETOLD = "one gives it as a forecast, the other as already so"
DIFFER = frozenset({"apart", "opposite", "slip", "broken", "beyond"})


def verdict(alignment: Alignment, pack: RulePack) -> Verdict:
    """What the rules make of an alignment."""
    a, b = alignment.a, alignment.b
    alike = alignment.channel == "template"
    if early := _before_values(a, b, alike, copies=alignment.copies):
        return early
    on_one_basis = units(a, b, pack, same_words=alike or alignment.channel == "slip")
    place = scope(a, b, pack, copies=alignment.copies, alike=alignment.channel == "slip")
    if on_one_basis.rule:
        return _unit_verdict(alignment, on_one_basis.rule, on_one_basis.reason, place)
    if not on_one_basis.comparable:
        return Verdict("compatible", None, "the units cannot be compared")
    how = compare(on_one_basis.a, on_one_basis.b, pack.tolerances_of(a.frame.metric))
    if (
        a.frame.aspect == "level"
        and {a.frame.metric, b.frame.metric} & pack.minuses
        and a.frame.metric != b.frame.metric
    ):
        how = Comparison("opposite", f"the one tells a {a.frame.metric}, the other a {b.frame.metric}")
    if alignment.copies and how.how in ("compatible", "beyond", "rounding"):
        how = _edited(on_one_basis.a, on_one_basis.b) or how
    if how.how == "slip" and on_one_basis.a.quantity.per != on_one_basis.b.quantity.per:
        return Verdict("scope", None, "one is a yearly rate, the other need not be")
    if alignment.flip and how.how == "equal":
        ours, theirs = alignment.flip
        how = Comparison("opposite", f'"{ours}" against "{theirs}"')
    if how.how in ("equal", "compatible") and {a.frame.trend, b.frame.trend} == {"up", "down"}:
        how = Comparison("opposite", "the one rose to it, the other fell to it")
    return _weighed(alignment, place, how)


def _edited(a: Claim, b: Claim) -> Comparison | None:
    """A figure that differs between two copies of one text was changed, hedged or not.

    Only a coarser figure stays a rounding, and 800,000 is not 820,000 told more coarsely.
    """
    x, y = a.quantity, b.quantity
    if (
        x.approx != y.approx
        or x.near == y.near
        or (x.approx == "range" and x.near != y.near and x.overlaps(y) and x != y)
    ):
        return None
    if rounds(x, y) and not (_whole(a) and _whole(b)):
        return None
    power = power_of_ten(x.near, y.near)
    return Comparison("slip" if power else "apart", apart(x.near, y.near))


def _whole(claim: Claim) -> bool:
    """A figure written out in digits, without decimals or a word of scale."""
    return claim.place.text.replace(",", "").strip("$€£¥%").split(" ")[0].isdigit()


def _before_values(a: Claim, b: Claim, alike: bool, *, copies: bool) -> Verdict | None:
    if a.partner == b.id or b.partner == a.id:
        return Verdict("equal", None, "one is the other in another unit")
    if "group size" in (a.frame.metric, b.frame.metric) and not copies:
        return Verdict("scope", None, "a count of who, not a figure of what")
    if a.superseded or b.superseded:
        return Verdict("compatible", None, "one is called wrong by the text that gives it")
    if a.article == b.article and a.sentence_span == b.sentence_span and not alike:
        return Verdict("scope", None, "one sentence gives both")
    return None


def _unit_verdict(alignment: Alignment, rule: str, reason: str, place: Scope) -> Verdict:
    elsewhere = place.kind == "disjoint" and not (place.by_modality and _telling_digits(alignment))
    placed = place.kind == "same" or alignment.a.article == alignment.b.article
    alike = _telling_digits(alignment) or (placed and _grade(alignment) >= Grade.ANAPHORA)
    if elsewhere or not (_strong(alignment) or alike):
        return Verdict("scope", None, place.reason)
    weak = None if _strong(alignment) else "warning"
    return Verdict("conflict", rule, reason, None, _weight(alignment, place), weak)  # type: ignore[arg-type]


def _weighed(alignment: Alignment, place: Scope, how: Comparison) -> Verdict:
    if place.kind == "disjoint":
        return _disjoint(alignment, place, how)
    if how.how in ("equal", "compatible"):
        if how.how == "equal" and place.kind == "window" and _strong(alignment):
            return Verdict("scope", "FC201", place.reason, None, _weight(alignment, place))
        return Verdict(how.how, None, how.words)
    if how.how == "rounding":
        return _rounding(alignment, place, how)
    mirrored = how.how == "opposite" and place.kind == "definition" and _mirrored(alignment)
    if place.kind in SCOPES and not mirrored:
        return _scoped(alignment, place, how)
    return _differing(alignment, place, how)


def _mirrored(alignment: Alignment) -> bool:
    """The very figure, gone the other way: no difference of definition turns a sign."""
    return alignment.a.quantity.near == alignment.b.quantity.near


def _disjoint(alignment: Alignment, place: Scope, how: Comparison) -> Verdict:
    a, b = alignment.a.frame, alignment.b.frame
    negated = "negated" in (a.modality, b.modality) and a.modality != b.modality
    if negated and how.how == "equal" and _strong(alignment):
        return Verdict("conflict", "FC108", "one article denies the figure the other gives", None, 0.7)
    if place.by_modality and how.how == "slip" and alignment.channel == "slip" and not negated:
        return Verdict("conflict", "FC103", how.words, hint(alignment.a, alignment.b), 0.6, "warning")
    same = a.period is not None and alignment.a.quantity.near == alignment.b.quantity.near
    if place.by_modality and same and _strong(alignment) and settled_early(alignment.a, alignment.b):
        return Verdict("scope", "FC204", FORETOLD, None, _weight(alignment, place))
    if how.how == "equal" and ahead_of_itself(alignment.a, alignment.b):
        return Verdict("scope", "FC204", FORETOLD, None, _weight(alignment, place))
    if how.how == "equal" and _strong(alignment) and two_times(alignment.a, alignment.b):
        periods = f"{a.period.text if a.period else ''} and of {b.period.text if b.period else ''}"
        return Verdict("scope", "FC204", f"one figure is told of {periods}", None, _weight(alignment, place))
    return Verdict("scope", None, place.reason)


def _rounding(alignment: Alignment, place: Scope, how: Comparison) -> Verdict:
    if place.kind not in ("same", "unsure") or _grade(alignment) < Grade.ANAPHORA:
        return Verdict("rounding", None, place.reason)
    return Verdict("rounding", "FC301", how.words, None, _weight(alignment, place))


def _scoped(alignment: Alignment, place: Scope, how: Comparison) -> Verdict:
    # A day's fall in a week's rise, or a loss with what the profit is told without, confuses nobody.
    turned = place.kind in ("window", "close", "definition") and how.how == "opposite"
    if turned or not _strong(alignment) or how.how not in DIFFER | {"edge"}:
        return Verdict("scope", None, place.reason)
    return Verdict("scope", SCOPES[place.kind], place.reason, None, _weight(alignment, place))


def _differing(alignment: Alignment, place: Scope, how: Comparison) -> Verdict:
    a, b = alignment.a, alignment.b
    if how.how == "apart" and alignment.channel == "frame" and _incommensurable(a, b):
        return Verdict("compatible", None, "figures of such different size measure different things")
    cause = hint(a, b)
    untold = a.frame.period is None and b.frame.period is None and a.article == b.article and not a.frame.joint
    if untold and cause is None and alignment.channel == "frame" and a.place.field == b.place.field:
        return Verdict("scope", None, "one text gives both, neither with a time")
    weight = _weight(alignment, place)
    if how.how == "edge":
        rule = "FC205" if _strong(alignment) else None
        return Verdict("scope", rule, how.words, None, weight)
    if how.how == "beyond":
        slipped = alignment.channel == "slip"
        if slipped or (alignment.channel == "template" and a.quantity.approx == b.quantity.approx):
            weak = "warning" if slipped else None
            return Verdict("conflict", "FC101", apart(a.quantity.near, b.quantity.near), cause, weight, weak)  # type: ignore[arg-type]
        rule = "FC201" if a.frame.aspect == "change" else "FC204"
        return Verdict(
            "scope",
            rule if _strong(alignment) else None,
            f"{how.words}, too far for the bound to speak of it",
            None,
            weight,
        )
    if not _believed(alignment, cause, place):
        return Verdict("conflict", None, "the evidence that both speak of one thing is too weak")
    if place.kind == "same":
        weak = None if _strong(alignment) else "warning"
        return Verdict("conflict", RULES[how.how], how.words, cause, weight, weak)  # type: ignore[arg-type]
    slipped = alignment.channel == "slip"
    if not (_strong(alignment) or slipped):
        return Verdict("scope", None, place.reason)
    if how.how == "slip":
        return Verdict("conflict", "FC103", how.words, cause, weight, None if _strong(alignment) else "warning")
    if how.how == "opposite" and place.kind == "definition" and _strong(alignment):
        return Verdict("conflict", "FC102", how.words, cause, weight)
    if how.how in ("opposite", "broken") or slipped:
        return Verdict("conflict", RULES[how.how], how.words, cause, weight, "warning")
    rule = "FC201" if a.frame.aspect == "change" else "FC204"
    return Verdict("scope", rule, f"{how.words}; {place.reason}", cause, weight)


def _telling_digits(alignment: Alignment) -> bool:
    """Whether the same digits stand on both sides, too many for chance, of one measure a pack knows."""
    a, b = alignment.a, alignment.b
    if alignment.channel == "slip":
        return True
    digits = len(a.quantity.near.normalize().as_tuple().digits)
    known = a.frame.known and b.frame.known
    return known and _grade(alignment) >= Grade.ANAPHORA and digits >= 2 and a.quantity.near == b.quantity.near


def _believed(alignment: Alignment, cause: str | None, place: Scope) -> bool:
    """Whether weak evidence is enough.

    A pronoun or a headline will do; where only the flow of the text says whom a figure is about, the figures
    themselves must look like one figure with a slip of the pen.
    """
    a, b = alignment.a, alignment.b
    if _grade(alignment) >= Grade.SENTENCE or alignment.channel == "slip":
        return True
    dated = place.kind == "same" and a.frame.period is not None and b.frame.period is not None
    turned = dated and a.frame.known and a.quantity.near == b.quantity.near
    apart = a.article != b.article or a.place.field != b.place.field
    if _grade(alignment) == Grade.ANAPHORA and (apart or turned):
        return True
    long = min(len(a.quantity.near.normalize().as_tuple().digits), len(b.quantity.near.normalize().as_tuple().digits))
    return _grade(alignment) >= Grade.TITLE and cause is not None and long >= FEWEST_DIGITS


def _incommensurable(a: Claim, b: Claim) -> bool:
    small, large = sorted((abs(a.quantity.near), abs(b.quantity.near)))
    return large > LARGEST_FACTOR * small


def _strong(alignment: Alignment) -> bool:
    if alignment.channel == "slip":
        a, b = alignment.a.frame, alignment.b.frame
        return _grade(alignment) >= Grade.CLAUSE and ((a.joint and b.joint) or a.subject == b.subject)
    return alignment.channel == "template" or _grade(alignment) >= Grade.CLAUSE


def _grade(alignment: Alignment) -> Grade:
    if alignment.channel == "template":
        return Grade.CLAUSE
    return min(alignment.a.frame.grade, alignment.b.frame.grade)


def _weight(alignment: Alignment, place: Scope) -> float:
    """Confidence before the model is asked, from how the pair was found and how sure its scope is."""
    base = {Grade.CLAUSE: 0.85, Grade.SENTENCE: 0.6, Grade.ANAPHORA: 0.5}.get(_grade(alignment), 0.3)
    if alignment.channel == "template":
        base = 0.97 if alignment.copies else 0.9
    if not (alignment.a.frame.known and alignment.b.frame.known) and alignment.channel != "template":
        base -= 0.1
    return round(base * (1.0 if place.kind == "same" else 0.85), 3)
