"""The language server, as an editor speaks with it."""

from __future__ import annotations

import asyncio
import json
import re
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.client import LanguageClient

from factcheck.lsp.positions import Page
from tests.command import Command
from tests.conftest import RISE

PATIENCE = 60.0
Talk = Callable[["Editor"], Awaitable[None]]


class Editor:
    """An editor with a workspace: what it opens, and the diagnostics that it has been shown last."""

    def __init__(self, root: Path, can: types.ClientCapabilities) -> None:
        self.root, self.can = root, can
        self.client = LanguageClient("test", "1")
        self.shown: dict[str, list[types.Diagnostic]] = {}
        self.told = asyncio.Condition()
        self.messages: list[str] = []
        self.numbers = count()
        self.asked: list[types.Registration] = []
        self.events: list[str] = []  # what was shown, and how far the reading was, in the order in which it was told

    async def __aenter__(self) -> Editor:
        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        async def published(said: types.PublishDiagnosticsParams) -> None:
            async with self.told:
                self.shown[Path(said.uri).name] = list(said.diagnostics)
                self.events.append(" ".join((Path(said.uri).name, *sorted(str(one.code) for one in said.diagnostics))))
                self.told.notify_all()

        @self.client.feature(types.CLIENT_REGISTER_CAPABILITY)
        async def register(said: types.RegistrationParams) -> None:
            async with self.told:
                self.asked += said.registrations
                self.told.notify_all()

        @self.client.feature(types.WINDOW_WORK_DONE_PROGRESS_CREATE)
        async def create(_: types.WorkDoneProgressCreateParams) -> None:
            self.events.append("asked")

        @self.client.feature(types.PROGRESS)
        async def progress(said: types.ProgressParams) -> None:
            async with self.told:
                self.events.append(str(said.value["kind"] if isinstance(said.value, dict) else said.value.kind))
                self.told.notify_all()

        @self.client.feature(types.WINDOW_SHOW_MESSAGE)
        async def message(said: types.ShowMessageParams) -> None:
            async with self.told:
                self.messages.append(said.message)
                self.told.notify_all()

        await self.client.start_io(sys.executable, "-m", "factcheck", "lsp", "--stdio", cwd=str(self.root.parent))
        folder = types.WorkspaceFolder(self.root.as_uri(), self.root.name)
        await self.client.initialize_async(
            types.InitializeParams(
                capabilities=self.can,
                root_uri=self.root.as_uri(),
                workspace_folders=[folder],
            )
        )
        self.client.initialized(types.InitializedParams())
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()

    def open(self, name: str, text: str, language: str = "plaintext") -> None:
        item = types.TextDocumentItem(self.uri(name), language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def write(self, name: str, text: str, version: int = 2) -> None:
        document = types.VersionedTextDocumentIdentifier(version, self.uri(name))
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    def edit(self, name: str, line: int, first: int, last: int, text: str, version: int = 2) -> None:
        """Tells of what was written in place of a few characters, as editors do."""
        document = types.VersionedTextDocumentIdentifier(version, self.uri(name))
        within = types.Range(types.Position(line, first), types.Position(line, last))
        change = types.TextDocumentContentChangePartial(range=within, text=text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    def close(self, name: str) -> None:
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(self.document(name)))

    async def ask(self, method: str, params: object) -> object:
        """The answer to a request with any params; a client of the library sends none but those that are right."""
        protocol: Any = self.client.protocol
        name = f"ask {next(self.numbers)}"
        protocol._request_futures[name] = answer = Future[object]()
        body = json.dumps({"jsonrpc": "2.0", "id": name, "method": method, "params": params}).encode()
        protocol.writer.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        async with asyncio.timeout(PATIENCE):
            return await asyncio.wrap_future(answer)

    def uri(self, name: str) -> str:
        return (self.root / name).as_uri()

    def document(self, name: str) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri(name))

    async def until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE), self.told:
            await self.told.wait_for(holds)

    async def codes(self, name: str, *codes: str) -> list[types.Diagnostic]:
        """The diagnostics of a document once they have these codes."""
        await self.until(lambda: name in self.shown and sorted(str(one.code) for one in self.shown[name]) == [*codes])
        return self.shown[name]

    async def hover(self, name: str, line: int, character: int) -> types.Hover | None:
        at = types.Position(line, character)
        return await self.client.text_document_hover_async(types.HoverParams(self.document(name), at))

    async def actions(self, name: str, within: types.Range) -> list[types.CodeAction]:
        return [one for one in await self.offers(name, within) if isinstance(one, types.CodeAction)]

    async def offers(self, name: str, within: types.Range) -> list[types.CodeAction | types.Command]:
        context = types.CodeActionContext(self.shown.get(name, []))
        found = await self.client.text_document_code_action_async(
            types.CodeActionParams(self.document(name), within, context)
        )
        return list(found or ())


