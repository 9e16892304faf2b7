"""Takes the README's picture of the page: ``python docs/screenshot.py RECORD PLACE DAY docs/screenshot.png``.

Needs Chromium on the PATH, and the dev extra.
"""

import shutil
import sys
import threading

import uvicorn
from playwright.sync_api import sync_playwright

from dateline.record import Record
from dateline.server.app import app_over, listening

FLAGS = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]


def main(location: str, place: str, day: str, out: str) -> None:
    """Serve the record, open the page at the place and day, and keep what it shows."""
    with Record.open(location) as record, listening("127.0.0.1", 0) as listener:
        server = uvicorn.Server(uvicorn.Config(app_over(record), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/#day={day}&town={record.place(place).id}"
        try:
            shoot(address, out)
        finally:
            server.should_exit = True
            thread.join()


def shoot(address: str, out: str) -> None:
    """Open the address, wait until map and evidence are drawn, and write the picture."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
        page.goto(address)
        for part in (".events", "#map[data-ready=whole]"):
            page.wait_for_selector(part, timeout=120_000)
        page.wait_for_timeout(1000)
        page.screenshot(path=out)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
