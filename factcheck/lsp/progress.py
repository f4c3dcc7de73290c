"""How far the workspace is read, where the editor shows such things."""

from __future__ import annotations

import asyncio
import uuid

from lsprotocol import types
from pygls.lsp.server import LanguageServer

TITLE = "factcheck"
PERCENT = 100
SHORT = 0.3  # seconds of work that nobody need be told of


class Progress:
    """Told as it goes on; nothing is told before the editor has agreed to it, nor by one that does not show it."""

    def __init__(self, server: LanguageServer, files: int) -> None:
        self.server, self.files = server, files
        self.token = str(uuid.uuid4())
        self.is_shown = self.is_over = False

    async def begin(self) -> None:
        """Asks the editor, if it takes a while; what it has agreed to is ended, or it would wait for the end."""
        window = self.server.client_capabilities.window
        await asyncio.sleep(SHORT)
        if self.is_over or not (window and window.work_done_progress):
            return
        await self.server.work_done_progress.create_async(self.token)
        self.is_shown = True
        begun = types.WorkDoneProgressBegin(TITLE, message=f"reading {self.files:,} files", percentage=0)
        self.server.work_done_progress.begin(self.token, begun)
        if self.is_over:
            self.end()

    def report(self, read: int) -> None:
        if self.is_shown:
            share = min(PERCENT, PERCENT * read // max(1, self.files))
            message = f"{read:,} of {self.files:,} files read"
            told = types.WorkDoneProgressReport(message=message, percentage=share)
            self.server.work_done_progress.report(self.token, told)

    def end(self) -> None:
        self.is_over = True
        if self.is_shown:
            self.server.work_done_progress.end(self.token, types.WorkDoneProgressEnd())
