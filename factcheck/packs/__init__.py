"""rules/ → RulePack: reads and validates the declarative rules."""

from factcheck.packs.collection import core_dir, load, rules
from factcheck.packs.documents import PackError

__all__ = ["PackError", "core_dir", "load", "rules"]
