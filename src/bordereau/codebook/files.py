"""The codebook's files: where they lie and how one is read."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

DATA = Path(str(resources.files("bordereau.codebook"))) / "data"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class CodebookError(ValueError):
    """A codebook file that cannot be used; the message names the file and what is wrong in it."""


def read_data(name: str, root: Path = DATA) -> Any:
    """What the YAML file `name` (a path under `root`) holds; None where there is no such file."""
    path = root / name
    if not path.is_file():
        return None
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 (a safe loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CodebookError(f"{path}: {error}") from error


def data_files(root: Path = DATA) -> Iterator[str]:
    """Paths of all YAML files under `root`, relative to it, in a fixed order."""
    for path in sorted(root.rglob("*.yaml")):
        yield path.relative_to(root).as_posix()
