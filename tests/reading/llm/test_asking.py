"""Asking a server: what is sent, what is done when it fails, and that cues stand in at the last."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from article import ARTICLE, ATTACK, STATEMENT, TRANSFER
from scripted import Handler, Reply, Scripted, answers, completion, cuts, drips, fails, says, serving

from bordereau.model import Reading
from bordereau.reading import read
from bordereau.reading.llm.cache import Frugal
from bordereau.reading.llm.client import Client
from bordereau.reading.llm.decider import LlmDecider
from bordereau.reading.llm.prompt import Request, load_prompt
from bordereau.reading.llm.settings import KEY_VARIABLE, Settings
from bordereau.reading.llm.source import NoAnswerError
from bordereau.reading.llm.tally import Tally

GOOD = answers(TRANSFER)
FAST: dict[str, Any] = {"timeout": 5.0, "longest_wait": 0.05, "tries": 3, "cache": False}


def settings_for(server: Scripted, **more: Any) -> Settings:
    return Settings(model="m", base_url=server.url, **{**FAST, **more})


def read_by(server: Scripted, tally: Tally | None = None, folder: Path | None = None, **more: Any) -> Reading:
    settings = settings_for(server, **more)
    tally = tally or Tally(settings)
    source = Frugal(Client(settings, load_prompt()), settings, tally, folder)
    try:
        return read(ARTICLE, decider=LlmDecider(source, tally=tally))
    finally:
        source.close()


def decided(reading: Reading) -> set[str]:
    return {str(r.decided_by) for r in reading.reports}


@pytest.mark.parametrize("stream", [True, False])
def test_a_good_answer_is_read_whole_or_as_a_stream(stream: bool) -> None:
    with serving(answers(TRANSFER, ATTACK, STATEMENT)) as server:
        reading = read_by(server, stream=stream)
    assert [r.kind for r in reading.reports] == ["transfer", "attack", "statement"]
    assert decided(reading) == {"m (prompt v1)"}
    assert server.asked[0].get("stream", False) is stream


def test_what_is_sent_is_the_prompt_and_the_article_with_its_mentions_numbered() -> None:
    with serving(GOOD) as server:
        read_by(server)
    (body,) = server.asked
    assert body["messages"][0] == {"role": "system", "content": load_prompt().system}
    last = body["messages"][-1]["content"]
    assert last.startswith("published: 2024-03-12\nARTICLE\n§0 {1:Denmark}")
    assert "{q1}" in last
    assert body["response_format"]["json_schema"]["schema"] == load_prompt().schema
    assert body["temperature"] == 0


def test_the_key_goes_along_from_the_environment_and_into_nothing_else(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(KEY_VARIABLE, "sk-secret")
    tally = Tally()
    with serving(fails(500, "sk-secret"), GOOD) as server:
        reading = read_by(server, tally, tmp_path, cache=True)
    assert server.headers[0]["Authorization"] == "Bearer sk-secret"
    kept = "".join(p.read_text() for p in tmp_path.rglob("*.json"))
    assert kept
    assert "sk-secret" not in kept + reading.model_dump_json() + repr(tally) + repr(settings_for(server))


@pytest.mark.parametrize(
    "first",
    [
        fails(429),
        fails(500),
        fails(503),
        fails(529),
        cuts('{"choices"'),
        cuts(""),
    ],
    ids=["429", "500", "503", "529", "cut", "cut at once"],
)
def test_what_may_pass_is_tried_again(first: Reply) -> None:
    with serving(first, GOOD) as server:
        reading = read_by(server, stream=False)
    assert len(server.asked) == 2
    assert decided(reading) == {"m (prompt v1)"}


def test_a_server_is_waited_for_as_long_as_it_asks() -> None:
    with serving(fails(429, retry_after="0.4"), GOOD) as server:
        begun = time.monotonic()
        reading = read_by(server, longest_wait=2.0)
    assert time.monotonic() - begun >= 0.4
    assert decided(reading) == {"m (prompt v1)"}


def test_a_server_that_asks_for_too_long_a_wait_is_not_waited_for() -> None:
    with serving(fails(429, retry_after="3600")) as server:
        reading = read_by(server)
    assert len(server.asked) == 1
    assert decided(reading) == {"cues, since the model failed: the server asks to wait 3600 s"}


@pytest.mark.parametrize(
    ("replies", "why"),
    [
        ([fails(500)], "the server replies 500 (3 tries)"),
        ([fails(401)], "the server replies 401: is the key in BORDEREAU_LLM_KEY?"),
        ([fails(404, "no such model")], 'the server replies 404: {"error": {"message": "no such model"}}'),
        ([says("", message={"refusal": "I will not"})], "the model refused"),
        ([says("x", finish_reason="content_filter")], "the model refused"),
        ([says(" ")], "the model answered nothing"),
        ([says("I cannot answer that.")], "the answer is not JSON"),
        ([lambda to: to.send(200, "<html>", "text/html")], "the server's reply is not JSON (3 tries)"),
        ([lambda to: to.send(200, '{"object": "list"}')], "the server's reply is no completion"),
        ([cuts('{"choices"')], "the connection broke (RemoteProtocolError) (3 tries)"),
    ],
    ids=["500", "401", "404", "refusal", "filtered", "empty", "prose", "page", "other form", "cut"],
)
def test_where_a_call_fails_for_good_cues_decide_and_the_report_says_why(
    replies: list[Reply], why: str
) -> None:
    tally = Tally()
    with serving(*replies) as server:
        reading = read_by(server, tally, stream=False)
    assert decided(reading) == {f"cues, since the model failed: {why}"}
    assert [r.kind for r in reading.reports] == [r.kind for r in read(ARTICLE).reports]
    assert tally.failed[why] == 1


def test_no_server_at_all_is_a_failure_and_no_crash() -> None:
    with serving(GOOD) as server:
        pass
    assert decided(read_by(server, tries=1)) == {
        "cues, since the model failed: no server answers at that address (1 try)"
    }


def test_slow_drips_end_in_time() -> None:
    with serving(drips(30.0)) as server:
        begun = time.monotonic()
        reading = read_by(server, timeout=0.4, tries=1)
    assert time.monotonic() - begun < 5
    assert decided(reading) == {"cues, since the model failed: no answer within 0.4 s (1 try)"}


def test_tokens_are_reckoned_where_the_server_counts_none() -> None:
    whole = completion(json.dumps({"events": [TRANSFER]}), usage=None)
    with serving(lambda to: to.send(200, json.dumps(whole))) as server:
        tally = Tally()
        read_by(server, tally, stream=False)
    assert tally.tokens_in > 1000
    assert tally.tokens_out > 100


def test_a_half_answer_gives_what_is_whole_of_it() -> None:
    whole = json.dumps({"events": [TRANSFER, ATTACK]})
    with serving(says(whole[: len(whole) - 60], finish_reason="length")) as server:
        tally = Tally()
        reading = read_by(server, tally)
    assert reading.reports[0].kind == "transfer"
    assert tally.drops["cut off by the server"] == 1


def test_a_stream_that_breaks_off_is_a_half_answer() -> None:
    text = json.dumps({"events": [TRANSFER]})

    def broken(to: Handler) -> None:
        from scripted import sse

        whole = sse(text, done=False)
        to.send(200, whole[: whole.index('"finish_reason": "stop"') - 60], "text/event-stream")

    with serving(broken) as server:
        tally = Tally()
        read_by(server, tally)
    assert tally.drops["cut off by the server"] == 1


def test_invented_values_are_dropped_and_counted() -> None:
    tally = Tally()
    lies = {**TRANSFER, "supplier": ["1:France"], "carrier": [999], "value": {"words": "3:12 million euros"}}
    with serving(answers(lies)) as server:
        (report,) = read_by(server, tally).reports
    assert (report.supplier, report.carrier, report.value) == ((), (), None)  # type: ignore[union-attr]
    assert dict(tally.drops) == {"words not in that sentence": 2, "no mention of that number": 1}
    assert 0 < tally.dropped < 1


@pytest.mark.parametrize(
    ("complaint", "gone", "instead"),
    [
        ("response_format.type must be json_object", "json_schema", "json_object"),
        (
            "Unsupported parameter: 'max_tokens'; use 'max_completion_tokens'",
            "max_tokens",
            "max_completion_tokens",
        ),
        ("temperature does not support 0", "temperature", "messages"),
    ],
)
def test_a_server_that_refuses_the_form_is_asked_in_a_simpler_one(
    complaint: str, gone: str, instead: str
) -> None:
    with serving(fails(400, complaint), GOOD) as server:
        reading = read_by(server)
    assert decided(reading) == {"m (prompt v1)"}
    first, second = (json.dumps(b) for b in server.asked)
    assert f'"{gone}"' in first
    assert f'"{gone}"' not in second
    assert f'"{instead}"' in second


def test_a_server_that_calls_a_wrong_form_its_own_error_is_asked_in_a_simpler_one_too() -> None:
    with serving(fails(500, "body.response_format.type: Input should be 'json_object'"), GOOD) as server:
        assert decided(read_by(server)) == {"m (prompt v1)"}
    assert server.asked[1]["response_format"]["type"] == "json_object"


def test_a_form_once_refused_is_not_sent_again() -> None:
    settings = None
    with serving(fails(422, "response_format"), GOOD) as server:
        settings = settings_for(server)
        client = Client(settings, load_prompt())
        for n in range(3):
            client.answer(Request(({"role": "user", "content": str(n)},), "v1"))
        client.close()
    assert [b["response_format"]["type"] for b in server.asked] == ["json_schema"] + ["json_object"] * 3


def test_a_redirect_is_not_followed_and_the_key_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY_VARIABLE, "sk-secret")
    with serving(GOOD) as other:
        moved: Reply = lambda to: to.send(307, "", location=other.url + "/chat/completions")  # noqa: E731
        with serving(moved) as server:
            reading = read_by(server)
    assert other.asked == []
    assert "redirects (307)" in decided(reading).pop()


def test_calls_are_cancelled_at_once() -> None:
    with serving(drips(30.0)) as server:
        client = Client(settings_for(server, timeout=60.0), load_prompt())
        failed: list[str] = []

        def ask() -> None:
            try:
                client.answer(Request(({"role": "user", "content": "x"},), "v1"))
            except NoAnswerError as error:
                failed.append(str(error))

        threads = [threading.Thread(target=ask) for _ in range(3)]
        for t in threads:
            t.start()
        while len(server.asked) < 3:
            time.sleep(0.01)
        begun = time.monotonic()
        client.close()
        for t in threads:
            t.join(5)
    assert failed == ["cancelled"] * 3
    assert time.monotonic() - begun < 3


def test_what_is_sent_where_is_told_once_before_the_first_call() -> None:
    told: list[int] = []
    with serving(GOOD) as server:
        client = Client(settings_for(server), load_prompt(), lambda: told.append(len(server.asked)))
        for n in range(2):
            client.answer(Request(({"role": "user", "content": str(n)},), "v1"))
        client.close()
    assert told == [0]


def test_reading_again_asks_nothing_and_gives_the_same(tmp_path: Path) -> None:
    tally = Tally()
    with serving(GOOD) as server:
        first = read_by(server, folder=tmp_path, cache=True)
        second = read_by(server, tally, tmp_path, cache=True)
    assert second == first
    assert len(server.asked) == 1
    assert (tally.asked, tally.kept, tally.tokens_in) == (0, 1, 0)


def test_a_spoilt_file_of_the_cache_is_asked_for_again(tmp_path: Path) -> None:
    with serving(GOOD) as server:
        read_by(server, folder=tmp_path, cache=True)
        for path in tmp_path.rglob("*.json"):
            path.write_text('{"form": 1, "text": 3')
        read_by(server, folder=tmp_path, cache=True)
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("limit", "why"),
    [
        ({"budget_tokens": 100}, "the budget of 100 tokens is spent"),
        ({"budget_money": 1e-9, "price_in": 5}, None),
    ],
)
def test_a_budget_that_is_spent_ends_the_asking(limit: dict[str, Any], why: str | None) -> None:
    with serving(GOOD) as server:
        settings = settings_for(server, **limit)
        tally = Tally(settings)
        first = read_by(server, tally, **limit)
        second = read_by(server, tally, **limit)
    if why:
        assert decided(first) == {f"cues, since the model failed: {why}"}
        assert server.asked == []
    else:
        assert decided(first) == {"m (prompt v1)"}
        assert decided(second) == {"cues, since the model failed: the budget of 1e-09 is spent"}


def test_triage_keeps_other_news_from_being_sent() -> None:
    with serving(GOOD) as server:
        client = Client(settings_for(server), load_prompt())
        read("The cat sat on the mat. It rained all day.", decider=LlmDecider(client))
        client.close()
    assert server.asked == []


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://x/v1", "http"), ("file:///etc/passwd", "http"), ("localhost:8000", "http"),
        ("https://", "http"), ("https://u:p@x/v1", "password"), ("https://x/v1?key=1", "query"),
    ],
)  # fmt: skip
def test_only_plain_http_addresses_are_taken(url: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Settings(model="m", base_url=url)


def test_a_completion_may_name_its_model_but_the_report_names_what_was_asked_for() -> None:
    with serving(says(json.dumps({"events": [TRANSFER]}), model="/home/x/secret.gguf")) as server:
        assert decided(read_by(server, stream=False)) == {"m (prompt v1)"}
    assert completion("x")["model"] == "scripted-1"
