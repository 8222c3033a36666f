"""The page of a file: its text as published, line by line, so that every place on the site is one step from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lineage.report.labels import Said
from lineage.report.layout import Layout, Page
from lineage.report.marking import language, plain
from lineage.report.stamp import stamp


def file_pages(layout: Layout) -> Iterator[Page]:
    """The sheets of every file whose text is known."""
    raw = {reading.document.file: reading.raw for reading in layout.readings.values() if reading.raw}
    for file, on in sorted(layout.file_sheets.items()):
        held = [reading.document for reading in layout.readings.values() if reading.document.file == file]
        made_from = stamp(held, raw[file], on, [layout.document_sheets[each.id].paths for each in held])
        for sheet, (path, items) in enumerate(zip(on.paths, on.items, strict=True), 1):

            def fill(file: str = file, items: range = items, sheet: int = sheet) -> Mapping[str, object]:
                return _values(layout, file, raw[file], items) | {
                    "sheet": sheet,
                    "paths": layout.file_sheets[file].paths,
                }

            yield Page(path, "file.html", fill, made_from)


def _values(layout: Layout, file: str, raw: str, items: range) -> dict[str, object]:
    starts = [*layout.lines[file], len(raw)]
    return {
        "heading": Said.same(plain(file, 60)),
        "file": file,
        "lang": language(raw),
        "documents": [
            (layout.front(key), plain(reading.document.title, 80), layout.where(key, reading.document.place))
            for key, reading in sorted(layout.readings.items(), key=lambda one: one[1].document.place.start)
            if reading.document.file == file
        ],
        "lines": [(number + 1, raw[starts[number] : starts[number + 1]].rstrip("\n")) for number in items],
    }
