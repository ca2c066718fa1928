"""What waits for a person is counted from indexes alone; reports that are gone are found without a scan."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Widens indexes of entries and reports, and adds one of the reports that their articles tell no more."""
    op.drop_index("entry_verdict", table_name="entry")
    op.create_index("entry_verdict", "entry", ["verdict", "first_day", "no", "review"])
    op.drop_index("entry_review", table_name="entry")
    op.create_index("entry_review", "entry", ["review", "first_day", "no", "verdict"])
    op.drop_index("report_entry", table_name="report")
    op.create_index("report_entry", "report", ["entry", "first_seen"])
    told = sa.text("gone IS NOT NULL")
    op.create_index("report_gone", "report", ["gone"], sqlite_where=told, postgresql_where=told)
