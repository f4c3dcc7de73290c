"""Any sequence-classification model of Hugging Face, run by torch; needs the extra "torch"."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from factcheck.model.language import NliScores, StatementPair
from factcheck.score.batches import in_batches
from factcheck.score.errors import ModelError
from factcheck.score.labels import meanings, told
from factcheck.score.onnx_model import LONGEST, LONGEST_TEXT, REMEDY, TRIAL, digest

READ = ("*.safetensors", "*.bin", "*.json", "*.txt", "*.model")
EXTRA = 'it needs torch; in a checkout of factcheck: pip install ".[torch]"'


class TorchModel:
    """A model saved by ``save_pretrained``, on the GPU if there is one. No code that comes with it is run.

    :raises ModelError: if torch is not installed, or the files cannot be used.
    """

    def __init__(self, folder: Path, name: str, revision: str | None = None) -> None:
        self.name = name
        try:
            import torch
            import transformers
        except ImportError as error:
            raise ModelError(f"{name}: {EXTRA}") from error
        self._torch = torch
        self._runtime = f"torch {torch.__version__}, transformers {transformers.__version__}"
        transformers.logging.set_verbosity_error()
        transformers.logging.disable_progress_bar()
        self._model, self._tokenizer = self._loaded(transformers, folder)
        labels = {int(at): str(label) for at, label in self._model.config.id2label.items()}
        self._outputs = meanings(labels, name)
        self._device = "cuda" if torch.cuda.is_available() else "cpu"
        self._model.to(self._device).eval()
        self._revision = revision or digest(*_files(folder, self._tokenizer))
        self._try_out()

    @property
    def identity(self) -> dict[str, str]:
        """Name, revision, and the run time with its version."""
        return {"name": self.name, "revision": self._revision, "runtime": self._runtime}

    def scores(self, pairs: Sequence[StatementPair], batch: int = 1) -> list[NliScores]:
        """The probabilities for each pair, in order."""
        cut = [(premise[:LONGEST_TEXT], hypothesis[:LONGEST_TEXT]) for premise, hypothesis in pairs]
        return in_batches(cut, lambda pair: len(pair[0]) + len(pair[1]), batch, self._batch)

    def _batch(self, pairs: Sequence[StatementPair]) -> list[NliScores]:
        encoded = self._tokenizer(
            [premise for premise, _ in pairs],
            [hypothesis for _, hypothesis in pairs],
            truncation="longest_first",
            max_length=self._longest(),
            padding=True,
            return_tensors="pt",
        ).to(self._device)
        with self._torch.inference_mode():
            rows = self._model(**encoded).logits.double().softmax(-1).tolist()
        return [told(row, self._outputs) for row in rows]

    def _try_out(self) -> None:
        """Files that do not fit each other are noticed before any article is read."""
        try:
            self.scores([TRIAL])
        except Exception as error:  # an index out of range, a missing padding token, and more
            raise self._unusable(str(error)) from error

    def _longest(self) -> int:
        """Tokens a pair: what the model has places for, if it says so."""
        told = getattr(self._model.config, "max_position_embeddings", LONGEST) or LONGEST
        return int(min(told, self._tokenizer.model_max_length, LONGEST))

    def _loaded(self, transformers: Any, folder: Path) -> tuple[Any, Any]:
        options: dict[str, Any] = {"local_files_only": True, "trust_remote_code": False}
        of_models, of_tokenizers = transformers.AutoModelForSequenceClassification, transformers.AutoTokenizer
        try:
            model, loaded = of_models.from_pretrained(folder, output_loading_info=True, **options)
            tokenizer = of_tokenizers.from_pretrained(folder, **options)
        except Exception as error:  # what transformers raises of a broken file is of many kinds
            raise self._unusable(str(error)) from error
        if made_up := sorted(loaded["missing_keys"]):  # transformers fills in at random what a file does not hold
            raise self._unusable(f"it holds no weights for {', '.join(made_up[:3])}")
        if not _has_tokenizer(tokenizer, folder):
            raise self._unusable("it holds no tokenizer, such as tokenizer.json")
        return model, tokenizer

    def _unusable(self, problem: str) -> ModelError:
        return ModelError(f"{self.name}: cannot be used: {' '.join(problem.split())[:200]}; {REMEDY}")


def _files(folder: Path, tokenizer: Any) -> list[Path]:
    """Everything on which an answer hangs: all shards of the weights, the configurations, and the tokenizer's words."""
    named = (folder / name for name in tokenizer.vocab_files_names.values())
    return sorted({*(file for kind in READ for file in folder.glob(kind)), *filter(Path.is_file, named)})


def _has_tokenizer(tokenizer: Any, folder: Path) -> bool:
    """Whether a tokenizer was read of a file: of none, transformers makes one that knows no word."""
    names = tokenizer.vocab_files_names.values() or ["tokenizer_config.json"]  # some tell bytes, and need no words
    return any((folder / name).is_file() for name in names)
