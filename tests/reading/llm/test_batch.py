"""Batch files: requests out, responses in, in any order, with missing and broken ones told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from article import ARTICLE, ATTACK, TRANSFER, scene_of
from scripted import completion

from bordereau.model import Article
from bordereau.reading import read
from bordereau.reading.llm.batch import Responses, batch_line, custom_id
from bordereau.reading.llm.decider import LlmDecider, requested
from bordereau.reading.llm.prompt import load_prompt
from bordereau.reading.llm.settings import Settings

PROMPT = load_prompt()
OTHER = Article(
    id="other",
    lang="en",
    published="2024-03-12",
    text="Gunmen killed four soldiers in Gao on Sunday, police said.",
)


def key(article: Article) -> str:
    return custom_id(requested(scene_of(article), PROMPT))


def line(article: Article, *events: Any, **more: Any) -> str:
    body = completion(json.dumps({"events": events}))
    return json.dumps(
        {
            "id": "r",
            "custom_id": key(article),
            "response": {"status_code": 200, "body": body},
            "error": None,
            **more,
        }
    )


def responses(path: Path, *lines: str) -> tuple[Responses, list[str]]:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    told: list[str] = []
    return Responses(path, None, told.append), told


SHOT = {
    **ATTACK,
    "told": ["0:killed"],
    "killed": ["0:four"],
    "place": {"words": "0:Gao"},
    "date": None,
    "target": None,
}


def kinds(article: Article, source: Responses) -> list[tuple[str, str]]:
    found = read(article, decider=LlmDecider(source)).reports
    return [(r.kind, str(r.decided_by)) for r in found]


def test_a_request_is_a_line_of_the_batch_form_that_streams_nothing() -> None:
    settings = Settings(model="m", stream=True)
    told = json.loads(batch_line(requested(scene_of(), PROMPT), PROMPT, settings))
    assert (told["method"], told["url"]) == ("POST", "/v1/chat/completions")
    assert told["custom_id"] == key(ARTICLE)
    assert "stream" not in told["body"]
    assert told["body"]["model"] == "m"


def test_responses_find_their_articles_in_any_order(tmp_path: Path) -> None:
    source, told = responses(tmp_path / "r.jsonl", line(OTHER, SHOT), line(ARTICLE, TRANSFER))
    assert kinds(ARTICLE, source) == [("transfer", "scripted-1 (prompt v1)")]
    assert kinds(OTHER, source) == [("attack", "scripted-1 (prompt v1)")]
    assert told == []
    assert source.unused == 0


def test_of_two_responses_to_one_request_the_first_good_one_counts_and_the_other_is_told(
    tmp_path: Path,
) -> None:
    bad = line(ARTICLE, response=None, error={"message": "expired"})
    source, told = responses(tmp_path / "r.jsonl", bad, line(ARTICLE, TRANSFER), line(ARTICLE))
    assert [k for k, _ in kinds(ARTICLE, source)] == ["transfer"]
    assert told == [
        f"{tmp_path / 'r.jsonl'}, line 1: no answer: the server failed: expired",
        f"{tmp_path / 'r.jsonl'}, line 3: a second response to one request: left out",
    ]


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        ("{", "not JSON"),
        ("[]", "no response: it has no custom_id"),
        ('{"custom_id": 3}', "no response: it has no custom_id"),
        ("[" * 5000, "not JSON"),
    ],
)
def test_broken_lines_are_told_and_passed_over(tmp_path: Path, broken: str, problem: str) -> None:
    source, told = responses(tmp_path / "r.jsonl", broken, "", line(ARTICLE, TRANSFER))
    assert told == [f"{tmp_path / 'r.jsonl'}, line 1: {problem}"]
    assert [k for k, _ in kinds(ARTICLE, source)] == ["transfer"]


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ([], "no response in r.jsonl"),
        ([line(ARTICLE, response={"status_code": 500, "body": {}})], "the server replied 500"),
        (
            [line(ARTICLE, response={"status_code": 200, "body": {"choices": []}})],
            "the server's reply is no completion",
        ),
        (
            [line(ARTICLE, response=None, error={"message": "batch expired"})],
            "the server failed: batch expired",
        ),
    ],
)
def test_where_a_response_is_missing_or_bad_cues_decide_and_say_so(
    tmp_path: Path, lines: list[str], why: str
) -> None:
    source, _ = responses(tmp_path / "r.jsonl", *lines)
    assert {by for _, by in kinds(ARTICLE, source)} == {f"cues, since the model failed: {why}"}


def test_a_response_to_another_text_is_not_taken_for_this_one(tmp_path: Path) -> None:
    source, _ = responses(tmp_path / "r.jsonl", line(ARTICLE, TRANSFER))
    edited = ARTICLE.model_copy(update={"text": ARTICLE.text.replace("six", "nine")})
    assert {by for _, by in kinds(edited, source)} == {"cues, since the model failed: no response in r.jsonl"}
    assert source.unused == 1
