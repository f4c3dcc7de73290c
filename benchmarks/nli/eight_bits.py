"""Makes the 8-bit file of a model anew: python benchmarks/nli/eight_bits.py FOLDER MODEL.onnx

A few inner channels are five times as loud as all others, and one step of 8 bits is as wide as the loudest asks: what
is quiet is lost. So those few are made quieter before they are rounded and their weights stronger, which changes
nothing in floats (Xiao et al. 2023, "SmoothQuant"). FOLDER holds development.jsonl, whose pairs tell how loud a
channel is.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

LOUD = 4  # channels of each input that are made as quiet as the next one
PAIRS, BATCH, LONGEST = 400, 32, 256
SHIPPED = Path("factcheck/score/default")

Feed = dict[str, Any]


def quantised(plain: onnx.ModelProto, feeds: Sequence[Feed], to: Path) -> None:
    """Writes a model of floats with weights of 8 bits."""
    even(plain, feeds)
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "even.onnx"
        onnx.save(plain, prepared)
        # Weights of seven bits: with eight, the products of two overflow on processors without VNNI, unnoticed.
        quantize_dynamic(str(prepared), str(to), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def even(model: onnx.ModelProto, feeds: Sequence[Feed]) -> None:
    """Makes the loudest channels quieter before they meet their weights, and the weights stronger by as much."""
    graph = model.graph
    held = {one.name: one for one in graph.initializer}
    meets = [node for node in graph.node if node.op_type in ("MatMul", "Gemm") and node.input[1] in held]
    made: dict[str, onnx.NodeProto] = {}
    for name, loudness in loudest(model, list(dict.fromkeys(node.input[0] for node in meets)), feeds).items():
        limit = np.sort(loudness)[-1 - LOUD]
        factor = np.maximum(1, loudness / limit).astype(np.float32)
        for node in (node for node in meets if node.input[0] == name):
            weights = numpy_helper.to_array(held[node.input[1]])
            turned = any(one.name == "transB" and one.i for one in node.attribute)
            stronger = weights * (factor[None, :] if turned else factor[:, None])
            held[node.input[1]].CopyFrom(numpy_helper.from_array(stronger.astype(np.float32), node.input[1]))
            node.input[0] = f"{name}_even"
        graph.initializer.append(numpy_helper.from_array(1 / factor, f"{name}_evening"))
        made[name] = helper.make_node("Mul", [name, f"{name}_evening"], [f"{name}_even"], name=f"{name}_Even")
    nodes = [one for node in graph.node for one in (node, *(made[name] for name in node.output if name in made))]
    del graph.node[:]
    graph.node.extend(nodes)


def loudest(model: onnx.ModelProto, names: Sequence[str], feeds: Sequence[Feed]) -> dict[str, Any]:
    """The greatest amount of each channel of these values over all pairs, padding aside."""
    probed = onnx.ModelProto()
    probed.CopyFrom(model)
    probed.graph.output.extend(helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in names)
    session = onnxruntime.InferenceSession(probed.SerializeToString(), providers=["CPUExecutionProvider"])
    found: dict[str, Any] = {}
    for feed in feeds:
        for name, value in zip(names, session.run(list(names), feed), strict=True):
            told = value[feed["attention_mask"].astype(bool)] if value.ndim > 2 else value
            found[name] = np.maximum(found.get(name, 0), np.abs(told).max(axis=0))
    return found


def fed(pairs: Path, tokenizer: Path) -> Iterator[Feed]:
    """The first pairs of a file as a model is given them, those of like length together."""
    reader = Tokenizer.from_file(str(tokenizer))
    reader.enable_truncation(LONGEST)
    rows = [json.loads(line) for line in pairs.read_text(encoding="utf-8").splitlines()[:PAIRS]]
    encoded = sorted(reader.encode_batch([(row["premise"], row["hypothesis"]) for row in rows]), key=len)
    columns = {"input_ids": "ids", "attention_mask": "attention_mask", "token_type_ids": "type_ids"}
    for start in range(0, len(encoded), BATCH):
        batch = encoded[start : start + BATCH]
        width = max(map(len, batch))
        yield {
            key: np.array([[*getattr(one, name), *[0] * (width - len(one))] for one in batch])
            for key, name in columns.items()
        }


def floats(path: Path) -> onnx.ModelProto:
    """A model of 8 bits with its weights as floats again, each off by half a step of its column at most."""
    model = onnx.load(path)
    graph = model.graph
    held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    made = {name: node for node in graph.node for name in node.output}
    takes = {name: node for node in graph.node for name in node.input}
    exchanged: dict[str, onnx.NodeProto] = {}
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            stored = node.input[1].removesuffix("_quantized")
            weights = held[node.input[1]].astype(np.float32) * held[f"{stored}_scale"]
            graph.initializer.append(numpy_helper.from_array(weights.astype(np.float32), f"{stored}_float"))
            last = takes[takes[node.output[0]].output[0]]  # a cast, then the product with the scales
            inputs = [made[node.input[0]].input[0], f"{stored}_float"]
            exchanged[last.output[0]] = helper.make_node("MatMul", inputs, [last.output[0]], name=f"{node.name}_float")
    nodes = [exchanged.get(node.output[0], node) for node in graph.node]
    _keep(graph, _needed(nodes, {one.name for one in graph.output}))
    return model


def _needed(nodes: Sequence[onnx.NodeProto], wanted: set[str]) -> list[onnx.NodeProto]:
    """The nodes that what is wanted hangs on, in order."""
    found: list[onnx.NodeProto] = []
    for node in reversed(nodes):
        if not wanted.isdisjoint(node.output):
            found.append(node)
            wanted |= set(node.input)
    return found[::-1]


def _keep(graph: onnx.GraphProto, nodes: Sequence[onnx.NodeProto]) -> None:
    used = {name for node in nodes for name in node.input}
    weights = [one for one in graph.initializer if one.name in used]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend(weights)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--to", type=Path, default=SHIPPED)
    options = parser.parse_args()
    model = floats(options.model)
    feeds = list(fed(options.folder / "development.jsonl", options.to / "tokenizer.json"))
    quantised(model, feeds, options.to / "model.onnx")
    print(f"{(options.to / 'model.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
