"""What an editor is offered so that a finding passes: a line in the article, else one in the configuration."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lsprotocol import types
from pygls.uris import from_fs_path

from factcheck.desk import Desk
from factcheck.lsp.configured import OWN, Entry, Office
from factcheck.lsp.diagnostics import Told
from factcheck.lsp.positions import Page
from factcheck.lsp.suppress import Writing
from factcheck.report import listed, visible

WHY = "factcheck.why"  # the command that tells a reason
MOST_SETTLED = 2  # sides of a finding that can be settled from one of them
BETWEEN_OTHERS = "the others differ among themselves, which nothing written into this article settles"
NOWHERE = "nothing that can be written into this article lets it pass, and no other finding"


Offer = types.CodeAction | types.Command


class Abilities(NamedTuple):
    """In what an editor counts columns, whether it makes files, and whether it shows why something cannot be done."""

    encoding: str
    makes_files: bool = False
    shows_disabled: bool = False

    @classmethod
    def of(cls, client: types.ClientCapabilities, encoding: str) -> Abilities:
        """What a client says of itself."""
        edit = client.workspace and client.workspace.workspace_edit
        operations = (edit and edit.document_changes and edit.resource_operations) or ()
        action = client.text_document and client.text_document.code_action
        return cls(encoding, types.ResourceOperationKind.Create in operations, bool(action and action.disabled_support))


def offered(desk: Desk, uri: str, page: Page, shown: Told, can: Abilities) -> Sequence[Offer]:
    """The actions for one finding; where there are none, one that says why."""
    made = list(_in_article(desk, uri, page, shown)) or list(_in_configuration(desk, shown, can))
    return made or [_refusal(desk, shown, can)]


def _refusal(desk: Desk, shown: Told, can: Abilities) -> Offer:
    """An action that cannot be taken, with the reason; where an editor shows none such, one that tells the reason."""
    why = BETWEEN_OTHERS if len(shown.finding.sides) > MOST_SETTLED else NOWHERE
    why = visible(f"{why}; [[ignore]] in {desk.settings.file or OWN} may")
    if can.shows_disabled:
        none = _action(f"Let {_what(shown)} pass", shown)
        none.disabled = types.CodeActionDisabled(why)
        return none
    return types.Command(visible(f"Why {_what(shown)} cannot be let pass here"), WHY, arguments=[why])


def _in_article(desk: Desk, uri: str, page: Page, shown: Told) -> Iterator[types.CodeAction]:
    path = shown.place.path
    writing = Writing(desk, path, desk.texts[path].decode("utf-8", "surrogatepass"))
    for reason in _reasons(desk):
        found = writing.insertion(shown.finding, shown.place, reason)
        if found is None:
            return  # what cannot be written for one reason cannot be for another
        at, where = page.at(found.at), "in this article" if found.whole else "here"
        edit = types.WorkspaceEdit(changes={uri: [types.TextEdit(types.Range(at, at), found.text)]})
        yield _action(f"Let {_what(shown)} of {found.quoted} pass {where}: {reason}", shown, edit)


def _in_configuration(desk: Desk, shown: Told, can: Abilities) -> Iterator[types.CodeAction]:
    office = Office(desk, shown.place.path)
    for reason in _reasons(desk):
        entry = office.entry(shown.finding, reason)
        if entry is None or (entry.is_new and not can.makes_files):
            return
        quoted = listed([f"“{figure}”" for figure in entry.figures])
        title = f"Let {_what(shown)} of {quoted} pass, in {os.path.basename(entry.path)}: {reason}"
        yield _action(title, shown, _behind(entry, can.encoding))


def _behind(entry: Entry, encoding: str) -> types.WorkspaceEdit:
    """The edit that writes an entry at the end of its file, which is made where there is none."""
    uri = from_fs_path(os.path.abspath(entry.path)) or entry.path
    at = Page(entry.before, encoding).end
    edit = types.TextEdit(types.Range(at, at), entry.text)
    if not entry.is_new:
        return types.WorkspaceEdit(changes={uri: [edit]})
    made = types.CreateFile(uri, options=types.CreateFileOptions(ignore_if_exists=True))
    written = types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri), [edit])
    return types.WorkspaceEdit(document_changes=[made, written])


def _action(title: str, shown: Told, edit: types.WorkspaceEdit | None = None) -> types.CodeAction:
    kind = types.CodeActionKind.QuickFix
    return types.CodeAction(title=visible(title), kind=kind, diagnostics=[shown.diagnostic], edit=edit)


def _what(shown: Told) -> str:
    return f"{shown.finding.rule} {shown.finding.name}"


def _reasons(desk: Desk) -> tuple[str, ...]:
    return tuple(desk.rules.words.phrases.get("suppression", {}).get("reason", ()))
