"""Other programs that read quantities, in a virtual environment of their own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from page import note
from place import ROOT

HOME = ROOT / ".venv-peers"  # git-ignored; made once, and again if it is deleted
PYTHON = HOME / "bin" / "python"
PATIENCE = 600


@dataclass(frozen=True, slots=True)
class Peer:
    """A program, what pip installs for it, and the adapter that the measuring programs know it by."""

    name: str
    adapter: str
    requirements: tuple[str, ...]


PEERS = (
    Peer("quantulum3", "quantulum3", ("quantulum3==0.10.0", "emoji<2", "setuptools<81")),
    Peer("recognizers", "recognizers_dt", ("recognizers-text-suite==1.0.2a2",)),
    Peer("price-parser", "price_parser_", ("price-parser==0.5.1",)),
    Peer("text2num", "text2num_", ("text2num==3.1.0",)),
)


def present() -> Iterator[Peer]:
    """The peers that are or can be installed; of the others it is said why they are absent."""
    if not PYTHON.exists() and (trouble := _failed([sys.executable, "-m", "venv", str(HOME)])):
        note(f"no peers: {trouble}")
        return
    for peer in PEERS:
        if trouble := _installed(peer):
            note(f"absent: {peer.name} ({trouble})")
        else:
            yield peer


def _installed(peer: Peer) -> str | None:
    """What keeps a peer from being used."""
    package = peer.requirements[0].partition("==")[0]
    asked = f"import importlib.metadata as m; m.version({package!r})"
    if _failed([str(PYTHON), "-c", asked]) is None:
        return None
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *peer.requirements]
    return _failed(pip)


def _failed(command: list[str]) -> str | None:
    """The last thing a command said if it failed."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return None if done.returncode == 0 else (done.stderr.strip().splitlines() or [f"status {done.returncode}"])[-1]
