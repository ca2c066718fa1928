"""The register as JSON over HTTP, with an OpenAPI document at /api/openapi.json."""

from bordereau.desk.api.app import create_api

__all__ = ["create_api"]