def hovers(*forms: types.MarkupKind) -> types.ClientCapabilities:
    """What an editor says of itself that shows windows in these forms."""
    hover = types.HoverClientCapabilities(content_format=forms) if forms else None
    return types.ClientCapabilities(text_document=types.TextDocumentClientCapabilities(hover=hover))


def talk(root: Path, say: Talk, can: types.ClientCapabilities | None = None) -> None:
    async def talked() -> None:
        async with Editor(root, can or types.ClientCapabilities()) as editor:
            await say(editor)

    asyncio.run(asyncio.wait_for(talked(), 3 * PATIENCE))


def cut(text: str, within: types.Range) -> str:
    """What an editor that counts in UTF-16 marks on one line."""
    line = text.split("\n")[within.start.line].encode("utf-16-le")
    return line[2 * within.start.character : 2 * within.end.character].decode("utf-16-le")


def edited(text: str, edit: types.TextEdit) -> str:
    lines = text.split("\n")
    at = sum(len(line) + 1 for line in lines[: edit.range.start.line])
    units = lines[edit.range.start.line].encode("utf-16-le")[: 2 * edit.range.start.character]
    at += len(units.decode("utf-16-le"))
    return text[:at] + edit.new_text + text[at:]


def taken(text: str, action: types.CodeAction, uri: str) -> str:
    """The text once its writer has chosen an action, which is about nothing else."""
    assert action.edit is not None
    assert action.edit.changes is not None
    ((changed, (edit,)),) = action.edit.changes.items()
    assert changed == uri
    assert isinstance(edit, types.TextEdit)
    return edited(text, edit)


def test_a_finding_comes_and_goes_while_one_writes(articles: Path) -> None:
    async def say(editor: Editor) -> None:
        editor.open("d.txt", "Rain is expected.\n")
        await editor.codes("d.txt")
        editor.write("d.txt", "Rain.\n\n" + RISE.format("28%"))
        (found,) = await editor.codes("d.txt", "FC101")
        assert found.severity == types.DiagnosticSeverity.Error
        assert found.range == types.Range(types.Position(2, 27), types.Position(2, 30))
        assert "28%" in found.message
        others = {Path(one.location.uri).name: one for one in found.related_information or ()}
        assert {"a.txt", "b.txt"} <= others.keys()
        assert others["b.txt"].location.range == types.Range(types.Position(0, 27), types.Position(0, 30))
        editor.write("d.txt", "Rain.\n", 3)
        await editor.codes("d.txt")

    talk(articles, say)


@pytest.mark.parametrize("name", ["0.md", "new.md"])
def test_a_figure_is_marked_wherever_it_stands_though_another_article_repeats_it(articles: Path, name: str) -> None:
    text = (
        "# Meta Platforms shares rose 18% on July 1, 2026\n\n"
        "It was a good day for those who had waited: on July 1, 2026, Meta Platforms shares rose 18%.\n"
    )

    async def say(editor: Editor) -> None:
        editor.open(name, text, "markdown")
        found = await editor.codes(name, "FC101", "FC101")
        assert [(one.range.start.line, cut(text, one.range)) for one in found] == [(0, "18%"), (2, "18%")]
        assert all("up 18% and up 8.8%" in one.message for one in found)

    talk(articles, say)


