"""Lists and counts of entries and sources read narrow rows and indexes; who supplied whom is a facet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_ORDER = (
    "no", "id", "kind", "stage", "date", "first_day", "last_day", "verdict", "review", "credibility",
    "publishers", "reports", "added", "changed", "values", "verdicts", "snapshot",
)  # fmt: skip


def upgrade() -> None:
    """Puts what is long at the end of entries' rows, widens indexes, and adds facets of role 'flow'."""
    op.drop_index("entry_first_day", table_name="entry")
    if op.get_bind().dialect.name == "sqlite":  # PostgreSQL keeps what is long beside the row by itself
        with op.batch_alter_table("entry", recreate="always", partial_reordering=[_ORDER]):
            pass
    op.create_index(
        "entry_first_day", "entry", ["first_day", "no", "last_day", "kind", "stage", "verdict", "review"]
    )
    op.drop_index("article_publisher", table_name="article")
    op.create_index("article_publisher", "article", ["publisher", "current", "key"])
    op.create_index("voice_article", "voice", ["article", "voice"])
    op.execute(
        sa.text(
            "INSERT INTO facet (role, value, entry) "
            "SELECT 'flow', giver.value || :line || taker.value, giver.entry "
            "FROM facet AS giver JOIN facet AS taker ON taker.entry = giver.entry "
            "WHERE giver.role = 'supplier' AND taker.role = 'recipient'"
        ).bindparams(line="\n")
    )
