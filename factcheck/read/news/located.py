"""JSON whose strings know where they stand in the source."""

from __future__ import annotations

import json
import re
from json.decoder import scanstring  # type: ignore[attr-defined]
from json.scanner import py_make_scanner  # type: ignore[attr-defined]
from typing import Any

from factcheck.model.later import later
from factcheck.model.text import Segment
from factcheck.read.mask import Cut, Masked, masked

_ESCAPE = later(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL)
_HALF_PAIR = later(r"[\ud800-\udfff]")


class Said(str):
    """A string of the source, between the quotes at ``start`` and ``end``."""

    __slots__ = ("end", "start")
    start: int
    end: int


class Number(str):
    """A number as written."""

    __slots__ = ()


def located(source: str) -> Any:
    """The value of a source, in which strings know where they stand and numbers are as written.

    :raises json.JSONDecodeError: where it is no JSON.
    :raises RecursionError: where it is nested without end.
    """
    decoder = json.JSONDecoder(parse_int=Number, parse_float=Number, parse_constant=Number, strict=False)
    decoder.parse_string = _said  # type: ignore[attr-defined]
    decoder.scan_once = py_make_scanner(decoder)  # type: ignore[attr-defined]
    return decoder.decode(source)


def _said(source: str, start: int, strict: bool) -> tuple[Said, int]:
    value, end = scanstring(source, start, strict)
    found = Said(value)
    found.start, found.end = start, end - 1
    return found, end


def unescaped(source: str, said: Said) -> Masked:
    r"""What a string says, with the way back to the source; half a pair of surrogates is no character.

    >>> source = '{"a": "up \\u0035%"}'
    >>> unescaped(source, located(source)["a"]).content
    'up 5%'
    """
    raw = source[said.start : said.end]
    cuts = (Cut(*match.span(), _meant(match[0])) for match in _ESCAPE.finditer(raw))
    seen = masked(raw, cuts if "\\" in raw else ())
    return Masked(seen.content, tuple(_moved(piece, said.start) for piece in seen.segments))


def _meant(escape: str) -> str:
    return _HALF_PAIR.sub("\N{REPLACEMENT CHARACTER}", json.loads(f'"{escape}"'))


def _moved(piece: Segment, by: int) -> Segment:
    return piece._replace(source_start=piece.source_start + by, source_end=piece.source_end + by)
