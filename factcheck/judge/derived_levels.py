"""Changes and levels: which figure of a story tells a change, and which the level that it leads from."""

from __future__ import annotations

from calendar import month_name

from factcheck.judge.derived import alike
from factcheck.judge.story import Figure, Told
from factcheck.judge.story_words import Spoken
from factcheck.model.later import later

# The last of these words before a level says whether a change leads from it or to it.
ROLE = r"\b(?:(?P<before>%(before)s)|(?P<beside>%(beside)s)|(?P<after>%(after)s))\b"
# What comes from somewhere is no level from which anything moves: "cash flows from operations of".
SOURCE = r"\b(?:%(source)s) from$"
BRACKET = later(r"\((?:fy ?)?(?:(?:19|20)\d\d|(?:first|second|third|fourth) quarter|prior year|last year)[^‹]{0,12}$")
AGO = (
    r"^[^‹;:.()]{0,30}?\b(?:a|one|the) (?:year|month|quarter|week|day) (?:earlier|ago|before)\b"
    r"|^[^‹;:.()]{0,30}?\b(?:in|for|during|at|of)? ?(?:the )?(?:%(same)s) (?:[a-z]+[- ]?){1,3}"
    r"|^ previously\b"
)
OTHER_BASE = r"\b(?:respectively|%(other base)s)\b"
TWO_WAYS = r"\b(?:%(two ways)s)\b"
OPENS = later(r",|\b(?:and|while|but|as|when|after|with)\b")  # what stands behind belongs to another statement
# "45% above the level of a year ago" is held against another level than the one told before it.
OTHERWISE = later(
    r"^(?: more| less| higher| lower| fewer)?"
    r" (?:above|below|than|from|over|on|up on|down on|compared (?:with|to)|versus)\b"
    r"[^‹;]*\b(?:year|month|quarter|week|day|20\d\d|19\d\d)\b"
)
# "A profit of $148m, down from $171m, as fuel costs rose 37 percent".
OWN_CLAUSE = later(
    r"(?:[,;] (?:as|because|when|after)|\b(?:while|whereas|though|although)) "
    r"(?!(?:it|they|that|this|these|those|which)\b)(?:[a-z'’-]+ ){2,5}(?:by )?$"
    # "Sales rose to $67m from $50m, with those of old stores up 9 percent".
    r"|, with (?:[a-z'’-]+ ){1,5}(?:up|down|off|higher|lower) (?:by )?$"
    # "Three rigs ran, against five a year ago, and oil output is down 9 percent".
    r"|\band (?!(?:it|they|that|this|these|those|which|is|are|was|were|has|have)\b)"
    r"(?:[A-Za-z][a-z'’-]+ ){1,4}(?:is|are|was|were) (?:(?:up|down|off) )?(?:by )?$"
)
# "2.2 points above the national rate", "66p more than the legal minimum": held against something else, and no change.
ABOVE = later(
    r"^ (?:more|less|higher|lower|above|below) (?:than )?(?:the|its|their|a) (?!\w+[- ]earlier)"
    r"(?!(?:previous|prior|same|last|year|month|quarter|week|day|earlier|old|one)\b)[a-z]"
)
# "To yield 100 basis points over the 9 percent Treasury": what a bond yields more than another.
SPREAD = later(r"\b(?:yield(?:s|ed|ing)?|pay(?:s|ing)?|paid|spread of|margin of|priced at)(?: about)? $")
FROM_WHEN = later(rf"^ (?:{'|'.join(month_name[1:]).lower()}|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b(?!['’])")
OVER = later(r"^ (?:over|above|below|under)\b")
BREAK = later(r"[;:]|\. ")
# What a change goes back to, and how far back a level lies.
BASE = later(r"\b(month|quarter|year|week|day|decade|season)s?(?:ly\b|\b)")
HELD_AGAINST = later(
    r"\b(?:from|on|over|than|against|since|(?:compared|comparison) (?:with|to)) (?:(?:a|one|the|this|last|that|its) )?"
    r"(?:(?:previous|prior|same|preceding|corresponding|last|year-earlier|whole|past) )?"
    r"(?:\w+ ){0,2}?(month|quarter|year|week|day|decade|season)s?\b"
)
YEARLY = later(r"\b(?:year[- ]on[- ]year|on[- ]year|year[- ]over[- ]year|annually|yearly)\b")
# "Up 9% but still short of the 15.2 million of 2019": a mark that was not reached, and no end of the rise.
SHORT_OF = later(
    r"\b(?:short|shy) of (?:the|its|their)(?: [a-z-]+)? ?$"
    r"|\b(?:below|above|under|over) (?:the|its|their) (?:[a-z]+-)+[a-z]+ (?:level|rate|figure|mark|price)s? of ?$"
)
CHANGED = frozenset("PBMCUX")


