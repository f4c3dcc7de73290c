"""Trains the model: python benchmarks/nli/train.py FOLDER --stage STAGE [--steps N] [--threads N]

FOLDER holds general.jsonl, mixed.jsonl, last.jsonl, written.jsonl and development.jsonl, as data.py writes them. The
network first learns the task from general pairs, then its trade from mixtures; --from goes on from a model that
export.py wrote instead. Everything goes by the count of steps, so that a run comes out the same however busy the
machine is. Checkpoints go to FOLDER/checkpoints-STAGE; started again, it goes on from the last one. best.pt did best
on the development pairs.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from encoder import LABELS, CrossEncoder, tokenizer
from exported import weights
from torch import Tensor

SEED = 20261121
LONGEST = 112  # tokens a pair
BATCH = 32
RATE = 8e-5  # of the body; the head, which starts from nothing, learns five times as fast
WARM_UP = 100  # steps
BEFORE = {"mixed": "general", "last": "mixed", "written": "mixed"}  # the stage that another goes on from
TRUE = {label: (at,) for at, label in enumerate(LABELS)}
TRUE |= {"not_entailment": (1, 2), "not_contradiction": (0, 1)}


@dataclass(frozen=True, slots=True)
class Example:
    ids: list[int]
    types: list[int]
    true: tuple[int, ...]
    source: str


def examples(path: Path) -> list[Example]:
    """The pairs of a file, without those too long: cut short, they might no longer be what their label says."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    premises, hypotheses = [row["premise"] for row in rows], [row["hypothesis"] for row in rows]
    encoded = tokenizer()(premises, hypotheses, return_token_type_ids=True)
    found = zip(encoded["input_ids"], encoded["token_type_ids"], rows, strict=True)
    return [Example(ids, types, TRUE[row["label"]], row["source"]) for ids, types, row in found if len(ids) <= LONGEST]


def batches(pairs: Sequence[Example], seed: int) -> Iterator[list[Example]]:
    """Batches of like length in random order, the same for the same seed."""
    order = random.Random(seed)
    shuffled = list(pairs)
    order.shuffle(shuffled)
    for start in range(0, len(shuffled), BATCH * 64):
        stretch = sorted(shuffled[start : start + BATCH * 64], key=lambda pair: len(pair.ids))
        made = [stretch[at : at + BATCH] for at in range(0, len(stretch), BATCH)]
        order.shuffle(made)
        yield from made


