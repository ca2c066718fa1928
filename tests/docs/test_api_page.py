"""docs/api.md lists what the API can do: all of it, and nothing else."""

import re
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from bordereau.desk.api import create_api
from bordereau.desk.security import Security


def test_every_route_stands_on_the_page_and_no_other(root: Path) -> None:
    page = (root / "docs" / "api.md").read_text(encoding="utf-8")
    documented = re.findall(r"^\| `([A-Z]+) /api(/[^`]*)`", page, re.M)
    nothing: Any = None
    told = TestClient(create_api(nothing, Security(), nothing)).get("/openapi.json").json()
    there = [(method.upper(), path) for path, methods in told["paths"].items() for method in methods]
    assert sorted(documented) == sorted(there)
