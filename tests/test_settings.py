from pathlib import Path

import pytest

from graph.errors import SettingsError
from graph.settings import Settings


def problems(**variables: str) -> set[str]:
    with pytest.raises(SettingsError) as caught:
        Settings.from_environment(variables)
    return set(caught.value.problems)


def test_without_variables_the_embedded_server_takes_any_free_port() -> None:
    settings = Settings.from_environment({})
    assert (settings.uri, settings.port, settings.database) == (None, 0, "neo4j")
    assert settings.home.name == "reorg"


def test_the_variables_name_another_server(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("secret\n", encoding="utf-8")
    variables = {
        "NEO4J_URI": "neo4j+s://db.example:7687",
        "NEO4J_USER": "reader",
        "NEO4J_PASSWORD_FILE": str(file),
        "NEO4J_DATABASE": "orgs",
    }
    settings = Settings.from_environment(variables)
    said = (settings.uri, settings.user, settings.password, settings.database)
    assert said == ("neo4j+s://db.example:7687", "reader", "secret", "orgs")


def test_the_password_does_not_show() -> None:
    settings = Settings.from_environment({"NEO4J_URI": "bolt://h", "NEO4J_PASSWORD": "secret"})
    assert "secret" not in repr(settings)


def test_an_empty_variable_counts_as_unset() -> None:
    assert Settings.from_environment({"NEO4J_URI": "", "NEO4J_USER": " "}).uri is None


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    found = problems(
        NEO4J_URI="http://localhost:7474",
        NEO4J_PASSWORD_FILE=str(tmp_path / "none"),
        REORG_PORT="seventy",
        REORG_HEAP="1",
        REORG_QUERIES=str(tmp_path / "none"),
    )
    assert {problem.split()[0] for problem in found} == {
        "NEO4J_URI",
        "NEO4J_PASSWORD_FILE",
        "REORG_PORT",
        "REORG_HEAP",
        "REORG_QUERIES",
    }


def test_two_passwords_are_one_too_many() -> None:
    found = problems(NEO4J_URI="bolt://h", NEO4J_PASSWORD="a", NEO4J_PASSWORD_FILE="b")
    assert found == {"NEO4J_PASSWORD and NEO4J_PASSWORD_FILE are both set: unset one"}


def test_a_user_without_a_server_is_not_passed_over_in_silence() -> None:
    found = problems(NEO4J_USER="neo4j")
    assert found == {"NEO4J_USER is set but NEO4J_URI is not: set that, or unset NEO4J_USER"}
