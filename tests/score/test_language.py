"""Any model of natural language inference: found, checked, and read by the names of its labels."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from onnx import numpy_helper

import factcheck
from factcheck.model.language import NliScores, StatementPair
from factcheck.read import article
from factcheck.score import ModelError, language, model, named, opinions
from factcheck.score.onnx_model import OnnxModel
from factcheck.score.opinions import EACH, FEWEST
from tests import tiny_model

PAIRS = [("It rose.", "It fell."), ("It rose.", "It climbed, they said on Monday."), ("It rose.", "Perhaps.")]


def needs_torch(test: Callable[..., None]) -> Callable[..., None]:
    without = pytest.mark.skipif(find_spec("torch") is None, reason="the extra torch is not installed")
    return pytest.mark.torch(without(test))


def loudest(scores: NliScores) -> str:
    return max(scores._fields, key=lambda name: float(getattr(scores, name)))


@pytest.mark.parametrize(
    "labels", [("contradiction", "entailment", "neutral"), ("ENTAILMENT", "Neutral", "CONTRADICTION")]
)
@pytest.mark.parametrize("named", ["folder", "file"])
def test_the_labels_of_a_model_are_read_by_name(tmp_path: Path, labels: Sequence[str], named: str) -> None:
    folder = tiny_model.save(tmp_path / "m", labels, [label.lower() for label in labels])
    found = model(str(folder if named == "folder" else folder / "model.onnx"))
    assert found is not None
    assert [loudest(scores) for scores in found.scores(PAIRS)] == ["contradiction", "entailment", "neutral"]
    assert all(sum(scores) == pytest.approx(1) for scores in found.scores(PAIRS))


def test_an_export_in_a_folder_of_its_own_is_described_by_what_lies_above(tmp_path: Path) -> None:
    folder = tiny_model.save(tmp_path / "m")
    (folder / "onnx").mkdir()
    (folder / "model.onnx").rename(folder / "onnx" / "model.onnx")
    by_folder, by_file = model(str(folder)), model(str(folder / "onnx" / "model.onnx"))
    assert by_folder is not None
    assert by_file is not None
    assert by_folder.scores(PAIRS) == by_file.scores(PAIRS)
    assert [loudest(scores) for scores in by_file.scores(PAIRS)] == ["contradiction", "entailment", "neutral"]


@pytest.mark.parametrize("revision", ["v1", "refs/pr/1"])
def test_a_revision_that_was_fetched_is_found_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, revision: str
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    stored = tmp_path / "models--org--model"
    tiny_model.save(stored / "snapshots" / "abc")
    (stored / "refs" / revision).parent.mkdir(parents=True)
    (stored / "refs" / revision).write_text("abc", encoding="utf-8")
    found = model(named("org/model", revision))
    assert found is not None
    assert (found.identity["name"], found.identity["revision"]) == (f"org/model@{revision}", "abc")
    with pytest.raises(ModelError, match="factcheck models fetch org/model,"):
        model("org/model")
    with pytest.raises(ModelError, match="factcheck models fetch org/model --revision v2,"):
        model("org/model@v2")


def test_pairs_read_side_by_side_are_answered_in_order(tmp_path: Path) -> None:
    found = model(str(tiny_model.save(tmp_path / "m")))
    assert found is not None
    assert found.scores(PAIRS * 3, batch=4) == [pytest.approx(one) for one in found.scores(PAIRS * 3)]


def test_a_two_way_model_leaves_open_what_it_does_not_say(tmp_path: Path) -> None:
    folder = tiny_model.save(tmp_path / "m", ("entailment", "not_entailment"), ("entailment", "contradiction"))
    found = model(str(folder))
    assert found is not None
    fell, climbed, _ = found.scores(PAIRS)
    assert (fell.contradiction, climbed.contradiction) == (0, 0)
    assert fell.neutral > 0.9
    assert climbed.entailment > 0.9


def test_a_model_is_known_by_name_and_contents(tmp_path: Path) -> None:
    one, other = tiny_model.save(tmp_path / "one"), tiny_model.save(tmp_path / "other", tiny_model.LABELS[::-1])
    ours, theirs = model(str(one)), model(str(other))
    assert ours is not None
    assert theirs is not None
    assert ours.identity["name"] == str(one)
    assert len(ours.identity["revision"]) == 12
    assert ours.identity["revision"] != theirs.identity["revision"]
    assert ours.identity["runtime"].startswith("onnxruntime ")


def configure(folder: Path, **said: object) -> None:
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    (folder / "config.json").write_text(json.dumps(config | said), encoding="utf-8")


def spoil_label(folder: Path) -> None:
    configure(folder, id2label={"0": "POSITIVE", "1": "neutral", "2": "contradiction"})


def damage(folder: Path) -> None:
    found = onnx.load(folder / "model.onnx")
    for held in found.graph.initializer:
        values = numpy_helper.to_array(held)
        if values.dtype.kind == "f":
            held.CopyFrom(numpy_helper.from_array(np.full_like(values, np.nan), held.name))
    onnx.save(found, folder / "model.onnx")


def test_weights_beside_the_file_of_a_model_are_a_part_of_it(tmp_path: Path) -> None:
    folder = tiny_model.save(tmp_path / "m")
    network = onnx.load(folder / "model.onnx")
    onnx.save(network, folder / "model.onnx", save_as_external_data=True, location="model.onnx_data", size_threshold=64)
    before, data = revision(folder), bytearray((folder / "model.onnx_data").read_bytes())
    data[-1] ^= 1
    (folder / "model.onnx_data").write_bytes(data)
    assert revision(folder) != before


def test_labels_given_other_names_make_another_model(tmp_path: Path) -> None:
    folder = tiny_model.save(tmp_path / "m")
    before = model(str(folder))
    configure(folder, id2label={"0": "entailment", "1": "neutral", "2": "contradiction"})
    after = model(str(folder))
    assert before is not None
    assert after is not None
    assert before.identity["revision"] != after.identity["revision"]


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda folder: (folder / "config.json").unlink(), "config.json cannot be read"),
        (lambda folder: (folder / "config.json").write_text("{", encoding="utf-8"), "is no JSON"),
        (lambda folder: (folder / "config.json").write_text("[]", encoding="utf-8"), "does not describe a model"),
        (lambda folder: (folder / "config.json").write_text("{}", encoding="utf-8"), "its labels are none"),
        (lambda folder: (folder / "tokenizer.json").unlink(), "tokenizer.json is missing"),
        (lambda folder: (folder / "tokenizer.json").write_text("{}", encoding="utf-8"), "cannot be used"),
        (lambda folder: (folder / "model.onnx").write_bytes(b"not a model"), "cannot be used"),
        (lambda folder: (folder / "model.onnx").unlink(), "holds neither weights"),
        (spoil_label, 'its labels are "POSITIVE"'),
        (lambda folder: tiny_model.save(folder, outputs=("entailment", "neutral")), "2 numbers a pair"),
        (lambda folder: configure(folder, id2label={"a": "entailment"}), "cannot be used"),
        (lambda folder: configure(folder, max_position_embeddings="long"), "cannot be used"),
        (damage, "are no numbers"),
    ],
    ids=["no config", "half a config", "a list", "no labels", "no tokenizer", "another tokenizer", "corrupt",
         "no weights", "other labels", "more labels than outputs", "labels without a number", "a length in words",
         "damaged weights"],
)  # fmt: skip
def test_files_that_are_missing_broken_or_do_not_fit_are_named(tmp_path: Path, spoil: object, says: str) -> None:
    folder = tiny_model.save(tmp_path / "m")
    spoil(folder)  # type: ignore[operator]
    with pytest.raises(ModelError) as raised:
        model(str(folder))
    assert says in str(raised.value)
    assert str(folder) in str(raised.value)


def test_a_model_that_was_not_fetched_is_refused_with_the_command_that_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(ModelError, match="factcheck models fetch org/model"):
        model("org/model")


@pytest.mark.parametrize("name", ["a b/c d", "./nowhere", "/no/such/folder", "x" * 300])
def test_a_name_of_nothing_is_refused(name: str) -> None:
    with pytest.raises(ModelError):
        model(name)


class Counting:
    """A model that says the same of every pair and remembers which it was asked."""

    identity = {"name": "counting"}  # noqa: RUF012

    def __init__(self) -> None:
        self.asked: list[StatementPair] = []

    def scores(self, pairs: Sequence[StatementPair], batch: int = 1) -> list[NliScores]:
        self.asked += pairs
        return [NliScores(0.2, 0.5, 0.3)] * len(pairs)


def test_a_pair_is_scored_once_in_each_direction() -> None:
    counting = Counting()
    asked = opinions(counting, articles=2)
    assert asked is not None
    assert asked.both_ways("a", "b") == asked.both_ways("b", "a") == (NliScores(0.2, 0.5, 0.3),) * 2
    assert counting.asked == [("a", "b"), ("b", "a")]


def test_a_run_pays_for_so_many_pairs_and_says_how_many_were_left_out() -> None:
    counting, articles = Counting(), FEWEST
    asked = opinions(counting, articles)
    assert asked is not None
    most = EACH * articles
    answers = [asked.both_ways(f"a{number}", f"b{number}") for number in range(most)]
    assert [answer is not None for answer in answers] == [True] * (most // 2) + [False] * (most // 2)
    assert len(counting.asked) == most
    assert (asked.identity["pairs"], asked.identity["left_out"]) == (most, most)


def with_weights(folder: Path, **said: Any) -> tuple[Any, Any]:
    """A network of random weights and its tokenizer, which are saved in a folder, and nothing else."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    tiny_model.save(folder)
    (folder / "model.onnx").unlink()
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=8, hidden_size=8, num_hidden_layers=1, num_attention_heads=2, intermediate_size=8,
        max_position_embeddings=64, id2label=dict(enumerate(["ENTAILMENT", "NEUTRAL", "CONTRADICTION"])),
    )  # fmt: skip
    network = BertForSequenceClassification(config).eval()
    network.save_pretrained(folder, **said)
    tokenizer = PreTrainedTokenizerFast(tokenizer_file=str(folder / "tokenizer.json"), pad_token="[PAD]")
    tokenizer.save_pretrained(folder)
    return network, tokenizer


