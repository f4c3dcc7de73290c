"""Files to articles."""

from factcheck.model.limits import Limits
from factcheck.read.ignored import ExcludeError
from factcheck.read.kinds import reads_pdf
from factcheck.read.reading import article, pieces, read, read_piece, text_of
from factcheck.read.search import is_searched
from factcheck.read.source import Piece, Source, draft, sources

__all__ = [
    "ExcludeError",
    "Limits",
    "Piece",
    "Source",
    "article",
    "draft",
    "is_searched",
    "pieces",
    "read",
    "read_piece",
    "reads_pdf",
    "sources",
    "text_of",
]
