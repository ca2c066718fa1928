"""The OpenAPI document: what FastAPI makes of the routes, with problems and the ways in as they are."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

from bordereau.desk.problems import MEDIA_TYPE, Problem
from bordereau.desk.security import TOKEN_HEADER

_PROBLEM = {"schema": {"$ref": "#/components/schemas/Problem"}}
_UNSAFE = ("post", "put", "patch", "delete")
_EVERYWHERE = {
    "400": "The request cannot be made sense of.",
    "401": "Nobody is logged in, and the desk has users.",
    "403": "The person may not do this, the token is missing or wrong, or another site asks.",
    "404": "There is no such thing.",
    "405": "This cannot be done here.",
    "409": "This cannot be decided, or not here and now; `detail` tells why.",
    "410": "The entry was there, and no article tells it any more.",
    "413": "This is more than the desk takes at once.",
    "414": "This address is too long.",
    "421": "The desk does not answer to this name.",
    "422": "A part of the request is wrong; `errors` tells which.",
    "429": "Too many wrong passwords, or too much that waits to be read: try again later.",
    "500": "Something went wrong inside the desk. Nothing was changed.",
    "503": "The register cannot be reached, or is busy.",
    "507": "No room is left where the register is kept.",
}
_LOGIN = {
    "token": {
        "type": "apiKey", "in": "header", "name": TOKEN_HEADER,
        "description": "From GET /session, together with its cookie.",
    },
    "password": {
        "type": "http", "scheme": "basic",
        "description": "For reading only, where the desk has users; else the cookie of POST /session.",
    },
}  # fmt: skip


def described(api: FastAPI) -> dict[str, Any]:
    """The document, with paths under /api."""
    document = api.openapi()
    document["servers"] = [{"url": "/api"}]
    parts = document.setdefault("components", {})
    schemas = parts.setdefault("schemas", {})
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    schemas |= _problem_schemas()
    _tell_files(schemas)
    parts["securitySchemes"] = _LOGIN
    for path in document["paths"].values():
        for method, operation in path.items():
            _tell_problems(operation, method in _UNSAFE)
    return document


def _problem_schemas() -> dict[str, Any]:
    made = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    return {**made.pop("$defs"), "Problem": made}


def _tell_files(schemas: dict[str, Any]) -> None:
    """Parts of a form that are files are said to be bytes in the way that tools know, too."""
    for schema in schemas.values():
        for told in schema.get("properties", {}).values():
            if "contentMediaType" in told.get("items", {}):
                told["items"]["format"] = "binary"


def _tell_problems(operation: dict[str, Any], changes: bool) -> None:
    responses = operation["responses"]
    for status, description in _EVERYWHERE.items():
        responses[status] = {"description": description}
    for status, response in responses.items():
        if status >= "400":
            response["content"] = {MEDIA_TYPE: _PROBLEM}
    if operation["operationId"] != "log_in":
        operation["security"] = [{"token": []}] if changes else [{"password": []}, {}]
