"""Packs laid over one another."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from factcheck import packs
from factcheck.model.metric import Metric
from factcheck.model.pack import RulePack
from factcheck.model.rule import Rule
from factcheck.model.subject import Subject


def pack_of(folder: Path, **files: str) -> Path:
    """A pack of such files; a double underscore in a name is a folder."""
    for name, content in files.items():
        path = folder / f"{name.replace('__', '/')}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return folder


def subject(pack: RulePack, name: str) -> Subject:
    return next(subject for subject in pack.subjects if subject.name == name)


def metric(pack: RulePack, name: str) -> Metric:
    return next(metric for metric in pack.metrics if metric.name == name)


def test_a_subject_of_a_newsroom_replaces_that_of_the_same_name(tmp_path: Path) -> None:
    ours = '[[subject]]\nname = "Nvidia"\nkind = "company"\naliases = ["Nvidia Corp."]\n'
    core, pack = packs.load(), packs.load(pack_of(tmp_path, subjects=ours))
    assert subject(pack, "Nvidia") == Subject("Nvidia", "company", ("Nvidia Corp.",))
    assert [s for s in pack.subjects if s.name != "Nvidia"] == [s for s in core.subjects if s.name != "Nvidia"]


def test_a_new_subject_is_added(tmp_path: Path) -> None:
    ours = '[[subject]]\nname = "Acme"\nkind = "company"\nnouns = ["anvil maker"]\nweak = ["acme"]\n'
    pack = packs.load(pack_of(tmp_path, subjects__local=ours))
    assert subject(pack, "Acme") == Subject("Acme", "company", weak=("acme", "Acme"), nouns=("anvil maker",))
    assert len(pack.subjects) == len(packs.load().subjects) + 1


def test_a_name_in_small_letters_is_read_at_the_head_of_a_sentence_too(tmp_path: Path) -> None:
    ours = '[[subject]]\nname = "unobtainium"\nkind = "commodity"\naliases = ["unobtainium futures", "UNO"]\n'
    found = subject(packs.load(pack_of(tmp_path, subjects=ours)), "unobtainium")
    assert found.aliases == ("unobtainium futures", "UNO", "Unobtainium", "Unobtainium futures")


def test_a_measure_of_a_newsroom_replaces_that_of_the_same_name(tmp_path: Path) -> None:
    ours = '[[metric]]\nname = "rent"\ndimensions = ["money"]\nnouns = ["rent"]\ntolerance = 0.1\nreach = 1\n'
    pack = packs.load(pack_of(tmp_path, metrics=ours))
    assert metric(pack, "rent") == Metric(
        "rent", ("money",), nouns=("rent",), tolerance=Decimal("0.1"), reach=Decimal(1)
    )


def test_a_later_pack_goes_before_an_earlier_one(tmp_path: Path) -> None:
    first = pack_of(tmp_path / "first", tolerances="about = 0.2\nnearly = 0.2\n")
    second = pack_of(tmp_path / "second", tolerances="about = 0.3\n")
    values = packs.load(first, second).tolerances.values
    assert values == {**packs.load().tolerances.values, "about": Decimal("0.3"), "nearly": Decimal("0.2")}


def test_a_label_of_words_replaces_that_of_its_category_alone(tmp_path: Path) -> None:
    core = packs.load().words.phrases
    phrases = packs.load(pack_of(tmp_path, words='[direction_verb]\nup = ["moon"]\n')).words.phrases
    assert phrases == {**core, "direction_verb": {**core["direction_verb"], "up": ("moon",)}}


def test_a_rule_keeps_its_code_and_takes_the_newsrooms_severity(tmp_path: Path) -> None:
    ours = (
        'code = "FC301"\nname = "rounding"\nseverity = "warning"\nkind = "rounding"\n'
        'message = "{a} or {b}?"\nwhy = "House style."\nremedy = "One decimal."\n'
    )
    rules = packs.load(pack_of(tmp_path, conflicts__FC301=ours)).rules
    assert rules["FC301"] == Rule(
        "FC301", "rounding", "warning", "rounding", "{a} or {b}?", "House style.", "One decimal."
    )
    assert list(rules) == list(packs.load().rules)


def test_a_pack_without_files_changes_nothing(tmp_path: Path) -> None:
    assert packs.load(tmp_path) == packs.load()


def test_files_that_are_not_toml_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("What we changed, and why.", "utf-8")
    assert packs.load(tmp_path) == packs.load()


def test_the_digest_follows_what_the_files_hold(tmp_path: Path) -> None:
    folder = pack_of(tmp_path, tolerances="about = 0.2\n")
    before = packs.load(folder)
    assert before.digest != packs.load().digest
    pack_of(tmp_path, tolerances="about = 0.3\n")
    after = packs.load(folder)
    assert after.digest != before.digest
    assert after.tolerances.values["about"] == Decimal("0.3")
    pack_of(tmp_path, tolerances="about = 0.2\n")
    assert packs.load(folder).digest == before.digest


def test_a_byte_order_mark_is_read_over(tmp_path: Path) -> None:
    (tmp_path / "tolerances.toml").write_bytes(b"\xef\xbb\xbfabout = 0.2\n")
    core = packs.load().tolerances
    assert packs.load(tmp_path).tolerances == replace(core, values={**core.values, "about": Decimal("0.2")})


def test_the_rules_alone_are_those_of_the_pack(tmp_path: Path) -> None:
    assert packs.rules(tmp_path) == packs.load(tmp_path).rules
