"""Claim → Alignment: which claims fill the same slot."""
