"""Alembic's entry: runs the migrations on the connection that the store gives."""

from __future__ import annotations

from alembic import context

from bordereau.register.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True
)
context.run_migrations()
