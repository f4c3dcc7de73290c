"""Times in Chinese and Japanese, whose words no space parts: "第二季度", "6月3日", "去年"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model.later import later
from factcheck.model.period import Grain
from factcheck.model.text import Span
from factcheck.model.time import Moment, Time, Unit

# Ideographs that a text about time has; text without them is not searched.
SHOWN = later("[年月日号期周曜季]|昨|今天|明天")
DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "１": 1, "２": 2, "３": 3, "４": 4, "1": 1, "2": 2, "3": 3, "4": 4}
NUMBERS = str.maketrans("０１２３４５６７８９", "0123456789")
CHINESE_DAYS, JAPANESE_DAYS = "一二三四五六日", "月火水木金土日"
SHIFTS = {"去": -1, "昨": -1, "上": -1, "先": -1, "今": 0, "本": 0, "当": 0, "这": 0, "明": 1, "下": 1, "来": 1}
SINCE = "以来"
D = "[0-9０-９]"
TIME = later(
    rf"""
    (?: (?P<year> {D}{{4}} ) 年 (?:度)? | (?P<shifted> [去昨今明来] ) 年 (?:度)? )?
    (?: 第 ? (?P<quarter> [一二三四1-4１-４] ) (?P<whose> 季度 | 四半期 )
      | (?P<half> 上半年 | 下半年 | 上半期 | 下半期 )
      | (?P<month> 1[0-2] | {D} ) 月 (?: 份 )? (?: (?P<day> {D}{{1,2}} ) [日号] )?
    )
    | (?: (?P<bare> {D}{{4}} ) 年 | (?P<near> [去昨今明来] ) 年 (?! 同期) ) (?P<fiscal> 度 )?
    | (?P<relative> [上本下先来当] ) (?P<unit> 周 | 月 | 季度 | 四半期 | 週 ) (?! [一二三四五六日] )
    | (?P<weekday> [上本下]? (?: 周 | 星期 ) [一二三四五六日天] | [月火水木金土日] 曜 日? )
    | (?P<deictic> 昨天 | 今天 | 明天 | 昨日 | 今日 | 明日 )
    | (?<! {D} ) (?P<alone> {D}{{1,2}} ) 日 (?= [、，,にのはまか午] | 前場 | 東京 )
    """,
    re.VERBOSE,
)
UNITS: dict[str, Unit] = {"周": "week", "週": "week", "月": "month", "季度": "quarter", "四半期": "quarter"}


def ideographic(content: str, span: Span) -> Iterator[Time]:
    """The times of a block in these scripts."""
    for match in TIME.finditer(content, span.start, span.end):
        told, grain = _told(match)
        if told is None:
            continue
        end = match.end() + len(SINCE) * content.startswith(SINCE, match.end(), span.end)
        quote = content[match.start() : end]
        if end > match.end():
            yield Time(Span(match.start(), end), quote, "span", "point", told, bound="since")
        else:
            yield Time(Span(match.start(), end), quote, grain, "point", told)


def _told(match: re.Match[str]) -> tuple[Moment | None, Grain]:
    part = match.groupdict()
    year = int(part["year"].translate(NUMBERS)) if part["year"] else None
    shift = SHIFTS[part["shifted"]] if part["shifted"] else None
    whole = Moment(year=year, unit="year" if shift is not None else None, shift=shift)
    if part["quarter"]:
        # The quarters of Japan's companies are those of years that begin in April.
        own = part["whose"] == "四半期"
        return whole._replace(quarter=DIGITS[part["quarter"]], fiscal=own), "fiscal_quarter" if own else "quarter"
    if part["half"]:
        return whole._replace(half=1 if part["half"][0] == "上" else 2, fiscal=part["half"][2] == "期"), "half"
    if part["month"]:
        day = int(part["day"].translate(NUMBERS)) if part["day"] else None
        month = int(part["month"].translate(NUMBERS))
        return (whole._replace(month=month, day=day), "day" if day else "month") if month else (None, "month")
    if part["bare"] or part["near"]:
        year = int(part["bare"].translate(NUMBERS)) if part["bare"] else None
        near = None if year else SHIFTS[part["near"]]
        told = Moment(year=year, unit=None if year else "year", shift=near, fiscal=bool(part["fiscal"]))
        return told, "fiscal_year" if part["fiscal"] else "year"
    if part["relative"]:
        unit = UNITS[part["unit"]]
        grain: Grain = "week" if unit == "week" else "month" if unit == "month" else "quarter"
        return Moment(unit=unit, shift=SHIFTS[part["relative"]]), grain
    if part["weekday"]:
        return _weekday(part["weekday"]), "weekday"
    if part["deictic"]:
        return Moment(unit="day", shift=SHIFTS[part["deictic"][0]]), "day"
    return Moment(unit="month", shift=0, day=int(part["alone"].translate(NUMBERS))), "day"


def _weekday(word: str) -> Moment:
    if "曜" in word:
        return Moment(weekday=JAPANESE_DAYS.index(word[0]))
    day = CHINESE_DAYS.index(word[-1].replace("天", "日"))
    return Moment(weekday=day, unit="week", shift=SHIFTS[word[0]]) if word[0] in SHIFTS else Moment(weekday=day)
