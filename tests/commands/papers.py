"""Articles that the tests of commands file, and the type of what runs a command."""

import json
from collections.abc import Callable

from typer.testing import Result

Run = Callable[..., Result]

FLIGHT = "Russia delivered two Mi-171 helicopters to Mali on 18 September 2024, the ministry said."
ENTRY = "RUS-MLI-2024-09-18"


def article(text: str, publisher: str, **more: str) -> str:
    """A JSON line of an article."""
    return json.dumps({"text": text, "publisher": publisher, "published": "2024-09-19", "lang": "en", **more})
