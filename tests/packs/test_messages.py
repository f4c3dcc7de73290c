"""What an editor is told whose pack cannot be used."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcheck import packs

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/packs/refused.toml").read_text("utf-8"))["case"]


def written(folder: Path, file: str, content: bytes) -> Path:
    path = folder / "newsroom" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return folder / "newsroom"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_message_names_file_entry_and_remedy(
    case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, case["file"], case["content"].encode())
    monkeypatch.chdir(tmp_path)
    with pytest.raises(packs.PackError) as refused:
        packs.load(Path("newsroom"))
    assert str(refused.value) == case["says"]


def test_a_file_in_another_encoding_is_told_with_the_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, "subjects.toml", '[[subject]]\nname = "Société"\n'.encode("latin-1"))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(packs.PackError) as refused:
        packs.load(Path("newsroom"))
    assert str(refused.value) == "newsroom/subjects.toml, line 2: not UTF-8; save the file in that encoding"


def test_endless_nesting_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, "subjects.toml", b"suffixes = " + b"[" * 100_000)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(packs.PackError) as refused:
        packs.load(Path("newsroom"))
    assert str(refused.value) == "newsroom/subjects.toml: nested too deeply; a pack needs no more than three levels"


def test_a_folder_that_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(packs.PackError) as refused:
        packs.load(Path("nowhere"))
    assert str(refused.value) == "nowhere: no such rule pack; name a folder with files such as subjects.toml"


def test_a_number_of_thousands_of_digits_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, "tolerances.toml", b"about = " + b"9" * 10_000)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(packs.PackError, match=r"^newsroom/tolerances.toml: Exceeds the limit"):
        packs.load(Path("newsroom"))


def test_a_file_too_large_for_rules_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, "subjects.toml", b"#" * 5_000_001)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(packs.PackError) as refused:
        packs.load(Path("newsroom"))
    assert str(refused.value) == "newsroom/subjects.toml: larger than 5 MB; split it, or keep data out of packs"
