"""Report → Report: what an editor's office makes of the findings before they count."""

from factcheck.gate.severities import graded

__all__ = ["graded"]
