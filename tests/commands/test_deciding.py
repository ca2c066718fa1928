"""The commands by which a person decides."""

import pytest
from papers import ENTRY, Run


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("accept", ENTRY), f"#1 Awa: accept {ENTRY}"),
        (("reject", ENTRY, "--why", "a film"), f"#1 Awa: reject {ENTRY} (a film)"),
        (("correct", ENTRY, "weight_t", "11"), f"#1 Awa: correct {ENTRY} weight_t = 11 t"),
        (("correct", ENTRY, "weight", "11"), f"#1 Awa: correct {ENTRY} weight_t = 11 t"),
        (("correct", ENTRY, "told as", "denied"), f"#1 Awa: correct {ENTRY} assertion = denied"),
        (("correct", ENTRY, "supplier", "BLR"), f"#1 Awa: correct {ENTRY} supplier = Belarus (BLR)"),
        (("correct", ENTRY, "supplier", "Belarus"), f"#1 Awa: correct {ENTRY} supplier = Belarus (BLR)"),
        (("note", ENTRY, "asked the airport"), f"#1 Awa: note {ENTRY} asked the airport"),
        (("accept", ENTRY, "--who", "Issa"), f"#1 Issa: accept {ENTRY}"),
    ],
)
def test_a_decision_is_told_with_its_number_and_who_took_it(
    flights: Run, arguments: tuple[str, ...], told: str
) -> None:
    shown = flights(*arguments)
    assert shown.exit_code == 0
    assert told in shown.stdout


def test_a_correction_can_be_undone_and_the_undoing_undone(flights: Run) -> None:
    flights("correct", ENTRY, "stage", "planned")
    assert "undo of decision 1" in flights("undo", "1").stdout
    assert flights("undo", "1").exit_code == 1
    assert "undo of decision 2" in flights("undo", "2").stdout


def test_an_unknown_entry_is_told_with_names_like_it(flights: Run) -> None:
    shown = flights("accept", "RUS-MLI-2024-09-17")
    assert shown.exit_code == 1
    assert ENTRY in shown.stderr


@pytest.mark.parametrize("value", ["yesterday", "[1]", "{}"])
def test_a_value_that_a_field_cannot_have_is_refused(flights: Run, value: str) -> None:
    shown = flights("correct", ENTRY, "date", value)
    assert shown.exit_code == 1
    assert "date" in shown.stderr
    assert "Traceback" not in shown.stderr


def test_deciding_on_a_register_that_is_not_there_makes_none(run: Run) -> None:
    shown = run("accept", ENTRY, "--database", "mistyped.db")
    assert shown.exit_code == 1
    assert "no register mistyped.db" in shown.stderr


def test_what_a_correction_changed_is_told_with_old_and_new_value(flights: Run) -> None:
    told = flights("correct", ENTRY, "supplier", "BLR").stdout.splitlines()
    assert "supplier: Russia (RUS) (" in told[1]
    assert "-> Belarus (BLR) (" in told[1]
    assert told[0][:16] == told[1][:16]


def test_a_value_below_zero_is_told_what_is_wrong_with_it(flights: Run) -> None:
    shown = flights("correct", ENTRY, "weight_t", "-5")
    assert shown.exit_code == 1
    assert "weight_t of a transfer cannot be -5" in shown.stderr


def test_a_misspelt_option_of_a_correction_is_told(flights: Run) -> None:
    shown = flights("correct", ENTRY, "weight_t", "5", "--wy", "seen")
    assert shown.exit_code == 2 and "--wy" in shown.stderr
