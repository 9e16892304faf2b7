"""A headless Chromium before a real server, over the hand-made record. Nothing but loopback is reached."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import uvicorn
from tests.server.world import make_record

from dateline.record import Record
from dateline.server.app import STATIC, app_over

playwright = pytest.importorskip("playwright.sync_api")

FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]
"""WebGL is drawn by the processor, as test machines have no graphics card."""


@pytest.fixture(scope="session")
def browser() -> Iterator["playwright.Browser"]:
    executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if executable is None:
        pytest.skip("no Chromium on PATH: on Debian, apt-get install chromium")
    with playwright.sync_playwright() as driver:
        yield driver.chromium.launch(executable_path=executable, args=FLAGS)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that runs while the tests do."""
    if not (STATIC / "index.html").is_file():
        pytest.skip("the page is not built: pip install -e .")
    with make_record(str(tmp_path_factory.mktemp("browser") / "world.db")) as record, serving(record) as at:
        yield at


@contextmanager
def serving(
    record: Record, *, map_style: str | None = None, review_token: str | None = None
) -> Iterator[str]:
    """Serve a record on a free port; gives the address."""
    app = app_over(record, map_style=map_style, review_token=review_token)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


def click_the_map(page, *, opens: str, above: int = 0) -> None:
    """Click its middle, or pixels above, until that opens something: it draws when the processor lets it."""
    box = page.locator("#map canvas").bounding_box()
    for _ in range(40):
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 - above)
        try:
            page.locator(opens).wait_for(timeout=500)
        except playwright.TimeoutError:
            continue
        return


@dataclass
class Visit:
    """An open page, and what it did that it should not."""

    page: "playwright.Page"
    errors: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)


@pytest.fixture
def visit(browser: "playwright.Browser", address: str) -> Iterator[Visit]:
    """A page whose console stays clean and which asks nobody but its own server."""
    page = browser.new_page(viewport={"width": 1280, "height": 800}, base_url=address)
    visit = Visit(page)
    page.on("console", lambda said: visit.errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: visit.errors.append(str(error)))
    local = (address, "data:", "blob:")
    page.on("request", lambda asked: None if asked.url.startswith(local) else visit.strays.append(asked.url))
    yield visit
    page.close()
    assert visit.errors == []
    assert visit.strays == []


@pytest.fixture(scope="session")
def screenshots(root: Path) -> Path:
    """Where pictures of the page go, for people to look at; git ignores it."""
    folder = root / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def axe(root: Path) -> str:
    """The script that checks a page for what shuts people out."""
    script = root / "web/node_modules/axe-core/axe.min.js"
    if not script.is_file():
        pytest.skip("axe-core is not installed: npm ci in web/")
    return script.read_text()
