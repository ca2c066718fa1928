"""The cache gives back what was kept as long as nothing changed, and is never needed."""

import json

import pytest

from bordereau.codebook import cache


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "cache_folder", lambda: tmp_path)
    cache._writable.cache_clear()
    yield tmp_path
    cache._writable.cache_clear()


def never():
    raise AssertionError("built again")


def test_a_value_is_built_once(folder):
    assert cache.cached("name", "made from this", lambda: {"a": [1, None, "é"]}) == {"a": [1, None, "é"]}
    assert cache.cached("name", "made from this", never) == {"a": [1, None, "é"]}


def test_a_value_made_from_something_else_is_built_again(folder):
    cache.cached("name", "one", lambda: 1)
    assert cache.cached("name", "two", lambda: 2) == 2
    assert cache.cached("name", "two", never) == 2


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b"null", b"\xff", b'{"made_from": "one"}'])
def test_a_broken_file_is_built_again(folder, broken):
    (folder / "name.json").write_bytes(broken)
    assert cache.cached("name", "one", lambda: "anew") == "anew"
    assert json.loads((folder / "name.json").read_bytes())["value"] == "anew"


def test_a_mapping_of_numbers_is_kept_as_one(folder):
    value = {"months": {1: ["mai", {2.5: None}], 2: []}, "\0pairs": {"plain": True}}
    assert cache.cached("name", "one", lambda: value) == value
    assert cache.cached("name", "one", never) == value


def test_what_json_would_change_is_not_kept(folder):
    assert cache.cached("name", "one", lambda: (1, 2)) == (1, 2)
    assert cache.cached("name", "one", lambda: (1, 2)) == (1, 2)
    assert list(folder.iterdir()) == []


def test_without_a_folder_that_can_be_written_all_goes_on(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(cache, "cache_folder", lambda: tmp_path / "file" / "cache")
    cache._writable.cache_clear()
    assert cache.cached("name", "one", lambda: 1) == 1
    cache._writable.cache_clear()


def test_a_changed_file_has_another_signature(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text("kind: cue")
    before = cache.signature([file])
    assert cache.signature([file]) == before
    file.write_text("kind: cues")
    assert cache.signature([file]) != before
