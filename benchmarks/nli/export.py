"""Exports a checkpoint as ONNX with 8-bit weights: python benchmarks/nli/export.py FOLDER [--to OTHER]

Divides the logits by the temperature at which they fit the development pairs best (Guo et al. 2017, "On Calibration
of Modern Neural Networks"), so that a probability of .9 is right nine times in ten. Writes model.onnx, tokenizer.json
and config.json into FOLDER, or into OTHER, and fp32.onnx into FOLDER for comparison. The model that comes along is
replaced by --to factcheck/score/default, and by nothing else.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from eight_bits import fed, quantised
from encoder import LABELS, CrossEncoder, encoder_folder
from exported import weights
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn
from train import Example, examples, tensors

LONGEST = 256


class Tempered(nn.Module):
    """The network with its temperature."""

    def __init__(self, model: CrossEncoder, temperature: float) -> None:
        super().__init__()
        self.model, self.temperature = model, temperature

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        return self.model(input_ids, attention_mask, token_type_ids) / self.temperature


def temperature(model: CrossEncoder, pairs: list[Example]) -> float:
    """That of the least cross-entropy over the three-way pairs."""
    known = [pair for pair in pairs if len(pair.true) == 1]
    logits, true = [], []
    with torch.inference_mode():
        for start in range(0, len(known), 64):
            batch = known[start : start + 64]
            logits.append(model(*tensors(batch)))
            true += [pair.true[0] for pair in batch]
    rows, wanted = torch.cat(logits), torch.tensor(true)
    grid = [0.5 + 0.05 * step for step in range(60)]
    return min(grid, key=lambda value: nn.functional.cross_entropy(rows / value, wanted).item())


def between(model: CrossEncoder, before: Path, share: float) -> None:
    """Moves the weights back towards those the training began with, so that what it did not exercise is kept.

    Wortsman et al. 2022, "Robust Fine-Tuning of Zero-Shot Models".
    """
    held = model.state_dict()
    told = {name: share * held[name] + (1 - share) * value for name, value in weights(before).items()}
    model.load_state_dict(held | told)


def export(model: nn.Module, path: Path) -> None:
    ones = torch.ones(2, 8, dtype=torch.long)
    types = torch.tensor([[0] * 4 + [1] * 4] * 2)
    names = ["input_ids", "attention_mask", "token_type_ids"]
    axes = {name: {0: "batch", 1: "length"} for name in names} | {"logits": {0: "batch"}}
    torch.onnx.export(
        model, (ones, ones, types), str(path), input_names=names, output_names=["logits"], dynamic_axes=axes,
        opset_version=17, dynamo=False,
    )  # fmt: skip


def asked(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """What the command line asks for; without a word on it, of the last checkpoint that was written, into FOLDER."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--checkpoint", type=Path, help="within FOLDER; the last one written if not said")
    parser.add_argument("--before", type=Path, help="the model *.onnx that the training went on from")
    parser.add_argument("--share", type=float, default=0.6, help="of the checkpoint in the mean with the one before")
    parser.add_argument("--to", type=Path, metavar="OTHER", help="the folder of the model; FOLDER if not said")
    options = parser.parse_args(arguments)
    written = sorted(options.folder.glob("checkpoints-*/last.pt"), key=lambda path: path.stat().st_mtime)
    if not (options.checkpoint or written):
        parser.error(f"{options.folder} holds no checkpoints-*/last.pt; train.py writes them")
    options.checkpoint = options.folder / (options.checkpoint or written[-1].relative_to(options.folder))
    options.to = options.to or options.folder
    return options


def main() -> None:
    options = asked()
    model = CrossEncoder()
    held = torch.load(options.checkpoint, weights_only=True)
    model.load_state_dict(held["model"])
    if options.before:
        between(model, options.before, options.share)
    model.body.set_attn_implementation("eager")
    model.eval()
    heat = temperature(model, examples(options.folder / "development.jsonl"))
    plain, prepared = options.folder / "fp32.onnx", options.folder / "prepared.onnx"
    export(Tempered(model, heat).eval(), plain)
    quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
    options.to.mkdir(parents=True, exist_ok=True)
    tokenizer = json.loads((encoder_folder() / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer |= {"padding": None, "truncation": None}
    (options.to / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")
    feeds = list(fed(options.folder / "development.jsonl", options.to / "tokenizer.json"))
    quantised(onnx.load(prepared), feeds, options.to / "model.onnx")
    config = {
        "model_type": "bert",
        "architectures": ["BertForSequenceClassification"],
        "id2label": {str(at): label for at, label in enumerate(LABELS)},
        "max_position_embeddings": LONGEST,
        "temperature": round(heat, 2),
        "steps": held["step"],
    }
    (options.to / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    if options.to.resolve() != options.folder.resolve():  # beside fp32.onnx, which is read by them
        for name in ("tokenizer.json", "config.json"):
            shutil.copy(options.to / name, options.folder / name)
    print(f"temperature {heat:.2f}, {(options.to / 'model.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
