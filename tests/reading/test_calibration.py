"""Calibrated confidence: curves move how sure a report is of itself and its values, and nothing else."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bordereau.model import Article, Attack, Cited, Code, Item, Kind, Place, Statement, Transfer
from bordereau.reading.calibration import Curve, calibrated, load_curves

ARTICLE = Article(text="Russia gave Mali two Su-25 at Bamako; gunmen killed ten soldiers, it said.")
AS_IT_IS: Curve = (1.0, 0.0, 0.0)
AS_ITS_REPORT: Curve = (0.0, 1.0, 0.0)
HALF: Curve = (0.0, 0.0, 0.0)

chance = st.floats(0.0, 1.0)
weight = st.floats(0.0, 5.0)
constant = st.floats(-5.0, 5.0)
curve = st.tuples(weight, weight, constant)


def cited(value: Any, words: str, confidence: float = 0.8) -> Cited[Any]:
    start = ARTICLE.text.index(words)
    passages = (ARTICLE.cite("text", start, start + len(words)),)
    return Cited(value=value, passages=passages, confidence=confidence)


def transfer(confidence: float = 0.6, of_values: float = 0.8) -> Transfer:
    stage = cited("delivered", "gave", of_values)
    return Transfer(
        trigger=stage.passages,
        stage=stage,
        assertion=cited("stated", "gave", of_values),
        supplier=(cited("RUS", "Russia", of_values),),
        recipient=(cited("MLI", "Mali", of_values),),
        items=(
            Item(
                category=cited("aircraft", "Su-25", of_values),
                designation=cited("Su-25", "Su-25", of_values),
                quantity=cited(2.0, "two", of_values),
            ),
        ),
        place=cited(Place(name="Bamako", country="MLI"), "Bamako", of_values),
        codes=(Code(scheme="PLOVER", type="AID"),),
        confidence=confidence,
    )


def attack(confidence: float = 0.6) -> Attack:
    form = cited("assault", "killed")
    return Attack(
        trigger=form.passages,
        form=form,
        assertion=cited("stated", "killed"),
        killed=cited(10, "ten"),
        confidence=confidence,
    )


def statement(confidence: float = 0.6) -> Statement:
    return Statement(
        speaker=cited("it", "it said"),
        quote=cited("gunmen killed ten soldiers", "gunmen killed ten soldiers"),
        about=0,
        confidence=confidence,
    )


def confidences(held: Any) -> list[float]:
    """Every confidence in a dumped report, its own included."""
    if isinstance(held, dict):
        own = [held["confidence"]] if "confidence" in held else []
        return own + [c for name, v in held.items() if name != "confidence" for c in confidences(v)]
    return [c for v in held for c in confidences(v)] if isinstance(held, (list, tuple)) else []


def without_confidence(held: Any) -> Any:
    if isinstance(held, dict):
        return {name: without_confidence(v) for name, v in held.items() if name != "confidence"}
    return [without_confidence(v) for v in held] if isinstance(held, (list, tuple)) else held


@pytest.mark.parametrize("report", [transfer(), attack(), statement()], ids=lambda r: r.kind)
def test_a_kind_without_curves_stays_as_it_was(report: Any) -> None:
    assert calibrated(report, {}) == report
    assert calibrated(report, {"deployment": {"any": HALF}}) == report


@pytest.mark.parametrize("report", [transfer(), attack(), statement()], ids=lambda r: r.kind)
def test_the_curve_for_any_slot_moves_the_report_and_all_its_values(report: Any) -> None:
    moved = calibrated(report, {report.kind: {"any": HALF}})
    assert set(confidences(report.model_dump())) == {0.6, 0.8}
    assert set(confidences(moved.model_dump())) == {0.5}


def test_a_slot_takes_its_own_curve_and_the_others_take_any() -> None:
    curves = {"transfer": {"any": HALF, "supplier": AS_IT_IS, "item.designation": AS_ITS_REPORT}}
    moved = calibrated(transfer(), curves)
    assert moved.supplier[0].confidence == 0.8
    assert moved.items[0].designation.confidence == 0.6
    assert moved.items[0].category.confidence == moved.recipient[0].confidence == moved.confidence == 0.5


def test_a_slot_without_a_curve_stays_as_it_was_where_there_is_none_for_any() -> None:
    moved = calibrated(attack(), {"attack": {"report": HALF, "killed": HALF}})
    assert (moved.confidence, moved.killed.confidence, moved.form.confidence) == (0.5, 0.5, 0.8)


def test_a_curve_weighs_the_values_odds_its_reports_odds_and_a_constant() -> None:
    moved = calibrated(attack(confidence=0.8), {"attack": {"report": AS_IT_IS, "any": (0.5, 0.5, 0.0)}})
    assert moved.form.confidence == 0.8
    odds_of_four_twice = calibrated(attack(confidence=0.8), {"attack": {"any": (1.0, 1.0, 0.0)}})
    assert odds_of_four_twice.form.confidence == round(16 / 17, 3)
    lower = calibrated(attack(confidence=0.8), {"attack": {"any": (1.0, 0.0, -1.3862943611)}})
    assert lower.form.confidence == 0.5


def test_values_are_weighed_with_the_raw_confidence_of_their_report() -> None:
    moved = calibrated(attack(confidence=0.9), {"attack": {"report": HALF, "killed": AS_ITS_REPORT}})
    assert moved.killed.confidence == 0.9


@given(raw=chance, of_values=chance, any_slot=curve, own=curve)
def test_confidence_stays_between_nought_and_one(
    raw: float, of_values: float, any_slot: Curve, own: Curve
) -> None:
    curves = {"transfer": {"any": any_slot, "report": own, "item.quantity": own}}
    for sure in confidences(calibrated(transfer(raw, of_values), curves).model_dump()):
        assert 0.0 <= sure <= 1.0


@given(low=chance, high=chance, raw=chance, fitted=curve)
def test_a_value_that_was_surer_stays_surer(low: float, high: float, raw: float, fitted: Curve) -> None:
    low, high = sorted((low, high))
    less, more = (calibrated(transfer(raw, sure), {"transfer": {"any": fitted}}) for sure in (low, high))
    assert less.stage.confidence <= more.stage.confidence
    assert less.items[0].category.confidence <= more.items[0].category.confidence


@given(low=chance, high=chance, fitted=curve)
def test_a_report_that_was_surer_stays_surer_and_so_do_its_values(
    low: float, high: float, fitted: Curve
) -> None:
    low, high = sorted((low, high))
    less, more = (calibrated(transfer(sure), {"transfer": {"any": fitted}}) for sure in (low, high))
    assert less.confidence <= more.confidence
    assert less.supplier[0].confidence <= more.supplier[0].confidence


def test_a_surer_value_is_told_apart_from_a_less_sure_one() -> None:
    curves = {"transfer": {"any": (0.5, 0.3, -0.2)}}
    shares = [calibrated(transfer(0.6, sure), curves).stage.confidence for sure in (0.0, 0.2, 0.5, 0.9, 1.0)]
    assert shares == sorted(set(shares))


@given(raw=chance, fitted=curve)
def test_values_passages_and_codes_are_left_alone(raw: float, fitted: Curve) -> None:
    for report in (transfer(raw), attack(raw), statement(raw)):
        moved = calibrated(report, {report.kind: {"any": fitted}})
        assert type(moved) is type(report)
        assert without_confidence(moved.model_dump()) == without_confidence(report.model_dump())


def test_what_was_calibrated_can_be_written_and_read_back() -> None:
    moved = calibrated(transfer(), {"transfer": {"any": (0.7, 0.2, 0.1)}})
    assert Transfer.model_validate_json(moved.model_dump_json()) == moved


def test_curves_are_loaded_as_they_are_stored(tmp_path: Path) -> None:
    (tmp_path / "weights").mkdir()
    stored = {"attack": {"any": [0.5, 0.25, -1.0], "report": [1, 2, 3]}, "statement": {}}
    (tmp_path / "weights" / "calibration.json").write_text(json.dumps(stored), encoding="utf-8")
    assert load_curves(tmp_path) == {
        "attack": {"any": (0.5, 0.25, -1.0), "report": (1, 2, 3)},
        "statement": {},
    }


def test_without_curves_of_ones_own_those_of_the_codebook_are_taken() -> None:
    for report in (transfer(), attack(), statement()):
        assert calibrated(report) == calibrated(report, load_curves())


def test_of_the_codebooks_curves_those_for_a_whole_report_rise() -> None:
    for kind, slots in load_curves().items():
        assert kind in get_args(Kind)
        if "report" in slots:
            own, of_report, _ = slots["report"]
            assert own + of_report > 0, kind
