"""Whether a fall here and a rise there are of one thing: more who are without it are fewer who have it."""

from __future__ import annotations

from factcheck.judge.own_part import own_words
from factcheck.model.claim import Claim
from factcheck.model.finding import Alignment
from factcheck.model.pack import RulePack
from factcheck.model.stem import stem


def of_one_thing(alignment: Alignment, pack: RulePack) -> bool:
    """Whether both of a fall and a rise say in the same words, or by one measure, what it is that fell and rose."""
    a, b = alignment.a, alignment.b
    if pack.units.dimension(a.quantity.unit) == "physical":
        return True  # "23 km west of Antwerp", "23 km east": told of two sides, and not of those who have something
    if _without(a, pack) is not _without(b, pack):
        return False
    one = a.frame.known and b.frame.known and bool(pack.kin(a.frame.metric) & pack.kin(b.frame.metric))
    measured = {stem(word) for claim in (a, b) for word in (claim.frame.metric or "").split()}
    return one or alignment.channel == "template" or not measured.isdisjoint(_said(a, pack) & _said(b, pack))


def _without(claim: Claim, pack: RulePack) -> bool:
    """Whether those are told of who have not got something: "the ranks of the uninsured swell by 24 million"."""
    return not set(own_words(claim)).isdisjoint(pack.words.phrases["set"]["lacking"])


def _said(claim: Claim, pack: RulePack) -> frozenset[str]:
    """The stems of what is said of a figure in its own part of the sentence, but for people, times and moves."""
    phrases = pack.words.phrases
    idle = {*phrases["stop"]["word"], *phrases["set"]["hedge"], *phrases["set"]["people"], *phrases["months"]}
    moves = {
        stem(word)
        for kind in ("direction_verb", "direction_transitive", "direction_noun", "direction_word")
        for words in phrases[kind].values()
        for word in words
    }
    told = {stem(word) for word in own_words(claim) if word not in idle}
    return frozenset(told - moves - set(map(stem, idle)))
