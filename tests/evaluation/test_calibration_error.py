"""How far confidence is from the share of what is right, and what counts as right."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bordereau.evaluation.calibration import Judged, calibration_error, judge
from bordereau.model import (
    Article,
    Attack,
    Cited,
    Cooperation,
    Deployment,
    Item,
    Money,
    Place,
    Reading,
    Report,
    Statement,
    Transfer,
)

ARTICLE = Article(id="x", text="Words that tell of everything.")
WORDS = (ARTICLE.cite("text", 0, 5),)


def judged(confidence: float, right: bool) -> Judged:
    return Judged("attack", "form", confidence, confidence, right)


def cited(value: Any, confidence: float = 0.8) -> Cited[Any]:
    return Cited(value=value, passages=WORDS, confidence=confidence)


def told(**more: Any) -> dict[str, Any]:
    return {"trigger": WORDS, "assertion": cited("stated"), "confidence": 0.7, **more}


TRANSFER = Transfer(
    **told(
        supplier=(cited("RUS"), cited("Rosoboronexport")),
        recipient=(cited("MLI"),),
        stage=cited("delivered"),
        items=(Item(category=cited("aircraft", 0.9), designation=cited("Su-25"), quantity=cited(2.0)),),
        weight_t=cited(20.0),
        value=cited(Money(amount=1_500_000, currency="USD")),
        basis=cited("gift"),
        carrier=(cited("Il-76"),),
        date=cited("2024-09-18"),
        place=cited(Place(name="Bamako", country="MLI")),
    )
)
ATTACK = Attack(
    **told(
        perpetrator=(cited("JNIM"),),
        form=cited("ambush"),
        killed=cited(5),
        injured=cited(3),
        date=cited("2024-09-16"),
        place=cited(Place(name="Gao", country="MLI")),
    )
)
DEPLOYMENT = Deployment(
    **told(
        force=cited("French army"),
        sponsor=(cited("FRA"),),
        host=(cited("NER"),),
        personnel=cited(400),
        phase=cited("withdrawal"),
    )
)
COOPERATION = Cooperation(
    **told(parties=(cited("RUS"), cited("NER")), form=cited("agreement"), date=cited("2024-09-17"))
)
STATEMENT = Statement(
    speaker=cited("Defence Minister Sadio Camara"),
    country=cited("MLI"),
    quote=cited("We are grateful for this support", 0.9),
    confidence=0.7,
)
GOLD: dict[str, dict[str, Any]] = {
    "transfer": {
        "kind": "transfer", "supplier": ["RUS", "Rosoboronexport"], "recipient": ["MLI"],
        "stage": "delivered", "weight_t": 20, "value": {"amount": 1_500_000, "currency": "USD"},
        "items": [{"category": "aircraft", "designation": "SU 25", "quantity": 2, "unit": None}],
        "basis": "gift", "carrier": ["Il-76"], "date": "2024-09-18", "assertion": "stated",
        "place": {"name": "Bamako", "country": "MLI"},
    },
    "attack": {
        "kind": "attack", "perpetrator": ["JNIM"], "form": "ambush", "killed": 5, "injured": 3,
        "date": "2024-09-16", "place": {"name": "Gao", "country": "MLI"}, "assertion": "stated",
    },
    "deployment": {
        "kind": "deployment", "force": "French army", "sponsor": ["FRA"], "host": ["NER"],
        "personnel": 400, "phase": "withdrawal", "date": None, "place": None, "assertion": "stated",
    },
    "cooperation": {
        "kind": "cooperation", "parties": ["NER", "RUS"], "form": "agreement", "date": "2024-09-17",
        "place": None, "assertion": "stated",
    },
    "statement": {
        "kind": "statement", "speaker": "Sadio Camara", "country": "MLI", "opening": "We are grateful for",
    },
}  # fmt: skip
REPORTS = (TRANSFER, ATTACK, DEPLOYMENT, COOPERATION, STATEMENT)


def judge_one(report: Report, *gold: dict[str, Any]) -> list[Judged]:
    reading = Reading(article=ARTICLE, reports=(report,))
    return judge([{"id": "x", "events": list(gold)}], {"x": reading})


def wrong(report: Report, **change: Any) -> set[str]:
    """The slots judged wrong where the labelled event differs in some values."""
    return {j.slot for j in judge_one(report, {**GOLD[report.kind], **change}) if not j.right}


def test_nothing_to_judge_is_no_error() -> None:
    assert calibration_error([]) == 0.0


def test_confidence_that_is_the_share_of_right_ones_is_no_error() -> None:
    listed = [judged(0.75, right) for right in (True, True, True, False)]
    listed += [judged(0.25, right) for right in (True, False, False, False)]
    assert calibration_error([*listed, judged(1.0, True), judged(0.0, False)]) == pytest.approx(0.0)


@pytest.mark.parametrize(("confidence", "right"), [(1.0, False), (0.0, True)])
def test_to_be_wholly_sure_and_wrong_is_the_greatest_error(confidence: float, right: bool) -> None:
    assert calibration_error([judged(confidence, right)] * 3) == 1.0


def test_gaps_count_by_the_size_of_their_bin() -> None:
    listed = [judged(0.9, True), judged(0.9, False), judged(0.2, False), judged(0.2, False)]
    assert calibration_error(listed) == pytest.approx((abs(1.8 - 1) + abs(0.4 - 0)) / 4)


def test_the_surest_share_a_bin() -> None:
    assert calibration_error([judged(1.0, False), judged(0.9, True)]) == pytest.approx(0.45)


def test_too_sure_and_too_unsure_make_up_for_one_another_only_within_a_bin() -> None:
    within = [judged(0.5, True), judged(0.5, False)]
    across = [judged(0.5, True), judged(0.4, False)]
    assert calibration_error(within) == pytest.approx(0.0)
    assert calibration_error(across) == pytest.approx(0.45)


@given(st.lists(st.builds(judged, st.floats(0.0, 1.0), st.booleans()), max_size=30))
def test_the_error_is_a_share_and_does_not_hang_on_the_order(listed: list[Judged]) -> None:
    error = calibration_error(listed)
    assert -1e-9 <= error <= 1 + 1e-9
    assert error == pytest.approx(calibration_error(reversed(listed)))


@pytest.mark.parametrize("report", REPORTS, ids=lambda r: r.kind)
def test_what_agrees_with_its_label_is_right_in_every_value(report: Report) -> None:
    found = judge_one(report, GOLD[report.kind])
    assert {j.slot for j in found} > {"report"}
    assert [j for j in found if not j.right] == []
    assert {j.kind for j in found} == {report.kind}


@pytest.mark.parametrize("report", REPORTS, ids=lambda r: r.kind)
def test_a_spurious_report_makes_all_its_values_wrong(report: Report) -> None:
    found = judge_one(report)
    assert {j.slot for j in found} == {j.slot for j in judge_one(report, GOLD[report.kind])}
    assert not any(j.right for j in found)


@pytest.mark.parametrize("report", REPORTS, ids=lambda r: r.kind)
def test_a_label_of_another_kind_does_not_make_a_report_right(report: Report) -> None:
    others = [event for kind, event in GOLD.items() if kind != report.kind]
    assert not any(j.right for j in judge_one(report, *others))


@pytest.mark.parametrize(
    ("report", "change", "slots"),
    [
        (TRANSFER, {"stage": "planned"}, {"stage"}),
        (TRANSFER, {"date": None, "basis": None}, {"date", "basis"}),
        (TRANSFER, {"supplier": ["RUS"]}, {"supplier"}),
        (TRANSFER, {"recipient": []}, {"recipient"}),
        (TRANSFER, {"weight_t": 40}, {"weight_t"}),
        (TRANSFER, {"value": {"amount": 1_500_000, "currency": "EUR"}}, {"value"}),
        (TRANSFER, {"place": {"name": "Gao", "country": "MLI"}}, {"place"}),
        (TRANSFER, {"items": []}, {"item.category", "item.designation", "item.quantity"}),
        (
            TRANSFER,
            {"items": [{"category": "aircraft", "designation": "Su-24", "quantity": 3}]},
            {"item.designation", "item.quantity"},
        ),
        (
            TRANSFER,
            {"items": [{"category": "other", "designation": "Su-25", "quantity": 2}]},
            {"item.category"},
        ),
        (ATTACK, {"form": "assault"}, {"form"}),
        (ATTACK, {"killed": 6, "injured": None}, {"killed", "injured"}),
        (ATTACK, {"perpetrator": ["EIGS"]}, {"perpetrator"}),
        (DEPLOYMENT, {"phase": "presence"}, {"phase"}),
        (DEPLOYMENT, {"force": "Wagner", "sponsor": ["RUS"]}, {"force", "sponsor"}),
        (DEPLOYMENT, {"host": ["MLI"], "personnel": 500}, {"host", "personnel"}),
        (COOPERATION, {"form": "visit"}, {"form"}),
        (COOPERATION, {"parties": ["RUS"]}, {"parties"}),
        (COOPERATION, {"assertion": "denied", "date": "2024-09"}, {"assertion", "date"}),
        (STATEMENT, {"speaker": "Abdoulaye Diop"}, {"speaker"}),
        (STATEMENT, {"country": "NER"}, {"country"}),
        (STATEMENT, {"opening": "They were grateful then"}, {"quote"}),
    ],
)
def test_only_the_values_that_differ_are_wrong(
    report: Report, change: dict[str, Any], slots: set[str]
) -> None:
    assert wrong(report, **change) == slots


@pytest.mark.parametrize(
    ("report", "change"),
    [
        (TRANSFER, {"weight_t": 20.1, "value": {"amount": 1_510_000, "currency": "USD"}}),
        (TRANSFER, {"place": {"name": "Bamako airport", "country": "MLI"}, "carrier": ["IL 76"]}),
        (DEPLOYMENT, {"personnel": 402}),
        (STATEMENT, {"opening": "we are grateful, indeed"}),
    ],
)
def test_values_that_come_to_the_same_are_right(report: Report, change: dict[str, Any]) -> None:
    assert wrong(report, **change) == set()


def test_one_of_several_parties_may_be_wrong() -> None:
    found = judge_one(TRANSFER, {**GOLD["transfer"], "supplier": ["RUS"]})
    assert [j.right for j in found if j.slot == "supplier"] == [True, False]


def test_a_value_is_judged_with_its_own_confidence_and_that_of_its_report() -> None:
    by_slot = {j.slot: j for j in judge_one(TRANSFER, GOLD["transfer"])}
    assert (by_slot["report"].confidence, by_slot["report"].of_report) == (0.7, 0.7)
    assert (by_slot["item.category"].confidence, by_slot["item.category"].of_report) == (0.9, 0.7)


def test_of_two_reports_of_one_event_the_one_that_agrees_less_is_spurious() -> None:
    worse = ATTACK.model_copy(update={"form": cited("assault"), "date": None, "killed": None})
    reading = Reading(article=ARTICLE, reports=(worse, ATTACK))
    found = judge([{"id": "x", "events": [GOLD["attack"]]}], {"x": reading})
    assert [j.right for j in found if j.slot == "report"] == [False, True]
    assert [j.right for j in found if j.slot == "perpetrator"] == [False, True]


def test_documents_without_a_reading_are_left_out() -> None:
    reading = Reading(article=ARTICLE, reports=(ATTACK,))
    gold = [{"id": i, "events": [GOLD["attack"]]} for i in ("w", "x", "y")]
    assert len(judge(gold, {"x": reading})) == len(judge_one(ATTACK, GOLD["attack"])) > 0
    assert judge(gold, {"z": reading}) == []
