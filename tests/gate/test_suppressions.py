"""What is let pass stays in the report, marked; what is wrong with letting it pass is told."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

import pytest

import factcheck as library
from tests.command import Command
from tests.conftest import RISE
from tests.documents import docx, paragraph


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three articles in Markdown: a and b disagree, a and c round one figure in two ways."""
    monkeypatch.chdir(tmp_path)
    for name, figure in {"a.md": "8.8%", "b.md": "18%", "c.md": "8.81%"}.items():
        (tmp_path / name).write_text(f"Rain fell.\n\n{RISE.format(figure)}\nMore rain fell.\n", encoding="utf-8")
    return tmp_path


def say(path: Path, words: str) -> None:
    """Put an instruction before the paragraph with the figure."""
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Meta", f"<!-- factcheck: {words} -->\nMeta", 1), encoding="utf-8")


def report(factcheck: Command, *arguments: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(factcheck("check", ".", "--format", "json", *arguments).out)
    return found


def told(found: dict[str, Any]) -> list[str]:
    """Codes, with the reason behind those that are let pass."""
    return [
        " ".join([finding["rule"], *(f"({one['reason']})" for one in finding.get("suppressions", []))])
        for finding in found["findings"]
    ]


def test_a_comment_lets_the_findings_of_the_next_paragraph_pass(factcheck: Command, desk: Path) -> None:
    assert told(report(factcheck)) == ["FC101", "FC301"]
    say(desk / "b.md", "ignore FC101 -- quoted as it stands")
    found = report(factcheck)
    assert told(found) == ["FC101 (quoted as it stands)", "FC301"]
    assert (found["summary"]["errors"], found["summary"]["infos"], found["summary"]["suppressed"]) == (0, 1, 1)
    (mark,) = found["findings"][0]["suppressions"]
    assert (mark["kind"], mark["place"]["path"], mark["place"]["line"]) == ("inSource", "./b.md", 3)
    run = factcheck("check", ".")
    assert run.status == 0
    assert "FC101" not in run.out
    assert run.out.endswith("0 errors, 0 warnings, 1 info. 1 finding suppressed.\n")


@pytest.mark.parametrize(
    ("quoted", "passed"),
    [
        ('"18%"', True),
        ('"18%" "8.8%"', True),
        ('"Meta Platforms shares rose 18%"', True),
        ('"rose 18% on"', True),
        ('"8%"', False),  # another figure ends so
        ('"Meta Platforms"', False),
        ('"18%" "7%"', False),
    ],
)
def test_what_quotes_figures_lets_pass_only_findings_that_have_them_all(
    factcheck: Command, desk: Path, quoted: str, passed: bool
) -> None:
    told_then = ["FC101 (as printed)", "FC301"] if passed else ["FC101", "FC301", "FC951"]
    original = (desk / "b.md").read_text("utf-8")
    say(desk / "b.md", f"ignore FC101 {quoted} -- as printed")
    assert told(report(factcheck)) == told_then
    listed = ", ".join(f"'{one}'" for one in quoted.strip('"').split('" "'))
    front = f"---\nfactcheck: {{ignore: FC101, figures: [{listed}], reason: as printed}}\n---\n"
    (desk / "b.md").write_text(front + original, encoding="utf-8")
    assert told(report(factcheck)) == told_then
    (desk / "b.md").write_text(original, encoding="utf-8")
    entry = f'[[ignore]]\nrule = "FC101"\narticles = "b.md"\nfigures = [{listed}]\nreason = "as printed"\n'
    (desk / "factcheck.toml").write_text(entry, encoding="utf-8")
    assert told(report(factcheck)) == told_then
    assert listed.split("'")[1] in factcheck("config").out


def test_a_comment_in_an_item_of_a_feed_lets_pass_what_stands_there(factcheck: Command, desk: Path) -> None:
    comment = "<!-- factcheck: ignore FC101 -- quoted as it stands -->"
    for name, source in feeds(comment).items():
        (desk / "b.md").unlink(missing_ok=True)
        (desk / name).write_text(source, encoding="utf-8")
        found = report(factcheck)
        assert told(found) == ["FC101 (quoted as it stands)", "FC301"], name
        (mark,) = found["findings"][0]["suppressions"]
        assert (mark["place"]["path"], mark["place"]["text"]) == (f"./{name}", comment)
        assert mark["place"]["line"] == source[: source.index("factcheck:")].count("\n") + 1
        (desk / name).write_text(source.replace(" -- quoted as it stands", "").replace("Rain", "Snow"), "utf-8")
        found = report(factcheck)
        assert told(found) == ["FC101", "FC301", "FC950"], name
        (desk / name).write_text(source.replace("FC101", "FC301"), encoding="utf-8")
        assert told(report(factcheck)) == ["FC101", "FC301", "FC951"], name
        (desk / name).unlink()


def feeds(comment: str) -> dict[str, str]:
    """One article, in which a comment stands before the second paragraph, as feeds and exchanged news hold it."""
    body = f"<p>Rain fell.</p>{comment}<p>{RISE.format('18%').strip()}</p><p>More rain fell.</p>"
    item = "<item><title>A</title><description>No.</description></item>\n<item><title>B</title>{}</item>"
    rss = f'<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>{item}</channel></rss>'
    ninjs = {"uri": "urn:b", "headline": "B", "body_html": body}
    return {
        "b.rss": rss.format(f"<content:encoded><![CDATA[{body}]]></content:encoded>"),
        "c.rss": rss.format(f"<description>{escape(body, quote=False)}</description>"),
        "d.json": json.dumps(ninjs),
        "e.json": json.dumps([ninjs | {"uri": "urn:a", "body_html": "<p>No.</p>"}, ninjs], indent=1),
    }


def test_what_no_comment_can_be_written_into_is_let_pass_by_the_configuration(factcheck: Command, desk: Path) -> None:
    (desk / "b.md").unlink()
    (desk / "b.docx").write_bytes(docx(paragraph(f"&lt;!-- factcheck: ignore FC101 -- no --&gt; {RISE.format('18%')}")))
    assert told(report(factcheck)) == ["FC101", "FC301"]
    configuration = '[[ignore]]\nrule = "FC101"\narticles = ["b.docx", "{}"]\nreason = "an old edition"\n'
    Path("factcheck.toml").write_text(configuration.format("a.md"), encoding="utf-8")
    assert told(report(factcheck)) == ["FC101", "FC301"]  # c.md tells what a.md tells, and is not let pass
    Path("factcheck.toml").write_text(configuration.format("*.md"), encoding="utf-8")
    assert told(report(factcheck)) == ["FC101 (an old edition)", "FC301"]


def test_a_comment_before_another_paragraph_is_of_no_use(factcheck: Command, desk: Path) -> None:
    path = desk / "b.md"
    path.write_text("<!-- factcheck: ignore FC101 -- no -->\n" + path.read_text("utf-8"), encoding="utf-8")
    assert told(report(factcheck)) == ["FC101", "FC301", "FC951"]


def test_a_comment_that_lacks_the_colon_is_one_too(factcheck: Command, desk: Path) -> None:
    path = desk / "b.md"
    say(path, "ignore FC101 -- quoted as it stands")
    path.write_text(path.read_text("utf-8").replace("factcheck:", "Factcheck"), encoding="utf-8")
    assert told(report(factcheck)) == ["FC101 (quoted as it stands)", "FC301"]
    path.write_text(path.read_text("utf-8").replace("ignore", "ignores"), encoding="utf-8")
    assert told(report(factcheck)) == ["FC101", "FC301"]


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("{ignroe: FC101, reason: x}", 'nothing is ignored here: unknown key "ignroe"; nearest is "ignore"'),
        ("{ignore: FC101, raeson: x}", 'nothing is ignored here: unknown key "raeson"; nearest is "reason"'),
    ],
)
def test_a_key_that_nobody_knows_is_told_where_one_is_missing(
    factcheck: Command, desk: Path, said: str, message: str
) -> None:
    path = desk / "b.md"
    path.write_text(f"---\nfactcheck: {said}\n---\n{path.read_text('utf-8')}", encoding="utf-8")
    found = report(factcheck)
    assert [one["message"] for one in found["findings"] if one["rule"] == "FC951"] == [message]
    path.write_text(path.read_text("utf-8").replace(said, "{ignore: FC101, reason: x, by: me}"), encoding="utf-8")
    assert told(report(factcheck)) == ["FC101 (x)", "FC301"]


