"""Article → Mention: where a figure stands, in its own words."""
