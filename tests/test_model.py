"""The model refuses what cannot be: passages that are not there, statements that bear on no report."""

from typing import Any

import pytest
from pydantic import ValidationError

from bordereau.model import (
    Article,
    Attack,
    Cited,
    Code,
    Cooperation,
    Deployment,
    Item,
    Money,
    Passage,
    Place,
    Reading,
    Report,
    Statement,
    Transfer,
    passages_of,
    schema,
)

ARTICLE = Article(
    id="x",
    lang="en",
    published="2024-09-19",
    title="Arms for Mali",
    text='Russia gave Mali two Su-25 worth $3m at Bamako. "We thank our friends for it," said the minister.',
)
GAVE = ARTICLE.cite("text", 7, 11)
CODES = (
    Code(scheme="PLOVER", type="AID", mode="military", context="military"),
    Code(scheme="ACLED-style", type="Battles"),
)


def cited(value: Any, words: str = "gave", **more: Any) -> Cited[Any]:
    start = ARTICLE.text.index(words)
    return Cited(value=value, passages=(ARTICLE.cite("text", start, start + len(words)),), **more)


def told(**more: Any) -> dict[str, Any]:
    return {"trigger": (GAVE,), "assertion": cited("stated"), "codes": CODES, "confidence": 0.9, **more}


TRANSFER = Transfer(
    **told(
        supplier=(cited("RUS", "Russia"),),
        recipient=(cited("MLI", "Mali"),),
        stage=cited("delivered"),
        items=(Item(category=cited("aircraft", "Su-25"), quantity=cited(2.0, "two", confidence=0.5)),),
        value=cited(Money(amount=3e6, currency="USD"), "$3m"),
        basis=cited("gift"),
        place=cited(Place(name="Bamako", country="MLI"), "Bamako"),
        date=cited("2024-09-18", "gave", reckoned=True),
    )
)
ATTACK = Attack(**told(perpetrator=(cited("JNIM", "Mali"),), form=cited("ambush"), killed=cited(2, "two")))
DEPLOYMENT = Deployment(**told(force=cited("Russian army", "Russia"), phase=cited("arrival")))
COOPERATION = Cooperation(**told(parties=(cited("RUS", "Russia"),), form=cited("strain")))
STATEMENT = Statement(
    speaker=cited("the minister", "the minister"),
    quote=cited("We thank our friends for it", "We thank our friends for it"),
)
KINDS = (TRANSFER, ATTACK, DEPLOYMENT, COOPERATION, STATEMENT)


def bearing_on(number: int | None) -> Statement:
    return STATEMENT.model_copy(update={"about": number})


@pytest.mark.parametrize("report", KINDS, ids=lambda r: r.kind)
def test_a_reading_of_any_kind_is_the_same_after_a_round_trip_through_json(report: Report) -> None:
    reading = Reading(article=ARTICLE, reports=(report,))
    back = Reading.model_validate_json(reading.model_dump_json())
    assert back == reading
    assert type(back.reports[0]) is type(report)


def test_a_reading_of_all_kinds_is_the_same_after_a_round_trip_through_json() -> None:
    reading = Reading(article=ARTICLE, reports=(*KINDS, bearing_on(1)))
    back = Reading.model_validate_json(reading.model_dump_json())
    assert back == reading
    assert [r.kind for r in back.reports] == [r.kind for r in reading.reports]
    assert list(passages_of(back.reports)) == list(passages_of(reading.reports)) != []


def test_the_schema_knows_every_kind() -> None:
    names = set(schema()["$defs"])
    assert {"Transfer", "Attack", "Deployment", "Cooperation", "Statement", "Code"} <= names


@pytest.mark.parametrize("number", [None, 0, 2])
def test_a_statement_may_bear_on_a_report_before_or_after_it_or_on_none(number: int | None) -> None:
    reading = Reading(article=ARTICLE, reports=(TRANSFER, bearing_on(number), ATTACK))
    assert reading.reports[1] == bearing_on(number)


@pytest.mark.parametrize(
    ("number", "why"), [(1, "itself"), (2, "another statement"), (3, "no report"), (99, "no report")]
)
def test_a_statement_bears_on_no_statement_and_nothing_that_is_not_there(number: int, why: str) -> None:
    with pytest.raises(ValidationError, match=f"bears on report {number}"):
        Reading(article=ARTICLE, reports=(TRANSFER, bearing_on(number), STATEMENT))


def test_what_a_statement_bears_on_is_counted_from_nought() -> None:
    held = STATEMENT.model_dump()
    with pytest.raises(ValidationError, match="about"):
        Statement(**{**held, "about": -1})


def test_a_statement_stands_in_no_other_scheme() -> None:
    with pytest.raises(ValidationError, match="codes"):
        Statement(**{**STATEMENT.model_dump(), "codes": ()})


@pytest.mark.parametrize("report", KINDS[:-1], ids=lambda r: r.kind)
def test_every_happening_carries_its_codes_in_order(report: Any) -> None:
    assert report.codes == CODES
    codes = report.model_dump(mode="json")["codes"]
    assert codes[0] == {"scheme": "PLOVER", "type": "AID", "mode": "military", "context": "military"}
    assert codes[1] == {"scheme": "ACLED-style", "type": "Battles", "mode": None, "context": None}


def test_a_code_needs_a_type() -> None:
    with pytest.raises(ValidationError, match="type"):
        Code(scheme="PLOVER")  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("report", "slot"),
    [
        (ATTACK, "form"),
        (DEPLOYMENT, "phase"),
        (COOPERATION, "form"),
        (TRANSFER, "stage"),
        (ATTACK, "assertion"),
    ],
)
def test_what_the_guide_does_not_name_is_refused(report: Report, slot: str) -> None:
    held = report.model_dump()
    with pytest.raises(ValidationError, match=slot):
        type(report)(**{**held, slot: {**held[slot], "value": "invasion"}})


@pytest.mark.parametrize(
    ("report", "slot"),
    [(ATTACK, "form"), (DEPLOYMENT, "force"), (COOPERATION, "parties"), (STATEMENT, "quote")],
)
def test_what_makes_a_report_cannot_be_left_out(report: Report, slot: str) -> None:
    held = report.model_dump()
    del held[slot]
    with pytest.raises(ValidationError, match=slot):
        type(report)(**held)


def test_cooperation_has_a_party_and_a_happening_has_words_that_tell_it() -> None:
    with pytest.raises(ValidationError, match="parties"):
        Cooperation(**{**COOPERATION.model_dump(), "parties": ()})
    with pytest.raises(ValidationError, match="trigger"):
        Attack(**{**ATTACK.model_dump(), "trigger": ()})


@pytest.mark.parametrize("report", KINDS, ids=lambda r: r.kind)
def test_a_report_of_any_kind_rests_on_words_of_its_article(report: Report) -> None:
    other = Article(text=ARTICLE.text.replace("gave", "sold").replace("thank", "greet"))
    with pytest.raises(ValidationError, match="words not in the article"):
        Reading(article=other, reports=(report,))


def test_a_passage_has_words_as_long_as_its_span() -> None:
    with pytest.raises(ValidationError, match="as long as"):
        Passage(start=0, end=3, words="Russia")
