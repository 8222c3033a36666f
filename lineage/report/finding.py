"""What the search page looks in: every sentence and wording, in script files small enough to be loaded one by one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from lineage.normalise import fold, variants
from lineage.report.addresses import sheets
from lineage.report.document import KINDS
from lineage.report.labels import say
from lineage.report.layout import Layout, Page
from lineage.report.marking import plain
from lineage.report.stamp import stamp

ODD = re.compile("[<\u2028\u2029\ud800-\udfff\x7f-\x9f\ufffe\uffff]")  # what no script should hold as it is
SHARD = 170_000  # bytes of text in one file, which stays below 90 KB compressed

WIDE = range(0xFF01, 0xFF5F)  # letters, figures and signs as wide as a character

Sentence = tuple[str, str, int, int]
Held = tuple[list[str], list[Sentence]]


def search_pages(layout: Layout) -> Iterator[Page]:
    """The search page and the files it looks in."""
    documents = list(layout.readings)
    weights = [3 * len(layout.readings[key].text) + 30 * len(layout.readings[key].sentences) for key in documents]
    parts = _parts(layout, documents, weights)
    issuers = sorted({reading.document.issuer for reading in layout.readings.values() if reading.document.issuer})
    years = sorted({str(reading.document.date)[:4] for reading in layout.readings.values() if reading.document.date})
    levels = sorted({reading.document.level or "no_level" for reading in layout.readings.values()})
    values = {
        "heading": say("search"),
        "issuers": issuers,
        "years": years,
        "levels": levels,
        "origins": KINDS,
        "travelled": bool(layout.edition.travelled),
        "shards": [f"search/{number}.js" for number in range(len(parts) + 1)],
    }
    yield Page("search.html", "search.html", lambda: values, stamp(sorted(values.items(), key=lambda item: item[0])))
    wordings = [
        [layout.lineage_at[each.wording], each.wording, len(each.attestations)] for each in layout.edition.lineages
    ]

    def first() -> Mapping[str, object]:
        return {"content": _script({"fold": _folding(layout), "wordings": wordings})}

    yield Page("search/0.js", "", first, stamp(wordings, [layout.stamps[key] for key in documents]))
    for number, part in enumerate(parts, 1):
        made_from = stamp(
            [(layout.stamps[key], held, layout.document_sheets[key]) for key, held in part],
            [layout.found.marks(key, "right") for key, _ in part],
            [layout.packed(key).kinds[held.start : held.stop] for key, held in part],
        )

        def fill(part: list[tuple[str, range]] = part) -> Mapping[str, object]:
            return {"content": _script({"held": [_held(layout, key, sentences) for key, sentences in part]})}

        yield Page(f"search/{number}.js", "", fill, made_from)


def _parts(layout: Layout, documents: list[str], weights: list[int]) -> list[list[tuple[str, range]]]:
    """Which sentences of which documents each file holds; a long document stands in several."""
    pieces = []
    for key, weight in zip(documents, weights, strict=True):
        sentences = layout.readings[key].sentences
        if weight <= SHARD:
            pieces.append((key, range(len(sentences)), weight))
        else:
            sizes = [3 * len(each.clean) + 30 for each in sentences]
            pieces += [(key, held, sum(sizes[held.start : held.stop])) for held in sheets(sizes, SHARD)]
    cuts = sheets([weight for _, _, weight in pieces], SHARD)
    return [[(key, held) for key, held, _ in pieces[cut.start : cut.stop]] for cut in cuts if len(cut)]


def _held(layout: Layout, key: str, held: range) -> Held:
    """What is told of a document, and its sentences: address, words, origin, and how telling the likeliest is."""
    reading = layout.readings[key]
    document = reading.document
    about = [
        plain(document.title, 80),
        document.level or "no_level",
        document.issuer or "",
        str(document.date or ""),
        *layout.document_sheets[key].paths,
    ]
    kinds = layout.packed(key).kinds
    telling = layout.found.most_telling(key, "right", len(reading.sentences)).tolist()
    paths = layout.document_sheets[key]
    sheet_of = {path: number for number, path in enumerate(paths.paths)}
    sentences = [
        (
            f"{sheet_of[paths.path_of(number)]}{layout.anchor(key, number)}",
            reading.sentences[number].clean.of(reading.text.text),
            KINDS.index(kinds[number]),
            round(telling[number]),
        )
        for number in held
    ]
    return about, sentences


def _script(what: Mapping[str, object]) -> str:
    """A classic script that hands its data over; nothing in a text can end it or act."""
    data = json.dumps(what, ensure_ascii=False, separators=(",", ":"))
    return f"lineageFound({ODD.sub(_escaped, data)});\n"


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"


def _folding(layout: Layout) -> tuple[str, str]:
    """Characters that are looked for as others, and what they are folded to: as far as some text here holds that."""
    texts = [*(reading.text.text for reading in layout.readings.values()), *layout.lineage_at]
    held = frozenset(map(fold, frozenset[str]().union(*texts)))
    every = sorted({*variants(), *map(chr, WIDE)})
    found = [(one, other) for one in every if (other := fold(one)) != one and len(other) == 1 and other in held]
    return "".join(one for one, _ in found), "".join(other for _, other in found)