@needs_torch
def test_weights_that_are_not_there_are_not_made_up(tmp_path: Path) -> None:
    network, _ = with_weights(tmp_path)
    config = (tmp_path / "config.json").read_bytes()
    network.bert.save_pretrained(tmp_path)
    (tmp_path / "config.json").write_bytes(config)  # it still says which labels the network is to have
    with pytest.raises(ModelError, match=r"cannot be used: it holds no weights for classifier\.bias.*--nli off"):
        model(str(tmp_path))


@needs_torch
def test_a_tokenizer_that_is_not_there_is_not_made_up(tmp_path: Path) -> None:
    with_weights(tmp_path)
    for file in tmp_path.glob("*token*"):
        file.unlink()
    with pytest.raises(ModelError, match=r"cannot be used: it holds no tokenizer.*--nli off"):
        model(str(tmp_path))


@needs_torch
def test_every_file_that_makes_an_answer_makes_the_revision(tmp_path: Path) -> None:
    with_weights(tmp_path, max_shard_size="1KB")
    shards = sorted(tmp_path.glob("*.safetensors"))
    assert len(shards) > 1
    revisions = [revision(tmp_path)]
    for file in (shards[-1], tmp_path / "tokenizer.json"):
        turn(file)
        revisions.append(revision(tmp_path))
    assert len(set(revisions)) == len(revisions)


