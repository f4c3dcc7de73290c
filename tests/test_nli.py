"""The language model at the doors: factcheck nli, --nli, factcheck models fetch."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

import pytest

from factcheck import library
from factcheck.entailment import Judge
from factcheck.model.language import NliScores, StatementPair
from tests import tiny_model
from tests.command import Command, Run


@pytest.fixture
def tiny(tmp_path: Path) -> str:
    return str(tiny_model.save(tmp_path / "tiny"))


def rows(run: Run) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run.out.splitlines()]


def lines(*pairs: tuple[object, str, str]) -> str:
    keys = ("id", "premise", "hypothesis")
    return "".join(json.dumps(dict(zip(keys, pair, strict=True))) + "\n" for pair in pairs)


def loudest(row: dict[str, Any]) -> str:
    return max(("entailment", "neutral", "contradiction"), key=lambda name: float(row[name]))


def test_pairs_are_answered_in_order_under_their_ids(factcheck: Command, tiny: str) -> None:
    asked = [("b", "It rose.", "It fell."), (2, "It rose.", "It climbed."), ("a", "It rose.", "Perhaps it did.")]
    run = factcheck("nli", "--nli", tiny, "--format", "jsonl", stdin=lines(*asked))
    assert (run.status, run.err) == (0, "")
    assert [row["id"] for row in rows(run)] == ["b", 2, "a"]
    assert [loudest(row) for row in rows(run)] == ["contradiction", "entailment", "neutral"]
    assert [set(row) for row in rows(run)] == [{"id", "entailment", "neutral", "contradiction"}] * 3


def test_pairs_are_read_from_files_too(factcheck: Command, tiny: str, tmp_path: Path) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text("\ufeff" + lines(("a", "It rose.", "It fell.")), encoding="utf-8")
    assert [row["id"] for row in rows(factcheck("nli", file, "--nli", tiny))] == ["a"]


@pytest.mark.parametrize(
    ("premise", "hypothesis", "expected"),
    [
        ("Sales climbed 4%.", "Sales climbed 4%.", "entailment"),
        ("Sales climbed 4%.", "Sales climbed 5%.", "contradiction"),
        ("Sales climbed 4%.", "Sales climbed more than 3%.", "entailment"),
        ("The sack holds 12 pounds of rice.", "The sack holds less than 30 pounds of rice.", "entailment"),
        ("The sack holds 12 pounds of rice.", "The sack holds at least 30 pounds of rice.", "contradiction"),
        ("Sales climbed more than 3%.", "Sales climbed 4%.", "neutral"),
        ("Sales climbed more than 3%.", "Sales climbed 2%.", "contradiction"),
        ("The fire hurt twelve people.", "The number climbed to ten people.", "contradiction"),
        ("Sales came to $3 million.", "Sales climbed 4%.", "entailment"),
        ("Sales rose 4%.", "Sales fell 4%.", "contradiction"),
        ("Tesla sold more than 400,000 cars.", "Tesla sold 410,000 cars.", "neutral"),
        ("Sales rose 4%.", "Perhaps sales rose 4%.", "neutral"),
        ("Ann can type 45 words per minute.", "Ann can type more than 30 words per minute.", "entailment"),
        ("Ann can type 45 words per minute.", "Ann can type fewer than forty words per minute.", "contradiction"),
        ("The average age of 30 pupils is 11.", "The average age of more than 46 pupils is 11.", "contradiction"),
        ("Oscar cut thirty-five trees.", "Oscar cut no more than 106 trees.", "entailment"),
        ("Ben and Carl are 64 together.", "Ben and Carl are between 19 and 97 together.", "entailment"),
        ("A sack costs between 19 and 97 dinars.", "A sack costs 64 dinars.", "neutral"),
        ("A sack costs Rs.450 in Pune.", "A sack costs Rs.more than 400 in Pune.", "entailment"),
        ("The car does 90km in an hour.", "The car does 120km in an hour.", "contradiction"),
        ("Two hundred guests came in 3 buses.", "At least 250 guests came in 3 buses.", "contradiction"),
        ("Perhaps the S&P 500 rose.", "Perhaps the S&P 600 rose.", "neutral"),
    ],
)
def test_figures_are_read_by_the_rules_and_words_by_the_model(
    factcheck: Command, tiny: str, premise: str, hypothesis: str, expected: str
) -> None:
    (row,) = rows(factcheck("nli", "--nli", tiny, stdin=lines(("a", premise, hypothesis))))
    assert loudest(row) == expected


@pytest.mark.parametrize(("ours", "theirs"), [("4%", "4.0%"), ("$4 million", "$4,000,000")])
def test_one_figure_written_in_two_ways_is_one(factcheck: Command, tiny: str, ours: str, theirs: str) -> None:
    asked = lines((1, f"Revenue rose by {ours}.", f"Revenue rose by {theirs}."))
    (row,) = rows(factcheck("nli", "--nli", tiny, "--format", "jsonl", stdin=asked))
    assert loudest(row) == "entailment"


class ShortSighted:
    """A language model that reads no more than so many words of a premise, and finds there what is told or denied."""

    identity: ClassVar[dict[str, str]] = {"name": "short-sighted"}

    def scores(self, pairs: Sequence[StatementPair], batch: int = 1) -> list[NliScores]:
        return [self._score(" ".join(premise.split()[:70]), hypothesis) for premise, hypothesis in pairs]

    def _score(self, seen: str, hypothesis: str) -> NliScores:
        if hypothesis in seen:
            return NliScores(0.05, 0.9, 0.05)
        denied = hypothesis.replace(" is ", " is not ") in seen
        return NliScores(0.9, 0.05, 0.05) if denied else NliScores(0.1, 0.1, 0.8)


@pytest.mark.parametrize(
    ("hypothesis", "expected"),
    [
        ("The mill in Oban is for sale.", "entailment"),
        ("The mill in Oban is for sale. The bank in Perth is in trouble.", "entailment"),
        ("The mill in Oban is for sale. The dock in Leith is in trouble.", "contradiction"),
        ("The mill in Oban is for sale. The yard in Wick is in trouble.", "neutral"),
    ],
)
def test_a_long_premise_is_read_to_its_end_for_each_sentence(hypothesis: str, expected: str) -> None:
    idle = "Nobody at the meeting on the pier had anything to say about it. " * 10
    told = ("The bank in Perth is in trouble.", "The dock in Leith is not in trouble.", "The mill in Oban is for sale.")
    premise = "".join(f"{idle}{sentence} " for sentence in told)
    (scores,) = Judge(ShortSighted(), library.rule_pack(None)).scores([(premise, hypothesis)])
    assert max(scores._fields, key=lambda name: float(getattr(scores, name))) == expected
    assert sum(scores) == pytest.approx(1)


def test_lines_that_hold_no_pair_are_named_and_the_others_answered(factcheck: Command, tiny: str) -> None:
    bad = (
        '{"premise": "It rose."}\n[1]\n{\n'
        + '{"premise": 1, "hypothesis": "It fell."}\n{"id": [], "premise": "", "hypothesis": ""}\n'
        + '{"premise": "a \\ud800 b", "hypothesis": "b"}\n{"id": "\\udc00", "premise": "a", "hypothesis": "b"}\n'
        + '{"id": NaN, "premise": "a", "hypothesis": "b"}\n{"id": -1e999, "premise": "a", "hypothesis": "b"}\n'
    )
    stdin = (bad + "\n" + lines(("a", "It rose.", "It fell."))).encode() + b'{"premise": "\xff"}\n'
    run = factcheck("nli", "--nli", tiny, stdin=stdin)
    assert run.status == 0
    assert [row["id"] for row in rows(run)] == ["a"]
    assert [line.split(" ")[1] for line in run.err.splitlines()] == [f"-:{number}:" for number in (*range(1, 10), 12)]
    assert factcheck("nli", "--nli", tiny, "--strict-inputs", stdin=stdin).status == 2
    assert factcheck("nli", "--nli", tiny, stdin=bad).status == 2


@pytest.mark.parametrize("name", ["off", "org/model", "no-such-model.onnx"])
def test_without_a_model_there_is_no_answer(factcheck: Command, name: str) -> None:
    run = factcheck("nli", "--nli", name, stdin=lines(("a", "It rose.", "It fell.")))
    assert (run.status, run.out) == (2, "")
    assert "Traceback" not in run.err


def test_a_check_says_which_model_weighed_what(factcheck: Command, articles: Path, tiny: str) -> None:
    plain = json.loads(factcheck("check", articles, "--format", "json").out)
    weighed = json.loads(factcheck("check", articles, "--format", "json", "--nli", tiny).out)
    assert plain["model"] is None
    assert weighed["model"]["name"] == tiny
    assert weighed["model"]["left_out"] == 0
    assert {finding["id"] for finding in plain["findings"]} <= {finding["id"] for finding in weighed["findings"]}
    for finding in weighed["findings"]:
        if finding["rule"].startswith("FC1"):
            assert sum(finding["nli"].values()) == pytest.approx(1, abs=0.002)


def test_an_installation_without_a_model_of_its_own_says_what_to_do(
    factcheck: Command, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.score.language.SHIPPED", tmp_path)
    run = factcheck("check", articles, "--nli", "default")
    assert (run.status, run.out) == (2, "")
    assert "--nli off" in run.err


def test_a_check_with_a_broken_model_says_so_before_it_reads(factcheck: Command, articles: Path, tiny: str) -> None:
    (Path(tiny) / "model.onnx").write_bytes(b"")
    run = factcheck("check", articles, "--nli", tiny)
    assert (run.status, run.out) == (2, "")
    assert "--nli off" in run.err


def test_fetching_says_what_stands_in_its_way(
    factcheck: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    run = factcheck("models", "fetch", "org/model")
    assert (run.status, run.out) == (2, "")
    assert '"org/model" cannot be fetched' in run.err


def test_fetching_a_revision_says_by_which_name_it_is_used(
    factcheck: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.snapshot_download", lambda *_, **__: str(tmp_path))
    run = factcheck("models", "fetch", "org/model", "--revision", "v1")
    assert (run.status, run.out.splitlines()[-1]) == (0, "use it with --nli org/model@v1")


def test_the_default_model_need_not_be_fetched_and_is_installed_anew_where_it_is_damaged(
    factcheck: Command, articles: Path, tiny: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.score.language.SHIPPED", Path(tiny))
    run = factcheck("models", "fetch", "default")
    assert (run.status, run.out) == (0, f"default is in {tiny}\nuse it with --nli default\n")
    (Path(tiny) / "model.onnx").write_bytes(b"\x00")
    run = factcheck("check", articles, "--nli", "default")
    assert (run.status, run.out) == (2, "")
    assert run.err.endswith("; install factcheck anew, or write --nli off: the rules need no model\n")
    assert "fetch" not in run.err
