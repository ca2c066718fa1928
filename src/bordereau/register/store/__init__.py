"""Where a register is kept: tables, migrations, transactions, and the rows of each thing in it."""

from __future__ import annotations

from bordereau.register.store.opening import Store, open_store

__all__ = ["Store", "open_store"]
