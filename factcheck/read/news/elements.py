"""The items of an XML file and what they say, each with its place in the source.

The standard library's expat is asked directly: it tells where every character stands, which what is built on it does
not, and it reads a piece at a time. Entities that a file declares are refused before one is expanded, and nothing
outside the file is ever opened.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from xml.parsers import expat

from factcheck.model.text import Span
from factcheck.read.mask import Masked
from factcheck.read.news.fields import Field, OpenField
from factcheck.read.news.forms import Form, form_of, name_of
from factcheck.read.tags import tag_end

_PIECE = 64 * 1024
_SAID = 40
_TOO_SHORT = "the file ends too early: export or download it again"
_REMEDIES = {
    "not well-formed (invalid token)": "write & as &amp; and < as &lt;, or export the file again",
    "no element found": _TOO_SHORT,
    "unclosed token": _TOO_SHORT,
    "unclosed CDATA section": _TOO_SHORT,
}


class XmlError(Exception):
    """The file cannot be read any further than ``at``; the message says why and what to do."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.at = at


@dataclass(slots=True)
class Item:
    """One item of a file; ``beside`` are the fields of the channel or message it stands in, as far as they are read."""

    number: int
    start: int
    form: Form
    id: str | None
    lang: str | None
    beside: tuple[Field, ...]
    fields: list[Field] = field(default_factory=list)


def items(source: str, max_depth: int) -> Iterator[Item]:
    """The items of a source in a form that is known, as they end.

    :raises XmlError: where the source is no such form or is broken; the items before have been yielded.
    """
    data = source.encode("utf-8", "replace")
    walk = _Walk(source, data, max_depth)
    for start in range(0, len(data) or 1, _PIECE):
        broken = _parsed(walk, data[start : start + _PIECE], is_last=start + _PIECE >= len(data))
        while walk.done:
            yield walk.done.popleft()
        if broken:
            raise broken


def _parsed(walk: _Walk, piece: bytes, *, is_last: bool) -> XmlError | None:
    try:
        walk.parser.Parse(piece, is_last)
    except XmlError as error:
        return error
    except expat.ExpatError as error:
        return XmlError(_trouble(error), walk.offset(max(0, walk.parser.ErrorByteIndex)))
    return None


def _trouble(error: expat.ExpatError) -> str:
    said = expat.ErrorString(error.code) or "broken"
    return f"is no whole XML: {said}; {_REMEDIES.get(said, 'export the file again')}"


class _Walk:
    """Goes through the elements once and keeps what the form of the file asks for."""

    def __init__(self, source: str, data: bytes, max_depth: int) -> None:
        self.source, self.data, self.max_depth = source, data, max_depth
        self.is_ascii = len(source) == len(data)
        self.known = (0, 0)  # a byte of the data, and the character of the source that begins there
        self.done: deque[Item] = deque()
        self.form: Form | None = None
        self.lang: str | None = None
        self.stack: list[str] = []
        self.beside: list[Field] = []
        self.item: Item | None = None
        self.base = 0  # how many elements are open outside what the fields are told from
        self.count = 0
        self.open: OpenField | None = None
        self.parser = self._parser()

    def _parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate("utf-8", "|")
        parser.UseForeignDTD(True)  # an entity of HTML that nobody declared is then told, and is no error
        parser.StartElementHandler = self.enter
        parser.EndElementHandler = self.leave
        parser.CharacterDataHandler = self.words
        parser.SkippedEntityHandler = self.entity
        parser.EntityDeclHandler = self.refuse_entities
        return parser

    @property
    def at(self) -> int:
        return self.offset(self.parser.CurrentByteIndex)

    def offset(self, byte: int) -> int:
        """The character that begins at a byte; bytes are asked for in order."""
        if self.is_ascii:
            return byte
        known, character = self.known if byte >= self.known[0] else (0, 0)
        self.known = byte, character + len(self.data[known:byte].decode("utf-8", "replace"))
        return self.known[1]

    def refuse_entities(self, name: str, *_: object) -> None:
        message = f'declares the entity "{name[:_SAID]}"; entities are not expanded: delete its DOCTYPE'
        raise XmlError(message, self.at)

    def enter(self, written: str, attributes: dict[str, str]) -> None:
        name = name_of(written)
        if len(self.stack) >= self.max_depth:
            raise XmlError(f"elements lie more than {self.max_depth} deep; export the file again, flatter", self.at)
        self.stack.append(name)
        if self.open:
            return
        said = {name_of(key): value for key, value in attributes.items()}
        self.form = self.form or self._form(name, said)
        if self.item is None and name in self.form.items:
            self.count += 1
            lang = said.get("xml:lang") or self.lang
            self.item = Item(self.count, self.at, self.form, said.get("guid"), lang, tuple(self.beside))
            self.base = len(self.stack)
            return
        wanted = self.form.fields if self.item else self.form.beside
        path = "/".join(self.stack[self.base if self.item else 1 :][:5])
        if path not in wanted:
            return
        start = tag_end(self.source, self.at)
        if wanted[path].attribute:
            self._keep(Field(path, said, Span(start, start), Masked("", ())))
        else:
            self.open = OpenField(path, said, start, len(self.stack))

    def _form(self, root: str, attributes: Mapping[str, str]) -> Form:
        self.lang = attributes.get("xml:lang")
        form = form_of(root)
        if form is None:
            known = "RSS, Atom, NewsML-G2 or a WordPress export"
            raise XmlError(f"is XML, but not {known}: it begins with <{root[:_SAID]}>; leave it out", self.at)
        return form

    def leave(self, _: str) -> None:
        if self.open and self.open.depth == len(self.stack):
            self._close(self.open)
        elif self.item and self.base == len(self.stack):
            self.done.append(self.item)
            self.item, self.base = None, 0
        self.stack.pop()

    def _close(self, ended: OpenField) -> None:
        end = max(ended.start, self.at)
        self._keep(Field(ended.path, ended.attributes, Span(ended.start, end), ended.masked))
        self.open = None

    def _keep(self, found: Field) -> None:
        (self.item.fields if self.item else self.beside).append(found)

    def words(self, data: str) -> None:
        if self.open:
            self.open.add(data, self.source, self.at)

    def entity(self, name: str, _: bool) -> None:
        if self.open:
            self.open.take(unescape(f"&{name};"), Span(self.at, self.at + len(name) + 2))
