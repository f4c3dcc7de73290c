"""FC101: a count in a headline and another one where its text begins to tell it, whatever words either uses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.judge.arithmetic_line import told
from factcheck.judge.arithmetic_rooms import Room, room, step, summed
from factcheck.judge.killers import differ_by, killed_too
from factcheck.judge.story import Told, clash, gap
from factcheck.judge.story_kinds import EARLIER, Counted, around, counts, noun, offset, past
from factcheck.judge.story_words import Spoken
from factcheck.model.claim import Claim
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.stem import stem

INTRODUCED = 90  # characters before an amount in which it is said what it is
APPOSED = later(r"\b(?:for|worth|at|of|valued at|pay|pays|paid)$")
DEATHS = "deaths"
# Characters of a text, and sentences with a figure or a date, in which it tells its news; those of its lead.
NEWS, SENTENCES, LEAD = 900, 5, 400
FEW = 20  # counts up to which some of a text make any sum
ALIKE, LETTERS = 2, 3
WORD = later(r"[^\W\d_]+")
MOST = 6  # figures of a text that may be the parts of the headline's


def headline(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Deaths, jobs, arrests: each kind of count that a headline tells once, and its text tells otherwise."""
    if not any(one.headline for one in story):
        return
    for kind, held in spoken.kinds.counted(story).items():
        heads = [item for item in held if item.told.headline and not item.partly]
        texts = [item for item in held if not item.told.headline]
        if len(heads) != 1 or not texts or not _one_thing(heads[0], texts[0], spoken):
            continue
        if not _is_news(texts[0].told, heads[0].told, story, spoken):
            continue  # what a headline tells comes first; further down stand the dead of other attacks
        killers = killed_too((one.said for one in story), spoken.pack) if kind == DEATHS else 0
        if differ_by(heads[0].claim, texts[0].claim, killers):
            continue
        if not _explained(heads[0].claim, texts, story, spoken.pack):
            hint = f"The headline and the text below it count the {kind} of one story."
            yield _finding(heads[0].claim, texts[0].claim, kind, hint, spoken.pack)


def _is_news(one: Told, head: Told, story: Sequence[Told], spoken: Spoken) -> bool:
    """Whether a sentence stands where a text tells its news; a little further down it speaks of that in its words."""
    first = next(other for other in story if not other.headline)
    down = one.place.start - first.place.start
    if one.order - first.order >= SENTENCES or down > NEWS:
        return False
    return down <= LEAD or len(_words(one, spoken) & _words(head, spoken)) >= ALIKE


def _words(one: Told, spoken: Spoken) -> frozenset[str]:
    """The stems of the words of a sentence that say something, those aside that say that somebody died."""
    words = frozenset(stem(word) for word in WORD.findall(one.said.lower()) if len(word) > LETTERS)
    return words - spoken.idle - spoken.general - spoken.dying


def priced(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """ "… in $2.6 billion deal" above, and "the transaction, worth $6.2 billion" below."""
    heads = [one for one in story if one.headline]
    body = [one for one in story if not one.headline]
    for label in spoken.referred if heads and body else ():
        told_ = _amounts(heads, label, spoken)
        below = _amounts(body, label, spoken)
        units = {claim.quantity.unit for claim in (*told_, *below)}
        if len(told_) != 1 or len({claim.quantity.near for claim in below}) != 1 or len(units) != 1:
            continue
        if not _told_in(told_[0], body, spoken.pack):
            hint = f"Nothing below the headline tells {told(told_[0])}."
            yield _finding(told_[0], below[0], label, hint, spoken.pack)


def _amounts(story: Sequence[Told], label: str, spoken: Spoken) -> list[Claim]:
    """The amounts that are of a deal, a fine, a loan, by the words before or behind them."""
    named, leads = spoken.referred[label], spoken.introduced[label]
    found: list[Claim] = []
    for one in story:
        for number, claim in enumerate(one.claims):
            if spoken.pack.units.dimension(claim.quantity.unit) != "money" or claim.quantity.per:
                continue
            if claim.partner or past(claim):
                continue
            before, behind = around(one, number, INTRODUCED)
            lead = named.search(before) or leads.search(before)
            if named.match(behind) or (lead and APPOSED.search(before)):
                found.append(claim)
    return found


def _told_in(head: Claim, body: Sequence[Told], pack: RulePack) -> bool:
    """Whether the text tells the amount of the headline, be it more exactly."""
    own = room(head, pack.tolerances)
    same = [claim for one in body for claim in one.claims if claim.quantity.unit == head.quantity.unit]
    rooms = [room(claim, pack.tolerances) for claim in same]
    return own is None or any(space is None or (space.low < own.high and own.low < space.high) for space in rooms)


def _one_thing(head: Counted, first: Counted, spoken: Spoken) -> bool:
    """Whether both count the same, all of it, and as it stands now."""
    if first.partly or past(first.claim) or EARLIER.search(first.told.text) or EARLIER.search(head.told.text):
        return False
    ours, theirs = noun(head.claim), noun(first.claim)
    return "" in (ours, theirs) or ours == theirs or not spoken.general.isdisjoint((ours, theirs))


def _explained(head: Claim, texts: Sequence[Counted], story: Sequence[Told], pack: RulePack) -> bool:
    """Whether some figures of the text make that of the headline, or it tells that one too, though not at first."""
    own = _count(head, pack)
    if own is None:
        return True
    if any(own.meets(_sum((texts[0].claim, other), pack)) for other in _more(texts[0].claim, story)):
        return True
    listed = [item.claim for item in texts[:MOST]]
    if any(own.meets(_sum(some, pack)) for size in (2, 3) for some in combinations(listed, size)):
        return True
    first = texts[0]
    if offset(first.told, first.claim, head):
        return True
    body = [one for one in story if not one.headline]
    said = body[:1] if first.told is body[0] else body
    others = [claim for one in said for claim in one.claims]
    return any(own.meets(_sum((claim,), pack)) for claim in others if counts(claim))


def _more(first: Claim, story: Sequence[Told]) -> Iterator[Claim]:
    """The large counts of a text beside the first one: with "100 staff" of another firm, 250 jobs are 350."""
    for one in story:
        if not one.headline:
            yield from (
                other for other in one.claims if other is not first and counts(other) and other.quantity.near > FEW
            )


def _sum(some: Sequence[Claim], pack: RulePack) -> Room:
    return summed(space for claim in some if (space := _count(claim, pack)))


def _count(claim: Claim, pack: RulePack) -> Room | None:
    """The room of a count: one told to the last of them is that and no other, "at least eight people" no nine."""
    amount, value = claim.quantity, abs(claim.quantity.near)
    exact = (amount.approx is None and amount.point is not None) or amount.approx == "at_least"
    exact = exact and step(claim) == 1
    return Room(value, value) if exact else room(claim, pack.tolerances)


def _finding(head: Claim, first: Claim, kind: str, hint: str, pack: RulePack) -> Conflict:
    subject = head.frame.subject or first.frame.subject or "The text"
    said = {"subject": subject, "metric": kind, "a": told(head), "b": told(first), "gap": gap(head, first)}
    return clash(pack, "FC101", head, first, said, hint)
