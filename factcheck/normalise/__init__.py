"""Mention → Claim: number, unit, period, subject, metric."""
