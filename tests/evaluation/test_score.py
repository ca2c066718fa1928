import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from bordereau.evaluation.evaluating import evaluate, figures
from bordereau.evaluation.score import Counts, align, score, usable
from bordereau.samples import LABELS

MEASURE = Path(__file__).parents[3] / "shared" / "measure" / "score.py"
CORPUS = MEASURE.parents[1] / "corpus"
FILES = ("a.jsonl", "d.jsonl", "k.jsonl")


def event(**more: Any) -> dict[str, Any]:
    base = {
        "kind": "transfer", "supplier": ["RUS"], "recipient": ["MLI"], "stage": "delivered",
        "date": "2024-09-18",
        "items": [{"category": "helicopter", "designation": "Mi-171", "quantity": 2, "unit": None}],
        "place": {"name": "Bamako", "country": "MLI"}, "assertion": "stated", "carrier": [],
    }  # fmt: skip
    return {**base, **more}


def document(*events: dict[str, Any], id: str = "x") -> dict[str, Any]:
    return {"id": id, "lang": "en", "text": "Some text.", "events": list(events)}


def test_a_perfect_prediction_scores_one_in_everything() -> None:
    found = score([document(event())], {"x": [event()]})
    assert found.usable == found.triage == found.events["transfer"] == Counts(1, 1, 1)
    assert {c.f1 for c in found.by_slot.values()} == {1.0}


def test_nothing_predicted_scores_nought_and_divides_by_nothing() -> None:
    found = score([document(event())], {})
    assert found.events["transfer"] == Counts(0, 0, 1)
    assert found.slots["transfer"].precision == found.slots["transfer"].f1 == 0.0


def test_wrong_values_cost_precision_and_missing_ones_recall() -> None:
    found = score([document(event())], {"x": [event(supplier=["CHN"], date=None)]})
    assert found.by_slot["transfer", "supplier"] == Counts(0, 1, 1)
    assert found.by_slot["transfer", "date"] == Counts(0, 0, 1)


def test_events_are_aligned_by_what_they_share_and_not_by_order() -> None:
    other = event(supplier=["CHN"], recipient=["BFA"], date="2024-06", place=None, items=[])
    assert sorted(align([event(), other], [other, event()])) == [(0, 1), (1, 0)]


@pytest.mark.parametrize(
    ("change", "fileable"),
    [
        ({}, True),
        ({"supplier": ["RUS", "Rosoboronexport"]}, True),
        ({"date": "2024-09"}, True),
        ({"date": None}, True),
        ({"date": "2024-08"}, False),
        ({"stage": "planned"}, False),
        ({"recipient": []}, False),
        ({"items": [{"category": "naval"}]}, False),
    ],
)
def test_a_transfer_is_usable_when_an_analyst_could_file_it(change: dict[str, Any], fileable: bool) -> None:
    assert usable(event(), event(**change)) is fileable


def test_filing_counts_pairs_of_reports_of_one_happening() -> None:
    gold = [document(event(occasion="o-1"), id=i) for i in "ab"] + [document(event(occasion="o-2"), id="c")]
    filed = {i: [event(entry="e")] for i in "abc"}
    assert score(gold, filed).filing == Counts(1, 3, 1)


def test_missed_and_spurious_events_are_kept_by_document() -> None:
    gold = [document(event(), id="m"), document(id="s")]
    by_id = {d.id: d for d in score(gold, {"s": [event()]}).by_document}
    assert (len(by_id["m"].missed), len(by_id["m"].spurious)) == (1, 0)
    assert (len(by_id["s"].missed), len(by_id["s"].spurious)) == (0, 1)


def shared_figures(gold: list[dict[str, Any]], predicted: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    spec = importlib.util.spec_from_file_location("measure_score", MEASURE)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    result: dict[str, Any] = module.score(gold, predicted)[0]
    return result


def spoilt(document: dict[str, Any], number: int) -> list[dict[str, Any]]:
    """Labels made wrong as readers go wrong: events lost, doubled, swapped, values dropped or changed."""
    events = [dict(e) for e in document["events"]]
    for k, made in enumerate(events):
        turn = (number + k) % 7
        made["entry"] = f"e-{(number + k) % 5}"
        if turn == 0 and made["kind"] == "transfer":
            made["supplier"], made["recipient"] = made["recipient"], made["supplier"]
        elif turn == 1:
            made["date"] = (made.get("date") or "2020")[:4]
        elif turn == 2 and made["kind"] == "transfer":
            made["items"] = [*made["items"][1:], {"category": "vehicle", "designation": None, "quantity": 3}]
        elif turn == 3 and made["kind"] == "transfer":
            made["stage"], made["weight_t"], made["value"] = "planned", 11, {"amount": 5e6, "currency": "USD"}
        elif turn == 4:
            made["place"] = {"name": "Bamako", "country": "MLI"}
    return (events + events[:1])[number % 3 == 0 :] if events else [event()] * (number % 2)


@pytest.mark.parametrize("name", FILES)
def test_figures_equal_those_of_the_shared_measure(name: str) -> None:
    if not (MEASURE.exists() and (CORPUS / name).exists()):
        pytest.skip(f"not here, so not compared: {MEASURE} on {name}")
    gold = [
        json.loads(line) for line in (CORPUS / name).read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    predicted = {d["id"]: spoilt(d, n) for n, d in enumerate(gold)}
    theirs = shared_figures(gold, predicted)
    ours = figures(evaluate(gold, predicted, None))
    assert {key: ours[key] for key in theirs} == theirs


def test_figures_equal_those_of_the_shared_measure_on_the_samples() -> None:
    if not MEASURE.exists():
        pytest.skip(f"not here, so not compared: {MEASURE}")
    gold = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    predicted = {d["id"]: spoilt(d, n) for n, d in enumerate(gold)}
    theirs = shared_figures(gold, predicted)
    ours = figures(evaluate(gold, predicted, None))
    assert {key: ours[key] for key in theirs} == theirs
