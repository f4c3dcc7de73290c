"""factcheck.toml, or [tool.factcheck] of pyproject.toml → Settings; a baseline and facts → what is known."""

from pathlib import Path
from typing import Any

from factcheck.configuration.documents import ConfigurationError
from factcheck.configuration.page import pages
from factcheck.configuration.reading import Configured, configured, json_schema
from factcheck.configuration.rules import check_names
from factcheck.model.baseline import Known
from factcheck.model.fact import Fact

__all__ = [
    "ConfigurationError",
    "Configured",
    "baseline",
    "baseline_schema",
    "check_names",
    "configured",
    "facts",
    "facts_schema",
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


def facts(path: Path) -> tuple[Fact, ...]:
    """What a file says the house has checked; ConfigurationError where it is no such file."""
    from factcheck.configuration import facts_file

    return facts_file.facts(path)


def facts_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a file of facts."""
    from factcheck.configuration import facts_file

    return facts_file.json_schema()
