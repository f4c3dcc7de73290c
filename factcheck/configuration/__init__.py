"""factcheck.toml, or [tool.factcheck] of pyproject.toml → Settings."""

from factcheck.configuration.documents import ConfigurationError
from factcheck.configuration.page import pages
from factcheck.configuration.reading import Configured, configured, json_schema
from factcheck.configuration.rules import check_names

__all__ = ["ConfigurationError", "Configured", "check_names", "configured", "json_schema", "pages"]
