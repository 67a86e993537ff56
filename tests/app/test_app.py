"""The app on the client's memo, as a person uses it: by mouse, by keyboard, by link."""

import csv
import io
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.app.visitor import PHONE, Visitor
from tests.client_memo import COMPANY, MEMO, PLATFORM, USERS

pytestmark = pytest.mark.usefixtures("seed")


def card(page: Page, name: str) -> Locator:
    return page.locator(f'.rg-card[aria-label^="{name}"]')


def evidence(page: Page) -> Locator:
    return page.locator(".st-key-evidence .ev")


def asked(page: Page) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(page.url).query).items()}


def wait_until_asked(page: Page, **values: str) -> None:
    pattern = "".join(f"(?=.*[?&]{key}={value}(&|$))" for key, value in values.items())
    page.wait_for_url(re.compile(pattern))


def test_the_first_sight_is_the_latest_change_with_its_signs(visitor: Visitor) -> None:
    page = visitor.visit()
    expect(page.get_by_role("heading", level=1)).to_contain_text(
        f"{COMPANY}，2022-01-05 → 2022-01-06"
    )
    expect(card(page, USERS)).to_have_attribute(
        "aria-label", re.compile("（新增）.*玄德，负责人（新增）.*向 戴珊 汇报（新增）")
    )
    expect(card(page, "阿里妈妈")).to_have_attribute(
        "aria-label", re.compile("家洛.*（确认不变）.*向 戴珊 汇报（首次见到")
    )
    expect(page.get_by_role("tree")).to_have_count(1)
    wait_until_asked(page, view="changes", lang="zh", **{"from": "2022-01-05", "to": "2022-01-06"})
    assert page.url.isascii()


def test_a_row_chosen_by_mouse_shows_its_sentence_and_can_be_linked(visitor: Visitor) -> None:
    page = visitor.visit()
    row = page.get_by_role("button", name=f"思函 任 {PLATFORM} 负责人")
    row.click()
    expect(row).to_have_attribute("aria-pressed", "true")
    expect(evidence(page).locator("mark").filter(has_text="思函").first).to_be_visible()
    expect(evidence(page)).to_contain_text("内部信")
    expect(evidence(page)).to_contain_text("报道")
    expect(evidence(page)).to_contain_text("公布于 2022-01-06")
    expect(evidence(page)).to_contain_text("录入于")
    expect(page.locator(".rg-card.is-marked")).to_contain_text(PLATFORM)
    wait_until_asked(page, row="[0-9a-f]+")
    link = page.url
    page = visitor.visit(link.removeprefix(visitor.address))
    expect(evidence(page).get_by_role("heading")).to_contain_text("思函 任")
    page.get_by_role("button", name="关闭").click()
    expect(evidence(page)).to_have_count(0)
    expect(page).not_to_have_url(re.compile("row="))


def test_the_whole_memo_can_be_read_with_its_sentences_marked(visitor: Visitor) -> None:
    page = visitor.visit()
    card(page, PLATFORM).click()
    whole = evidence(page).locator(".ev-whole")
    expect(whole).to_be_hidden()
    evidence(page).get_by_text("全文").click()
    expect(whole.locator("mark").first).to_be_visible()
    text = whole.evaluate("element => element.textContent")
    assert "".join(text.split()) == "".join(MEMO.read_text(encoding="utf-8").split())


def test_by_keyboard_one_walks_the_chart_and_opens_the_sentences(visitor: Visitor) -> None:
    page = visitor.visit()
    first = page.locator('.rg-card[tabindex="0"]')
    expect(first).to_have_count(1)
    first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    name = (first.get_attribute("aria-label") or "").split("；")[0].split("（")[0]
    expect(evidence(page).get_by_role("heading")).to_have_text(name)
    expect(first).to_be_focused()
    row = page.locator("[data-pick]").first
    row.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    chosen = page.locator('[data-pick][aria-pressed="true"]')
    expect(chosen).to_have_count(1)
    expect(chosen).to_be_focused()
    wait_until_asked(page, row="[0-9a-f]+")


