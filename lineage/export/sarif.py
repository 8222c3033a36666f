"""SARIF 2.1.0: what code hosts and editors show beside the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from urllib.parse import quote

from lineage.export.fields import Fields
from lineage.export.verdicts import Findings, rows
from lineage.quotes import RULES, Rule
from lineage.records import Acceptance, Checked, Passage, Severity, Verdict

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: Mapping[Severity, str] = {"none": "none", "info": "note", "warning": "warning", "error": "error"}
FINGERPRINT = "quotation/v1"
_INDEX = {rule.id: number for number, rule in enumerate(RULES)}


def log(found: Findings, *, version: str) -> Fields:
    """A log with one run: every rule, every finding, what was accepted as suppressed, what failed as notifications."""
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "lineage",
                        "version": version,
                        "rules": [_rule(rule, found) for rule in RULES],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "invocations": [
                    {
                        "executionSuccessful": not found.failed,
                        "toolExecutionNotifications": list(_notifications(found)),
                    }
                ],
                "artifacts": [{"location": _artifact(one.draft.name)} for one in found.checked],
                "results": [
                    _result(number, one, verdict, name, accepted, found)
                    for number, one in enumerate(found.checked)
                    for verdict, name, accepted in rows(one)
                    if verdict.level != "none"
                ],
            }
        ],
    }


def _rule(rule: Rule, found: Findings) -> Fields:
    """A rule with its help."""
    why = found.in_words(rule.why_zh, rule.why_en)
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": f"{found.label(rule.found)} · {rule.name}"},
        "fullDescription": {"text": why},
        "help": {"text": f"{why} (lineage explain {rule.id})", "markdown": f"{why}\n\n`lineage explain {rule.id}`"},
        "defaultConfiguration": {"level": LEVELS[rule.level], "enabled": True},
        "properties": {"tags": ["quotation", rule.found]},
    }


def _result(
    number: int, one: Checked, verdict: Verdict, name: str, accepted: Acceptance | None, found: Findings
) -> Fields:
    """A finding."""
    return {
        "ruleId": verdict.rule,
        **({"ruleIndex": _INDEX[verdict.rule]} if verdict.rule in _INDEX else {}),
        "level": LEVELS[verdict.level],
        "message": {"text": found.say(verdict)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {**_artifact(one.draft.name), "index": number},
                    "region": _region(one, verdict),
                }
            }
        ],
        "relatedLocations": [
            _related(at, passage, found)
            for at, passage in enumerate((*((verdict.source,) if verdict.source else ()), *verdict.alternatives))
        ],
        "partialFingerprints": {FINGERPRINT: name},
        "suppressions": [_suppression(accepted)] if accepted else [],
        "properties": {"verdict": verdict.found, "also": list(verdict.also), "critical": list(verdict.critical)},
    }


def _region(one: Checked, verdict: Verdict) -> Fields:
    """Where a quotation stands in the draft."""
    quotation = verdict.quotation
    last = quotation.text.rfind("\n")
    within = last < 0
    return {
        "startLine": quotation.line,
        "startColumn": quotation.column,
        "endLine": quotation.line + quotation.text.count("\n"),
        "endColumn": quotation.column + len(quotation.text) if within else len(quotation.text) - last,
        "charOffset": quotation.source.start,
        "charLength": len(quotation.source),
        "snippet": {"text": quotation.source.of(one.draft.raw)},
    }


def _related(number: int, passage: Passage, found: Findings) -> Fields:
    """A place in the corpus that a finding speaks of."""
    document = found.corpus.documents[passage.document]
    date = f"（{document.date}）" if document.date else ""
    return {
        "id": number,
        "message": {"text": f"{document.title}{date}：{passage.words}"},
        "physicalLocation": {
            "artifactLocation": _artifact(document.file),
            "region": {
                "startLine": found.corpus.lines[document.id].at(passage.source.start),
                "charOffset": passage.source.start,
                "charLength": len(passage.source),
            },
        },
    }


def _suppression(accepted: Acceptance) -> Fields:
    """That a person has accepted a finding."""
    named = {"by": accepted.by, "date": accepted.date, "expires": accepted.expires}
    return {
        "kind": "inSource" if accepted.inline else "external",
        "status": "accepted",
        "justification": accepted.reason,
        "properties": {name: value for name, value in named.items() if value},
    }


def _notifications(found: Findings) -> Iterator[Fields]:
    """Drafts that could not be checked."""
    for one in found.failed:
        yield {
            "level": "error",
            "descriptor": {"id": one.code},
            "message": {"text": one.message},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(one.draft)}}],
        }


def _artifact(name: str) -> Fields:
    """The address of a file: relative as it was given, a whole path as such."""
    if name == "-":
        return {"uri": "stdin"}
    path = Path(name)
    return {"uri": path.as_uri() if path.is_absolute() else quote(PurePath(name).as_posix())}
