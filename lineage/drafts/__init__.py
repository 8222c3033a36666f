"""Read drafts: texts in several formats whose quotations are to be checked."""

from lineage.drafts.reading import read

__all__ = ["read"]
