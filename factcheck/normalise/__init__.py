"""Mention → Claim: number, unit, period, subject, metric."""

from factcheck.normalise.period import period
from factcheck.normalise.period_article import as_of
from factcheck.normalise.quantity import quantity
from factcheck.normalise.reading import reading
from factcheck.normalise.sayings import sayings

__all__ = ["as_of", "period", "quantity", "reading", "sayings"]
