"""The page on the register lists the very rules that the program has."""

from __future__ import annotations

from pathlib import Path

import pytest

from bordereau.register.reconcile import RULES, credibility_words
from bordereau.register.reconcile.facts import facts

PAGE = (Path(__file__).parents[3] / "docs" / "register.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_of_choosing_is_in_the_page(rule):
    assert f"| `{rule}` |" in PAGE


def test_the_rules_of_credibility_are_in_the_page_in_their_order():
    rows = [
        f"| {rule['number']} | {credibility_words(rule['number'])} | {rule['rule']} |"
        for rule in facts("credibility")["rules"]
    ]
    assert "\n".join(rows) in PAGE


def test_every_field_is_in_the_page():
    fields = {name for fields in facts("fields")["fields"].values() for name in fields}
    shown = {"weight_t": "weight", "source": "`source`", "assertion": "`assertion`", "country": "countries"}
    assert all(shown.get(name, name) in PAGE for name in fields)
