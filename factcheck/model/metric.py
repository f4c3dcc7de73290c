"""What of a subject a figure measures, as the pack knows it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from factcheck.model.quantity import Direction
from factcheck.model.subject import SubjectKind

Dimension = Literal["money", "percent", "points", "multiple", "count", "duration", "physical", "index", "any"]


@dataclass(frozen=True, slots=True)
class Metric:
    """One measure under all its names.

    ``dimensions`` are those of its level; its change may always be told in percent. ``nouns`` and ``verbs`` are the
    words that name it, in lower case, nouns in the singular and verbs as lemmas. ``kinds`` are the subjects it is
    said of, empty for any. ``counted`` are the things a count of this metric counts ("vehicle" of deliveries).
    ``tolerance`` is the relative difference that "about" covers; ``reach`` how far, relatively, a one-sided bound
    ("more than 6%") is taken to speak of values beyond it; without them the pack's own hold. A ``joint`` measure,
    the price of a deal, belongs to all who take part, whichever is named first. A ``decided`` one is what somebody
    resolved, before it is carried out and after. A ``yearly`` one is told over twelve months where nothing else is
    said (inflation). A ``stock`` is counted at a moment,
    the end of the period it is told of, and no flow over it (System of National Accounts 2008, 3.4). ``per`` is the
    rate it is told at even where that is left unsaid, ``per_share`` the measure it becomes when told per share, and
    ``negative_of`` the measure whose minus it is (a loss: a profit below nothing).
    ``takes`` are verbs, as lemmas, that name the measure only where the figure is their object ("took in $6 billion"),
    ``moves`` is the way its verbs turn a measure that is told by its changes ("added 20,000 jobs"),
    ``in_units`` the measure it becomes when it counts things (sales of 440,000 cars), ``in_measures`` when it is told
    in physical units (a yield of 3 tonnes per hectare), ``in_money`` when it is told as a sum (a gross margin of $4
    billion: gross profit), ``in_times`` when it is told in times of another (debt: leverage), ``on_markets`` when it
    is told of an index (turnover),
    ``at_large`` the one it becomes of a country (jobs cut: employment), and ``of_output`` says that it is told in
    percent of a country's output alone.
    ``by_event`` counts what an event has done: of one place there is such a count for each event; one that ``grows``
    from day to day is, days later, another figure. ``by_vote`` is what a vote deals out: each party has one of its own,
    and another at every vote. ``by_hour`` grows through a day to what it is of that day, and one that is ``running`` is
    told of the moment alone: how much has been counted by now. ``in_sectors`` are trades, each with the measure it
    becomes when it is told of one (sales of retailers: retail sales), ``of_another`` is what somebody thinks of
    somebody else (a price target), and ``core`` is the measure it becomes without food and energy. ``of_one`` is the
    price of a single thing, never millions, ``measured_in`` are the units that its physical figures and durations have,
    ``not_in`` such as they never have. ``by_verb`` are the dimensions that its verbs speak of, where its nouns speak of
    more: who builds for $2 billion makes no output of that. What is ``shared_out`` is a whole: a sum in it for
    something is of that thing ("the budget has $4 billion for a wall").
    ``told_with`` are other measures, each with the words that make this one that: a profit told "before tax".
    Its ``accounts`` are what it is the surplus of, and the measure that is its minus the deficit ("a gap in trade").
    Measures of one ``family`` are told for one another by hurried writers (profit, net profit).
    """

    name: str
    dimensions: tuple[Dimension, ...]
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    kinds: tuple[SubjectKind, ...] = ()
    counted: tuple[str, ...] = ()
    tolerance: Decimal | None = None
    reach: Decimal | None = None
    joint: bool = False
    decided: bool = False
    yearly: bool = False
    stock: bool = False
    per: str | None = None
    per_share: str | None = None
    negative_of: str | None = None
    family: str | None = None
    takes: tuple[str, ...] = ()
    moves: Direction | None = None
    in_units: str | None = None
    in_measures: str | None = None
    in_money: str | None = None
    in_times: str | None = None
    on_markets: str | None = None
    at_large: str | None = None
    of_output: bool = False
    by_event: bool = False
    grows: bool = False
    by_vote: bool = False
    by_hour: bool = False
    running: bool = False
    told_with: tuple[tuple[str, ...], ...] = ()
    in_sectors: tuple[tuple[str, str], ...] = ()
    of_another: bool = False
    core: str | None = None
    of_one: bool = False
    measured_in: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    by_verb: tuple[Dimension, ...] = ()
    shared_out: bool = False
    accounts: tuple[str, ...] = ()
