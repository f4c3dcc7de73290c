"""FC403: what a share earns and what all earn, time by time: of one company they lead to about so many shares.

Accounts tell both for a quarter and for the year, and for those a year before. Where one of four leads to quite another
count than the others do, or than the shares that are told to have been there, one figure of it has slipped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from factcheck.judge.arithmetic_line import misfit, told
from factcheck.judge.arithmetic_rooms import Room, figure, room
from factcheck.judge.story import Told
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack

EACH = {"earnings per share": 1, "loss per share": -1}
ALL = {"net profit": 1, "net loss": -1}
SHARES = "average shares"
ALIKE = Decimal("1.2")  # times: counts of two times of one company no further apart than this are about one
NEAR, ENOUGH = Decimal("1.5"), 2  # times, which one of several may be off where so many others are alike
FAR = Decimal("2.5")  # times: further apart than this, no gain that one of the two leaves out explains it
BASIS = frozenset({"previous"})
BARE = later(r"[\d.,/ -]+|[A-Za-z-]+")  # "Shr profit four vs loss seven cts": four of what is a guess


class Account(NamedTuple):
    """What one share earned and what all did in one time, and how many shares they lead to."""

    each: Claim
    all_: Claim
    shares: Room


def counts_of(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Earnings per share, net profits and counts of shares of which those of one time do not go together."""
    pack = spoken.pack
    held: defaultdict[Hashable, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in (claim for one in story if not one.headline for claim in one.claims):
        frame = claim.frame
        plain = frame.aspect == "level" and frame.modality == "actual" and frame.qualifiers <= BASIS
        if plain and frame.subject is not None and claim.quantity.point is not None:
            when = frame.period.text if frame.period else None
            held[frame.subject, when, "previous" in frame.qualifiers][_kind(claim)].append(claim)
    accounts = [found for cell in held.values() if (found := _account(cell, pack)) is not None]
    shares = [claim for cell in held.values() for claim in cell.get(SHARES, ())]
    if (odd := _odd(accounts)) is not None:
        around = [one for one in accounts if one is not odd]
        yield _finding(odd, around[0], pack)
    for cell in held.values():
        yield from _beside(_account(cell, pack), cell.get(SHARES, ()), shares, accounts, pack)


def _kind(claim: Claim) -> str:
    metric = claim.frame.metric or ""
    return "each" if metric in EACH else "all" if metric in ALL else metric


def _account(cell: Mapping[str, Sequence[Claim]], pack: RulePack) -> Account | None:
    """The one figure of either sort that is told of a time, if both earn or both lose."""
    each, all_ = cell.get("each", ()), cell.get("all", ())
    if len(each) != 1 or len(all_) != 1 or each[0].quantity.per != "share" or all_[0].quantity.per:
        return None
    ours, theirs = each[0].frame.metric or "", all_[0].frame.metric or ""
    one, whole = room(each[0], pack.tolerances), room(all_[0], pack.tolerances)
    same = each[0].quantity.unit == all_[0].quantity.unit and EACH[ours] == ALL[theirs]
    if not same or one is None or whole is None or one.low <= 0 or BARE.fullmatch(told(each[0])):
        return None
    return Account(each[0], all_[0], whole.over(one))


def _odd(accounts: Sequence[Account]) -> Account | None:
    """The one time of three and more whose count of shares is far from that of all the others, which are alike."""
    for one in accounts:
        others = [other.shares for other in accounts if other is not one]
        alike = len(others) > 1 and all(_apart(a, b) <= ALIKE for a in others for b in others)
        if alike and min(_apart(one.shares, other) for other in others) >= FAR:
            return one
    return None


def _apart(a: Room, b: Room) -> Decimal:
    """How many times the one lies beyond the other at the least; 1 where they meet."""
    if a.meets(b):
        return Decimal(1)
    return a.low / b.high if a.low > b.high else b.low / a.high


def _beside(
    account: Account | None,
    own: Sequence[Claim],
    shares: Sequence[Claim],
    accounts: Sequence[Account],
    pack: RulePack,
) -> Iterator[Conflict]:
    """A count of shares far from what earnings of its time lead to, which those of other times are near."""
    spaces = {claim.id: space for claim in shares if (space := room(claim, pack.tolerances))}
    if account is None or len(own) != 1 or own[0].id not in spaces:
        return
    if _apart(spaces[own[0].id], account.shares) < FAR:
        return
    others = [space for name, space in spaces.items() if name != own[0].id]
    others += [one.shares for one in accounts if one is not account]
    apart = [_apart(account.shares, other) for other in others]
    # One of them may leave out what is paid to preferred holders, and is not quite like the others.
    if apart and max(apart) <= NEAR and sum(by <= ALIKE for by in apart) >= min(ENOUGH, len(apart)):
        whole = f"{told(account.all_)} at {told(account.each)} a share"
        came = figure((account.shares.low + account.shares.high) / 2)
        said = {"a": whole, "b": told(own[0]), "reason": f"it is about {came} shares"}
        hint = f"{whole} is about {came} shares."
        yield misfit("FC403", pack, (account.each, account.all_), own[0], said, hint)


def _finding(odd: Account, other: Account, pack: RulePack) -> Conflict:
    counts = [figure((one.shares.low + one.shares.high) / 2) for one in (odd, other)]
    whole = f"{told(odd.all_)} in all"
    said = {"a": whole, "b": f"{told(odd.each)} a share", "reason": f"that makes some {counts[0]} shares"}
    hint = (
        f"{told(odd.all_)} at {told(odd.each)} a share makes some {counts[0]} shares; "
        f"{told(other.all_)} at {told(other.each)} a share makes some {counts[1]}."
    )
    return misfit("FC403", pack, (odd.all_,), odd.each, said, hint)
