"""Trace how Chinese policy wordings travel between documents, levels and years."""

__version__ = "0.1.0"
