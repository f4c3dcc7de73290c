"""A sheet as one HTML file with boxes to tick, on a screen or on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import resources

from factcheck.report.html.document import document
from factcheck.report.markup import alone, dated, element, shown
from factcheck.report.sheet.rows import Row, Sheet, rows
from factcheck.report.words import counted


def as_html_sheet(sheets: Iterable[Sheet], version: str) -> str:
    """The file: every article with its figures in reading order, each in its sentence."""
    held = list(sheets)
    title = held[0].title if len(held) == 1 else counted(len(held), "article")
    style = (resources.files(__package__) / "sheet.css").read_text(encoding="utf-8")
    body = element("body", class_="sheet")(
        element("header", class_="masthead")(
            element("p", class_="brand")("factcheck: proof sheet"),
            element("h1")(shown(title)),
            element("p", class_="lead")(
                "Every figure as it was understood, in reading order. Tick what is right; what is wrong here is "
                "compared wrongly, too."
            ),
            element("p", class_="lead")(
                "The evidence is where the article says whose the figure is, of what and of when. What its own "
                "sentence does not say was inferred, and is marked."
            ),
        ),
        element("main")(*(section(at, sheet) for at, sheet in enumerate(held, len(held) > 1))),
        element("footer")(f"factcheck {shown(version)}"),
    )
    return document(f"Proof sheet: {title}", body, style)


def section(at: int, sheet: Sheet) -> str:
    """One article; the only one has its title above."""
    items = (item(at, row) for row in rows(sheet))
    nothing = element("p", class_="nothing")("No figure was found in it.")
    return element("section", aria_labelledby=f"a{at}")(
        element("h2", id=f"a{at}")(shown(sheet.title) if at else "Figures"),
        element("p", class_="about")(shown(sheet.about)),
        element("ol", class_="figures")(*items) if sheet.claims else nothing,
    )


def item(at: int, row: Row) -> str:
    """A figure: the box, its sentence, and what was understood of it."""
    name = f"a{at}f{row.number}"
    known = " ".join(("item", *([] if row.placed else ["lost"])))
    told = (
        element("div", class_="inferred" if inferred else None)(element("dt")(term), element("dd")(dated(words)))
        for term, words, inferred in terms(row)
        if words
    )
    return element("li", class_=known)(
        alone("input", type="checkbox", id=name, aria_label=f"Figure {row.number} is right"),
        element("label", for_=name)(
            shown(row.before), element("mark", class_="s0")(shown(row.figure)), shown(row.after)
        ),
        element("dl")(*told),
    )


def terms(row: Row) -> Iterator[tuple[str, str, bool]]:
    """What was understood, in words, and whether that was inferred."""
    yield "value", row.value, False
    yield "of", f"{row.subject}, {row.metric}", False
    yield "when", row.when, row.carried
    yield "limits", row.limits, False
    yield "evidence", row.evidence, row.inferred
    yield "place", row.spot, False
