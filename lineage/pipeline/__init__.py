"""Wire the steps together: one function for each thing one can ask for. Nothing here prints."""

from lineage.pipeline.aligning import Aligned, align, align_page
from lineage.pipeline.asking import WHAT, Listed, Traced, documents, export, show, trace
from lineage.pipeline.building import Built, build
from lineage.pipeline.checking import check
from lineage.pipeline.corpus import Report, Settings, settings
from lineage.pipeline.health import Health, doctor
from lineage.pipeline.indexing import Indexed, Inferred, catalogue_path, index, init
from lineage.pipeline.scoring import Score, scored

__all__ = [
    "WHAT",
    "Aligned",
    "Built",
    "Health",
    "Indexed",
    "Inferred",
    "Listed",
    "Report",
    "Score",
    "Settings",
    "Traced",
    "align",
    "align_page",
    "build",
    "catalogue_path",
    "check",
    "doctor",
    "documents",
    "export",
    "index",
    "init",
    "scored",
    "settings",
    "show",
    "trace",
]
