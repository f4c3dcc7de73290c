"""Whose a figure is, where there is one for each who has it: the rate of each central bank."""

from __future__ import annotations

from factcheck.model.claim import Claim, Grade
from factcheck.model.pack import RulePack


def of_two_banks(a: Claim, b: Claim, pack: RulePack) -> bool:
    """Whether each clause tells whose rate it gives, and these are two central banks, be one told of by its country.

    A bank that no country is known to have, the European one, may be meant by any place.
    """
    frames = a.frame, b.frame
    if not all(one.metric in pack.bank_rates and one.subject_grade is Grade.CLAUSE for one in frames):
        return False
    ours, theirs = (pack.homes.get(one.subject) for one in frames)
    homes = {ours, theirs} <= {*pack.places} or all(one.subject not in pack.places for one in frames)
    return None not in (ours, theirs) and ours != theirs and homes
