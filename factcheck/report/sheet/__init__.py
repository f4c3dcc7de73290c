"""What was understood of an article, figure by figure, to be ticked off: on paper, in a browser or in a spreadsheet."""

from factcheck.report.sheet.html import as_html_sheet
from factcheck.report.sheet.rows import Sheet
from factcheck.report.sheet.table import as_csv_sheet
from factcheck.report.sheet.text import as_text_sheet

__all__ = ["Sheet", "as_csv_sheet", "as_html_sheet", "as_text_sheet"]
