"""The register's tables. `migrations/` makes them; a test holds the two equal.

Times are text, UTC, '2026-11-22T16:37:47.123456Z': they sort as they are. JSON is text. What is derived from
reports and decisions, and can be made again from them, is said to be so.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()
_NUMBER = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by itself only where INTEGER

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

raw = Table(
    "raw",
    metadata,
    Column("sha256", Text, primary_key=True, comment="of the bytes as they were read"),
    Column("size", _NUMBER, nullable=False, comment="of the bytes as they were read"),
    Column("bytes", LargeBinary, nullable=False, comment="zlib"),
)

article = Table(
    "article",
    metadata,
    Column("no", _NUMBER, primary_key=True, comment="one row a version"),
    Column("key", Text, nullable=False, comment="of the series: all versions of one address"),
    Column("series", Text, nullable=False),
    Column("content", Text, nullable=False, comment="SHA-256 of all that makes this version"),
    Column("current", Boolean, nullable=False),
    Column("name", Text, comment="the id that the input gave it"),
    Column("url", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("lang", Text),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("raw", Text, ForeignKey("raw.sha256"), nullable=False),
    Column("origin", Text, nullable=False),
    Column("read_at", Text, nullable=False),
    Column("last_read", Text, nullable=False),
    UniqueConstraint("key", "content"),
    Index("article_name", "name"),
    Index("article_publisher", "publisher", "current", "key"),
)

voice = Table(
    "voice",
    metadata,
    Column("article", Text, primary_key=True, comment="derived: articles with reports"),
    Column("voice", Text, nullable=False, comment="the least key among its near copies"),
    Column("signature", LargeBinary, nullable=False, comment="MinHash of the text"),
    Index("voice_voice", "voice"),
    Index("voice_article", "article", "voice"),
)

band = Table(
    "band",
    metadata,
    Column("band", Text, primary_key=True),
    Column("article", Text, primary_key=True),
    sqlite_with_rowid=False,  # those of an article follow from its signature: no index need find them
)

near_copy = Table(
    "near_copy",
    metadata,
    Column("a", Text, primary_key=True),
    Column("b", Text, primary_key=True, comment="each pair is kept both ways round"),
    Column("similarity", Double, nullable=False),
    sqlite_with_rowid=False,
)

report = Table(
    "report",
    metadata,
    Column("id", Text, primary_key=True),
    Column("article", Text, nullable=False),
    Column("version", _NUMBER, ForeignKey("article.no"), nullable=False),
    Column("position", Integer, nullable=False, comment="its number in the reading, from 0"),
    Column("kind", Text, nullable=False),
    Column("content", Text, nullable=False, comment="the report, JSON"),
    Column("decided_by", Text, nullable=False),
    Column("features", Text, nullable=False, comment="derived: what matching compares"),
    Column("first_seen", Text, nullable=False),
    Column("last_seen", Text, nullable=False),
    Column("gone", Text, comment="since when its article tells it no more"),
    Column("active", Boolean, nullable=False, comment="derived: told, or held by a decision"),
    Column("entry", Text, comment="derived"),
    Index("report_article", "article"),
    Index("report_entry", "entry", "first_seen"),
    Index("report_standing", "id", "entry", "gone"),
)

report_past = Table(
    "report_past",
    metadata,
    Column("no", _NUMBER, primary_key=True, comment="one row a content that was replaced"),
    Column("report", Text, ForeignKey("report.id"), nullable=False),
    Column("version", _NUMBER, ForeignKey("article.no"), nullable=False),
    Column("content", Text, nullable=False),
    Column("until", Text, nullable=False),
    Index("report_past_report", "report"),
)

block = Table(
    "block",
    metadata,
    Column("block", Text, primary_key=True),
    Column("report", Text, primary_key=True),
    sqlite_with_rowid=False,  # those of a report follow from its features: no index need find them
)

link = Table(
    "link",
    metadata,
    Column("a", Text, primary_key=True),
    Column(
        "b",
        Text,
        primary_key=True,
        comment="a pair is kept both ways round where it is linked, else by who came later",
    ),
    Column("score", Double, nullable=False),
    sqlite_with_rowid=False,
)

ruling = Table(
    "ruling",
    metadata,
    Column("a", Text, primary_key=True),
    Column("b", Text, primary_key=True, comment="each pair is kept both ways round"),
    Column("together", Boolean, nullable=False, comment="derived from decisions: together, or apart"),
    Column("decision", _NUMBER, nullable=False),
    sqlite_with_rowid=False,
)

name = Table(
    "name",
    metadata,
    Column("seq", _NUMBER, primary_key=True, comment="age: the oldest name of an entry is its id"),
    Column("name", Text, nullable=False, unique=True),
    Column("stem", Text, nullable=False),
    Column("number", Integer, nullable=False, comment="1, or what follows the stem"),
    Column("report", Text, ForeignKey("report.id"), nullable=False),
    Column("given", Text, nullable=False),
    UniqueConstraint("stem", "number"),
    Index("name_report", "report"),
)

entry = Table(
    "entry",
    metadata,
    Column("no", _NUMBER, primary_key=True, comment="the whole table is derived"),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("stage", Text),
    Column("date", Text, comment="EDTF"),
    Column("first_day", Text, nullable=False, comment="'' where unknown"),
    Column("last_day", Text, nullable=False, comment="'' where unknown"),
    Column("verdict", Text, nullable=False),
    Column("review", Text, nullable=False),
    Column("credibility", Integer, nullable=False),
    Column("publishers", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("added", Text, nullable=False),
    Column("changed", Text, nullable=False),
    Column("values", Text, nullable=False, comment="JSON: field to value"),
    Column("verdicts", Text, nullable=False, comment="JSON: field to verdict"),
    # SQLite reads a row from its beginning: what is long stands last, so that counting need not read it.
    Column("snapshot", Text, nullable=False, comment="the Entry, JSON"),
    # Holds all that lists are filtered by, so that counting reads no row.
    Index("entry_first_day", "first_day", "no", "last_day", "kind", "stage", "verdict", "review"),
    Index("entry_added", "added", "no"),
    Index("entry_changed", "changed", "no"),
    Index("entry_credibility", "credibility", "no"),
    Index("entry_verdict", "verdict", "first_day", "no", "review"),
    Index("entry_review", "review", "first_day", "no", "verdict"),
)

facet = Table(
    "facet",
    metadata,
    Column("role", Text, primary_key=True, comment="derived: what entries are filtered by"),
    Column("value", Text, primary_key=True, comment="folded"),
    Column("entry", _NUMBER, ForeignKey("entry.no"), primary_key=True),
    Index("facet_entry", "entry"),
    sqlite_with_rowid=False,
)

claim = Table(
    "claim",
    metadata,
    Column("no", _NUMBER, primary_key=True),
    Column("entry", Text, comment="derived; empty where the report is in none"),
    Column("field", Text, nullable=False),
    Column("value", Text, nullable=False, comment="JSON"),
    Column("report", Text, ForeignKey("report.id"), nullable=False),
    Column("article", Text, nullable=False),
    Column("version", _NUMBER, ForeignKey("article.no"), nullable=False),
    Column("passages", Text, nullable=False, comment="JSON"),
    Column("confidence", Double, nullable=False),
    Column("reckoned", Boolean, nullable=False),
    Column("first_seen", Text, nullable=False),
    Column("last_seen", Text, nullable=False),
    Column("current", Boolean, nullable=False, comment="whether the report still tells it"),
    Index("claim_report", "report"),  # the claims of an entry are found by its reports
)

decision = Table(
    "decision",
    metadata,
    Column("no", _NUMBER, primary_key=True, comment="rows are added, never changed"),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("target", Text, nullable=False, comment="a name of an entry, a publisher, or ''"),
    Column("payload", Text, nullable=False, comment="JSON, by act"),
    Column("undoes", _NUMBER, ForeignKey("decision.no")),
    Index("decision_target", "target"),
    Index("decision_undoes", "undoes"),
    sqlite_autoincrement=True,
)

anchor = Table(
    "anchor",
    metadata,
    Column("report", Text, ForeignKey("report.id"), primary_key=True),
    Column("decision", _NUMBER, ForeignKey("decision.no"), primary_key=True),
    Index("anchor_decision", "decision"),
    sqlite_with_rowid=False,
)

change = Table(
    "change",
    metadata,
    Column("no", _NUMBER, primary_key=True, comment="rows are added, never changed"),
    Column("at", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("entry", Text),
    Column("article", Text),
    Column("report", Text),
    Column("decision", _NUMBER, comment="the decision that brought it about"),
    Column("detail", Text, nullable=False, comment="JSON, by act"),
    Index("change_entry", "entry"),
    Index("change_article", "article"),  # the changes of a report are found by its article
    sqlite_autoincrement=True,
)

source = Table(
    "source",
    metadata,
    Column("publisher", Text, primary_key=True, comment="derived from decisions"),
    Column("letter", Text, nullable=False),
    Column("decision", _NUMBER, nullable=False),
)
