"""Conflict → Finding: how sure we are, and what the language model thinks."""

from factcheck.score.inputs import troubles
from factcheck.score.language import ModelError, model
from factcheck.score.weigh import findings, ordered

__all__ = ["ModelError", "findings", "model", "ordered", "troubles"]
