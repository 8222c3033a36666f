"""The list of errata (勘误表) that editors hand on, as CSV that Excel opens; the last column is left to a person."""

from __future__ import annotations

from collections.abc import Iterator

from lineage.export.csv import BYTE_ORDER_MARK, cell, line
from lineage.export.verdicts import Findings, rows
from lineage.quotes import telling
from lineage.records import Acceptance, Change, Checked, Verdict

COLUMNS = (
    ("序号", "No."),
    ("文稿", "Draft"),
    ("位置", "Place"),
    ("原文（稿）", "Draft reads"),
    ("来源原文", "Source reads"),
    ("差异", "Difference"),
    ("核对结果", "Verdict"),
    ("级别", "Level"),
    ("规则", "Rule"),
    ("说明", "Explanation"),
    ("来源文献", "Source"),
    ("日期", "Date"),
    ("来源文件与行", "File and line of the source"),
    ("已认可", "Accepted"),
    ("指纹", "Fingerprint"),
    ("终审意见", "Final verdict"),
)


def lines(found: Findings, *, everything: bool = False) -> Iterator[str]:
    """A header and a row for each finding, with ``everything`` also for what is as published."""
    yield BYTE_ORDER_MARK + line([found.in_words(*column) for column in COLUMNS])
    number = 0
    for one in found.checked:
        for verdict, name, accepted in rows(one):
            if everything or verdict.level != "none":
                number += 1
                yield line([str(number), *map(cell, _row(one, verdict, name, accepted, found))])
    for failed in found.failed:
        number += 1
        said = found.in_words("未能核对", "not checked")
        cells = [failed.draft, "", "", "", "", said, "", failed.code, failed.message, *[""] * 6]
        yield line([str(number), *map(cell, cells)])


def _row(one: Checked, verdict: Verdict, name: str, accepted: Acceptance | None, found: Findings) -> list[str]:
    source = verdict.source
    document = found.corpus.documents[source.document] if source else None
    return [
        one.draft.name,
        found.place(one, verdict),
        verdict.quotation.words,
        source.words if source else "",
        "".join(map(_difference, verdict.changes)),
        found.label(verdict.found),
        found.label(verdict.level),
        verdict.rule,
        found.say(verdict),
        document.title if document else "",
        str(document.date) if document and document.date else "",
        f"{document.file}:{found.corpus.lines[document.id].at(source.source.start)}" if source and document else "",
        found.in_words("：", ": ").join(filter(None, (accepted.by, accepted.reason))) if accepted else "",
        name,
        "",
    ]


def _difference(step: Change) -> str:
    """One change as `[-推进-]{+推动+}`: in square brackets the source, in curly ones the draft; script is no change."""
    if not telling(step):
        return step.right
    left = f"[-{step.left}-]" if step.left else ""
    return left + (f"{{+{step.right}+}}" if step.right else "")
