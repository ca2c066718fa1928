"""Prompts: versioned files that tell a model what it is asked, and the messages made of them.

A version is a folder under `prompts/`: `system.md` (what is asked), `examples.jsonl` (articles as rendered,
with their answers) and `answer.schema.json`. A version that was used is never changed: a new one is added.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bordereau.reading.llm.pointing import without_marks
from bordereau.reading.llm.rendering import Rendered
from bordereau.reading.page import Page

PROMPTS = Path(__file__).parent / "prompts"
LATEST = "v1"

_SAME_WORDS = 6  # words of a sentence that an example and an article share where they are of one happening
Message = Mapping[str, str]


@dataclass(frozen=True)
class Example:
    """An article of the project's own as rendered, and its right answer."""

    article: str
    published: str | None
    answer: Mapping[str, Any]


@dataclass(frozen=True)
class Prompt:
    """One version of the prompt."""

    version: str
    system: str
    examples: tuple[Example, ...]
    schema: Mapping[str, Any]

    def messages(self, page: Page, rendered: Rendered) -> tuple[Message, ...]:
        """What is sent for one page: what is asked, the examples, the article. No example is of the same
        happening as the article: one that shares a sentence with it is left out."""
        found: list[Message] = [{"role": "system", "content": self.system}]
        for example in self.examples:
            if not _of_one_happening(example.article, page.whole):
                answer = json.dumps(example.answer, ensure_ascii=False, separators=(",", ":"))
                found.append({"role": "user", "content": _asked(example.article, example.published)})
                found.append({"role": "assistant", "content": answer})
        found.append({"role": "user", "content": _asked(rendered.text, page.article.published)})
        return tuple(found)


@dataclass(frozen=True)
class Request:
    """One page to decide on: the messages, and the version of the prompt that they were made with."""

    messages: tuple[Message, ...]
    prompt: str

    @property
    def key(self) -> str:
        """A digest of what is asked: the same article asked in the same words has the same one."""
        told = json.dumps([self.prompt, [dict(m) for m in self.messages]], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def load_prompt(version: str = LATEST) -> Prompt:
    """The prompt of that version; ValueError where there is none."""
    folder = PROMPTS / version
    if not version.isalnum() or not folder.is_dir():
        raise ValueError(f"no prompt {version!r}: there is {', '.join(versions())}")
    lines = (folder / "examples.jsonl").read_text(encoding="utf-8").splitlines()
    examples = (json.loads(line) for line in lines if line.strip())
    return Prompt(
        version,
        (folder / "system.md").read_text(encoding="utf-8").strip(),
        tuple(Example(e["article"], e["published"], e["answer"]) for e in examples),
        json.loads((folder / "answer.schema.json").read_text(encoding="utf-8")),
    )


def versions() -> list[str]:
    """The versions there are."""
    return sorted(p.name for p in PROMPTS.iterdir() if p.is_dir() and p.name.isalnum())


def _asked(rendered: str, published: str | None) -> str:
    return f"published: {published or 'unknown'}\nARTICLE\n{rendered}"


def _of_one_happening(example: str, article: str) -> bool:
    known = set(_runs(article))
    return any(run in known for run in _runs(without_marks(example)))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = text.lower().split()
    return (tuple(words[i : i + _SAME_WORDS]) for i in range(len(words) - _SAME_WORDS + 1))
