"""Whatever the mark-up, the characters a sentence was read from say what the sentence says."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model.text import Text
from factcheck.read.hypertext import Limits, hypertext
from factcheck.read.markdown import markdown_body
from factcheck.read.plain import plain_body

WORDS = st.sampled_from(["Acme", "fell", "5%", "to", "$3.1", "billion", "in", "2026", "R&amp;D", "a_b", "über", "株"])
SPACE = st.sampled_from([" ", " ", "\n", "\r\n"])


def inline(wrappers: list[str]) -> st.SearchStrategy[str]:
    one = st.builds(lambda word, wrapper: wrapper.format(word), WORDS, st.sampled_from(["{}", "{}", *wrappers]))
    run = st.lists(st.tuples(one, SPACE), min_size=1, max_size=12)
    return run.map(lambda pairs: ("".join(word + space for word, space in pairs)).strip() + ".")


MARKDOWN_LINES = st.one_of(
    inline(["**{}**", "*{}*", "_{}_", "`9%` {}", "[{}](https://a.example/x_(y))", "<b>{}</b>", "&lt;{}"]),
    inline([]).map(lambda text: "# " + " ".join(text.split())),
    inline(["**{}**"]).map(lambda text: "- " + " ".join(text.split())),
    inline([]).map(lambda text: "> " + " ".join(text.split())),
    st.sampled_from(["---", "<!-- 9% -->", "| a | 1 |\n|---|---|\n| b | **2** |", "```\ncode\n```"]),
)
HTML_BLOCKS = st.builds(
    lambda text, wrapper: wrapper.format(text),
    inline(["<b>{}</b>", "<a href='x>y'>{}</a>", "{}<!-- c -->", "&#36;{}", "&nbsp;{}", "<i> {} </i>"]),
    st.sampled_from(["<p>{}</p>", "<p>{}", "<div>{}</div>", "<li>{}", "<h2>{}</h2>", "<tr><td>{}<td>1</tr>", "{}<br>"]),
)


def visible(source: str) -> str:
    """What is left of a stretch of mark-up, worked out in another way than the readers do."""
    source = re.sub(r"<!--.*?-->|</?[a-z]+(?: [^']*'[^']*')?>", "", source)
    return "".join(unescape(re.sub(r"\]\(\S*?\)\)|[*_`\[]", "", source)).split())


def check(source: str, text: Text) -> None:
    for sentence in text.sentences:
        start, end = text.source_span(sentence.span)
        line, column = text.line_column(start)
        assert visible(source[start:end]) == re.sub(r"[*_`\[\s]", "", text.quote(sentence.span))
        assert text.line_starts[line - 1] + column - 1 == start


@given(st.lists(MARKDOWN_LINES, min_size=1, max_size=6).map("\n\n".join))
@settings(deadline=None, max_examples=200)
def test_markdown(source: str) -> None:
    title, body = markdown_body(source)
    check(source, body)
    if title:
        check(source, title)


@given(st.lists(HTML_BLOCKS, min_size=1, max_size=6).map("\n".join))
@settings(deadline=None, max_examples=200)
def test_html(source: str) -> None:
    found = hypertext(source, "a", Limits())
    check(source, found.body)
    if found.title:
        check(source, found.title)


@given(st.text(alphabet="aB1.%$ \t\n\r|•-#<>&;*[]()`~_'\"/!", max_size=200))
@settings(deadline=None, max_examples=300)
def test_any_text_is_read_by_every_reader(source: str) -> None:
    for text in (plain_body(source), markdown_body(source)[1], hypertext(source, "a", Limits()).body):
        last = 0
        for block in text.blocks:
            assert last <= block.span.start < block.span.end <= len(text.content)
            last = block.span.end
        for sentence in text.sentences:
            start, end = text.source_span(sentence.span)
            assert 0 <= start < end <= len(source)
            assert text.blocks[sentence.block].span.holds(sentence.span)
            assert text.quote(sentence.span).strip() == text.quote(sentence.span)
