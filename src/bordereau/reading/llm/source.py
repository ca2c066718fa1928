"""Where answers come from: a server, a cache before it, a file of responses; and what they cost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from bordereau.reading.llm.prompt import Request

_CHARACTERS_A_TOKEN = 4


@dataclass(frozen=True)
class Answered:
    """An answer as a model gave it: its text, which model, tokens in and out, seconds it took. `kept`: it was
    given before, and cost nothing now. `cut`: the server ended it before the model had."""

    text: str
    model: str
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0
    kept: bool = False
    cut: bool = False


class NoAnswerError(Exception):
    """There is no answer, and asking again would bring none; the message says why in few words."""


class Source(Protocol):
    """Gives answers; safe to be asked from several threads."""

    def answer(self, request: Request) -> Answered:
        """The answer to `request`. NoAnswerError where there is none for good."""
        ...

    def close(self) -> None:
        """Ends what is under way; whoever waits for an answer gets NoAnswerError."""
        ...


def estimated_tokens(text: str) -> int:
    """About how many tokens a text has: a quarter of its characters, as is usual for European languages."""
    return -(-len(text) // _CHARACTERS_A_TOKEN)


def reckoned(request: Request, told: Answered) -> Answered:
    """The answer with its tokens as estimated, where the server counts none."""
    return replace(
        told,
        tokens_in=told.tokens_in or estimated_request(request),
        tokens_out=told.tokens_out or estimated_tokens(told.text),
    )


def estimated_request(request: Request) -> int:
    """About how many tokens are sent."""
    return sum(estimated_tokens(m["content"]) for m in request.messages)
