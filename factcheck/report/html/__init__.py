"""Report → HTML: a proof for people."""

from factcheck.report.html.page import as_html

__all__ = ["as_html"]
