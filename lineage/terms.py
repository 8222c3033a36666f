"""The field's own terms in Chinese and in English, said the same on pages and in the terminal."""

from __future__ import annotations

from collections.abc import Mapping

TERMS: Mapping[str, tuple[str, str]] = {
    "documents": ("文献", "Documents"),
    "title": ("题名", "Title"),
    "level": ("层级", "Level"),
    "issuer": ("发布机关", "Issuer"),
    "date": ("日期", "Date"),
    "held": ("会议日期", "Held"),
    "published": ("发表日期", "Published"),
    "kind": ("文种", "Kind"),
    "authority": ("权威依据", "Authority"),
    "file": ("文件", "File"),
    "id": ("编号", "Id"),
    "line": ("第 {n} 行", "line {n}"),
    "sentence": ("第 {n} 句", "sentence {n}"),
    "matches": ("对应", "Matches"),
    "wordings_how": (
        "首见指本文集中最早的一处，未必是最初的出处。",
        "First means the earliest in this corpus, which need not be the origin.",
    ),
    "no_matches": ("没有发现套话以外的对应。", "No matches were found but boilerplate."),
    "warnings": ("存疑与缺陷", "Doubts and defects"),
    "inherited": ("沿用", "inherited"),
    "new": ("新出", "new"),
    "boilerplate": ("套话", "boilerplate"),
    "relation": ("关系", "Relation"),
    "bits": ("{n} 比特", "{n:bit|bits}"),
    "alike": ("相似 {n}", "similarity {n}"),
    "first": ("各级首见", "First at each level"),
    "formulation": ("表述", "Formulation"),
    "undetermined": ("来处未定", "Undetermined"),
    "unit": ("主体", "Unit"),
    "forms": ("缩写与全称", "Abbreviations and expansions"),
    "doubts": ("日期可疑", "Dates in doubt"),
    "present": ("引而已收", "Cited, and in the corpus"),
    "absent": ("引而未收", "Cited but not in the corpus"),
}


class _Fact(str):
    """A fact that a sentence names; a count with ``{n:page|pages}`` is followed by the word for one or for several."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        one, _, several = spec.partition("|")
        return f"{self!s} {one if self == '1' else several}" if spec else str(self)


def filled(sentence: str, facts: Mapping[str, object]) -> str:
    """A sentence with its facts filled in.

    >>> filled("{n:page|pages}", {"n": 1}), filled("{n:page|pages}", {"n": "1,024"})
    ('1 page', '1,024 pages')
    """
    return sentence.format(**{name: _Fact(fact) for name, fact in facts.items()}) if facts else sentence
