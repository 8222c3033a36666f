"""Verdicts and levels in words. They are neutral: what is wrong is for a person to say."""

from __future__ import annotations

from collections.abc import Mapping

VERDICTS: Mapping[str, tuple[str, str]] = {
    "exact": ("符合", "as published"),
    "punctuation": ("标点不同", "punctuation differs"),
    "altered": ("不符合", "differs"),
    "abridged": ("有省略", "abridged"),
    "joined": ("两处相接", "joined"),
    "misattributed": ("出处不同", "stands elsewhere"),
    "superseded": ("已有新表述", "superseded"),
    "not_found": ("未找到", "not found"),
    "unbalanced": ("标号不成对", "unbalanced marks"),
}
LEVELS: Mapping[str, tuple[str, str]] = {
    "error": ("重点", "error"),
    "warning": ("注意", "warning"),
    "info": ("提示", "info"),
    "none": ("符合", "none"),
}


def label(name: str, *, language: str = "zh") -> str:
    """A verdict or a level as people say it.

    >>> label("altered"), label("error", language="en")
    ('不符合', 'error')
    """
    found = VERDICTS.get(name) or LEVELS[name]
    return found[0 if language == "zh" else 1]
