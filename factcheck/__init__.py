"""factcheck finds the figures on which financial articles disagree.

>>> import factcheck
>>> report = factcheck.check("articles/")  # doctest: +SKIP
>>> [finding.message for finding in report.findings]  # doctest: +SKIP
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.library import check, configured, extract, render

__all__ = ["__version__", "check", "configured", "extract", "render"]
__version__ = "0.1.0"

_DOORS = ("check", "configured", "extract", "render")


class _Package(ModuleType):
    """Opens its doors when they are used, so that importing the package costs nothing.

    A room is called ``extract`` too: when it is imported, the name in the package stays with the function.
    """

    def __getattr__(self, name: str) -> Any:
        if name not in _DOORS:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        from factcheck import library

        return getattr(library, name)

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _DOORS and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
