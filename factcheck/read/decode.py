"""Bytes to text, or the reason why not."""

from __future__ import annotations

import codecs
import re

from factcheck.model.article import Notice
from factcheck.model.later import later
from factcheck.model.limits import Limits
from factcheck.model.text import Place

UNREADABLE = "FC901"
PASSED_OVER = "FC907"

# UTF-32 comes first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<\?xml\s[^>]{0,100}?\bencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
# Those that files are written in; Python knows more under the name of encoding, some of which take their time.
_WRITTEN = later(
    r"(?:us-?)?ascii|utf-?8|iso[-_]?8859-\d{1,2}|latin-?\d|(?:windows|cp)-?\d{3,4}|koi8-[ru]|gb(?:2312|k|18030)|big5"
    r"|shift_jis|euc-(?:jp|kr)",
    re.IGNORECASE,
)


def unreadable(path: str, message: str, line: int = 1, column: int = 1) -> Notice:
    return Notice(UNREADABLE, Place(path, "body", 0, 0, line, column, ""), message, wholly=True)


def passed_over(place: Place, message: str) -> Notice:
    """Word of something that is never read."""
    return Notice(PASSED_OVER, place, message, passed_over=True)


def remarks_passed_over(place: Place, number: int, first: str = "") -> Notice:
    """Word of so many remarks of reviewers that have figures in them, and of what the first of them says."""
    told = f' ("{first}")' if first else ""
    if number == 1:
        return passed_over(place, f"a remark of a reviewer is passed over, and has figures in it{told}")
    return passed_over(place, f"{number:,} remarks of reviewers are passed over, and have figures in them{told}")


def marked_encoding(data: bytes) -> tuple[str, int] | None:
    """The encoding that a byte-order mark names, and the length of that mark."""
    return next(((encoding, len(mark)) for mark, encoding in _MARKS if data.startswith(mark)), None)


def declared(data: bytes) -> str | None:
    """The encoding that XML says it is in, where it is one that files are written in.

    >>> declared(b"<?xml version='1.0' encoding='ISO-8859-1'?>"), declared(b"<rss>")
    ('ISO-8859-1', None)
    """
    said = _DECLARED.match(data)
    name = said[1].decode("ascii") if said else ""
    try:
        b"text".decode(name or "utf-8")
    except LookupError:
        return None
    return name if _WRITTEN.fullmatch(name) else None


def decode(data: bytes, path: str, limits: Limits, declared: str | None = None) -> str | Notice:
    """The text after a byte-order mark; a mark decides, then what is declared, UTF-8, then the configured encoding."""
    marked = marked_encoding(data)
    if marked:
        encoding, skip = marked
        return _decode(data[skip:], encoding, path)
    if declared:
        return _decode(data, declared, path)
    if b"\0" not in data or limits.encoding is None:
        text = _decode(data, "utf-8", path)
        if isinstance(text, str) or limits.encoding is None:
            return text
    return _decode(data, limits.encoding, path)


def _decode(data: bytes, encoding: str, path: str) -> str | Notice:
    try:
        text = data.decode(encoding)
    except UnicodeError as error:
        return _binary(data, path, encoding) or _undecodable(data, path, encoding, error)
    return _binary(text, path, encoding) or text


def _binary(content: bytes | str, path: str, encoding: str) -> Notice | None:
    wide = encoding.replace("_", "-").lower().startswith(("utf-16", "utf-32"))
    holds_nul = "\0" in content if isinstance(content, str) else not wide and b"\0" in content
    if not holds_nul:
        return None
    return unreadable(path, "holds NUL bytes, so it is no text; leave it out, or save it as UTF-8 text")


def _undecodable(data: bytes, path: str, encoding: str, error: UnicodeError) -> Notice:
    at = error.start if isinstance(error, UnicodeDecodeError) else 0
    line = data.count(b"\n", 0, at) + 1
    remedy = "save it as UTF-8, or configure the encoding it is in"
    return unreadable(path, f"is not {encoding.upper()} from byte {at} on (line {line}); {remedy}", line)
