"""A Word document as the package it is: parts unpacked within limits, XML that refers to nothing outside.

Nothing here trusts the file: what it says of its own size is checked while it is unpacked, entities are refused.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from lxml import etree

from lineage.errors import DamagedDocxError, LockedFileError, TooLargeError, UnknownFormatError, UnsafeXmlError
from lineage.formats import OLE, ZIP

Element = Any  # an element of lxml, which has no types of its own

MOST_PACKED = 64 * 2**20
MOST_XML = 32 * 2**20
MOST_UNPACKED = 300 * 2**20
MOST_PARTS = 5_000
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_BROKEN = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError)
_CHUNK = 2**16
_DECLARATIONS = ("<!DOCTYPE", "<!ENTITY")


@dataclass(frozen=True, slots=True)
class Package:
    """An open document: ``main`` is the name of the part that holds its body."""

    path: Path
    archive: zipfile.ZipFile
    main: str

    def names(self) -> list[str]:
        """The names of all parts, in the order of the file."""
        return [info.filename for info in self.archive.infolist()]

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self.archive.NameToInfo

    def data(self, name: str, *, most: int = MOST_XML) -> bytes:
        """A part unpacked, but no more than so many bytes of it."""
        return b"".join(self.chunks(name, most=most))

    def chunks(self, name: str, *, most: int = MOST_UNPACKED) -> Iterator[bytes]:
        """A part unpacked piece by piece; it is counted what comes out, whatever the file says of it."""
        done = 0
        try:
            with self.archive.open(name) as part:
                while piece := part.read(_CHUNK):
                    done += len(piece)
                    if done > most:
                        raise TooLargeError(path=self.path, most=f"{most >> 20} MB")
                    yield piece
        except (*_BROKEN, EOFError, KeyError, zlib.error) as error:
            raise DamagedDocxError(path=self.path, part=name) from error
        except RuntimeError as error:  # zipfile says so of an encrypted member
            raise LockedFileError(path=self.path) from error

    def tree(self, name: str) -> Element:
        """A part as XML."""
        return parsed(self.data(name), self.path, name)

    def related(self, name: str) -> dict[str, str]:
        """The parts that a part refers to, by the last word of the kind of relation."""
        own = PurePosixPath(name)
        relations = str(own.parent / "_rels" / f"{own.name}.rels")
        if not self.has(relations):
            return {}
        found: dict[str, str] = {}
        for one in self.tree(relations):
            if one.get("TargetMode") != "External" and one.get("Type") and one.get("Target"):
                found.setdefault(one.get("Type").rpartition("/")[2], _resolved(own.parent, one.get("Target")))
        return found


def opened(path: Path, data: bytes) -> Package:
    """The document in these bytes, or why it is none."""
    if data.startswith(OLE):
        if _LOCKED in data:
            raise LockedFileError(path=path)
        raise UnknownFormatError(path=path, kind="Word 97–2003 (.doc)")
    if not data.startswith(ZIP):
        raise DamagedDocxError(path=path, part="ZIP")
    if len(data) > MOST_PACKED or data.count(b"PK\x01\x02") > MOST_PARTS:
        raise TooLargeError(path=path, most=f"{MOST_PACKED >> 20} MB")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise DamagedDocxError(path=path, part="ZIP") from error
    package = Package(path, archive, "")
    name = package.related("").get("officeDocument", "")
    if not name or not package.has(name):
        raise UnknownFormatError(path=path, kind="ZIP")
    return Package(path, archive, name)


def parsed(data: bytes, path: Path, part: str) -> Element:
    """Bytes as XML, read without entities, without the network, without anything but these bytes."""
    for declaration in _DECLARATIONS:
        if any(declaration.encode(code) in data for code in ("ascii", "utf-16-le", "utf-16-be")):
            raise UnsafeXmlError(path=path, part=part)
    reader = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, reader)
    except etree.XMLSyntaxError as error:
        raise DamagedDocxError(path=path, part=part) from error


def _resolved(folder: PurePosixPath, target: str) -> str:
    """The name of the part that a relation leads to; names never lead out of the package."""
    parts: list[str] = []
    for step in (PurePosixPath("/") / folder / target).parts[1:]:
        if step == "..":
            parts = parts[:-1]
        elif step != ".":
            parts.append(step)
    return "/".join(parts)
