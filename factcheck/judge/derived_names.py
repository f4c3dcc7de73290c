"""FC402: so many of something, and a list of more or fewer that are no names, or names that only such things have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from factcheck.judge.arithmetic_line import told as quoted
from factcheck.judge.story import dated
from factcheck.judge.story_kinds import either
from factcheck.judge.story_listing import SOME_OF
from factcheck.judge.story_words import Spoken
from factcheck.judge.timeline import Length, Said
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading

FEWEST, MOST = 2, 12
# "three colours: red, …", "five branches – in Leith, …"
OPENS = later(r"(?P<what>[^:;.()–—\d]{0,70}?)(?::| [–—]|, namely,?) (?P<list>[^:;.()–—]+)(?:[.;–—]|$)")
SOME = later(
    r"\b(?:includ\w*|such as|like|among|led by|for example|e\.g|notably|especially|mainly|mostly|or more|at least"
    r"|up to|each|per|said|says|told|asked|wrote|added|others?|more|between|out of|first|last|next|another|not)\b"
)
ITEM = later(r"(?:the |a |an |in |at |on |from |for )?(?:[a-z'’-]+|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)")
NUMBER = later(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen)\b")
VERB = later(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|it|he|she|they|we|you|who|which|that)\b")


def names(told: Sequence[Said], reading: Reading, spoken: Spoken) -> Iterator[Conflict]:
    """Counts that are not those of the names told with them."""
    members = spoken.pack.words.phrases["member"]
    for at, one in enumerate(told):
        for count in one.lengths:
            if not _counts(count):
                continue
            listed = _listed(one, count) or _of_a_kind(count, one, told[at : at + 2], members)
            if listed is not None and _misfit(count, listed):
                yield _finding(count, listed, reading.article, spoken.pack)


def _counts(count: Length) -> bool:
    amount = count.claim.quantity
    plain = amount.point is not None and amount.approx is None and not amount.per and not count.claim.vague
    whole = plain and amount.point == int(amount.point or 0) and FEWEST <= (amount.point or 0) <= MOST
    return whole and (amount.unit or "").startswith("count:") and count.claim.frame.modality != "negated"


def _listed(one: Said, count: Length) -> list[str] | None:
    """The names behind a colon or a dash, if they are all there is up to the end."""
    opens = OPENS.match(one.text, count.end)
    before, number = one.low[max(0, count.at - 25) : count.at], int(count.claim.quantity.near)
    if (
        opens is None
        or SOME.search(opens["what"].lower())
        or SOME.search(before)
        or SOME_OF.search(before)
        or NUMBER.search(opens["what"].lower())
    ):
        return None
    held = opens["list"].strip()
    commas = held.split(", ")
    last = re.split(r"^and | and ", commas[-1])
    items = [*commas[:-1], *(item for item in last if item)]
    # An "and" before the last one may join a pair to one name: "Marks and Vosper, Corvan and Tolva".
    plain = len(last) == 2 and len(items) > 2 and not any(" and " in item for item in (*commas[:-1], *last))
    if not plain or len(items) == number or VERB.search(held.lower()) or NUMBER.search(held.lower()):
        return None
    return items if all(ITEM.fullmatch(item) for item in items) else None


def _of_a_kind(
    count: Length, one: Said, near: Sequence[Said], members: Mapping[str, tuple[str, ...]]
) -> list[str] | None:
    """The names that only such things have: "four continents", and "through Europe, Asia and Africa"."""
    noun = (count.claim.quantity.unit or "").removeprefix("count:")
    known = members.get(noun)
    if known is None:
        return None
    name = rf"(?:the )?(?:{either(known)})"
    run = re.compile(rf"\b{name}(?:, {name})*,? and {name}\b")
    runs = [(said, match) for said in near for match in run.finditer(said.low)]
    found = [match[0] for said, match in runs if not SOME.search(said.low[max(0, match.start() - 30) : match.start()])]
    if len(found) != 1 or len(runs) != 1:
        return None
    return re.split(r",? and |, ", found[0])


def _misfit(count: Length, listed: Sequence[str]) -> bool:
    value, most = int(count.claim.quantity.near), len(listed)
    return value != most and most / 2 <= value <= most * 2


def _finding(count: Length, listed: Sequence[str], article: str, pack: RulePack) -> Conflict:
    names_ = ", ".join(listed)
    said = {"subject": "The text", "metric": "the names", "a": quoted(count.claim), "b": str(len(listed))}
    return dated(pack, (count.claim,), (), article, said, f"{len(listed)} are told: {names_}.", "FC402")
