"""Files to articles."""

from factcheck.model.limits import Limits
from factcheck.read.ignored import ExcludeError
from factcheck.read.kinds import kind
from factcheck.read.reading import article, read
from factcheck.read.source import Source, sources

__all__ = ["ExcludeError", "Limits", "Source", "article", "kind", "read", "sources"]
