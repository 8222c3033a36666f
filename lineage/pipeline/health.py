"""Look after the installation and the store."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata

from lineage.errors import LineageError
from lineage.pipeline.corpus import LEANED_ON, Settings, opened, version_of


@dataclass(frozen=True, slots=True)
class Health:
    """What the program stands on: versions by name (``None``: not there), what is in the way, and the store."""

    versions: dict[str, str | None]
    extras: dict[str, tuple[str, ...]]
    rivals: tuple[str, ...]
    asked: Settings | None
    size: int | None
    counts: dict[str, int]
    error: LineageError | None


def doctor(find: Callable[[], Settings]) -> Health:
    """Versions, extras, packages that stand in each other's way, and whether the store is well."""
    versions, extras = _requirements()
    asked, error, size, counts = None, None, None, {}
    try:
        asked = find()
        size = asked.store.stat().st_size if asked.store.exists() else None
        with opened(asked) as store:
            matches, boilerplate = store.count_answers()
            sizes = store.sizes()
            store.readings()
            counts = {"documents": len(sizes), "sentences": sum(sizes.values()), "matches": matches - boilerplate}
    except LineageError as found:
        error = found
    return Health(versions, extras, _rivals(), asked, size, counts, error)


def _requirements() -> tuple[dict[str, str | None], dict[str, tuple[str, ...]]]:
    """The packages required, with their versions, and for each extra those of its packages that are missing."""
    versions: dict[str, str | None] = {}
    extras: dict[str, tuple[str, ...]] = {}
    for requirement in _required():
        name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
        extra = re.search(r"extra == [\"'](\w+)", requirement)
        if extra is None:
            versions[name] = version_of(name)
        elif extra[1] != "dev":
            missing = () if version_of(name) else (name,)
            extras[extra[1]] = extras.get(extra[1], ()) + missing
    return versions, extras


def _required() -> list[str]:
    """What the package says it needs; in a checkout that was never installed, nobody says it."""
    try:
        return metadata.requires("policy-lineage") or []
    except metadata.PackageNotFoundError:
        return list(LEANED_ON)


def _rivals() -> tuple[str, ...]:
    """The packages that claim the module ``opencc``, if it is more than the one that is meant."""
    found = sorted(set(metadata.packages_distributions().get("opencc", ())))
    return () if found == ["opencc-python-reimplemented"] else tuple(found)
