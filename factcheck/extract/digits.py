"""Figures in digits: what a run of digits and separators is worth, and how finely it was written."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.model.disguise import HIDDEN, UNSEEN
from factcheck.model.later import later

MOST_DIGITS = 40
MOST_POWER = 30

# Begins with a digit and nothing else, so that the scan skips at full speed what has none; never backtracks over more
# than a group.
DIGITS = later(
    rf"""
    [0-9] (?:
        [0-9]{{0,2}} (?: \ [0-9]{{3}} )+ (?![0-9]) (?: [.,][0-9]+ )?      # 816 000
        | [0-9]* (?: (?: [{UNSEEN}]*+ [.,'] [{UNSEEN}]*+ | [{UNSEEN}]++ ) [0-9]+ )*    # 1,234,567.89  1.234.567,89
    )
    """,
    re.VERBOSE,
)
POWER = later(r"[eE]([+-]?[0-9]{1,2})(?![0-9A-Za-z.])|\s?[x×]\s?10\s?\^?([+−-]?[0-9]{1,2})(?![0-9A-Za-z.])")
TO_A_POWER = later(r"\s?[x×]\s?([0-9]{1,3})\^([0-9]{1,2})(?![0-9A-Za-z.])")
RAISED = later(r"\^([+−-]?[0-9]{1,2})(?![0-9A-Za-z.])")
FRACTION = later(r"(?:(?<=[0-9])(?:-|[ ]{1,2}))?([0-9]{1,2})/([0-9]{1,2})(?![0-9]|/(?![0-9]+-[0-9]+/))")
SLASHED = later(r"[ ]?/[ ]?([0-9]{1,3})(?![0-9/.,])")
THREES = later(r"[0-9]{1,3}(?:[.,'][0-9]{3})+")
LAKHS = later(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}")

# Denominators that prices and measures are told in; a date or a score has others.
DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 15, 16, 20, 25, 32, 40, 50, 64, 100})

ONE = Decimal(1)
_STEPS = tuple(Decimal(1).scaleb(-power) for power in range(MOST_DIGITS + 1))


# A decimal comma at work, and what stands only in text that writes a decimal point.
COMMA = later(r",[0-9]{1,2}(?:[ ]?%|[ ][a-zA-Z€$£])")  # behind a digit; to begin with the mark is quicker
POINT = later(r"[0-9]\.[0-9]{1,2}(?![0-9.])|[0-9],[0-9]{3}(?![0-9])")


def by_comma(text: str) -> bool:
    """Whether a text of no stated language shows that it writes a decimal comma.

    >>> by_comma("um 3,5 % auf 1.234,5 Mio. Euro"), by_comma("up 3.5% to 1,234 euros")
    (True, False)
    """
    found = COMMA.search(text)
    return found is not None and text[found.start() - 1 : found.start()].isdigit() and not by_point(text)


def by_point(text: str) -> bool:
    """Whether a text writes a decimal point somewhere, or commas in its thousands."""
    return POINT.search(text) is not None


def figure(written: str, *, comma: bool = False) -> tuple[Decimal, Decimal] | None:
    """Value and step of digits as written, or ``None`` where they are no number.

    ``comma`` says that the text's language writes a decimal comma, which decides "1.234" and "1,234".

    >>> figure("1,234,567.89")
    (Decimal('1234567.89'), Decimal('0.01'))
    >>> figure("1.234.567,89"), figure("1.234", comma=True)
    ((Decimal('1234567.89'), Decimal('0.01')), (Decimal('1234'), Decimal('1')))
    >>> figure("4,000"), figure("192.168.1.2"), figure("500.517:30"), figure("34,50")
    ((Decimal('4000'), Decimal('1000')), None, None, (Decimal('34.50'), Decimal('0.01')))
    """
    if written.isdigit():
        return Decimal(written), _step_of_whole(written)
    if not written.isascii():
        written = HIDDEN.sub("", written)
    written = written.replace(" ", "")
    whole_part, mark, rest = _split(written, comma)
    if len(written) > MOST_DIGITS or (whole_part != "" and not _grouped(whole_part)):
        return None
    digits = whole_part.replace(",", "").replace(".", "").replace("'", "")
    if not mark:
        return Decimal(digits), _step_of_whole(digits)
    return (Decimal(f"{digits}.{rest}"), _STEPS[len(rest)]) if rest.isdigit() else None


def _split(written: str, comma: bool) -> tuple[str, str, str]:
    """The whole part, the decimal mark if there is one, and what follows it."""
    dots, commas = written.count("."), written.count(",")
    if dots and commas:
        mark = max(".", ",", key=written.rfind)
        return written.rpartition(mark) if written.count(mark) == 1 else (written, "", "")
    if dots + commas != 1:
        return written, "", ""
    mark = "." if dots else ","
    whole, _, rest = written.partition(mark)
    thousands = len(rest) == 3 and whole.lstrip("0") == whole and len(whole) <= 3 and (mark == ",") is not comma
    if thousands or (mark == "," and not comma and len(rest) > 3):
        return written, "", ""
    return whole, mark, rest


def _grouped(whole: str) -> bool:
    if whole.isdigit():
        return True
    marks = {character for character in whole if not character.isdigit()}
    return len(marks) == 1 and bool(THREES.fullmatch(whole) or LAKHS.fullmatch(whole))


def _step_of_whole(digits: str) -> Decimal:
    """Trailing zeros from the thousands on are rounding: 1000 for "4000", but 100 for "1000".

    >>> [int(_step_of_whole(digits)) for digits in ("100", "4000", "1000", "816000", "1062")]
    [1, 1000, 100, 1000, 1]
    """
    if len(digits) < 4 or digits[-1] != "0":
        return ONE
    significant = digits.rstrip("0")
    zeros = len(digits) - len(significant) - (significant == "1")
    return Decimal(10**zeros) if significant else ONE


def fraction(top: str, bottom: str) -> Decimal | None:
    """A fraction as prices are told in, "3/4" but not "9/11" or "24/7".

    >>> fraction("3", "4"), fraction("9", "11"), fraction("24", "7")
    (Decimal('0.75'), None, None)
    """
    if int(bottom) not in DENOMINATORS or int(top) >= int(bottom):
        return None
    return Decimal(top) / Decimal(bottom)


def raised(value: Decimal, exponent: str) -> tuple[Decimal, Decimal] | None:
    """A value to the power of a written exponent, and how finely it is told; nothing beyond all measure.

    >>> raised(Decimal("1.1"), "2"), raised(Decimal(10), "6"), raised(Decimal(10), "99")
    ((Decimal('1.21'), Decimal('0.01')), (Decimal('1000000'), Decimal('1')), None)
    """
    by = int(exponent.replace("−", "-"))
    if not value or abs(by) * max(abs(value.adjusted()), 1) > MOST_POWER:
        return None
    result = +(value**by)
    return result, min(ONE, Decimal(1).scaleb(int(result.normalize().as_tuple().exponent)))


def power(value: Decimal, exponent: str) -> Decimal | None:
    """The value times ten to a written exponent, unless that is beyond all measure."""
    by = int(exponent.replace("−", "-"))
    return value.scaleb(by) if abs(by) <= MOST_POWER else None
