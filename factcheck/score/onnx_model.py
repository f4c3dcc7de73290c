"""A model as an ONNX file with its tokenizer beside it, run by onnxruntime."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.model.language import NliScores, StatementPair
from factcheck.score.batches import in_batches
from factcheck.score.errors import ModelError
from factcheck.score.labels import meanings, told

if TYPE_CHECKING:
    from tokenizers import Encoding

INPUTS = frozenset({"input_ids", "attention_mask", "token_type_ids"})
LONGEST = 256  # tokens a pair; what is longer loses its end
LONGEST_TEXT = 4000  # characters of a statement that are looked at; no sentence an editor prints is longer
THREADS = 4
TRIAL = ("One said so.", "One did.")
REVISION_DIGITS = 12
REMEDY = "fetch or export it again, or write --nli off"


class OnnxModel:
    """A sequence-classification model exported to ONNX.

    ``config.json`` and ``tokenizer.json`` lie in its folder, or above it where the folder is called "onnx".

    :raises ModelError: if a file is missing, cannot be read, or does not fit the others.
    """

    def __init__(self, file: Path, name: str, revision: str | None = None) -> None:
        self.name = name
        _, described_by, words, *_ = described(file)
        config = _config(described_by, name)
        labels = self._read(lambda: {int(at): str(label) for at, label in config.get("id2label", {}).items()})
        self._outputs = meanings(labels, name)
        self._longest = self._read(lambda: min(int(config.get("max_position_embeddings") or LONGEST), LONGEST))
        self._tokenizer = self._read(lambda: _tokenizer(words, self._longest))
        self._session = self._read(lambda: _session(file))
        self._inputs = [entry.name for entry in self._session.get_inputs()]
        self._revision = revision or digest(*described(file))
        self._try_out()

    @property
    def identity(self) -> dict[str, str]:
        """Name, revision, and the run time with its version."""
        import onnxruntime

        return {"name": self.name, "revision": self._revision, "runtime": f"onnxruntime {onnxruntime.__version__}"}

    def scores(self, pairs: Sequence[StatementPair], batch: int = 1) -> list[NliScores]:
        """The probabilities for each pair; of a pair read alone they depend on nothing else."""
        cut = [(premise[:LONGEST_TEXT], hypothesis[:LONGEST_TEXT]) for premise, hypothesis in pairs]
        encoded = self._tokenizer.encode_batch(cut)
        return in_batches(encoded, len, batch, partial(self._batch))

    def _batch(self, encoded: Sequence[Encoding]) -> list[NliScores]:
        import numpy as np

        width = max(len(one) for one in encoded)
        columns = {"input_ids": "ids", "attention_mask": "attention_mask", "token_type_ids": "type_ids"}
        feed = {
            name: np.array([_padded(getattr(one, columns[name]), width) for one in encoded], dtype=np.int64)
            for name in self._inputs
        }
        logits = self._session.run(None, feed)[0].astype(np.float64)
        raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
        return [told(row, self._outputs) for row in (raised / raised.sum(axis=-1, keepdims=True)).tolist()]

    def _try_out(self) -> None:
        """Files that do not fit each other are noticed before any article is read."""
        if not INPUTS.issuperset(self._inputs) or "input_ids" not in self._inputs:
            raise ModelError(f"{self.name}: takes {', '.join(self._inputs)}, no tokens of a pair; {REMEDY}")
        self._read(lambda: self.scores([TRIAL]))

    def _read(self, work: Any) -> Any:
        try:
            return work()
        except ImportError as error:
            raise ModelError(f"{self.name}: {error}; install factcheck anew, or write --nli off") from error
        except FileNotFoundError as error:
            raise ModelError(f"{self.name}: {error.filename} is missing; {REMEDY}") from error
        except Exception as error:  # onnxruntime and tokenizers raise bare exceptions of their own
            reason = " ".join(str(error).split())[:200]
            raise ModelError(f"{self.name}: cannot be used: {reason}; {REMEDY}") from error


def described(file: Path) -> tuple[Path, ...]:
    """A model's file, those that say how to ask it and what its answers mean, and weights kept beside it."""
    beside = (file.with_name(f"{file.name}{end}") for end in ("_data", ".data"))
    return file, _of(file, "config.json"), _of(file, "tokenizer.json"), *filter(Path.is_file, beside)


def _of(file: Path, name: str) -> Path:
    """A file that belongs to a model: beside it, or above a folder that holds but the exports."""
    beside, above = file.with_name(name), file.parent.parent / name
    return above if file.parent.name == "onnx" and above.is_file() and not beside.exists() else beside


def digest(*files: Path) -> str:
    """The revision of files that bear none: the beginning of their hash."""
    found = hashlib.sha256()
    for file in files:
        with file.open("rb") as opened:
            found.update(hashlib.file_digest(opened, "sha256").digest())
    return found.hexdigest()[:REVISION_DIGITS]


def _config(path: Path, name: str) -> dict[str, Any]:
    try:
        config = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"{name}: {path} cannot be read: {error.strerror}; {REMEDY}") from error
    except ValueError as error:
        raise ModelError(f"{name}: {path} is no JSON: {error}; {REMEDY}") from error
    if not isinstance(config, dict) or not isinstance(config.get("id2label", {}), dict):
        raise ModelError(f"{name}: {path} does not describe a model; {REMEDY}")
    return config


def _tokenizer(path: Path, longest: int) -> Any:
    from tokenizers import Tokenizer

    if not path.is_file():
        raise FileNotFoundError(2, "missing", str(path))
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.enable_truncation(longest, strategy="longest_first")
    tokenizer.no_padding()
    return tokenizer


def _session(file: Path) -> Any:
    import onnxruntime

    if not file.is_file():
        raise FileNotFoundError(2, "missing", str(file))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(THREADS, _cores())
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    wanted = ("CUDAExecutionProvider", "CPUExecutionProvider")
    providers = [name for name in wanted if name in onnxruntime.get_available_providers()]
    return onnxruntime.InferenceSession(file, options, providers=providers)


def _cores() -> int:
    """Those this process may use, where the system tells."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _padded(numbers: Sequence[int], width: int) -> list[int]:
    return [*numbers, *[0] * (width - len(numbers))]
