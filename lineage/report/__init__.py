"""The static site: `pages` decides what is shown, `write` renders it."""

from lineage.report.edition import Edition, Made
from lineage.report.layout import Page
from lineage.report.pages import pages
from lineage.report.proof import Fault, Proof, prove
from lineage.report.serving import Served, serving
from lineage.report.site import Written, alone, write

__all__ = [
    "Edition",
    "Fault",
    "Made",
    "Page",
    "Proof",
    "Served",
    "Written",
    "alone",
    "pages",
    "prove",
    "serving",
    "write",
]
