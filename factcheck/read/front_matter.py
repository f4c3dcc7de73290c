"""Front matter: the metadata that a file may begin with, between two lines of three dashes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factcheck.model.article import Notice
from factcheck.model.later import later
from factcheck.model.suppression import Ignore
from factcheck.model.text import Segment, Span, Text
from factcheck.read import ignores
from factcheck.read.metadata import MAX_CHARACTERS, Metadata, Where, dated, refused
from factcheck.read.plain import title_text

if TYPE_CHECKING:
    from factcheck.read.yaml_nodes import Node

_OPENING = later(r"---[ \t]*(?:\r\n|\n|\r)")
_CLOSING = later(r"(?:---|\.\.\.)[ \t]*")
_KEY = later(r"""["']?[A-Za-z_][\w .-]{0,60}["']?[ \t]*:(?:[ \t].*)?""")
_PART = later(r"[ \t]+\S.*|#.*|-[ \t].*")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a file says of itself: where its body starts, the values, the title and what was refused."""

    body_start: int = 0
    metadata: Metadata = field(default_factory=Metadata)
    title: Text | None = None
    notices: tuple[Notice, ...] = ()
    ignores: tuple[Ignore, ...] = ()


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
    from factcheck.read import yaml_nodes  # costs time, and few files have front matter

    try:
        nodes = yaml_nodes.nodes(source[within.start : within.end])
    except yaml_nodes.RefusedError as error:
        where = Where(path, line_starts, within.start + error.at)
        return FrontMatter(body_start, notices=(refused(where, f"metadata is not read: {error.message}"),))
    let_pass = nodes.pop(ignores.KEY, None)
    values: dict[str, str] = {}
    notices: list[Notice] = []
    for key, node in nodes.items():
        if node.value is not None:
            values[key] = node.value.strip()
        else:
            where = Where(path, line_starts, within.start + node.start)
            notices.append(refused(where, f'"{key}" is no single value and is passed over; write it on one line'))
    date_at = within.start + nodes["date"].start if "date" in values else 0
    when, broken = dated(values.get("date", ""), Where(path, line_starts, date_at))
    title = _title(source, nodes["title"], within.start, line_starts) if "title" in values else None
    where = Where(path, line_starts, within.start + (let_pass.start if let_pass else 0))
    let = ignores.whole(let_pass.data, where) if let_pass else ()
    return FrontMatter(body_start, Metadata(values, when), title, (*notices, *broken), let)


def _title(source: str, node: Node, offset: int, line_starts: tuple[int, ...]) -> Text | None:
    """The title with its place in the file: character for character where it is written so."""
    start, end = offset + node.start, offset + node.end
    title = (node.value or "").strip()
    if not title:
        return None
    at = source.find(title, start, end)
    segment = Segment(0, len(title), start, end) if at < 0 else Segment(0, len(title), at, at + len(title))
    return title_text(title, (segment,), line_starts)
