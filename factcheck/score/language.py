"""Which language model weighs the findings, and where it lies."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from factcheck.model.language import LanguageModel, NliScores, StatementPair
from factcheck.score.errors import ModelError

SHIPPED = Path(__file__).with_name("default")
WEIGHTS = ("*.safetensors", "*.bin")
EXPORTS = ("model.onnx", "model_quantized.onnx", "onnx/model.onnx", "onnx/model_quantized.onnx")
WANTED = ("*.json", "*.safetensors", "*.txt", "*.model", "onnx/model.onnx", "model.onnx")


def model(name: str) -> LanguageModel | None:
    """The model of that name; none for "off".

    "default" is the one that comes with factcheck; else a file ``*.onnx``, a folder, or a name of the Hugging Face
    hub that has been fetched, with "@" and a revision behind it where that was asked for. Nothing is downloaded.

    :raises ModelError: if there is none, or it cannot be used.
    """
    if name == "off":
        return None
    if name == "default":
        return _Shipped() if (SHIPPED / "model.onnx").is_file() else _shipped()
    if not name.strip():
        raise ModelError("no language model is named; write default, a folder, ORG/NAME, or --nli off")
    path = Path(name)
    if path.suffix == ".onnx":
        return _exported(path, name)
    if os.path.isdir(path):  # says no to a name that is too long, where Path.is_dir raises
        return _in_folder(path, name)
    if os.path.exists(path) or name.startswith((".", "/", "~")) or name.partition("@")[0].count("/") > 1:
        raise ModelError(f"{name}: no folder with a language model, nor a file of the kind .onnx")
    folder = _fetched(name)
    return _in_folder(folder, name, revision=folder.name)


def named(name: str, revision: str | None = None) -> str:
    """How a model that was fetched is called.

    >>> named("org/model"), named("org/model", "v1")
    ('org/model', 'org/model@v1')
    """
    return f"{name}@{revision}" if revision else name


def fetch(name: str, revision: str | None = None) -> Path:
    """The folder of a model of the Hugging Face hub, downloaded where it is not there already; of the default, its own.

    :raises ModelError: if it cannot be had.
    """
    if name == "default" and not revision:
        _shipped()
        return SHIPPED
    return _snapshot(name, revision, offline=False)


class _Shipped:
    """The model that comes along, opened when it is first asked: most runs have nothing to ask it."""

    @cached_property
    def identity(self) -> Mapping[str, str]:
        """Name, revision, and the run time with its version, as the opened model gives them."""
        from factcheck.score.onnx_model import described, digest

        revision = digest(*described(SHIPPED / "model.onnx"))
        return {"name": "default", "revision": revision, "runtime": f"onnxruntime {version('onnxruntime')}"}

    @cached_property
    def _opened(self) -> LanguageModel:
        return _shipped()

    def scores(self, pairs: Sequence[StatementPair], batch: int = 1) -> list[NliScores]:
        """The probabilities for each pair, in order.

        :raises ModelError: if the model cannot be used.
        """
        return self._opened.scores(pairs, batch) if pairs else []


def _shipped() -> LanguageModel:
    if not (SHIPPED / "model.onnx").is_file():
        raise ModelError(
            "no default language model comes with this version; leave --nli out, name another, or write --nli off: "
            "the rules need none"
        )
    try:
        return _exported(SHIPPED / "model.onnx", "default")
    except ModelError as error:
        problem, _, _ = str(error).rpartition("; ")  # it cannot be fetched: it comes with the tool
        raise ModelError(f"{problem}; install factcheck anew, or write --nli off: the rules need no model") from error


def _exported(file: Path, name: str, revision: str | None = None) -> LanguageModel:
    from factcheck.score.onnx_model import OnnxModel

    return OnnxModel(file, name, revision)


def _in_folder(folder: Path, name: str, revision: str | None = None) -> LanguageModel:
    """Weights are run by torch; where there is but an export, or no torch, by onnxruntime."""
    from importlib.util import find_spec

    weights = any(next(folder.glob(pattern), None) for pattern in WEIGHTS)
    exported = next((folder / export for export in EXPORTS if (folder / export).is_file()), None)
    if exported is not None and not (weights and find_spec("torch")):
        return _exported(exported, name, revision)
    if not weights:
        raise ModelError(f"{name}: holds neither weights (*.safetensors) nor model.onnx; name another folder")
    from factcheck.score.torch_model import TorchModel

    return TorchModel(folder, name, revision)


def _fetched(name: str) -> Path:
    repository, _, revision = name.partition("@")
    return _snapshot(repository, revision or None, offline=True)


def _snapshot(name: str, revision: str | None, *, offline: bool) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        found = snapshot_download(name, revision=revision, local_files_only=offline, allow_patterns=list(WANTED))
    except HFValidationError as error:
        message = f'"{name}" is no name of a language model; write default, a folder, ORG/NAME, or --nli off'
        raise ModelError(message) from error
    except LocalEntryNotFoundError as error:
        if offline:
            fetched = f"{name} --revision {revision}" if revision else name
            raise ModelError(
                f'the language model "{named(name, revision)}" is not on this machine; '
                f"run: factcheck models fetch {fetched}, or write --nli off: the rules need none"
            ) from error
        raise ModelError(f'"{name}" cannot be fetched: the network cannot be reached') from error
    except Exception as error:  # the network has many ways to fail
        raise ModelError(f'"{name}" cannot be fetched: {" ".join(str(error).split())[:200]}') from error
    return Path(found)
