"""The text of an open document after changes of a few characters."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from factcheck.lsp.documents import Documents

PIECES = ("a", "小", "🚀", "é", "\n", "\r\n", "8.8%", " ", "\u2028", "\x0b", "\x85")
UNITS = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
WIDTHS = {"utf-8": 1, "utf-16": 2, "utf-32": 4}
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def position(text: str, at: int, encoding: str) -> types.Position:
    lines = re.split(r"\r\n|\n|\r", text[:at])
    return types.Position(len(lines) - 1, len(lines[-1].encode(UNITS[encoding])) // WIDTHS[encoding])


@given(TEXTS, TEXTS, st.sampled_from(sorted(UNITS)), st.data())
def test_a_change_stands_where_it_was_made(text: str, new: str, encoding: str, data: st.DataObject) -> None:
    cuts = [at for at in range(len(text) + 1) if text[at - 1 : at + 1] != "\r\n"]
    start, end = sorted(data.draw(st.tuples(st.sampled_from(cuts), st.sampled_from(cuts))))
    within = types.Range(position(text, start, encoding), position(text, end, encoding))
    documents = Documents()
    documents.open("a", text)
    documents.change("a", [types.TextDocumentContentChangePartial(range=within, text=new)], encoding)
    assert documents.texts == {"a": text[:start] + new + text[end:]}


@pytest.mark.parametrize("beyond", [types.Position(0, 99), types.Position(7, 0)])
def test_a_range_beyond_the_text_ends_where_it_does(beyond: types.Position) -> None:
    documents = Documents()
    documents.open("a", "Up 5%.")
    change = types.TextDocumentContentChangePartial(range=types.Range(types.Position(0, 3), beyond), text="6%.")
    documents.change("a", [change], "utf-16")
    assert documents.texts == {"a": "Up 6%."}
    documents.change("a", [types.TextDocumentContentChangeWholeDocument("Down.")], "utf-16")
    documents.close("a")
    assert documents.texts == {}
