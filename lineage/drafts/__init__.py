"""Read what an editor hands in: drafts in several formats, the list of accepted findings, the list of formulas."""

from lineage.drafts.finding import found
from lineage.drafts.reading import read

__all__ = ["found", "read"]
