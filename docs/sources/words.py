"""Write lineage/trace/words.py, the common words of two characters, from its source.

    pip download --no-deps --no-binary :all: jieba==0.42.1 && tar xzf jieba-0.42.1.tar.gz
    python docs/sources/words.py jieba-0.42.1/jieba/dict.txt > lineage/trace/words.py

jieba (MIT, Copyright (c) 2013 Sun Junyi) carries a dictionary with frequencies and parts of speech. Taken are the
nouns, verbs, adjectives and adverbs of two characters that it counts at least AT_LEAST times: words that stand for
themselves, not numbers, names or particles.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

AT_LEAST = 1000
KINDS = {"n", "v", "vn", "vd", "a", "an", "ad", "b", "d"}
LINE = 55  # words

HEAD = '''"""The common words of two characters, for corpora too small to tell what is a word.

Made by docs/sources/words.py; not edited by hand. Source: the dictionary of jieba 0.42.1 (MIT).
"""

_WORDS = """
'''
TAIL = '''"""

WORDS = frozenset(line[at : at + 2] for line in _WORDS.split() for at in range(0, len(line), 2))
'''


def main(dictionary: str) -> None:
    """Print the module."""
    rows = (line.split() for line in Path(dictionary).read_text("utf-8").splitlines())
    words = sorted(
        row[0]
        for row in rows
        if len(row) == 3 and row[2] in KINDS and int(row[1]) >= AT_LEAST and re.fullmatch("[\u4e00-\u9fff]{2}", row[0])
    )
    sys.stdout.write(HEAD)
    for start in range(0, len(words), LINE):
        sys.stdout.write("".join(words[start : start + LINE]) + "\n")
    sys.stdout.write(TAIL)


if __name__ == "__main__":
    main(*sys.argv[1:])
