"""The static site: `pages` decides what is shown, `write` renders it."""

from lineage.report.edition import Edition, Made
from lineage.report.layout import Page
from lineage.report.pages import pages
from lineage.report.site import Written, alone, write

__all__ = ["Edition", "Made", "Page", "Written", "alone", "pages", "write"]
