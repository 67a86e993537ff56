"""Visitor: the app as a process of its own, and somebody who looks at it with a browser."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    sync_playwright,
)

ROOT = Path(__file__).resolve().parents[2]
# Streamlit asks for these beside a page that is opened directly; the browser notes the 404.
EXPECTED = ("/_stcore/health", "/_stcore/host-config")
# Milliseconds that a busy machine may take for what a page shall show.
PATIENCE = int(os.environ.get("REORG_TEST_PATIENCE", "20000"))
DESKTOP, PHONE = {"width": 1440, "height": 1000}, {"width": 390, "height": 844}


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; as root it runs without its sandbox."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@contextmanager
def serving(
    environment: Mapping[str, str], port: int = 0, *, app_file: str = "app.py"
) -> Iterator[str]:
    """The address of an app of its own, with these variables and none of the user's of Neo4j."""
    port = port or free_port()
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "REORG_"))}
    command = [sys.executable, "-m", "streamlit", "run", app_file, f"--server.port={port}"]
    app = subprocess.Popen(
        command, cwd=ROOT, env={**kept, **environment}, stdout=subprocess.DEVNULL
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        app.terminate()
        app.wait(20)


def free_port() -> int:
    """A port on which nothing listens now."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def wait_for(address: str) -> None:
    """Until something answers at an address; at most a minute."""
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310  our own address
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"nothing answers at {address}")


@dataclass
class Windows:
    """A browser's windows by their traits, kept open so that scripts are fetched but once."""

    browser: Browser
    contexts: dict[tuple[object, ...], BrowserContext] = field(default_factory=dict)

    def of(self, size: Mapping[str, int], scheme: str, locale: str) -> BrowserContext:
        """The window of a size, colour scheme and language."""
        traits = (*size.values(), scheme, locale)
        if traits not in self.contexts:
            self.contexts[traits] = self.browser.new_context(
                viewport={"width": size["width"], "height": size["height"]},
                color_scheme="dark" if scheme == "dark" else "light",
                locale=locale,
                reduced_motion="reduce",
            )
        return self.contexts[traits]


@dataclass
class Visitor:
    """Somebody with a browser; what the pages complain of or fetch from outside is noted."""

    windows: Windows
    address: str
    page: Page | None = None
    complaints: list[str] = field(default_factory=list)

    def visit(
        self,
        path: str = "/",
        *,
        size: Mapping[str, int] = DESKTOP,
        scheme: str = "light",
        locale: str = "zh-CN",
    ) -> Page:
        """A page, and with it a session of its own."""
        self.leave()
        self.page = page = self.windows.of(size, scheme, locale).new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._asked)
        page.goto(self.address + path)
        return page

    def leave(self) -> None:
        """Close the page."""
        if self.page:
            self.page.close()
        self.page = None

    def _heard(self, message: ConsoleMessage) -> None:
        place = str(message.location.get("url", ""))
        if message.type == "error" and not place.endswith(EXPECTED):
            self.complaints.append(f"{message.text} ({place})")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.complaints.append(f"fetched from outside: {request.url}")
