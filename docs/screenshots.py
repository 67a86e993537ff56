"""Takes the pictures of docs/tour.md anew, from the real app on the client's memo: `make screenshots`."""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect

from graph.driver import open_database
from graph.log import entries_of, memo_of
from graph.schema import create_schema
from graph.settings import Settings
from graph.store import store_memo
from ingest.extract import read_memo
from tests.app.steps import mend, paste, press_until
from tests.app.visitor import PATIENCE, chromium, serving
from tests.own_memo import TEXT

ROOT = Path(__file__).resolve().parent.parent
MEMO = ROOT / "data" / "memos" / "2022-01-06-dai-shan.txt"
PICTURES = ROOT / "docs" / "pictures"
DESKTOP, PHONE = (1440, 900), (390, 844)
SETTLED = 1500  # milliseconds until fonts, charts and Streamlit's fading are done


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: where the visitor begins, what he does, and the window he has."""

    path: str
    steps: Callable[[Page], None]
    size: tuple[int, int] = DESKTOP
    scheme: str = "light"


def _row(text: str) -> Callable[[Page], None]:
    """Choose the first row with a text."""
    return lambda page: page.locator("[data-pick]").filter(has_text=text).first.click()


def _person(page: Page) -> None:
    page.locator('.rg-card[aria-label^="平台策略和运营中心"]').click()
    page.locator(".st-key-evidence").get_by_role("link", name="平台策略和运营中心").click()
    page.get_by_role("heading", level=1, name="平台策略和运营中心").wait_for()
    page.get_by_role("link", name="思函").first.click()
    page.get_by_role("heading", level=1, name="思函").wait_for()
    _row("思函 由 速卖通 调往")(page)
    page.locator(".st-key-evidence .ev").first.wait_for()
    page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")


def _held(page: Page) -> None:
    field = page.get_by_role("combobox", name="Person", exact=True)
    field.focus()
    page.keyboard.type("鲁肃")
    page.get_by_role("option", name="鲁肃", exact=True).first.click()
    _row("大淘宝 CTO")(page)


def _silence(page: Page) -> None:
    field = page.get_by_role("combobox", name="About whom", exact=True)
    field.focus()
    page.keyboard.type("其它创新业务")
    page.get_by_role("option", name="其它创新业务", exact=True).first.click()
    _row("其它创新业务")(page)


def _mended(page: Page) -> None:
    """A memo of another company, with two readings mended; nothing is stored."""
    paste(page, TEXT)
    mend(page)
    page.get_by_test_id("stToast").wait_for(state="detached")
    page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")


def _stored(page: Page) -> None:
    """The same, stored, and a correction chosen on the chart."""
    _mended(page)
    page.get_by_role("button", name="保存", exact=True).click()
    page.get_by_text("已保存到").wait_for()
    page.get_by_role("link", name="总览", exact=True).last.click()
    page.locator('.rg-card[aria-label^="仓配组"]').click()
    page.locator(".decisions li").wait_for()


def _form(page: Page) -> None:
    """The form over the sentence of a post."""
    page.locator("mark[data-pick]").filter(has_text="兼任大淘宝CTO").first.click()
    page.get_by_role("button", name="Correct or add").click()
    page.get_by_role("dialog").wait_for()


def _rounds(page: Page) -> None:
    page.get_by_role("combobox", name="The other").wait_for()


def _none(page: Page) -> None:
    page.locator("h1").first.wait_for()


SHOTS: Mapping[str, Shot] = {
    "overview": Shot("/?lang=zh", lambda page: page.locator(".rg-card").first.wait_for()),
    "who-leads": Shot("/?lang=zh", _person),
    "held": Shot("/person?lang=en", _held),
    "lines": Shot("/changes?lang=zh&kinds=line_added,first_seen", _row("家洛 向 戴珊 汇报")),
    "not-said": Shot("/notsaid?lang=en", _silence),
    "voices": Shot("/memos?lang=zh&read=voices", _row("1688")),
    "memo": Shot("/memos?lang=zh", _row("兼任大淘宝CTO")),
    "timeline": Shot("/timeline?lang=en", _none, scheme="dark"),
    "brief-phone": Shot("/brief?lang=zh", _none, size=PHONE),
    "correct": Shot("/memos?lang=en", _form),
    "review": Shot("/review?lang=zh", lambda page: press_until(page, "l", "≟")),
    "add": Shot("/add?lang=zh", _mended),
    "add-stored": Shot("/add?lang=zh", _stored),
    "search": Shot("/companies?lang=en&q=zh", _rounds),
}


def take(browser: Browser, address: str, shot: Shot) -> bytes:
    """One picture as PNG."""
    width, height = shot.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if shot.scheme == "dark" else "light",
        locale="zh-CN",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(address + shot.path)
    shot.steps(page)
    page.wait_for_timeout(SETTLED)
    page.get_by_test_id("stStatusWidget").wait_for(state="detached")
    png = page.screenshot()
    context.close()
    return small(png)


def small(png: bytes) -> bytes:
    """The same picture with a palette: a third of the size, and nobody sees it."""
    out = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(128, dither=Image.Dither.NONE).save(
        out, "PNG", optimize=True
    )
    return out.getvalue()


@contextmanager
def _app() -> Iterator[str]:
    """The address of an app with the client's memo on a Neo4j of its own."""
    with (
        tempfile.TemporaryDirectory() as home,
        open_database(Settings(home=Path(home))) as database,
    ):
        create_schema(database)
        document, statements = read_memo(MEMO)
        memo = memo_of(document, document.company.text if document.company else "?")
        store_memo(database, memo, entries_of(memo.id, statements))
        with serving({"REORG_HOME": home}) as address:
            yield address


def main(names: list[str]) -> None:
    """Take pictures and write the files: those of some names, or all."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=PATIENCE)
    with _app() as address, chromium() as browser:
        for name in names or SHOTS:
            shot = SHOTS[name]
            (PICTURES / f"{name}.png").write_bytes(take(browser, address, shot))


if __name__ == "__main__":
    main(sys.argv[1:])