def test_two_open_texts_are_held_against_each_other(articles: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (articles / name).unlink()

    async def say(editor: Editor) -> None:
        editor.open("d.txt", RISE.format("8.8%"))
        editor.open("new.md", RISE.format("18%"), "markdown")  # no file holds it yet
        await editor.codes("d.txt", "FC101")
        await editor.codes("new.md", "FC101")
        editor.close("new.md")
        await editor.codes("d.txt")

    talk(articles, say)


def test_what_is_saved_elsewhere_counts(articles: Path) -> None:
    async def say(editor: Editor) -> None:
        editor.open("a.txt", RISE.format("8.8%"))
        await editor.codes("a.txt", "FC101", "FC301")
        (articles / "b.txt").write_text(RISE.format("8.8%"), encoding="utf-8")
        await editor.codes("a.txt", "FC301")

    talk(articles, say)


BEFORE = "小米与比亚迪 🚀🚗 — 𝒩ote: "


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "utf-32"])
def test_positions_are_right_behind_characters_beyond_the_first_plane(articles: Path, encoding: str) -> None:
    text = f"中文🙂\n\n{BEFORE}{RISE.format('28%')}"

    async def say(editor: Editor) -> None:
        editor.open("d.txt", text)
        (found,) = await editor.codes("d.txt", "FC101")
        page = Page(text, encoding)
        column = len(BEFORE) + 28
        assert found.range == types.Range(page.position(3, column), page.position(3, column + 3))
        if encoding == "utf-16":
            assert cut(text, found.range) == "28%"
        hover = await editor.hover("d.txt", 2, found.range.start.character)
        assert hover is not None
        assert hover.range == found.range

    general = types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind(encoding)])
    talk(articles, say, types.ClientCapabilities(general=general))


# Beyond the first plane, joined, in pairs that make flags, with marks of their own, and read from right to left.
ODD = {
    "d.txt": "小米与比亚迪 🚀🚗，报道称：",
    "e.md": "**Cafe\u0301 Zoe\u0308** \U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f1e8\U0001f1f3 — ",
    "f.html": "<p>\u05e9\u05dc\u05d5\u05dd 𝒩ote\ufe0f &#x1F680; ",
}


def test_every_side_is_marked_in_every_document(articles: Path) -> None:
    texts = {name: f"{before}{RISE.format(f'{at}8%')}" for at, (name, before) in enumerate(ODD.items(), 2)}
    for name in ("a.txt", "b.txt", "c.txt"):
        (articles / name).unlink()
    for name, text in texts.items():
        (articles / name).write_text(text.replace("\n", "\r\n"), encoding="utf-8", newline="")

    async def say(editor: Editor) -> None:
        for name, text in texts.items():
            editor.open(name, text)
        for at, name in enumerate(texts, 2):
            await editor.until(lambda name=name: len(editor.shown.get(name, ())) == 1)
            await editor.until(lambda name=name: len(editor.shown[name][0].related_information or ()) == len(texts) - 1)
            (found,) = editor.shown[name]
            assert cut(texts[name], found.range) == f"{at}8%"
            assert found.message.startswith(f"Meta Platforms, share price change: up {at}8%, ")
            for other in found.related_information or ():
                there = Path(other.location.uri).name
                assert cut(texts[there], other.location.range) == f"{[*texts].index(there) + 2}8%"
            hover = await editor.hover(name, 0, found.range.end.character)
            assert hover is not None
            assert hover.range == found.range
            assert await editor.hover(name, 0, found.range.start.character - 1) is None

    talk(articles, say)


