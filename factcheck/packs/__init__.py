"""rules/ → RulePack: reads and validates the declarative rules."""

from typing import Any

from factcheck.packs.cases import cases
from factcheck.packs.collection import core_dir, load, rules
from factcheck.packs.documents import PackError

__all__ = ["PackError", "cases", "core_dir", "json_schema", "load", "rules"]


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the files of a pack."""
    from factcheck.packs import schema  # pydantic takes longer to load than a pack

    return schema.json_schema()
