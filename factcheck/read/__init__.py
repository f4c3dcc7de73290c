"""files → Article."""
