"""Render pages and write them into a folder that holds nothing else."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain, groupby
from pathlib import Path

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from lineage.errors import CannotWriteError, NotOurFolderError
from lineage.report.edition import Edition
from lineage.report.labels import LABELS, critical, number, say
from lineage.report.layout import Page
from lineage.report.marking import clip, phrased, plain, shown
from lineage.report.pages import Elsewhere, page_alone
from lineage.report.stamp import stamp
from lineage.report.writing import block, row, sentence

MANIFEST = "manifest.json"
SITE = "."  # what stands for the whole of it, among what stands for its pages
PART = ".lineage-part"  # where a file is written before it takes its place
OURS = re.compile(r"(?:(?:documents|pairs|further|wordings|files|matrix|search|assets)/)?[a-z0-9_][a-z0-9._-]*")
ASSETS = ("lineage.css", "lineage.js", "search.js", "icon.svg")
POLICY = "default-src 'none'; style-src {}; script-src {}; img-src 'self'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a folder: how many files it holds now, which were rewritten, which removed."""

    files: int
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def templates() -> Traversable:
    """The folder templates/: inside an installed wheel, or at the top of a checkout."""
    shipped = files("lineage") / "templates"
    return shipped if shipped.is_dir() else Path(__file__).parents[2] / "templates"


@cache
def environment() -> Environment:
    """Templates that escape everything and know no undefined name."""
    folder = templates()

    def load(name: str) -> str:
        return folder.joinpath(*name.split("/")).read_text("utf-8")

    made = Environment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals |= {"say": say, "block": block, "row": row, "sentence": sentence}
    made.filters |= {
        "shown": shown,
        "phrased": phrased,
        "plain": plain,
        "number": number,
        "critical": critical,
        "clip": clip,
    }
    made.tests["label"] = LABELS.__contains__
    return made


def assets() -> dict[str, bytes]:
    """The style sheet, the script and the icon by the names they are kept under."""
    return {name: (templates() / "assets" / name).read_bytes() for name in ASSETS}


def hashed(name: str, content: bytes) -> str:
    """The path of an asset on the site, which changes with its content.

    >>> hashed("lineage.css", b"")
    'assets/lineage-e3b0c442.css'
    """
    stem, _, kind = name.rpartition(".")
    return f"assets/{stem}-{sha256(content).hexdigest()[:8]}.{kind}"


def render(page: Page, made: Environment, around: Mapping[str, object]) -> str:
    """A page as HTML; what has no template is written as it is."""
    if not page.template:
        return str(page.values["content"])
    return made.get_template(page.template).render({**page.values, "path": page.path, **around})


Spread = Callable[[Callable[[Sequence[Page]], list[bytes]], Sequence[Sequence[Page]]], Iterable[list[bytes]]]


def write(
    pages: Iterable[Page], folder: Path, *, spread: Spread = map, single_file: bool = False, made_from: str = ""
) -> Written:
    """The pages and their assets, written into ``folder``; pages of an earlier build that are gone are removed.

    A page that is made from what it was made from before is not made again. Everything else is rendered before the
    first file is touched. What has not changed is left alone; a folder that holds files lineage did not write is
    refused. ``spread`` does what ``map`` does, perhaps at several places at a time; the sheets of one long page are
    made one after the other at one place. ``single_file`` puts style and script into every page. ``made_from`` stands
    for all that the site is made from (see ``standing``).
    """
    kept = {} if single_file else assets()
    names = {name: hashed(name, content) for name, content in kept.items()}
    around = _within() if single_file else {"policy": _policy("'self'", "'self'"), "asset": names, "inline": None}
    rules = _rules(single_file)
    try:
        before = before_in(folder)
        site: dict[str, bytes | None] = {names[name]: content for name, content in kept.items()}
        stamps: dict[str, str] = {}
        wanted: list[Page] = []
        for page in pages:
            stamps[page.path] = stamp(rules, page.made_from) if page.made_from else ""
            if before.stands(folder, page.path, stamps[page.path]):
                site[page.path] = None
            else:
                wanted.append(page)
        for template in sorted({page.template for page in wanted if page.template}):
            environment().get_template(template)  # each is compiled here once, and not at every place
        together = [list(sheets) for _, sheets in groupby(wanted, key=_stem)]
        made = spread(lambda sheets: [render(sheet, environment(), around).encode() for sheet in sheets], together)
        site |= {page.path: content for page, content in zip(wanted, chain.from_iterable(made), strict=True)}
        return _fill(folder, site, {**stamps, SITE: stamp(rules, made_from)}, before)
    except OSError as error:
        raise CannotWriteError(path=error.filename or folder, reason=error.strerror or type(error).__name__) from error


def standing(folder: Path, made_from: str, *, single_file: bool = False) -> int:
    """How many files a site has if it stands as it would be made from this, touched by nobody since; else 0."""
    before, wanted = before_in(folder), stamp(_rules(single_file), made_from)
    if before.made_from.get(SITE) != wanted or not all(before.holds(folder, path) for path in before.files):
        return 0
    _refuse_foreign(folder, before.files)
    return len(before.files) + 1


def _rules(single_file: bool) -> str:
    """What stands for how pages are made, whatever stands on them."""
    return stamp(single_file, sorted((name, hashed(name, content)) for name, content in assets().items()), _templates())


def _stem(page: Page) -> str:
    """What the sheets of one long page are all called.

    >>> _stem(Page("pairs/a--b.2.html", "pair.html", dict))
    'pairs/a--b'
    """
    return page.path.partition(".")[0]


def alone(edition: Edition, elsewhere: Elsewhere | None = None) -> str:
    """The side-by-side page of an edition of two documents as one file with everything inside it."""
    return render(page_alone(edition, elsewhere), environment(), _within())


