"""The first tables."""

from __future__ import annotations

from alembic import op

from bordereau.register.store.tables import metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes all tables, and the index of words."""
    metadata.create_all(op.get_bind())
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE entry_words USING fts5(words, tokenize='unicode61')")
    else:
        op.execute("CREATE TABLE entry_words (rowid BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
        op.execute("CREATE INDEX entry_words_words ON entry_words USING gin (words)")
