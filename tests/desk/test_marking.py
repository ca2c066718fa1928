"""What a person marks in an article stays, with its words, whatever is read later."""

from __future__ import annotations

from desks import Desk, readings

from bordereau.desk.marking import file_value, passage_of

FLIGHT = "RUS-MLI-2024-09-18"


def test_a_marked_value_keeps_its_words_when_the_article_is_read_again(desk: Desk) -> None:
    told = readings()[0]
    filed = desk.register.file(told, b"as before", origin="a test")
    view = desk.register.article(filed.article)
    start = view.article.text.index("eleven tonnes")
    passage = passage_of(view.article, "text", start, start + len("eleven tonnes"))
    report = view.reports[0].id
    entry = file_value(desk.register, view, report, "weight_t", 11, passage, who="awa")
    assert words_of(desk, entry) == {"eleven tonnes"}
    desk.register.file(told, b"as before", origin="a test")
    assert desk.register.entry(FLIGHT).field("weight_t").value == 11
    assert words_of(desk, entry) == {"eleven tonnes"}
    assert list(desk.register.check()) == []


def words_of(desk: Desk, entry: str) -> set[str]:
    field = desk.register.entry(entry).field("weight_t")
    return {p.words for side in field.sides for claim in side.claims for p in claim.passages}
