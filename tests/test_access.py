"""Who may do what, and how the program knows who somebody is."""

from collections.abc import Callable

import pytest

from cli import running
from graph import fetch, review
from graph.access import Act, Grade, Grades, User
from graph.driver import Database
from graph.errors import Forbidden, Outdated, SettingsError
from graph.log import Ruling
from graph.login import Login, Way
from graph.rulings import in_force
from tests.client_memo import COMPANY

GRADES = Grades(admins=("root@x.org",), editors=("*@x.org",), viewers=("*",))


def test_the_first_grade_whose_pattern_fits_is_the_one() -> None:
    found = {n: GRADES.user(n).grade for n in ("Root@X.org", "ana@x.org", "ana@y.org")}
    assert found == {
        "Root@X.org": Grade.ADMIN, "ana@x.org": Grade.EDITOR, "ana@y.org": Grade.VIEWER,
    }  # fmt: skip
    with pytest.raises(Forbidden, match="is not named in REORG_VIEWERS"):
        Grades(editors=("*@x.org",)).user("ana@x.org.evil.net")


def test_each_grade_may_do_what_it_may() -> None:
    may = {grade: {act for act in Act if User("x", grade).may(act)} for grade in Grade}
    assert may == {
        Grade.VIEWER: set(), Grade.EDITOR: {Act.ADD, Act.RULE}, Grade.ADMIN: set(Act),
    }  # fmt: skip


def login(**variables: str) -> Login:
    return Login.from_environment(variables)


def test_without_variables_nobody_is_asked_who_he_is() -> None:
    assert login().way is None
    assert login().user("me") == User("me", Grade.ADMIN)


def test_a_proxy_is_believed_from_its_own_address_alone() -> None:
    proxy = login(
        REORG_LOGIN="proxy", REORG_PROXY_FROM="10.0.0.0/24, 127.0.0.1", REORG_EDITORS="ana@x.org"
    )
    assert proxy.way is Way.PROXY
    headers = {"X-Forwarded-Email": "ana@x.org"}
    assert proxy.user_from_proxy(headers, "10.0.0.7").grade is Grade.EDITOR
    assert proxy.user_from_proxy(headers, None).name == "ana@x.org"
    with pytest.raises(Forbidden, match=r"10\.0\.1\.7 is no address of the proxy"):
        proxy.user_from_proxy(headers, "10.0.1.7")
    with pytest.raises(Forbidden, match="sends no X-Forwarded-Email"):
        proxy.user_from_proxy({}, None)


@pytest.mark.parametrize(("variables", "problem"), [
    ({"REORG_LOGIN": "password"}, "give oidc or proxy"),
    ({"REORG_LOGIN": "oidc"}, "nobody is let in"),
    ({"REORG_LOGIN": "proxy", "REORG_VIEWERS": "*"}, "REORG_PROXY_FROM is not set"),
    ({"REORG_LOGIN": "proxy", "REORG_VIEWERS": "*", "REORG_PROXY_FROM": "ana"}, "holds 'ana'"),
    ({"REORG_ADMINS": "ana"}, "REORG_ADMINS is set but REORG_LOGIN is not"),
    ({"REORG_LOGIN": "oidc", "REORG_ADMINS": "a", "REORG_PROXY_FROM": "::1"}, "is not proxy: unset"),
])  # fmt: skip
def test_what_does_not_fit_is_told(variables: dict[str, str], problem: str) -> None:
    with pytest.raises(SettingsError, match=problem):
        login(**variables)


def test_without_a_log_in_the_app_is_served_to_no_other_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("REORG_LOGIN", raising=False)
    with pytest.raises(SettingsError, match="would let everybody in"):
        running.serve(8501, "0.0.0.0")  # noqa: S104


def test_every_ruling_asks_who_rules(seed: Database) -> None:
    viewer, statement = User("vic", Grade.VIEWER), fetch.log_of(seed, COMPANY).entries[0]
    names = ("B2C零售", "B2C 零售事业群")
    attempts: list[Callable[[], object]] = [
        lambda: review.accept(seed, COMPANY, viewer, statement.id),
        lambda: review.reject(seed, COMPANY, viewer, statement.id),
        lambda: review.edit(seed, COMPANY, viewer, statement.id, {"person": "某"}),
        lambda: review.add(seed, COMPANY, viewer, statement.memo, {}, statement.statement.span),
        lambda: review.judge(seed, COMPANY, viewer, Ruling.SAME, "Unit", names),
        lambda: review.withdraw(seed, COMPANY, viewer, statement.memo),
        lambda: review.undo(seed, COMPANY, viewer, "x"),
    ]
    for attempt in attempts:
        with pytest.raises(Forbidden, match="vic is viewer"):
            attempt()
    assert fetch.log_of(seed, COMPANY).decisions == ()


def test_an_editor_undoes_what_is_his_and_an_admin_all(seed: Database) -> None:
    ana, ben, root = (
        User("ana", Grade.EDITOR),
        User("ben", Grade.EDITOR),
        User("root", Grade.ADMIN),
    )
    statement = fetch.log_of(seed, COMPANY).entries[0]
    first = review.reject(seed, COMPANY, ana, statement.id)
    assert review.reject(seed, COMPANY, ana, statement.id) == first
    with pytest.raises(Outdated, match="ana has decided on this"):
        review.accept(seed, COMPANY, ben, statement.id)
    with pytest.raises(Forbidden, match="undo what somebody else decided"):
        review.undo(seed, COMPANY, ben, first.id)
    with pytest.raises(Forbidden, match="withdraw a memo that somebody else added"):
        review.withdraw(seed, COMPANY, ana, statement.memo)
    review.undo(seed, COMPANY, root, first.id)
    assert in_force(review.decisions(seed, COMPANY)) == []
