"""Annotations for GitHub Actions, within what it shows: ten of a kind for each step, and the rest summed up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from lineage.export.verdicts import Findings
from lineage.records import Checked, Severity, Verdict

MOST = 10
KINDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def lines(found: Findings) -> Iterator[str]:
    """A line for each annotation, the gravest first."""
    for failed in found.failed[:MOST]:
        yield f"::error file={_property(failed.draft)},title={_property(failed.code)}::{_data(failed.message)}\n"
    left: Counter[str] = Counter()
    told = {"error": min(len(found.failed), MOST), "warning": 0, "info": 0}
    left["error"] += len(found.failed) - told["error"]
    pairs = [(one, verdict) for one in found.checked for verdict in one.findings]
    over = any(sum(verdict.level == level for _, verdict in pairs) + told[level] > MOST for level in KINDS)
    most = {"error": MOST, "warning": MOST, "info": MOST - over}
    for level in KINDS:
        for one, verdict in pairs:
            if verdict.level != level:
                continue
            if told[level] < most[level]:
                told[level] += 1
                yield _annotation(one, verdict, found)
            else:
                left[level] += 1
    if left.total():
        yield f"::notice title=lineage check::{_data(_sum(left, found))}\n"


def _annotation(one: Checked, verdict: Verdict, found: Findings) -> str:
    quotation = verdict.quotation
    place = f"file={_property(one.draft.name)},line={quotation.line},col={quotation.column}"
    if "\n" not in quotation.text:
        place += f",endColumn={quotation.column + len(quotation.text)}"
    title = _property(f"{verdict.rule} {found.label(verdict.found)}".strip())
    return f"::{KINDS[verdict.level]} {place},title={title}::{_data(found.say(verdict))}\n"


def _sum(left: Mapping[str, int], found: Findings) -> str:
    """How many findings are not among the annotations."""
    counts = found.in_words("、", ", ").join(f"{found.label(level)} {left[level]}" for level in KINDS if left[level])
    return found.in_words(
        f"此外还有：{counts}。GitHub 每步每类只显示 {MOST} 条，全部结果见 SARIF、CSV 或文本输出。",
        f"And more: {counts}. GitHub shows {MOST} of a kind for each step; all are in the SARIF, CSV or text output.",
    )


def _data(words: str) -> str:
    """Words as the message of a workflow command.

    >>> _data("50%\\n第二行")
    '50%25%0A第二行'
    """
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    """Words as the value of a property of a workflow command."""
    return _data(words).replace(":", "%3A").replace(",", "%2C")
