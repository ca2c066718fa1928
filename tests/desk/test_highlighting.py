"""An article cut into pieces under its passages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bordereau.desk.highlighting import Mark, pieces, span_of
from bordereau.model import Passage

TEXT = "Denmark gave six howitzers to Ukraine."


def over(words: str, field: str, value: object = None) -> Mark:
    start = TEXT.index(words)
    return Mark(0, field, value, Passage(start=start, end=start + len(words), words=words))


def test_passages_that_overlap_are_cut_where_they_begin_and_end() -> None:
    found = pieces(TEXT, [over("gave six", "stage"), over("six howitzers", "items")], "text")
    assert [(p.text, [m.field for m in p.marks]) for p in found] == [
        ("Denmark ", []),
        ("gave ", ["stage"]),
        ("six", ["stage", "items"]),
        (" howitzers", ["items"]),
        (" to Ukraine.", []),
    ]


def test_a_passage_within_another_comes_first() -> None:
    found = pieces(TEXT, [over("six howitzers", "items"), over("six", "weight_t")], "text")
    assert [m.field for m in next(p for p in found if p.text == "six").marks] == ["weight_t", "items"]


def test_the_words_one_came_for_are_told() -> None:
    found = pieces(TEXT, [over("six howitzers", "items")], "text", here=(13, 16))
    assert [p.text for p in found if p.here] == ["six"]
    assert [p.first_here for p in found].count(True) == 1


def test_a_letter_that_reorders_others_stands_alone_and_keeps_the_count() -> None:
    found = pieces("ab\u202ecd", [], "text")
    assert [(p.start, p.text, p.odd) for p in found] == [
        (0, "ab", False),
        (2, "⟨U+202E⟩", True),
        (3, "cd", False),
    ]


def test_a_place_is_told_in_an_address_or_not_at_all() -> None:
    assert span_of("text.12.20") == ("text", 12, 20)
    assert [span_of(t) for t in ("text.20.12", "body.1.2", "text.1", "", "text.1.99999999999")] == [None] * 5


spans = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)), max_size=8)


@given(st.text(min_size=1, max_size=40), spans)
def test_the_pieces_are_the_whole_text(whole: str, told: list[tuple[int, int]]) -> None:
    marks = [
        Mark(0, "items", None, Passage(start=s, end=min(s + n, len(whole)), words=whole[s : s + n]))
        for s, n in told
        if s < len(whole)
    ]
    found = pieces(whole, marks, "text")
    starts = [p.start for p in found]
    assert starts == sorted(set(starts))
    assert starts[0] == 0
    ends = [*starts[1:], len(whole)]
    for piece, end in zip(found, ends, strict=True):
        covering = {id(m) for m in marks if m.passage.start <= piece.start and end <= m.passage.end}
        assert bool(piece.marks) == bool(covering)
