"""FC402: more votes than a body has members: "by 5-4", in a court of seven."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.judge.arithmetic_line import told as quoted
from factcheck.judge.story import dated
from factcheck.judge.story_kinds import either
from factcheck.judge.story_words import Spoken
from factcheck.judge.timeline import Length, Said
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
JUDGES = later(
    r"^[\w,-]+ (?P<body>judges|justices)(?P<what>)\b(?! (?:who|in|that|from|appointed|named|nominated|against|for)\b)"
)
APART = later(r"\bU\.S\.|\b(?:US|United States|federal|nation’s|nation's|appeals?|appellate|lower|county|district)\b")
FORMER = later(r"\b(?:earlier|former|formerly|previous|another|other|old|lower|then|once)\b")
NAME = later(r"\b[A-Z][a-z]+")


def votes(told: Sequence[Said], reading: Reading, spoken: Spoken) -> Iterator[Conflict]:
    """Votes that are more than the body they are told of has members."""
    cast = [one for one in reading.tallies if one.more and one.fewer]
    if not cast:
        return
    sizes = [found for one in told for count in one.lengths if (found := _size(count, one, spoken))]
    for vote in cast:
        held = [(count, one) for count, one, what in sizes if _of(vote, what, spoken)]
        if not held or len({count.claim.quantity.near for count, _ in held}) > 1 or not _news(vote, told):
            continue
        count, one = held[0]
        sum_ = (vote.more or 0) + (vote.fewer or 0)
        if sum_ > count.claim.quantity.near and _apart(vote.sentence) == _apart(one.text):
            said = {"subject": "The text", "metric": "the votes", "a": quoted(count.claim), "b": str(sum_)}
            hint = f"{vote.place.text} is {sum_} votes, of a body of {quoted(count.claim)}."
            yield dated(spoken.pack, (count.claim,), (vote.place,), reading.article, said, hint, "FC402")
            return


def _size(count: Length, one: Said, spoken: Spoken) -> tuple[Length, Said, re.Match[str]] | None:
    """The number of members that a body is told to have, and the words that name it."""
    amount = count.claim.quantity
    if amount.point is None or amount.approx is not None or count.claim.vague or FORMER.search(one.low):
        return None
    sized, all_of = _sizes(tuple(word for held in spoken.pack.words.phrases["body"].values() for word in held))
    behind = one.text[count.at :]
    found = sized.match(behind)
    if found is None and ALL.search(one.low[: count.at]):
        found = all_of.match(behind) or JUDGES.match(behind)
    return (count, one, found) if found and not NAME.search(found["what"]) else None


@cache
def _sizes(words: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(SIZED % either(words)), re.compile(ALL_OF % either(words))


def _news(vote: Tally, told: Sequence[Said]) -> bool:
    head = [one.place for one in told if one.place.field == vote.place.field][:NEWS]
    return vote.place.field == "title" or (bool(head) and vote.place.start < head[-1].end)


def _of(vote: Tally, size: re.Match[str], spoken: Spoken) -> bool:
    """Whether a body of such a size is the one that voted."""
    kinds = {
        label.partition(":")[0] for label, held in spoken.pack.words.phrases["body"].items() if size["body"] in held
    }
    if vote.body.partition(":")[0] not in kinds or vote.body.endswith("appeal"):
        return False
    what = size["what"].split()
    near = re.compile(rf"\b(?:{re.escape(' '.join((*what, size['body'])))})\b")
    return "court" in kinds or near.search(vote.sentence.lower()) is not None


def _apart(text: str) -> bool:
    """Whether a sentence speaks of one court apart from others."""
    return APART.search(text) is not None
