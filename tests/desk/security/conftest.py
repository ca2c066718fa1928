from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from doors import HERE, PASSWORD, Clock, application
from fastapi.testclient import TestClient

from bordereau.desk.security import Security, Users, put_user


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def users_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("users") / "users.yaml"
    put_user(path, "awa", "editor", PASSWORD)
    put_user(path, "rolf", "reader", PASSWORD)
    return path


@pytest.fixture
def users(users_file: Path, tmp_path: Path) -> Users:
    own = tmp_path / "users.yaml"
    own.write_bytes(users_file.read_bytes())
    return Users(own)


@pytest.fixture
def door(clock: Clock) -> Iterator[Callable[..., TestClient]]:
    opened: list[TestClient] = []

    def make(**options: object) -> TestClient:
        security = Security(clock=clock, **options)  # type: ignore[arg-type]
        client = TestClient(application(security), base_url=HERE, raise_server_exceptions=False)
        opened.append(client)
        return client

    yield make
    for client in opened:
        client.close()
