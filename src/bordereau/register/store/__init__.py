"""Where a register is kept: tables, migrations, transactions, and the rows of each thing in it."""

from __future__ import annotations

from bordereau.register.store.opening import open_store
from bordereau.register.store.storage import Store

__all__ = ["Store", "open_store"]
