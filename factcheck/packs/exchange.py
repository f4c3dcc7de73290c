"""exchange/*.toml → what one currency was worth in another, and whose money a sign may be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from factcheck.model.exchange import Exchange, Rate
from factcheck.packs.documents import Document, PackError
from factcheck.packs.entries import only

LISTS = ("signs", "names", "only")
TABLES = ("rates", *LISTS, "spoken_of")
EXAMPLE = "[[2016, 2017, 0.82, 0.97]]"


def read(documents: Sequence[Document]) -> Exchange:
    """Every table of the files; the spans of a currency add up, and those of a later file come last."""
    rates: dict[str, tuple[Rate, ...]] = {}
    lists: dict[str, dict[str, tuple[str, ...]]] = {table: {} for table in LISTS}
    spoken_of: dict[str, dict[str, tuple[str, ...]]] = {}
    for document in documents:
        only(document, TABLES)
        for code, told in _table(document, "rates").items():
            rates[code] = (*rates.get(code, ()), *_rates(document, code, told))
        for table, known in lists.items():
            for sign, words in _table(document, table).items():
                known[sign] = _words(document, table, sign, words)
        for sign, codes in _table(document, "spoken_of").items():
            if not isinstance(codes, dict):
                raise PackError(
                    f'{document.path}, [spoken_of]: "{sign}" is {codes!r}, no table; write {sign} = {{ HKD = ["…"] }}'
                )
            spoken_of[sign] = {code: _words(document, "spoken_of", code, words) for code, words in codes.items()}
    return Exchange(rates, lists["signs"], lists["names"], lists["only"], spoken_of)


def _table(document: Document, name: str) -> Mapping[str, Any]:
    found = document.data.get(name, {})
    if not isinstance(found, dict):
        raise PackError(f'{document.path}: "{name}" is no table; write [{name}] and its entries below')
    return found


def _rates(document: Document, code: str, told: Any) -> tuple[Rate, ...]:
    if not isinstance(told, list) or not all(map(_is_span, told)):
        raise PackError(
            f'{document.path}, [rates]: "{code}" is no list of first year, last year, lowest and highest; '
            f"write {code} = {EXAMPLE}"
        )
    return tuple(Rate(first, last, Decimal(low), Decimal(high)) for first, last, low, high in told)


def _is_span(told: Any) -> bool:
    if not isinstance(told, list) or len(told) != 4 or not all(type(number) in (int, Decimal) for number in told):
        return False
    first, last, low, high = told
    years = type(first) is int and type(last) is int and first <= last
    return years and Decimal(high).is_finite() and Decimal(low).is_finite() and 0 < low <= high


def _words(document: Document, table: str, name: str, words: Any) -> tuple[str, ...]:
    if not isinstance(words, list) or not words or not all(isinstance(word, str) for word in words):
        raise PackError(f'{document.path}, [{table}]: "{name}" is {words!r}, not a list of text; write {name} = ["…"]')
    return tuple(words)
