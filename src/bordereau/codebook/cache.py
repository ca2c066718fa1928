"""The cache: what is slow to read or compile, kept as JSON in the user's cache folder.

A kept value stands with the signature of what it was made from (files by path, size and time of change, and
the versions of the programs that made it); where that differs, it is made anew. Files are replaced in one
step, so that processes may share the folder. Without a folder that can be written, nothing is kept.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

_FORM = 2  # of the kept files; raise it when their contents change their meaning
_PAIRS = "\0pairs"  # stands for a mapping of which JSON would change the keys (numbers)
_PAIRS_WRITTEN = json.dumps(_PAIRS).encode()
_MADE_BY = ("bordereau", "simplemma", "babel", "pycountry", "pyyaml")


def cached(name: str, made_from: str, build: Callable[[], Any]) -> Any:
    """The value kept under `name` if it was made from the same things, else what `build` gives, then kept.

    `made_from` is a `signature`. A value that JSON would not give back unchanged is built each time.
    """
    path = cache_folder() / f"{name}.json"
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
        kept = _parsed(path.read_bytes())
        if kept["made_from"] == made_from:
            return kept["value"]
    value = build()
    if not _writable():
        return value
    with contextlib.suppress(OSError, ValueError, TypeError, RecursionError):
        kept = {"made_from": made_from, "value": _with_pairs(value)}
        text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
        if _parsed(text.encode("utf-8"))["value"] == value:
            _replace(path, text)
    return value


def _with_pairs(value: Any) -> Any:
    """`value` with each mapping that has other keys than texts as a list of pairs."""
    if isinstance(value, list):
        return [_with_pairs(one) for one in value]
    if not isinstance(value, dict):
        return value
    if all(isinstance(key, str) and key != _PAIRS for key in value):
        return {key: _with_pairs(one) for key, one in value.items()}
    return {_PAIRS: [[key, _with_pairs(one)] for key, one in value.items()]}


def _without_pairs(found: dict[str, Any]) -> dict[Any, Any]:
    return dict(found[_PAIRS]) if _PAIRS in found else found


def _parsed(raw: bytes) -> Any:
    """The JSON value of `raw`. The collector of garbage is held meanwhile: it finds none among the new lists
    and would go through all of them again and again, which takes most of the time."""
    held = gc.isenabled()
    gc.disable()
    try:
        return json.loads(raw, object_hook=_without_pairs if _PAIRS_WRITTEN in raw else None)
    finally:
        if held:
            gc.enable()


def signature(paths: Iterable[Path]) -> str:
    """A digest of the files' paths, sizes and times of change, and of the versions of the programs."""
    digest = hashlib.sha256(_programs().encode())
    for path in paths:
        found = path.stat()
        digest.update(f"{path}\0{found.st_size}\0{found.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


@cache
def cache_folder() -> Path:
    """Where kept values lie: `bordereau` in the user's cache folder (on Linux, XDG_CACHE_HOME moves it)."""
    from platformdirs import user_cache_path

    return user_cache_path("bordereau")


@cache
def _writable() -> bool:
    with contextlib.suppress(OSError):
        cache_folder().mkdir(parents=True, exist_ok=True)
        return os.access(cache_folder(), os.W_OK)
    return False


def _replace(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".new")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@cache
def _programs() -> str:
    return "\n".join([str(_FORM), *_versions(), *_sources()])


def _versions() -> Iterator[str]:
    from importlib.metadata import PackageNotFoundError, version

    for package in _MADE_BY:
        try:
            yield f"{package} {version(package)}"
        except PackageNotFoundError:
            yield f"{package} none"


def _sources() -> Iterator[str]:
    """The compiler's own files: whoever works on them shall not meet what an earlier state of them made."""
    for path in sorted(Path(__file__).parent.glob("*.py")):
        found = path.stat()
        yield f"{path.name} {found.st_size} {found.st_mtime_ns}"
