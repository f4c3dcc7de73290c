"""The relation of two aligned claims: units first, then scope, then values."""

from __future__ import annotations

from dataclasses import replace

from factcheck.judge.ballots import estimated, two_ballots
from factcheck.judge.causes import hint
from factcheck.judge.echoed import echoed
from factcheck.judge.evidence import (
    LIKELY,
    alike_to_the_eye,
    believed,
    definite,
    exchanged,
    firm,
    grade,
    incommensurable,
    lenient,
    likely,
    plain,
    strong,
    sure,
    telling_digits,
    told_beside_another,
    told_plainly,
    told_twice,
    weight_of,
)
from factcheck.judge.foretold import ahead_of_itself, outgrown, settled_early, two_times
from factcheck.judge.growing import told_in_part, updated
from factcheck.judge.in_context import in_context
from factcheck.judge.other_kinds import other_kind
from factcheck.judge.scope import scope
from factcheck.judge.scope_kinds import YEARS, Scope
from factcheck.judge.scope_time import days_apart
from factcheck.judge.story_words import SPOKEN
from factcheck.judge.units import units
from factcheck.judge.values import DIFFER, LOWER, Comparison, apart, compare, power_of_ten, rounds
from factcheck.model.claim import Claim, Grade
from factcheck.model.finding import Alignment, Basis, Verdict
from factcheck.model.pack import RulePack
from factcheck.model.period import Overlap

RULES = {"apart": "FC101", "opposite": "FC102", "slip": "FC103", "broken": "FC104"}
SCOPES = {"window": "FC201", "close": "FC202", "group": "FC203", "as_of": "FC204", "definition": "FC205"}
# What is no error where the one figure may have grown to the other, or be a part of it.
MILDER = frozenset({"FC101", "FC103", "FC104"})
TOLD = frozenset({"actual", "forecast", "target"})
FORESEEN = frozenset({"forecast", "target"})
REBASED = {"pace": "FC105", "stretch": "FC201", "definition": "FC205"}
TEN = 10
PARTS_OF_A_YEAR = frozenset({"quarter", "fiscal_quarter", "half"})
FORETOLD = "one gives it as a forecast, the other as already so"
# Behind a level, what says that it lies the other way of another time: "to $16.9bn, but up on 2021".
BOTH_WAYS = {
    way: (
        rf"\b(?:but|though|although|while|yet|albeit|and)\b[^.;:]{{0,20}}?\b(?:%({other})s)"
        r" (?:than|on|over|from|compared|against|versus|by)\b[^.;:]{0,40}?\b(?:year|quarter|month|week|(?:19|20)\d\d)"
    )
    for way, other in (("up", "fall"), ("down", "rise"))
}


def verdict(alignment: Alignment, pack: RulePack) -> Verdict:
    """What the rules make of an alignment."""
    if apart_ := two_ballots(alignment.a, alignment.b, pack):
        return Verdict("scope", None, apart_)
    found = _found(alignment, pack)
    loud = found.rule and (found.severity or pack.rules[found.rule].severity) == "error"
    if loud and estimated(alignment.a, alignment.b, pack):
        return replace(found, severity="warning")
    return found


def _found(alignment: Alignment, pack: RulePack) -> Verdict:
    of_places = alignment.channel in ("echo", "context")
    found = Verdict("compatible", None, "") if of_places else _by_values(alignment, pack)
    if found.rule is None and alignment.echoed:
        found = echoed(alignment, pack)
    if found.rule is None and alignment.in_context is not None:
        found = in_context(alignment, pack)
    if found.rule is None and alignment.basis is not None:
        return _on_two_bases(alignment, alignment.basis, pack)
    milder = found.rule in MILDER and (updated(alignment.a, alignment.b, pack) or told_in_part(alignment))
    return replace(found, severity="warning") if milder else found


