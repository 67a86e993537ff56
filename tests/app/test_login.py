"""Who is let in: by an OpenID Connect provider, by a trusted proxy, and nobody without either."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from graph.settings import Settings
from tests.app.provider import Provider, providing
from tests.app.proxy import proxy_for
from tests.app.visitor import PATIENCE, Visitor, Windows, free_port, serving

pytestmark = pytest.mark.usefixtures("seed")

PEOPLE = {"REORG_ADMINS": "root@x.org", "REORG_EDITORS": "ana@x.org", "REORG_VIEWERS": "vic@x.org"}


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with providing() as found:
        yield found


@pytest.fixture(scope="module")
def app(
    settings: Settings, provider: Provider, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The app behind a log-in."""
    port, secrets = free_port(), tmp_path_factory.mktemp("login") / "secrets.toml"
    secrets.write_text(provider.settings(f"http://127.0.0.1:{port}"), "utf-8")
    variables = {
        "REORG_HOME": str(settings.home), "REORG_LOGIN": "oidc", **PEOPLE,
        "STREAMLIT_SECRETS_FILES": str(secrets),
    }  # fmt: skip
    with serving(variables, port) as address:
        yield address


def log_in(windows: Windows, app: str, provider: Provider, email: str, path: str = "/") -> Page:
    """A page of somebody who has just logged in."""
    provider.email = email
    context = windows.browser.new_context(locale="en-GB")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(app + path)
    page.get_by_role("button", name="Log in").click()
    return page


def test_who_has_not_logged_in_sees_nothing(visitor: Visitor) -> None:
    page = visitor.visit(locale="en-GB")
    expect(page.get_by_role("heading", name="Log in first")).to_be_visible()
    expect(page.locator(".rg-card")).to_have_count(0)


def test_a_viewer_looks_and_an_editor_corrects(
    windows: Windows, app: str, provider: Provider
) -> None:
    for email, may in (("vic@x.org", False), ("ana@x.org", True)):
        page = log_in(windows, app, provider, email)
        page.locator(".rg-card").first.wait_for()
        page.goto(f"{app}/memos?lang=en")
        page.locator("mark[data-pick]").first.click()
        expect(page.locator(".st-key-evidence .ev")).to_be_visible()
        expect(page.get_by_role("button", name="Correct or add")).to_have_count(int(may))
        page.goto(f"{app}/add?lang=en")
        refused = page.get_by_text("You may look but not add memos.")
        expect(
            page.get_by_role("button", name="Read", exact=True) if may else refused
        ).to_be_visible()
        page.goto(f"{app}/about?lang=en")
        expect(page.get_by_text(f"Logged in as {email}")).to_be_visible()
        page.get_by_role("button", name="Log out").click()
        expect(page.get_by_role("heading", name="Log in first")).to_be_visible()
        page.context.close()


def test_who_is_not_listed_is_told_so(windows: Windows, app: str, provider: Provider) -> None:
    page = log_in(windows, app, provider, "eve@y.org")
    expect(page.get_by_role("heading", name="You may not look at this")).to_be_visible()
    expect(page.get_by_text("eve@y.org is not named")).to_be_visible()
    expect(page.locator(".rg-card")).to_have_count(0)
    page.context.close()


def test_a_header_is_believed_from_the_proxy_alone(windows: Windows, settings: Settings) -> None:
    for source, seen in (("127.0.0.1", True), ("192.0.2.1", False)):
        variables = {
            "REORG_HOME": str(settings.home), "REORG_LOGIN": "proxy", "REORG_PROXY_FROM": source,
            **PEOPLE,
        }  # fmt: skip
        with serving(variables) as app, proxy_for("ana@x.org", app) as proxied:
            visitor = Visitor(windows, proxied)
            page = visitor.visit("/about?lang=en")
            told = "Logged in as ana@x.org (editor)." if seen else "is no address of the proxy"
            expect(page.get_by_text(told)).to_be_visible()
            visitor.leave()


def test_without_a_log_in_it_is_served_to_this_machine_only(
    windows: Windows, settings: Settings
) -> None:
    variables = {"REORG_HOME": str(settings.home), "STREAMLIT_SERVER_ADDRESS": "0.0.0.0"}  # noqa: S104
    with serving(variables) as app:
        visitor = Visitor(windows, app)
        page = visitor.visit(locale="en-GB")
        expect(page.get_by_text("may listen on 127.0.0.1 only")).to_be_visible()
        expect(page.locator(".rg-card")).to_have_count(0)
        visitor.leave()


def test_the_secrets_of_the_log_in_are_no_part_of_the_program() -> None:
    root = Path(__file__).resolve().parents[2]
    assert not (root / ".streamlit" / "secrets.toml").exists()
