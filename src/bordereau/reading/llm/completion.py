"""Completions: the answer in what a server sends back, whole or as a stream of events."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from bordereau.reading.llm.source import Answered, NoAnswerError

_SHOWN = 200


def answered(body: Any, model: str | None, seconds: float = 0.0) -> Answered:
    """The answer in a chat completion; NoAnswerError where the model refused or the form is another.

    `model` is the name that it was asked by; None takes the one that the server gives.
    """
    choice = _first(body.get("choices") if isinstance(body, dict) else None)
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(message, dict):
        raise NoAnswerError(f"the server's reply is no completion{_error(body)}")
    ended = choice.get("finish_reason")
    if message.get("refusal") or ended == "content_filter":
        raise NoAnswerError("the model refused")
    text = message.get("content")
    if not isinstance(text, str) or not text.strip():
        raise NoAnswerError("the model answered nothing")
    usage = body.get("usage") if isinstance(body.get("usage"), dict) else {}
    named = body.get("model")
    return Answered(
        text,
        model or (named[:_SHOWN] if isinstance(named, str) and named.strip() else "unknown"),
        _tokens(usage, "prompt_tokens"),
        _tokens(usage, "completion_tokens"),
        seconds,
        cut=ended == "length",
    )


def gathered(stream: str) -> dict[str, Any]:
    """A stream of server-sent events, whole, as the completion that it tells in pieces."""
    pieces: list[str] = []
    whole: dict[str, Any] = {}
    ended, refused, done = None, False, False
    for event in _events(stream):
        if event == "[DONE]":
            done = True
            break
        chunk = _json(event)
        if not isinstance(chunk, dict):
            continue
        if "error" in chunk:
            raise NoAnswerError(f"the server failed in mid-answer{_error(chunk)}")
        whole |= {k: chunk[k] for k in ("model", "usage") if chunk.get(k)}
        choice = _first(chunk.get("choices"))
        if isinstance(choice, dict):
            delta = choice.get("delta")
            told = delta if isinstance(delta, dict) else {}
            pieces.append(told["content"] if isinstance(told.get("content"), str) else "")
            refused = refused or bool(told.get("refusal"))
            ended = choice.get("finish_reason") or ended
    message = {"content": "".join(pieces), "refusal": refused or None}
    cut = ended or ("stop" if done else "length")
    return {**whole, "choices": [{"message": message, "finish_reason": cut}]}


def _events(stream: str) -> Iterator[str]:
    for line in stream.splitlines():
        if line.startswith("data:"):
            yield line[5:].strip()


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _first(listed: Any) -> Any:
    return listed[0] if isinstance(listed, list) and listed else None


def _tokens(usage: Any, name: str) -> int:
    value = usage.get(name) if isinstance(usage, dict) else None
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else 0


def _error(body: Any) -> str:
    """What a server says went wrong, shortly."""
    told = body.get("error") if isinstance(body, dict) else None
    message = told.get("message") if isinstance(told, dict) else told
    return f": {' '.join(str(message).split())[:_SHOWN]}" if message else ""
