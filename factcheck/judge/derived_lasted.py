"""FC405: how long a captivity, a strike, a closure lasted that is over now, against the only day it began on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from factcheck.judge.arithmetic_line import told as quoted
from factcheck.judge.story import dated
from factcheck.judge.story_kinds import either
from factcheck.judge.story_words import Spoken
from factcheck.judge.timeline import Length, Moment, Said, now
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.statement import Reading

HEAD = 3  # sentences at the head of a story, which tell what is new
BEGAN = ": began"
DAYS = {"day": Decimal(1), "week": Decimal(7), "month": Decimal("30.44")}
WEEK = timedelta(days=7)  # before a story in which what it tells as new has happened
NEAR = 3  # times: what is further off than this lasted from another day on
CLAUSE = 60  # characters before a day in which the word stands that says what began on it
# After a 27-month refit / after 184 days in captivity / a truce that had held for eight weeks
BEHIND = r"^[ -](?:[a-z]+ ){0,2}(?:%s)\b"
BEFORE = r"\b(?:%s) (?:that|which) (?:had |has )?(?:lasted|held|stood|gone on|been in place)(?: for)?(?: [a-z]+)? $"
OVER = later(
    r"\b(?:ended|ending|ends|end|over|after|freed|released|reopen\w*|again|lifted|resum\w+|broke|broken|collapsed|found)\b"
)
ON = later(r"\b(?:on|since|from|in|late on|early on) (?:[a-z]+day,? )?(?:the )?$")
NAMED = later(r"[A-Za-z]{3,}")
DATED = later(r"\d")
MONTH = timedelta(days=30)
LINK = later(r"(?:since|on|from|in|until) ")
FORETOLD = later(r"\b(?:will|would|could|may|might|planned|expected|promised|scheduled|sentenced|up to|at least|if)\b")


class Began(NamedTuple):
    """The day or the month in which something began, and where it is told."""

    said: Said
    moment: Moment
    first: date
    last: date


def lasted(told: Sequence[Said], reading: Reading, spoken: Spoken) -> Iterator[Conflict]:
    """Lengths in days, weeks or months that do not lie between the beginning told and the day of the story."""
    today, words = now(reading), spoken.pack.words.phrases["lasted"]
    for one in told[:HEAD] if today is not None and one_day(reading) else ():
        for length in one.lengths:
            for kind in (kind for kind in words if not kind.endswith(BEGAN)):
                if today is not None and _is_length(length) and _lasted(one, length, words[kind]):
                    began = _began(told, words[f"{kind}{BEGAN}"], today)
                    if began is not None:
                        yield from _judged(one, length, began, today, reading.article, spoken)


def one_day(reading: Reading) -> bool:
    """Whether a story is dated to the day."""
    return reading.as_of is not None and reading.as_of.first == reading.as_of.last


def _is_length(length: Length) -> bool:
    amount = length.claim.quantity
    plain = amount.point is not None and amount.approx in (None, "about", "nearly") and not length.claim.vague
    return plain and amount.unit in DAYS and amount.near > 1 and length.claim.frame.modality == "actual"


def _lasted(one: Said, length: Length, words: Sequence[str]) -> bool:
    """Whether a length is that of what lasted, and that is over."""
    tail, lead = one.low[length.end :], one.low[: length.at]
    kind = either(words)
    of_it = re.match(BEHIND % kind, tail) or re.search(BEFORE % kind, lead[-80:])
    return of_it is not None and OVER.search(one.low) is not None and FORETOLD.search(one.low) is None


def _began(told: Sequence[Said], words: Sequence[str], today: date) -> Began | None:
    """The beginning, where a story tells one alone."""
    cue = re.compile(rf"\b(?:{either(words)})\b")
    found: list[Began] = []
    for said in told:
        for moment in said.moments:
            day = _day(moment, today)
            lead = re.split(r"[;:.]| but | while |, (?:and|who) ", lead_of(said, moment))[-1]
            if day is not None and cue.search(lead) and ON.search(lead) and FORETOLD.search(lead) is None:
                found.append(Began(said, moment, *day))
    return found[0] if len({one.first for one in found}) == 1 else None


def lead_of(said: Said, moment: Moment) -> str:
    """The words up to a day, the one that leads to it among them: "in place since" of "in place since March 9"."""
    words = " ".join(moment.slot.text.lower().split())
    start = max(0, said.low.rfind(words, 0, moment.end + len(words)))
    link = LINK.match(words)
    return said.low[max(0, start - CLAUSE) : start + (link.end() if link else 0)]


def _day(moment: Moment, today: date) -> tuple[date, date] | None:
    """The first and the last day of a day or a month that a story names; without a year the last one before it."""
    period, text = moment.slot.period, moment.slot.text
    if period is None or period.first is None or period.last is None or not NAMED.search(text):
        return None
    first, last = period.first, period.last
    if period.grain == "span" and text.lower().startswith("since "):  # up to today: only its first day is told
        last = first if DATED.search(text) else first + MONTH
    elif period.grain not in ("day", "month") or not DATED.search(text):
        return None
    if first > today and moment.year is None and (first.month, first.day) != (2, 29):
        first, last = first.replace(year=first.year - 1), last.replace(year=last.year - 1)
    return (first, last) if last <= today else None


def _judged(one: Said, length: Length, began: Began, today: date, article: str, spoken: Spoken) -> Iterator[Conflict]:
    amount = length.claim.quantity
    unit = DAYS[amount.unit or ""]
    size, slack = amount.near * unit, unit if unit > 1 else Decimal(2)
    if amount.approx is not None:
        slack = max(slack, size / 5)
    least, most = (today - WEEK - began.last).days, (today - began.first).days + 1
    if size + slack >= least and size - slack <= most:
        return
    between = (today - began.first).days
    if between <= 0 or not size / NEAR <= between <= size * NEAR:
        return
    where, text = began.said.spot(began.moment.at, began.moment.end), LINK.sub("", began.moment.slot.text)
    months = f"{round(between / DAYS['month'])} months" if unit > 7 else f"{between} days"
    reason = f"from {text} to {today:%B} {today.day} it is {months}"
    said = {"subject": length.claim.frame.subject or "The text", "a": quoted(length.claim), "b": text, "reason": reason}
    yield dated(spoken.pack, (length.claim,), (where,), article, said, f"{reason[0].upper()}{reason[1:]}.")
