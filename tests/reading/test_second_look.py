"""The second look: whether a hand-over stands, once its slots are filled and beside the others."""

import pytest

from bordereau.model import Article
from bordereau.reading import Page, Scene, find_mentions
from bordereau.reading.transfers.case import Case
from bordereau.reading.transfers.decider import TransferDecider
from bordereau.reading.transfers.second_look import Filled, second_look
from bordereau.reading.weights import Scorer, Weights, load_weights

TWO = (
    "Turkey delivered six Bayraktar TB2 drones to Niger on Monday. "
    "In May 2021, China handed 29 armoured vehicles over to the army of Mali."
)


def looked(text: str) -> tuple[Case, list[Filled]]:
    """The case of an English text, and its happenings with their slots filled."""
    page = Page(Article(id="a", text=text, published="2024-09-19"), "en")
    decider = TransferDecider(load_weights("transfer"))
    case = decider.case(Scene(page, find_mentions(page)))
    return case, decider.filled(case)


def decided(text: str, **limits: float) -> list[float]:
    """How surely each hand-over of an English text stands, of those kept by other limits."""
    page = Page(Article(id="a", text=text, published="2024-09-19"), "en")
    own = load_weights("transfer")
    changed = Weights(own.scorers, own.choosers, own.rankers, {**own.thresholds, **limits})
    found = TransferDecider(changed).decide(Scene(page, find_mentions(page)))
    return [h.confidence for h in found]


def test_a_lone_happening_is_told_by_what_was_chosen_for_it() -> None:
    case, filled = looked("Turkey delivered six Bayraktar TB2 drones to Niger on Monday.")
    cues = second_look(case, filled[0], filled)
    assert {"others=<=0", "sides True True", "goods counted model", "stage delivered"} <= set(cues)
    assert not any(" one: " in cue for cue in cues)


def test_one_of_two_is_compared_with_the_other() -> None:
    case, filled = looked(TWO)
    assert len(filled) == 2
    cues = [second_look(case, one, filled) for one in filled]
    assert all(any(" one: sides other other" in c for c in own) for own in cues)
    assert all(any(" one: models " in c for c in own) for own in cues)


def test_the_surer_of_two_has_a_lesser_one_beside_it_and_the_other_a_surer() -> None:
    case, filled = looked(TWO)
    by_chance = sorted(filled, key=lambda f: f.told.confidence)
    lesser, surer = (second_look(case, one, filled) for one in by_chance)
    assert any(c.startswith("a surer one: ") for c in lesser)
    assert any(c.startswith("a lesser one: ") for c in surer)
    assert not any(c.startswith("a surer one: ") for c in surer)


def test_each_cue_is_told_once() -> None:
    case, filled = looked(TWO)
    for one in filled:
        cues = second_look(case, one, filled)
        assert len(cues) == len(set(cues))


def test_hand_overs_are_as_sure_as_the_second_look_makes_them() -> None:
    case, filled = looked(TWO)
    scorer = load_weights("transfer").scorers["stands"]
    chances = [scorer.probability(second_look(case, one, filled)) for one in filled]
    assert decided(TWO) == pytest.approx(
        [p for p in chances if p >= load_weights("transfer").thresholds["stands"]]
    )


def test_what_stands_less_surely_than_the_limit_is_left_out_but_for_the_surest_alone() -> None:
    assert len(decided(TWO, stands=0.0)) == 2
    assert len(decided(TWO, stands=1.0, **{"lone stands": 0.0})) == 1
    assert decided(TWO, stands=1.0, **{"lone stands": 1.0}) == []


def test_a_hand_over_told_twice_stands_once() -> None:
    text = (
        "Turkey delivers six TB2 drones to Niger\n"
        "Turkey has delivered six Bayraktar TB2 drones to Niger's army, the ministry said on Monday.\n\n"
        "The six TB2 drones were handed over in Niamey on Monday."
    )
    assert len(decided(text)) == 1


def test_no_weight_means_no_opinion() -> None:
    case, filled = looked(TWO)
    assert Scorer({}).probability(second_look(case, filled[0], filled)) == 0.5