def test_before_after_and_changes_keep_the_place_on_the_chart(visitor: Visitor) -> None:
    page = visitor.visit()
    card(page, "大淘宝").click()
    expect(evidence(page)).to_be_visible()
    page.get_by_role("button", name="放大").click()
    before = card(page, "大淘宝").locator(".rg-face").bounding_box()
    page.get_by_role("radio", name="调整后").or_(
        page.get_by_text("调整后", exact=True)
    ).first.click()
    wait_until_asked(page, view="after")
    expect(card(page, "速卖通")).to_have_attribute(
        "aria-label", re.compile("未说明继任者，业务总裁")
    )
    after = card(page, "大淘宝").locator(".rg-face").bounding_box()
    assert before
    assert after
    assert (after["x"], after["y"]) == pytest.approx((before["x"], before["y"]), abs=1)
    assert after["width"] == pytest.approx(before["width"], abs=0.5)
    page.get_by_text("调整前", exact=True).click()
    wait_until_asked(page, view="before")
    expect(card(page, USERS)).to_have_count(0)
    expect(card(page, "速卖通")).to_have_attribute("aria-label", re.compile("思函，业务总裁"))
    page.go_back()
    wait_until_asked(page, view="after")
    expect(card(page, USERS)).to_have_count(1)


def test_what_is_not_said_has_its_list_and_its_sentences(visitor: Visitor) -> None:
    page = visitor.visit()
    page.get_by_role("tab", name=re.compile("没有说明")).click()
    page.get_by_role("button", name="其它创新业务 业务总裁：没有点名由谁担任").click()
    expect(evidence(page).locator("mark").first).to_contain_text("业务总裁分管制")
    expect(page.locator(".rg-card.is-marked")).to_contain_text("其它创新业务")


NEAR_ITS_LOWER_END = """line => {
    const whole = line.getTotalLength(), on = line.getScreenCTM();
    const ends = [0.05, 0.95].map(part => line.getPointAtLength(whole * part).matrixTransform(on));
    const lower = ends[0].y > ends[1].y ? ends[0] : ends[1];
    return [lower.x, lower.y];
}"""
"""Lines of siblings share what is above; there each is alone."""


def test_a_line_leads_to_its_sentence(visitor: Visitor) -> None:
    page = visitor.visit("/?view=after")
    unit = card(page, USERS).get_attribute("data-part")
    line = page.locator(f'.rg-solid[data-from="{unit}"] .rg-hit')
    page.get_by_role("button", name="适应窗口").click()
    page.wait_for_timeout(500)  # the chart glides
    page.mouse.click(*line.evaluate(NEAR_ITS_LOWER_END))
    expect(evidence(page).locator("mark").first).to_contain_text("汇报")


def test_the_words_change_with_the_language_and_stay_on_the_other_page(visitor: Visitor) -> None:
    page = visitor.visit()
    page.get_by_text("English", exact=True).click()
    expect(page.get_by_role("tab", name=re.compile("Not said"))).to_be_visible()
    wait_until_asked(page, lang="en")
    page.get_by_role("link", name="Queries").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Queries")
    wait_until_asked(page, lang="en", query=".+")
    page.get_by_role("link", name="Overview").click()
    expect(page.get_by_role("tab", name=re.compile("Not said"))).to_be_visible()
    wait_until_asked(page, lang="en", view="changes")


def test_a_browser_in_english_gets_english(visitor: Visitor) -> None:
    page = visitor.visit(locale="en-GB")
    expect(page.get_by_role("tab", name=re.compile("Not said"))).to_be_visible()


def test_an_address_full_of_nonsense_shows_the_usual_page(visitor: Visitor) -> None:
    page = visitor.visit(
        "/?from=yesterday&to=2022-13-40&view=%3Cb%3E&row=x&part=%22&lang=xx&company=0"
    )
    expect(card(page, USERS)).to_be_visible()
    wait_until_asked(page, view="changes", **{"from": "2022-01-05"})


