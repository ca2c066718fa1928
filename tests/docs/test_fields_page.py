"""docs/fields.md tells of all fields and values of the model, docs/codebook.md of what entries may say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from bordereau import model
from bordereau.codebook.entries import Entry, load_entries

ROOT = Path(__file__).parents[2]
TOLD = (model.Article, model.Passage, model.Cited, model.Money, model.Place, model.Item, model.DecidedBy,
        model.Transfer, model.Attack, model.Deployment, model.Cooperation, model.Statement)  # fmt: skip
VALUES = (model.Where, model.Kind, model.Stage, model.Basis, model.Assertion, model.Category,
          model.AttackForm, model.Phase, model.CooperationForm)  # fmt: skip


def _words(page: str) -> set[str]:
    return set(re.findall(r"`([a-z_0-9]+)[`:]", (ROOT / "docs" / page).read_text(encoding="utf-8")))


@pytest.mark.parametrize("kind", TOLD, ids=lambda kind: kind.__name__)
def test_every_field_of_the_model_is_told_on_the_page(kind: type[BaseModel]) -> None:
    assert set(kind.model_fields) <= _words("fields.md")


@pytest.mark.parametrize("values", VALUES, ids=lambda values: get_args(values)[0])
def test_every_value_of_the_model_is_told_on_the_page(values: object) -> None:
    assert set(get_args(values)) <= _words("fields.md")


@pytest.fixture(scope="module")
def lexical() -> list[Entry]:
    return load_entries()


def test_every_attribute_that_entries_have_is_told_on_the_codebooks_page(lexical: list[Entry]) -> None:
    told = _words("codebook.md") | {"form"}  # `form` is made by the loader
    assert {name for e in lexical if e.kind != "place" for name in e.attributes} <= told


def test_every_class_of_triggers_and_cues_is_told_on_the_codebooks_page(lexical: list[Entry]) -> None:
    told = _words("codebook.md")
    assert {str(e.get("class")) for e in lexical if e.kind in ("trigger", "cue")} <= told
    assert {str(e.get("type")) for e in lexical if e.kind == "party"} <= told
