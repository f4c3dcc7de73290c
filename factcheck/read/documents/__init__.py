"""Documents of word processors, and pages set for print, as lines of text."""
