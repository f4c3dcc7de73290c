"""What earlier runs understood, so that it need not be understood again. The only door to sqlite3 and msgspec.

What lies in a cache is plain values: whoever can write there can at most change what a run says, never run code.
"""

from factcheck.cache.entries import Entry, Origin
from factcheck.cache.kept import Kept
from factcheck.cache.keys import environment, of_article, of_inputs, of_piece
from factcheck.cache.store import Store, default_folder

__all__ = ["Entry", "Kept", "Origin", "Store", "default_folder", "environment", "of_article", "of_inputs", "of_piece"]
