"""Alignment → Conflict: the relation of aligned claims, by rules."""
