"""The time that a change is measured from, and that no figure is of: "rose 0.3% in May from April", "above 2019"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from factcheck.model.claim import Frame
from factcheck.model.later import later
from factcheck.model.period import Period
from factcheck.normalise.scene import Dated, Figure
from factcheck.normalise.sight import Sight

BASES = {"month": "month on month", "quarter": "quarter on quarter", "year": "year on year"}
NAMED_REACH = 8  # tokens from a time to the figure of the measure that it goes with
# A change told by the year it starts from, until it is known how long before that is.
AGAINST, EARLIER = "against ", "against an earlier year"
# Days within which a year that is over is last year, where nothing says of which year a change is.
LAST_YEAR = 500
CLOSES = frozenset({"close", "fix", "fixing", "finish", "reading", "figure", "settlement"})
POSSESSIVE = frozenset({"'s", "’s"})
# What sets a change against a level, and how far behind it the time of that level may stand.
BEYOND = frozenset({"above", "below", "over"})
BEYOND_REACH = 8
BREAKS = frozenset({",", "and", "but", ")", "by"})
PLACING = frozenset({"in", "at", "during", "for", "on"})
LEVELS = frozenset(
    {
        "level",
        "levels",
        "average",
        "peak",
        "low",
        "high",
        "record",
        "pace",
        "rate",
        "set",
        "recorded",
        "volume",
        "those",
    }
)
SHIFTED = later(r"ago|earlier|last|previous|prior|before|[0-9]{4}")


def owns(sight: Sight, dated: Dated, figure: Figure) -> bool:
    """ "September's 3.9 percent", "their 2021 peak of $90": the figure is of that time and of no other."""
    if sight.scene.lower(dated.last) in sight.words("extreme"):
        return sight.scene.between(dated.last + 1, figure.first) == ["of"]
    if sight.scene.lower(dated.last) not in POSSESSIVE:
        return False
    gap = sight.scene.between(dated.last + 1, figure.first)
    marked = gap[1:] == ["of"] and gap[0] in sight.words("mark") | CLOSES  # "Wednesday's close of 241.55"
    return len(gap) < 2 <= figure.first - dated.last + 1 or marked


def is_base(sight: Sight, dated: Dated) -> bool:
    """Whether a time is what a change is measured from: "rose 0.3% in May from April"."""
    if dated.time.kind not in ("point", "anaphor", "stretch"):
        return False
    before = dated.first - 1
    if sight.scene.lower(before) in {"the", "its", "their", "his", "her"}:
        before -= 1
    if sight.scene.lower(before - 1) in {"that", "those"} and sight.scene.lower(before) in {"of", "in"}:
        before -= 2  # "below those of 2018"
    if sight.scene.lower(before) == "in" and sight.scene.lower(before - 1) in {"than", "from"}:
        before -= 1  # "18 percent more than in 2018"
    word = sight.scene.lower(before)
    if word == "as":
        return any(figure.last <= dated.first for figure in sight.scene.figures)  # "three times as high as a year ago"
    opening = dated.time.text.split(" ", 1)[0].lower()
    if opening in {"from", "than", "against", "versus"}:
        word, before = opening, dated.first
    if _beyond(sight, dated):
        return True
    if word == "on":
        return _stepped_on(sight, dated, before)
    if word in {"with", "to"}:
        return sight.scene.lower(before - 1) in {"compared", "contrast"} and not _of_the_next(sight, dated)
    led = word in {"from", "than", "versus", "vs", "against", "below", "above"}
    return led and any(one.last <= dated.first for one in sight.scene.figures) and not _of_the_next(sight, dated)


def _of_the_next(sight: Sight, dated: Dated) -> bool:
    """ "Compared with [third-quarter 2022] profit of $3.95": the time of the figure that is compared with."""
    figure = next((one for one in sight.scene.figures if one.first >= dated.last), None)
    if figure is None or figure.first - dated.last > NAMED_REACH:
        return False
    named = any(cue.kind == "metric" and dated.last <= cue.first < figure.first for cue in sight.scene.cues)
    gap = sight.scene.between(dated.last, figure.first)
    return named and gap[-1:] == ["of"] and {",", ";", ":", "and", "to"}.isdisjoint(gap)


def _stepped_on(sight: Sight, dated: Dated, on: int) -> bool:
    """ "Up 12% on 2019", "5.2 points on the previous quarter"; "on 12 May" and "on Monday" say when."""
    told = dated.time.first
    # "On a year ago", "on the same period of 2024"
    another_year = dated.time.kind == "anaphor" and told is not None and (told.unit == "year" or told.year is not None)
    if dated.time.grain not in ("year", "quarter", "month") and not another_year:
        return False
    return any(figure.last == on for figure in sight.scene.figures)


def _beyond(sight: Sight, dated: Dated) -> bool:
    """ "6 percent above the average of May 1987", "up 10 percent over last year's levels"."""
    if dated.time.kind == "stretch" or dated.time.bound:
        return False
    last = max((figure.last for figure in sight.scene.figures if figure.last <= dated.first), default=None)
    if (
        last is None
        or dated.first - last > BEYOND_REACH
        or any(last <= one.first < dated.first for one in sight.scene.times)
    ):
        return False
    first, *rest = sight.scene.between(last, dated.first) or ("",)
    if first not in BEYOND or BREAKS & set(rest):
        return False
    if first == "over" and not rest and dated.time.kind == "anaphor":
        return SHIFTED.search(dated.time.text) is not None  # "down 1 percent over the same period"
    # "20 percent below the level in May", but "20 percent below normal in May"
    return not rest or rest[-1] not in PLACING or not LEVELS.isdisjoint(rest)


def _unmoved(sight: Sight, figure: Figure, dated: Dated) -> bool:
    """ "4.3%, unchanged from April", "unchanged at 4.3% from April": what it was in April too."""
    around = sight.scene.between(figure.last, dated.first)
    if sight.scene.lower(figure.first - 1) == "at":
        around = [*sight.scene.between(figure.first - 3, figure.first), *around]
    return not sight.words("unmoved").isdisjoint(around)


def base_of(sight: Sight, figure: Figure) -> str | None:
    """The window a change is told over, if it is told by the time it starts from."""
    if figure.mention.unit not in ("percent", "percentage_point"):
        return None
    for dated in sight.scene.times:
        owned = any(owns(sight, dated, other) for other in sight.scene.figures)
        if owned or not is_base(sight, dated):
            continue
        if figure.last <= dated.first and sight.crossed(figure.last, dated.first) == 0:
            if _unmoved(sight, figure, dated):
                return None
            grain = dated.time.grain
            if dated.time.kind == "anaphor":
                return "year on year" if "year" in dated.time.text else None
            if dated.time.kind == "stretch":
                return "quarter on quarter" if (dated.time.number, dated.time.unit) == (3, "month") else None
            told = dated.time.first is not None and dated.time.first.year is not None
            told = told or sight.scene.between(dated.last, dated.last + 2) == ["last", "year"]
            if grain == "month" and not told and sight.scene.lower(dated.first) == "last":
                return None  # "more than last May" may be a month ago or a year
            if dated.time.first is not None and dated.time.first.year is not None:
                return f"{AGAINST}{dated.time.first.year}"
            return "year on year" if told else BASES.get(grain)  # "from mid-1999 levels", "than in October 2024"
    return None


def over_years(frame: Frame, as_of: Period | None) -> Frame:
    """A change told by the year it starts from, as year on year or not: "up 12% on 2019" is not, told in 2026."""
    told = next((label for label in frame.qualifiers if label.startswith(AGAINST)), None)
    if told is None:
        return frame
    year = int(told.removeprefix(AGAINST))
    own = frame.period.last if frame.period else None
    written = as_of.last if as_of else None
    far = own.year - year > 1 if own else written is not None and (written - date(year, 12, 31)).days > LAST_YEAR
    return replace(frame, qualifiers=frame.qualifiers - {told} | {EARLIER if far else "year on year"})
