"""Which passages answer to which, and how their wordings differ."""

from lineage.collate.answers import Answers, Prepared, answers, prepare
from lineage.collate.changes import changes
from lineage.collate.matching import by_words, frames, matched
from lineage.collate.relation import relation
from lineage.collate.stock import Stock

__all__ = ["Answers", "Prepared", "Stock", "answers", "by_words", "changes", "frames", "matched", "prepare", "relation"]