def test_what_is_told_under_a_figure_names_that_figure_first_where_it_can(articles: Path) -> None:
    twice = f"{RISE.format('28%')}\n{RISE.format('38%')}"
    parts = "Acme cut 700 jobs: 300 in Spain, 200 in Italy and 100 in Greece.\n"

    async def say(editor: Editor) -> None:
        for name in ("a.txt", "b.txt", "c.txt"):
            (articles / name).unlink()
        editor.open("d.txt", twice)
        first, second = await editor.codes("d.txt", "FC101", "FC101")
        assert "up 28% and up 38%" in first.message
        assert "up 38% and up 28%" in second.message
        editor.open("e.txt", parts)
        found = await editor.codes("e.txt", *["FC402"] * 4)
        assert len(found) == 4
        for one in found:
            assert cut(parts, one.range).split()[0] in one.message

    talk(articles, say)


MARKDOWN, PLAIN = types.MarkupKind.Markdown, types.MarkupKind.PlainText


CHINESE = "# 🚀 小米\x85 up\r\n\r\n🙂 小米 — Meta Platforms shares rose 18% on July 1, 2026.\r\n"


def test_changes_of_a_few_characters_are_taken_where_they_were_made(articles: Path) -> None:
    async def say(editor: Editor) -> None:
        editor.open("e.md", CHINESE, "markdown")
        editor.open("a.txt", RISE.format("8.8%"))
        (found,) = await editor.codes("e.md", "FC101")
        at = found.range.start
        assert at == types.Position(2, len("🙂 小米 — Meta Platforms shares rose ") + 1)  # 🙂 is two units of UTF-16
        editor.edit("e.md", 2, at.character, at.character + 2, "8.8")
        await editor.codes("e.md", "FC101", "FC301")
        hover = await editor.hover("e.md", 2, at.character + 1)
        assert hover is not None
        assert hover.range == types.Range(at, types.Position(2, at.character + 4))
        editor.edit("e.md", 0, 2, 4, "🙂🙂\n\n小", version=3)
        editor.edit("e.md", 4, at.character, at.character + 3, "28", version=4)
        await editor.until(lambda: any("28%" in one.message for one in editor.shown["e.md"]))
        assert all(one.range.start == types.Position(4, at.character) for one in editor.shown["e.md"])

    talk(articles, say)


@pytest.mark.parametrize("forms", [(MARKDOWN, PLAIN), (PLAIN, MARKDOWN), ()])
def test_a_figure_tells_what_was_understood_and_compared(articles: Path, forms: tuple[types.MarkupKind, ...]) -> None:
    async def say(editor: Editor) -> None:
        editor.open("a.txt", RISE.format("8.8%"))
        await editor.codes("a.txt", "FC101", "FC301")
        hover = await editor.hover("a.txt", 0, 29)
        assert hover is not None
        assert isinstance(hover.contents, types.MarkupContent)
        assert hover.contents.kind == (forms or (PLAIN,))[0]
        told = hover.contents.value
        for words in ("up 8.8%", "- unit: percent", "Meta Platforms", "share price change", "2026-07-01", "clause"):
            assert words in told
        if hover.contents.kind == MARKDOWN:
            assert f"**FC101** “18%” in [./b.txt:1:28]({editor.uri('b.txt')}#L1,28), conflict" in told
        else:
            assert "FC101 “18%” in ./b.txt:1:28, conflict" in told
            assert not re.search(r"\*\*|\\|&#|\]\(", told)
        assert await editor.hover("a.txt", 0, 2) is None

    talk(articles, say, hovers(*forms))


def test_a_request_that_cannot_be_read_is_answered_and_the_server_lives(articles: Path) -> None:
    async def say(editor: Editor) -> None:
        editor.open("a.txt", RISE.format("8.8%"))
        await editor.codes("a.txt", "FC101", "FC301")
        for params in ({"textDocument": 5}, {"textDocument": {"uri": editor.uri("a.txt")}, "position": "here"}, None):
            with pytest.raises(JsonRpcException) as refused:
                await editor.ask(types.TEXT_DOCUMENT_HOVER, params)
            assert refused.value.code == types.ErrorCodes.InvalidParams
        assert await editor.hover("a.txt", 0, 29) is not None
        assert not editor.messages

    talk(articles, say)


def watching() -> types.ClientCapabilities:
    files = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
    workspace = types.WorkspaceClientCapabilities(did_change_watched_files=files)
    return types.ClientCapabilities(workspace=workspace)


