"""Where every sentence of a document comes from, clause by clause.

A clause belongs to the likeliest source among the documents that have it: much and rare wording in common counts, who
reports to whom, how long ago, and whether both may have it from a text that the corpus lacks (see ``trace.descent``).
Where the likeliest source has other words in a clause, and one that its author listens to as well has it just as it
stands, the clause is not the former's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

import numpy as np

from lineage.origins.account import PARTS, Account, account
from lineage.origins.clauses import Stretches, clauses, spans
from lineage.records import Answer, Blame, Match, Origin, Part, Reading
from lineage.trace.citation import Party


def blame(
    reading: Reading,
    sources: Sequence[Reading],
    matches: Sequence[Match],
    *,
    stock: Sequence[Answer] = (),
    further: Sequence[Answer] = (),
    held: frozenset[str] = frozenset(),
    upstream: str | None = None,
    parties: Callable[[Sequence[Reading]], Sequence[Party]] | None = None,
) -> Blame:
    """Where every sentence of ``reading`` comes from.

    ``matches`` are those with ``sources``, ``stock`` answers that are boilerplate only, ``further`` such as were not
    worth comparing, ``held`` the keys by which the documents of the corpus are known (``trace.citation.known_as``).
    ``upstream`` says that only this one was asked for. Who knows whose the documents are already, gives ``parties``.
    """
    there = [one for one in sources if one.document.order < reading.document.order]
    there.sort(key=lambda one: one.document.order)
    number = {one.document.id: place for place, one in enumerate(there)}
    boilerplate = np.array([(one.right_clean.start, one.right_clean.end) for one in stock], np.int64).reshape(-1, 2)
    found = account(
        reading,
        clauses(reading),
        Stretches.of(matches, "right", number),
        (boilerplate[:, 0], boilerplate[:, 1]),
        parties([*there, reading]) if parties else [*map(Party.of, there), Party.of(reading)],
        held,
    )
    also: dict[int, set[str]] = defaultdict(set)
    for answer in further:
        for place in range(answer.right_sentences[0], answer.right_sentences[1] + 1):
            also[place].add(answer.left)
    touching: dict[int, list[Match]] = defaultdict(list)
    for sentence, stretch in found.touching.tolist():
        touching[sentence].append(matches[stretch])
    parts = _parts(reading, found, matches)
    origins = [
        Origin(
            sentence,
            sentence.source.of(reading.raw),
            sentence.clean.of(reading.text.text),
            sort,
            round(share, 4),
            tuple(parts[sentence.number]),
            tuple(touching[sentence.number]),
            len(also[sentence.number] - {match.left.document for match in touching[sentence.number]}),
        )
        for sentence, sort, share in zip(reading.sentences, found.kinds, found.covered.tolist(), strict=True)
    ]
    return Blame(reading.document.id, upstream, tuple(origins), found.shares())


def _parts(reading: Reading, found: Account, matches: Sequence[Match]) -> dict[int, list[Part]]:
    """What is said of the clauses of each sentence."""
    cut, sources, chances = found.cut, found.sources().tolist(), np.append(found.told.chance, 0.0)[found.told.source]
    parts: dict[int, list[Part]] = defaultdict(list)
    columns = (cut.sentence, found.part, cut.letters, chances)
    rows = zip(spans(cut.start, cut.end), sources, *(column.tolist() for column in columns), strict=True)
    for clean, source, sentence, part, letters, chance in rows:
        parts[sentence].append(
            Part(
                origin=PARTS[part],
                clean=clean,
                source=reading.text.source(clean),
                words=clean.of(reading.text.text),
                letters=letters,
                match=matches[source].id if source >= 0 else None,
                confidence=round(chance, 3),
            )
        )
    return parts
