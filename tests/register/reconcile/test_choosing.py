from __future__ import annotations

import pytest
from filed import filed

from bordereau.register.reconcile import reconcile


def weights(*tellings, **letters):
    """The field of an entry of reports of (publisher, weight)."""
    reports = [filed(f"r{i}", publisher=who, weight_t=tonnes) for i, (who, tonnes) in enumerate(tellings)]
    return reconcile("E", reports, letters=letters).field("weight_t")


def test_of_values_that_contradict_each_other_most_publishers_are_shown_and_the_dispute_stays():
    told = weights(("Alpha", 11), ("Beta", 30), ("Gamma", 30))
    assert (told.value, told.rule, told.verdict) == (30, "most publishers", "disputed")
    assert told.sides[0].value == 30


def test_at_equal_numbers_the_better_letter_is_shown():
    told = weights(("Alpha", 11), ("Beta", 30), Beta="B")
    assert (told.value, told.rule) == (30, "more reliable publisher")


def test_publishers_rated_unreliable_do_not_outnumber_others():
    told = weights(("Alpha", 11), ("Beta", 30), ("Gamma", 30), Beta="E", Gamma="D")
    assert (told.value, told.rule) == (11, "most publishers")


def test_where_nothing_speaks_for_either_no_value_is_shown():
    told = weights(("Alpha", 11), ("Beta", 30))
    assert (told.value, told.rule) == (None, "nothing to choose by")


def test_letters_go_by_names_however_they_are_written():
    assert weights(("L'ÉCHO", 11), ("Beta", 30), **{"l'écho": "A"}).value == 11


def test_a_value_that_one_told_is_the_only_one():
    told = weights(("Alpha", 11))
    assert (told.verdict, told.rule) == ("single", "only one")


def test_a_person_may_say_that_a_value_is_unknown():
    reports = [filed("a", weight_t=11)]
    told = reconcile("E", reports, set_values={"weight_t": None}).field("weight_t")
    assert (told.value, told.rule) == (None, "set by a person")


def test_a_person_may_set_what_no_report_tells():
    told = reconcile("E", [filed("a")], set_values={"basis": "gift"}).field("basis")
    assert (told.value, told.rule, told.sides) == ("gift", "set by a person", ())


@pytest.mark.parametrize(
    ("reports", "values", "words"),
    [
        ([], {}, "no report"),
        ([filed("a"), filed("b", "attack")], {}, "attack, transfer"),
        ([filed("a"), filed("a")], {}, "one id"),
        ([filed("a")], {"killed": 3}, "no field 'killed'"),
    ],
)
def test_what_makes_no_entry_is_told(reports, values, words):
    with pytest.raises(ValueError, match=words):
        reconcile("E", reports, set_values=values)
