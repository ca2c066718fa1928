"""What holds of every entry, whatever its reports say."""

from __future__ import annotations

from filed import filed
from hypothesis import given, settings
from hypothesis import strategies as st

from bordereau.register.reconcile import RULES, reconcile
from bordereau.register.reconcile.verdicts import GRAVITY

unhurried = settings(deadline=None, max_examples=80)  # the codebook is compiled at first use

PLACES = [{"name": n, "country": "MLI"} for n in ("Bamako", "Sénou", "aéroport de Bamako", "Gao")]
MONEY = [{"amount": a, "currency": c} for a, c in ((12e6, "USD"), (12.1e6, "USD"), (8e9, "XOF"))]
LINES = ["food", "medical", "weapons", "equipment", "2 Mi-35 helicopter", "Mi-8 helicopter", "4 helicopter",
         "20 vehicle", "12 Kamaz vehicle", "8 armoured_vehicle", "3800 t fuel"]  # fmt: skip


def maybe(values):
    return st.none() | st.sampled_from(values)


def lists(values, most=3):
    return st.lists(st.sampled_from(values), max_size=most, unique=True)


def told(extra):
    """Reports of one kind with `extra` fields, few publishers and voices, so that these meet."""
    common = {
        "publisher": st.sampled_from([None, "Alpha", "ALPHA", "Beta", "Gamma", "Delta"]),
        "voice": st.sampled_from(["v1", "v2", "v3", "v4"]),
        "published": maybe(["2024-09-18", "2024-09-19", "2024-09-30", "2024-10", "2025"]),
        "date": maybe(["2024", "2024-09", "2024-09-17", "2024-09-18", "2024-09-17/2024-09-18", "2024-10-02"]),
        "place": maybe(PLACES),
        "assertion": st.sampled_from(["stated", "stated", "attributed", "unconfirmed", "denied"]),
        "source": maybe(["the ministry", "an officer"]),
        "reckoned": st.sampled_from([(), ("date",)]),
    }
    return st.fixed_dictionaries({**common, **extra})


TRANSFERS = told(
    {
        "supplier": lists(["RUS", "FRA", "Dassault Aviation", "EU"]),
        "recipient": lists(["MLI", "BFA"], 2),
        "stage": st.sampled_from(["planned", "ordered", "in_transit", "delivered", "cancelled"]),
        "items": lists(LINES),
        "weight_t": maybe([11.0, 11.05, 11.2, 30.0, 0.0]),
        "value": maybe(MONEY),
        "basis": maybe(["gift", "sale"]),
        "carrier": lists(["Il-76", "Il-76MD", "An-124"]),
    }
)
ATTACKS = told(
    {
        "kind": st.just("attack"),
        "perpetrator": lists(["JNIM", "ISGS"]),
        "target": maybe(["airport", "military airport", "school"]),
        "form": st.sampled_from(["assault", "ambush", "shelling", "other"]),
        "killed": maybe([0, 8, 12, 70]),
        "injured": maybe([3, 200]),
    }
)
REPORTS = st.lists(TRANSFERS, min_size=1, max_size=6) | st.lists(ATTACKS, min_size=1, max_size=6)


def made(values):
    return [
        filed(f"r{i}", **{n: v for n, v in one.items() if _is_told(n, v)}) for i, one in enumerate(values)
    ]


def _is_told(name, value):
    return value not in (None, []) or name in ("publisher", "published")


@unhurried
@given(REPORTS, st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter(values, random):
    reports = made(values)
    shuffled = random.sample(reports, len(reports))
    assert reconcile("E", shuffled) == reconcile("E", reports)


@unhurried
@given(REPORTS, st.data())
def test_a_near_copy_never_makes_agreed_what_one_source_told(values, data):
    reports = made(values)
    copied = data.draw(st.sampled_from(reports))
    copy = copied.model_copy(update={"id": "copy", "article": "copy", "publisher": "Copyist"})
    before = {f.field: f for f in reconcile("E", reports).fields}
    for field in reconcile("E", [*reports, copy]).fields:
        if field.verdict == "agreed":
            assert before[field.field].verdict == "agreed"


@unhurried
@given(REPORTS, st.data())
def test_what_a_person_set_is_shown_and_verdicts_still_tell_the_reports(values, data):
    reports = made(values)
    plain = reconcile("E", reports)
    field = data.draw(st.sampled_from(plain.fields))
    entry = reconcile("E", reports, set_values={field.field: "set"})
    shown = entry.field(field.field)
    assert (shown.value, shown.rule, shown.verdict) == ("set", "set by a person", field.verdict)
    assert shown.sides == field.sides


@unhurried
@given(REPORTS)
def test_every_claim_of_the_reports_stands_on_one_side_with_its_words(values):
    reports = made(values)
    entry = reconcile("E", reports)
    for field in entry.fields:
        assert all(claim.passages for side in field.sides for claim in side.claims)
        telling = {r.id for r in reports if getattr(r.report, field.field)}
        sides = [{claim.report for claim in side.claims} for side in field.sides]
        assert set().union(*sides) == telling
        assert sum(map(len, sides)) == len(telling)


@unhurried
@given(REPORTS)
def test_agreed_means_two_independent_publishers_and_nobody_against(values):
    entry = reconcile("E", made(values))
    for field in entry.fields:
        if field.verdict == "agreed":
            shown = next(side for side in field.sides if side.value == field.value)
            assert 2 <= shown.publishers <= entry.publishers


@unhurried
@given(REPORTS)
def test_a_value_is_told_by_a_side_or_joined_of_several_and_its_rule_is_listed(values):
    for field in reconcile("E", made(values)).fields:
        assert field.rule in RULES
        if field.value is not None and field.rule != "joined":
            assert field.value in [side.value for side in field.sides]
        assert field.rule != "nothing to choose by" or (field.value is None and field.verdict == "disputed")


@unhurried
@given(REPORTS)
def test_unknown_is_never_zero(values):
    reports = made(values)
    entry = reconcile("E", reports)
    for name in ("weight_t", "killed", "injured"):
        if not any(getattr(r.report, name, None) for r in reports):
            assert entry.field(name) is None


@unhurried
@given(REPORTS)
def test_the_entrys_verdict_is_no_lighter_than_that_of_any_bearing_field(values):
    entry = reconcile("E", made(values))
    bearing = [f.verdict for f in entry.fields if f.field not in ("source", "assertion")]
    assert GRAVITY.index(entry.verdict) >= max(map(GRAVITY.index, bearing))
