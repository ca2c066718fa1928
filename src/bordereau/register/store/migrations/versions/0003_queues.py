"""What waits for a person is counted from indexes alone."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Widens indexes of entries and reports, and adds one that tells where reports stand."""
    op.drop_index("entry_verdict", table_name="entry")
    op.create_index("entry_verdict", "entry", ["verdict", "first_day", "no", "review"])
    op.drop_index("entry_review", table_name="entry")
    op.create_index("entry_review", "entry", ["review", "first_day", "no", "verdict"])
    op.drop_index("report_entry", table_name="report")
    op.create_index("report_entry", "report", ["entry", "first_seen"])
    op.create_index("report_standing", "report", ["id", "entry", "gone"])
