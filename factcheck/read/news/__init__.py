"""Feeds and news exchanged in XML and JSON: each item is an article."""
