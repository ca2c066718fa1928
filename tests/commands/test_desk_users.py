from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from bordereau.cli import app
from bordereau.desk.security import Users

SECRET = "a long enough secret"  # noqa: S105 (of nobody)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "users.yaml"


def run(path: Path, *words: str, told: str = SECRET + "\n") -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["desk-user", *words, "--users", str(path)], input=told)
    return result.exit_code, result.stdout, result.stderr


def test_a_user_is_added_and_can_log_in(path: Path) -> None:
    assert run(path, "awa", "--role", "editor") == (0, f"{path}: awa may log in as editor.\n", "")
    found = Users(path).check("awa", SECRET)
    assert found is not None and found.role == "editor"


def test_who_is_not_said_to_be_an_editor_reads(path: Path) -> None:
    run(path, "awa")
    assert yaml.safe_load(path.read_text())["users"][0]["role"] == "reader"


def test_a_new_password_leaves_the_role_as_it_was(path: Path) -> None:
    run(path, "awa", "--role", "editor")
    assert "new password, and is editor" in run(path, "awa", told="another long secret\n")[1]
    assert Users(path).check("awa", SECRET) is None


def test_a_user_is_taken_out(path: Path) -> None:
    run(path, "awa")
    run(path, "lena")
    assert run(path, "awa", "--remove")[0] == 0
    assert Users(path).find("awa") is None
    assert Users(path).find("lena") is not None


@pytest.mark.parametrize(
    ("words", "told", "says"),
    [
        (("awa",), "short\n", "a password has 10 to 1000 characters"),
        (("<b>",), SECRET, "cannot be a name"),
        (("awa", "--remove"), "", "cannot be read"),
    ],
)
def test_what_cannot_be_is_one_line_and_nothing_is_written(
    path: Path, words: tuple[str, ...], told: str, says: str
) -> None:
    status, out, err = run(path, *words, told=told)
    assert (status, out, len(err.splitlines())) == (1, "", 1)
    assert says in err
    assert not path.exists()
