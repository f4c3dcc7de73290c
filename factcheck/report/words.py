"""A claim in words: what was understood of it, for people."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.model.claim import Claim, Frame, Grade
from factcheck.model.period import Period
from factcheck.model.quantity import Quantity
from factcheck.model.text import Place
from factcheck.report.record import metric, plain

HEDGES = {
    "about": "about ",
    "nearly": "nearly ",
    "more_than": "more than ",
    "less_than": "less than ",
    "at_least": "at least ",
    "at_most": "at most ",
}
# Where it is said of whom, of what and of when a figure is.
SAID = {
    Grade.CLAUSE: "in its clause",
    Grade.SENTENCE: "elsewhere in its sentence",
    Grade.ANAPHORA: "in another sentence",
    Grade.TITLE: "in the title",
}
SIGNS = {"percent": "%", "x": "×"}
IRREGULAR = {
    "person": "people", "man": "men", "woman": "women", "child": "children", "foot": "feet", "half": "halves",
    "life": "lives", "wife": "wives", "shelf": "shelves", "leaf": "leaves", "knife": "knives", "loaf": "loaves",
}  # fmt: skip
# Measures that are written alike for one and for many, and people and animals that are.
ALIKE = ("staff", "police", "hertz", "lux", "siemens", "aircraft", "sheep", "fish", "bp", "bps", "pts", "cattle")


def understood(claim: Claim) -> str:
    """Everything that was made of a figure, on one line.

    The subject and metric come first, then the value, then what limits it.
    """
    limits = (when(claim.frame), *limiting(claim))
    return f"{whose(claim)}: {value(claim)}" + "".join(f"; {limit}" for limit in limits if limit)


def whose(claim: Claim) -> str:
    """Of whom and of what, with a question mark for what is not known."""
    return f"{claim.frame.subject or '?'}, {metric(claim.frame) or '?'}"


def value(claim: Claim) -> str:
    """The quantity with its direction: "up about 8.8%", "1,250,000,000 USD per month"."""
    quantity, direction = claim.quantity, claim.frame.direction
    told = f"{HEDGES.get(quantity.approx or '', '')}{interval(quantity)}"
    told = told if quantity.per is None else f"{told} per {quantity.per}"
    return f"{direction} {told}" if direction in ("up", "down") else told


def interval(quantity: Quantity) -> str:
    """The figure as normalised, in its unit.

    >>> interval(Quantity(Decimal(6), None, Decimal(1), "percent", approx="more_than"))
    '6%'
    >>> interval(Quantity(Decimal("125E9"), Decimal("145E9"), Decimal("1E9"), "USD", approx="range"))
    '125,000,000,000 to 145,000,000,000 USD'
    >>> interval(Quantity(Decimal(4300), Decimal(4300), Decimal(100), "count:person"))
    '4,300 people'
    """
    ends = [end for end in (quantity.low, quantity.high) if end is not None]
    numbers = [grouped(end) for end in dict.fromkeys(ends)]
    return " to ".join(numbers) + unit(quantity.unit, one=set(ends) == {1})


def grouped(number: Decimal) -> str:
    """A number with its thousands set apart.

    >>> grouped(Decimal("-1250000.50"))
    '-1,250,000.5'
    """
    whole, point, rest = plain(number).partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    groups = [digits[max(0, at - 3) : at] for at in range(len(digits), 0, -3)]
    return sign + ",".join(reversed(groups)) + point + rest


def unit(symbol: str | None, *, one: bool = False) -> str:
    """What follows a number: "%", " percentage points", " USD", " vehicles"; a noun in the singular behind ``one``.

    >>> [unit(name) for name in ("percent", "USD", "percentage_point", "count:company", "month")]
    ['%', ' USD', ' percentage points', ' companies', ' months']
    """
    if symbol is None:
        return ""
    if symbol in SIGNS or symbol.isupper():
        return SIGNS.get(symbol) or f" {symbol}"
    noun = symbol.removeprefix("count:").replace("_", " ")
    return f" {noun if one else plural(noun)}"


def plural(noun: str) -> str:
    """A noun for many, its last word in the plural.

    >>> [plural(noun) for noun in ("job", "oil company", "box", "day", "person", "series", "degree Celsius")]
    ['jobs', 'oil companies', 'boxes', 'days', 'people', 'series', 'degrees Celsius']
    """
    before, space, word = noun.rpartition(" ")
    if not word.isascii() or not word.isalpha():
        return noun
    if word[0].isupper() and before:
        return f"{plural(before)}{space}{word}"
    return f"{before}{space}{_plural(word)}"


def _plural(word: str) -> str:
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word in ALIKE or word in IRREGULAR.values() or (word.endswith("s") and not word.endswith(("ss", "us"))):
        return word
    if word.endswith("y") and word[-2:-1] not in set("aeiou"):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"


def period(when: Period | None) -> str:
    """Days where they are known, else the words."""
    if when is None:
        return ""
    if when.first is None or when.last is None:
        return f'"{when.text}"'
    if when.first == when.last:
        return when.first.isoformat()
    return f"{when.first.isoformat()} to {when.last.isoformat()}"


def when(frame: Frame) -> str:
    """The period, and that it was carried over where the figure's own sentence does not tell it."""
    told = period(frame.period)
    return f"{told} (carried over)" if told and is_carried(frame) else told


