"""Files to articles."""

from factcheck.model.limits import Limits
from factcheck.read.ignored import ExcludeError
from factcheck.read.kinds import kind
from factcheck.read.reading import article, pieces, read, read_piece
from factcheck.read.source import Piece, Source, sources

__all__ = ["ExcludeError", "Limits", "Piece", "Source", "article", "kind", "pieces", "read", "read_piece", "sources"]
