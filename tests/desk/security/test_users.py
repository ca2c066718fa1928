import stat
from pathlib import Path

import pytest
import yaml
from doors import PASSWORD

from bordereau.desk.security import Users, UsersError, drop_user, put_user


@pytest.fixture
def path(tmp_path: Path) -> Path:
    put_user(tmp_path / "users.yaml", "Awa Keïta", "editor", PASSWORD)
    return tmp_path / "users.yaml"


def test_the_file_holds_an_argon2id_hash_and_never_the_password(path: Path) -> None:
    told = yaml.safe_load(path.read_text())
    assert told["users"][0]["hash"].startswith("$argon2id$")
    assert PASSWORD not in path.read_text()


def test_only_its_owner_may_read_the_file(path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not Users(path).open_to_others()
    path.chmod(0o640)
    assert Users(path).open_to_others()


def test_the_right_password_gives_the_user_and_a_wrong_one_nobody(path: Path) -> None:
    users = Users(path)
    found = users.check("Awa Keïta", PASSWORD)
    assert found is not None and found.role == "editor"
    assert users.check("Awa Keïta", PASSWORD + " ") is None
    assert users.check("awa", PASSWORD) is None
    assert users.check("Awa Keïta", "\ud800") is None


def test_putting_a_user_again_changes_password_and_role(path: Path) -> None:
    assert put_user(path, "Awa Keïta", "reader", "another password") is False
    users = Users(path)
    found = users.check("Awa Keïta", "another password")
    assert found is not None and found.role == "reader"
    assert users.check("Awa Keïta", PASSWORD) is None


def test_a_change_of_the_file_is_seen_without_a_restart(path: Path) -> None:
    users = Users(path)
    put_user(path, "Lena", "reader", PASSWORD)
    assert users.find("Lena") is not None
    drop_user(path, "Lena")
    assert users.find("Lena") is None


def test_a_file_that_is_broken_while_the_desk_runs_lets_in_whom_it_did(path: Path) -> None:
    users = Users(path)
    path.write_text("users: [")
    assert users.find("Awa Keïta") is not None


def test_json_is_a_users_file_too(tmp_path: Path, path: Path) -> None:
    import json

    other = tmp_path / "users.json"
    other.write_text(json.dumps(yaml.safe_load(path.read_text())))
    assert Users(other).check("Awa Keïta", PASSWORD) is not None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "names no user"),
        ("users: [", "not YAML"),
        ("- a", "no users file"),
        ("users: [{name: x, role: boss, hash: y}]", "users.0.role"),
        ("users: [{name: x, role: reader, hash: plain}]", "users.0.hash"),
        ("users: [{name: '../x', role: reader, hash: plain}]", "a letter or digit first"),
        ("!!python/object/apply:os.system [true]", "not YAML"),
        ("a: " + "[" * 5000, "not YAML"),
    ],
)
def test_a_file_that_is_none_is_told_with_the_place(tmp_path: Path, text: str, told: str) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(text)
    with pytest.raises(UsersError, match=told):
        Users(bad)


def test_a_name_twice_is_refused(path: Path) -> None:
    told = yaml.safe_load(path.read_text())
    path.write_text(yaml.safe_dump({"users": told["users"] * 2}))
    with pytest.raises(UsersError, match="twice"):
        Users(path)


def test_a_file_that_is_not_there_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(UsersError, match="bordereau desk-user NAME"):
        Users(tmp_path / "none.yaml")


@pytest.mark.parametrize("name", ["", " x", "x\ny", "<b>", "a" * 65, "\u202ex"])
def test_names_that_could_deceive_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsersError, match="letters"):
        put_user(tmp_path / "u.yaml", name, "reader", PASSWORD)


def test_a_short_password_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(UsersError, match="10 to 1000"):
        put_user(tmp_path / "u.yaml", "Awa", "reader", "short")
    assert not (tmp_path / "u.yaml").exists()


def test_dropping_nobody_names_who_there_is(path: Path) -> None:
    with pytest.raises(UsersError, match="it has Awa Keïta"):
        drop_user(path, "Lena")
