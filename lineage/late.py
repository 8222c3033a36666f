"""Names of a package that enter late: no command waits for what only another one needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from threading import Thread


def late(package: str, homes: Mapping[str, Sequence[str]]) -> Callable[[str], object]:
    """The ``__getattr__`` of a package: it imports the module that a name is at home in when the name is asked for.

    >>> late("lineage", {"spans": ["Span"]})("Span")
    <class 'lineage.spans.Span'>
    """
    home = {name: module for module, names in homes.items() for name in names}

    def found(name: str) -> object:
        if name not in home:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{home[name]}"), name)

    return found


def soon(*modules: str) -> Thread:
    """Begin to import what is needed in a moment, beside what is done until then: a store that is read leaves room."""
    importing = Thread(target=lambda: [import_module(module) for module in modules])
    importing.start()
    return importing
