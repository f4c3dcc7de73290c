"""The settings in force as an editor reads them, each with where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from factcheck.configuration.reading import Configured
from factcheck.model.settings import Override, Settings
from factcheck.model.suppression import Ignore

# Not settings of their own, but where the others come from.
UNTOLD = ("base", "file", "everything")
# Said on the command line alone, so shown where it is said.
ONE_RUN = ("also_exclude", "since")


def pages(run: Configured) -> Iterator[str]:
    """A line a setting, in the words of a configuration: its name, its value, its origin."""
    yield f"configuration: {run.settings.file or 'none'}\n"
    names = [field.name for field in fields(Settings) if field.name not in UNTOLD]
    names = [name for name in names if name not in ONE_RUN or getattr(run.settings, name)]
    lines = [
        (f"{name.replace('_', '-')} = {written(getattr(run.settings, name))}", run.origins[name]) for name in names
    ]
    room = min(60, max(len(line) for line, _ in lines))
    for line, origin in lines:
        yield f"{line:<{room}}  # {origin}\n"


def written(value: Any) -> str:
    """A value as a configuration has it.

    >>> written(("a", "b")), written({"FC301": "off"}), written(None), written(True)
    ('["a", "b"]', '{FC301 = "off"}', 'none', 'true')
    """
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "none"}[value]
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name} = {written(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(written, value)) + "]"
    if isinstance(value, Override):
        return written({key: told for key in OVERRIDE if (told := getattr(value, key))})
    if isinstance(value, Ignore):
        told = {"rule": value.rules, "articles": value.articles, "figures": value.figures}
        told["reason"] = value.reason
        return written({key: one for key, one in told.items() if one})
    return str(value)


OVERRIDE = tuple(field.name for field in fields(Override))
