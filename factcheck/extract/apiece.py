"""What a sum is told for each of, where that stands before it or behind the next: "EPS $0.50", "$8 and $7 a day"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from factcheck.extract.denominators import Rate, rate
from factcheck.extract.draft import Draft
from factcheck.extract.lexicon import Lexicon
from factcheck.extract.page import Page
from factcheck.model.later import later

ONE, TWO = Decimal(1), Decimal(2)
EPS, SHARE = "eps", "share"
# What is so much for each: the words between are looked at afterwards.
LED = later(r"\b(?:eps|[a-z]+(?= per (?!cent\b)[a-z]))")
# What stands between sums that tell one again, and how many of them there are.
AGAIN, MOST_AGAIN = ("; ", ", "), 4
# What ends a statement, and is no decimal point.
STOPS = later(r"[;|!?\n]|\.(?![0-9])")
REACH, MOST_BETWEEN = 100, 60
WORD = later(r"[^\s:(,]+")
PART = later(r"[+-]?[0-9][0-9.,]*(?:%|\*)?")
# Two names, each with its own of two prices.
TWO_NAMES = later(r"[A-Z][\w.&'-]* (?:[a-z]+ )?and (?:[A-Z][\w.&'-]*|[a-z]+) [^.;:!?$€£¥0-9]{0,40}$")
# What sets a sum against another of its kind.
AGAINST = later(
    r",? (?:versus|vs\.?|against|compared (?:with|to)|up from|down from)"
    r" (?:(?:its|the|an?|our) )?(?:(?:[a-z]+ ){0,2}"
    r"(?:outlook|guidance|forecast|estimate|consensus|view|range|target) of )?"
)
RESPECTIVELY = later(r"[^.;:!?]{0,40}\brespectively\b")


def told(page: Page, drafts: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """The figures, sums with what they are told for each of."""
    out = list(drafts)
    led = " per " in page.folded or "eps" in page.folded
    for number in range(len(out) - 1 if ")" in page.plain else 0):
        end = _bracketed(page, out, number, lexicon)
        if end > number + 1 and (per := _behind_bracket(page, out[number], out[end - 1], lexicon)):
            out[number:end] = [draft._replace(per=per) for draft in out[number:end]]
    drafts = tuple(out)
    for number, draft in enumerate(drafts):
        if draft.per is not None or not _sum(draft, lexicon):
            continue
        per = _led(page, drafts, number, lexicon) if led else None
        if per is None and number:
            per = _against(page, out[number - 1], draft)
        if per is None and number + 1 < len(drafts):
            per = _lent(page, draft, drafts[number + 1])
        if per:
            out[number] = draft._replace(per=per)
    return out


def _against(page: Page, a: Draft, b: Draft) -> str | None:
    """What a sum is told for each of that another is set against: "EPS of $3.10 versus an outlook of $3.00"."""
    if (
        a.per is None
        or a.unit != b.unit
        or a.block != b.block
        or AGAINST.fullmatch(page.folded, a.right, b.left) is None
    ):
        return None
    x, y = a.numerals[0], b.numerals[0]
    near = x.value <= y.value * TWO and y.value <= x.value * TWO
    return a.per if near and x.step == y.step and x.scale == y.scale == ONE else None


def _bracketed(page: Page, drafts: Sequence[Draft], number: int, lexicon: Lexicon) -> int:
    """Behind which figure those end that tell a sum again in brackets: "1,000 yuan ($145; 136.7 euros; 120.70)"."""
    end, opened = number + 1, " ("
    while (
        end < len(drafts)
        and end - number <= MOST_AGAIN
        and page.plain[drafts[end - 1].right : drafts[end].left] in ((opened,) if opened else AGAIN)
    ):
        again = drafts[end]
        bare = again.unit is None and again.noun is None and end - number > 1  # whose sign was lost
        if again.block != drafts[number].block or not (bare or _sum(again, lexicon)):
            break
        end, opened = end + 1, ""
    return end


def _behind_bracket(page: Page, a: Draft, last: Draft, lexicon: Lexicon) -> str | None:
    """What a sum told again in brackets is told for each of, behind them: "782.5 yuan ($113.20) a metric ton"."""
    if not (a.per is last.per is None and _sum(a, lexicon)) or page.plain[last.right : last.right + 1] != ")":
        return None
    found = rate(page, last.right + 1, len(page.plain), lexicon)
    return found.per if found else None


def _sum(draft: Draft, lexicon: Lexicon) -> bool:
    """Whether a figure is a sum of a kind that is told for one of something."""
    money = draft.unit is not None and lexicon.table.dimensions.get(draft.unit) == "money"
    return money and draft.numerals[0].scale <= ONE


def _led(page: Page, drafts: Sequence[Draft], number: int, lexicon: Lexicon) -> str | None:
    """What stands before a sum that is so much for each: "earnings per share of €10.70 to €11.10"."""
    draft = drafts[number]
    leads = list(LED.finditer(page.folded, max(draft.floor, draft.left - REACH), draft.left))
    found = _denominator(page, leads[-1], draft.left, lexicon) if leads else None
    if found is None or draft.left - found.end > MOST_BETWEEN or STOPS.search(page.folded, found.end, draft.left):
        return None
    others = (other for other in drafts[max(0, number - 3) : number] if other.start >= found.end)
    if any(other.unit != "percent" for other in others):
        return None
    words = WORD.findall(page.folded, found.end, draft.left)
    plain = all(
        word in lexicon.numbers.apiece or word in lexicon.numbers.changes or PART.fullmatch(word) for word in words
    )
    return found.per if plain else None


def _denominator(page: Page, lead: re.Match[str], limit: int, lexicon: Lexicon) -> Rate | None:
    """What is told for each of, any word behind a measure: "cost per test", but "as per its plan"."""
    if lead[0] == EPS:
        return Rate(SHARE, lead.end())
    found = rate(page, lead.end(), limit, lexicon)
    known = found is not None and found.per in lexicon.table.rates.values()
    return found if known or lead[0] in lexicon.numbers.measures else None


def _lent(page: Page, a: Draft, b: Draft) -> str | None:
    """What two prices are told for each of, which stands behind the second: "settled at $78.14 and $71.23 a barrel"."""
    x, y = a.numerals[0], b.numerals[0]
    if b.per is None or a.unit != b.unit or a.block != b.block or not x.scale == y.scale == ONE:
        return None
    if page.folded[a.right : b.left] != " and " or len(a.numerals) + len(b.numerals) > 2:
        return None
    near = x.step == y.step and x.value <= y.value * TWO and y.value <= x.value * TWO
    named = TWO_NAMES.search(page.plain, max(a.floor, a.clause, a.left - REACH), a.left)
    return b.per if near or named or RESPECTIVELY.match(page.folded, b.right) else None
