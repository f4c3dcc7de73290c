"""The weights of a model that export.py wrote, as floats again, so that a training can go on from the file alone."""

from __future__ import annotations

from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

QUANTISED, SCALE = "_quantized", "_scale"
EVEN, EVENING = "_even", "_evening"


def weights(path: Path) -> dict[str, Tensor]:
    """By the names that the network gives them; what was frozen stays that of the encoder and is not among them.

    Of eight bits, each is off by half a step of its column at most.
    """
    graph = onnx.load(path).graph
    held = {one.name: torch.from_numpy(numpy_helper.to_array(one).copy()) for one in graph.initializer}
    found = {
        name.removeprefix("model."): value
        for name, value in held.items()
        if name.startswith("model.") and not name.endswith((QUANTISED, SCALE, "_zero_point"))
    }
    made = {output: node for node in graph.node for output in node.output}
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            stored = node.input[1].removesuffix(QUANTISED)
            name = node.output[0].split("/MatMul_output")[0].split("/Gemm_output")[0]
            read = held[stored + QUANTISED].float() * held[stored + SCALE]
            loud = made[node.input[0]].input[0].removesuffix(EVEN) + EVENING
            if loud in held:  # what eight_bits.py made quieter before and stronger here
                read = read * held[loud][:, None]
            found[f"{_named(name)}.weight"] = read.T.contiguous()
    return found


def _named(path: str) -> str:
    """The layer of a node: "/model/head/head.1" is "head.1", "/model/body/encoder/layer.0/output/dense" as it reads."""
    name = path.strip("/").removeprefix("model/").replace("/", ".")
    return name.removeprefix("head.") if name.startswith("head.") else name
