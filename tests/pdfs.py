"""PDFs written by hand, page by page, for tests: real ones, with a Chinese font that readers know by its name."""

from __future__ import annotations

from collections.abc import Sequence

Words = str | tuple[str | int, ...]  # numbers move what follows to the left, by thousandths of a character
Put = tuple[float, float, Words]  # characters from the left edge, lines from the top, words
SIZE = 12.0
STEP = 20.0
LEFT = 90.0
TOP = 770.0

FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype"
    "/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>]>>"
)


def pdf(*pages: Sequence[Put], password: bool = False) -> bytes:
    """A PDF with these words at these places; ``password`` makes one that says it is encrypted."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>", FONT]
    for number, page in enumerate(pages):
        content = "\n".join(map(_put, page))
        held = f"/Resources<</Font<</F 3 0 R>>>>/Contents {5 + 2 * number} 0 R"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{held}>>")
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
    locked = "/Encrypt<</Filter/Standard/V 1/R 2/O({0})/U({0})/P -4>>".format("x" * 32)
    return _file(objects, locked if password else "")


def column(*lines: str, left: float = 0, top: float = 0) -> list[tuple[float, float, str]]:
    """Lines one below the other; the ideographic spaces that one begins with are its indent."""
    words = [(line.lstrip("\u3000"), len(line) - len(line.lstrip("\u3000"))) for line in lines]
    return [(left + indent, top + number, text) for number, (text, indent) in enumerate(words) if text]


def _put(one: Put) -> str:
    across, down, words = one
    x, y = LEFT + across * SIZE, TOP - down * STEP
    parts = (words,) if isinstance(words, str) else words
    shown = " ".join(f"<{one.encode('utf-16-be').hex()}>" if isinstance(one, str) else str(one) for one in parts)
    return f"BT /F {SIZE} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm [{shown}] TJ ET"


def _file(objects: Sequence[str], trailer: str) -> bytes:
    """The objects with the table that says where each begins."""
    written, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj{body}endobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"trailer<</Size {size}/Root 1 0 R{trailer}/ID[(lineage0lineage0)(lineage0lineage0)]>>"
    return written + f"xref\n0 {size}\n0000000000 65535 f \n{table}{end}\nstartxref\n{len(written)}\n%%EOF\n".encode()
