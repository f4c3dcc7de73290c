"""What digits and the marks behind them tell: fractions, powers, the offer behind a bid."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.extract import before, digits
from factcheck.extract.page import IDEOGRAPHS
from factcheck.extract.scene import Scene
from factcheck.model.later import later

ONE = Decimal(1)
CENT = Decimal("0.01")
IN_DOLLARS = later(r" (?:dlrs?|dollars?|stg|pounds?|euros?)\b")
# What a dealer adds to a price: "146.20/30", "4.7105/7155".
OFFER = later(r"[/-]([0-9]{2,4})(?![0-9/%-]|[.,][0-9])")
SOME_DECIMALS = 4
GROUPED = later(r"[0-9]{1,3}(?:,[0-9]{3})+")  # "2,226-1/2"
# What comes on top of a whole number, as people speak: "2 and a half years", "12-and-a-quarter".
ON_TOP = later(r"[ -]and[ -](?:a[ -](?P<half>half)|(?:a|one)[ -](?P<quarter>quarter)|three[ -]quarters)(?!\w)")
# An abbreviation that hedges the figure that it touches.
HEDGED = later(r"(?<!\w)(?:c|ca|approx)\.$")
HEDGE_REACH = len(" approx.")
NUMBER, CENTS = later(r"[0-9]+(?:\.[0-9]+)?"), later(r" ?(?:cents?|cts?|¢)(?!\w)")
PRICE = later(r"/[0-9]{1,5}\.[0-9]{1,4}(?![0-9/])")


def offered(scene: Scene, start: int, written: str, end: int) -> re.Match[str] | None:
    """The last digits of an offer behind a bid: "146.20/30", "108.55-60"."""
    found = OFFER.match(scene.page.plain, end, scene.limit)
    decimals = written.partition(".")[2]
    if found and found[0][0] == "-" and len(decimals) < SOME_DECIMALS:
        # "$1.50-75" may be a range of prices.
        summed = start > scene.floor and scene.page.plain[start - 1] in "$€£¥"
        if summed or len(found[1]) != len(decimals):
            return None
    return found if found and len(decimals) >= len(found[1]) and written[-len(found[1]) :] < found[1] else None


def begun(scene: Scene, start: int, written: str) -> tuple[int, str]:
    """Where the digits begin, a decimal mark without a whole number before it taken in: ".5 percent", ",89 euros"."""
    if start == scene.floor or scene.page.plain[start - 1] not in ".,":
        return start, written
    if start - 1 == scene.floor or scene.page.plain[start - 2] in " ($€£¥-−+":
        return start - 1, "0." + written
    return start, written


def within_a_word(scene: Scene, start: int) -> bool:
    """Whether letters touch the digits from before without being a currency: "GB200", "ID.3", but "USD34.6", "涨5%"."""
    if start == scene.floor:
        return False
    last = scene.page.plain[start - 1]
    if last == "." and start - 1 > scene.floor:
        last = scene.page.plain[start - 2]
    if not last.isalnum() or last >= IDEOGRAPHS:
        return False
    if HEDGED.search(scene.page.folded, max(scene.floor, start - HEDGE_REACH), start):
        return False  # "c.9%"
    if before.country(scene.page, start, scene.floor, scene.lexicon) and _in_cents(scene, start):
        return False  # "HK16 cents"
    return before.prefix(scene.page, start, scene.floor, scene.lexicon).currency is None


def _in_cents(scene: Scene, start: int) -> bool:
    number = NUMBER.match(scene.page.plain, start, scene.limit)
    return number is not None and CENTS.match(scene.page.folded, number.end(), scene.limit) is not None


def fractional(
    scene: Scene, value: Decimal, step: Decimal, written: str, end: int
) -> tuple[Decimal, Decimal, int] | None:
    """Value, step and end with fraction and exponent: "5-1/2", "10 1/2", "5½", "3/4", "1.3x10^6"."""
    plain = scene.page.plain
    following = plain[end : end + 1] if end < scene.limit else ""
    if following in scene.lexicon.numbers.vulgar:
        top, bottom = scene.lexicon.numbers.vulgar[following].split("/")
        return value + Decimal(top) / Decimal(bottom), ONE / Decimal(bottom), end + 1
    if following == " " and plain[end + 1 : end + 2] in scene.lexicon.numbers.vulgar and end + 1 < scene.limit:
        top, bottom = scene.lexicon.numbers.vulgar[plain[end + 1]].split("/")
        return value + Decimal(top) / Decimal(bottom), ONE / Decimal(bottom), end + 2
    if following and following in " -/" and plain[end + 1 : end + 3].lstrip(" ")[:1].isdigit():
        return _slashed(scene, value, step, written, end, whole=following != "/")
    if following == "^":
        found = digits.RAISED.match(plain, end, scene.limit)
        lifted_to = digits.raised(value, found[1]) if found else None
        return (*lifted_to, found.end()) if found and lifted_to else None
    if following and following in " -" and written.isdigit() and (part := _on_top(scene, end)):
        return value + part[0], part[0], part[1]
    if following and following in "eE x×" and (raised := digits.POWER.match(plain, end, scene.limit)):
        by = raised[1] or raised[2]
        lifted, stepped = digits.power(value, by), digits.power(step, by)
        return (lifted, stepped, raised.end()) if lifted is not None and stepped is not None else None
    if following and following in " x×" and (times := digits.TO_A_POWER.match(plain, end, scene.limit)):
        factor = digits.raised(Decimal(times[1]), times[2])
        return (value * factor[0], step * factor[0], times.end()) if factor else None
    return value, step, end


def _on_top(scene: Scene, end: int) -> tuple[Decimal, int] | None:
    """The half or the quarters told behind a whole number, and where they end."""
    found = ON_TOP.match(scene.page.folded, end, scene.limit)
    if found is None:
        return None
    part = Decimal("0.5") if found["half"] else Decimal("0.25") if found["quarter"] else Decimal("0.75")
    return part, found.end()


def _slashed(
    scene: Scene, value: Decimal, step: Decimal, written: str, end: int, *, whole: bool
) -> tuple[Decimal, Decimal, int] | None:
    """A fraction in digits after a ``whole`` number or by itself; other slashes make no figure ("9/11")."""
    found = (digits.FRACTION if whole else digits.SLASHED).match(scene.page.plain, end, scene.limit)
    part = None
    cents = whole and step == CENT and scene.page.plain.endswith(("$", "£", "€"), scene.floor, end - len(written))
    cents = cents or bool(found and step == CENT and whole and IN_DOLLARS.match(scene.page.folded, found.end()))
    bid = "." in written and (OFFER.match(scene.page.plain, end, scene.limit) or PRICE.match(scene.page.plain, end))
    if not whole and bid:
        return value, step, end  # a bid, with the offer behind it
    if found and (written.isdigit() or cents or (whole and GROUPED.fullmatch(written))):
        part = digits.fraction(found[1], found[2]) if whole else digits.fraction(written, found[1])
    if part and whole:
        part *= min(step, ONE)  # "$4.27-1/2" is half a cent more
    if found is None or part is None:
        return (value, step, end) if whole else None
    return (value + part if whole else part), min(step, ONE) / Decimal(found[found.lastindex or 1]), found.end()
