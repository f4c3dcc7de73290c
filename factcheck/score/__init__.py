"""Conflict → Finding: how sure we are, and what the language model thinks."""
