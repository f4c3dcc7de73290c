"""The program that exports a trained model: what it reads and where it writes."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

PROGRAMS = Path(__file__).parents[2] / "benchmarks" / "nli"
NEEDED = ("torch", "transformers", "onnx")

pytestmark = [
    pytest.mark.torch,
    pytest.mark.skipif(not all(map(find_spec, NEEDED)), reason="the extra torch is not installed"),
]


@pytest.fixture
def export(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(sys, "path", [str(PROGRAMS), *sys.path])
    return import_module("export")


def test_the_last_checkpoint_is_written_into_the_folder_that_is_named(export: Any, tmp_path: Path) -> None:
    for age, stage in enumerate(("mixed", "written", "general")):
        last = tmp_path / f"checkpoints-{stage}" / "last.pt"
        last.parent.mkdir()
        last.touch()
        os.utime(last, (1e9 - age, 1e9 - age))
    asked = export.asked([str(tmp_path)])
    assert (asked.to, asked.checkpoint) == (tmp_path, tmp_path / "checkpoints-mixed" / "last.pt")
    asked = export.asked([str(tmp_path), "--to", "other", "--checkpoint", "checkpoints-general/last.pt"])
    assert (asked.to, asked.checkpoint) == (Path("other"), tmp_path / "checkpoints-general" / "last.pt")


def test_a_folder_without_a_checkpoint_is_refused(
    export: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        export.asked([str(tmp_path)])
    assert "holds no checkpoints-*/last.pt; train.py writes them" in capsys.readouterr().err
