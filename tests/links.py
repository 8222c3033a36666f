"""Check a written site by reading it again: every link, every anchor, and that nothing leads or loads from outside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

UNCLOSED = {"li", "p"}  # end where the next begins, or with what they stand in
VOID = {"meta", "link", "input", "br", "rect", "line", "path"}


@dataclass
class Read(HTMLParser):
    """What a page holds that others or itself can rely on, and what is wrong in it by itself."""

    ids: Counter[str] = field(default_factory=Counter)
    links: list[str] = field(default_factory=list)
    referred: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if "id" in given:
            self.ids[given["id"]] += 1
        self.links += [given[key] for key in ("href", "src") if key in given]
        self.referred += given.get("aria-labelledby", "").split()
        self.faults += [f"<{tag} {key}>" for key in given if key == "style" or key.startswith("on")]
        if tag in UNCLOSED and self.open[-1:] == [tag]:
            self.open.pop()
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open[-1] != tag and self.open[-1] in UNCLOSED:
            self.open.pop()
        if tag not in VOID and (not self.open or self.open.pop() != tag):
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(path: Path) -> Read:
    """A page read."""
    page = Read()
    page.feed(path.read_text("utf-8"))
    page.close()
    return page


def faults(site: Path) -> list[str]:
    """Everything wrong with the pages of a site; nothing if all is well."""
    pages = {path.relative_to(site).as_posix(): read(path) for path in sorted(site.rglob("*.html"))}
    return [f"{name}: {fault}" for name, page in pages.items() for fault in _of(site, name, page, pages)]


def _of(site: Path, name: str, page: Read, pages: dict[str, Read]) -> Iterator[str]:
    yield from page.faults
    yield from (f"<{tag}> is never closed" for tag in page.open)
    yield from (f"id {key} stands {count} times" for key, count in page.ids.items() if count > 1)
    yield from (f"nothing here is called {key}" for key in page.referred if key not in page.ids)
    for link in page.links:
        to = urlsplit(link)
        path = normpath(join(dirname(name), unquote(to.path))) if to.path else name
        if to.scheme or to.netloc or path.startswith((".", "/")):
            yield f"{link} leads outside"
        elif not (site / path).is_file():
            yield f"{link} leads to no file"
        elif to.fragment and unquote(to.fragment) not in pages[path].ids:
            yield f"{link} leads to no place in {path}"
