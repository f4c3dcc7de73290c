"""The server: takes what an editor says, and tells it what was found once the writer pauses."""

from __future__ import annotations

import asyncio
import logging
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
from factcheck.lsp.actions import WHY, Abilities, Offer
from factcheck.lsp.documents import Documents
from factcheck.lsp.progress import Progress
from factcheck.lsp.protocol import Protocol, Unreadable
from factcheck.lsp.session import Session
from factcheck.read import is_searched
from factcheck.read.kinds import KINDS

Answer = TypeVar("Answer")

SHORTEST, LONGEST = 0.1, 0.5  # seconds without a key before a text is read …
PAUSES = 2  # … and so many times what the last one took, within these
EVERY = 1.0  # seconds between two looks at the files
CONFIGURATIONS = ("factcheck.toml", "pyproject.toml")
LANGUAGES = frozenset({"markdown", "plaintext", "html"})  # of documents that have no file yet


class Server(LanguageServer):
    """One session, in a thread of its own, so that no key waits for a comparison."""

    protocol: Protocol

    def __init__(self, configure: Configure, told: Told) -> None:
        super().__init__("factcheck", __version__, types.TextDocumentSyncKind.Incremental, protocol_cls=Protocol)
        self.configure, self.told = configure, told
        self.worker = ThreadPoolExecutor(max_workers=1)
        self.session: Session | None = None
        self.documents = Documents()
        self.waiting: dict[str, asyncio.TimerHandle] = {}
        self.shown: dict[str, list[types.Diagnostic]] = {}
        self.tasks: set[asyncio.Task[None]] = set()
        self.pause = SHORTEST

    @property
    def encoding(self) -> str:
        """In what the editor counts the columns of a line."""
        return str(getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding))

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
        """Reads the articles of the workspace, anew if it was open; what stands in the way is told to the writer."""
        folders = [to_fs_path(folder.uri) for folder in self.workspace.folders.values()]
        roots = [root for root in folders or [self.workspace.root_path] if root and os.path.isdir(root)]
        try:
            session = await asyncio.get_running_loop().run_in_executor(
                self.worker, _session, self.configure, roots, self.encoding
            )
        except Exception as error:
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"factcheck: {self.told(error)}"))
            return
        self.session = session
        for uri, document in self.workspace.text_documents.items():
            if _is_article(document.path, document.language_id):
                await self.take(uri)
        await self.read(session)
        await self.keep_up(session)

    async def read(self, session: Session) -> None:
        """Reads what is not open; what is open is held against it as soon as all is read."""
        progress = Progress(self, len(session.desk.items))
        self.begin(progress.begin())
        while self.session is session and (read := await self.work(Session.read_on)) is not None:
            progress.report(read)
        if self.session is session:
            await self.work(Session.compare)
            await self.publish()
        progress.end()

    async def keep_up(self, session: Session) -> None:
        """Looks for what is saved elsewhere."""
        while self.session is session:
            await asyncio.sleep(EVERY)
            await self.catch_up()

    async def catch_up(self) -> None:
        """Reads what was saved elsewhere, if anything was."""
        if await self.work(Session.refresh):
            await self.publish()

    def take_soon(self, uri: str) -> None:
        """Takes a document when its writer pauses."""
        if uri in self.waiting:
            self.waiting[uri].cancel()
        loop = asyncio.get_running_loop()
        self.waiting[uri] = loop.call_later(self.pause, lambda: self.begin(self.take(uri)))

    async def take(self, uri: str) -> None:
        """Reads a document as it is now, and shows what stands."""
        self.waiting.pop(uri, None)
        text, began = self.documents.texts.get(uri), time.monotonic()
        if text is not None:
            await self.work(lambda session: session.write(uri, text))
            await self.publish()
            self.pause = min(max(SHORTEST, PAUSES * (time.monotonic() - began)), LONGEST)

    async def publish(self) -> None:
        """Tells the editor what stands where it has changed; not of a document that has been written to since."""
        for uri, found in (await self.work(Session.diagnostics) or {}).items():
            if uri not in self.waiting and self.shown.get(uri) != found:
                self.show(uri, found)

    def show(self, uri: str, found: list[types.Diagnostic]) -> None:
        self.shown[uri] = found
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Answers who asked something that could not be read; other trouble goes to the log of the editor."""
        if isinstance(error, Unreadable):
            self.protocol.refuse(error)
        else:
            logging.getLogger(__name__).error("%s", error)


def server(configure: Configure, told: Told) -> Server:
    """A server that goes by the settings of the folder in which the editor works, and says what is told of errors."""
    made = Server(configure, told)

    @made.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        made.begin(made.open_workspace())
        if _may_register(made.client_capabilities):
            await made.client_register_capability_async(types.RegistrationParams([_watching()]))

    @made.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def did_change_files(said: types.DidChangeWatchedFilesParams) -> None:
        if any(os.path.basename(to_fs_path(event.uri) or "") in CONFIGURATIONS for event in said.changes):
            made.begin(made.open_workspace())
        else:
            await made.catch_up()

    @made.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    async def did_change_folders(_: types.DidChangeWorkspaceFoldersParams) -> None:
        made.begin(made.open_workspace())

    @made.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def did_open(said: types.DidOpenTextDocumentParams) -> None:
        made.documents.open(said.text_document.uri, said.text_document.text)
        document = made.workspace.get_text_document(said.text_document.uri)
        if _is_article(document.path, document.language_id):
            await made.take(said.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def did_change(said: types.DidChangeTextDocumentParams) -> None:
        made.documents.change(said.text_document.uri, said.content_changes, made.encoding)
        document = made.workspace.get_text_document(said.text_document.uri)
        if _is_article(document.path, document.language_id):
            made.take_soon(said.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def did_close(said: types.DidCloseTextDocumentParams) -> None:
        uri = said.text_document.uri
        made.documents.close(uri)
        if waiting := made.waiting.pop(uri, None):
            waiting.cancel()
        await made.work(lambda session: session.close(uri))
        if made.shown.pop(uri, None):
            made.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        await made.publish()

    @made.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(said: types.HoverParams) -> types.Hover | None:
        uri, position, form = said.text_document.uri, said.position, _form(made.client_capabilities)
        return await made.work(lambda session: session.hover(uri, position, form) if uri in session.open else None)

    @made.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    async def actions(said: types.CodeActionParams) -> list[Offer] | None:
        uri, within, can = said.text_document.uri, said.range, Abilities.of(made.client_capabilities, made.encoding)
        return await made.work(lambda session: session.actions(uri, within, can) if uri in session.open else None)

    @made.command(WHY)
    def why(reason: str) -> None:
        made.window_show_message(types.ShowMessageParams(types.MessageType.Info, f"factcheck: {reason}"))

    return made


def _session(configure: Configure, roots: list[str], encoding: str) -> Session:
    """The session of a workspace: in its own folder, as a check there would be."""
    if roots:
        os.chdir(roots[0])
    settings, store = configure()
    paths = settings.paths or (*(["."] if roots else []), *roots[1:])
    return Session(paths, settings, encoding, store)


def _form(client: types.ClientCapabilities) -> types.MarkupKind:
    """The form of words that an editor likes best; one that does not say so gets what any can show."""
    hover = client.text_document and client.text_document.hover
    return next(iter((hover and hover.content_format) or ()), types.MarkupKind.PlainText)


def _may_register(client: types.ClientCapabilities) -> bool:
    watching = client.workspace and client.workspace.did_change_watched_files
    return bool(watching and watching.dynamic_registration)


def _watching() -> types.Registration:
    """What the editor is to tell of: articles and configurations that are written by others than itself."""
    suffixes = ",".join(suffix.removeprefix(".") for suffix in KINDS)
    patterns = (f"**/*.{{{suffixes}}}", *(f"**/{name}" for name in CONFIGURATIONS))
    options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(one) for one in patterns])
    return types.Registration("factcheck-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)


def _is_article(path: str | None, language: str | None) -> bool:
    return (path is not None and is_searched(path)) or language in LANGUAGES
