"""What checking drafts found, as the fields that others rely on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lineage.export.fields import Corpus, Fields
from lineage.quotes import message
from lineage.quotes.labels import label
from lineage.records import SEVERITIES, Acceptance, Change, Checked, Passage, Severity, Verdict


@dataclass(frozen=True, slots=True)
class Failed:
    """A draft that could not be checked: its name as given, the code of the error and what it says."""

    draft: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What a run of checking found, as it is handed to whoever writes it down.

    ``corpus`` knows the documents that verdicts speak of; ``fail_on`` is the level from which a finding fails a build.
    """

    checked: tuple[Checked, ...]
    corpus: Corpus
    failed: tuple[Failed, ...] = ()
    language: str = "zh"
    fail_on: Severity = "error"

    def fails(self, verdict: Verdict) -> bool:
        """Whether a finding is at the level that fails a build."""
        return SEVERITIES.index(verdict.level) >= SEVERITIES.index(self.fail_on)

    def say(self, verdict: Verdict) -> str:
        """What is to be said of a verdict."""
        return message(verdict, language=self.language)

    def in_words(self, chinese: str, english: str) -> str:
        """Of two wordings the one in the language of this output."""
        return chinese if self.language == "zh" else english

    def label(self, name: str) -> str:
        """A verdict or a level in words."""
        return label(name, language=self.language)

    def place(self, one: Checked, verdict: Verdict) -> str:
        """Where a quotation stands, for people: page and line, in a Word document the paragraph, and the character."""
        line, column = verdict.quotation.line, verdict.quotation.column
        if paged := one.draft.page(verdict.quotation.source.start):
            page, line = paged
            return self.in_words(f"第{page}页第{line}行第{column}字", f"page {page}, line {line}, character {column}")
        if one.draft.name.lower().endswith(".docx"):
            return self.in_words(f"第{line}段第{column}字", f"paragraph {line}, character {column}")
        return self.in_words(f"第{line}行第{column}字", f"line {line}, character {column}")


def rows(one: Checked) -> Iterator[tuple[Verdict, str, Acceptance | None]]:
    """The verdicts of a draft, each with its fingerprint and whether a person has accepted it."""
    return zip(one.verdicts, one.fingerprints, one.accepted, strict=True)


def of_findings(found: Findings) -> Fields:
    """Everything that was checked, and what could not be."""
    return {
        "drafts": [of_checked(one, found.corpus, language=found.language) for one in found.checked],
        "failed": [{"draft": one.draft, "code": one.code, "message": one.message} for one in found.failed],
        "summary": summary(found.checked),
    }


def listed(checked: Sequence[Checked], corpus: Corpus, *, language: str) -> Iterator[Fields]:
    """Every quotation of every draft with its verdict, one after the other."""
    for one in checked:
        for row in of_checked(one, corpus, language=language)["quotations"]:
            yield {"draft": one.draft.name, **row}


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
    return {
        "draft": one.draft.name,
        "date": str(one.draft.date) if one.draft.date else None,
        "quotations": [
            {
                **of_verdict(verdict, corpus, language=language),
                "page": (one.draft.page(verdict.quotation.source.start) or (None,))[0],
                "fingerprint": name,
                "accepted": _acceptance(accepted),
            }
            for verdict, name, accepted in rows(one)
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