def _by_values(alignment: Alignment, pack: RulePack) -> Verdict:
    a, b = alignment.a, alignment.b
    if early := _before_values(a, b, alignment.channel == "template", copies=alignment.copies):
        return early
    if alignment.channel == "frame" and _of_two_forecasters(a, b, pack):
        return Verdict("scope", None, "two forecasts, made at two times, by nobody who is the same")
    retold = alignment.channel == "retold"
    on_one_basis = units(a, b, pack, same_words=alignment.channel != "frame", retold=alignment.retold)
    alike_ = alike_to_the_eye(alignment) or told_beside_another(alignment)
    lax = retold or alignment.channel == "slip" or _of_one_grain(alignment)
    place = scope(a, b, pack, copies=alignment.copies, alike=alike_, retold=lax)
    telling = exchanged(alignment) or sure(alignment) or alignment.crossed
    telling = telling or (retold and on_one_basis.rule is not None) or _said_by_one(alignment, place)
    # A distance that was in kilometres on Monday was not in miles on Thursday.
    told_apart = (on_one_basis.rule != "FC103" and _two_times(a, b)) or (
        _of_a_part(a, b) and not firm(alignment) and not exchanged(alignment)
    )
    told_apart = told_apart or _of_two_voices(a, b) or place.by_hour
    if telling and place.kind != "same" and not place.by_modality and not told_apart:
        place = place._replace(kind="unsure", turned=place.kind != "unsure" or place.turned)
    if (firm(alignment) or likely(alignment)) and place.by_modality and _of_one_plan(a, b, pack):
        place = Scope("unsure", place.reason, turned=True)
    known = likely(alignment) and sure(alignment)
    if retold and not alike_ and (other := other_kind(a, b, pack, sure=known)):
        return Verdict("compatible", None, other)
    if on_one_basis.rule:
        return _unit_verdict(alignment, on_one_basis.rule, on_one_basis.reason, place)
    if not on_one_basis.comparable:
        return Verdict("compatible", None, "the units cannot be compared")
    how = compare(on_one_basis.a, on_one_basis.b, pack.tolerances_of(a.frame.metric))
    if how.how == "rounding" and a.quantity.unit != b.quantity.unit:
        how = Comparison("equal", "one is the other in another unit")
    how = _turned(a, b, pack) or how
    if alignment.copies and how.how in ("compatible", "beyond", "rounding"):
        how = _edited(on_one_basis.a, on_one_basis.b) or how
    if how.how == "slip" and on_one_basis.a.quantity.per != on_one_basis.b.quantity.per:
        return Verdict("scope", None, "one is a yearly rate, the other need not be")
    if alignment.flip and how.how == "equal":
        ours, theirs = alignment.flip
        how = Comparison("opposite", f'"{ours}" against "{theirs}"')
    opposite = how.how in ("equal", "compatible") and {a.frame.trend, b.frame.trend} == {"up", "down"}
    if opposite and not (_both_ways(a, pack) or _both_ways(b, pack)):
        how = Comparison("opposite", "the one rose to it, the other fell to it")
    return _weighed(alignment, place, how, pack)


def _both_ways(claim: Claim, pack: RulePack) -> bool:
    """Whether what went one way is said to have gone the other of another time."""
    way = claim.frame.trend or claim.frame.direction
    behind = claim.sentence[claim.within.end :].lower()
    return way in BOTH_WAYS and SPOKEN(pack).pattern(BOTH_WAYS[way]).search(behind) is not None


def _on_two_bases(alignment: Alignment, basis: Basis, pack: RulePack) -> Verdict:
    """One figure told as a rise and as a fall, of two stretches of time, at two paces or by two definitions."""
    a, b = alignment.a, alignment.b
    both = basis.kind == "way" and (_both_ways(a, pack) or _both_ways(b, pack))
    if basis.kind == "way" and (both or _two_times(a, b) or a.frame.modality != b.frame.modality):
        return Verdict("scope", None, "the one goes one way at one time, the other another at another")
    if not {a.frame.modality, b.frame.modality} <= TOLD or a.superseded or b.superseded:
        return Verdict("scope", None, "one is told as so, the other is not")
    place = Scope("unsure", "")
    weight = weight_of(alignment, place)
    if basis.kind == "way":
        weak = None if told_plainly(alignment, place) else "warning"
        return Verdict("conflict", "FC102", f"{basis.ours} against {basis.theirs}", None, weight, weak)  # type: ignore[arg-type]
    said = f"the one is told of {basis.ours}, the other of {basis.theirs}"
    plainly = basis.kind == "pace" and told_plainly(alignment, place)
    return Verdict("scope", REBASED[basis.kind], said, None, weight, None if plainly else "warning")


def _two_times(a: Claim, b: Claim) -> bool:
    """Whether each figure is told of a time of its own, by its own clause or by the day of its article."""
    ours, theirs = a.frame.period, b.frame.period
    if a.as_of is not None and b.as_of is not None and None in (ours, theirs) and days_apart(a.as_of, b.as_of) > 1:
        return True
    if ours is None or theirs is None or min(a.frame.period_grade, b.frame.period_grade) < Grade.CLAUSE:
        return False
    return ours.overlap(theirs) is Overlap.DISJOINT


