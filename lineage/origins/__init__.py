"""Where every sentence of a document comes from, and what of an upstream document did not arrive in it."""

from lineage.origins.account import PARTS, RULES, kind
from lineage.origins.arrival import arrival
from lineage.origins.blame import blame
from lineage.origins.choice import likeliest
from lineage.origins.margins import Margin, Margined, Margins
from lineage.origins.packed import Packed, packed, unpacked

__all__ = [
    "PARTS",
    "RULES",
    "Margin",
    "Margined",
    "Margins",
    "Packed",
    "arrival",
    "blame",
    "kind",
    "likeliest",
    "packed",
    "unpacked",
]
