from __future__ import annotations

from filed import filed

from bordereau.register.reconcile import reconcile


def publishers(*tellings):
    reports = [filed(f"r{i}", publisher=who, voice=voice) for i, (who, voice) in enumerate(tellings)]
    return reconcile("E", reports).publishers


def test_two_articles_of_one_publisher_are_one():
    assert publishers(("Alpha", "v1"), ("ALPHA ", "v2"), ("Beta", "v3")) == 2


def test_near_copies_are_one_whoever_puts_them_out():
    assert publishers(("Alpha", "v1"), ("Beta", "v1"), ("Gamma", "v1")) == 1


def test_articles_without_a_publisher_count_by_their_text():
    assert publishers((None, "v1"), (None, "v2"), (None, "v2")) == 2


def test_a_publisher_that_prints_a_copy_and_a_text_of_its_own_is_tied_to_both():
    assert publishers(("Alpha", "v1"), ("Beta", "v1"), ("Beta", "v2"), ("Gamma", "v3")) == 2