def _of_two_voices(a: Claim, b: Claim) -> bool:
    """Whether two people foresee it, each named by one telling alone."""
    ours, theirs = a.frame, b.frame
    foreseen = {ours.modality, theirs.modality} <= FORESEEN
    named = ours.source and theirs.source and ours.source not in b.names and theirs.source not in a.names
    return foreseen and bool(named)


def _of_two_forecasters(a: Claim, b: Claim, pack: RulePack) -> bool:
    """Whether articles of two days foresee something of a country, and none says that one and the same does."""
    ours, theirs = a.frame, b.frame
    foreseen = {ours.modality, theirs.modality} <= FORESEEN and ours.subject in pack.places
    dated = a.as_of is not None and b.as_of is not None and days_apart(a.as_of, b.as_of) > 1
    return foreseen and dated and (ours.source is None or ours.source != theirs.source)


def _of_a_part(a: Claim, b: Claim) -> bool:
    """Whether one is told of a part of the year in its own clause, where the other may be of all of it."""
    said = [claim.frame for claim in (a, b) if claim.frame.period is not None]
    return len(said) == 1 and said[0].period_grade >= Grade.CLAUSE and said[0].period.grain in PARTS_OF_A_YEAR  # type: ignore[union-attr]


def _said_by_one(alignment: Alignment, place: Scope) -> bool:
    """Whether only one of two tellings that agree on much limits a figure: "top winds", "sustained winds"."""
    ours, theirs = alignment.a.frame.qualifiers, alignment.b.frame.qualifiers
    one = not (ours - theirs and theirs - ours)
    limited = place.kind in ("disjoint", "definition") and not place.by_time and not place.by_modality
    return limited and one and likely(alignment) and (alignment.odds or 0) >= LIKELY


def _of_one_plan(a: Claim, b: Claim, pack: RulePack) -> bool:
    """Whether what the one tells as done and the other as to come may be one: a plan, not what somebody foresees."""
    if not {a.frame.modality, b.frame.modality} <= TOLD or _two_times(a, b):
        return False
    foreseen = {*pack.words.phrases["set"]["foreseen"], *pack.words.phrases["set"]["foreseeing"]}
    own = all(
        one.frame.source in (None, one.frame.subject, other.frame.source)
        or (other.frame.source is None and one.frame.modality == "actual")
        for one, other in ((a, b), (b, a))
    )
    return own and all(foreseen.isdisjoint(_words(one)) for one in (a, b))


def _words(claim: Claim) -> list[str]:
    return [word.strip(".,;:") for word in claim.sentence.lower().split()]


def _of_one_grain(alignment: Alignment) -> bool:
    """Whether two tellings of one story name the same kind of time, "the year to March" and "this fiscal year"."""
    ours, theirs = alignment.a.frame.period, alignment.b.frame.period
    if not alignment.retold or ours is None or theirs is None:
        return False
    return {ours.grain, theirs.grain} <= YEARS


def _turned(a: Claim, b: Claim, pack: RulePack) -> Comparison | None:
    """Where the one tells a profit and the other a loss: opposite, but that a negative profit is a loss."""
    ours, theirs = a.frame, b.frame
    minus = ours.metric in pack.minuses, theirs.metric in pack.minuses
    two = not pack.kin(ours.metric) & pack.kin(theirs.metric)  # a deficit is no minus of spending
    if ours.aspect != "level" or not (ours.known and theirs.known) or minus[0] is minus[1] or two:
        return None
    if (a.quantity.near < 0) is minus[1] and (b.quantity.near < 0) is minus[0] and a.quantity.near == -b.quantity.near:
        return Comparison("equal", "a negative figure of the one is a figure of the other")
    return Comparison("opposite", f"the one tells a {ours.metric}, the other a {theirs.metric}")


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
    return Comparison("slip" if power else "apart", apart(x, y))


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
    elsewhere = place.kind == "disjoint" and not (place.by_modality and telling_digits(alignment))
    placed = place.kind == "same" or alignment.a.article == alignment.b.article
    if rule == "FC107" and alignment.channel == "frame":  # whatever else limits it, no margin moves by both
        placed = placed or (alignment.a.frame.known and alignment.b.frame.known)
    alike = telling_digits(alignment) or (placed and grade(alignment) >= Grade.ANAPHORA)
    two = rule == "FC107" and alignment.channel == "frame" and _two_times(alignment.a, alignment.b)
    if elsewhere or two or not (strong(alignment) or alike):
        return Verdict("scope", None, place.reason)
    weak = None if plain(alignment, place) else "warning"
    return Verdict("conflict", rule, reason, None, weight_of(alignment, place), weak)  # type: ignore[arg-type]