def test_days_in_the_wrong_order_say_so(visitor: Visitor) -> None:
    page = visitor.visit("/?from=2022-01-06&to=2022-01-05")
    expect(page.get_by_text("请把两个日期对调")).to_be_visible()


def test_on_a_phone_nothing_is_cut_off_and_the_sentences_come_up(visitor: Visitor) -> None:
    page = visitor.visit(size=PHONE)
    expect(card(page, USERS)).to_be_attached()
    wide = page.evaluate("document.scrollingElement.scrollWidth")
    assert wide <= PHONE["width"]
    page.get_by_role("button", name=f"思函 任 {PLATFORM} 负责人").click()
    expect(evidence(page)).to_be_in_viewport()
    page.get_by_role("button", name="关闭").click()
    expect(evidence(page)).to_have_count(0)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_all_text_on_the_cards_fits_them(visitor: Visitor, lang: str) -> None:
    page = visitor.visit(f"/?lang={lang}")
    expect(card(page, USERS)).to_be_visible()
    over = page.evaluate(
        """() => {
          const root = [...document.querySelectorAll('*')].map(e => e.shadowRoot)
            .find(r => r?.querySelector('.rg-card'));
          return [...root.querySelectorAll('.rg-card')].flatMap(card => {
            const face = card.querySelector('.rg-face').getBBox();
            return [...card.querySelectorAll('text:not(.rg-fold text)')].filter(text => {
              const box = text.getBBox();
              return box.x < 0 || box.x + box.width > face.width || box.y + box.height > face.height;
            }).map(text => text.textContent);
          });
        }"""
    )
    assert over == []


@pytest.mark.parametrize(("path", "scheme"), [
    ("/?lang=zh", "light"), ("/?lang=en&view=after", "dark"), ("/queries?lang=en", "dark"),
])  # fmt: skip
def test_axe_finds_nothing_serious(visitor: Visitor, path: str, scheme: str) -> None:
    page = visitor.visit(path, scheme=scheme)
    if "queries" in path:
        expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    else:
        card(page, USERS).click()
        expect(evidence(page)).to_be_visible()
    page.wait_for_timeout(500)  # until Streamlit's fading is over, which looks like weak contrast
    found = Axe().run(page).response["violations"]
    serious = [v for v in found if v["impact"] in ("serious", "critical")]
    told = [(v["id"], [node["html"][:200] for node in v["nodes"]]) for v in serious]
    assert told == []


def test_a_saved_query_is_asked_by_link_and_its_answer_taken_along(visitor: Visitor) -> None:
    page = visitor.visit("/queries?query=who_leads&p_day=2022-01-05&lang=zh")
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="下载 CSV").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert ("速卖通", "思函") in {(row["unit"], row["person"]) for row in rows}
    assert USERS not in {row["unit"] for row in rows}
    assert asked(page)["p_day"] == "2022-01-05"


def test_a_query_is_asked_by_keyboard_and_a_row_leads_to_its_sentence(visitor: Visitor) -> None:
    page = visitor.visit("/queries?query=reporting_chain&lang=zh")
    expect(page.get_by_text("请填写：人")).to_be_visible()
    person = page.get_by_role("combobox", name="人", exact=True)
    person.focus()
    page.keyboard.type("思函")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="查询", exact=True).focus()
    page.keyboard.press("Enter")
    table = page.get_by_test_id("stDataFrame")
    expect(table).to_be_visible()
    wait_until_asked(page, query="reporting_chain", p_person="%E6%80%9D%E5%87%BD")
    box = table.bounding_box()
    assert box
    page.mouse.click(box["x"] + 15, box["y"] + 35 + 17)
    expect(page.locator(".ev mark").first).to_contain_text("汇报")
