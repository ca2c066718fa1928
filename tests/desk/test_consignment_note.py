"""The consignment note: its boxes fill their rows, whatever is disputed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bordereau.desk.note import LAYOUT, boxes
from bordereau.model import Claim, Entry, EntryField, Passage, Side


def entry(kind: str, disputed: Sequence[str]) -> Entry:
    """An entry of which these fields are disputed, and no other is told."""

    def side(field: str, value: str) -> Side:
        passage = Passage(start=0, end=1, words="x")
        claim = Claim(field=field, value=value, report="a.1", article="a", voice="a", passages=(passage,))
        return Side(value=value, claims=(claim,), publishers=1)

    fields = tuple(
        EntryField(
            field=name, verdict="disputed", value=None, rule="nothing to choose by",
            sides=(side(name, "one"), side(name, "other")),
        )
        for name in disputed
    )  # fmt: skip
    return Entry.model_validate({
        "id": "X", "kind": kind, "fields": fields, "reports": ("a.1",), "publishers": 1,
        "verdict": "disputed", "credibility": 3, "credibility_rule": "told by one source",
    })  # fmt: skip


@pytest.mark.parametrize("kind", LAYOUT)
@pytest.mark.parametrize("number", [None, 0, 3, 4])
def test_every_row_of_boxes_is_filled(kind: str, number: int | None) -> None:
    names = [name for name, _ in LAYOUT[kind]]
    disputed = [] if number is None else names[number : number + 1]
    row = 0
    for box in boxes(entry(kind, disputed), {}):
        assert row + box.span <= 12, box.field
        assert box.span == 12 or box.field not in disputed
        row = (row + box.span) % 12
    assert row == 0