def test_a_configuration_that_is_written_elsewhere_holds_from_then_on(articles: Path) -> None:
    async def say(editor: Editor) -> None:
        editor.open("a.txt", RISE.format("8.8%"))
        await editor.codes("a.txt", "FC101", "FC301")
        await editor.until(lambda: bool(editor.asked))
        (asked,) = editor.asked
        assert asked.method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        assert "**/factcheck.toml" in str(asked.register_options)
        assert "html" in str(asked.register_options)
        (articles / "factcheck.toml").write_text('select = ["FC3"]\n', encoding="utf-8")
        event = types.FileEvent(editor.uri("factcheck.toml"), types.FileChangeType.Created)
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
        await editor.codes("a.txt", "FC301")
        (articles / "c.txt").write_text(RISE.format("8.8%"), encoding="utf-8")
        event = types.FileEvent(editor.uri("c.txt"), types.FileChangeType.Changed)
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
        await editor.codes("a.txt")

    talk(articles, say, watching())


def test_what_an_open_article_says_against_itself_is_shown_before_the_others_are_read(articles: Path) -> None:
    for at in range(300):
        (articles / f"more{at}.txt").write_text(f"{RISE.format('8.8%')}It had {at + 20} shops.\n", encoding="utf-8")

    async def say(editor: Editor) -> None:
        editor.open("d.txt", f"{RISE.format('28%')}\n{RISE.format('38%')}")
        await editor.until(lambda: "end" in editor.events)
        read, begun = editor.events.index("end"), editor.events.index("begin")
        assert "d.txt FC101 FC101" in editor.events[begun:read]
        await editor.until(lambda: "up 8.8%" in editor.shown["d.txt"][0].message)

    talk(articles, say, types.ClientCapabilities(window=types.WindowClientCapabilities(work_done_progress=True)))


@pytest.mark.parametrize(
    ("name", "language", "text", "where"),
    [
        ("d.md", "markdown", "# News 🙂\n\n{}\nIt rained.\n\nMore.\n", "here"),
        ("d.md", "markdown", "- {}\n- It rained.\n", "here"),
        ("d.html", "html", "<html><body><p>🙂 {}</p><p>More.</p></body></html>\n", "here"),
        ("d.txt", "plaintext", "---\ndate: 2026-07-02\n---\n{}", "here"),
        ("d.md", "markdown", "---\ntitle: {}\n---\nIt rained.\n", "in this article"),
    ],
)
def test_an_action_lets_a_finding_pass_with_a_reason(
    articles: Path, factcheck: Command, name: str, language: str, text: str, where: str
) -> None:
    text = text.format(RISE.format("28%").strip())
    (articles / "b.txt").unlink()  # what it disagrees on with others could not be let pass here

    async def say(editor: Editor) -> None:
        editor.open(name, text, language)
        (found,) = await editor.codes(name, "FC101")
        offered = await editor.actions(name, found.range)
        title = f"Let FC101 value-differs of “28%” pass {where}: quoted as printed"
        (action,) = [one for one in offered if one.title == title]
        written = taken(text, action, editor.uri(name))
        editor.write(name, written)
        await editor.codes(name)
        (articles / name).write_text(written, encoding="utf-8")

    talk(articles, say)
    checked = factcheck("check", f"articles/{name}", "--against", "articles")
    assert checked.status == 0
    assert "1 finding suppressed" in checked.out


ALPHABET = "Alphabet shares rose {} on July 1, 2026.\n"
BOTH = f"{RISE.strip()} {ALPHABET}"


