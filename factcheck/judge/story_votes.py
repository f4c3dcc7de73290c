"""FC402: more votes than a body has members: "by 5-4", in a court of seven."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.judge.arithmetic_line import told as quoted
from factcheck.judge.story import dated
from factcheck.judge.story_kinds import either
from factcheck.judge.story_words import Spoken
from factcheck.judge.timeline import Length, Said
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.statement import Reading, Tally

NEWS = 4  # sentences at the head of a story: the votes told there are those it is about
# the seven-member court, a 51-seat council
SIZED = r"^[\w,-]+?-(?:member|seat|judge|justice|strong) (?P<what>(?:[A-Za-z’'-]+ ){0,3}?)(?P<body>%s)\b"
# all seven members of the court, the nine justices
ALL_OF = (
    r"^[\w,-]+ (?:members|judges|justices|directors|councillors) (?:of|on|sit on|make up) (?:the|its) "
    r"(?P<what>(?:[A-Za-z]+ ){0,2}?)(?P<body>%s)\b"
)
ALL = later(r"\b(?:all|the) $")
# "Carried by 68 votes to 61 in the 120-seat chamber": of the body that votes, whatever it is called.
THERE = later(r"(?:^|\b(?:in|of|by) )(?:the|an?|its) $")
CHAMBER = later(r"^[\w,-]+?-(?:member|seat|strong) (?P<what>)(?P<body>chamber|house|body|assembly)\b")
# the legislature has 70 members
HAS = (
    r"(?:^|[;,] )(?:and |but )?the (?P<what>(?:[a-z’'-]+ ){0,2}?)(?P<body>%s) (?:has|had|counts|numbers)"
    r" (?:just |only )?$"
)
SEATS = later(r"^[\w,-]+ (?:members|seats|deputies|lawmakers|councillors|councilors|judges|justices|directors)\b")
JUDGES = later(
    r"^[\w,-]+ (?P<body>judges|justices)(?P<what>)\b(?! (?:who|in|that|from|appointed|named|nominated|against|for)\b)"
)
APART = later(r"\bU\.S\.|\b(?:US|United States|federal|nation’s|nation's|appeals?|appellate|lower|county|district)\b")
ALONE = frozenset({"parliament", "council"})  # bodies of which a story tells but one, "the council"
FORMER = later(r"\b(?:earlier|former|formerly|previous|another|other|old|lower|then|once)\b")
NAME = later(r"\b[A-Z][a-z]+")


class Size(NamedTuple):
    """How many members a body is told to have, in which sentence, by which words.

    ``there`` is in the words of a vote: "by 68 votes to 61 in the 120-seat chamber"; ``only`` as of the only one.
    """

    seats: Claim
    one: Said
    what: str
    body: str
    there: bool = False
    only: bool = False


def votes(told: Sequence[Said], reading: Reading, spoken: Spoken) -> Iterator[Conflict]:
    """Votes that are more than the body they are told of has members."""
    cast = [one for one in reading.tallies if one.more and one.fewer]
    if not cast:
        return
    sizes = [found for one in told for count in one.lengths if (found := _size(count, one, spoken))]
    for vote in cast:
        held = [size for size in sizes if _of(vote, size, spoken)]
        if not held or len({size.seats.quantity.near for size in held}) > 1 or not _news(vote, told):
            continue
        count, one = held[0][:2]
        sum_ = (vote.more or 0) + (vote.fewer or 0)
        if sum_ > count.quantity.near and _apart(vote.sentence) == _apart(one.text):
            said = {"subject": "The text", "metric": "the votes", "a": quoted(count), "b": str(sum_)}
            hint = f"{vote.place.text} is {sum_} votes, of a body of {quoted(count)}."
            yield dated(spoken.pack, (count,), (vote.place,), reading.article, said, hint, "FC402")
            return


def _size(count: Length, one: Said, spoken: Spoken) -> Size | None:
    """The number of members that a body is told to have, and the words that name it."""
    amount = count.claim.quantity
    if amount.point is None or amount.approx is not None or count.claim.vague or FORMER.search(one.low):
        return None
    sized, all_of, has = _sizes(tuple(word for held in spoken.pack.words.phrases["body"].values() for word in held))
    behind, before = one.text[count.at :], one.low[: count.at]
    found = sized.match(behind)
    if found is None and ALL.search(before):
        found = all_of.match(behind) or JUDGES.match(behind)
    there = CHAMBER.match(behind) if found is None and THERE.search(before) else None
    only = has.search(before) if found is there is None and SEATS.match(behind) else None
    found = found or there or only
    if found is None or NAME.search(found["what"]):
        return None
    return Size(count.claim, one, found["what"], found["body"], there is not None, only is not None)


@cache
def _sizes(words: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(shape % either(words)) for shape in (SIZED, ALL_OF, HAS))


def _news(vote: Tally, told: Sequence[Said]) -> bool:
    head = [one.place for one in told if one.place.field == vote.place.field][:NEWS]
    return vote.place.field == "title" or (bool(head) and vote.place.start < head[-1].end)


def _of(vote: Tally, size: Size, spoken: Spoken) -> bool:
    """Whether a body of such a size is the one that voted."""
    if size.there:
        return size.one.text == vote.sentence
    labels = {label for label, held in spoken.pack.words.phrases["body"].items() if size.body in held}
    kinds = {label.partition(":")[0] for label in labels}
    if vote.body.partition(":")[0] not in kinds or vote.body.endswith("appeal"):
        return False
    if _house(vote.body) and vote.body not in labels and all(map(_house, labels)):
        return False  # "passed the Senate by 68-61 and may fail in the 50-seat house"
    if size.only and not size.what and vote.body in labels and kinds <= ALONE:
        return True
    near = re.compile(rf"\b(?:{re.escape(' '.join((*size.what.split(), size.body)))})\b")
    return "court" in kinds or near.search(vote.sentence.lower()) is not None


def _house(label: str) -> bool:
    """Whether a body is one of the two of a parliament."""
    return label.startswith("parliament:")


def _apart(text: str) -> bool:
    """Whether a sentence speaks of one court apart from others."""
    return APART.search(text) is not None
