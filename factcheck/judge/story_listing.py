"""FC402: so and so many of a kind, and behind them the names of more or fewer: "all three banks – A, B, C and D"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.judge.arithmetic_line import told
from factcheck.judge.lists import SOME, enumerated
from factcheck.judge.story import Told
from factcheck.judge.story_kinds import counts
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack

MOST = 12
# all three banks named in the report – Talmer, Greyfield and Oster – / two bidders have come forward: …
OPENS = later(r"(?P<what>[^,:;.()–—]{0,90}?)(?P<mark>: | [–—] | \(|, namely )(?=(?:the )?[A-Z])")
CLOSED = {" – ": later(r"\s?[–—]"), " — ": later(r"\s?[–—]"), " (": later(r"\)")}
ENDS = later(r"[.;]?\s*$|[.;]\s")
# What tells some of them only, or a count of other things.
OPEN = later(r"\b(?:including|among|such as|like|led by|for example|e\.g\.|largest|biggest|first|other|latest)\b")
SOME_OF = later(r"\bof (?:the |its |all )?$")  # "in four of five states: …" names the four


def listing(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Every count behind which all are named, and their names are not so many."""
    for one in story:
        for claim in one.claims:
            some = SOME_OF.search(one.said[: claim.within.start])
            names = _names(claim, one) if _few(claim) and not some else ()
            if names and len(names) != claim.quantity.point:
                yield _finding(claim, names, spoken.pack)


def _few(claim: Claim) -> bool:
    amount = claim.quantity
    plain = counts(claim) and amount.approx is None and amount.point is not None and 1 < amount.point <= MOST
    return plain and (amount.unit or "count:") != "count:"


def _names(claim: Claim, one: Told) -> tuple[str, ...]:
    """The names that a count is followed by, if they are all it counts: up to the bracket, the dash or the stop."""
    rest = one.said[claim.within.end :]
    opens = OPENS.match(rest)
    if opens is None or SOME.search(opens["what"]) or OPEN.search(opens["what"]) or OPEN.search(rest):
        return ()
    start, end = claim.within.end, claim.within.end + opens.end()
    if any(start <= other.within.start < end for other in one.claims):
        return ()  # "12 jobs in three countries: …" names the countries
    names = tuple(enumerated(rest, opens.end()))
    end = opens.end() + rest[opens.end() :].find(names[-1]) + len(names[-1]) if names else 0
    closes = CLOSED.get(opens["mark"], ENDS)
    return names if names and closes.match(rest, end) else ()


def _finding(claim: Claim, names: Sequence[str], pack: RulePack) -> Conflict:
    rule = pack.rules["FC402"]
    said = {"subject": claim.frame.subject or "The text", "metric": "the names", "a": told(claim), "b": str(len(names))}
    named = f"{', '.join(names[:-1])} and {names[-1]}"
    return Conflict(
        rule=rule.code,
        claims=(claim,),
        sides=((0,),),
        message=rule.message.format_map(said | {"gap": "", "reason": ""}),
        hint=f"{len(names)} are named: {named}.",
        weight=0.7,
        places=(claim.place,),
        articles=(claim.article,),
    )
