"""Article → Mention: where a figure stands, in its own words."""

from factcheck.extract.times import times

__all__ = ["times"]
