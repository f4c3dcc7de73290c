"""Whatever is put together of what each kind of file is made of, it is read to its end and what holds of all holds."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import library
from factcheck.model.article import Article
from tests import invariants
from tests.documents import WORD

PACK = library.rule_pack(None)
FIGURES = st.sampled_from(
    [
        "5%",
        "$3.1 billion",
        "1\u200b8%",
        "€1.234,56",
        "2-3 million",
        "１２％",
        "3²",
        "10⁹",
        "Q2 2026",
        "July 1, 2026",
        "1/2/2026",
        "4l.5",
        "\u202e%5",
        "٣٠%",
        "9" * 60,
        "1e999",
        "−\u200b5",
        "$",
        "%",
        "亿",
        "3亿",
        "half",
        "a third of 12",
        "0",
        "00.00",
    ]
)
WORDS = st.sampled_from(
    ["Acme", "fell", "to", "from", "and", "of", "in", "Meta", "revenue", "up", ".", ",", "(", ")", "|", "\t", "\n\n"]
)
PROSE = st.lists(st.one_of(FIGURES, WORDS), max_size=25).map(" ".join)
ODD = st.sampled_from(
    [
        "&amp;",
        "&nbsp;",
        "&#0;",
        "&#55296;",
        "&x;",
        "\x9b1m",
        "\u2028",
        "\ufeff",
        "\x0c",
        "\r",
        "😀",
        "<",
        ">",
        "]]>",
        '"',
    ]
)


def nested(leaf: st.SearchStrategy[str], names: list[str], attributes: list[str]) -> st.SearchStrategy[str]:
    """Elements of these names in each other, not all of them closed."""
    opened = st.builds("<{}{}>".format, st.sampled_from(names), st.sampled_from(["", *attributes]))
    closed = st.sampled_from(names).map("</{}>".format)
    whole = st.recursive(
        leaf,
        lambda inner: st.builds(
            "<{0}>{1}</{0}>".format, st.sampled_from(names), st.lists(inner, max_size=4).map("".join)
        ),
    )
    return st.lists(st.one_of(whole, whole, leaf, opened, closed), max_size=8).map("".join)


HTML = nested(
    st.one_of(PROSE, ODD),
    [
        "p",
        "div",
        "h1",
        "sup",
        "b",
        "a",
        "li",
        "ul",
        "table",
        "tr",
        "td",
        "th",
        "pre",
        "del",
        "style",
        "script",
        "title",
        "body",
    ],
    [
        " class='title'",
        " hidden",
        " colspan=3",
        " style='text-decoration:line-through'",
        ' id="cmnt1"',
        " class=doc-content",
    ],
)
ITEM = nested(
    st.one_of(PROSE, ODD, HTML.map("<![CDATA[{}]]>".format)),
    ["item", "title", "description", "guid", "link", "pubDate", "c:encoded", "w:post_type", "channel"],
    [],
)
RSS = ITEM.map(
    '<rss xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:w="http://wordpress.org/export/1.2/">'
    "<channel><item>{}</item></channel></rss>".format
)
NAMES = ["entry", "title", "content", "summary", "id", "updated", "link"]
ATOM = nested(st.one_of(PROSE, ODD), NAMES, [' type="html"', ' type="xhtml"', ' xml:lang="de"', ' href="x"']).map(
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry>{}</entry></feed>'.format
)
PARTS = [
    "w:p",
    "w:r",
    "w:t",
    "w:tbl",
    "w:tr",
    "w:tc",
    "w:del",
    "w:ins",
    "w:pPr",
    "w:rPr",
    "w:br",
    "w:tab",
    "w:trPr",
    "w:tcPr",
]
WORD_TEXT = st.recursive(
    st.one_of(
        PROSE,
        st.sampled_from(
            ['<w:vertAlign w:val="superscript"/>', '<w:gridSpan w:val="9"/>', "<w:strike/>", "<w:tblHeader/>"]
        ),
    ),
    lambda inner: st.builds("<{0}>{1}</{0}>".format, st.sampled_from(PARTS), st.lists(inner, max_size=5).map("".join)),
    max_leaves=25,
).map(f"<w:document {WORD}><w:body>{{}}</w:body></w:document>".format)
VALUES = st.recursive(
    st.one_of(PROSE, HTML, st.none(), st.integers(), st.just("2026-07-01")),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                [
                    "uri",
                    "headline",
                    "headlines",
                    "bodies",
                    "body_html",
                    "body_text",
                    "value",
                    "associations",
                    "contentType",
                ]
            ),
            inner,
        ),
    ),
    max_leaves=10,
)
NINJS = st.builds(
    lambda value, extra: json.dumps({"uri": "x", "headline": value, **extra}),
    PROSE,
    VALUES.filter(lambda v: isinstance(v, dict)),
)
RECORDS = st.lists(
    st.builds(lambda body, more: json.dumps({"body": body, "title": more}), PROSE, st.one_of(PROSE, VALUES)), max_size=3
).map("\n".join)
MARKDOWN = st.lists(
    st.one_of(
        PROSE,
        ODD,
        st.sampled_from(["# ", "- ", "| a | 1 |\n|--|--|\n| b | 2 |", "```", "> ", "---", "[^1]: ", "**", "<!--"]),
    ),
    max_size=12,
).map("\n".join)
GLYPHS = st.lists(
    st.tuples(
        st.sampled_from(b"Ac5%$.- \xad\x02"),
        st.integers(0, 255),
        st.integers(0, 255),
        st.sampled_from([0, 40, 96, 160]),
    ),
    max_size=60,
).map(lambda glyphs: bytes(value for glyph in glyphs for value in glyph))
FILES: dict[str, st.SearchStrategy[bytes]] = {
    "text": st.one_of(PROSE, MARKDOWN, HTML).map(str.encode),
    "markdown": st.one_of(MARKDOWN, HTML).map(str.encode),
    "html": HTML.map(str.encode),
    "news": st.one_of(RSS, ATOM).map(str.encode),
    "ninjs": NINJS.map(str.encode),
    "jsonl": RECORDS.map(str.encode),
    "docx": WORD_TEXT.map(str.encode),
    "pdf": GLYPHS,
}


@pytest.mark.parametrize("kind", invariants.KINDS)
def test_what_is_read_and_found_holds(kind: str) -> None:
    @given(FILES[kind], st.integers(0, 400))
    @settings(deadline=None, max_examples=60, derandomize=True, database=None)
    def holds(data: bytes, cut: int) -> None:
        in_file = kind in ("text", "markdown", "html", "news", "ninjs")
        for whole in (data, data[: -cut or None].decode("utf-8", "ignore").encode()):
            for found in invariants.results(whole, kind):
                invariants.hold(found, len(whole.decode("utf-8", "replace")) if in_file else None)
                if isinstance(found, Article):
                    invariants.understood(found, PACK)

    holds()
