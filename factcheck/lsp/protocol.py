"""What pygls leaves out of the protocol: a request that cannot be read gets an answer."""

from __future__ import annotations

from typing import Any

from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol


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

    def refuse(self, error: Unreadable) -> None:
        """Tells who asked that the question could not be read."""
        self._send_response(error.request, error=error.to_response_error())
