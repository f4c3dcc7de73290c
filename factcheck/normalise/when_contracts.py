"""Months that tell which contract is meant, and not when its price was paid: "Brent for September delivery"."""

from __future__ import annotations

from factcheck.model.time import Moment
from factcheck.normalise.scene import Dated, Figure, Name
from factcheck.normalise.sight import Sight

CONTRACT = "contract of "
DATING = frozenset({"in", "since", "during", "until", "by", "from", "through", "of", "between", "early", "late", "mid"})
SIGNED = frozenset({"with", "to", "for", "worth", "from", "awarded", "signed"})  # … a contract of another kind
PRICES = frozenset({"price", "prices"})
LISTING = frozenset({"and", ","})
MARKETS = frozenset({"on", "in"})
REACH = 6  # tokens behind a figure within which its contract may be named


def of_contract(sight: Sight, dated: Dated) -> bool:
    """Whether a month is that of a contract."""
    told = dated.time.first
    if dated.time.kind != "point" or dated.time.bound or told is None or told.month is None:
        return False
    if told != Moment(year=told.year, month=told.month) or sight.scene.lower(dated.last) in ("'s", "’s"):
        return False
    return _delivered(sight, dated) or _for_it(sight, dated) or _before_goods(sight, dated) or _priced_at(sight, dated)


def contract_of(sight: Sight, figure: Figure) -> str | None:
    """The contract that a figure is told of, by the first letters of its month: "contract of sep"."""
    months = [dated for dated in sight.scene.times if of_contract(sight, dated)]
    before = [dated for dated in months if dated.last <= figure.first and not _other_goods(sight, dated, figure)]
    behind = (dated for dated in months if 0 <= dated.first - figure.last <= REACH and not _priced_at(sight, dated))
    own = before[-1] if before else next((one for one in behind if not sight.crossed(figure.last, one.first)), None)
    return CONTRACT + own.time.text[:3].lower() if own is not None else None


def _delivered(sight: Sight, dated: Dated) -> bool:
    """ "For September delivery", "the July contract", "March wheat futures"; not "in March futures fell"."""
    before, delivered = sight.scene.lower(dated.first - 1), sight.words("delivered")
    at = next((name.last - 1 for name in sight.scene.names if name.first == dated.last), dated.last)
    word = sight.scene.lower(at)
    if before in DATING or word not in delivered:
        return False
    return not word.startswith("contract") or sight.scene.lower(at + 1) not in SIGNED


def _for_it(sight: Sight, dated: Dated) -> bool:
    """ "Brent for October was", "wheat futures for May", "tin for delivery in May"."""
    words = sight.scene.between(dated.first - 3, dated.first)
    if words == ["for", "delivery", "in"]:
        return True
    goods = any(_is_goods(name) and name.last == dated.first - 1 for name in sight.scene.names)
    return words[-1:] == ["for"] and (goods or not sight.words("delivered").isdisjoint(words[-2:-1]))


def _priced_at(sight: Sight, dated: Dated) -> bool:
    """ "Two dollars lower, with May at 1,410 and July at 1,395": what its contract fetched."""
    at = sight.scene.lower(dated.last) == "at" and any(one.first == dated.last + 1 for one in sight.scene.figures)
    before = sight.scene.lower(dated.first - 1)
    if at and before in LISTING:
        earlier = (other for other in reversed(sight.scene.times) if other.last < dated.first)
        return (other := next(earlier, None)) is not None and _priced_at(sight, other)
    return at and before == "with"


def _before_goods(sight: Sight, dated: Dated) -> bool:
    """ "October crude rose 3 percent"; not "October crude exports", nor "since October gold has"."""
    goods = next((name for name in sight.scene.names if name.first == dated.last and _is_goods(name)), None)
    if goods is None or sight.scene.lower(dated.first - 1) in DATING:
        return False
    if sight.scene.lower(goods.last - 1) in PRICES or sight.scene.lower(goods.last) in sight.words("stored") | PRICES:
        return False
    measures = [cue.first for cue in sight.scene.cues if cue.kind == "metric" and cue.word_class == "noun"]
    return goods.first not in measures and goods.last not in measures


def _is_goods(name: Name) -> bool:
    return name.known is not None and name.known.kind == "commodity"


def _other_goods(sight: Sight, dated: Dated, figure: Figure) -> bool:
    """Whether other goods, or a measure of its own, stand between a contract and a figure."""
    if ";" in sight.scene.between(dated.last, figure.first):
        return True
    named = (name.first for name in sight.scene.names if name.known is not None)
    measured = (cue.first for cue in sight.scene.cues if cue.kind == "metric" and cue.word_class == "noun")
    return any(dated.last < at < figure.first and not _priced(sight, at) for at in (*named, *measured))


def _priced(sight: Sight, at: int) -> bool:
    """Whether nothing is told here but the place of a market: "on the [LME]", "on [ICE] in London"."""
    return sight.scene.lower(at - 1) in MARKETS or (
        sight.scene.lower(at - 1) == "the" and sight.scene.lower(at - 2) in MARKETS
    )