def revision(folder: Path) -> str:
    found = model(str(folder))
    assert found is not None
    return found.identity["revision"]


def turn(file: Path) -> None:
    """Another model: the words in another order, or the last of the weights another."""
    if file.name == "tokenizer.json":
        held = json.loads(file.read_text(encoding="utf-8"))
        words = held["model"]["vocab"]
        words["fell"], words["climbed"] = words["climbed"], words["fell"]
        file.write_text(json.dumps(held), encoding="utf-8")
    else:
        data = bytearray(file.read_bytes())
        data[-4] ^= 1
        file.write_bytes(data)


@needs_torch
def test_a_model_with_weights_is_run_by_torch(tmp_path: Path) -> None:
    import torch

    folder = tmp_path / "m"
    saved, tokenizer = with_weights(folder)
    found = model(str(folder))
    assert found is not None
    assert found.identity["runtime"].startswith("torch ")
    ((contradiction, entailment, neutral),) = found.scores(PAIRS[:1])
    with torch.inference_mode():
        expected = saved(**tokenizer(*PAIRS[0], return_tensors="pt")).logits.softmax(-1)[0].tolist()
    assert [entailment, neutral, contradiction] == pytest.approx(expected, abs=1e-4)
    assert found.scores(PAIRS * 2, batch=3) == [pytest.approx(one, abs=1e-4) for one in found.scores(PAIRS * 2)]
    shutil.rmtree(folder)


def test_the_model_that_comes_along_is_opened_when_it_is_first_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    found = model("default")
    assert found is not None
    opened = dict(OnnxModel(language.SHIPPED / "model.onnx", "default").identity)
    monkeypatch.setattr(OnnxModel, "__init__", lambda *_: pytest.fail("it was opened"))
    report = factcheck.check([article("Rain fell in the north, and the roads were closed.", id="a")], nli="default")
    assert report.model is not None
    assert opened.items() <= report.model.items()
    with pytest.raises(pytest.fail.Exception):
        found.scores(PAIRS)
