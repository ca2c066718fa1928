"""The codebook's files: where they lie and how one is read.

A codebook is a folder of YAML files. The package's own always counts; a researcher adds folders of their own
through the environment variable BORDEREAU_CODEBOOK (several joined as in PATH).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from bordereau.codebook.cache import cached, signature

DATA = Path(str(resources.files("bordereau.codebook"))) / "data"
VARIABLE = "BORDEREAU_CODEBOOK"


class CodebookError(ValueError):
    """A codebook file that cannot be used; the message names the file and what is wrong in it."""


def codebook_roots() -> tuple[Path, ...]:
    """The codebook's folders: the package's data, then those that BORDEREAU_CODEBOOK names, in its order.

    A folder that is missing, or holds no YAML file, raises CodebookError.
    """
    named = os.environ.get(VARIABLE, "").split(os.pathsep)
    added = [Path(folder).expanduser() for folder in named if folder.strip()]
    for folder in added:
        if not folder.is_dir():
            raise CodebookError(f"{folder}: no such folder (named by {VARIABLE})")
        if next(folder.rglob("*.yaml"), None) is None:
            raise CodebookError(f"{folder}: no .yaml file in it (named by {VARIABLE})")
    return (DATA, *added)


def read_data(name: str, root: Path = DATA) -> Any:
    """What the YAML file `name` (a path under `root`) holds; None where there is no such file.

    Raises CodebookError where the file is not UTF-8 or no YAML. The package's own files are kept parsed in
    the cache, for YAML is slow to read.
    """
    path = root / name
    if not path.is_file():
        return None
    if not path.is_relative_to(DATA):
        return _parsed(path)
    kept = "file-" + "-".join(path.relative_to(DATA).with_suffix("").parts)
    return cached(kept, signature([path]), lambda: _parsed(path))


def data_files(root: Path = DATA) -> Iterator[str]:
    """Paths of all YAML files under `root`, relative to it, in a fixed order."""
    for path in sorted(root.rglob("*.yaml")):
        yield path.relative_to(root).as_posix()


def _parsed(path: Path) -> Any:
    import yaml

    try:
        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 (a safe loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CodebookError(f"{path}: {error}") from error