def tensors(batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
    width = max(len(pair.ids) for pair in batch)
    ids = torch.zeros(len(batch), width, dtype=torch.long)
    mask, types = torch.zeros_like(ids), torch.zeros_like(ids)
    for row, pair in enumerate(batch):
        size = len(pair.ids)
        ids[row, :size] = torch.tensor(pair.ids)
        types[row, :size] = torch.tensor(pair.types)
        mask[row, :size] = 1
    return ids, mask, types


def loss(logits: Tensor, batch: Sequence[Example]) -> Tensor:
    """Cross-entropy over the labels that may be true, so that two-way sets teach what they know and no more."""
    allowed = torch.full_like(logits, float("-inf"))
    for row, pair in enumerate(batch):
        allowed[row, list(pair.true)] = 0.0
    return -torch.logsumexp(logits.log_softmax(-1) + allowed, -1).mean()


def accuracy(model: CrossEncoder, pairs: Sequence[Example]) -> dict[str, float]:
    """The share decided rightly of each source; two-way sets by the label's summed probability."""
    right: defaultdict[str, list[bool]] = defaultdict(list)
    model.eval()
    with torch.inference_mode():
        ordered = sorted(pairs, key=lambda pair: len(pair.ids))
        for start in range(0, len(ordered), 64):
            batch = ordered[start : start + 64]
            for pair, row in zip(batch, model(*tensors(batch)).softmax(-1).tolist(), strict=True):
                said = sum(row[at] for at in pair.true)
                rest = max(row[at] for at in pair.true) >= max(row) if len(pair.true) == 1 else said >= 0.5
                right[pair.source].append(rest)
    model.train()
    return {source: sum(held) / len(held) for source, held in sorted(right.items())}


class Training:
    """A run that can be broken off and taken up again."""

    def __init__(self, folder: Path, frozen: int, dropout: float, rate: float) -> None:
        self.folder = folder
        self.folder.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(SEED)
        self.model = CrossEncoder(frozen, dropout)
        body = [weight for weight in self.model.body.parameters() if weight.requires_grad]
        groups = [{"params": body, "lr": rate}, {"params": list(self.model.head.parameters()), "lr": 5 * rate}]
        self.optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        self.peaks = [group["lr"] for group in groups]
        self.step, self.spent, self.best = 0, 0.0, 0.0

    @property
    def last(self) -> Path:
        return self.folder / "last.pt"

    def resume(self) -> None:
        if self.last.exists():
            held = torch.load(self.last, weights_only=True)
            self.model.load_state_dict(held["model"])
            self.optimiser.load_state_dict(held["optimiser"])
            self.step, self.spent, self.best = held["step"], held["spent"], held["best"]
            torch.set_rng_state(held["chance"])

    def start_from(self, path: Path) -> None:
        if path.suffix == ".onnx":
            unknown = self.model.load_state_dict(weights(path), strict=False).unexpected_keys
            if unknown:
                sys.exit(f"{path}: not a model of this network: {unknown[0]}")
        else:
            self.model.load_state_dict(torch.load(path, weights_only=True)["model"])

    def save(self, path: Path) -> None:
        held = {
            "model": self.model.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "spent": self.spent,
            "best": self.best,
            "chance": torch.get_rng_state(),
        }
        draft = path.with_suffix(".draft")
        torch.save(held, draft)
        draft.replace(path)

    def run(self, pairs: Sequence[Example], held_out: Sequence[Example], steps: int, floor: float, every: int) -> None:
        self.resume()
        epochs = max(1, -(-steps * BATCH // len(pairs)))
        stream = (batch for epoch in range(epochs) for batch in batches(pairs, SEED + epoch))
        for _ in range(self.step):
            next(stream, None)
        self.model.train()
        smooth = None
        for batch in stream:
            done = self.step / steps
            if done >= 1:
                break
            began = time.monotonic()
            scale = min(1.0, (self.step + 1) / WARM_UP) * max(floor, 1 - (1 - floor) * done)
            for group, peak in zip(self.optimiser.param_groups, self.peaks, strict=True):
                group["lr"] = peak * scale
            value = loss(self.model(*tensors(batch)), batch)
            value.backward()
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
            self.optimiser.step()
            self.optimiser.zero_grad()
            self.step += 1
            self.spent += time.monotonic() - began
            smooth = value.item() if smooth is None else 0.98 * smooth + 0.02 * value.item()
            if self.step % 50 == 0:
                rate = self.step * BATCH / self.spent
                print(f"step {self.step} loss {smooth:.3f} {rate:.1f} pairs/s {done:.0%}", flush=True)
                self.save(self.last)
            if self.step % every == 0:
                self.measure(held_out)
        self.measure(held_out)

    def measure(self, held_out: Sequence[Example]) -> None:
        found = accuracy(self.model, held_out)
        mean = sum(found.values()) / len(found)
        print(f"step {self.step} mean {mean:.3f} {json.dumps({k: round(v, 3) for k, v in found.items()})}", flush=True)
        if mean >= self.best:
            self.best = mean
            self.save(self.folder / "best.pt")
        self.save(self.last)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--stage", choices=["general", *BEFORE], required=True)
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--from", dest="start", type=Path, help="a checkpoint *.pt or an exported model *.onnx")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--frozen", type=int, default=2, help="lowest layers that stay as they are")
    parser.add_argument("--dropout", type=float, default=0.1, help="in the body; none is faster, for a single epoch")
    parser.add_argument("--every", type=int, default=400, help="steps between two measurements")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    folder = options.folder
    run = Training(folder / f"checkpoints-{options.stage}", options.frozen, options.dropout, options.rate)
    before = BEFORE.get(options.stage)
    if options.start or before:
        run.start_from(options.start or folder / f"checkpoints-{before}" / "last.pt")
    held_out = examples(folder / "development.jsonl")
    floor = 0.6 if options.stage == "general" else 0.02  # the first stage hands over while it still learns
    run.run(examples(folder / f"{options.stage}.jsonl"), held_out, options.steps, floor, options.every)


if __name__ == "__main__":
    main()
