"""Slogans that count something, and count it otherwise than all texts that have them: 四个优势转化 for 三个优势转化."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from lineage.quotes.canon import Canon
from lineage.quotes.comparing import differences, verdict_on
from lineage.quotes.placing import consulted
from lineage.quotes.question import Question
from lineage.quotes.search import SIZE, Hit
from lineage.records import Verdict

NUMERALS = "一二三四五六七八九十两双0123456789"
NAMED = 6  # characters from which any slogan is known by what it counts: 五社联动 is not 三社联动 miscounted
LONGEST = 11  # characters beyond which a slogan is found by what it shares with its source
STEADY = 4  # documents that have the slogan, from which its number is no longer anybody's own
ALONE = 0.85  # share of the documents with what is counted that count it so


def miscounted(question: Question, canon: Canon) -> Verdict | None:
    """The verdict on a slogan whose number no text has, where nearly all that have the rest have one other number."""
    words = question.asked.key.text
    if not SIZE <= len(words) <= LONGEST or words[0] not in NUMERALS or words[1] in NUMERALS:
        return None
    if (words[1] != "个" and len(words) < NAMED) or consulted(canon.grams.exact(words), question, canon):
        return None
    counts: dict[str, list[Hit]] = defaultdict(list)
    for hit in consulted(canon.grams.exact(words[1:]), question, canon):
        at = canon.grams.bounds(hit.document)[0] + hit.start
        counts[canon.grams.text[at - 1]].append(hit)
    documents = {count: {hit.document for hit in hits} for count, hits in counts.items()}
    usual = max(documents, key=lambda count: (len(documents[count]), count), default="")
    if not usual or usual not in NUMERALS or len(documents[usual]) < STEADY:
        return None
    if len(documents[usual]) < ALONE * len(set().union(*documents.values())):
        return None
    (first, *_) = counts[usual]
    found = differences(question, replace(first, start=first.start - 1), canon)
    return replace(verdict_on(question, "altered", found, rule="Q103", canon=canon, kinds=("number",)), level="warning")