@pytest.mark.parametrize(
    ("own", "others", "offered"),
    [
        (("28%", "12%"), (("8.8%", "21%"),), {"28%": ["“28%”"], "12%": ["“12%”"]}),
        (("28%", "28%"), (("8.8%", "21%"),), {"28% 0": ["“28%” and “8.8%”"], "28% 1": ["“28%” and “21%”"]}),
        (
            ("28%", "28%"),
            (("18%", "18%"),),
            {"28% 0": ["“Platforms shares rose 28%”"], "28% 1": ["“Alphabet shares rose 28%”"]},
        ),
        (("28%", "12%"), (("8.8%", "21%"), ("18%", "21%")), {"12%": ["“12%”"]}),
    ],
)
def test_an_action_belongs_to_one_finding_and_no_other_passes_by_it(
    tmp_path: Path, own: tuple[str, str], others: tuple[tuple[str, str], ...], offered: dict[str, list[str]]
) -> None:
    for at, figures in enumerate(others):
        (tmp_path / f"other{at}.md").write_text(BOTH.format(*figures), encoding="utf-8")
    text = BOTH.format(*own)

    async def say(editor: Editor) -> None:
        editor.open("d.md", text, "markdown")
        found = await editor.codes("d.md", "FC101", "FC101")
        keys = [f"{figure} {at}" if own[0] == own[1] else figure for at, figure in enumerate(own)]
        for version, (key, one) in enumerate(zip(keys, found, strict=True), 1):
            actions = [a for a in await editor.actions("d.md", one.range) if a.title.endswith("quoted as printed")]
            titles = [
                f"Let FC101 value-differs of {said} pass here: quoted as printed" for said in offered.get(key, ())
            ]
            assert [action.title for action in actions] == titles
            for action in actions:
                assert list(action.diagnostics or ()) == [one]
                editor.write("d.md", taken(text, action, editor.uri("d.md")), 2 * version)
                (left,) = await editor.codes("d.md", "FC101")
                assert left.data == found[2 - version].data  # the other of the two
                editor.write("d.md", text, 2 * version + 1)
                await editor.codes("d.md", "FC101", "FC101")

    talk(tmp_path, say)


def making(*, files: bool = False, disabled: bool = False) -> types.ClientCapabilities:
    """What an editor says of itself that makes files, and that shows why something cannot be done."""
    kinds = [types.ResourceOperationKind.Create] if files else None
    edit = types.WorkspaceEditClientCapabilities(document_changes=files, resource_operations=kinds)
    action = types.CodeActionClientCapabilities(disabled_support=disabled)
    return types.ClientCapabilities(
        workspace=types.WorkspaceClientCapabilities(workspace_edit=edit),
        text_document=types.TextDocumentClientCapabilities(code_action=action),
    )


def put(root: Path, action: types.CodeAction) -> Path:
    """Writes what an action says into the one file it names, which it may make."""
    edit = action.edit
    assert edit is not None
    if edit.document_changes:
        made, written = edit.document_changes
        assert isinstance(made, types.CreateFile)
        assert isinstance(written, types.TextDocumentEdit)
        assert made.uri == written.text_document.uri
        uri, (change,) = made.uri, written.edits
    else:
        ((uri, (change,)),) = (edit.changes or {}).items()
    path = root / Path(uri).name
    assert path.as_uri() == uri
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    assert isinstance(change, types.TextEdit)
    path.write_text(edited(before, change), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("file", "before"),
    [
        ("factcheck.toml", None),
        ("factcheck.toml", 'fail-on = "warning"  # 🙂'),
        ("pyproject.toml", '[project]\nname = "news"\n\n[tool.factcheck]\nfail-on = "warning"\n'),
    ],
)
def test_where_others_differ_too_a_finding_passes_by_the_configuration(
    articles: Path, monkeypatch: pytest.MonkeyPatch, factcheck: Command, file: str, before: str | None
) -> None:
    (articles / "c.txt").write_text(RISE.format("18%"), encoding="utf-8")
    (articles / "d.txt").write_text(RISE.format("28%"), encoding="utf-8")
    if before is not None:
        (articles / file).write_text(before, encoding="utf-8")

    async def say(editor: Editor) -> None:
        editor.open("d.txt", RISE.format("28%"))
        await editor.until(lambda: any("18%" in one.message for one in editor.shown.get("d.txt", ())))
        (found,) = editor.shown["d.txt"]
        action, *_ = await editor.actions("d.txt", found.range)
        assert action.title.endswith(f"pass, in {file}: quoted as printed")
        assert put(articles, action).name == file
        event = types.FileEvent(editor.uri(file), types.FileChangeType.Changed)
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
        await editor.codes("d.txt")

    talk(articles, say, making(files=True))
    monkeypatch.chdir(articles)
    checked = factcheck("check", ".")
    assert "1 finding suppressed" in checked.out, checked.out
    assert checked.status == 0


