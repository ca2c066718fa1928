"""The gate: whatever an answer holds, only words of the article come out, and values that they have."""

from __future__ import annotations

import contextlib
import json
from collections import Counter
from typing import Any

import pytest
from article import ARTICLE, ATTACK, STATEMENT, TEXT, TRANSFER, scene_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bordereau.exchange.labels import labels_of
from bordereau.model import DecidedBy, Reading, Transfer
from bordereau.reading import assemble
from bordereau.reading.llm.answer import salvaged
from bordereau.reading.llm.decider import parsed
from bordereau.reading.llm.gate import Passed, passed
from bordereau.reading.llm.rendering import render
from bordereau.reading.llm.source import NoAnswerError

SCENE = scene_of()
RENDERED = render(SCENE)
BY = DecidedBy(by="model", model="m", prompt="v1")


def through(*events: Any) -> Passed:
    return passed(salvaged({"events": list(events)}, lambda *_: None), SCENE, RENDERED, BY)


def reading(*events: Any) -> Reading:
    return Reading(article=ARTICLE, reports=tuple(assemble(SCENE.page, through(*events).decisions)))


def transfer(**changed: Any) -> Transfer:
    told = {k: v for k, v in {**TRANSFER, **changed}.items() if v is not None}
    (report,) = reading(told).reports
    assert isinstance(report, Transfer)
    return report


def number_of(words: str) -> int:
    whole = SCENE.page.whole
    return next(n for n, (a, b) in enumerate(RENDERED.spans, 1) if whole[a:b] == words and a > len("Denmark"))


def test_a_right_answer_becomes_reports_with_the_values_that_the_words_have() -> None:
    told = labels_of(reading(TRANSFER, ATTACK, STATEMENT))["events"]
    assert [e["kind"] for e in told] == ["transfer", "attack", "statement"]
    assert {k: told[0][k] for k in ("supplier", "recipient", "stage", "basis", "date", "place", "value")} == {
        "supplier": ["DNK"], "recipient": ["UKR"], "stage": "delivered", "basis": "gift",
        "date": "2024-03-11", "place": {"name": "Rzeszow", "country": "POL"},
        "value": {"amount": 12_000_000.0, "currency": "EUR"},
    }  # fmt: skip
    assert [(i["category"], i["designation"], i["quantity"]) for i in told[0]["items"]] == [
        ("artillery", "CAESAR", 6),
        ("ammunition", None, 2000),
    ]
    assert (told[1]["killed"], told[1]["place"]["name"]) == (4, "Gao")
    assert (told[2]["speaker"], told[2]["country"]) == ("Ukrainian defence minister", "UKR")


def test_numbers_of_mentions_point_as_well_as_words() -> None:
    report = transfer(supplier=[number_of("Denmark")], date={"words": number_of("Monday")})
    assert (report.supplier[0].value, report.date and report.date.value) == ("DNK", "2024-03-11")


def test_every_report_says_which_model_decided_by_which_prompt() -> None:
    assert {r.decided_by for r in reading(TRANSFER, STATEMENT).reports} == {BY}


@pytest.mark.parametrize(
    ("changed", "field", "cause"),
    [
        ({"supplier": ["1:France"]}, "supplier", "words not in that sentence"),
        ({"supplier": ["3:Denmark"]}, "supplier", "words not in that sentence"),
        ({"supplier": ["99:Denmark"]}, "supplier", "no sentence of that number"),
        ({"supplier": [9999]}, "supplier", "no mention of that number"),
        ({"supplier": [0]}, "supplier", "no mention of that number"),
        ({"date": {"words": "1:howitzers"}}, "date", "the words have no such value"),
        ({"value": {"words": "1:six"}}, "value", "the words have no such value"),
        ({"weight": "1:six"}, "weight_t", "the words have no such value"),
        ({"place": {"words": "1:Ukraine"}}, "place", "the words have no such value"),
        ({"carrier": ["2:came by"]}, "carrier", "the words have no such value"),
        ({"source": "2:the Pentagon"}, "source", "words not in that sentence"),
    ],
)
def test_what_is_not_there_is_dropped_alone_and_counted(
    changed: dict[str, Any], field: str, cause: str
) -> None:
    told = {**TRANSFER, **changed}
    assert through(told).causes == Counter([cause])
    report = transfer(**changed)
    assert not getattr(report, field)
    assert report.recipient[0].value == "UKR"


def test_numbers_dates_and_money_are_reckoned_from_the_words_never_taken_from_the_answer() -> None:
    raw = {**TRANSFER, "items": [{"category": "artillery", "words": "1:howitzers", "count": "1:600"}]}
    assert transfer(items=raw["items"]).items[0].quantity is None
    assert through({**TRANSFER, "quantity": 600}).decisions  # a field that there is not is left out


def test_a_listed_model_keeps_its_category_whatever_is_answered() -> None:
    thing = {"category": "uav", "words": "1:Caesar", "model": "1:Caesar"}
    assert transfer(items=[thing]).items[0].category.value == "artillery"


def test_what_nothing_in_the_article_tells_is_no_event() -> None:
    assert through({**TRANSFER, "told": ["1:fired on"]}).decisions == []


def test_nobody_supplies_himself_whatever_is_answered() -> None:
    report = transfer(supplier=["1:Ukraine"])
    assert not report.recipient or report.recipient[0].value != report.supplier[0].value


