"""Two reports of one flight: the pair among the samples, and the real pair where it is at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from filed import filed_labels

from bordereau.register.reconcile import reconcile
from bordereau.samples import LABELS

FIRST_REPORT = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "first-report.jsonl"
FLIGHT = "rus-mli-2024-09-18"


def the_flight(path):
    if not path.is_file():
        pytest.skip("the first report is real and stays outside the project: no labels at hand")
    reports = [told for occasion, told in filed_labels(path) if occasion == FLIGHT]
    return reconcile("RUS-MLI-2024-09-18", reports)


@pytest.fixture(scope="module", params=[LABELS, FIRST_REPORT], ids=["samples", "first report"])
def entry(request):
    return the_flight(request.param)


def test_it_is_one_entry_of_two_publishers(entry):
    assert (len(entry.reports), entry.publishers) == (2, 2)


@pytest.mark.parametrize(
    ("field", "value"),
    [("weight_t", 11), ("carrier", ["Il-76"]), ("supplier", ["RUS"]), ("recipient", ["MLI"])],
)
def test_weight_carrier_and_parties_are_agreed(entry, field, value):
    told = entry.field(field)
    assert (told.verdict, told.value, told.rule) == ("agreed", value, "agreed")


def test_the_cargo_is_disputed_and_each_side_has_its_words(entry):
    items = entry.field("items")
    sides = {frozenset(line["category"] for line in side.value): side for side in items.sides}
    fuller, without = sorted(sides, key=len, reverse=True)
    assert items.verdict == "disputed"
    assert "weapons" in fuller and without == {"food", "medical"}
    assert items.value is None
    words = {p.words for claim in sides[without].claims for p in claim.passages}
    assert "rations" in words


@pytest.mark.parametrize("field", ["place", "date"])
def test_place_and_date_are_agreed_refined_or_single(entry, field):
    assert entry.field(field).verdict in ("agreed", "refined", "single")


def test_the_entry_is_disputed_and_probably_true(entry):
    assert entry.verdict == "disputed"
    assert entry.credibility == 2
    assert "differ on who did what" in entry.credibility_rule
