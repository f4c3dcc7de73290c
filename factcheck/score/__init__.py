"""Conflict → Finding: how sure we are, and what the language model thinks."""

from factcheck.score.inputs import troubles
from factcheck.score.weigh import findings, ordered

__all__ = ["findings", "ordered", "troubles"]
