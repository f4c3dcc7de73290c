"""What an editor has open, kept up change by change.

The library's own documents end lines at a dozen characters that end none in the protocol, so that ranges miss.
"""

from __future__ import annotations

from collections.abc import Iterable

from lsprotocol import types

from factcheck.lsp.positions import Page


class Documents:
    """The texts by their addresses.

    >>> documents = Documents()
    >>> documents.open("a", "小米🚀 8%")
    >>> at = types.Range(types.Position(0, 5), types.Position(0, 6))
    >>> documents.change("a", [types.TextDocumentContentChangePartial(range=at, text="18")], "utf-16")
    >>> documents.texts["a"]
    '小米🚀 18%'
    """

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def open(self, uri: str, text: str) -> None:
        self.texts[uri] = text

    def change(self, uri: str, changes: Iterable[types.TextDocumentContentChangeEvent], encoding: str) -> None:
        """Takes changes in their order, each in the text that the one before it left; or a whole text."""
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                text = self.texts.get(uri, "")
                start, end = Page(text, encoding).span(change.range)
                self.texts[uri] = text[:start] + change.text + text[end:]
            else:
                self.texts[uri] = change.text

    def close(self, uri: str) -> None:
        self.texts.pop(uri, None)
