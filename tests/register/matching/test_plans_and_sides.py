"""Two transfers compared: what was planned and what came, sides that were swapped, months of a heavy pair."""

import pytest

from bordereau.register.matching import Features, blocks_of, compare

DAY = 738_000
BRDM = (("armoured_vehicle", "brdm2", 10.0),)


def told(name, stage, *, date=None, published=None, pair=("RUS", "CAF"), things=BRDM):
    """A transfer by one article, on that day or in those days."""
    days = (date, date) if isinstance(date, int) else date
    return Features(
        id=name, article=name, voice=name, kind="transfer", stage=stage, date=days, things=things,
        published=published and (published, published),
        supplier=((pair[0],), ()), recipient=((pair[1],), ()), traffic="usual",
    )  # fmt: skip


def compared(name, one, other):
    return next(c for c in compare(one, other).comparisons if c.name == name)


CAME = told("came", "delivered", date=DAY, published=DAY + 1)


@pytest.mark.parametrize(
    ("plan", "level"),
    [
        (told("plan", "planned", date=(DAY - 10, DAY + 20), published=DAY - 90), "as planned"),
        (told("plan", "planned", date=DAY + 1, published=DAY + 1), "still planned"),
        (told("plan", "planned", date=DAY + 60, published=DAY), "planned for later"),
        (told("plan", "planned", published=DAY + 8), "planned for later"),
        (told("plan", "planned", date=DAY - 30, published=DAY - 60), "planned for earlier"),
        (told("plan", "planned", published=DAY - 8), "open"),
        (told("plan", "planned"), "silent"),
        (told("plan", "ordered", date=DAY, published=DAY), "silent"),
    ],
)
def test_a_plan_stands_to_what_came_by_its_days_and_by_when_it_was_told(plan, level):
    assert compared("outcome", plan, CAME).level == compared("outcome", CAME, plan).level == level


def test_what_was_announced_for_those_days_is_what_came():
    assert compare(told("a", "planned", date=DAY + 1, published=DAY - 3), CAME).linked


def test_what_is_still_to_come_after_a_delivery_is_the_next_one():
    match = compare(told("next", "planned", date=DAY + 60, published=DAY + 4), CAME)
    assert not match.linked
    assert compared("outcome", match.one, match.other).weight < -1


def test_a_swapped_supplier_and_recipient_speak_less_against_than_others():
    swapped = told("swapped", "delivered", date=DAY, published=DAY, pair=("CAF", "RUS"))
    other = told("other", "delivered", date=DAY, published=DAY, pair=("CAF", "FRA"))
    assert (
        compared("supplier", CAME, swapped).level == compared("recipient", CAME, swapped).level == "swapped"
    )
    assert compared("supplier", CAME, other).level == "crossed"
    assert compare(CAME, swapped).score > compare(CAME, other).score


def test_swapped_sides_meet():
    assert blocks_of(CAME) & blocks_of(told("b", "delivered", date=DAY, pair=("CAF", "RUS")))


def test_months_of_a_heavy_pair_meet_by_stage_and_category():
    def cancelled(name, category, days):
        things = ((category, "", None),)
        return told(name, "cancelled", date=days, pair=("DEU", "UKR"), things=things)

    april = (DAY, DAY + 29)
    ammunition = cancelled("a", "ammunition", april)
    assert blocks_of(ammunition) & blocks_of(cancelled("b", "ammunition", april))
    assert blocks_of(ammunition).isdisjoint(blocks_of(cancelled("c", "artillery", april)))


def deployed(name, sponsor, phase):
    return Features(
        id=name, article=name, voice=name, kind="deployment", force=("army", name), sponsor=((sponsor,), ()),
        host=(("NER",), ()), phase=phase, date=(DAY, DAY),
    )  # fmt: skip


def test_forces_of_two_states_that_come_and_go_are_two_happenings():
    match = compare(deployed("a", "RUS", "arrival"), deployed("b", "USA", "withdrawal"))
    contrary = next(c for c in match.comparisons if c.name == "contrary")
    assert (contrary.level, match.linked) == ("sponsor and phase", False)
    assert contrary.why == "they differ on both the sponsor and the phase"