def test_parts_of_a_toll_are_added_up_once_each() -> None:
    (report,) = reading({**ATTACK, "killed": ["3:four", "3:four", "1:six"]}).reports
    assert report.killed.value == 10  # type: ignore[union-attr]
    assert report.killed.reckoned  # type: ignore[union-attr]


def test_a_quotation_is_one_of_the_article() -> None:
    assert through({**STATEMENT, "quote": 7}).decisions == []
    assert through({**STATEMENT, "quote": "1:handed over six"}).decisions == []
    assert len(through({**STATEMENT, "quote": "4:We thank our friends"}).decisions) == 1


def test_malformed_parts_are_left_out_and_the_rest_is_kept() -> None:
    faults: list[str] = []
    raw = {
        **TRANSFER,
        "supplier": "Denmark",
        "date": ["Monday"],
        "basis": {"is": "theft"},
        "items": [3, *TRANSFER["items"]],
    }
    told = salvaged({"events": [raw, "nonsense", {"kind": "coup"}]}, lambda where, how: faults.append(where))
    (decision,) = passed(told, SCENE, RENDERED, BY).decisions
    assert len(decision.items) == 2  # type: ignore[union-attr]
    assert decision.supplier == ()  # type: ignore[union-attr]
    assert {"transfer.supplier", "transfer.date", "transfer.basis", "transfer.items", "coup"} <= set(faults)


@pytest.mark.parametrize(
    "text",
    [
        '{"events": [{"kind": "transfer", "told": ["1:handed over"], "stage": {"is": "delivered"}',
        '```json\n{"events": [{"kind": "transfer", "told": ["1:handed over"], '
        '"stage": {"is": "delivered"}}]}\n```',
        '<think>{"events": []} or so</think>{"events": [{"kind": "transfer", "told": ["1:handed over"], '
        '"stage": {"is": "delivered"}}]}',
        '{"events": [{"kind": "transfer", "told": ["1:handed over",], "stage": {"is": "delivered"},}]}',
    ],
)
def test_broken_json_is_repaired(text: str) -> None:
    assert len(salvaged(parsed(text), lambda *_: None).events) == 1


@pytest.mark.parametrize("text", ["I cannot help with that.", "", "[" * 50_000, "null", "12"])
def test_what_is_no_json_is_no_answer(text: str) -> None:
    try:
        value = parsed(text)
    except NoAnswerError:
        return
    assert salvaged(value, lambda *_: None).events == ()


# Whatever an answer holds.

_words = st.sampled_from([*TEXT.split(), "France", "500", "tanks", "{1:", "2030", "§1", "\\d+", "(("])
_quote = st.builds(
    lambda n, w: f"{n}:{' '.join(w)}", st.integers(0, 9), st.lists(_words, min_size=1, max_size=6)
)
_real = st.builds(lambda a, n: f"1:{TEXT[a : a + n]}", st.integers(0, len(TEXT) - 1), st.integers(1, 60))
_ref = st.one_of(st.integers(-3, 60), _quote, _real, st.text(max_size=20), st.none())
_refs = st.lists(_ref, max_size=4)
_any = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=10)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
_choice = st.builds(
    lambda v, w: {"is": v, "words": w},
    st.sampled_from(
        ["delivered", "planned", "gift", "assault", "presence", "agreement", "stated", "denied", "x"]
    ),
    _refs,
)
_field = st.one_of(
    _ref, _refs, _choice, _any,
    st.builds(lambda w, f: {"words": w, "from": f, "to": f, "country": f, "currency": f}, _ref, _ref),
    st.builds(lambda w: {"words": w}, _ref),
    st.lists(
        st.builds(lambda w, c: {"category": "missile", "words": w, "model": w, "count": c}, _ref, _ref),
        max_size=3,
    ),
)  # fmt: skip
_fields = st.sampled_from(
    [
        "told", "stage", "supplier", "recipient", "items", "date", "place", "basis", "value", "weight",
        "carrier", "assertion", "source", "form", "perpetrator", "target", "killed", "injured", "phase",
        "force", "sponsor", "host", "personnel", "parties", "quote", "speaker", "country",
    ]
)  # fmt: skip
_event = st.builds(
    lambda base, kind, changed: {**base, **({"kind": kind} if kind else {}), **changed},
    st.sampled_from([TRANSFER, ATTACK, STATEMENT, {}]),
    st.sampled_from([None, "deployment", "cooperation", "statement", "transfer"]),
    st.dictionaries(_fields, _field, max_size=8),
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(_any, st.fixed_dictionaries({"events": st.lists(st.one_of(_event, _any), max_size=4)})))
def test_whatever_is_answered_only_words_of_the_article_come_out(raw: Any) -> None:
    told = salvaged(raw, lambda *_: None)
    found = passed(told, SCENE, RENDERED, BY)
    # a Reading refuses passages that are not in its article at their place
    made = Reading(article=ARTICLE, reports=tuple(assemble(SCENE.page, found.decisions)))
    assert len(found.drops) <= found.answered + len(told.events)
    json.dumps(labels_of(made))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_no_text_breaks_the_parser(text: str) -> None:
    with contextlib.suppress(NoAnswerError):
        salvaged(parsed(text), lambda *_: None)
