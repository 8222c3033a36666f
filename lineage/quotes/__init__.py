"""Find quotations in a draft and check each against what was published."""

from lineage.quotes.canon import Canon, canon, weights
from lineage.quotes.checking import check
from lineage.quotes.comparing import telling
from lineage.quotes.formulas import Formula
from lineage.quotes.rules import BY_ID, RULES, Rule, message
from lineage.quotes.search import Grams

__all__ = ["BY_ID", "RULES", "Canon", "Formula", "Grams", "Rule", "canon", "check", "message", "telling", "weights"]
