"""Write lineage/collate/stock.npz, what official Chinese says anyhow, from its sources; `make stock` does it.

    python docs/sources/stock.py

* The seed documents, as the program reads them. What they hold is counted by who speaks: nation, province, city. Only
  runs of at most four characters that two of the three have are kept, so no text can be put together from them.
* stock.tsv beside this file: the words of Chinese characters that jieba 0.42.1 (MIT, Copyright (c) 2013 Sun Junyi)
  counts at least AT_LEAST times, with that number. It was taken from its dictionary so:

    pip download --no-deps --no-binary :all: jieba==0.42.1 && tar xzf jieba-0.42.1.tar.gz
    python docs/sources/stock.py jieba-0.42.1/jieba/dict.txt

The same sources give the same bytes; a test compares them with what is committed. Run it again when the seeds, the
catalogue, or the reading and folding of texts change.
"""

from __future__ import annotations

import re
import sys
from io import BytesIO
from pathlib import Path

import numpy as np

from lineage import ingest
from lineage.collate.stock import made
from lineage.records import LEVELS

AT_LEAST = 300
TOP = Path(__file__).parents[2]
WORDS = Path(__file__).with_name("stock.tsv")
STOCK = TOP / "lineage" / "collate" / "stock.npz"


def main(dictionary: str | None = None) -> None:
    """Write the stock, or, given jieba's dictionary, the words taken from it."""
    if dictionary:
        WORDS.write_text("".join(f"{word}\t{many}\n" for word, many in chosen(Path(dictionary))), "utf-8")
    else:
        STOCK.write_bytes(stock())


def chosen(dictionary: Path) -> list[tuple[str, int]]:
    """The words that are taken, in order, with their frequencies."""
    rows = (line.split() for line in dictionary.read_text("utf-8").splitlines())
    return sorted(
        (row[0], int(row[1])) for row in rows if int(row[1]) >= AT_LEAST and re.fullmatch("[\u4e00-\u9fff]+", row[0])
    )


def stock() -> bytes:
    """The file, byte for byte."""
    seeds = TOP / "seeds"
    readings = [found for entry in ingest.load(seeds).entries for found in ingest.readings(seeds, entry)]
    texts = [(LEVELS.index(one.document.level), one.key.text) for one in readings if one.document.level]
    rows = (line.split("\t") for line in WORDS.read_text("utf-8").splitlines())
    file = BytesIO()
    np.savez(file, **made(texts, [(word, int(many)) for word, many in rows]).arrays())
    return file.getvalue()


if __name__ == "__main__":
    main(*sys.argv[1:])
