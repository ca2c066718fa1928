"""Settings of the language model: from a section of the configuration file, and from the command line.

The key for a server is never a setting: it is read from an environment variable when a call is made, and is
neither written, logged nor cached.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

KEY_VARIABLE = "BORDEREAU_LLM_KEY"
CONFIG_VARIABLE = "BORDEREAU_CONFIG"
SECTION = "language_model"

_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_LARGEST = 1_000_000
Positive = Annotated[float, Field(gt=0)]


class SettingsError(ValueError):
    """A setting that cannot be used; the message names it."""


class Settings(BaseModel):
    """How a model is asked.

    `timeout`: seconds that one call may take in all. `budget_tokens`, `budget_money`: what one run may spend;
    `price_in`, `price_out`: money for a million tokens. `key_variable`: the environment variable that holds
    the key. A negative `temperature` sends none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str = Field(min_length=1, max_length=200)
    base_url: str = "http://localhost:11434/v1"
    prompt: str = "v1"
    key_variable: str = KEY_VARIABLE
    concurrency: int = Field(default=4, ge=1, le=64)
    timeout: Positive = 300.0
    tries: int = Field(default=4, ge=1, le=10)
    longest_wait: Positive = 60.0
    stream: bool = True
    answer_tokens: int = Field(default=4000, ge=100, le=100_000)
    temperature: float = Field(default=0.0, ge=-1, le=2)
    cache: bool = True
    budget_tokens: int | None = Field(default=None, ge=1)
    budget_money: Positive | None = None
    price_in: float = Field(default=0.0, ge=0)
    price_out: float = Field(default=0.0, ge=0)

    @field_validator("base_url")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        return checked_url(value)

    @property
    def host(self) -> str:
        """The server, as people are told of it: scheme, host and port."""
        parts = urlsplit(self.base_url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def local(self) -> bool:
        """Whether the server is this machine."""
        return urlsplit(self.base_url).hostname in _LOOPBACK

    def key(self) -> str | None:
        """The key, from the environment; None where there is none. SettingsError where it is no key."""
        value = os.environ.get(self.key_variable, "").strip()
        if not value.isascii() or not value.isprintable() or " " in value:
            raise SettingsError(f"{self.key_variable} holds no key: it has characters that no key has")
        return value or None


def checked_url(value: str) -> str:
    """A base address without a slash at its end; ValueError where it is none that may be asked."""
    parts = urlsplit(value.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"no http or https address: {value!r}")
    if parts.username is not None or parts.password is not None:
        raise ValueError(f"an address without a name or password in it; the key goes into {KEY_VARIABLE}")
    if parts.query or parts.fragment:
        raise ValueError(f"a base address has no query: {value!r}")
    return value.strip().rstrip("/")


def load_settings(path: Path | None = None, **given: Any) -> Settings:
    """The settings of the configuration file (`path`, else `config_path`), with those `given` before them.

    Of `given`, None counts as not given. SettingsError where the file cannot be used or a setting is wrong.
    """
    told = {**_section(path), **{name: v for name, v in given.items() if v is not None}}
    if "model" not in told:
        raise SettingsError(
            f"which model? Name it with --model, or as `model` in [{SECTION}] of {config_path()}"
        )
    try:
        return Settings.model_validate(told)
    except ValidationError as error:
        raise SettingsError(_reason(error)) from None


def config_path() -> Path:
    """Where the configuration file is looked for: BORDEREAU_CONFIG, else the user's configuration folder."""
    named = os.environ.get(CONFIG_VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("bordereau") / "config.toml"


def _section(path: Path | None) -> dict[str, Any]:
    chosen = path or config_path()
    if path is None and not os.environ.get(CONFIG_VARIABLE) and not chosen.exists():
        return {}
    try:
        raw = chosen.read_bytes()[:_LARGEST]
        held = tomllib.loads(raw.decode("utf-8")).get(SECTION, {})
    except (OSError, ValueError) as error:
        raise SettingsError(f"{chosen}: {getattr(error, 'strerror', None) or error}") from None
    if not isinstance(held, dict):
        raise SettingsError(f"{chosen}: [{SECTION}] is no section")
    for name in held:
        if name in ("key", "api_key", "token"):
            raise SettingsError(
                f"{chosen}: no key is kept in a file: put it into the variable {KEY_VARIABLE}"
            )
    return held


def _reason(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    name = ".".join(map(str, first["loc"]))
    if first["type"] == "extra_forbidden":
        return f"no setting {name!r}: there is {', '.join(Settings.model_fields)}"
    return f"{name}: {first['msg'].removeprefix('Value error, ')}"
