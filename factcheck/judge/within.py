"""What one story says against itself, one sentence against another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from factcheck.judge.derived_ages import passing_ages
from factcheck.judge.derived_ages_born import ages_born
from factcheck.judge.derived_ages_then import ages_then
from factcheck.judge.derived_answered import answered
from factcheck.judge.derived_but import all_but, share_of_them
from factcheck.judge.derived_clock import clocks
from factcheck.judge.derived_counts import counts_of
from factcheck.judge.derived_each import each_of
from factcheck.judge.derived_gaps import gaps
from factcheck.judge.derived_grown import grown
from factcheck.judge.derived_growth import growth
from factcheck.judge.derived_interest import interest
from factcheck.judge.derived_jubilees import jubilees, rows
from factcheck.judge.derived_lasted import lasted
from factcheck.judge.derived_left import left
from factcheck.judge.derived_limits import limits
from factcheck.judge.derived_majority import majorities
from factcheck.judge.derived_mean import means
from factcheck.judge.derived_names import names
from factcheck.judge.derived_pace import paces
from factcheck.judge.derived_part import over
from factcheck.judge.derived_partition import partitions_of
from factcheck.judge.derived_polled import polled
from factcheck.judge.derived_portions import portions
from factcheck.judge.derived_premium import premiums
from factcheck.judge.derived_quarters import quarters
from factcheck.judge.derived_rates import rates_of
from factcheck.judge.derived_roster import rosters
from factcheck.judge.derived_scores import scores
from factcheck.judge.derived_shares import shares_of
from factcheck.judge.derived_spells import spells
from factcheck.judge.derived_sums import wholes as sums_of
from factcheck.judge.derived_tenure import tenures
from factcheck.judge.derived_turned import turned
from factcheck.judge.derived_years import years
from factcheck.judge.story import story
from factcheck.judge.story_again import again
from factcheck.judge.story_ages import ages
from factcheck.judge.story_answers import answers
from factcheck.judge.story_apiece import apiece
from factcheck.judge.story_at_most import at_most
from factcheck.judge.story_began import began_twice
from factcheck.judge.story_built import built
from factcheck.judge.story_dates import redated
from factcheck.judge.story_days import days
from factcheck.judge.story_exchanged import exchanged
from factcheck.judge.story_headline import headline, priced
from factcheck.judge.story_lede import lede
from factcheck.judge.story_listing import listing
from factcheck.judge.story_margins import margins
from factcheck.judge.story_members import members
from factcheck.judge.story_most import most
from factcheck.judge.story_moves import moves
from factcheck.judge.story_once import happened_once
from factcheck.judge.story_parts import parts
from factcheck.judge.story_products import products
from factcheck.judge.story_ranked import ranked_twice
from factcheck.judge.story_rates import rates
from factcheck.judge.story_retold import retold
from factcheck.judge.story_reversed import reversed_
from factcheck.judge.story_roll import roll
from factcheck.judge.story_seats import seats
from factcheck.judge.story_spans import spans
from factcheck.judge.story_steps import steps
from factcheck.judge.story_sums import sums
from factcheck.judge.story_taken_up import taken_up
from factcheck.judge.story_terms import terms
from factcheck.judge.story_votes import votes
from factcheck.judge.story_wholes import wholes
from factcheck.judge.story_words import SPOKEN
from factcheck.judge.timeline import timeline, whole
from factcheck.model.finding import Conflict
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading
from factcheck.model.text import Place

KINDS = (
    growth,
    grown,
    sums_of,
    spells,
    gaps,
    majorities,
    rates_of,
    premiums,
    answered,
    polled,
    each_of,
    means,
    interest,
    turned,
    ages,
    built,
    spans,
    days,
    answers,
    sums,
    steps,
    rates,
    margins,
    products,
    terms,
    moves,
    parts,
    wholes,
    members,
    listing,
    headline,
    priced,
    lede,
    retold,
    again,
    exchanged,
    at_most,
    over,
    left,
    all_but,
    share_of_them,
    shares_of,
    scores,
    partitions_of,
    quarters,
    roll,
    seats,
    apiece,
    reversed_,
    portions,
    taken_up,
    counts_of,
)
OF_TIMES = (years, lasted, tenures, clocks, ages_then, limits, paces, names, votes, began_twice)
OF_ALL = (passing_ages, ages_born, jubilees, rows, rosters, most)  # of what sentences without a figure say too


def within(reading: Reading, pack: RulePack) -> Iterator[Conflict]:
    """FC101 and FC401 to FC405 inside a story, however much of it is found another way too."""
    spoken = SPOKEN(pack)
    yield from redated(reading, spoken)
    yield from happened_once(reading, spoken)
    yield from ranked_twice(reading, spoken)
    sentences = timeline(reading)
    every = whole(reading, sentences)
    for of_times in OF_TIMES:
        yield from of_times(sentences, reading, spoken)
    for of_all in OF_ALL:
        yield from of_all(every, reading, spoken)
    told = story(reading, pack)
    for kind in KINDS:
        yield from kind(told, spoken)


def untold(found: Iterable[Conflict], shown: Iterable[Conflict]) -> Iterator[Conflict]:
    """Those conflicts inside a story that neither what is ``shown`` nor one before them tells already."""
    held: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    placed: set[frozenset[Place]] = set()
    for one in shown:
        _hold(one, held, placed)
    for conflict in found:
        ids = frozenset(claim.id for claim in conflict.claims)
        others = [other for name in ids for other in held.get(name, ())]
        told = frozenset(conflict.places) in placed if not ids else any(len(ids & x) > 1 or ids <= x for x in others)
        if not told:
            yield conflict
            _hold(conflict, held, placed)


def _hold(conflict: Conflict, held: defaultdict[str, list[frozenset[str]]], placed: set[frozenset[Place]]) -> None:
    ids = frozenset(claim.id for claim in conflict.claims)
    for name in ids:
        held[name].append(ids)
    if not ids:
        placed.add(frozenset(conflict.places))