def is_step(one: Figure) -> bool:
    """Whether a figure tells a change and the way it went."""
    frame = one.claim.frame
    plain = one.claim.quantity.approx != "range" and not one.claim.vague and frame.modality == "actual"
    moved = frame.aspect == "change" and frame.direction in ("up", "down") and not ABOVE.match(one.tail)
    if one.letter == "B" and SPREAD.search(one.lead) and OVER.match(one.tail):
        return False
    return one.letter in CHANGED and moved and plain


def is_level(one: Figure, step: Figure) -> bool:
    """Whether a figure can be a level between which a change lies."""
    if one is step:
        return False
    if step.letter == "P":
        return is_amount(one)
    return _is_plain(one) and (one.letter == "P" if step.letter == "B" else alike(one, step))


def is_amount(one: Figure) -> bool:
    """Whether a figure can be a level that a percentage is worked out of."""
    return _is_plain(one) and one.letter in "MCU"


def _is_plain(one: Figure) -> bool:
    claim = one.claim
    told = claim.frame.aspect != "change" and not claim.vague and claim.quantity.point is not None
    return told and one.letter != "K" and not SHORT_OF.search(one.lead)


def is_before(one: Figure, spoken: Spoken) -> bool:
    """Whether a level is told as the one that was there before."""
    if spoken.pattern(AGO).search(one.tail) or BRACKET.search(one.lead):
        return True
    source = spoken.pattern(SOURCE)
    roles = [role for role in spoken.pattern(ROLE).finditer(one.lead) if not source.search(one.lead[: role.end()])]
    if not roles or roles[-1]["after"]:
        return False
    if FROM_WHEN.match(one.lead[roles[-1].end() :]):
        return False  # "in the months from July 300 people came"
    # "40 points higher than a year ago and above the 12.5 it needs": a step and what it is above stand side by side.
    return not OPENS.search(one.lead if roles[-1]["beside"] else one.lead[roles[-1].end() :])


def otherwise_based(one: Told, spoken: Spoken) -> bool:
    """Whether a sentence tells of what is expected, adjusted or averaged, and not of two levels as they are."""
    return spoken.pattern(OTHER_BASE).search(one.plain) is not None


def contrary(way: str | None, before: Figure, after: Figure) -> bool:
    """Whether two levels lie the other way than a change goes: "jumped 11 per cent to 247p" never came from 265p."""
    return way in ("up", "down") and (after.value > before.value) is not (way == "up")


def parted(*some: Figure) -> bool:
    """Whether figures of one sentence stand in several statements: "fell to 900; those in the south were 400"."""
    held = sorted(some, key=lambda one: one.at)
    return BREAK.search("".join(one.tail for one in held[:-1])) is not None


def one_base(step: Figure, before: Figure, spoken: Spoken) -> bool:
    """Whether nothing says that a change goes back another time than the level before it lies back."""
    ours = {match[1] for match in HELD_AGAINST.finditer(f"{step.lead[-40:]} {step.tail}")}
    ours |= {"year"} if YEARLY.search(step.told.plain) or "year on year" in step.claim.frame.qualifiers else set()
    theirs = {match[1] for match in BASE.finditer(_base_of(before, spoken))}
    return not ours or bool(ours & theirs)


def _base_of(before: Figure, spoken: Spoken) -> str:
    """The words that say when a level was."""
    ago = spoken.pattern(AGO).search(before.tail)
    return ago[0] if ago else f"{before.lead[-30:]} {BREAK.split(before.tail.replace(',', ';'))[0]}"


def of_own_clause(step: Figure) -> bool:
    """Whether a change is that of something else, in a clause with a subject of its own."""
    return OWN_CLAUSE.search(step.lead) is not None
