import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Writer = Callable[..., Path]


@pytest.fixture
def codebook(tmp_path: Path) -> Writer:
    """Writes a codebook folder: file names (with _ for /) to their YAML."""

    def write(**files: str) -> Path:
        for name, text in files.items():
            (tmp_path / f"{name}.yaml").write_text(textwrap.dedent(text), encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def own_file(codebook: Writer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Gives the codebook a folder of a researcher's own with one file in it: its path, its header and text.

    `forget` are the functions whose cached answers hang on the file.
    """
    asked: list = []

    def add(file: str, header: str, text: str, *forget: Callable) -> None:
        folder = codebook(placeholder=f"kind: {header}\n")
        (folder / file).parent.mkdir()
        (folder / file).write_text(f"kind: {header}\n{text}\n", encoding="utf-8")
        monkeypatch.setenv("BORDEREAU_CODEBOOK", str(folder))
        asked.extend(forget)
        _forget(asked)

    yield add
    monkeypatch.undo()
    _forget(asked)


def _forget(cached: list) -> None:
    for function in cached:
        function.cache_clear()