def _weighed(alignment: Alignment, place: Scope, how: Comparison, pack: RulePack) -> Verdict:
    if place.kind == "disjoint":
        return _disjoint(alignment, place, how, pack)
    if how.how == "compatible" and place.kind in ("same", "unsure") and _one_bound_twice(alignment, pack):
        said = f"{apart(alignment.a.quantity, alignment.b.quantity)}, each a bound of one count"
        return Verdict("scope", "FC204", said, None, weight_of(alignment, place))
    if how.how in ("equal", "compatible"):
        named = alignment.channel == "template" or (alignment.a.frame.known and alignment.b.frame.known)
        if how.how == "equal" and place.kind == "window" and strong(alignment) and named:
            return Verdict("scope", "FC201", place.reason, None, weight_of(alignment, place))
        return Verdict(how.how, None, how.words)
    if how.how == "rounding":
        return _rounding(alignment, place, how)
    mirrored = how.how == "opposite" and place.kind == "definition" and _mirrored(alignment)
    slipped = how.how == "slip" and alike_to_the_eye(alignment)
    if place.kind in SCOPES and not mirrored and not slipped:
        return _scoped(alignment, place, how)
    return _differing(alignment, place, how)


def _one_bound_twice(alignment: Alignment, pack: RulePack) -> bool:
    """Whether two articles of one day say the same but for the figure of a bound: "more than 7,000", "more than 6,500".

    Both may be so, but who wrote the one knew no more than that. Of what an event is known by, its toll, whatever the
    words.
    """
    a, b = alignment.a, alignment.b
    days = [one.as_of and one.as_of.first for one in (a, b)]
    ours, theirs = a.quantity, b.quantity
    bounds = ours.approx == theirs.approx and ours.approx in LOWER and ours.unit == theirs.unit
    of_event = strong(alignment) and a.frame.metric == b.frame.metric and a.frame.metric in pack.by_event
    small, large = sorted((abs(ours.near), abs(theirs.near)))
    of_event = of_event and large - small > pack.tolerances_of(a.frame.metric).values["about"] * large
    one = (alignment.channel == "template" and not alignment.copies) or of_event
    return one and a.article != b.article and days[0] == days[1] and bounds and ours.near != theirs.near


def _mirrored(alignment: Alignment) -> bool:
    """The very figure, gone the other way: no difference of definition turns a sign."""
    return alignment.a.quantity.near == alignment.b.quantity.near


def _turned_around(alignment: Alignment) -> bool:
    """Whether one change of a known measure is told up here and down there, of whom a pronoun says."""
    a, b = alignment.a, alignment.b
    known = a.frame.known and b.frame.known and a.frame.subject == b.frame.subject and a.article != b.article
    long = len(a.quantity.digits) > 1 or abs(a.quantity.near) >= TEN
    return known and long and abs(a.quantity.near) == abs(b.quantity.near) and grade(alignment) >= Grade.ANAPHORA


def _disjoint(alignment: Alignment, place: Scope, how: Comparison, pack: RulePack) -> Verdict:
    a, b = alignment.a.frame, alignment.b.frame
    negated = "negated" in (a.modality, b.modality) and a.modality != b.modality
    if negated and how.how == "equal" and strong(alignment):
        return Verdict("conflict", "FC108", "one article denies the figure the other gives", None, 0.7)
    spoken_of = how.how == "slip" or (how.how == "apart" and (definite(alignment.a) or definite(alignment.b)))
    spoken_of = spoken_of or (alignment.channel == "retold" and how.how == "apart" and alike_to_the_eye(alignment))
    if place.by_modality and spoken_of and lenient(alignment) and not negated:
        return Verdict("conflict", RULES[how.how], how.words, hint(alignment.a, alignment.b), 0.6, "warning")
    same = a.period is not None and alignment.a.quantity.near == alignment.b.quantity.near
    if place.by_modality and same and strong(alignment) and settled_early(alignment.a, alignment.b):
        return Verdict("scope", "FC204", FORETOLD, None, weight_of(alignment, place))
    if how.how == "equal" and ahead_of_itself(alignment.a, alignment.b):
        return Verdict("scope", "FC204", FORETOLD, None, weight_of(alignment, place))
    if how.how == "equal" and strong(alignment) and two_times(alignment.a, alignment.b):
        periods = f"{a.period.text if a.period else ''} and of {b.period.text if b.period else ''}"
        return Verdict("scope", "FC204", f"one figure is told of {periods}", None, weight_of(alignment, place))
    if place.by_time and strong(alignment) and (hardly := outgrown(alignment.a, alignment.b, pack)):
        return Verdict("scope", "FC205", f"{place.reason}; {hardly}", None, weight_of(alignment, place))
    return Verdict("scope", None, place.reason)


