"""The server: takes what an editor says, and tells it what was found once the writer pauses."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from factcheck import __version__
from factcheck.lsp import Configure, Told
from factcheck.lsp.session import Session
from factcheck.read import is_searched
from factcheck.watching import REST

Answer = TypeVar("Answer")

PAUSE = 0.3  # seconds without a key before a text is read
EVERY = 1.0  # seconds between two looks at the files
LANGUAGES = frozenset({"markdown", "plaintext", "html"})  # of documents that have no file yet


class Server(LanguageServer):
    """One session, in a thread of its own, so that no key waits for a comparison."""

    def __init__(self, configure: Configure, told: Told) -> None:
        super().__init__("factcheck", __version__, types.TextDocumentSyncKind.Full)
        self.configure, self.told = configure, told
        self.worker = ThreadPoolExecutor(max_workers=1)
        self.session: Session | None = None
        self.waiting: dict[str, asyncio.TimerHandle] = {}
        self.shown: dict[str, list[types.Diagnostic]] = {}
        self.tasks: set[asyncio.Task[None]] = set()

    async def work(self, call: Callable[[Session], Answer]) -> Answer | None:
        """What the session answers, when its turn has come; nothing before there is one."""
        if self.session is None:
            return None
        return await asyncio.get_running_loop().run_in_executor(self.worker, call, self.session)

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Does something beside, and holds on to it until it is done."""
        begun = asyncio.ensure_future(work)
        self.tasks.add(begun)
        begun.add_done_callback(self.tasks.discard)

    async def open_workspace(self) -> None:
        """Reads the articles of the workspace; what stands in the way is told to the writer."""
        folders = [to_fs_path(folder.uri) for folder in self.workspace.folders.values()]
        roots = [root for root in folders or [self.workspace.root_path] if root and os.path.isdir(root)]
        encoding = str(getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding))
        try:
            self.session = await asyncio.get_running_loop().run_in_executor(
                self.worker, _session, self.configure, roots, encoding
            )
        except Exception as error:
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"factcheck: {self.told(error)}"))
            return
        for uri, document in self.workspace.text_documents.items():
            if _is_article(document.path, document.language_id):
                await self.take(uri)
        await self.keep_up()

    async def keep_up(self) -> None:
        """Looks for what is saved elsewhere, and settles what is left when nobody has written for a while."""
        last, settled = time.monotonic(), True
        while self.session is not None:
            await asyncio.sleep(EVERY)
            if await self.work(Session.refresh):
                last, settled = time.monotonic(), False
                await self.publish()
            elif self.waiting:
                last, settled = time.monotonic(), False
            elif not settled and time.monotonic() - last >= REST:
                settled = True
                await self.work(lambda session: session.desk.settle())
                await self.publish()

    def take_soon(self, uri: str) -> None:
        """Takes a document when its writer pauses."""
        if uri in self.waiting:
            self.waiting[uri].cancel()
        loop = asyncio.get_running_loop()
        self.waiting[uri] = loop.call_later(PAUSE, lambda: self.begin(self.take(uri)))

    async def take(self, uri: str) -> None:
        """Reads a document as it is now, and shows what stands."""
        self.waiting.pop(uri, None)
        document = self.workspace.text_documents.get(uri)
        if document is not None:
            text = document.source
            await self.work(lambda session: session.write(uri, text))
            await self.publish()

    async def publish(self) -> None:
        """Tells the editor what stands where it has changed; not of a document that has been written to since."""
        for uri, found in (await self.work(Session.diagnostics) or {}).items():
            if uri not in self.waiting and self.shown.get(uri) != found:
                self.show(uri, found)

    def show(self, uri: str, found: list[types.Diagnostic]) -> None:
        self.shown[uri] = found
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found))


def server(configure: Configure, told: Told) -> Server:
    """A server that goes by the settings of the folder in which the editor works, and says what is told of errors."""
    made = Server(configure, told)

    @made.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        made.begin(made.open_workspace())

    @made.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def did_open(said: types.DidOpenTextDocumentParams) -> None:
        document = made.workspace.get_text_document(said.text_document.uri)
        if _is_article(document.path, document.language_id):
            await made.take(said.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def did_change(said: types.DidChangeTextDocumentParams) -> None:
        document = made.workspace.get_text_document(said.text_document.uri)
        if _is_article(document.path, document.language_id):
            made.take_soon(said.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def did_close(said: types.DidCloseTextDocumentParams) -> None:
        uri = said.text_document.uri
        if waiting := made.waiting.pop(uri, None):
            waiting.cancel()
        await made.work(lambda session: session.close(uri))
        if made.shown.pop(uri, None):
            made.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        await made.publish()

    @made.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(said: types.HoverParams) -> types.Hover | None:
        uri, position = said.text_document.uri, said.position
        return await made.work(lambda session: session.hover(uri, position) if uri in session.open else None)

    @made.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    async def actions(said: types.CodeActionParams) -> list[types.CodeAction] | None:
        uri, within = said.text_document.uri, said.range
        return await made.work(lambda session: session.actions(uri, within) if uri in session.open else None)

    return made


def _session(configure: Configure, roots: list[str], encoding: str) -> Session:
    """The session of a workspace: in its own folder, as a check there would be."""
    if roots:
        os.chdir(roots[0])
    settings, store = configure()
    paths = settings.paths or (*(["."] if roots else []), *roots[1:])
    return Session(paths, settings, encoding, store)


def _is_article(path: str | None, language: str | None) -> bool:
    return (path is not None and is_searched(path)) or language in LANGUAGES
