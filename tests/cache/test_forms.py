"""What is kept comes back as it was, whatever it is called by then; what is no such thing does not come back."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from factcheck import library, pipeline
from factcheck.cache import forms, keys
from factcheck.model.article import Article
from factcheck.model.finding import Own, Treated
from factcheck.read import Limits, article, read, sources
from tests.judge.test_cases import ALL as CASES

CORPUS = Path(__file__).parents[2] / "corpus" / "articles"
PACK = library.rule_pack(None)
SAID = "Acme Corp shares rose 8.8% to $41.20 on July 1, 2026, from about $37.90. Sales fell 3% (€2.1 billion)."


def corpus() -> Iterator[Article]:
    found, _ = sources([str(CORPUS)], Limits())
    return (one for source in found for one in read(source, Limits()) if isinstance(one, Article))


def treated(one: Article) -> Treated:
    reading = pipeline.read(one, PACK)
    return Treated(reading, pipeline.own_of(reading, PACK))


def test_every_article_of_the_corpus_comes_back() -> None:
    readings = 0
    for one in corpus():
        made = treated(one)
        assert forms.treated_of(forms.treated_bytes(made), one) == made
        assert forms.treated_of(forms.treated_bytes(Treated(made.reading)), one) == Treated(made.reading)
        readings += bool(made.reading.claims)
    assert readings > 20


def test_what_an_article_says_against_itself_comes_back_under_another_name_in_another_place() -> None:
    met: Counter[str] = Counter()
    for here in (one for case in CASES[::3] for one in case.articles):
        body, title = (text and replace(text, record=7) for text in (here.body, here.title))
        there = replace(here, id="there:b", path="b/c.txt", group="g", body=body, title=title)
        made = treated(here)
        assert forms.treated_of(forms.treated_bytes(made), there) == treated(there)
        met.update(name for name, told in zip(Own._fields, made.own or (), strict=True) if told)
    assert min(met[name] for name in Own._fields) > 2


def test_the_report_of_the_corpus_comes_back() -> None:
    report = library.check([CORPUS])
    assert report.findings
    assert forms.report_of(forms.report_bytes(report)) == report


@pytest.mark.parametrize(
    "value",
    [b"", b"\xc1", pickle.dumps(print), msgspec.msgpack.encode({"claims": 5}), msgspec.msgpack.encode([[], []])],
)
def test_what_is_of_another_shape_does_not_come_back(value: bytes) -> None:
    assert forms.treated_of(value, article("x")) is None
    assert forms.report_of(value) is None


def test_a_reading_alone_is_of_another_shape() -> None:
    kept = forms.kept_treated(treated(article(SAID, date="2026-07-02")))
    for value in (kept.reading, kept[:1], (kept.reading, kept.own and kept.own[:2])):
        assert forms.treated_of(msgspec.msgpack.encode(value), article("x")) is None


def test_a_claim_that_is_not_there_does_not_come_back() -> None:
    one = article(SAID, date="2026-07-02")
    told = msgspec.msgpack.decode(forms.treated_bytes(treated(one)))
    slots = [slot for statement in told[0][1] for slot in statement[3] if slot[4] is not None]
    assert slots
    slots[0][4] = 999
    assert forms.treated_of(msgspec.msgpack.encode(told), one) is None


def test_a_key_is_of_what_an_article_says_and_not_of_its_name() -> None:
    one = article(SAID, id="a", date="2026-07-02")
    key = keys.of_article(b"x", one)
    assert keys.of_article(b"x", replace(one, id="b", path="c", group="g")) == key
    others = (
        article(SAID + " ", id="a", date="2026-07-02"),
        article(SAID, id="a", date="2026-07-03"),
        article(SAID, id="a", date="2026-07"),
        article(SAID, id="a", date="2026-07-02", lang="de"),
        article(SAID, id="a", date="2026-07-02", title="Acme"),
        replace(one, body=replace(one.body, sentences=one.body.sentences[:1])),
    )
    assert len({key, keys.of_article(b"y", one), *(keys.of_article(b"x", other) for other in others)}) == 8


def test_an_environment_is_of_version_code_and_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = keys.environment("1", "rules")
    assert keys.environment("1", "rules") == plain
    others = {keys.environment("2", "rules"), keys.environment("1", "others")}
    monkeypatch.setattr(keys, "code", lambda: "edited")
    others.add(keys.environment("1", "rules"))
    assert len({plain, *others}) == 4


def test_an_edited_line_of_code_is_another_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "PACKAGE", tmp_path)
    (tmp_path / "a.py").write_text("x = 1", encoding="utf-8")
    before = keys.code()
    (tmp_path / "a.py").write_text("x = 2", encoding="utf-8")
    assert keys.code() != before