def test_without_a_reason_nothing_passes(factcheck: Command, desk: Path) -> None:
    say(desk / "a.md", "ignore FC101")
    found = report(factcheck)
    assert told(found) == ["FC950", "FC101", "FC301"]
    complaint = found["findings"][0]
    assert complaint["message"] == "Ignoring FC101 here gives no reason, so nothing is ignored."
    assert (complaint["severity"], complaint["places"][0]["line"]) == ("warning", 3)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("ignore FC102 -- x", "Ignoring FC102 here is of no use: nothing of the kind is found."),
        ("ignore FC30l -- x", 'no rule is called "FC30l"; nearest is "FC301"'),
        ("ignore -- x", "nothing is ignored here: it names no rule; write ignore FC301 -- reason"),
        ("skip FC301", 'nothing is ignored here: "skip" is no instruction; write ignore FC301 -- reason'),
    ],
)
def test_an_instruction_of_no_use_is_told(factcheck: Command, desk: Path, words: str, message: str) -> None:
    say(desk / "c.md", words)
    (complaint,) = [one for one in report(factcheck)["findings"] if one["rule"] == "FC951"]
    assert complaint["message"] == message


def test_only_the_code_of_no_use_is_told(factcheck: Command, desk: Path) -> None:
    say(desk / "c.md", "ignore FC3, FC101, FC404 -- x")
    found = report(factcheck)
    assert told(found) == ["FC101", "FC301 (x)", "FC951"]  # what a and b tell is still in dispute
    assert "FC404" in found["findings"][2]["message"]


