"""Check drafts and say what became of each finding: reported, or accepted by a person and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import lineage
from lineage import drafts, quotes
from lineage.drafts import baseline, formulas
from lineage.drafts.baseline import Entry
from lineage.errors import (
    EmptyDocumentError,
    EmptyDraftError,
    EmptyInputError,
    LineageError,
    NothingToCheckAgainstError,
)
from lineage.export.fields import Corpus, Lines
from lineage.pipeline.checking import canon_of
from lineage.pipeline.corpus import Settings, consulted
from lineage.records import SEVERITIES, Acceptance, Checked, Draft, Passage, Severity, Verdict, Waiver, When


@dataclass(frozen=True, slots=True)
class Proof:
    """What checking drafts found. ``failed`` are those that could not be read, by name; none of them counts as checked.

    ``expired`` are accepted findings whose time is over and which are there again, ``unused`` those which nothing
    answers to any more, ``idle`` marks in a draft that cover nothing that was found or give no reason.
    """

    checked: tuple[Checked, ...]
    corpus: Corpus
    failed: tuple[tuple[str, LineageError], ...]
    expired: tuple[Entry, ...]
    unused: tuple[Entry, ...]
    idle: tuple[tuple[Draft, Waiver], ...]

    def reaches(self, level: Severity) -> bool:
        """Whether something is to be reported at this level or above."""
        least = SEVERITIES.index(level)
        return any(SEVERITIES.index(one.level) >= least for draft in self.checked for one in draft.findings)


def proof(
    names: Sequence[str],
    asked: Settings,
    *,
    given: Mapping[str, Path] | None = None,
    as_of: When | None = None,
    unmarked: bool = False,
    everything: bool = False,
    formula_list: Path | None = None,
    accepted: Path | None = None,
    today: str = "",
) -> Proof:
    """The drafts that ``names`` mean, checked. ``given`` names the file that a word stands for, ``-`` above all.

    ``today`` is the day on which entries of the list ``accepted`` hold or have expired.
    """
    listed = formulas.read(formula_list) if formula_list else ()
    entries = baseline.read(accepted) if accepted else ()
    files, failed = drafts.found(names)
    checked: list[Checked] = []
    with consulted(asked) as (store, catalogue):
        canon = canon_of(store, catalogue.sources)
        if not any(canon.is_consulted(number, as_of) for number in range(len(canon.documents))):
            raise NothingToCheckAgainstError(corpus=asked.corpus)
        for name in files:
            try:
                draft = _read(name, given or {})
            except LineageError as error:
                failed.append((name, error))
                continue
            verdicts = quotes.check(
                draft, canon, as_of=as_of, unmarked=unmarked, everything=everything, formulas=listed
            )
            checked.append(_weighed(draft, verdicts, entries, today))
        corpus = _corpus(canon, checked)
    met = {name for one in checked for name in one.fingerprints}
    return Proof(
        tuple(checked),
        corpus,
        tuple(failed),
        tuple(entry for entry in entries if not entry.holds(today) and entry.fingerprint in met),
        tuple(entry for entry in entries if entry.fingerprint not in met),
        tuple(_idle(checked)),
    )


def accept(
    found: Proof,
    path: Path,
    wanted: Sequence[str],
    *,
    reason: str,
    by: str,
    today: str,
    expires: str = "",
) -> tuple[str, int]:
    """What the list of accepted findings at ``path`` is to hold with the findings that ``wanted`` names, and how many.

    ``wanted`` are rules, beginnings of fingerprints or ``all``; what is accepted already is not added again.
    """
    known = {entry.fingerprint for entry in baseline.read(path) if entry.holds(today)}
    added: dict[str, Entry] = {}
    for one in found.checked:
        for verdict, name, accepted in zip(one.verdicts, one.fingerprints, one.accepted, strict=True):
            meant = "all" in wanted or verdict.rule in wanted or any(len(w) >= 6 and name.startswith(w) for w in wanted)
            if verdict.level != "none" and accepted is None and meant and name not in known:
                added[name] = baseline.entry(
                    one.draft, verdict, name, reason=reason, by=by, date=today, expires=expires
                )
    return baseline.added(path, list(added.values())), len(added)


def check_page(found: Proof, *, language: str = "zh", site: Path | None = None, beside: Path | None = None) -> str:
    """The drafts as they are with each finding beside the source, as one HTML file that opens in a language.

    Sources link to the pages of a ``site`` that was built, by its way from ``beside``, the folder the file is for.
    """
    from lineage.report import check
    from lineage.report.labels import both
    from lineage.report.standing import Standing, way

    corpus, shown = found.corpus, Standing.of(site) if site else None
    root = way(site, beside) if site else ""

    def href(passage: Passage) -> str:
        at = shown.at(passage.document, passage.source) if shown else ""
        return f"{root}{at}" if at else ""

    library = check.Library(
        corpus.documents, lambda passage: corpus.lines[passage.document].at(passage.source.start), href
    )
    failed = [(name, both(error.said)) for name, error in found.failed]
    return check.page(found.checked, library, failed=failed, opens_in=language, version=lineage.__version__)


def _read(name: str, given: Mapping[str, Path]) -> Draft:
    """One draft; what is wrong with it is said by the name the user gave it."""
    path = given.get(name, Path(name))
    try:
        return drafts.read(path, name=name)
    except EmptyDocumentError as error:
        raise (EmptyInputError() if name in given else EmptyDraftError(path=name)) from error
    except LineageError as error:
        raise type(error)(**{**error.facts, "path": name}) from error


def _weighed(draft: Draft, verdicts: tuple[Verdict, ...], entries: Sequence[Entry], today: str) -> Checked:
    """The verdicts of a draft, with what a person has accepted among them."""
    names = baseline.fingerprints(draft, verdicts)
    held = {entry.fingerprint: entry for entry in entries if entry.holds(today)}
    accepted: list[Acceptance | None] = []
    for verdict, name in zip(verdicts, names, strict=True):
        waiver = next((one for one in draft.waivers if one.reason and waives(one, verdict)), None)
        entry = held.get(name)
        if verdict.level == "none":
            accepted.append(None)
        elif waiver:
            accepted.append(Acceptance(True, waiver.reason))
        else:
            accepted.append(Acceptance(False, entry.reason, entry.by, entry.date, entry.expires) if entry else None)
    return Checked(draft, verdicts, names, tuple(accepted))


def waives(waiver: Waiver, verdict: Verdict) -> bool:
    """Whether a mark in the draft covers a finding: it stands there, and names its rule or none."""
    place = verdict.quotation.source
    return waiver.covers.overlap(place) > 0 and (not waiver.rules or verdict.rule in waiver.rules)


def _idle(checked: Iterable[Checked]) -> Iterable[tuple[Draft, Waiver]]:
    """Marks that accept nothing: they cover no finding, or say no reason."""
    for one in checked:
        found = [verdict for verdict in one.verdicts if verdict.level != "none"]
        for waiver in one.draft.waivers:
            if not waiver.reason or not any(waives(waiver, verdict) for verdict in found):
                yield one.draft, waiver


def _corpus(canon: quotes.Canon, checked: Iterable[Checked]) -> Corpus:
    """The documents that verdicts speak of."""
    named = {
        passage.document
        for one in checked
        for verdict in one.verdicts
        for passage in (*((verdict.source,) if verdict.source else ()), *verdict.alternatives)
    }
    spoken_of = [number for number, document in enumerate(canon.documents) if document.id in named]
    canon.fetch(spoken_of)
    lines = {canon.documents[number].id: Lines.of(canon.reading(number).raw) for number in spoken_of}
    return Corpus({one.id: one for one in canon.documents}, lines)
