"""A PostgreSQL server of the tests' own, where PostgreSQL is installed."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_USERS = ("postgres", "nobody", "daemon")


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, the newest version's; None where it is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parent.parent.name))
    beside = shutil.which("initdb")
    return found[-1].parent if found else Path(beside).parent if beside else None


@contextmanager
def server() -> Iterator[str]:
    """A running server; the address of it without a database, to be filled in at '{}'. Skips without one."""
    home = programs()
    if home is None:
        pytest.skip("PostgreSQL is not installed: its tests are left out (apt-get install postgresql)")
    user = _user()
    folder = Path(tempfile.mkdtemp(prefix="bordereau-pg-"))
    process = None
    try:
        if user:
            os.chown(folder, user.pw_uid, user.pw_gid)
        _run([home / "initdb", "-D", folder / "data", "-A", "trust", "-U", "tests", "-E", "UTF8",
              "--locale=C", "--no-sync"], user)  # fmt: skip
        command = [home / "postgres", "-D", folder / "data", "-k", folder, "-h", "", "-F"]
        log = (folder / "log").open("wb")
        process = subprocess.Popen(command, stdout=log, stderr=log, **_as(user))  # noqa: S603
        _wait(home, folder, process)
        yield f"postgresql://tests@/{{}}?host={folder}"
    finally:
        if process:
            process.terminate()
            process.wait(timeout=60)
        shutil.rmtree(folder, ignore_errors=True)


def _user() -> pwd.struct_passwd | None:
    """Whom the server runs as: it refuses to be root's."""
    if os.geteuid() != 0:
        return None
    for name in _USERS:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    pytest.skip("PostgreSQL does not run as root, and there is no other user here: its tests are left out")


def _as(user: pwd.struct_passwd | None) -> dict[str, object]:
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": [], "cwd": "/"} if user else {}


def _run(command: list[object], user: pwd.struct_passwd | None) -> None:
    told = [*map(str, command)]
    done = subprocess.run(told, capture_output=True, text=True, check=False, **_as(user))  # noqa: S603
    assert done.returncode == 0, done.stderr


def _wait(home: Path, folder: Path, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        asked = [str(home / "pg_isready"), "-q", "-h", str(folder), "-U", "tests"]
        if subprocess.run(asked, check=False).returncode == 0:  # noqa: S603
            return
        assert process.poll() is None, (folder / "log").read_text()
        time.sleep(0.1)
    pytest.fail((folder / "log").read_text())
