"""factcheck finds the figures on which financial articles disagree."""

__version__ = "0.1.0"
