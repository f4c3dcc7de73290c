"""The text of an article as it was read, with its claims marked and those in dispute linked to their findings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import log2

from factcheck.model.claim import Claim
from factcheck.model.finding import SEVERITIES, ArticleSummary, Finding, Proof
from factcheck.model.text import Block, Span, Table, Text
from factcheck.report.html.anchors import Anchors, anchor
from factcheck.report.markup import element, shown
from factcheck.report.words import counted, location

MOST_NUMBERS = 4
MOST_UNPLACED = 200
LONGEST_SENTENCE = 300
TAGS = {"heading": "h4", "paragraph": "p", "item": "li", "row": "p"}


def section(proof: Proof, summary: ArticleSummary, anchors: Anchors) -> str:
    """The article under its title, and what of it could not be placed."""
    name = anchors.articles[proof.id]
    length = sum(len(text.content) for text in proof.article.texts)
    whole = element(
        "article", id=name, class_=f"text n{size(length)}", aria_labelledby=f"{name}-h", lang=proof.article.lang
    )
    title = element("h3", id=f"{name}-h", dir="auto")(heading(proof, summary, anchors))
    told = (proof.article.headline or "").strip() or None
    body = Page(proof.article.body, claims_of(proof, proof.article.body), anchors, told).written()
    return whole(title, about(proof, summary), body, unplaced(proof))


def size(characters: int) -> int:
    """One of thirteen sizes of text, each half as long again as the one before, by which a long page is laid out.

    >>> size(100), size(4_000), size(1_000_000)
    (0, 6, 12)
    """
    return min(12, max(0, round(2 * log2(max(characters, 1) / 500))))


def heading(proof: Proof, summary: ArticleSummary, anchors: Anchors) -> str:
    text = proof.article.title or proof.article.body
    span = Span(0, len(text.content)) if proof.article.title else proof.article.opening
    return "".join(Page(text, claims_of(proof, text), anchors).pieces(span)) if span else shown(summary.id, 300)


def about(proof: Proof, summary: ArticleSummary) -> str:
    facts = [shown(summary.id, 300)] if proof.article.headline else []
    facts += [shown(fact, 100) for fact in (summary.date, proof.article.source, summary.group) if fact]
    facts.append(f"{counted(summary.claims, 'figure')}, {summary.placed:,} understood")
    return element("p", class_="about")(" · ".join(facts))


def claims_of(proof: Proof, text: Text) -> list[Claim]:
    """The claims of one text, in order, none within another."""
    found: list[Claim] = []
    claims = (claim for claim in proof.claims if claim.place.field == text.field)
    for claim in sorted(claims, key=lambda claim: (claim.span.start, -claim.span.end)):
        if not found or claim.span.start >= found[-1].span.end:
            found.append(claim)
    return found


@dataclass(frozen=True, slots=True)
class Page:
    """A text on its way to HTML, with the claims to be marked in it."""

    text: Text
    claims: Sequence[Claim]
    anchors: Anchors
    title: str | None = None

    def written(self) -> str:
        """The blocks in order: paragraphs and headings, lists, tables. Menus were not read, and are left out."""
        tables = {table.rows[0][0].start: table for table in self.text.tables if table.rows and table.rows[0]}
        within = [(min(at, *starts(table)), max(ends(table)), table) for at, table in tables.items()]
        parts: list[str] = []
        for kind, blocks in groupby(self._blocks(), key=lambda block: block.kind):
            parts += self._run(kind, list(blocks), sorted(within, key=lambda one: one[:2]))
        return "".join(parts)

    def _blocks(self) -> Sequence[Block]:
        """The blocks, but for a first one that says the title again."""
        first = self.text.blocks[:1]
        again = [
            block for block in first if self.title in (self.text.quote(block.span).strip(), self.text.line(block.span))
        ]
        return self.text.blocks[len(again) :]

    def _run(self, kind: str, blocks: list[Block], within: list[tuple[int, int, Table]]) -> Iterator[str]:
        if kind == "row":
            yield from self._rows(blocks, within)
            return
        items = (element(TAGS[kind], dir="auto")(*self.pieces(block.span)) for block in blocks)
        if kind == "item":
            yield element("ul")(*items)
        else:
            yield from items

    def _rows(self, blocks: list[Block], within: list[tuple[int, int, Table]]) -> Iterator[str]:
        """Each table once, where its first row stands; rows of none as paragraphs."""
        for table, rows in groupby(blocks, key=lambda block: holding(block, within)):
            if table is None:
                for block in rows:
                    yield element("p", class_="row", dir="auto")(*self.pieces(block.span))
            else:
                yield self.table(table)

    def table(self, table: Table) -> str:
        """The table, in a frame of its own that scrolls where the page is narrow."""
        caption = element("caption")(*self.pieces(table.caption)) if table.caption else ""
        rows = (
            element("tr")(*(element("th" if at < table.heads else "td")(*cell) for cell in self._cells(row, told)))
            for told in [set[Span]()]
            for at, row in enumerate(table.rows)
        )
        frame = element("div", class_="table", tabindex="0", role="region", aria_label="Table")
        return frame(element("table")(caption, *rows))

    def _cells(self, row: Sequence[Span], told: set[Span]) -> Iterator[Iterator[str]]:
        """The cells of a row; one over several columns or rows has its words where it begins."""
        for cell in row:
            yield self.pieces(cell) if cell not in told else iter(())
            told.add(cell)

    def pieces(self, span: Span) -> Iterator[str]:
        """The words of a stretch of the text, its claims marked."""
        at = span.start
        first = bisect_left(self.claims, span.start, key=lambda claim: claim.span.start)
        for at_claim in range(first, len(self.claims)):
            claim = self.claims[at_claim]
            if claim.span.start >= span.end:
                break
            yield shown(self.text.content[at : claim.span.start])
            at = min(claim.span.end, span.end)
            yield self.marked(claim, self.text.content[claim.span.start : at])
        yield shown(self.text.content[at : span.end])

    def marked(self, claim: Claim, words: str) -> str:
        """A figure: a link to what was found of it, with the numbers of the findings; or how it was understood."""
        findings = self.anchors.of_claim.get(claim.id, ())
        if not findings:
            return element("span", class_="placed" if claim.placed else "unplaced")(shown(words))
        first, *others = findings
        link = element("a", id=self.anchors.claims.get(claim.id), class_=f"figure {worst(findings)}", **to(first))
        numbers = [element("sup")(str(self.anchors.number(first)))]
        more = [element("a", class_="also", **to(one))(str(self.anchors.number(one))) for one in others[:MOST_NUMBERS]]
        rest = ["+"] if len(others) > MOST_NUMBERS else []
        return link(shown(words), *numbers) + (element("sup")("".join([*more, *rest])) if more else "")


def to(finding: Finding) -> dict[str, str]:
    return {"href": f"#{anchor(finding)}", "title": f"{finding.rule} {finding.name}"}


def worst(findings: Sequence[Finding]) -> str:
    standing = [finding.severity for finding in findings if finding.stands]
    return max(standing, key=SEVERITIES.index) if standing else "settled"


def starts(table: Table) -> list[int]:
    return [cell.start for row in table.rows for cell in row]


def ends(table: Table) -> list[int]:
    return [cell.end for row in table.rows for cell in row]


def holding(block: Block, within: list[tuple[int, int, Table]]) -> Table | None:
    """The table that a row belongs to."""
    at = bisect_right(within, block.span.end, key=lambda one: one[0]) - 1
    if at < 0:
        return None
    start, end, table = within[at]
    return table if block.span.start < end and start < block.span.end else None


def unplaced(proof: Proof) -> str:
    """The figures of which it is not known whose or what they are, in their sentences, behind a line that counts."""
    lost = [claim for claim in proof.claims if not claim.placed]
    if not lost:
        return ""
    items = (element("li")(*entry(claim)) for claim in lost[:MOST_UNPLACED])
    more = [element("li")(counted(len(lost) - MOST_UNPLACED, "more figure"))] if len(lost) > MOST_UNPLACED else []
    told = element("summary")(f"{counted(len(lost), 'figure')} could not be placed")
    return element("details", class_="lost")(told, element("ul")(*items, *more))


def entry(claim: Claim) -> Iterator[str]:
    """A figure, what is not known of it, its sentence and its place."""
    missing = [name for name, known in (("whose", claim.frame.subject), ("of what", claim.frame.metric)) if not known]
    yield element("b")(shown(claim.place.text, 100))
    yield f" (not known: {' and '.join(missing)}) "
    yield element("q", dir="auto")(shown(claim.sentence, LONGEST_SENTENCE))
    yield " " + element("span", class_="place")(shown(location(claim.place, claim.article), 300))
