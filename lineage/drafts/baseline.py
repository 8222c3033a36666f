"""The list of accepted findings (baseline): read, matched with what was found, added to; nothing in it is rewritten.

A finding is known by its fingerprint: rule, words, source and the words round it in its paragraph. So an entry
holds however the draft is edited elsewhere, and ends when the passage itself, or what is said of it, changes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lineage.drafts import listing
from lineage.ingest.catalogue import quoted
from lineage.normalise import key
from lineage.records import Draft, Verdict
from lineage.spans import Mapped

KEYS = {
    "fingerprint": True,
    "rule": True,
    "quotation": True,
    "reason": True,
    "by": True,
    "date": True,
    "expires": False,
    "draft": False,
    "source": False,
}
HEADER = "# Findings that a person has accepted. Kept by lineage check --accept; see docs/howto/check-in-ci.md.\n"
_CONTEXT = 8
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """One accepted finding. ``expires`` is the last day on which it holds, empty if it always does."""

    fingerprint: str
    rule: str
    quotation: str
    reason: str
    by: str
    date: str
    expires: str = ""
    draft: str = ""
    source: str = ""

    def holds(self, today: str) -> bool:
        """Whether it still holds on a day."""
        return not self.expires or today <= self.expires


def read(path: Path) -> tuple[Entry, ...]:
    """The entries of a list; none where there is no such file yet."""
    if not path.exists():
        return ()
    found = []
    for number, row in enumerate(listing.entries(path, "accepted", KEYS), 1):
        days = {name: listing.day(row, name, path=path, number=number) for name in ("date", "expires")}
        words = {name: listing.text(row, name, path=path, number=number) for name in KEYS if name not in days}
        found.append(Entry(**words, **days))
    return tuple(found)


def added(path: Path, entries: Sequence[Entry]) -> str:
    """What the file holds with the entries added at its end; what is there stays as it is, to the letter."""
    before = path.read_text("utf-8") if path.exists() else HEADER
    return before + ("" if before.endswith("\n") else "\n") + "".join(map(_written, entries))


def fingerprints(draft: Draft, verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    """A name for each finding that survives edits elsewhere in the draft; the same ones are told apart by number."""
    met: dict[str, int] = {}
    found = []
    for verdict in verdicts:
        said = "\n".join(_traits(draft, verdict))
        met[said] = met.get(said, 0) + 1
        whole = f"{said}\n{met[said]}"
        found.append(hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:20])
    return tuple(found)


def _traits(draft: Draft, verdict: Verdict) -> tuple[str, ...]:
    """What a finding is known by."""
    clean = verdict.quotation.clean
    text = draft.text.text
    start = text.rfind("\n", 0, clean.start) + 1
    end = text.find("\n", clean.end)
    before = _key(text[max(start, clean.start - 40) : clean.start])[-_CONTEXT:]
    after = _key(text[clean.end : min(end if end >= 0 else len(text), clean.end + 40)])[:_CONTEXT]
    source = verdict.source.document if verdict.source else ""
    return verdict.rule, verdict.found, _key(verdict.quotation.words), source, before, after


def _key(words: str) -> str:
    return key(Mapped.of(words)).text


def entry(draft: Draft, verdict: Verdict, fingerprint: str, *, reason: str, by: str, date: str, expires: str) -> Entry:
    """The entry that accepts a finding."""
    words = verdict.quotation.words
    return Entry(
        fingerprint=fingerprint,
        rule=verdict.rule or verdict.found,
        quotation=words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…",
        reason=reason,
        by=by,
        date=date,
        expires=expires,
        draft=draft.name,
        source=verdict.source.document if verdict.source else "",
    )


def _written(one: Entry) -> str:
    """An entry as TOML."""
    lines = ["", "[[accepted]]"]
    for name in KEYS:
        value = getattr(one, name)
        if value and name in ("date", "expires"):
            lines.append(f"{name} = {value}")
        elif value:
            lines.append(f"{name} = {quoted(value)}")
    return "\n".join(lines) + "\n"
