import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from desks import Desk, close_desk, file_readings, open_desk

from bordereau.register.register import Register


@pytest.fixture(scope="session")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with a few articles, not to be written to."""
    path = tmp_path_factory.mktemp("register") / "bordereau.db"
    with Register.open(path) as register:
        file_readings(register)
    return path


@pytest.fixture
def desk(filed: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk over a copy of the register."""
    path = tmp_path / "bordereau.db"
    shutil.copy(filed, path)
    opened = open_desk(path)
    yield opened
    close_desk(opened)
