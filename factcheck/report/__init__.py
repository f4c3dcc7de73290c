"""Report → text, JSON: one file a format."""
