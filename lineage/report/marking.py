"""Text becomes HTML here and nowhere else: escaped, with what cannot be seen made visible and harmless."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from unicodedata import category

from markupsafe import Markup, escape
from opencc import OpenCC

from lineage.records import Change, PartKind, Side
from lineage.spans import Span

UNSEEN = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, but not tab and line end
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # zero width, bidirectional marks and overrides
    "\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e007f"
    "]"
)
ACTING = re.compile("[&<>'\"]")
PHRASE = re.compile("(?:——|—)?(?:(?!——| ).)+ *| +|—+", re.DOTALL)
EMPTY = Markup()
TAGS = {tag: (f"<{tag}>", f"</{tag}>") for tag in ("del", "ins", "mark")} | {"": ("", "")}
WORD = "<b>", "</b>"  # the same by characters, changed by words
TAKEN: dict[PartKind, tuple[str, str]] = {
    "inherited": ("<u>", "</u>"),
    "adapted": ("<u class=a>", "</u>"),
    "boilerplate": ("<i>", "</i>"),
}
IMPOSSIBLE = {"\x00", "\ufffe", "\uffff"}  # no HTML document can hold these; the code beside them says what stood there


def shown(text: str) -> Markup:
    """``text`` as HTML: every character there, none acting on the page, the invisible ones named by their code."""
    return Markup(_shown(text))  # noqa: S704 - escaped there


def _shown(text: str) -> str:
    """The same as a string; most texts hold nothing that must be told apart."""
    if not UNSEEN.search(text):
        return str(escape(text)) if ACTING.search(text) else text
    parts, done = [], 0
    for match in UNSEEN.finditer(text):
        parts += [escape(text[done : match.start()]), _named(match.group())]
        done = match.end()
    return str(EMPTY.join([*parts, escape(text[done:])]))


def _named(character: str) -> Markup:
    """One invisible character, kept inside an isolate so that it moves nothing, with its code for the eye."""
    code = f"U+{ord(character):04X}"
    if character in IMPOSSIBLE or category(character) == "Cs":
        kept = Markup("\ufffd")
    else:
        kept = Markup("&#13;") if character == "\r" else escape(character)
    return Markup('<bdi class="unseen" data-code="{}">{}</bdi>').format(code, kept)


def phrased(text: str) -> Markup:
    """A title as HTML, in phrases that keep together: lines break at its spaces and dashes while they can."""
    out = Markup()
    for phrase in PHRASE.findall(text):
        words = phrase.rstrip(" ")
        out += Markup('<span class="phrase">{}</span>{}').format(shown(words), phrase[len(words) :])
    return out


def plain(text: str, most: int = 120) -> str:
    """``text`` for a window's title or an attribute: one line, nothing invisible, at most ``most`` characters."""
    line = " ".join(UNSEEN.sub("\ufffd", text).split())
    return clip(line, most)


def clip(text: str, most: int) -> str:
    """``text``, or its beginning and an ellipsis where it is longer than ``most`` characters."""
    return text if len(text) <= most else text[: most - 1] + "…"


def marked(changes: Sequence[Change], side: Side, words: Sequence[Change] = ()) -> Markup:
    """One side of a match with its changes marked up: cut on the left, added on the right, variants on both.

    With ``words``, the same changes seen by words, what those take in beside is marked for that view as well.
    """
    parts: list[str] = []
    runs = _runs(words, side)
    at = 0
    for change in changes:
        text = change.left if side == "left" else change.right
        tag = _tag(change, side) if text else ""
        for start, end, word in _cut(runs, at, at + len(text)) if text else ():
            parts += _piece(_shown(text[start - at : end - at]), tag, word, bool(words))
        at += len(text)
    return Markup("".join(parts))  # noqa: S704 - our own tags, and texts that are escaped


def _piece(text: str, tag: str, word: bool, views: bool) -> tuple[str, ...]:
    """A stretch with its tag: what is changed by words only is so marked, and what is changed by characters only."""
    if tag in ("del", "ins") and views and not word:
        return f"<{tag} class=c>", text, TAGS[tag][1]
    opened, closed = TAGS[tag]
    return (WORD[0], opened, text, closed, WORD[1]) if word and tag not in ("del", "ins") else (opened, text, closed)


def _runs(words: Sequence[Change], side: Side) -> list[tuple[int, int]]:
    """The stretches of one side that are changed when seen by words."""
    found, at = [], 0
    for change in words:
        end = at + len(change.left if side == "left" else change.right)
        if change.op not in ("equal", "variant") and end > at:
            found.append((at, end))
        at = end
    return found


def _cut(runs: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """A stretch in pieces that lie in one of the runs, or in none."""
    for begin, stop in runs:
        if stop <= start or begin >= end:
            continue
        if begin > start:
            yield start, begin, False
        yield max(begin, start), min(stop, end), True
        start = min(stop, end)
    if start < end:
        yield start, end, False


def _tag(change: Change, side: Side) -> str:
    """The element that says what became of these words; none where nothing did."""
    if change.op == "equal":
        return ""
    if change.op == "variant":
        return "mark"
    return "del" if side == "left" else "ins"


def taken_over(text: str, within: Span, parts: Iterable[tuple[PartKind, Span]]) -> Markup:
    """The stretch ``within`` of ``text``, with those parts of it set apart that are not the document's own.

    Parts of one kind with nothing but signs between them are one.
    """
    out, done = [], within.start
    for kind, span in _joined(text, parts):
        opened, closed = TAKEN[kind]
        out += [_shown(text[done : span.start]), opened, _shown(span.of(text)), closed]
        done = span.end
    return Markup("".join([*out, _shown(text[done : within.end])]))  # noqa: S704 - our own tags, and escaped texts


def _joined(text: str, parts: Iterable[tuple[PartKind, Span]]) -> list[tuple[PartKind, Span]]:
    """The parts in order that are not the document's own, neighbours of one kind made one."""
    found: list[tuple[PartKind, Span]] = []
    for kind, span in parts:
        if kind not in TAKEN:
            continue
        if found and found[-1][0] == kind and not any(map(str.isalnum, text[found[-1][1].end : span.start])):
            found[-1] = kind, Span(found[-1][1].start, span.end)
        else:
            found.append((kind, span))
    return found


# Characters that stand in one script only and in nearly every policy text.
TRADITIONAL = re.compile(
    "[國會產黨經濟發設實業務區環領導農認關質創動開極結構資義護體統題"
    "為這對來時個們問報漢議員屆紀記總書辦廳規劃計決講話織強調進後師]"
)
SIMPLIFIED = re.compile(
    "[国会产党经济发设实业务区环领导农认关质创动开极结构资义护体统题"
    "为这对来时个们问报汉议员届纪记总书办厅规划计决讲话织强调进后师]"
)


def language(text: str) -> str:
    """The language tag of a Chinese text: which script most of its telling characters are of."""
    return "zh-Hant" if len(TRADITIONAL.findall(text)) > len(SIMPLIFIED.findall(text)) else "zh-Hans"


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def simplified(text: str) -> str:
    """A traditional text in simplified characters, for reading beside it only: nothing is compared or cited by it.

    >>> simplified("構建新發展格局")
    '构建新发展格局'
    """
    converted: str = _converter().convert(text)
    return converted
