"""Conflict → Finding: how sure we are, and what the language model thinks. The only door to its libraries."""

from factcheck.score.errors import ModelError
from factcheck.score.inputs import troubles
from factcheck.score.language import fetch, model, named
from factcheck.score.opinions import Opinions, opinions
from factcheck.score.weigh import finding, findings, ordered

__all__ = [
    "ModelError",
    "Opinions",
    "fetch",
    "finding",
    "findings",
    "model",
    "named",
    "opinions",
    "ordered",
    "troubles",
]
