"""Front matter: the metadata that a file may begin with, between two lines of three dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from factcheck.model.article import Notice
from factcheck.model.text import Segment, Span, Text
from factcheck.read.metadata import KEYS, Metadata, Where, dated, refused
from factcheck.read.plain import title_text

MAX_CHARACTERS = 16 * 1024
_OPENING = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_CLOSING = re.compile(r"(?:---|\.\.\.)[ \t]*")
_KEY = re.compile(r"""["']?[A-Za-z_][\w .-]{0,60}["']?[ \t]*:(?:[ \t].*)?""")
_PART = re.compile(r"[ \t]+\S.*|#.*|-[ \t].*")
_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map", "int", "float", "bool", "null", "timestamp")
)
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a file says of itself: where its body starts, the values, the title and what was refused."""

    body_start: int = 0
    metadata: Metadata = field(default_factory=Metadata)
    title: Text | None = None
    notices: tuple[Notice, ...] = ()


class _RefusedError(Exception):
    """Why metadata is not read, and at which character of it."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.message = message
        self.at = at


class _NodeLoader(yaml.BaseLoader):
    """Makes nodes only, every scalar as it is written; an alias is refused before it can multiply anything."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.get_event()  # type: ignore[no-untyped-call]
            raise _RefusedError("an alias (*name) is not read here; write the value out", event.start_mark.index)
        return super().compose_node(parent, index)


def front_matter(source: str, path: str, line_starts: tuple[int, ...]) -> FrontMatter:
    """The front matter of a file, empty where it has none; what is broken is refused and the body still read."""
    opening = _OPENING.match(source)
    if not opening:
        return FrontMatter()
    bounds = _bounds(source, line_starts)
    if bounds is None:
        return FrontMatter()
    yaml_end, body_start, is_closed = bounds
    if not is_closed:
        message = 'front matter begins here and does not end; close it with a line "---"'
        return FrontMatter(body_start, notices=(refused(Where(path, line_starts, 0), message),))
    return _read(source, Span(opening.end(), yaml_end), body_start, path, line_starts)


def _bounds(source: str, line_starts: tuple[int, ...]) -> tuple[int, int, bool] | None:
    """Where the metadata ends, where the body starts, and whether a closing line parts them.

    ``None`` where the first line is only a rule: what follows does not look like metadata. Without a closing line
    the body starts at the first line that does not look like metadata.
    """
    ends = (*line_starts[1:], len(source))
    looks_like_metadata = True
    seen_key = False
    body_start = line_starts[1]
    for start, end in zip(line_starts[1:], ends[1:], strict=True):
        line = source[start : min(end, start + MAX_CHARACTERS)].rstrip("\r\n")
        if _CLOSING.fullmatch(line):
            return start, end, True
        if not seen_key and line.strip() and not line.startswith("#"):
            if not _KEY.fullmatch(line):
                return None
            seen_key = True
        looks_like_metadata = looks_like_metadata and bool(_KEY.fullmatch(line) or _PART.fullmatch(line))
        body_start = end if looks_like_metadata else body_start
        if start > MAX_CHARACTERS:
            break
    return (body_start, body_start, False) if seen_key else None


def _read(source: str, within: Span, body_start: int, path: str, line_starts: tuple[int, ...]) -> FrontMatter:
    try:
        nodes = _nodes(source[within.start : within.end])
    except _RefusedError as error:
        where = Where(path, line_starts, within.start + error.at)
        return FrontMatter(body_start, notices=(refused(where, f"metadata is not read: {error.message}"),))
    values: dict[str, str] = {}
    notices: list[Notice] = []
    for key, node in nodes.items():
        if isinstance(node, yaml.ScalarNode):
            values[key] = node.value.strip()
        else:
            where = Where(path, line_starts, within.start + node.start_mark.index)
            notices.append(refused(where, f'"{key}" is no single value and is passed over; write it on one line'))
    date_at = within.start + nodes["date"].start_mark.index if "date" in values else 0
    when, broken = dated(values.get("date", ""), Where(path, line_starts, date_at))
    title = _title(source, nodes["title"], within.start, line_starts) if "title" in values else None
    return FrontMatter(body_start, Metadata(values, when), title, (*notices, *broken))


def _nodes(text: str) -> dict[str, yaml.Node]:
    """The nodes of the known keys that have a value."""
    if len(text) > MAX_CHARACTERS:
        raise _RefusedError(f"it is longer than {MAX_CHARACTERS:,} characters; shorten it", 0)
    root = _compose(text)
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        raise _RefusedError('it is no list of "key: value" lines', root.start_mark.index)
    _refuse_tags(root)
    pairs = ((key.value, node) for key, node in root.value if isinstance(key, yaml.ScalarNode))
    return {key: node for key, node in pairs if key in KEYS and not _is_null(node)}


def _compose(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=_NodeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _RefusedError(f"{error.problem or 'it is no YAML'}; mend this line", mark.index if mark else 0) from error
    except yaml.reader.ReaderError as error:
        raise _RefusedError("it holds a control character; delete it", error.position) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise _RefusedError("it is no YAML that can be read, or nested too deeply; simplify it", 0) from error


def _refuse_tags(root: yaml.Node) -> None:
    for node in _walk(root):
        if node.tag not in _TAGS:
            raise _RefusedError("a tag (!name) is not read here; write the plain value", node.start_mark.index)


def _walk(root: yaml.Node) -> Iterator[yaml.Node]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, yaml.MappingNode):
            waiting += (part for pair in node.value for part in pair)
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.style is None and node.value.strip() in _NULLS


def _title(source: str, node: yaml.Node, offset: int, line_starts: tuple[int, ...]) -> Text | None:
    """The title with its place in the file: character for character where it is written so."""
    start, end = offset + node.start_mark.index, offset + node.end_mark.index
    title = node.value.strip()
    if not title:
        return None
    at = source.find(title, start, end)
    segment = Segment(0, len(title), start, end) if at < 0 else Segment(0, len(title), at, at + len(title))
    return title_text(title, (segment,), line_starts)
