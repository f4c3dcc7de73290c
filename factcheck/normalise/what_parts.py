"""What a figure measures by how its sentence is built: a part of a firm or a market, a premium, a cost taken out."""

from __future__ import annotations

from factcheck.model.claim import Grade
from factcheck.model.metric import Dimension
from factcheck.normalise.clauses import possessive
from factcheck.normalise.lexicon import Cue
from factcheck.normalise.places import PLACES, THINGS
from factcheck.normalise.scene import Figure, Name
from factcheck.normalise.sight import Attached, Sight

ARTICLES = frozenset({"the", "a", "an", "its", "their", "all", "our"})
LONGEST_MARKET = 5  # words from "of" to behind "market": "of the global smartphone market"
LONGEST_COST = 4  # words from "of" to "costs": "of its annual running costs"
LONGEST_PRICE = 8  # tokens from "above" to "price": "above Orvane Foods' last closing price"
ABOVE = (["above"], ["over"], ["more", "than"], ["higher", "than"])
DEAL = "deal"
NO_FIRM = PLACES | THINGS | {"index", "sector", "currency", "crypto", "person"}
PAYING = frozenset({"pay", "pays", "paid", "paying"})
OUT = (["out", "of"], ["off"], ["of"], ["from"], ["in"], ["off", "of"], ["worth", "of"])


def settle_part(sight: Sight, made: Attached, figure: Figure) -> None:
    """ "Owns 12.4% of Orvane", "a 12.4% slice of Orvane", "14% of the grocery market": what it is a part of."""
    if made.metric is not None or figure.mention.unit != "percent":
        return
    part = _part_of(sight, figure)
    if part and part in sight.metrics:
        made.metric, made.metric_cue, made.metric_grade = sight.metrics[part], None, Grade.CLAUSE


def _part_of(sight: Sight, figure: Figure) -> str | None:
    lower, at = sight.scene.lower, figure.last
    called = lower(at) in sight.words("slice")
    at += called
    if lower(at) not in ("of", "in") or (lower(at) == "in" and not called):
        return None
    thing = sight.scene.between(at + 1, at + 1 + LONGEST_MARKET)
    before, market, behind = " ".join(thing).partition(" market")
    if market and behind[:1] in ("", " ") and before.split()[0] in ARTICLES and before.replace(" ", "").isalpha():
        return None if behind[1:2] in ("'", "’") else "market share"
    at += 1 + (lower(at + 1) in ARTICLES)
    firm = next((name for name in sight.scene.names if name.first == at), None)
    return "stake" if firm is not None and _is_whole_firm(sight, firm) and (called or _dealt(sight, figure)) else None


def _is_whole_firm(sight: Sight, name: Name) -> bool:
    """Whether a name is a firm's and nothing of it: not "Orvane's sales", "Orvane revenue"."""
    if possessive(sight.scene, name) or (name.known is not None and name.known.kind in NO_FIRM) or name.adjective:
        return False
    behind = sight.scene.lower(name.last)
    return not behind.isalpha() or behind in sight.lexicon.stop or sight.in_time(name.last)


def _dealt(sight: Sight, figure: Figure) -> bool:
    """Whether somebody takes the part, or gives it away."""
    return not sight.words("parting").isdisjoint(sight.scene.between(figure.first - 4, figure.first))


def settle_premium(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> None:
    """ "The bid is 31% above Orvane's closing price": how far what is offered lies above what is paid on the market."""
    if dimension != "percent" or "takeover premium" not in sight.metrics:
        return
    led = next((len(word) for word in ABOVE if sight.scene.between(figure.last, figure.last + len(word)) == word), 0)
    offers = (cue for cue in sight.scene.cues if cue.metric is not None and cue.metric.family == DEAL)
    if not led or not any(cue.metric and cue.metric.joint and cue.last <= figure.first for cue in offers):
        return
    price = sight.scene.between(figure.last + led, figure.last + led + LONGEST_PRICE)
    if any(" ".join(price[at : at + 2]) in sight.words("market_price") for at in range(len(price))):
        made.metric, made.metric_cue, made.metric_grade = sight.metrics["takeover premium"], None, Grade.CLAUSE


def settle_saved(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> None:
    """ "Cut $300 million of costs", "take £40m out of its cost base": costs that are taken out are saved."""
    if dimension != "money" or "cost savings" not in sight.metrics:
        return
    before = figure.first
    while before > 0 and sight.scene.lower(before - 1) in sight.words("hedge"):
        before -= 1
    verb = {sight.scene.lower(before - 1), " ".join(sight.scene.between(before - 2, before))}
    if verb.isdisjoint(sight.words("taking_out")):
        return
    led = next((len(word) for word in OUT if sight.scene.between(figure.last, figure.last + len(word)) == word), 0)
    behind = sight.scene.between(figure.last + led, figure.last + led + LONGEST_COST)
    cost = next((at for at, word in enumerate(behind) if word in sight.words("cost")), -1)
    if led and cost >= 0 and all(word.replace("-", "").isalpha() for word in behind[:cost]):
        made.metric, made.metric_cue, made.metric_grade = sight.metrics["cost savings"], None, Grade.CLAUSE


def settle_worth(sight: Sight, made: Attached) -> None:
    """ "The contract won by Orvane is worth £300m": what has a worth is measured, and nobody is valued."""
    cue = made.metric_cue
    if cue is None or cue.label != "valuation" or sight.scene.lower(cue.last - 1) not in ("worth", "at"):
        return
    worth = [other for other in sight.scene.cues if _has_worth(sight, other) and other.last <= cue.first]
    if worth and sight.same(worth[-1].first, cue.first) and "," not in sight.scene.between(worth[-1].last, cue.first):
        made.metric, made.metric_cue = worth[-1].metric, worth[-1]


def _has_worth(sight: Sight, cue: Cue) -> bool:
    if cue.kind != "metric" or cue.word_class != "noun" or cue.metric is None:
        return False
    return sight.scene.lower(cue.last - 1) in sight.words("having_worth")


def settle_payout(sight: Sight, made: Attached, figure: Figure, dimension: Dimension) -> None:
    """ "Must pay £60m for misleading customers": what is paid for a wrong is a fine."""
    paid = PAYING.isdisjoint(sight.scene.between(figure.first - 3, figure.first))
    if made.metric is None and dimension == "money" and not paid and pays_for_wrong(sight, figure):
        made.metric, made.metric_grade = sight.metrics.get("fine"), Grade.CLAUSE


def pays_for_wrong(sight: Sight, figure: Figure) -> bool:
    """Whether a sum is for a deed that was wrong: "for misleading customers", "for its failure to report"."""
    behind = sight.scene.between(figure.last, figure.last + 4)
    return "for" in behind and not sight.words("wrongdoing").isdisjoint(behind[behind.index("for") :])
