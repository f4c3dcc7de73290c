"""FC402: more seats dealt out to parties than a chamber has: "the 51-seat council … 22 … Labour 17, the Greens 13"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.judge.arithmetic_line import wrong_sum
from factcheck.judge.derived import counted, noun
from factcheck.judge.story import Figure, Told
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.later import later

SIZE = later(r"-(?:seat|member|strong)$")
# … has 17, the Greens nine and independents four
GOT = later(
    r"(?:^|[,;] |\b(?:and|while|with|to|that) )(?:(?:the|its|their|an?) )?(?:[A-Z][\w’'-]*|independents?|others?)"
    r"(?: [A-Za-z][\w’'-]*){0,4}? ?"
    r"(?:(?:have|has|had|won|wins|took|takes|hold|holds|got|gets|with|on|received|secured) )?"
    r"(?:again |still |now )?$"
)
LEADING = later(r"\b(?:largest|biggest|strongest|first|remain\w*|lead\w*|came|with|won|wins|has|have|took|holds?)\b")
NOT_SEATS = later(
    r"\b(?:lost|losing|lose|loses|gain\w*|up|down|from|more|fewer|less|majority|needed|needs|short|by|behind|ahead|previous\w*"
    r"|before|earlier|last|of (?:the|its)|contested|coalition|together|combined|expected|forecast|poll\w*)\b"
)
LONG = 120  # characters before a figure in which it is told whose it is
SLACK = Decimal("1.3")  # times: seats that make more than this are of several chambers
FEWEST = 3


def seats(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Seats that make more than all there are."""
    for at, one in enumerate(story):
        sizes = [x for x in one.figures if x.letter == "C" and SIZE.search(x.claim.place.text)]
        if len(sizes) != 1 or one.headline:
            continue
        size = sizes[0]
        parts = [x for x in one.figures[size.at + 1 :] if _won(x, spoken)]
        for other in story[at + 1 : at + 2]:
            parts += [x for x in other.figures if _won(x, spoken)]
        sum_ = sum((x.value for x in parts), start=Decimal(0))
        if len(parts) >= FEWEST and size.value < sum_ < size.value * SLACK:
            yield wrong_sum([x.claim for x in parts], size.claim, spoken.pack)


def _won(one: Figure, spoken: Spoken) -> bool:
    """Whether a count is of the seats that one party has."""
    seated = spoken.pack.words.phrases["derived"]["seated"]
    if not counted(one) or one.claim.quantity.approx is not None:
        return False
    if noun(one) not in ("", *(noun_ for word in seated for noun_ in (word, word.rstrip("s")))):
        return False
    lead = one.told.text[max(0, one.start - LONG) : one.start].rpartition("›")[2]
    if NOT_SEATS.search(lead):
        return False
    return GOT.search(lead) is not None or (noun(one) != "" and LEADING.search(lead) is not None)
