"""Two indexes less: the keys by which reports and near copies meet follow from what is kept of each. And most
links are kept by one of their two reports, not by both."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Drops the indexes. Links are made anew by the rules of this version, as all that is derived."""
    op.drop_index("band_article", table_name="band")
    op.drop_index("block_report", table_name="block")
    if op.get_bind().dialect.name == "postgresql":  # SQLite keeps no comments
        told = "a pair is kept both ways round where it is linked, else by who came later"
        op.alter_column("link", "b", existing_type=sa.Text(), existing_nullable=False, comment=told)
