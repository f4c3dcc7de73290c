"""FC402: shares of one whole, one behind the other, that make more than all of it, or not all with "the remaining"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.judge.arithmetic_line import misfit, told
from factcheck.judge.arithmetic_rooms import figure, room, summed
from factcheck.judge.later import later
from factcheck.judge.story import Told
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.pack import RulePack

FEWEST = 3
MOST = Decimal(140)  # percent: what makes more than this was never meant to be shares of one whole
# Coal supplied 38 percent of the power, gas 27 percent and wind the remaining 24 percent
SHARE = later(r"‹P(?P<share>\d+)›(?P<rest>[^‹;]*)")
NEXT = later(r"(?:,|,? and|,? while|,? with| for)\s(?!(?:up|down|from|compared|against|or|but|then|than)\b)")
# What is shared out, and among whom.
SHARED = later(
    r"""
    \b (?: account(?:s|ed|ing)? \ for | suppl(?:y|ies|ied) | makes? \ up | made \ up | holds? | held | own(?:s|ed)?
      | gets? | got | won | wins? | receiv(?:e|es|ed) | takes? | took | polled | votes? | voted | shares? | stakes?
      | c[ao]mes? \ from | go(?:es)? \ to | went \ to | generate[sd]? | contribut(?:e|es|ed) | represent(?:s|ed)?
      | brings? \ in | brought \ in | provide[sd]? | produce[sd]? | consist(?:s|ed)? | split | remaining
      | the \ rest ) \b
    """,
    re.VERBOSE,
)
REST = later(r"\b(?:the|with the|and the) (?:remaining|rest|other|remainder)(?: of the [a-z]+)?(?: of)? $")
# Shares of other wholes, of other times, or with more than one answer; and changes.
APART = later(
    r"""
    \b (?: respectively | each | several\ answers | multiple | more\ than\ one | either | both | combined | together
      | increas\w* | ris(?:e|es|ing|en) | rose | fell | fall(?:s|ing|en)? | grew | grow\w* | declin\w* | drop\w*
      | gain\w* | jump\w* | climb\w* | down | higher | lower | faster | compared | versus | against | earlier
      | previous\w* | last\ time | a\ year\ ago | including | of\ which | of\ whom | of\ them | of\ those | chance
      | probabilit\w+ ) \b
    """,
    re.VERBOSE,
)
OF = later(r"^ of (?:(?:all|the|its|their|those|his|her|total|our) )*(?P<whole>[\w’'-]+)")


def shares(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Shares told one behind the other, of one whole, that no rounding brings under it or up to it."""
    for one in story:
        if one.text.count("‹P") < FEWEST or APART.search(one.text) or not SHARED.search(one.text):
            continue
        for run in _runs(one):
            yield from _judged(run, one, spoken.pack)


def _runs(one: Told) -> Iterator[list[Claim]]:
    """The shares of a sentence that follow each other; only the first may name the whole, or each the same."""
    run: list[Claim] = []
    wholes: set[str] = set()
    for match in SHARE.finditer(one.text):
        run.append(one.claim(match, "share"))
        whole = OF.match(match["rest"])
        wholes |= {whole["whole"]} if whole else set()
        rest = match["rest"][whole.end() :] if whole else match["rest"]
        if NEXT.search(rest) is None or len(wholes) > 1:
            if len(wholes) < 2:
                yield run
            run, wholes = [], set()
    if run:
        yield run


def _judged(run: Sequence[Claim], one: Told, pack: RulePack) -> Iterator[Conflict]:
    rooms = [room(claim, pack.tolerances) for claim in run]
    plain = all(claim.frame.aspect != "change" and claim.quantity.approx != "range" for claim in run)
    if len(run) < FEWEST or None in rooms or not plain or len({claim.quantity.near for claim in run}) == 1:
        return
    total = summed(filter(None, rooms))
    sum_ = sum((claim.quantity.near for claim in run), start=Decimal(0))
    short = total.high < 100 and _complete(run, one)
    if (total.low > 100 and sum_ <= MOST) or short:
        said = {"metric": "the shares", "a": "100%", "b": f"{figure(sum_)}%"}
        hint = f"{' + '.join(map(told, run))} is {figure(sum_)}%, of one whole."
        yield misfit("FC402", pack, run[:-1], run[-1], said, hint)


def _complete(run: Sequence[Claim], one: Told) -> bool:
    """Whether the last share is told to be all that remains."""
    mark = re.search(rf"‹P{one.claims.index(run[-1])}›", one.text)
    return mark is not None and REST.search(one.text[: mark.start()]) is not None
