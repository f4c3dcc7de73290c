"""What pygls does otherwise than the protocol: a request that cannot be read gets an answer, and changes are ours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol, lsp_method


class Unreadable(JsonRpcException):
    """A request that says something other than the protocol has it say; ``request`` is its id."""

    def __init__(self, error: JsonRpcException, request: str | int) -> None:
        super().__init__(error.message, error.code, error.data)
        self.request = request


class Protocol(LanguageServerProtocol):
    def structure_message(self, data: dict[str, Any]) -> Any:
        """The message that the data are.

        :raises Unreadable: where they are none, and somebody waits for an answer.
        """
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "method" in data and isinstance(data.get("id"), (str, int)):
                raise Unreadable(error, data["id"]) from error
            raise

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Iterator[Any]:
        """Hands a change on. The library's own text is let be: it counts lines otherwise, and may fail at it."""
        if handler := self.fm.features.get(types.TEXT_DOCUMENT_DID_CHANGE):
            yield handler, (params,), None

    def refuse(self, error: Unreadable) -> None:
        """Tells who asked that the question could not be read."""
        self._send_response(error.request, error=error.to_response_error())
