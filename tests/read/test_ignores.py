"""Instructions to let findings pass: what they say, where they stand, and what they are about."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck import read
from factcheck.model.article import Article
from factcheck.model.limits import Limits
from factcheck.model.suppression import Ignore
from factcheck.read import Source
from factcheck.read.ignores import told

RUN = "<!-- factcheck: ignore FC301 -- a quote -->"


def article(folder: Path, source: str, kind: str = "markdown") -> Article:
    path = folder / "a"
    path.write_bytes(source.encode())
    (found,) = (one for one in read.read(Source(str(path), kind), Limits()) if isinstance(one, Article))  # type: ignore[arg-type]
    return found


def about(source: str, ignore: Ignore) -> str | None:
    return None if ignore.within is None else source[ignore.within.start : ignore.within.end]


@pytest.mark.parametrize(
    ("words", "rules", "reason", "fault"),
    [
        ("ignore FC301 -- a quote", ("FC301",), "a quote", None),
        ("ignore FC301,FC101 , rounding --a  quote ", ("FC301", "FC101", "rounding"), "a quote", None),
        ("ignore FC301 — a quote -- of two", ("FC301",), "a quote -- of two", None),
        ("ignore FC301--a quote", ("FC301",), "a quote", None),
        ("ignore value-differs, FC301: a quote: of two", ("value-differs", "FC301"), "a quote: of two", None),
        ("ignore FC301 - a quote", ("FC301",), "a quote", None),
        ("IGNORE value-differs", ("value-differs",), None, None),
        ("ignore FC301 --", ("FC301",), None, None),
        ("ignore -- a quote", (), "a quote", "it names no rule; write ignore FC301 -- reason"),
        ("ignroe FC301", (), None, '"ignroe" is no instruction; write ignore FC301 -- reason'),
        ("", (), None, '"" is no instruction; write ignore FC301 -- reason'),
    ],
)
def test_what_an_instruction_says(words: str, rules: tuple[str, ...], reason: str | None, fault: str | None) -> None:
    assert told(words) == (rules, reason, fault, ())


EMPTY = 'it quotes an empty figure; write ignore FC301 "8.8%" -- reason'


@pytest.mark.parametrize(
    ("words", "figures", "reason", "fault"),
    [
        ('ignore FC301 "8.8%" -- a quote', ("8.8%",), "a quote", None),
        ('ignore FC301 "5--6%" "$1–2 a  month" — of "9%" -- once', ("5--6%", "$1–2 a month"), 'of "9%" -- once', None),
        ("ignore FC301 “rose: 8%”", ("rose: 8%",), None, None),
        ('ignore FC301 "" -- a quote', ("",), "a quote", EMPTY),
        ('ignore FC301 -- says "8.8%"', (), 'says "8.8%"', None),
    ],
)
def test_figures_that_are_quoted_narrow_an_instruction(
    words: str, figures: tuple[str, ...], reason: str | None, fault: str | None
) -> None:
    assert told(words) == (("FC301",), reason, fault, figures)


@pytest.mark.parametrize(
    ("kind", "source", "expected"),
    [
        ("markdown", "One 1.\n\n{}\nTwo 2.\n\nThree 3.", "Two 2."),
        ("markdown", "One 1.\n\n{}\n\nTwo 2\nlines.\n\nThree 3.", "Two 2\nlines."),
        ("markdown", "One 1. {}\n\nTwo 2.", "One 1."),
        ("markdown", "One {} 1.\n\nTwo 2.", "One {} 1."),
        ("markdown", "One 1.\n{}\nTwo 2.", "Two 2."),
        ("markdown", "One 1.\r\n\r\n{}\r\n- Two 2.\r\n- Three 3.", "Two 2."),
        ("markdown", "{}\n# Up 5%\n\nOne 1.", "Up 5%"),
        ("markdown", "One 1.\n\n{}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nTwo.", "a | b |\n|---|---|\n| 1 | 2"),
        ("markdown", "One 1.\n\n{}\n", ""),
        ("html", "<p>One 1.</p>{}<p>Two <b>2</b>.</p><p>Three 3.</p>", "Two <b>2</b>."),
        ("html", "<p>One 1.{}</p><p>Two 2.</p>", "One 1."),
        ("html", "<p>One 1.</p>\n<p>{}Two 2.</p>", "Two 2."),
        ("text", "One 1.\n\n{}\nTwo 2.\n\nThree 3.", "Two 2."),
        ("text", "One 1. {}\n\nTwo 2.", "One 1."),
        ("markdown", "One ` 1.\n\n{}\nTwo ` 2.", "Two ` 2."),
        ("markdown", "~~~\nOne 1.\n\n{}\nTwo 2.", "Two 2."),
        ("markdown", "- One 1.\n\n    {}\n    Two 2.", "Two 2."),
    ],
)
def test_what_an_instruction_is_about(kind: str, source: str, expected: str, tmp_path: Path) -> None:
    source = source.replace("{}", RUN)
    (ignore,) = article(tmp_path, source, kind).ignores
    assert about(source, ignore) == expected.replace("{}", RUN)
    assert source[ignore.place.start : ignore.place.end] == ignore.place.text == RUN
    assert source.count("\n", 0, ignore.place.start) + 1 == ignore.place.line


@pytest.mark.parametrize(
    "value",
    [
        "ignore FC301, FC101 -- a quote",
        '"ignore FC301 FC101 -- a quote"',
        "{ignore: [FC301, FC101], reason: a quote}",
        "{ignore: 'FC301, FC101', reason: a quote}",
        "\n  ignore:\n    - FC301\n    - FC101\n  reason: a quote",
    ],
)
def test_front_matter_speaks_for_the_whole_article(value: str, tmp_path: Path) -> None:
    source = f"---\nid: x\nfactcheck: {value}\n---\nOne 1."
    for kind in ("text", "markdown", "html"):
        (ignore,) = article(tmp_path, source, kind).ignores
        assert (ignore.rules, ignore.reason, ignore.within) == (("FC301", "FC101"), "a quote", None)
        assert ignore.place.line in (3, 4)


def test_front_matter_may_give_several(tmp_path: Path) -> None:
    source = "---\nfactcheck:\n- ignore FC301 -- a quote\n- {ignore: FC101, reason: 5}\n- 7\n- {}\n---\nOne 1."
    told = [(ignore.rules, ignore.reason, bool(ignore.fault)) for ignore in article(tmp_path, source).ignores]
    assert told == [(("FC301",), "a quote", False), (("FC101",), "5", False), ((), None, True), ((), None, True)]


def test_a_record_speaks_for_itself(tmp_path: Path) -> None:
    source = '{"body": "One 1.", "factcheck": {"ignore": ["FC301"], "reason": "a quote"}}'
    (ignore,) = article(tmp_path, source, "jsonl").ignores
    assert (ignore.rules, ignore.reason, ignore.within, ignore.place.line) == (("FC301",), "a quote", None, 1)


def test_a_comment_that_does_not_end_or_is_for_others_says_nothing(tmp_path: Path) -> None:
    assert article(tmp_path, "<!-- note -->One 1.\n\n<!-- factcheck: ignore FC301 -- x\n\nTwo 2.").ignores == ()


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        ("markdown", "One 1.\n\n```\n{}\n```\n\nTwo 2."),
        ("markdown", "> ~~~~ md\n> {}\n> ~~~~\n\nTwo 2."),
        ("markdown", "- One 1.\n\n  ```html\n  {}\n  ```\n\nTwo 2."),
        ("markdown", "Write `{}` before it.\n\nTwo 2."),
        ("markdown", "Write ``a ` {}`` before it.\n\nTwo 2."),
        ("markdown", "One 1.\n\n    {}\n\nTwo 2."),
        ("markdown", "<pre>\n{}\n</pre>\n\nTwo 2."),
        ("html", "<p>One 1.</p><pre>\n{}\n</pre><p>Two 2.</p>"),
        ("html", "<p>Write <code>{}</code> before it.</p><p>Two 2.</p>"),
        ("html", "<script>'{}'</script><p>Two 2.</p>"),
    ],
)
def test_an_instruction_shown_as_code_is_not_followed(kind: str, source: str, tmp_path: Path) -> None:
    assert article(tmp_path, source.replace("{}", RUN), kind).ignores == ()


@pytest.mark.parametrize("kind", ["text", "jsonl"])
def test_an_instruction_in_plain_text_is_no_text(kind: str, tmp_path: Path) -> None:
    body = f"One 1.\n\n{RUN}\nTwo 2.\n\n<!-- a note -->"
    found = article(tmp_path, body if kind == "text" else json.dumps({"title": "Two 2.", "body": body}), kind)
    (ignore,) = found.ignores
    assert about(body, ignore) == "Two 2."
    assert "FC301" not in found.body.content
    assert "a note" in found.body.content
    assert [found.body.place("a", block.span).text for block in found.body.blocks][1] == "Two 2."
    assert found.body.place("a", found.body.blocks[1].span).start == body.index("Two 2.")


def test_escape_sequences_count_in_the_places_of_instructions(tmp_path: Path) -> None:
    source = f"One\x1b[0m 1.\n\n{RUN}\n\nTwo \x1b[1m2."
    (ignore,) = article(tmp_path, source).ignores
    assert source[ignore.place.start : ignore.place.end] == RUN
    assert about(source, ignore) == "Two \x1b[1m2."


@pytest.mark.parametrize(
    "unit",
    [
        f"{RUN}\n",
        "<!-- factcheck: ",
        "<!--factcheck:ignore -- -->\n\nA 1.\n\n",
        "`a ``b ",
        "```\n~~~~ ",
        "<pre><code> ",
        f"    {RUN}\n",
    ],
)
def test_a_run_of_instructions_is_read_to_its_end(unit: str, tmp_path: Path) -> None:
    """Read in quadratic time, a run of this length would not end within hours."""
    found = article(tmp_path, unit * (300_000 // len(unit)) + "\nOne 1.")
    assert all(ignore.place.end > ignore.place.start for ignore in found.ignores)
