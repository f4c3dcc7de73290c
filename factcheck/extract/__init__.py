"""Article → Mention: where a figure stands, in its own words."""

from factcheck.extract.cents import settled
from factcheck.extract.mentions import mentions
from factcheck.extract.spelled import numbers_in_words
from factcheck.extract.times import times

__all__ = ["mentions", "numbers_in_words", "settled", "times"]
