"""bordereau reads news and keeps a register of deliveries of arms and military aid.

>>> from bordereau import read
>>> reading = read("A C-17 brought 20 Humvees to Beirut, a gift of the United States to the Lebanese army.")
>>> reading.reports[0].recipient[0].value
'LBN'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bordereau.model import Article, Reading
    from bordereau.reading import read

__all__ = ["Article", "Reading", "__version__", "read"]
__version__ = "0.1.0"

_HOMES = {"read": "bordereau.reading", "Article": "bordereau.model", "Reading": "bordereau.model"}


def __getattr__(name: str) -> Any:
    # The reader is loaded on first use, so that `import bordereau` and `--help` stay quick.
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'bordereau' has no attribute {name!r}")
