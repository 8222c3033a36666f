"""JUnit XML: each draft a suite, each quotation a case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from lineage.export.verdicts import Failed, Findings, rows
from lineage.records import Acceptance, Checked, Verdict

_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SHOWN = 40


def lines(found: Findings) -> Iterator[str]:
    """A report. A finding fails its case from the level on that fails the build; below, it is told as output."""
    suites = [(one, list(_cases(one, found))) for one in found.checked]
    cases = [case for _, own in suites for case in own]
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="lineage check"{_counts(cases, len(found.failed))} time="0">\n'
    for one, own in suites:
        skipped = sum("<skipped " in case for case in own)
        yield f'<testsuite name={_attribute(one.draft.name)}{_counts(own, 0)} skipped="{skipped}" time="0">\n'
        yield from own
        yield "</testsuite>\n"
    for failed in found.failed:
        yield from _failed(failed)
    yield "</testsuites>\n"


def _counts(cases: list[str], errors: int) -> str:
    """How many cases there are, and how many end how."""
    failures = sum("<failure " in case for case in cases)
    return f' tests="{len(cases) + errors}" failures="{failures}" errors="{errors}"'


def _cases(one: Checked, found: Findings) -> Iterator[str]:
    for verdict, _, accepted in rows(one):
        quotation = verdict.quotation
        words = quotation.words if len(quotation.words) <= _SHOWN else f"{quotation.words[:_SHOWN]}…"
        name = f"{quotation.line}:{quotation.column} {words}"
        body = "".join(_outcome(one, verdict, accepted, found))
        yield f'<testcase name={_attribute(name)} classname={_attribute(one.draft.name)} time="0">{body}</testcase>\n'


def _outcome(one: Checked, verdict: Verdict, accepted: Acceptance | None, found: Findings) -> Iterator[str]:
    """How a case ends; nothing for what is as published."""
    if verdict.level == "none":
        return
    said = found.say(verdict)
    place = f"{one.draft.name}:{verdict.quotation.line}:{verdict.quotation.column}"
    text = f"{place} {verdict.rule} {said}"
    if accepted:
        yield f"<skipped message={_attribute(accepted.reason)}/>"
    elif found.fails(verdict):
        yield f"<failure type={_attribute(verdict.rule)} message={_attribute(said)}>{_text(text)}</failure>"
    else:
        yield f"<system-out>{_text(text)}</system-out>"


def _failed(one: Failed) -> Iterator[str]:
    """A draft that could not be checked is an error, never a pass."""
    name, said = _attribute(one.draft), _attribute(one.message)
    yield f'<testsuite name={name} tests="1" failures="0" errors="1" skipped="0" time="0">\n'
    yield f'<testcase name={name} classname={name} time="0"><error type={_attribute(one.code)} message={said}/>'
    yield "</testcase>\n</testsuite>\n"


def _attribute(words: str) -> str:
    return quoteattr(_possible(words).replace("\n", " "))


def _text(words: str) -> str:
    return escape(_possible(words))


def _possible(words: str) -> str:
    """Words without what no XML document can hold."""
    return _IMPOSSIBLE.sub("\ufffd", words)
