"""The title and the body of a news item, read of a field, with the way back to the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from factcheck.model.article import Notice
from factcheck.model.later import later
from factcheck.model.limits import Limits
from factcheck.model.suppression import Ignore
from factcheck.model.text import Part, Place, Segment, Span, Text
from factcheck.read import escapes
from factcheck.read.comments import comments
from factcheck.read.hypertext import IN_PART, fragment, too_deep
from factcheck.read.ignores import in_comments
from factcheck.read.lines import around
from factcheck.read.mask import Cut, Masked, masked
from factcheck.read.metadata import Where
from factcheck.read.page_text import Flow
from factcheck.read.parts import headlined, parted
from factcheck.read.plain import plain_body, title_text
from factcheck.read.tags import references, tags
from factcheck.read.way import retraced, traced

_TAG = later(r"</?[a-zA-Z]|<!--")
# NITF calls its headings otherwise than HTML; any vocabulary may stand behind a prefix.
_NAMED = later(r"(?<=<)(?P<close>/?)(?P<prefix>[A-Za-z_][\w.-]{0,40}:)?(?P<name>hl[12](?=[\s/>]))?")
_CONTENT = later(r"<(?P<tag>(?:[\w.-]{1,40}:)?body\.content)(?=[\s>])[^>]*>")
_HEADINGS = {"hl1": "h1", "hl2": "h2"}
_SHORT_CODE = later(
    r"""
    \[ (?: /[a-z][\w-]{0,40}
       | (?: caption | gallery | embed | audio | video | playlist ) \b [^\]\[]{0,500}
       | [a-z][\w-]{0,40}
         (?: \s{1,3} [\w-]{1,40} = (?: "[^"\]]{0,200}" | '[^'\]]{0,200}' | [^\s"'\]]{1,200} ) ){1,20} \s?/?
    ) \]
    """,
    re.VERBOSE,
)
_LINE_ENDS = later(r"(?:\r\n|\n|\r)\s*")
_BLOCKS = "<!-- wp:"


@dataclass(frozen=True, slots=True)
class Ground:
    """What the items of a file stand on: its path, where its lines begin, and how much of it is read."""

    path: str
    line_starts: tuple[int, ...]
    limits: Limits

    def place(self, offset: int, part: Part) -> Place:
        """Where a character of the file stands, in which of its items."""
        return Where(self.path, self.line_starts, offset).place._replace(part=part.name or None)

    def placed(self, found: Text, seen: Masked, part: Part) -> Text:
        """A text that was read of what is seen of the file, with its way back to the file."""
        segments = traced(found, seen)
        ends = [seen.segments[0].source_start, seen.segments[-1].source_end] if seen.segments else [part.start]
        first, starts = around(self.line_starts, Span(ends[0], ends[-1]))
        parts = (part._replace(start=min(part.start, ends[0])),)  # what names an item may stand behind its words
        return replace(found, segments=segments, line_starts=starts, first_line=first, parts=parts)

    def ignore(self, found: Ignore, seen: Masked, part: Part) -> Ignore:
        """An instruction that stands in what is seen of the file, with its way back to the file."""
        shown = Text("body", seen.content, (0,), seen.segments)
        within = None if found.within is None else shown.source_span(found.within)
        start, end = shown.source_span(Span(found.place.start, found.place.end))
        place = self.place(start, part)._replace(end=end, text=found.place.text)
        return replace(found, place=place, within=within)


class Body(NamedTuple):
    """The body of an item, what could not be read of it, and what it lets pass."""

    text: Text
    notices: tuple[Notice, ...] = ()
    ignores: tuple[Ignore, ...] = ()


def title(seen: Masked, ground: Ground, part: Part, *, is_plain: bool) -> Text | None:
    """A headline, if it says anything."""
    found = escapes.field(seen.content, _plain_title if is_plain else _marked_title)
    return headlined(ground.placed(found, seen, part)) if found.blocks else None


def _marked_title(content: str) -> Text:
    """A headline in which tags and references may stand."""
    flow = Flow(content)
    at = 0
    for tag in tags(content) if _TAG.search(content) else ():
        flow.take(at, tag.start)
        flow.cut(tag.start, tag.end)
        at = tag.end
    flow.take(at, len(content))
    shown = masked(content, flow.cuts)
    shown = shown.excerpt(shown.trimmed())
    return title_text(shown.content, shown.segments, (0,))


def _plain_title(content: str) -> Text:
    shown = Masked(content, (Segment(0, len(content), 0, len(content)),))
    shown = shown.excerpt(shown.trimmed())
    return title_text(shown.content, shown.segments, (0,))


def plain(content: str) -> Text:
    """Running text without tags, in which references may stand."""
    cuts = [Cut(*span, by) for span, by in references(content, Span(0, len(content)))]
    if not cuts:
        return plain_body(content)
    shown = masked(content, cuts)
    found = plain_body(shown.content)
    return replace(found, segments=traced(found, shown))


def hypertext(seen: Masked, ground: Ground, part: Part) -> Body:
    """A body written in HTML, or in plain words where it has no tag."""
    if not _TAG.search(seen.content):
        return Body(parted(ground.placed(escapes.field(seen.content, plain), seen, part)))
    notices: list[Notice] = []

    def read(content: str) -> Text:
        found, beyond = fragment(content, ground.limits)
        if beyond is not None:
            notices.append(_deep(ground, part))
        return found

    found = escapes.field(seen.content, read)
    ignores = in_comments(seen.content, comments(seen.content), ground.path, (found,))
    placed = tuple(ground.ignore(ignore, seen, part) for ignore in ignores)
    return Body(parted(ground.placed(found, seen, part)), tuple(notices), placed)


def words(seen: Masked, ground: Ground, part: Part) -> Body:
    """A body in plain words."""
    return Body(parted(ground.placed(escapes.field(seen.content, plain_body), seen, part)))


def markup(source: str, within: Span) -> Masked:
    """Mark-up that stands in the file itself, its elements called as in HTML; of NITF, the content of its body."""
    inner = source[within.start : within.end]
    content = _CONTENT.search(inner)
    start = content.end() if content else 0
    end = inner.find(f"</{content['tag']}", start) if content else -1
    end = len(inner) if end < 0 else end
    names = (match for match in _NAMED.finditer(inner, start, end) if match["prefix"] or match["name"])
    cuts = [Cut(*match.span(), match["close"] + _HEADINGS.get(match["name"] or "", "")) for match in names]
    around = (cut for cut in (Cut(0, start), Cut(end, len(inner))) if cut.end > cut.start)
    seen = masked(inner, (*around, *cuts))
    shifted = (
        piece._replace(source_start=piece.source_start + within.start, source_end=piece.source_end + within.start)
        for piece in seen.segments
    )
    return Masked(seen.content, tuple(shifted))


def post(seen: Masked) -> Masked:
    """What WordPress shows of a post: an empty line parts paragraphs, and short codes stand for something else."""
    cuts = [Cut(*match.span()) for match in _SHORT_CODE.finditer(seen.content)]
    if _BLOCKS not in seen.content:
        cuts += _paragraphs(seen.content)
    shown = masked(seen.content, cuts)
    return Masked(shown.content, retraced(shown.segments, seen))


def _paragraphs(content: str) -> Iterator[Cut]:
    ends: Sequence[tuple[int, int]] = [(tag.start, tag.end) for tag in tags(content)]
    at = 0
    for start, end in (*ends, (len(content), len(content))):
        for match in _LINE_ENDS.finditer(content, at, start):
            yield Cut(*match.span(), "<p>" if match[0].count("\n") > 1 else "<br>")
        at = end


def _deep(ground: Ground, part: Part) -> Notice:
    return Notice(IN_PART, ground.place(part.start, part), too_deep(ground.limits))
