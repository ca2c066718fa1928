"""Joint cues weigh where both of their features hold, and are told like any other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bordereau.reading.weights import BOTH, Ranker, Scorer

BOTH_HOLD = f"a{BOTH}b"


def test_a_joint_cue_weighs_only_where_both_features_hold():
    scorer = Scorer({"bias": 0.0, "a": 1.0, "b": 2.0, BOTH_HOLD: 4.0})
    assert [scorer.weigh(held) for held in (["a"], ["b"], ["a", "b"], ["b", "a"])] == [1.0, 2.0, 7.0, 7.0]


def test_a_joint_cue_counts_once_even_if_a_feature_is_given_twice():
    assert Scorer({BOTH_HOLD: 4.0}).weigh(["a", "b", "a"]) == 4.0


def test_the_heaviest_cue_is_told_first_be_it_single_or_joint():
    scorer = Scorer({"bias": 9.0, "a": 1.0, "b": -2.0, BOTH_HOLD: 4.0})
    assert scorer.why(["a", "b"]) == [(BOTH_HOLD, 4.0), ("b", -2.0), ("a", 1.0)]


def test_candidates_are_ranked_by_joint_cues_too():
    alone, both = Ranker({"none": 0.0, BOTH_HOLD: 3.0}).shares([["a"], ["a", "b"]])
    assert both > alone
    assert alone + both < 1


@given(st.lists(st.sampled_from("abcd")), st.permutations("abcd"))
def test_the_order_of_features_changes_nothing(features, order):
    scorer = Scorer({f"a{BOTH}b": 1.5, f"c{BOTH}d": -0.5, f"d{BOTH}a": 0.25})
    moved = sorted(features, key=order.index)
    assert scorer.weigh(features) == pytest.approx(scorer.weigh(moved))
