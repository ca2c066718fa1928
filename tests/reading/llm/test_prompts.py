"""The prompts' files: in step with the answer's schema, short, never of the article's own happening."""

from __future__ import annotations

import json
import re

import pytest
from article import ARTICLE, TRANSFER, scene_of

from bordereau.model import Article
from bordereau.reading.llm.answer import Answer, answer_schema, salvaged
from bordereau.reading.llm.prompt import LATEST, PROMPTS, Request, load_prompt, versions
from bordereau.reading.llm.rendering import render
from bordereau.reading.llm.source import estimated_tokens

PROMPT = load_prompt()


def test_the_latest_version_is_there() -> None:
    assert LATEST in versions()
    with pytest.raises(ValueError, match="v1"):
        load_prompt("../v1")


def test_the_schema_on_file_is_that_of_the_answer() -> None:
    assert json.loads((PROMPTS / LATEST / "answer.schema.json").read_text()) == answer_schema()


def test_the_prompt_names_every_field_and_every_value_of_the_schema() -> None:
    properties, values = set(), set()

    def walk(schema: object) -> None:
        if isinstance(schema, dict):
            properties.update(schema.get("properties", {}))
            values.update(schema.get("enum", []))
            for part in schema.values():
                walk(part)
        elif isinstance(schema, list):
            for part in schema:
                walk(part)

    walk(PROMPT.schema)
    words = set(re.findall(r"[a-z_]+", PROMPT.system))
    assert properties - {"kind"} <= words
    assert values - {"stated"} <= words


@pytest.mark.parametrize("example", PROMPT.examples, ids=lambda e: e.article[:20])
def test_the_examples_answers_are_of_the_answers_form_and_point_at_their_own_article(example: object) -> None:
    faults: list[str] = []
    told = salvaged(example.answer, lambda *f: faults.append(str(f)))  # type: ignore[attr-defined]
    assert not faults
    assert isinstance(told, Answer)
    assert len(told.events) == len(example.answer["events"])  # type: ignore[attr-defined]
    article = example.article  # type: ignore[attr-defined]
    for number in re.findall(r"(?<![\w.])\d+(?![\w:.])", json.dumps(told.model_dump())):
        assert f"{{{number}:" in article or f"{{q{number}}}" in article
    for sentence, words in re.findall(r'"(\d+):([^"]+)"', json.dumps(example.answer)):  # type: ignore[attr-defined]
        (line,) = [x for x in article.split("\n") if x.startswith(f"§{sentence} ")]
        assert words in re.sub(r"\{q?\d+:?|[{}]", "", line)


def test_the_prompt_with_its_examples_is_under_2500_tokens() -> None:
    scene = scene_of(Article(text="x", lang="en"))
    sent = PROMPT.messages(scene.page, render(scene))
    assert sum(estimated_tokens(m["content"]) for m in sent) < 2500


def test_an_example_that_shares_a_sentence_with_the_article_is_left_out() -> None:
    assert len(PROMPT.messages(scene_of().page, render(scene_of()))) == 2 + 2 * len(PROMPT.examples)
    plain = re.sub(r"\{q?\d+:?|[{}]|§\d+ ", "", PROMPT.examples[0].article)
    scene = scene_of(Article(text=plain, lang="en"))
    assert len(PROMPT.messages(scene.page, render(scene))) == 2 + 2 * (len(PROMPT.examples) - 1)


def test_a_request_has_one_key_for_the_same_words_and_another_for_others() -> None:
    scene = scene_of()
    messages = PROMPT.messages(scene.page, render(scene))
    assert Request(messages, "v1").key == Request(tuple(messages), "v1").key
    assert Request(messages, "v1").key != Request(messages, "v2").key
    assert Request(messages, "v1").key != Request(messages[:-1], "v1").key


def test_a_page_is_rendered_with_sentences_mentions_and_quotations_numbered() -> None:
    rendered = render(scene_of())
    lines = rendered.text.split("\n")
    assert [x.split(" ")[0] for x in lines] == ["§0", "§1", "§2", "§3", "§4"]
    assert "{q1}“" in lines[4] or '{q1}"' in lines[4]
    for n, (start, end) in enumerate(rendered.spans, 1):
        words = " ".join(scene_of().page.whole[start:end].split())
        assert f"{{{n}:{words}}}" in rendered.text
    assert ARTICLE.title in re.sub(r"\{q?\d+:?|[{}]", "", lines[0])  # type: ignore[operator]
    assert TRANSFER["kind"] == "transfer"
