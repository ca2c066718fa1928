"""The body of a request in OpenAI's form of chat completions, and what changes for servers that refuse it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bordereau.reading.llm.prompt import Prompt, Request
from bordereau.reading.llm.settings import Settings

Body = dict[str, Any]
PATH = "/chat/completions"

_PARTS = ("response_format", "max_completion_tokens", "stream_options", "temperature")


def body_of(request: Request, prompt: Prompt, settings: Settings, stream: bool | None = None) -> Body:
    """The JSON body that asks for `request`, with the schema of the answer."""
    streams = settings.stream if stream is None else stream
    body: Body = {
        "model": settings.model,
        "messages": [dict(m) for m in request.messages],
        "max_tokens": settings.answer_tokens,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "events", "schema": dict(prompt.schema), "strict": False},
        },
    }
    if settings.temperature >= 0:
        body["temperature"] = settings.temperature
    if streams:
        body |= {"stream": True, "stream_options": {"include_usage": True}}
    return body


def adapted(body: Mapping[str, Any], complaint: str) -> Body | None:
    """The body less what a server that refused it (HTTP 400 or 422) may not know; None where nothing is left.

    `complaint` is what the server said.
    """
    said = complaint.lower()
    if "max_completion_tokens" in said and "max_tokens" in body:
        return {**_without(body, "max_tokens"), "max_completion_tokens": body["max_tokens"]}
    if "temperature" in said and "temperature" in body:
        return _without(body, "temperature")
    if "stream_options" in said and "stream_options" in body:
        return _without(body, "stream_options")
    wanted = body.get("response_format", {})
    if wanted.get("type") == "json_schema":
        # the older form, which servers with grammars take along with a schema
        schema = wanted["json_schema"]["schema"]
        return {**body, "response_format": {"type": "json_object", "schema": schema}}
    if "schema" in wanted:
        return {**body, "response_format": {"type": "json_object"}}
    return _without(body, "response_format") if wanted else None


def complains_of_form(said: str) -> bool:
    """Whether a server's words name a part of the body that may be left out."""
    return any(part in said for part in _PARTS)


def _without(body: Mapping[str, Any], name: str) -> Body:
    return {k: v for k, v in body.items() if k != name}
