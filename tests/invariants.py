"""What holds of everything that is read and found, whatever the input."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from factcheck import pipeline
from factcheck.model.article import Article, Notice
from factcheck.model.claim import Claim
from factcheck.model.limits import Limits
from factcheck.model.mention import Mention
from factcheck.model.pack import RulePack
from factcheck.model.text import Span, Text
from factcheck.read import Piece, Source, read, read_piece
from factcheck.read.documents.page_lines import text_of
from factcheck.read.documents.pdf_lines import Glyph, lines
from factcheck.read.documents.pdf_margins import Sheet
from factcheck.read.documents.pdf_text import page_lines
from tests.documents import docx

LIMITS = Limits(max_bytes=1_000_000)
KINDS = ("text", "markdown", "html", "news", "ninjs", "jsonl", "docx", "pdf")


def results(data: bytes, kind: Any) -> Iterator[Article | Notice]:
    """What is read of bytes as a kind of file; of a document they are the part that holds its text."""
    if kind == "jsonl":
        yield from read(Source("a", "jsonl", data=data), LIMITS)
    elif kind == "docx":
        yield from read_piece(Piece(Source("a", "docx"), docx(**{"word/document.xml": data})), LIMITS)
    elif kind == "pdf":
        title, body = text_of(page_lines(list(sheets(data))))
        yield Article("a", "a", body, title)
    else:
        yield from read_piece(Piece(Source("a", kind), data), LIMITS)


def sheets(data: bytes) -> Iterator[Sheet]:
    """Pages on which glyphs stand as the bytes say: each four are a letter, a step on, a step down, and a height."""
    for page in data.split(b"\x00\x00"):
        glyphs: list[Glyph] = []
        x, y = 50.0, 750.0
        for at in range(0, len(page) - 3, 4):
            letter, on, down, size = page[at : at + 4]
            x, y = (x + on / 8, y) if down < 200 else (50.0 + on, y - down / 16)
            glyphs.append(Glyph(chr(letter), x, x + size / 8, y, size / 8))
        yield Sheet(792.0, lines(glyphs))


def hold(found: Article | Notice, length: int | None) -> None:
    """Say no to what is read where it cannot be so; ``length`` is that of the file where places count in it."""
    if isinstance(found, Notice):
        assert found.message
        assert found.place.line >= 1
        assert found.place.column >= 1
        return
    for text in found.texts:
        _hold_text(text, length)


def _hold_text(text: Text, length: int | None) -> None:
    assert all(a.span.end <= b.span.start for a, b in pairwise(text.blocks))
    assert all(0 <= block.span.start < block.span.end <= len(text.content) for block in text.blocks)
    assert all(a.start < a.end <= b.start for a, b in pairwise(text.segments))
    for sentence in text.sentences:
        assert text.blocks[sentence.block].span.holds(sentence.span)
        place = text.place("a", sentence.span)
        assert 0 <= place.start < place.end
        assert length is None or place.end <= length
        assert place.line >= 1
        assert place.column >= 1
    for table in text.tables:
        assert all(cell.end <= len(text.content) for row in table.rows for cell in row)


def understood(found: Article, pack: RulePack) -> tuple[Claim, ...]:
    """The claims of an article, all of which hold."""
    times, mentions = pipeline.figured(found, pack)
    for text in found.texts:
        for mention in mentions[text.field]:
            _hold_mention(mention, text)
        for time in times[text.field]:
            assert 0 <= time.span.start < time.span.end <= len(text.content)
    claims = pipeline.read(found, pack).claims
    for claim in claims:
        _hold_claim(claim, {text.field: text for text in found.texts})
    return claims


def _hold_mention(mention: Mention, text: Text) -> None:
    assert 0 <= mention.reach.start <= mention.span.start < mention.span.end <= mention.reach.end <= len(text.content)
    for numeral in mention.numerals:
        assert all(number.is_finite() for number in (numeral.value, numeral.step, numeral.scale))
        assert numeral.step > 0


def _hold_claim(claim: Claim, texts: dict[Any, Text]) -> None:
    before = texts[claim.place.field].quote(Span(claim.sentence_span.start, claim.span.start))
    low, high = claim.quantity.low, claim.quantity.high
    assert low is None or high is None or low <= high
    assert texts[claim.place.field].quote(claim.span) == claim.place.text
    assert claim.sentence_span.holds(claim.span)
    assert claim.sentence[slice(*claim.within)] == " ".join(claim.place.text.split())
    assert "".join(claim.sentence[: claim.within.start].split()) == "".join(before.split())
