"""What is said when a language model cannot be used."""

from __future__ import annotations


class ModelError(Exception):
    """A language model cannot be used; the message says what to do."""