def is_carried(frame: Frame) -> bool:
    """Whether the period is one that was told before.

    >>> from factcheck.model.period import Period
    >>> may = Period(None, None, "May", "month")
    >>> [is_carried(Frame(period=may, period_grade=grade)) for grade in (Grade.ANAPHORA, Grade.SENTENCE)]
    [True, False]
    """
    return frame.period is not None and Grade.NONE < frame.period_grade <= Grade.ANAPHORA


def evidence(frame: Frame) -> str:
    """Where that of subject, metric and period is said which is not said in the figure's clause, the farthest first.

    >>> evidence(Frame("Acme", Grade.ANAPHORA, "revenue", Grade.CLAUSE))
    'subject in another sentence'
    >>> evidence(Frame("Acme", Grade.CLAUSE, "revenue", Grade.CLAUSE))
    'all in its clause'
    """
    graded = (
        ("subject", frame.subject, frame.subject_grade),
        ("metric", frame.metric, frame.metric_grade),
        ("period", frame.period, frame.period_grade),
    )
    told: dict[Grade, list[str]] = {}
    for name, known, grade in sorted(graded, key=lambda part: part[2]):
        if known is not None and grade in SAID:
            told.setdefault(grade, []).append(name)
    near = told.pop(Grade.CLAUSE, [])
    if near and not told:
        return f"{'all' if frame.subject and frame.metric else listed(near)} {SAID[Grade.CLAUSE]}"
    return ", ".join(f"{listed(names)} {SAID[grade]}" for grade, names in told.items())


def listed(names: Sequence[str]) -> str:
    """Several names in a row.

    >>> listed(["subject", "metric", "period"])
    'subject, metric and period'
    """
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def limiting(claim: Claim) -> tuple[str, ...]:
    """Qualifiers, modality and source, as far as they are said."""
    frame = claim.frame
    modality = "" if frame.modality == "actual" else frame.modality
    source = f"according to {frame.source}" if frame.source else ""
    return (", ".join(sorted(frame.qualifiers)), modality, source)


def location(place: Place, article: str | None = None) -> str:
    """Where an editor finds it: path, line and column; within a record of JSON Lines, behind the record's id.

    The part of a feed or of a document in which it stands is named behind them.

    A path may begin a line: one of "::" would be a command to GitHub's runner.

    >>> location(Place("b.jsonl", "title", 5, 7, 1, 6, "9%"), "b.jsonl#3")
    'b.jsonl#3 title:1:6'
    >>> location(Place("::error::x.txt", "body", 5, 7, 1, 6, "9%"))
    './::error::x.txt:1:6'
    >>> location(Place("a.docx", "body", 5, 7, 3, 6, "9%", part="table 1, row 2"))
    'a.docx:3:6 (table 1, row 2)'
    """
    path, where = place.path, f"{place.line}:{place.column}"
    path = f"./{path}" if path.startswith("::") else path
    if not (is_records(place.path) and (article or place.record)):
        return f"{path}:{where} ({place.part})" if place.part else f"{path}:{where}"
    record = article.removeprefix(f"{place.path}#") if article else place.record
    return f"{path}#{record}{' title' if place.field == 'title' else ''}:{where}"


def spot(place: Place) -> str:
    """Where in its article: the part that an editor finds it by, where there is one, before line and column.

    >>> spot(Place("a.docx", "body", 5, 7, 3, 6, "9%", part="table 1, row 2"))
    'table 1, row 2 (3:6)'
    >>> spot(Place("a.md", "title", 5, 7, 1, 6, "9%"))
    'title 1:6'
    """
    where = f"{'title ' if place.field == 'title' else ''}{place.line}:{place.column}"
    return f"{place.part} ({where})" if place.part else where


def is_records(path: str) -> bool:
    """Whether lines and columns count within a record, not within the file."""
    return path == "-" or path.lower().endswith(".jsonl")


def counted(number: int, noun: str) -> str:
    """A number and its noun.

    >>> counted(1, "error"), counted(1234, "figure")
    ('1 error', '1,234 figures')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
