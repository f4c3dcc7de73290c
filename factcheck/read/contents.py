"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import re

from factcheck.model.later import later
from factcheck.read.decode import marked_encoding
from factcheck.read.kinds import Kind
from factcheck.read.own import is_own

# As much of a file as is looked at.
HEAD_BYTES = 64 * 1024

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_REFUSED = (
    (b"{\\rtf", "is rich text (RTF), which is not read; save it as .docx, HTML or plain text"),
    (b"\x89PNG", "is a picture; leave it out"),
    (b"\xff\xd8\xff", "is a picture; leave it out"),
    (b"GIF8", "is a picture; leave it out"),
)
_PROLOGUE = later(
    r"""
    (?: \s++ | <\?[^>]*+> | <!-- (?: [^-]++ | -(?!->) )* --> | <!DOCTYPE (?: [^\[>]++ | \[ [^\]]*+ \] )* > )*
    < (?: [\w.-]{1,40}: )? (?P<root> [\w.-]{1,40} ) (?P<rest> [^>]*+ )
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
# The root of a form of news, and what must stand in its tag.
_NEWS = {
    "rss": "",
    "RDF": "http://purl.org/rss/1.0/",
    "feed": "http://www.w3.org/2005/Atom",
    "entry": "http://www.w3.org/2005/Atom",
    "newsItem": "http://iptc.org/std/nar/2006-10-01/",
    "newsMessage": "http://iptc.org/std/nar/2006-10-01/",
}
_NINJS_KEY = later(
    r'"(uri|versioncreated|headlines?|bod(?:y_(?:text|html|xhtml)|ies)|description_text|pubstatus)"\s{0,20}:', re.I
)
_PAGE = later(r"\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL)
_MARKED_UP: frozenset[Kind] = frozenset(("text", "html", "news"))


def kind_of(head: bytes, named: Kind) -> Kind | str:
    """What a file is that begins so and is named so, or what is said of one that is not read.

    >>> kind_of(b"%PDF-1.7", "text"), kind_of(b"<!DOCTYPE html><p>Acme", "news"), kind_of(b"Acme", "text")
    ('pdf', 'html', 'text')
    """
    if head.lstrip()[:5] == b"%PDF-":
        return "pdf"
    if head.startswith(_ZIP):
        return "docx"
    for magic, message in _REFUSED:
        if head.startswith(magic):
            return message
    if head.startswith(_COMPOUND):
        return _compound(head)
    if named in ("text", "html") and is_own(head):
        return "was written by factcheck, and is no article; name the articles it is about"
    if named in ("docx", "pdf"):
        return _misnamed(head, named)
    return _marked_up(text_of(head), named) if named in _MARKED_UP else named


def is_news(head: bytes, named: Kind) -> bool:
    """Whether a file that begins so holds news in XML or in JSON."""
    text = text_of(head)
    if named == "ninjs":
        keys = {key.lower() for key in _NINJS_KEY.findall(text)}
        return text.lstrip()[:1] in ("{", "[") and "uri" in keys and len(keys) > 1
    return _root(text) in _NEWS


def text_of(head: bytes) -> str:
    encoding, skip = marked_encoding(head) or ("utf-8", 0)
    return head[skip:HEAD_BYTES].decode(encoding, "replace")


def _compound(head: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in head:
        return "is encrypted with a password; open it in a word processor and save it without one"
    return "is a document of an older program, or one that is encrypted; save it as .docx, HTML or plain text"


def _misnamed(head: bytes, named: Kind) -> str:
    what = "Word document" if named == "docx" else "PDF"
    text = text_of(head)
    if not head:
        return f"is empty, so it is no {what}; export or download it again"
    if _PAGE.match(text):
        return f"is no {what} but a page of HTML; name it .html"
    return f"is no {what}, whatever its name says; name it as what it is, or export it again"


def _marked_up(text: str, named: Kind) -> Kind:
    """News or a page by its first tag; a file that says nothing of itself is what it is called."""
    if _root(text) in _NEWS:
        return "news"
    return "html" if _PAGE.match(text) or (named == "news" and _root(text) == "html") else named


def _root(text: str) -> str | None:
    """The first element of a text that begins with one; of those of news only if it is of their vocabulary."""
    found = _PROLOGUE.match(text) if text.lstrip()[:1] == "<" else None
    if found is None:
        return None
    root = found["root"]
    return None if _NEWS.get(root, "") not in found["rest"] else root
