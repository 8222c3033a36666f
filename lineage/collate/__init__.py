"""Which passages answer to which, and how their wordings differ."""

from lineage.collate.answers import Prepared, answers, prepare
from lineage.collate.changes import changes
from lineage.collate.matching import match
from lineage.collate.relation import relation

__all__ = ["Prepared", "answers", "changes", "match", "prepare", "relation"]
