"""A language model of a dozen words, saved as others are: it goes by single words and knows nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

WORDS = {"fell": "contradiction", "blocked": "contradiction", "climbed": "entailment", "perhaps": "neutral"}
LABELS = ("contradiction", "entailment", "neutral")
STRENGTH = 6.0


def save(folder: Path, labels: Sequence[str] = LABELS, outputs: Sequence[str] | None = None) -> Path:
    """A folder with model.onnx, tokenizer.json and config.json; ``outputs`` what it really puts out, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = {word: at for at, word in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS])}
    save_tokenizer(folder / "tokenizer.json", vocabulary)
    config = {"id2label": {str(at): label for at, label in enumerate(labels)}, "max_position_embeddings": 64}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    onnx.save(network(vocabulary, outputs or labels), folder / "model.onnx")
    return folder


def save_tokenizer(path: Path, vocabulary: Mapping[str, int]) -> None:
    tokenizer = Tokenizer(models.WordLevel(dict(vocabulary), unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", vocabulary["[CLS]"]), ("[SEP]", vocabulary["[SEP]"])],
    )
    tokenizer.save(str(path))


def network(vocabulary: Mapping[str, int], outputs: Sequence[str]) -> onnx.ModelProto:
    """Logits that are the sum of what each word speaks for; the second statement counts, the first does not."""
    table = np.zeros((len(vocabulary), len(outputs)), dtype=np.float32)
    for word, meaning in WORDS.items():
        if meaning in outputs:
            table[vocabulary[word], outputs.index(meaning)] = STRENGTH
    shape = ["batch", "length"]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, shape)
        for name in ("input_ids", "attention_mask", "token_type_ids")
    ]
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["spoken"]),
        helper.make_node("Mul", ["attention_mask", "token_type_ids"], ["second"]),
        helper.make_node("Cast", ["second"], ["weight"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["weight", "last"], ["weights"]),
        helper.make_node("Mul", ["spoken", "weights"], ["counted"]),
        helper.make_node("ReduceSum", ["counted", "middle"], ["logits"], keepdims=0),
    ]
    held = [
        numpy_helper.from_array(table, "table"),
        numpy_helper.from_array(np.array([-1]), "last"),
        numpy_helper.from_array(np.array([1]), "middle"),
    ]
    logits = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", len(outputs)])
    graph = helper.make_graph(nodes, "tiny", inputs, [logits], held)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
