"""How labels begin that tell one of many alike from the others."""

from typing import Final

DUE: Final = "due "  # and the year: an issue of bonds
INSTALMENT: Final = "instalment "  # and the word: "further", "late"
