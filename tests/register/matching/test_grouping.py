"""Grouping: the same happenings whatever the order, and persons' decisions hold."""

import random
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from bordereau.register.matching import FLOOR, group

NAMES = [f"r{n}" for n in range(9)]
PAIRS = list(combinations(NAMES, 2))
SCORES = st.dictionaries(st.sampled_from(PAIRS), st.sampled_from([-8.0, -2.5, -1.0, 0.0, 0.5, 2.0, 4.0]))
DECISIONS = st.lists(st.sampled_from(PAIRS), max_size=4)


def of(groups, name):
    return next(g for g in groups if name in g)


def test_reports_that_match_are_one_happening_and_others_are_not():
    assert group("abc", {("a", "b"): 3.0, ("b", "c"): -2.0}) == [frozenset("ab"), frozenset("c")]


def test_a_chain_is_cut_where_its_ends_do_not_match():
    scores = {("a", "b"): 5.0, ("b", "c"): 1.0, ("a", "c"): -5.0}
    assert group("abc", scores) == [frozenset("ab"), frozenset("c")]


def test_a_pair_that_was_not_compared_counts_as_the_floor():
    chain = {("a", "b"): 5.0, ("b", "c"): 1.0}
    assert group("abc", chain) == group("abc", {**chain, ("a", "c"): FLOOR - 9})


@given(SCORES, DECISIONS, DECISIONS, st.randoms(use_true_random=False))
def test_order_does_not_matter(scores, together, apart, chance: random.Random):
    def mixed(values):
        turned = [(y, x) if chance.random() < 0.5 else (x, y) for x, y in values]
        return chance.sample(turned, len(turned))

    again = {
        (y, x) if chance.random() < 0.5 else (x, y): scores[x, y]
        for x, y in chance.sample(list(scores), len(scores))
    }
    names = chance.sample(NAMES, len(NAMES))
    assert group(NAMES, scores, together, apart) == group(names, again, mixed(together), mixed(apart))


@given(SCORES, DECISIONS)
def test_what_a_person_merged_is_one(scores, together):
    groups = group(NAMES, scores, together)
    assert all(of(groups, x) == of(groups, y) for x, y in together)


@given(SCORES, DECISIONS)
def test_what_a_person_split_is_two(scores, apart):
    groups = group(NAMES, scores, (), apart)
    assert all(of(groups, x) != of(groups, y) for x, y in apart)


@given(SCORES, DECISIONS, DECISIONS)
def test_every_report_is_in_one_group(scores, together, apart):
    groups = group(NAMES, scores, together, apart)
    assert sorted(name for g in groups for name in g) == NAMES


@given(SCORES)
def test_a_report_that_matches_none_changes_nothing(scores):
    assert group([*NAMES, "new"], scores) == sorted([*group(NAMES, scores), frozenset({"new"})], key=min)
