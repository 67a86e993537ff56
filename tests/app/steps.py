"""Steps that several walks share, by the words of the Chinese interface."""

import re

from playwright.sync_api import FilePayload, Locator, Page, expect

# Milliseconds:
LISTENING = 1500  # after which a page that was just opened hears the keys of its buttons
BEGUN = 200  # after which what a step set going has begun


def payload(name: str, raw: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": raw}


def paste(page: Page, text: str) -> None:
    page.get_by_role("textbox", name="粘贴备忘录全文").fill(text)
    page.get_by_role("button", name="读一遍").click()
    expect(page.get_by_role("textbox", name="公布日")).to_be_visible()


def mark(page: Page, words: str) -> Locator:
    return page.locator(".memo:not(.is-short) mark[data-pick]").filter(has_text=words)


def at_rest(page: Page) -> None:
    """Wait for what the last step set going: fields that are drawn anew lose what is typed meanwhile."""
    page.wait_for_timeout(BEGUN)
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")


def choose(page: Page, label: str, name: str) -> None:
    at_rest(page)
    field = page.get_by_role("dialog").get_by_role("combobox", name=label, exact=True)
    expect(field).to_have_count(1)
    field.click()
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    expect(field).to_have_value(re.compile(f"^({re.escape(name)}.*)?$"))


def save(page: Page) -> None:
    page.get_by_role("dialog").get_by_role("button", name="保存").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def mend(page: Page) -> None:
    """白露 left the irrigation unit, and a group was set up: the reader has missed both."""
    mark(page, "原负责人白露").click()
    page.get_by_role("button", name="更正或补充").click()
    choose(page, "哪一条", "白露 卸任")
    choose(page, "单位", "灌溉业务部")
    save(page)
    page.get_by_role("button", name="关闭").click()
    expect(page.get_by_text("您改了 1 处")).to_be_visible()
    page.get_by_role("button", name="这里少读了一条").click()
    choose(page, "说的是什么", "设立单位")
    at_rest(page)
    page.get_by_role("dialog").get_by_role("textbox", name="依据的字句").fill(
        "供应链平台下设仓配组"
    )
    choose(page, "单位", "仓配组")
    save(page)


def press_until(page: Page, key: str, words: str) -> None:
    """Put things off by a key until some words stand in the place of what is to be judged."""
    expect(page.locator(".st-key-review_later")).to_be_visible()
    page.wait_for_timeout(LISTENING)
    for _ in range(40):
        seen = page.locator(".reading, .pair").first
        before = seen.text_content() or ""
        if words in before:
            return
        page.keyboard.press(key)
        expect(seen).not_to_have_text(before)
    raise AssertionError(f"{words} is not in the queue")