def _rounding(alignment: Alignment, place: Scope, how: Comparison) -> Verdict:
    if place.kind not in ("same", "unsure") or grade(alignment) < Grade.ANAPHORA:
        return Verdict("rounding", None, place.reason)
    return Verdict("rounding", "FC301", how.words, None, weight_of(alignment, place))


def _scoped(alignment: Alignment, place: Scope, how: Comparison) -> Verdict:
    # A day's fall in a week's rise, or a loss with what the profit is told without, confuses nobody.
    turned = place.kind in ("window", "close", "definition") and how.how == "opposite"
    if turned or not strong(alignment) or how.how not in DIFFER | {"edge"}:
        return Verdict("scope", None, place.reason)
    return Verdict("scope", SCOPES[place.kind], place.reason, None, weight_of(alignment, place))


def _differing(alignment: Alignment, place: Scope, how: Comparison) -> Verdict:
    a, b = alignment.a, alignment.b
    cause = hint(a, b)
    weighed = alignment.channel == "frame" or (alignment.channel == "retold" and a.article == b.article)
    if how.how == "apart" and weighed and incommensurable(alignment, slipped=cause is not None):
        return Verdict("compatible", None, "figures of such different size measure different things")
    untold = a.frame.period is None and b.frame.period is None and a.article == b.article and not a.frame.joint
    if untold and cause is None and alignment.channel == "frame" and a.place.field == b.place.field:
        return Verdict("scope", None, "one text gives both, neither with a time")
    weight = weight_of(alignment, place)
    if how.how == "edge":
        rule = "FC205" if strong(alignment) else None
        return Verdict("scope", rule, how.words, None, weight)
    if how.how == "beyond" and alignment.retold and a.scaled and b.scaled and a.quantity.rescaled(b.quantity):
        return Verdict("conflict", "FC103", how.words, cause, weight, "warning")
    if how.how == "beyond":
        slipped = alignment.channel == "slip"
        if slipped or (alignment.channel == "template" and a.quantity.approx == b.quantity.approx):
            weak = "warning" if slipped else None
            return Verdict("conflict", "FC101", apart(a.effect, b.effect), cause, weight, weak)  # type: ignore[arg-type]
        rule = "FC201" if a.frame.aspect == "change" else "FC204"
        return Verdict(
            "scope",
            rule if strong(alignment) else None,
            f"{how.words}, too far for the bound to speak of it",
            None,
            weight,
        )
    if not believed(alignment, cause, place):
        return Verdict("conflict", None, "the evidence that both speak of one thing is too weak")
    if place.kind == "same":
        weak = None if plain(alignment, place) else "warning"
        return Verdict("conflict", RULES[how.how], how.words, cause, weight, weak)  # type: ignore[arg-type]
    vouched = told_beside_another(alignment) or told_twice(alignment) or sure(alignment) or likely(alignment)
    slipped = alike_to_the_eye(alignment) or alignment.crossed or (place.kind == "unsure" and vouched)
    if how.how == "opposite" and _turned_around(alignment):
        return Verdict("conflict", "FC102", how.words, cause, weight, None if plain(alignment, place) else "warning")
    if not (strong(alignment) or slipped):
        return Verdict("scope", None, place.reason)
    if how.how == "slip":
        return Verdict("conflict", "FC103", how.words, cause, weight, None if plain(alignment, place) else "warning")
    if how.how == "opposite" and place.kind == "definition" and strong(alignment):
        return Verdict("conflict", "FC102", how.words, cause, weight)
    if how.how in ("opposite", "broken") or slipped:
        weak = None if slipped and told_plainly(alignment, place) else "warning"
        return Verdict("conflict", RULES[how.how], how.words, cause, weight, weak)  # type: ignore[arg-type]
    if alignment.channel == "frame" and a.article != b.article and _two_times(a, b) and how.how == "apart":
        return Verdict("scope", None, place.reason)
    rule = "FC201" if a.frame.aspect == "change" else "FC204"
    return Verdict("scope", rule, f"{how.words}; {place.reason}", cause, weight)
