"""What checking drafts found, as the fields that others rely on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lineage.export.fields import Corpus, Fields
from lineage.quotes import message
from lineage.records import Acceptance, Change, Checked, Passage, Verdict


def of_proof(
    checked: Sequence[Checked], corpus: Corpus, *, failed: Sequence[tuple[str, str]] = (), language: str = "zh"
) -> Fields:
    """Everything that was checked. ``failed`` are code and sentence for each draft that could not be."""
    return {
        "drafts": [of_checked(one, corpus, language=language) for one in checked],
        "failed": [{"code": code, "message": said} for code, said in failed],
        "summary": summary(checked),
    }


def summary(checked: Sequence[Checked]) -> dict[str, int]:
    """How many quotations were checked, how many are as published, and how many findings there are at each level."""
    levels = Counter(verdict.level for one in checked for verdict in one.findings)
    verdicts = [verdict for one in checked for verdict in one.verdicts]
    return {
        "checked": len(verdicts),
        "exact": sum(verdict.found == "exact" for verdict in verdicts),
        "error": levels["error"],
        "warning": levels["warning"],
        "info": levels["info"],
        "accepted": sum(accepted is not None for one in checked for accepted in one.accepted),
    }


def of_checked(one: Checked, corpus: Corpus, *, language: str) -> Fields:
    """A draft and the verdicts on its quotations."""
    rows = zip(one.verdicts, one.fingerprints, one.accepted, strict=True)
    return {
        "draft": one.draft.name,
        "date": str(one.draft.date) if one.draft.date else None,
        "quotations": [
            {**of_verdict(verdict, corpus, language=language), "fingerprint": name, "accepted": _acceptance(accepted)}
            for verdict, name, accepted in rows
        ],
    }


def of_verdict(verdict: Verdict, corpus: Corpus, *, language: str) -> Fields:
    """A quotation with its verdict."""
    quotation = verdict.quotation
    named = quotation.attributed
    return {
        "quotation": quotation.id,
        "kind": quotation.kind,
        "start": quotation.source.start,
        "end": quotation.source.end,
        "line": quotation.line,
        "column": quotation.column,
        "text": quotation.text,
        "clean": quotation.words,
        "verdict": verdict.found,
        "also": list(verdict.also),
        "rule": verdict.rule,
        "level": verdict.level,
        "critical": list(verdict.critical),
        "message": message(verdict, language=language),
        "attributed": {"name": named.name, "document": named.document} if named else None,
        "source": _passage(verdict.source, corpus) if verdict.source else None,
        "alternatives": [_passage(passage, corpus) for passage in verdict.alternatives],
        "changes": [_change(change) for change in verdict.changes],
    }


def _passage(passage: Passage, corpus: Corpus) -> Fields:
    """A place in the corpus that a verdict speaks of."""
    document = corpus.documents[passage.document]
    return {
        "document": document.id,
        "title": document.title,
        "date": str(document.date) if document.date else None,
        "file": document.file,
        "line": corpus.lines[document.id].at(passage.source.start),
        "start": passage.source.start,
        "end": passage.source.end,
        "text": passage.text,
        "clean": passage.words,
    }


def _change(change: Change) -> Fields:
    return {"op": change.op, "left": change.left, "right": change.right}


def _acceptance(accepted: Acceptance | None) -> Fields | None:
    """Who accepted a finding and why; what is not known is left out."""
    if accepted is None:
        return None
    known = {"by": accepted.by, "date": accepted.date, "expires": accepted.expires}
    return {
        "how": "inline" if accepted.inline else "baseline",
        "reason": accepted.reason,
        **{name: value for name, value in known.items() if value},
    }
