"""The check finds what is wrong: whatever row is changed behind the register's back."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from stories import made_up
from telling import raw_of

from bordereau.register.register import Register


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "bordereau.db"
    with Register.open(path) as register:
        for reading in made_up():
            register.file(reading, raw_of(reading))
        first, second = (s.id for s in register.entries(limit=2).entries)
        register.accept(first, who="Ada")
        register.merge(first, second, who="Ada")
        register.set_reliability("Alpha", "B", who="Ada")
        assert list(register.check()) == []
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path.read_bytes()


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE raw SET bytes = zeroblob(10) WHERE rowid = 3", "raw"),
        ("UPDATE raw SET size = size + 1 WHERE rowid = 3", "raw"),
        ("UPDATE article SET text = text || '.' WHERE no = 2", "article"),
        ("UPDATE article SET current = 0 WHERE no = 2", "article"),
        ("UPDATE article SET url = 'https://elsewhere.example/a' WHERE no = 2", "article"),
        ("UPDATE report SET content = replace(content, 'delivered', 'deliverex') WHERE rowid = 1", "report"),
        ("UPDATE report SET content = '{}' WHERE rowid = 1", "report"),
        ("UPDATE report SET gone = '2026', active = 1 WHERE rowid = 20", "report"),
        ("UPDATE report SET entry = NULL WHERE rowid = 5", "report"),
        ("UPDATE report SET features = '{}' WHERE rowid = 5", "report"),
        ("UPDATE report SET entry = (SELECT max(id) FROM entry)", "entry"),
        ("DELETE FROM block WHERE report = (SELECT min(id) FROM report)", "block"),
        ("INSERT INTO block (block, report) SELECT 'no key', min(id) FROM report", "block"),
        ("UPDATE link SET score = 9", "link"),
        ("DELETE FROM near_copy", "near_copy"),
        ("UPDATE voice SET voice = article", "voice"),
        ("UPDATE voice SET signature = zeroblob(512)", "voice"),
        ("UPDATE name SET name = 'X-' || name", "entry"),
        ("UPDATE entry SET snapshot = replace(snapshot, 'RUS', 'CHN')", "entry"),
        ("UPDATE entry SET snapshot = '{'", "entry"),
        ("UPDATE entry SET verdict = 'agreed'", "entry"),
        ("DELETE FROM facet WHERE role = 'party'", "facet"),
        ("DELETE FROM entry_words", "entry_words"),
        ("UPDATE claim SET value = '99' WHERE field = 'weight_t'", "claim"),
        ("UPDATE claim SET passages = replace(passages, 'delivered', 'deliverex')", "claim"),
        ("DELETE FROM claim WHERE no % 7 = 0", "claim"),
        ("DELETE FROM ruling", "ruling"),
        ("DELETE FROM source", "source"),
        ("DELETE FROM entry WHERE no = 1", "report"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM raw WHERE rowid = 2", "article"),
    ],
)  # fmt: skip
def test_the_check_finds(statement: str, what: str, whole: bytes, path: Path):
    path.write_bytes(whole)
    with sqlite3.connect(path) as connection:
        connection.executescript(statement)
    connection.close()
    with Register.open(path) as register:
        faults = list(register.check())
    assert what in {fault.what for fault in faults}, faults
    assert all(str(fault) for fault in faults)
