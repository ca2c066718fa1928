"""Names of entries: readable, from what was known when they were founded."""

from __future__ import annotations

import pytest

from bordereau.model import Entry, EntryField
from bordereau.register.names import name_of, stem_of


def entry(kind, **values):
    fields = tuple(
        EntryField(field=name, verdict="single", value=value, rule="only value told")
        for name, value in values.items()
    )
    return Entry(
        id="-", kind=kind, fields=fields, reports=("a.1",), publishers=1, verdict="single", credibility=3,
        credibility_rule="single",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (entry("transfer", supplier=["RUS"], recipient=["MLI"], date="2024-09-18"), "RUS-MLI-2024-09-18"),
        (entry("transfer", supplier=["Thales", "FRA"], recipient=["IND"], date="2016"), "FRA-IND-2016"),
        (entry("transfer", recipient=["Hezbollah"], date="../2021-05"), "X-HEZBOLLAH-2021-05"),
        (entry("transfer", supplier=["Côte d’Azur & fils"]), "COTE-D-AZUR-FILS-X-ND"),
        (entry("transfer", supplier=["IRN"], recipient=["Ансар"], date="2020-01/2020"), "IRN-АНСАР-2020-01"),
        (entry("attack", place={"name": "Gao", "country": "MLI"}, date="2024-09"), "ATTACK-MLI-2024-09"),
        (entry("attack", place={"name": "Somewhere", "country": None}), "ATTACK-X-ND"),
        (entry("deployment", force="Wagner", host=["MLI"], date="2021-12?"), "DEPLOYMENT-WAGNER-MLI-2021-12"),
        (entry("cooperation", parties=["RUS", "BFA", "MLI"], date="2023"), "COOPERATION-RUS-BFA-2023"),
        (entry("transfer", supplier=["A" * 60], recipient=["MLI"], date="198X"), f"{'A' * 24}-MLI-ND"),
    ],
)  # fmt: skip
def test_a_name_tells_kind_parties_and_date(told, name):
    assert stem_of(told) == name


def test_a_statement_is_named_by_its_speaker_and_the_day_of_publication():
    told = entry("statement", speaker="Sadio Camara", quote="We are glad.")
    assert stem_of(told, "2024-09-19") == "STATEMENT-SADIO-CAMARA-2024-09-19"
    assert stem_of(told, None) == "STATEMENT-SADIO-CAMARA-ND"


def test_the_second_of_a_stem_has_its_number():
    assert [name_of("RUS-MLI-2024", n) for n in (1, 2)] == ["RUS-MLI-2024", "RUS-MLI-2024-2"]