def _within() -> dict[str, object]:
    """What a page needs that has its style and its scripts within; those of the search load the texts beside it."""
    kept = {name: content.decode() for name, content in assets().items()}
    style, script, search = (kept[name] for name in ("lineage.css", "lineage.js", "search.js"))
    return {
        "policy": _policy(hash_source(style), hash_source(script)),
        "policy_of_search": _policy(hash_source(style), f"{hash_source(script)} {hash_source(search)} 'self'"),
        "asset": {},
        "inline": {"style": Markup(style), "script": Markup(script), "search": Markup(search)},  # noqa: S704 - our own
    }


def _policy(style: str, script: str) -> Markup:
    """The security policy of a page: what it may load."""
    return Markup(POLICY.format(style, script))  # noqa: S704 - our own


def hash_source(content: str) -> str:
    """How a page's security policy names the one inline style or script that it allows."""
    return f"'sha256-{base64.b64encode(sha256(content.encode()).digest()).decode()}'"


@cache
def _templates() -> str:
    """What stands for the templates and for the code that fills them."""
    found = [path for folder in (templates(), files("lineage") / "report") for path in _all(folder)]
    return stamp([sha256(path.read_bytes()).hexdigest() for path in found])


def _all(folder: Traversable) -> Iterator[Traversable]:
    """Every template and module below a folder, in order."""
    for found in sorted(folder.iterdir(), key=lambda found: found.name):
        if found.is_dir():
            yield from _all(found)
        elif found.name.endswith((".html", ".py")):
            yield found


@dataclass(frozen=True, slots=True)
class Before:
    """What an earlier build says it wrote: the SHA-256 of each file, and what stands for what it was made from."""

    files: Mapping[str, str]
    made_from: Mapping[str, str]

    def stands(self, folder: Path, path: str, made_from: str) -> bool:
        """Whether a page is there as it would be made now, touched by nobody since."""
        return bool(made_from) and self.made_from.get(path) == made_from and self.holds(folder, path)

    def holds(self, folder: Path, path: str) -> bool:
        """Whether a file is there as it was written."""
        try:
            return sha256((folder / path).read_bytes()).hexdigest() == self.files.get(path)
        except OSError:
            return False


def _fill(folder: Path, site: Mapping[str, bytes | None], stamps: Mapping[str, str], before: Before) -> Written:
    """Make ``folder`` hold this site and nothing of an earlier one; what is ``None`` stands there already."""
    _refuse_foreign(folder, before.files)
    folder.mkdir(parents=True, exist_ok=True)
    digests = {
        path: before.files[path] if content is None else sha256(content).hexdigest() for path, content in site.items()
    }
    gone = sorted(before.files.keys() - site.keys())
    if gone or before.files.keys() != site.keys():  # both builds are named meanwhile: an interruption loses none
        _put(folder, MANIFEST, _manifest(dict.fromkeys(before.files.keys() | site.keys(), ""), {}))
    new = [(path, content) for path, content in sorted(site.items()) if content is not None]
    changed = tuple(path for path, content in new if _put(folder, path, content))
    for path in gone:
        _remove(folder, path)
    _put(folder, MANIFEST, _manifest(digests, {path: made for path, made in stamps.items() if made}))
    return Written(len(site) + 1, changed, tuple(gone))


def _manifest(names: Mapping[str, str], stamps: Mapping[str, str]) -> bytes:
    """The list of what was written, with the SHA-256 of each file and what stands for what it was made from."""
    listed = {"made by": "lineage", "files": dict(sorted(names.items())), "made from": dict(sorted(stamps.items()))}
    return (json.dumps(listed, indent=1) + "\n").encode()


def before_in(folder: Path) -> Before:
    """What an earlier build says it wrote; only such names count as a site could have."""
    try:
        found = json.loads((folder / MANIFEST).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return Before({}, {})
    except ValueError:
        raise NotOurFolderError(path=folder, example=MANIFEST) from None
    if not isinstance(found, dict) or found.get("made by") != "lineage" or not isinstance(found.get("files"), dict):
        raise NotOurFolderError(path=folder, example=MANIFEST)
    stamps = found.get("made from")
    return Before(
        {path: str(digest) for path, digest in found["files"].items() if OURS.fullmatch(path)},
        stamps if isinstance(stamps, dict) else {},
    )


def _refuse_foreign(folder: Path, before: Container[str]) -> None:
    """Raise for a folder that holds anything but an earlier build. What is hidden (.git, .DS_Store) is left alone."""
    if not folder.exists():
        return
    for path in sorted(_below(folder)):
        name = path.relative_to(folder).as_posix()
        if name != MANIFEST and (name not in before or path.is_symlink()):
            raise NotOurFolderError(path=folder, example=name)


def _below(folder: Path) -> Iterator[Path]:
    """Every file and link below ``folder`` that is not hidden; links are not followed."""
    for path in folder.iterdir():
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _below(path)
        else:
            yield path


def _put(folder: Path, path: str, content: bytes) -> bool:
    """Make a file hold ``content``, all of it or nothing; whether it had to be written."""
    target, part = folder / path, folder / PART
    try:
        if target.read_bytes() == content:
            return False
    except FileNotFoundError:
        target.parent.mkdir(exist_ok=True)
    try:
        part.write_bytes(content)
        part.replace(target)
    except OSError:
        with suppress(OSError):
            part.unlink()
        raise
    return True


def _remove(folder: Path, path: str) -> None:
    """Remove a file of an earlier build, and its folder if that leaves it empty."""
    (folder / path).unlink(missing_ok=True)
    with suppress(OSError):
        if "/" in path:
            (folder / path).parent.rmdir()
