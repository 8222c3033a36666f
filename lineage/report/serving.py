"""Show a site to this machine's browser while it is being made: 127.0.0.1 only, pages load themselves again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Thread
from urllib.parse import parse_qs, unquote, urlsplit

from lineage.errors import PortTakenError

HERE = "127.0.0.1"
NAMES = (HERE, "localhost")
SCRIPT = "/.reload.js"
WAIT = 20.0  # seconds that a page's question is kept waiting before it asks again
ASK = """"use strict";
window.lineageAsk = (seen) => {{
  const script = document.createElement("script");
  script.src = "{script}?seen=" + seen;
  script.addEventListener("load", () => script.remove());
  document.head.append(script);
}};
window.lineageAsk({version});
"""


@dataclass(slots=True)
class Served:
    """A site that is being shown: its address, and how often it has changed."""

    url: str = ""
    version: int = 0
    ended: bool = False
    changed: Condition = field(default_factory=Condition)

    def again(self) -> None:
        """The site has changed: pages that are open are to be loaded again."""
        with self.changed:
            self.version += 1
            self.changed.notify_all()

    def end(self) -> None:
        """Nobody is kept waiting any longer."""
        with self.changed:
            self.ended = True
            self.changed.notify_all()

    def answer(self, seen: int) -> str:
        """What a page that has seen a version is told, as soon as there is a newer one."""
        with self.changed:
            self.changed.wait_for(lambda: self.ended or self.version != seen, WAIT)
            if self.ended:
                return ""
            return "location.reload();\n" if self.version != seen else f"window.lineageAsk({self.version});\n"


class _Handler(SimpleHTTPRequestHandler):
    """Gives the files of one folder to this machine only, pages with a script that loads them again."""

    served: Served
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, served: Served, directory: str) -> None:
        self.served = served
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a request."""
        asked = urlsplit(self.path)
        if self.headers.get("Host", "").rpartition(":")[0] not in NAMES:
            self.send_error(HTTPStatus.FORBIDDEN)  # another name that leads here is somebody else's page asking
        elif asked.path == SCRIPT:
            seen = parse_qs(asked.query).get("seen", [""])[0]
            told = (
                self.served.answer(int(seen))
                if seen.isdecimal()
                else ASK.format(script=SCRIPT, version=self.served.version)
            )
            self._give(told.encode(), "text/javascript; charset=utf-8")
        elif any(part.startswith(".") for part in unquote(asked.path).split("/")):
            self.send_error(HTTPStatus.NOT_FOUND)
        elif asked.path.endswith(("/", ".html")):
            self._page(Path(self.translate_path(self.path)))
        else:
            super().do_GET()

    def _page(self, path: Path) -> None:
        path = path / "index.html" if path.is_dir() else path
        try:
            content = path.read_bytes()
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        script = f'<script src="{SCRIPT}" defer></script>\n</head>'.encode()
        self._give(content.replace(b"</head>", script, 1), "text/html; charset=utf-8")

    def _give(self, content: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        """Nothing is to be kept: it may be another thing the next moment."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def list_directory(self, path: object) -> None:  # noqa: ARG002 - its caller's name
        """Folders are not listed."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, *_: object) -> None:
        """Requests are nobody's business."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A browser that closes a connection is no mistake of ours."""


@contextmanager
def serving(site: Path, port: int) -> Iterator[Served]:
    """The folder shown on this machine until the block ends; port 0 takes any that is free."""
    served = Served()
    try:
        server = _Server((HERE, port), partial(_Handler, served=served, directory=str(site)))
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise PortTakenError(port=port, reason=reason) from error
    served.url = f"http://{HERE}:{server.server_address[1]}/"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        served.end()
        server.shutdown()
        server.server_close()
        thread.join()