def test_a_rule_that_is_off_is_missed_by_nobody(factcheck: Command, desk: Path) -> None:
    say(desk / "c.md", "ignore FC404 -- x")
    (desk / "factcheck.toml").write_text("severity = {FC404 = 'off'}", encoding="utf-8")
    assert told(report(factcheck)) == ["FC101", "FC301"]


def test_front_matter_lets_pass_in_all_of_an_article(factcheck: Command, desk: Path) -> None:
    path = desk / "a.md"
    text = path.read_text("utf-8")
    path.write_text(f"---\nfactcheck: {{ignore: [FC3], reason: told short}}\n---\n{text}", encoding="utf-8")
    assert told(report(factcheck)) == ["FC101", "FC301 (told short)"]


def test_a_record_lets_pass_for_itself_alone(factcheck: Command, tmp_path: Path) -> None:
    weekday = "Meta Platforms shares rose 8.8% on Friday, July 1, 2026."
    records: list[dict[str, Any]] = [{"id": "a", "body": weekday}, {"id": "b", "body": weekday}]
    records[0]["factcheck"] = {"ignore": "FC404", "reason": "as printed"}
    lines = "".join(json.dumps(record) + "\n" for record in records)
    found = json.loads(factcheck("check", "-", "--format", "json", stdin=lines).out)
    assert sorted(told(found)) == ["FC404", "FC404 (as printed)"]


def test_a_comment_in_a_record_lets_pass_what_is_no_claim_in_its_paragraph(factcheck: Command) -> None:
    weekday = "Meta Platforms shares rose 8.8% on Friday, July 1, 2026."
    bodies = (f"<!-- factcheck: ignore FC404 -- as printed -->\n{weekday}", f"Rain fell.\n\n{weekday}")
    lines = "".join(json.dumps({"body": body}) + "\n" for body in bodies)
    found = json.loads(factcheck("check", "-", "--format", "json", stdin=lines).out)
    assert sorted(told(found)) == ["FC404", "FC404 (as printed)"]


CONFIGURED = """
[[ignore]]
rule = "{rule}"
articles = {articles}
{reason}
"""


@pytest.mark.parametrize(
    ("rule", "articles", "expected"),
    [
        ("FC101", ["b.md"], ["FC101 (known)", "FC301"]),
        ("value-differs", ["a.md", "b.md"], ["FC101", "FC301"]),  # c differs from b too
        ("rounding", ["a.md", "c.md"], ["FC101", "FC301 (known)"]),
        ("FC", [], ["FC101 (known)", "FC301 (known)"]),
        ("FC", ["*.md", "b.md"], ["FC101 (known)", "FC301"]),
        ("FC301", ["b.md", "c.md"], ["FC101", "FC301", "FC951"]),
        ("FC101", ["b.md", "gone.md"], ["FC101", "FC301", "FC951"]),
        ("FC101", ["b.md", "news/*.md"], ["FC101", "FC301", "FC951"]),
        ("FC101", ["b.md", "old/gone.md"], ["FC101", "FC301"]),  # it is there, but was not read
    ],
)
def test_the_configuration_lets_pass_in_one_article_or_between_two(
    factcheck: Command, desk: Path, rule: str, articles: list[str], expected: list[str]
) -> None:
    text = CONFIGURED.format(rule=rule, articles=articles, reason="reason = 'known'")
    (desk / "factcheck.toml").write_text(text, encoding="utf-8")
    (desk / "old").mkdir()
    (desk / "old" / "gone.md").write_text("Rain fell.", encoding="utf-8")
    found = report(factcheck, "--exclude", "old/") if "old/gone.md" in articles else report(factcheck)
    assert told(found) == expected
    marks = [mark for finding in found["findings"] for mark in finding.get("suppressions", [])]
    assert {(mark["kind"], mark["place"]["path"], mark["place"]["line"]) for mark in marks} <= {
        ("external", "factcheck.toml", 2)
    }


