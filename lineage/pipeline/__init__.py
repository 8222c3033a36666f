"""Wire the steps together: one function for each thing one can ask for. Nothing here prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.late import late

if TYPE_CHECKING:
    from lineage.pipeline.aligning import Aligned, align, align_page, by_words, elsewhere
    from lineage.pipeline.asking import WHAT, Listed, Traced, adoption, documents, export, show, trace
    from lineage.pipeline.blaming import Blamed, Missed, blame, missing
    from lineage.pipeline.building import Built, build
    from lineage.pipeline.checking import check
    from lineage.pipeline.corpus import Report, Settings, given, is_there, settings
    from lineage.pipeline.discovering import Discovered, discover
    from lineage.pipeline.health import Health, doctor
    from lineage.pipeline.indexing import Indexed, Inferred, catalogue_path, index, init
    from lineage.pipeline.proofing import Proof, accept, check_page, proof
    from lineage.pipeline.scoring import Score, scored
    from lineage.pipeline.showing import serve, verify
else:
    __getattr__ = late(
        __name__,
        {
            "aligning": ["Aligned", "align", "align_page", "by_words", "elsewhere"],
            "asking": ["WHAT", "Listed", "Traced", "adoption", "documents", "export", "show", "trace"],
            "blaming": ["Blamed", "Missed", "blame", "missing"],
            "building": ["Built", "build"],
            "checking": ["check"],
            "corpus": ["Report", "Settings", "given", "is_there", "settings"],
            "discovering": ["Discovered", "discover"],
            "health": ["Health", "doctor"],
            "indexing": ["Indexed", "Inferred", "catalogue_path", "index", "init"],
            "proofing": ["Proof", "accept", "check_page", "proof"],
            "scoring": ["Score", "scored"],
            "showing": ["serve", "verify"],
        },
    )

__all__ = [
    "WHAT",
    "Aligned",
    "Blamed",
    "Built",
    "Discovered",
    "Health",
    "Indexed",
    "Inferred",
    "Listed",
    "Missed",
    "Proof",
    "Report",
    "Score",
    "Settings",
    "Traced",
    "accept",
    "adoption",
    "align",
    "align_page",
    "blame",
    "build",
    "by_words",
    "catalogue_path",
    "check",
    "check_page",
    "discover",
    "doctor",
    "documents",
    "elsewhere",
    "export",
    "given",
    "index",
    "init",
    "is_there",
    "missing",
    "proof",
    "scored",
    "serve",
    "settings",
    "show",
    "trace",
    "verify",
]
