"""What has changed in a repository since a commit, as git tells it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable

TIMEOUT = 120  # seconds


class ChangesError(Exception):
    """Git cannot say what has changed; the message says why, and what to do."""


def changed_since(reference: str, folder: str = os.curdir) -> Callable[[str], bool]:
    """Whether a path has changed since the commit at which this branch left ``reference``, committed or not.

    New files count, and so does what git knows nothing of: another folder, standard input, an article in hand.
    """
    root = os.path.realpath(_git(folder, "rev-parse", "--show-toplevel", why=NO_REPOSITORY).rstrip("\n"))
    commit = _git(
        folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^{{commit}}",
        why=f'git knows no commit "{reference}"; fetch it (in CI, with the whole history), or mend its name',
    ).strip()  # fmt: skip
    listing = ("--name-only", "-z", "--no-ext-diff", "--no-renames", _parting(folder, commit), "--")
    names = _git(root, "diff", *listing) + _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    changed = {os.path.join(root, name) for name in names.split("\0") if name}

    def has_changed(path: str) -> bool:
        real = os.path.realpath(path)
        return real in changed or not os.path.lexists(path) or os.path.commonpath((real, root)) != root

    return has_changed


NO_REPOSITORY = "this folder lies in no git repository, so nothing tells what has changed; leave --since out"


def _parting(folder: str, commit: str) -> str:
    """Where the branch left that commit; the commit itself where the history that would tell is not there."""
    return _git(folder, "merge-base", commit, "HEAD", why=None).strip() or commit


def _git(folder: str, *arguments: str, why: str | None = "git failed") -> str:
    """What git prints. ``why`` is told where it fails; ``None`` lets it fail."""
    command = ["git", "--no-optional-locks", "-C", folder, *arguments]
    try:
        run = subprocess.run(command, capture_output=True, check=False, timeout=TIMEOUT, stdin=subprocess.DEVNULL)
    except FileNotFoundError as error:
        raise ChangesError("--since asks git, which is not installed; install it, or leave --since out") from error
    except ValueError as error:  # a NUL, which no argument can hold
        raise ChangesError(f"--since: {why or 'git cannot be asked'}") from error
    except subprocess.TimeoutExpired as error:
        raise ChangesError(f"git gave no answer in {TIMEOUT} seconds; leave --since out") from error
    if run.returncode and why is not None:
        told = " ".join(os.fsdecode(run.stderr).split())[:300]
        raise ChangesError(f"--since: {why}{f' (git: {told})' if told else ''}")
    return "" if run.returncode else os.fsdecode(run.stdout)
