"""What goes wrong outside: a full disk, a place that cannot be written, damage, no server."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from stories import made_up
from telling import flight, raw_of

from bordereau.register.errors import (
    AddressError,
    BusyError,
    DamagedError,
    DiskFullError,
    NotRegisterError,
    ReadOnlyError,
    UnreachableError,
)
from bordereau.register.register import Register
from bordereau.register.store import migrating, sqlite, storage

FLIGHT = {"date": "2024-09-18", "goods": ("weapons",), "weight": 11}


def mount(*options: str) -> bool:
    """Whether the system's `mount` or `umount` did as it was told: it does for few."""
    if shutil.which(options[0]) is None:
        return False
    return subprocess.run(options, capture_output=True, check=False).returncode == 0  # noqa: S603


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not mount("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)):
        pytest.skip("no disk can be mounted here: only a system's administrator may")
    yield folder
    assert mount("umount", "-l", str(folder))


def test_a_full_disk_is_told_and_what_was_filed_before_is_kept(small_disk):
    told, path = [], small_disk / "bordereau.db"
    with Register.open(path) as register, pytest.raises(DiskFullError, match="make room"):
        for reading in made_up(400):
            register.file(reading, raw_of(reading) + os.urandom(20_000))
            told.append(reading)
    assert mount("mount", "-o", "remount,size=64m", str(small_disk))
    with Register.open(path) as register:
        assert list(register.check()) == []
        assert 10 < register.stats().articles == len(told)
        assert register.file(flight("Late", **FLIGHT), b"").outcome == "new"


def test_a_register_on_a_disk_that_cannot_be_written_is_read_and_not_written(small_disk):
    path = small_disk / "bordereau.db"
    with Register.open(path) as register:
        register.file(flight("Gazette", **FLIGHT), b"raw")
    assert mount("mount", "-o", "remount,ro", str(small_disk))
    with Register.open(path) as register:
        assert register.read_only and register.entry("RUS-MLI-2024-09-18")
        assert list(register.check()) == []
        with pytest.raises(ReadOnlyError, match="cannot be written"):
            register.accept("RUS-MLI-2024-09-18", who="Ada")
    with pytest.raises(ReadOnlyError, match="cannot be made"):
        Register.open(small_disk / "new.db")


def test_a_migration_whose_copy_finds_no_room_leaves_the_register_as_it_was(small_disk, monkeypatch):
    path = small_disk / "bordereau.db"
    with Register.open(path) as register:
        register.file(flight("Gazette", **FLIGHT), b"raw")
    free = os.statvfs(small_disk)
    (small_disk / "full").write_bytes(b"x" * (free.f_bavail * free.f_frsize - 50_000))
    monkeypatch.setattr(migrating, "REVISIONS", (*migrating.REVISIONS, "9999"))
    with pytest.raises(DiskFullError, match="backup"):
        Register.open(path)
    monkeypatch.undo()
    assert [p.name for p in small_disk.glob("*.backup*")] == []
    with Register.open(path) as register:
        assert list(register.check()) == []


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_writer_whose_turn_does_not_come_is_told_to_try_again(kind, path, request, monkeypatch):
    address = path if kind == "sqlite" else request.getfixturevalue("postgresql")
    monkeypatch.setattr(sqlite, "WAIT_S", 0.2)
    monkeypatch.setattr(storage, "WAIT_S", 1)
    with Register.open(address) as one, Register.open(address) as other:
        one.file(flight("Gazette", **FLIGHT), b"")
        with one._store.writing(), pytest.raises(BusyError, match="try again"):
            other.accept("RUS-MLI-2024-09-18", who="Ada")
        assert other.accept("RUS-MLI-2024-09-18", who="Ada").entries


@pytest.fixture
def filled(path: Path) -> Path:
    with Register.open(path) as register:
        for reading in made_up(20):
            register.file(reading, raw_of(reading))
    return path


def test_overwritten_pages_are_found_by_the_check_or_told_where_they_are_met(filled):
    whole = filled.read_bytes()
    filled.write_bytes(whole[: 4096 * 20] + os.urandom(4096 * 40) + whole[4096 * 60 :])
    try:
        with Register.open(filled) as register:
            told = [str(fault) for fault in register.check()]
    except DamagedError as error:
        told = [str(error)]
    assert any("damaged" in each or each.startswith("file") for each in told)


def test_a_file_that_was_cut_off_is_told_to_be_damaged(filled):
    whole = filled.read_bytes()
    filled.write_bytes(whole[: len(whole) // 3])
    before = filled.read_bytes()
    with pytest.raises(DamagedError, match="backup"), Register.open(filled) as register:
        for reading in made_up(21):
            register.file(reading, raw_of(reading))
    assert filled.read_bytes()[:4096] == before[:4096]


@pytest.mark.parametrize("content", [b"Dear diary,\n" * 1000, b"SQLite format 3\0" + b"x" * 5000])
def test_a_file_that_is_something_else_is_left_as_it_is(path, content):
    path.write_bytes(content)
    with pytest.raises((NotRegisterError, DamagedError)):
        Register.open(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_as_it_is(path):
    import sqlite3

    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NotRegisterError, match="no register"):
        Register.open(path)
    assert path.read_bytes() == before


def test_an_address_where_nothing_can_be_kept_is_refused_with_what_to_write(tmp_path):
    for wrong in (
        tmp_path,
        tmp_path / "no" / "folder.db",
        "mysql://host/db",
        "postgresql://host:port/x",
        "/dev/null",
    ):
        with pytest.raises(AddressError):
            Register.open(wrong)


def test_a_server_that_does_not_answer_is_told_without_the_password():
    with pytest.raises(UnreachableError) as caught:
        Register.open("postgresql://ada:secret@127.0.0.1:1/register")
    assert "does not answer" in str(caught.value) and "secret" not in str(caught.value)


def test_a_database_that_is_not_there_is_told(postgresql_server):
    with pytest.raises(UnreachableError, match="nowhere"):
        Register.open(postgresql_server.format("nowhere"))
