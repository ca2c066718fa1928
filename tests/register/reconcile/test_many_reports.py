"""An entry of very many reports that differ: all are shown, and the work stays within bounds."""

from __future__ import annotations

import random

from filed import filed

from bordereau.register.reconcile import reconcile
from bordereau.register.reconcile.answers import answers_of
from bordereau.register.reconcile.facts import fields_of
from bordereau.register.reconcile.stands import stands_of
from bordereau.register.reconcile.verdicts import LEADING, relations_of


def many(count):
    """Reports by as many publishers, each with a weight of its own; three more agree on one."""
    weights = [100 * 1.05**n for n in range(count)] + [7.0] * 3
    return [
        filed(f"r{n:03}", publisher=f"P{n}", weight_t=w, date="2024-09-18") for n, w in enumerate(weights)
    ]


def test_each_value_is_a_side_however_many_there_are():
    told = reconcile("E", many(120)).field("weight_t")
    assert len(told.sides) == 121
    assert (told.value, told.rule, told.verdict) == (7.0, "most publishers", "disputed")


def test_the_order_of_many_reports_does_not_matter():
    reports = many(80)
    shuffled = random.Random(3).sample(reports, len(reports))  # noqa: S311 (an order for a test, no secret)
    assert reconcile("E", shuffled) == reconcile("E", reports)


def test_comparisons_grow_with_the_reports_and_not_with_their_square():
    field = fields_of("transfer")["weight_t"]
    for count in (100, 200):
        reports = many(count)
        stands = stands_of(field, answers_of(field, reports, {r.id: r.id for r in reports}))
        assert len(relations_of(field, stands)) < 2 * LEADING * len(stands)
