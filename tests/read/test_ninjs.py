"""ninjs in its three versions: every item an article, with its place in the file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from factcheck import read
from factcheck.model.article import Article
from factcheck.model.limits import Limits
from factcheck.read import Source

FIRST: dict[str, Any] = {
    "uri": "urn:wire:1",
    "type": "text",
    "versioncreated": "2026-07-01T08:00:00+00:00",
    "language": "en",
    "headline": "Acme “rises” 5%",
    "body_text": "Not this one.",
    "body_html": "<p>Acme rose <b>5%</b> &amp; more.</p>\n<p>Café “Beta” paid $3 million.</p>",
    "infosource": [{"name": "Wire Agency"}],
    "associations": {"main": {"uri": "urn:wire:picture", "type": "picture", "renditions": {}}},
}
SECOND: dict[str, Any] = {
    "uri": "urn:wire:2",
    "contentcreated": "2026-07-02",
    "headlines": [{"role": "main", "value": "Beta falls"}],
    "bodies": [
        {"contenttype": "text/plain", "value": "Not this one."},
        {"contenttype": "application/xhtml+xml", "value": "<p>Beta fell 3%.</p>"},
    ],
}
THIRD: dict[str, Any] = {
    "uri": "urn:wire:3",
    "contentCreated": "2026-07-03",
    "pubStatus": "usable",
    "headlines": [{"value": "Gamma rises"}],
    "bodies": [{"contentType": "text/plain", "value": "Gamma rose 4%.\nIt was 2% before."}],
    "infoSources": [{"name": "Wire"}],
}


def read_json(folder: Path, source: Any, name: str = "a.json") -> list[Any]:
    text = source if isinstance(source, str) else json.dumps(source, indent=1)
    (folder / name).write_text(text, encoding="utf-8")
    found, _ = read.sources([str(folder / name)], Limits())
    return [result for one in found for result in read.read(one, Limits())]


def told(found: Article) -> tuple[object, ...]:
    blocks = [found.body.quote(block.span) for block in found.body.blocks]
    return found.id, found.title and found.title.content, found.date and found.date.iso, found.source, blocks


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            FIRST,
            (
                "urn:wire:1",
                "Acme “rises” 5%",
                "2026-07-01",
                "Wire Agency",
                ["Acme rose 5% & more.", "Café “Beta” paid $3 million."],
            ),
        ),
        (SECOND, ("urn:wire:2", "Beta falls", "2026-07-02", None, ["Beta fell 3%."])),
        (THIRD, ("urn:wire:3", "Gamma rises", "2026-07-03", "Wire", ["Gamma rose 4%.", "It was 2% before."])),
    ],
)
def test_each_version_is_read(item: dict[str, Any], expected: tuple[object, ...], tmp_path: Path) -> None:
    (found,) = read_json(tmp_path, item)
    assert told(found) == expected


def test_a_list_and_a_package_are_their_items(tmp_path: Path) -> None:
    package = {"uri": "urn:p", "type": "composite", "headline": "All", "associations": [SECOND, THIRD]}
    found = read_json(tmp_path, [FIRST, package])
    assert [one.id for one in found] == ["urn:wire:1", "urn:p", "urn:wire:2", "urn:wire:3"]
    place = found[3].body.place("a", found[3].body.sentences[0].span)
    assert place.part == "item 4, paragraph 1"


@pytest.mark.parametrize("item", [FIRST, dict(reversed(FIRST.items()))])
def test_a_place_on_a_line_with_others_is_told_by_its_paragraph(item: dict[str, Any], tmp_path: Path) -> None:
    for source, name in (item, ""), ([item, SECOND], "item 1"):
        found = read_json(tmp_path, json.dumps(source))[0]
        body, title = found.body, found.title
        parts = [body.place("a", block.span).part for block in body.blocks]
        assert parts == [", ".join(filter(None, (name, f"paragraph {at}"))) for at in (1, 2)]
        assert title.place("a", title.blocks[0].span).part == (name or "headline")


@pytest.mark.parametrize("item", [FIRST, SECOND, THIRD])
@pytest.mark.parametrize("ascii_only", [True, False])
def test_every_sentence_leads_back_to_its_characters(item: dict[str, Any], ascii_only: bool, tmp_path: Path) -> None:
    source = json.dumps([item, item], indent=1, ensure_ascii=ascii_only)
    lines = source.split("\n")
    for found in read_json(tmp_path, source):
        for text in found.texts:
            for sentence in text.sentences:
                place = text.place("a", sentence.span)
                said = source[place.start : place.end]
                assert lines[place.line - 1][place.column - 1 :].startswith(said)
                assert "".join(json.loads(f'"{said}"').split())[:4] == "".join(place.text.split())[:4]


@pytest.mark.parametrize(
    ("source", "code", "said"),
    [
        ('{"uri": "x", "headline": "y",\n "body_text": "z', "FC901", "is no whole JSON"),
        ('{"name": "x", "version": 1}', "FC901", "is JSON, but not ninjs"),
        ("[" * 100_000, "FC901", "nested too deeply"),
        ('{"uri": "x", "headline": "y", "pubstatus": "canceled"}', "FC903", "is withdrawn"),
        ('{"uri": "x", "headline": "y", "versioncreated": "someday"}', "FC902", 'the date "someday"'),
    ],
)
def test_what_is_no_news_is_named(source: str, code: str, said: str, tmp_path: Path) -> None:
    notice, *_ = read_json(tmp_path, source)
    assert notice.code == code
    assert said in notice.message


def test_odd_values_are_passed_over(tmp_path: Path) -> None:
    (found,) = read_json(
        tmp_path,
        '{"uri": 7, "headline": ["x"], "title": "Up \\ud83d 5\\u001b[1m%", "language": null,'
        ' "bodies": [1, {"value": 2}],'
        ' "body_text": "It \\u001b[31mrose\\n5%.", "infosource": {"name": 9}, "n": ' + "9" * 10_000 + ', "x": NaN}',
    )
    assert (found.title.content, found.body.content) == ("Up \ufffd 5%", "It rose\n5%.")


def test_a_folder_is_searched_for_json_that_is_news_and_for_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.json").write_text(json.dumps(FIRST), encoding="utf-8")
    Path("package.json").write_text('{"name": "x", "uri": "y"}', encoding="utf-8")
    Path("b.pdf").write_bytes(b"%PDF-1.7")
    found, _ = read.sources(["."], Limits())
    assert [source.name for source in found] == ["./a.json"]
    found, _ = read.sources(["*.json", "*.pdf"], Limits())
    assert found == (Source("a.json", "ninjs"), Source("package.json", "ninjs"), Source("b.pdf", "pdf"))
