"""What was made of a piece comes back under another name and from another line."""

from __future__ import annotations

import json
from collections.abc import Iterator

import msgspec
import pytest

from factcheck import library, pipeline
from factcheck.cache import Entry, Origin
from factcheck.cache.entries import all_treated_of, entries_bytes, heads_of, treated_of
from factcheck.model.article import Article, Notice
from factcheck.model.finding import Treated
from factcheck.model.limits import Limits
from factcheck.model.made import Made
from factcheck.read import Piece, Source, read_piece
from tests.documents import docx, paragraph

PACK = library.rule_pack(None)
BODY = "Acme shares rose 1O% and 8.8% on July 1, 2026.\n\n<!-- factcheck: ignore FC301 -- x -->\nSales fell 3%."
RECORD = {"title": "Up 5%", "date": "yesterday", "url": 7, "factcheck": "ignore FC101", "body": BODY}
FEED = b"<rss><item><title>Up 5%</title></item><item><title>Up 6%</title><guid>x</guid></item><item/><item>"
FRONT = "---\ntitle: Up 5%\ndate: yesterday\nfactcheck: ignore FC101\n---\n"


def made(piece: Piece) -> list[Entry]:
    return list(_made(piece))


def _made(piece: Piece) -> Iterator[Entry]:
    for one in read_piece(piece, Limits()):
        if isinstance(one, Article):
            known = pipeline.understand(one, PACK, judged=True)
            yield known.summary, Treated(known.reading, known.own)
        else:
            yield one


def origin(piece: Piece) -> Origin:
    return Origin(piece.source.name, piece.name, piece.number)


def told(kept: tuple[bytes, bytes], at: Origin) -> list[Entry]:
    """What comes back of it all."""
    heads = heads_of(kept[0], at)
    assert heads is not None
    treated = all_treated_of(kept[1], [one for one in heads if not isinstance(one, Notice)])
    assert treated is not None
    found = iter(treated)
    return [one if isinstance(one, Notice) else (one, next(found)) for one in heads]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (Piece(Source("a.jsonl", "jsonl"), json.dumps(RECORD), 3), Piece(Source("b.jsonl", "jsonl"), "", 41)),
        (Piece(Source("a.jsonl", "jsonl"), '{"id": "x", "body": "Up 5%."}', 3), Piece(Source("b", "jsonl"), "", 1)),
        (Piece(Source("a.jsonl", "jsonl"), "{", 3), Piece(Source("b.jsonl", "jsonl"), "", 41)),
        (Piece(Source("a.md", "markdown"), f"{FRONT}{BODY}".encode()), Piece(Source("b/c.md", "markdown"), b"")),
        (Piece(Source("a.html", "html"), b"<p>Up 5%." + b"<div>" * 300), Piece(Source("b.html", "html"), b"")),
        (Piece(Source("a.txt", "text"), b"caf\xe9"), Piece(Source("b.txt", "text"), b"")),
        (Piece(Source("a.xml", "news"), FEED), Piece(Source("b/c.xml", "news"), b"")),
        (Piece(Source("a.docx", "docx"), docx(paragraph("Up 5%."))), Piece(Source("b.docx", "docx"), b"")),
    ],
    ids=["record", "named", "no record", "markdown", "html", "no text", "feed", "document"],
)
def test_what_was_made_comes_back_as_if_it_were_made_there(here: Piece, there: Piece) -> None:
    kept = entries_bytes(made(here), origin(here))
    assert kept is not None
    assert told(kept, origin(here)) == made(here)
    assert told(kept, origin(there)) == made(there._replace(data=here.data))


def test_a_message_that_names_its_file_is_not_kept() -> None:
    piece = Piece(Source("FC901.txt", "text"), b"caf\xe9")
    (notice,) = made(piece)
    assert not isinstance(notice, tuple)
    named = type(notice)(notice.code, notice.place, "FC901.txt is no text")
    assert entries_bytes([named], origin(piece)) is None


@pytest.mark.parametrize("value", [b"", msgspec.msgpack.encode([[None, None]]), msgspec.msgpack.encode([1])])
def test_what_is_of_another_shape_does_not_come_back(value: bytes) -> None:
    assert heads_of(value, Origin("a", "a", None)) is None
    assert treated_of(value, Made(b"", 0, "a", None, None), "a") is None
