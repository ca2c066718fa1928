"""Two indexes less: the keys by which reports and near copies meet follow from what is kept of each, so that none
is looked for by its report or article, and filing wrote all of them a second time."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Drops them."""
    op.drop_index("band_article", table_name="band")
    op.drop_index("block_report", table_name="block")
