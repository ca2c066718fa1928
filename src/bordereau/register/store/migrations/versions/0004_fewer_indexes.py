"""Three indexes less: filing wrote into each at a place of its own, and no list or page needs them."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Drops them. Changes of a report are found by its article, claims of an entry by their reports; nothing
    is asked by the time of a change."""
    for index, table in (("change_at", "change"), ("change_report", "change"), ("claim_entry", "claim")):
        op.drop_index(index, table_name=table)
