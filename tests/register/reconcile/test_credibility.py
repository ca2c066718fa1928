from __future__ import annotations

import pytest
from filed import filed

from bordereau.register.reconcile import credibility_words, reconcile

HERE = {"assertion": "stated"}
HEDGED = {"assertion": "unconfirmed"}
DENIED = {"assertion": "denied"}


def credited(who):
    return {"assertion": "attributed", "source": who}


@pytest.mark.parametrize(
    ("tellings", "letters", "number"),
    [
        ([HERE, HERE], {}, 1),
        ([HERE, credited("the army")], {}, 1),
        ([credited("the army"), credited("The Army")], {}, 3),
        ([{**HERE, "items": ["weapons"]}, {**HERE, "items": ["food"]}], {}, 2),
        ([HERE, HEDGED], {}, 2),
        ([HERE], {}, 3),
        ([HERE], {"Outlet 0": "B"}, 2),
        ([HERE], {"Outlet 0": "E"}, 4),
        ([HERE, HERE], {"Outlet 0": "E"}, 3),
        ([HEDGED], {}, 6),
        ([HEDGED], {"Outlet 0": "A"}, 4),
        ([HEDGED, HEDGED], {}, 3),
        ([HERE, HERE, DENIED], {}, 3),
        ([HERE, DENIED], {}, 4),
        ([HEDGED, DENIED], {}, 4),
        ([DENIED], {}, 5),
        ([HERE, DENIED], {"Outlet 0": "E"}, 5),
    ],
)
def test_the_number_follows_from_who_tells_it_how(tellings, letters, number):
    entry = reconcile("E", [filed(str(i), **telling) for i, telling in enumerate(tellings)], letters=letters)
    assert entry.credibility == number, entry.credibility_rule


def test_a_near_copy_confirms_nothing():
    reports = [filed("a", voice="v"), filed("b", voice="v")]
    assert reconcile("E", reports).credibility == 3


def test_the_numbers_have_the_words_of_the_standard():
    assert [credibility_words(n) for n in (1, 2, 3, 4, 5, 6)] == [
        "confirmed by other sources", "probably true", "possibly true", "doubtful", "improbable",
        "truth cannot be judged",
    ]  # fmt: skip
