"""The words of a corpus that are nearly a wording which does not stand in it: one character other, more or less."""

from __future__ import annotations

from collections import Counter

from rapidfuzz.distance import Levenshtein

from lineage.trace.keys import Keys, every

AT_LEAST = 3  # characters of a wording that can be misspelt
AT_MOST = 40  # characters of a wording whose like is worth looking for
LIKE = 5  # spellings that are shown
CROWD = 20_000  # places of a half beyond which it tells nothing


def near(key: str, keys: Keys) -> tuple[str, ...]:
    """The nearest spellings that occur, the most frequent first, as the key has them."""
    if not AT_LEAST <= len(key) <= AT_MOST:
        return ()
    middle = len(key) // 2
    met: Counter[str] = Counter()
    for half, shift in ((key[:middle], 0), (key[middle:], middle)):  # with one mistake one half is right
        for number, place in enumerate(every(half, keys.text)):
            if number > CROWD:
                break
            met.update(_spellings(key, keys.text, place - shift, from_start=not shift))
    ranked = [word for word, _ in sorted(met.items(), key=lambda one: (-one[1], len(one[0]), one[0]))]
    return tuple(word for word in ranked if not any(one != word and one in word for one in ranked))[:LIKE]


def _spellings(key: str, text: str, start: int, *, from_start: bool) -> list[str]:
    """What stands in one place and is one mistake away from the key."""
    for more in (0, -1, 1):
        begin, end = (start, start + len(key) + more) if from_start else (start - more, start + len(key))
        words = text[max(begin, 0) : end]
        if "\n" not in words and Levenshtein.distance(words, key, score_cutoff=1) == 1:
            return [words]
    return []
