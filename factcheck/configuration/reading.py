"""A configuration and what the command line says over it → the settings of a run, and where each comes from."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from factcheck.configuration import documents
from factcheck.configuration.documents import ConfigurationError, Document
from factcheck.model.limits import Limits
from factcheck.model.settings import Override, Settings
from factcheck.model.suppression import Ignore
from factcheck.model.text import Place

DEFAULT, COMMAND_LINE = "default", "command line"
OPENED = ("paths", "packs", "facts", "baseline")


@dataclass(frozen=True, slots=True)
class Configured:
    """Settings, and for each of them by name where it comes from; ``passed_over`` is a configuration not gone by."""

    settings: Settings
    origins: Mapping[str, str]
    passed_over: str | None = None


def configured(
    file: Path | None = None,
    start: Path | None = None,
    said: Mapping[str, Any] | None = None,
    *,
    isolated: bool = False,
) -> Configured:
    """The settings of ``file``, else of the configuration found from the folder ``start`` upwards.

    What was ``said`` on the command line wins. An ``isolated`` run looks for no configuration.
    """
    document = None if isolated else documents.named(file) if file else documents.find(start or Path.cwd())
    settings, keys = _settings(document) if document else (Settings(), frozenset[str]())
    told = {name: _listed(value) for name, value in (said or {}).items() if value is not None}
    origins = dict.fromkeys((one.name for one in fields(Settings)), DEFAULT)
    origins |= dict.fromkeys(keys, document.name if document else DEFAULT)
    passed_over = document.passed_over if document else None
    return Configured(replace(settings, **told), origins | dict.fromkeys(told, COMMAND_LINE), passed_over)


def _listed(value: Any) -> Any:
    """Words and paths as settings hold them."""
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    return tuple(map(str, value)) if isinstance(value, list) else value


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a configuration."""
    from factcheck.configuration.schema import Configuration

    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Configuration.model_json_schema()}


def _settings(document: Document) -> tuple[Settings, frozenset[str]]:
    """The settings, and the names of those that the configuration holds."""
    from pydantic import ValidationError

    from factcheck.configuration.complaints import message
    from factcheck.configuration.schema import Configuration

    try:
        read = Configuration.model_validate(document.data)
    except ValidationError as error:
        raise ConfigurationError(message(document, error.errors())) from error
    for encoding in (read.encoding, *(override.encoding for override in read.overrides)):
        _check_encoding(document, encoding)
    given: dict[str, Any] = {name: getattr(read, name) for name in read.model_fields_set}
    folder = os.path.dirname(document.path)
    given |= {name: _opened(given[name], folder) for name in OPENED if name in given}
    if "overrides" in given:
        given["overrides"] = tuple(Override(**override.model_dump()) for override in read.overrides)
    if "ignore" in given:
        given["ignore"] = tuple(_ignores(document, read))
    settings = Settings(**given, base=folder or os.curdir, file=document.path, everything=given.get("paths", ()))
    return settings, frozenset((*given, "file", "base"))


def _opened(value: str | tuple[str, ...], folder: str) -> str | tuple[str, ...]:
    """Paths beside the configuration as they are opened from here."""
    if isinstance(value, str):
        return value if os.path.isabs(value) else os.path.relpath(os.path.join(folder, value))
    return tuple(str(_opened(one, folder)) for one in value)


def _ignores(document: Document, read: Any) -> list[Ignore]:
    lines = [document.line("ignore", index) for index in range(len(read.ignore))]
    return [
        Ignore(
            rules=table.rule,
            reason=(table.reason or "").strip() or None,
            place=Place(document.path, "body", 0, 0, line, 1, ""),
            articles=table.articles,
            is_outside=True,
            figures=tuple(" ".join(figure.split()) for figure in table.figures),
        )
        for table, line in zip(read.ignore, lines, strict=True)
    ]


def _check_encoding(document: Document, encoding: str | None) -> None:
    try:
        Limits(encoding=encoding)
    except ValueError as error:
        raise ConfigurationError(f"{document.name}: {error}") from error
