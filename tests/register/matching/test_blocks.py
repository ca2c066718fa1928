"""Blocks: two tellings of one happening share one; in a register of many, few share one by chance."""

import random
from statistics import median

from bordereau.register.matching import Features, blocks_of

DAY = 738_000


def telling(name, pair=("RUS", "MLI"), day=DAY, things=(), published=None, **other):
    """A transfer told with these parties on that day (None: undated)."""
    return Features(
        id=name, article=name, voice=name, kind="transfer", stage="delivered", things=tuple(things),
        date=day and (day, day), published=published and (published, published),
        supplier=((pair[0],), ()) if pair[0] else ((), ()), recipient=((pair[1],), ()), **other,
    )  # fmt: skip


def meet(one, other):
    return bool(blocks_of(one) & blocks_of(other))


def test_a_dated_report_meets_an_undated_one_of_the_same_days():
    assert meet(telling("a"), telling("b", day=None, published=DAY + 2))


def test_a_report_without_supplier_meets_one_with():
    assert meet(telling("a"), telling("b", pair=(None, "MLI")))


def test_reports_years_apart_do_not_meet():
    assert not meet(telling("a"), telling("b", day=DAY + 900))


def test_a_rare_pair_meets_at_any_time():
    assert meet(telling("a", pair=("VUT", "SLB")), telling("b", pair=("VUT", "SLB"), day=DAY + 900))


def test_a_heavy_pair_meets_on_the_same_days_and_goods_only():
    ukraine, tanks = ("USA", "UKR"), [("armoured_vehicle", "m1abrams", 31.0)]
    assert meet(telling("a", ukraine, things=tanks), telling("b", ukraine, day=DAY + 1, things=tanks))
    assert not meet(telling("a", ukraine, things=tanks), telling("b", ukraine, things=[("fuel", "", None)]))
    assert not meet(telling("a", ukraine), telling("b", ukraine, day=DAY + 20))


def test_a_report_that_tells_nothing_has_no_blocks():
    assert (
        blocks_of(Features(id="a", article="a", voice="a", kind="attack", form="other", country="")) == set()
    )


def test_attacks_meet_by_place_and_week():
    attack = {"kind": "attack", "form": "assault", "place": "koudou", "country": "BEN"}
    one = Features(id="a", article="a", voice="a", date=(DAY, DAY), **attack)
    assert meet(one, Features(id="b", article="b", voice="b", published=(DAY + 1, DAY + 1), **attack))
    assert not meet(one, Features(id="c", article="c", voice="c", date=(DAY + 60, DAY + 60), **attack))


def test_an_attack_of_a_day_meets_one_of_which_only_the_year_is_told():
    attack = {"kind": "attack", "form": "assault", "place": "koudou", "country": "BEN"}
    one = Features(id="a", article="a", voice="a", date=(DAY, DAY), **attack)
    year = {**attack, "date": (DAY - 200, DAY + 165)}
    assert meet(one, Features(id="b", article="b", voice="b", **year))
    assert not meet(one, Features(id="c", article="c", voice="c", **{**year, "form": "shelling"}))


def test_quotations_meet_by_their_words():
    assert meet(
        Features(id="a", article="a", voice="a", kind="statement", quote=(1, 2, 3)),
        Features(id="b", article="b", voice="b", kind="statement", quote=(2, 3, 4)),
    )


def test_candidates_are_few_even_of_a_heavy_pair():
    chance = random.Random(1)  # noqa: S311
    kinds = ["missile", "uav", "artillery", "armoured_vehicle", "air_defence", "equipment"]

    def thing():
        kind = chance.choice(kinds)
        return kind, f"{kind}{chance.randrange(12)}", float(chance.choice([0, 4, 10, 20, 50, 90, 100, 300]))

    reports = [
        telling(f"r{n}", ("USA", "UKR"), day=DAY + chance.randrange(1400), things=[thing(), thing()])
        for n in range(3000)
    ]
    keys = [blocks_of(r) for r in reports]
    holders: dict[str, set[int]] = {}
    for n, own in enumerate(keys):
        for key in own:
            holders.setdefault(key, set()).add(n)
    assert median(len(set().union(*(holders[key] for key in own))) for own in keys) < 100
