"""`make shots`: the README's pictures, taken of the real pages, and the mark that says what they were taken of.

Belongs here: building from seeds/, starting the webserver, taking the pictures. A test compares the mark with the project.
"""

import hashlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import httpx
from playwright.sync_api import FloatRect, Page, ViewportSize, sync_playwright
from running import ROOT, environment, paddock

from pipeline.catalogue import catalogue

PICTURES = ROOT / "tests" / "pictures"
MARK = PICTURES / "made-from.txt"
DESKTOP, PHONE = ViewportSize(width=1280, height=860), ViewportSize(width=390, height=844)
GRAPH = FloatRect(x=545, y=370, width=715, height=150)  # the six groups, without the frame around them
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"]
STARTED = 600  # seconds that a webserver may take to answer


def made_from() -> str:
    """What the pictures show, as text: a hash of the report's templates and style, and one of the names of the tables."""
    report = ROOT / "pipeline" / "report"
    files = sorted([*report.glob("templates/*"), *report.glob("static/*")])
    style = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]
    tables = hashlib.sha256("\n".join(sorted(catalogue().tables)).encode()).hexdigest()[:12]
    return f"report {style}\ngraph {tables}\n"


def main() -> None:
    """Take every picture anew."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        warehouse = Path(folder, "warehouse")
        done = paddock("refresh", warehouse=warehouse)
        if done.returncode:
            sys.exit(done.stderr)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        driver = (warehouse / "report" / "jessica-backman.html").as_uri()
        take(browser.new_page(viewport=DESKTOP), "report.png", driver)
        take(browser.new_page(viewport=PHONE, color_scheme="dark"), "report-phone.png", f"{driver}#results")
        with webserver(warehouse) as address:
            take(browser.new_page(viewport=DESKTOP, device_scale_factor=2), "graph.png", f"{address}/asset-groups", wait=12, part=GRAPH)
            take(browser.new_page(viewport=DESKTOP), "asset.png", f"{address}/assets/mart/driver_career?view=overview", wait=8)
        browser.close()
    MARK.write_text(made_from(), encoding="utf-8")


def take(page: Page, name: str, address: str, *, wait: float = 0.5, part: FloatRect | None = None) -> None:
    """One picture of one page or a part of it, `wait` seconds after it has loaded."""
    page.goto(address)
    page.wait_for_timeout(wait * 1000)
    page.screenshot(path=PICTURES / name, clip=part)
    page.close()


@contextmanager
def webserver(warehouse: Path) -> Generator[str]:
    """Dagster's webserver on a free port, over the runs of this warehouse."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "dagster_webserver", "-w", "workspace.yaml", "-h", "127.0.0.1", "-p", address.rpartition(":")[2]]
    server = subprocess.Popen(
        command, cwd=ROOT, env=os.environ | environment(warehouse), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        give_up = time.monotonic() + STARTED
        while True:
            try:
                httpx.get(f"{address}/server_info", timeout=5).raise_for_status()
                break
            except httpx.HTTPError:
                if time.monotonic() > give_up:
                    raise
                time.sleep(0.5)
        yield address
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
