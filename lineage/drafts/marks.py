"""Marks by which an editor accepts a finding in the draft itself.

In Markdown and HTML a comment, ``<!-- lineage: ignore Q102 as in the edition of 1991 -->``; in any text a bracket,
``〔核：略 Q102 依 1991 年版〕``. A mark covers the paragraph it stands in, or, alone, the paragraph that follows;
with ``ignore-file`` or ``全略`` it covers the draft. It names rules, or none for all, and then the reason.
"""

from __future__ import annotations

import re
from re import Match

_IGNORE = r"(?:lineage\s*[:：]\s*ignore(-file)?(?![A-Za-z])|核\s*[:：]\s*(全)?略)"
IN_TEXT = re.compile(rf"[〔\[]\s*{_IGNORE}([^\n〕\]]{{0,200}})[〕\]]")
IN_REMARK = re.compile(rf"<!--\s*{_IGNORE}(.*?)-->", re.DOTALL)
_RULES = re.compile(r"[\s,，、]*([A-Z]\d{3})(?![A-Za-z0-9])")


def whole(mark: Match[str]) -> bool:
    """Whether a mark covers the whole draft."""
    return bool(mark[1] or mark[2])


def said(mark: Match[str]) -> tuple[tuple[str, ...], str]:
    """The rules a mark names, and its reason.

    >>> said(IN_TEXT.search("〔核：略 Q102、Q103 依 1991 年版〕"))
    (('Q102', 'Q103'), '依 1991 年版')
    """
    rest = mark[3]
    rules = []
    while found := _RULES.match(rest):
        rules.append(found[1])
        rest = rest[found.end() :]
    return tuple(rules), " ".join(rest.strip(" \t\n,，、:：-—").split())
