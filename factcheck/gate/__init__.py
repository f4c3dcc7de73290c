"""Report → Report: what an editor's office makes of the findings before they count."""

from factcheck.gate.baseline import marked, worth_knowing
from factcheck.gate.changes import touching
from factcheck.gate.severities import graded, levels_of
from factcheck.gate.suppressions import suppressed

__all__ = ["graded", "levels_of", "marked", "suppressed", "touching", "worth_knowing"]