def test_where_nothing_can_be_written_an_editor_says_why(articles: Path) -> None:
    (articles / "c.txt").write_text(RISE.format("18%"), encoding="utf-8")

    async def say(editor: Editor) -> None:
        editor.open("d.txt", RISE.format("28%"))
        await editor.until(lambda: any("18%" in one.message for one in editor.shown.get("d.txt", ())))
        (action,) = await editor.actions("d.txt", editor.shown["d.txt"][0].range)
        assert action.edit is None
        assert action.disabled is not None
        assert action.disabled.reason.startswith("the others differ among themselves")
        assert "factcheck.toml" in action.disabled.reason

    talk(articles, say, making(disabled=True))


def test_where_nothing_can_be_written_an_editor_without_such_actions_is_told_why(articles: Path) -> None:
    (articles / "c.txt").write_text(RISE.format("18%"), encoding="utf-8")

    async def say(editor: Editor) -> None:
        editor.open("d.txt", RISE.format("28%"))
        await editor.until(lambda: any("18%" in one.message for one in editor.shown.get("d.txt", ())))
        (offer,) = await editor.offers("d.txt", editor.shown["d.txt"][0].range)
        assert isinstance(offer, types.Command)
        said = types.ExecuteCommandParams(offer.command, offer.arguments)
        await editor.client.workspace_execute_command_async(said)
        await editor.until(lambda: bool(editor.messages))
        assert "the others differ among themselves" in editor.messages[0]

    talk(articles, say)


def test_the_configuration_of_the_workspace_holds(articles: Path) -> None:
    (articles / "factcheck.toml").write_text('select = ["FC3"]\n[severity]\nFC301 = "warning"\n', encoding="utf-8")

    async def say(editor: Editor) -> None:
        editor.open("a.txt", RISE.format("8.8%"))
        (found,) = await editor.codes("a.txt", "FC301")
        assert found.severity == types.DiagnosticSeverity.Warning

    talk(articles, say)


def test_a_broken_configuration_is_told_and_the_server_lives(articles: Path) -> None:
    (articles / "factcheck.toml").write_text('selct = ["FC3"]\n', encoding="utf-8")

    async def say(editor: Editor) -> None:
        await editor.until(lambda: bool(editor.messages))
        assert "selct" in editor.messages[0]
        assert await editor.hover("a.txt", 0, 29) is None

    talk(articles, say)


def test_hostile_words_are_no_markup_in_a_window(articles: Path) -> None:
    async def say(editor: Editor) -> None:
        editor.open("d.txt", "The ![x](http://evil/) <b>Quux</b> shares rose 8.8% on July 1, 2026.\n")
        await editor.codes("d.txt")
        hover = await editor.hover("d.txt", 0, 48)
        assert hover is not None
        assert isinstance(hover.contents, types.MarkupContent)
        assert not re.search(r"(?<!\\)(!\[|<b>|\]\(|http:)", hover.contents.value)

    talk(articles, say, hovers(MARKDOWN))


def test_without_the_extra_it_says_how_to_get_it(factcheck: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*sys.modules]:
        if name.split(".")[0] in ("pygls", "lsprotocol") or name.startswith("factcheck.lsp."):
            monkeypatch.delitem(sys.modules, name)
    gone: Any = None
    monkeypatch.setitem(sys.modules, "pygls", gone)
    monkeypatch.setitem(sys.modules, "lsprotocol", gone)
    run = factcheck("lsp")
    assert (run.status, run.out) == (2, "")
    assert run.err == ('factcheck: the language server needs pygls; in a checkout of factcheck: pip install ".[lsp]"\n')