AGREE = "Meta Platforms shares rose 8.8% on July 1, 2026."
DIFFER = "Meta Platforms shares rose 18% on July 1, 2026."
THIRD = "Meta Platforms shares rose 28% on July 1, 2026."


@pytest.mark.parametrize(
    ("texts", "pair", "expected"),
    [
        ((AGREE, AGREE, DIFFER), ["a.md", "b.md"], ["FC101"]),
        ((AGREE, DIFFER), ["a.md", "b.md"], ["FC101 (known)"]),
        ((AGREE, DIFFER, THIRD), ["a.md", "b.md"], ["FC101"]),
        ((AGREE, AGREE, DIFFER), ["a.md"], ["FC101"]),
        ((AGREE, AGREE, DIFFER), ["c.md"], ["FC101 (known)"]),
    ],
)
def test_what_others_dispute_is_not_let_pass_with_it(
    factcheck: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    texts: tuple[str, ...],
    pair: list[str],
    expected: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in zip("abc", texts, strict=False):
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    configured = CONFIGURED.format(rule="FC101", articles=pair, reason="reason = 'known'")
    (tmp_path / "factcheck.toml").write_text(configured, encoding="utf-8")
    assert told(report(factcheck)) == expected


def test_an_entry_without_reason_lets_nothing_pass(factcheck: Command, desk: Path) -> None:
    (desk / "factcheck.toml").write_text(CONFIGURED.format(rule="FC101", articles=[], reason=""), encoding="utf-8")
    assert told(report(factcheck)) == ["FC101", "FC301", "FC950"]


def test_an_article_is_named_by_its_id_too(factcheck: Command, desk: Path) -> None:
    path = desk / "b.md"
    path.write_text(f"---\nid: beta\n---\n{path.read_text('utf-8')}", encoding="utf-8")
    text = CONFIGURED.format(rule="FC101", articles=["beta"], reason="reason = 'known'")
    (desk / "factcheck.toml").write_text(text, encoding="utf-8")
    assert "FC101 (known)" in told(report(factcheck))


def test_what_is_let_pass_is_the_same_whatever_order_and_jobs(factcheck: Command, desk: Path) -> None:
    say(desk / "b.md", "ignore FC101 -- x")
    say(desk / "c.md", "ignore FC301")
    runs = [("a.md", "b.md", "c.md"), ("c.md", "b.md", "a.md"), ("b.md", "a.md", "c.md", "--jobs", 2)]
    assert len({factcheck("check", *run, "--format", "json") for run in runs}) == 1


def test_an_input_in_trouble_can_be_let_pass_and_still_stops_a_strict_run(factcheck: Command, desk: Path) -> None:
    (desk / "e.md").write_bytes(b"caf\xe9")
    text = CONFIGURED.format(rule="FC901", articles=["e.md"], reason="reason = 'a test of ours'")
    (desk / "factcheck.toml").write_text(text, encoding="utf-8")
    assert "FC901 (a test of ours)" in told(report(factcheck))
    assert factcheck("check", ".", "--strict-inputs").status == 2


def test_the_library_marks_the_same(desk: Path) -> None:
    say(desk / "b.md", "ignore FC101 -- x")
    found = library.check(desk)
    assert [(one.rule, one.stands) for one in found.findings] == [("FC101", False), ("FC301", True)]


def test_a_run_that_does_not_read_all_there_is_calls_nothing_useless(factcheck: Command, desk: Path) -> None:
    say(desk / "b.md", "ignore FC101 -- quoted as it stands")
    (desk / "more").mkdir()
    (desk / "more" / "c.md").write_text("Rain fell.\n", encoding="utf-8")
    assert "FC951" not in factcheck("check", "b.md").out  # a.md lies beside it
    (desk / "factcheck.toml").write_text('paths = ["."]', encoding="utf-8")
    assert "FC951" not in factcheck("check", "b.md", "more").out
    for name in ("a.md", "c.md"):
        (desk / name).unlink()
    assert "FC951" in factcheck("check", ".").out
    assert "FC951" not in factcheck("check", ".", "--exclude", "more/").out
    (desk / "d.md").write_bytes(b"caf\xe9")
    assert "FC951" not in factcheck("check", ".").out
    (desk / "d.md").unlink()
    (desk / "factcheck.toml").unlink()
    assert "FC951" in factcheck("check", "b.md").out


def test_what_only_a_language_model_finds_is_not_missed_without_one(factcheck: Command, desk: Path) -> None:
    say(desk / "c.md", "ignore FC501 -- a quote")
    assert told(report(factcheck)) == ["FC101", "FC301"]
