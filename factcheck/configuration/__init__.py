"""factcheck.toml, or [tool.factcheck] of pyproject.toml → Settings; a baseline → what is known."""

from pathlib import Path
from typing import Any

from factcheck.configuration.documents import ConfigurationError
from factcheck.configuration.page import pages
from factcheck.configuration.reading import Configured, configured, json_schema
from factcheck.configuration.rules import check_names
from factcheck.model.baseline import Known

__all__ = [
    "ConfigurationError",
    "Configured",
    "baseline",
    "baseline_schema",
    "check_names",
    "configured",
    "json_schema",
    "pages",
]


def baseline(path: Path) -> tuple[Known, ...]:
    """The findings of a baseline file; ConfigurationError where it is none."""
    from factcheck.configuration import baseline_file  # pydantic is not loaded for those who keep no baseline

    return baseline_file.baseline(path)


def baseline_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a baseline."""
    from factcheck.configuration import baseline_file

    return baseline_file.json_schema()
