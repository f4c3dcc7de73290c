"""Whether two claims speak of the same moment, window, definition and group. Decided before any value is compared."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.judge.scope_kinds import MOVING, Scope
from factcheck.judge.scope_time import same_time
from factcheck.model.alike import DUE, INSTALMENT
from factcheck.model.claim import Claim, Frame, Grade
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.period import Overlap

SESSION = frozenset({"intraday", "maximum", "minimum"})
FIXED = frozenset({"close", "open", "average", "maximum", "minimum"})
WINDOWS = frozenset(
    {
        "year on year",
        "quarter on quarter",
        "month on month",
        "year-to-date",
        "weekly",
        "from peak",
        "after hours",
        "against an earlier year",
    }
)
BASES = (
    WINDOWS,
    frozenset({"adjusted", "reported", "gross", "net", "diluted", "constant currency", "like for like", "core"}),
    frozenset({"seasonally adjusted", "unadjusted"}),
    frozenset({"forward", "trailing"}),
    frozenset({"average", "median", "maximum", "minimum"}),
    frozenset({"preliminary", "revised"}),
    frozenset({"base case", "bull case", "bear case"}),
    frozenset({"open"}),
    frozenset({"annualised"}),
    frozenset({"additional"}),
    frozenset({"earlier"}),
    frozenset({"beside another"}),
    frozenset({"portion"}),
)
CLAUSE = later(r"[,;:] | (?:and|but|while|after|before) ")
WORDS = later(r"[a-z]+")
ANOTHER = Decimal("1.1")  # times: rates of a currency further apart than this are those to two others
TWO_WAY = later(r"\d\.\d+/\d")
RATE = later(r"\d+(?:[.,]\d+)*(?= ?(?:%|per ?cent|pct))")
HOUR = later(r"\b\d{4} gmt\b|\b\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\b")
MONTHLY = "month on month"
CONTRACT = "contract of "
OVER_TIME = frozenset({"year on year", "quarter on quarter", MONTHLY, "against an earlier year"})
PACED = frozenset({"annualised"})
ALONE = BASES[4], BASES[7], BASES[8], BASES[9], BASES[10], BASES[11], BASES[12]


def scope(a: Claim, b: Claim, pack: RulePack, *, copies: bool, alike: bool = False, retold: bool = False) -> Scope:
    """The first respect in which the two differ; of ``copies`` of one text the qualifiers are the same.

    Of figures ``alike`` to the eye only what both say tells them apart, not what one leaves unsaid. Two tellings of
    one story, ``retold``, need not use the same words for its times.
    """
    if alike:
        a, b = _without_guesses(a), _without_guesses(b)
    time = same_time(a, b, pack, retold=retold)
    if time.kind == "disjoint":
        return time._replace(by_time=True)
    if _at_once(a, b, pack):
        return Scope("disjoint", "one is for delivery at once, the other in a month to come")
    headline = a.article == b.article and (a.place.field != b.place.field or a.headline is not b.headline)
    coming = retold and _to_come(a) and _to_come(b) and a.frame.source == b.frame.source
    # A headline tells in the present what is to come, but not as done what was only aimed at.
    loose = coming or (headline and {a.frame.modality, b.frame.modality} != {"actual", "target"})
    steps = [None if loose else _modality(a.frame, b.frame, pack), _group(a.frame, b.frame)]
    one_source = (alike or (retold and _named(a, b))) and None in (a.frame.source, b.frame.source)
    steps.append(None if one_source else _source(a.frame, b.frame))
    if not (copies or alike or retold):
        steps.append(_place(a, b, pack))
    if not alike:
        steps.append(_part_of_day(a, b, frozenset(pack.words.phrases["set"]["part_of_session"]), pack.goods))
    if not copies:
        steps.append(_quoted_all_day(a, b, pack))
    if not copies:
        yearly = a.frame.metric == b.frame.metric and a.frame.metric in pack.yearly
        found = _qualifiers(a.frame, b.frame, one_text=a.article == b.article, alike=alike, yearly=yearly)
        # "Three plants with a combined capacity" are told as one elsewhere.
        steps.append(None if retold and found is not None and found.kind == "window" else found)
    found = next((step for step in steps if step is not None), time)
    return Scope("unsure", found.reason, turned=True) if alike and found.kind == "definition" else found


def _to_come(claim: Claim) -> bool:
    """Whether the time of a figure lies ahead of the article that tells it, whatever its verb says."""
    due, told = claim.frame.period, claim.as_of
    return bool(due and told and due.last and told.last and due.last > told.last) and claim.frame.modality != "negated"


def _named(a: Claim, b: Claim) -> bool:
    """Whether the source of the one is named where the other is told."""
    return a.frame.source in b.names or b.frame.source in a.names


def _without_guesses(claim: Claim) -> Claim:
    """A claim whose own words leave its time unsaid."""
    if claim.frame.period is None or claim.frame.period_grade > Grade.ANAPHORA:
        return claim
    return replace(claim, frame=replace(claim.frame, period=None))


def _modality(a: Frame, b: Frame, pack: RulePack) -> Scope | None:
    if a.modality == b.modality or {a.modality, b.modality} == {"forecast", "target"}:
        return None
    if a.joint and {a.modality, b.modality} <= {"actual", "forecast", "target"}:
        return None  # a deal agreed and a deal to come are one deal
    if a.metric == b.metric and a.metric in pack.decided and {a.modality, b.modality} == {"actual", "forecast"}:
        return None  # a dividend declared and the one to be paid are one
    return Scope("disjoint", f"one is {a.modality}, the other {b.modality}", by_modality=True)


def _source(a: Frame, b: Frame) -> Scope | None:
    if a.source and b.source and a.source != b.source:
        return Scope("disjoint", f"{a.source} says the one, {b.source} the other")
    if a.modality == b.modality == "forecast" and a.source != b.source and a.subject not in (a.source, b.source):
        return Scope("disjoint", f"only one of them is said to be the forecast of {a.source or b.source}")
    return None


def _place(a: Claim, b: Claim, pack: RulePack) -> Scope | None:
    """What shops sell and what petrol costs is not one thing everywhere; the shares of an industry are."""
    ours, subject = a.frame, a.frame.subject
    if a.article == b.article or subject is None or subject != b.frame.subject:
        return None
    if subject in pack.trades and ours.metric not in MOVING and not (a.names & b.names) - {subject}:
        return Scope("disjoint", f"nothing says that the {subject} of the one is that of the other")
    here, there = a.names & pack.places, b.names & pack.places
    if subject in pack.goods and ours.aspect == "change" and here != there and not here & there:
        return Scope("disjoint", f"the one is told of {', '.join(sorted(here or there))}")
    return None


def _group(a: Frame, b: Frame) -> Scope | None:
    ours, theirs = set(a.members), set(b.members)
    if a.joint or b.joint:
        return None
    if not ours or not theirs or ours == theirs:
        return None
    if a.aspect == "change" and ours & theirs:
        return None
    apart = sorted(ours ^ theirs)
    if ours & theirs and len(apart) <= 2:
        return Scope("group", f"the groups differ by {' and '.join(apart)}")
    return Scope("disjoint", "the groups are different")


def _qualifiers(a: Frame, b: Frame, *, one_text: bool, alike: bool, yearly: bool) -> Scope | None:
    if one_text and "portion" in a.qualifiers & b.qualifiers:
        return Scope("disjoint", "each is a part of something larger")
    if a.qualifiers == b.qualifiers:
        return None
    ours, theirs = a.qualifiers - b.qualifiers, b.qualifiers - a.qualifiers
    groups = {q for q in a.qualifiers | b.qualifiers if q.startswith("group of")}
    if len(groups) == 2:
        return Scope("group", f"one is told of a {min(groups)}, the other of a {max(groups)}")
    if found := _contract(ours | theirs, one_text=one_text):
        return found
    if found := _of_many(ours, theirs):
        return found
    if "previous" in ours | theirs and not _one_time(a, b):
        return Scope("disjoint", "one is the figure the other is compared with")
    if found := _session(a, b, ours | theirs):
        return found._replace(kind="disjoint") if one_text else found  # who tells of both tells them apart
    if (
        yearly
        and not alike
        and MONTHLY in ours | theirs
        and not (a.qualifiers & OVER_TIME and b.qualifiers & OVER_TIME)
    ):
        return Scope("disjoint", f"only one of them is {MONTHLY}, and the other is told over a year by custom")
    if (ours & OVER_TIME and theirs & PACED) or (theirs & OVER_TIME and ours & PACED):
        return Scope("disjoint", f"one is {_words(ours)}, the other {_words(theirs)}")
    for basis in BASES:
        alone = basis in ALONE or (basis is WINDOWS and (one_text or a.metric in MOVING))
        alone = alone and not alike
        found = _basis(ours & basis, theirs & basis, alone=alone)
        if found is not None:
            return found
    limits = {q for q in ours | theirs if q.startswith(("excluding", "including"))}
    if limits:
        given = f"only one of them is given {sorted(limits)[0]}"
        return Scope("disjoint" if one_text else "definition", given)  # who gives both says what sets them apart
    if "cumulative" in ours | theirs:
        return Scope("window", "one is cumulative, the other is not said to be")
    return None


def _at_once(a: Claim, b: Claim, pack: RulePack) -> bool:
    """Whether the one is paid on the spot, and the other is of a contract."""
    spot = [one for one in (a, b) if not any(label.startswith(CONTRACT) for label in one.frame.qualifiers)]
    if len(spot) != 1:
        return False
    return not set(pack.words.phrases["set"]["at_once"]).isdisjoint(spot[0].sentence.lower().split())


def _contract(apart: frozenset[str], *, one_text: bool) -> Scope | None:
    """Contracts of two months have two prices; what names none may be any of them, or what is paid at once."""
    contracts = sorted(label for label in apart if label.startswith(CONTRACT))
    if not contracts:
        return None
    if len(contracts) > 1 or one_text:
        return Scope("disjoint", f"one is of the {contracts[0]}, the other of {' '.join(contracts[1:]) or 'none'}")
    return Scope("definition", f"only one of them is said to be of the {contracts[0]}")


def _of_many(ours: frozenset[str], theirs: frozenset[str]) -> Scope | None:
    """Issues of bonds that fall due in two years, and sums of which one is told as one more."""
    years = [sorted(label for label in apart if label.startswith(DUE)) for apart in (ours, theirs)]
    if all(years):
        return Scope("disjoint", f"one falls {years[0][0]}, the other {years[1][0]}")
    more = sorted(label.removeprefix(INSTALMENT) for label in ours | theirs if label.startswith(INSTALMENT))
    return Scope("disjoint", f"one is told as {more[0]}") if more else None


def _one_time(a: Frame, b: Frame) -> bool:
    """Whether both are told of one and the same stretch of time, whatever they are compared with."""
    if a.period is None or b.period is None or {"day", "weekday"} & {a.period.grain, b.period.grain}:
        return False
    return a.period.overlap(b.period) is Overlap.SAME


def _session(a: Frame, b: Frame, apart: frozenset[str]) -> Scope | None:
    if a.metric not in MOVING or not apart & SESSION:
        return None
    if "close" in a.qualifiers | b.qualifiers:
        return Scope("disjoint", "one is a level during the session, the other the close")
    return Scope("close", "one is a level during the session, the other need not be")


def _part_of_day(a: Claim, b: Claim, parts: frozenset[str], goods: frozenset[str]) -> Scope | None:
    """The morning's fixing and the afternoon's, or the close: a price is told of many times of one day."""
    if abs(a.quantity.near) == abs(b.quantity.near):
        return None
    ours, theirs = _moment(a, parts), _moment(b, parts)
    if ours == theirs:
        return None
    here, there = ours & parts, theirs & parts
    if not (a.frame.known or b.frame.known) and here and there and here.isdisjoint(there):
        return Scope("disjoint", f"one is of the {_words(here)}, the other of the {_words(there)}", by_hour=True)
    if a.frame.metric not in MOVING or (a.frame.metric == "price" and a.frame.subject not in goods):
        return None  # what is sold but once has one price
    if not (ours and theirs):
        closed = {"close", "open"} & (b if ours else a).frame.qualifiers
        if not closed:
            return Scope("close", f"only one of them is said to be of the {_words(ours or theirs)}", by_hour=True)
        ours, theirs = (ours, frozenset(closed)) if ours else (frozenset(closed), theirs)
    return Scope("disjoint", f"one is of the {_words(ours)}, the other of the {_words(theirs)}", by_hour=True)


def _quoted_all_day(a: Claim, b: Claim, pack: RulePack) -> Scope | None:
    """Two quotes of a currency, or of goods of which neither is a close: they move all day, but not far.

    Sentences that share by how much it rose tell of one moment. Currencies close in every place at another hour, but
    are fixed once; told without the other currency, rates far apart are those to two.
    """
    ours, theirs = a.frame, b.frame
    traded = ours.metric == "exchange rate"
    goods = ours.metric == "price" and ours.subject in pack.goods
    bid = all(TWO_WAY.search(one.place.text) for one in (a, b))  # "154.40/154.60", at which one sells and buys
    if not (traded or goods or bid) or a.article == b.article or not ours.aspect == theirs.aspect == "level":
        return None
    words = pack.words.phrases["set"]
    hours = [_moment(one, frozenset(words["part_of_session"])) for one in (a, b)]
    if hours[0] & hours[1]:
        return None
    fixed = [not FIXED.isdisjoint(one.frame.qualifiers) for one in (a, b)]
    if traded:
        fixings = words["fixing"]
        fixed = [not set(fixings).isdisjoint(WORDS.findall(one.sentence.lower())) for one in (a, b)]
    if all(fixed) if traded else any(fixed):
        return None
    small, large = sorted((abs(a.quantity.near), abs(b.quantity.near)))
    drifted = 0 < large - small <= small * Decimal(str(pack.tolerances.values["drift"]))
    untold = traded and any(pack.units.dimension(one.quantity.unit) != "money" for one in (a, b))
    if not (drifted or (untold and large > ANOTHER * small)) or _rates(a) & _rates(b):
        return None
    return Scope("disjoint", "each is a quote of its own hour", by_hour=True)


def _rates(claim: Claim) -> frozenset[str]:
    """The rates that stand beside a figure in its sentence, as written."""
    said = claim.sentence
    return frozenset(RATE.findall(f"{said[: claim.within.start]} {said[claim.within.end :]}"))


def _moment(claim: Claim, parts: frozenset[str]) -> frozenset[str]:
    """The part of the day, or the hour, that a figure's own clause tells it of."""
    before, behind = claim.sentence[: claim.within.start], claim.sentence[claim.within.end :]
    period = claim.frame.period.text if claim.frame.period and claim.frame.period_grade >= Grade.CLAUSE else ""
    led = CLAUSE.split(before)
    clause = f"{led[0]} {led[-1]} {CLAUSE.split(behind)[0]} {period}".lower()
    return parts.intersection(WORDS.findall(clause)) | frozenset(HOUR.findall(clause))


def _basis(ours: frozenset[str], theirs: frozenset[str], *, alone: bool) -> Scope | None:
    """Two bases named are two measures; one named is a question of definition, unless it says enough ``alone``.

    A market move without a window is one of the day, so any named window is another.
    """
    if (ours and theirs) or (alone and ours | theirs):
        return Scope("disjoint", f"one is {_words(ours) or 'not'}, the other {_words(theirs) or 'not'}")
    if ours or theirs:
        return Scope("definition", f"only one of them is said to be {_words(ours or theirs)}")
    return None


def _words(qualifiers: frozenset[str]) -> str:
    return " and ".join(sorted(qualifiers))
