"""Notes of attacks, deployments, cooperation and statements: what they show; no claim looks a fact."""

import io
from collections.abc import Callable
from typing import Any, get_args

import pytest
from rich.cells import cell_len
from rich.console import Console

from bordereau.exchange.notes import heading, print_reading
from bordereau.model import (
    Article,
    Assertion,
    Attack,
    AttackForm,
    Cited,
    Code,
    Cooperation,
    CooperationForm,
    Deployment,
    Passage,
    Phase,
    Place,
    Reading,
    Report,
    Statement,
)

ARTICLE = Article(
    text="On Monday JNIM struck an army camp at Gao from the air and killed twelve men, after 400 French "
    'troops had left Mali and a pact with Russia was signed. "We shall stay the course," said the minister.'
)


def passage(words: str) -> Passage:
    start = ARTICLE.text.index(words)
    return ARTICLE.cite("text", start, start + len(words))


def cited(value: Any, words: str, **more: Any) -> Cited[Any]:
    return Cited(value=value, passages=(passage(words),), **more)


def attack(assertion: str = "stated", form: str = "air_strike", **more: Any) -> Attack:
    told = {"trigger": (passage("struck"),), "assertion": cited(assertion, "struck")}
    return Attack(form=cited(form, "from the air"), **{**told, **more})


def deployment(assertion: str = "stated", phase: str = "withdrawal", **more: Any) -> Deployment:
    told = {"trigger": (passage("had left"),), "assertion": cited(assertion, "had left")}
    held = {"force": cited("French army", "French troops"), "phase": cited(phase, "had left")}
    return Deployment(**{**told, **held, **more})


def cooperation(assertion: str = "stated", form: str = "agreement", **more: Any) -> Cooperation:
    told = {"trigger": (passage("signed"),), "assertion": cited(assertion, "signed")}
    parties = (cited("MLI", "Mali"), cited("RUS", "Russia"))
    return Cooperation(form=cited(form, "pact"), **{"parties": parties, **told, **more})


def statement(**more: Any) -> Statement:
    held = {
        "speaker": cited("the minister", "the minister"),
        "quote": cited("We shall stay the course", "We shall stay the course"),
    }
    return Statement(**{**held, **more})


def shown(*reports: Report, article: Article = ARTICLE, width: int = 80) -> str:
    out = io.StringIO()
    reading = Reading(article=article, reports=reports)
    print_reading(Console(file=out, width=width, highlight=False), reading)
    return out.getvalue()


def line(note: str, name: str) -> str:
    """The line of a note for one field."""
    found = [row for row in note.splitlines() if row.removeprefix("│").strip().startswith(f"{name} ")]
    assert len(found) == 1, f"{len(found)} lines for {name} in\n{note}"
    return found[0]


Made = Callable[[str], Report]
HAPPENINGS: list[tuple[Made, str, str]] = [
    (attack, "attack", "air strike"),
    (deployment, "deployment", "withdrawal"),
    (cooperation, "cooperation", "agreement"),
]


@pytest.mark.parametrize(("make", "kind", "what"), HAPPENINGS)
def test_what_is_stated_is_headed_by_kind_and_form_or_phase(make: Made, kind: str, what: str) -> None:
    assert heading(make("stated")) == f"{kind}: {what}"


@pytest.mark.parametrize(("make", "kind", "what"), HAPPENINGS)
def test_what_a_source_says_is_headed_so(make: Made, kind: str, what: str) -> None:
    assert heading(make("attributed")) == f"{kind}: {what}, as a source says"


@pytest.mark.parametrize("assertion", ["denied", "unconfirmed"])
@pytest.mark.parametrize(("make", "kind", "what"), HAPPENINGS)
def test_a_claim_says_that_it_is_one_before_it_says_what(
    make: Made, kind: str, what: str, assertion: str
) -> None:
    assert heading(make(assertion)) == f"{kind}: {assertion.upper()} {what}"
    note = shown(make(assertion))
    assert f"1. {kind}: {assertion.upper()} {what}" in note
    assert assertion in line(note, "told as")


def test_only_claims_are_headed_as_claims() -> None:
    heads = []
    for told in ("stated", "attributed"):
        heads += [heading(attack(told, form)) for form in get_args(AttackForm)]
        heads += [heading(deployment(told, phase)) for phase in get_args(Phase)]
        heads += [heading(cooperation(told, form)) for form in get_args(CooperationForm)]
    assert not [head for head in heads if "DENIED" in head or "UNCONFIRMED" in head]
    assert len(set(heads)) == 2 * (
        len(get_args(AttackForm)) + len(get_args(Phase)) + len(get_args(CooperationForm))
    )


@pytest.mark.parametrize("assertion", get_args(Assertion))
def test_no_heading_shows_a_name_with_an_underscore(assertion: str) -> None:
    assert "_" not in heading(attack(assertion, "air_strike"))


def test_a_note_of_an_attack_shows_who_whom_where_when_and_the_toll() -> None:
    note = shown(
        attack(
            perpetrator=(cited("JNIM", "JNIM"),),
            target=cited("army camp", "an army camp"),
            killed=cited(12, "twelve men"),
            date=cited("2024-09-16", "On Monday", reckoned=True),
            place=cited(Place(name="Gao", country="MLI"), "Gao"),
        )
    )
    assert "1. attack: air strike" in note
    assert "JNIM" in line(note, "by")
    assert "army camp" in line(note, "target")
    assert "“an army camp”" in line(note, "target")
    assert " 12 " in line(note, "killed")
    assert "2024-09-16 (reckoned)" in line(note, "date")
    assert "Gao, Mali (MLI)" in line(note, "place")
    assert "injured" not in note


def test_a_note_of_a_deployment_shows_the_force_its_sponsor_its_host_and_how_many() -> None:
    note = shown(
        deployment(
            sponsor=(cited("FRA", "French"),), host=(cited("MLI", "Mali"),), personnel=cited(400, "400")
        )
    )
    assert "1. deployment: withdrawal" in note
    assert "French army" in line(note, "force")
    assert "France (FRA)" in line(note, "sponsor")
    assert "Mali (MLI)" in line(note, "host")
    assert "400" in line(note, "people")
    assert "“had left”" in line(note, "phase")


def test_a_note_of_cooperation_shows_every_party() -> None:
    note = shown(cooperation())
    assert "1. cooperation: agreement" in note
    assert "Mali (MLI)" in line(note, "party")
    assert "Russia (RUS)" in note
    assert "“Russia”" in note


def test_who_is_credited_is_shown() -> None:
    note = shown(attack("attributed", source=cited("the minister", "the minister")))
    assert "the minister" in line(note, "source")
    assert "attributed" in line(note, "told as")


def test_codes_of_other_schemes_are_shown_with_mode_and_context() -> None:
    codes = (
        Code(scheme="PLOVER", type="RETREAT", mode="withdraw", context="military"),
        Code(scheme="ACLED-style", type="Protests"),
    )
    note = " ".join(shown(deployment(codes=codes), width=200).replace("│", " ").split())
    assert "PLOVER RETREAT (withdraw, military);" in note
    assert "ACLED-style Protests" in note
    assert "ACLED-style Protests (" not in note
    assert "codes" not in shown(deployment())


def test_a_note_of_a_statement_shows_the_words_the_speaker_and_what_it_bears_on() -> None:
    note = shown(attack(), statement(country=cited("MLI", "Mali"), about=0))
    assert "2. statement" in note
    assert "the minister" in line(note, "speaker")
    assert "MLI" in line(note, "country")
    assert "We shall stay the course" in line(note, "says")
    assert "note 1" in line(note, "bears on")


def test_a_statement_that_bears_on_nothing_says_nothing_of_it() -> None:
    note = shown(statement())
    assert "We shall stay the course" in line(note, "says")
    assert "bears on" not in note
    assert "told as" not in note


@pytest.mark.parametrize("hostile", ["\u202e", "\x1b", "\x07", "\u2066", "\ufeff", "\x9b"])
def test_hostile_characters_in_a_quotation_are_spelt_out(hostile: str) -> None:
    words = f"We {hostile}[31mare here"
    article = Article(text=f'"{words}," said Ali{hostile}.')
    quote = Cited(value=words, passages=(article.cite("text", 1, 1 + len(words)),))
    start = article.text.index("Ali")
    speaker = Cited(value=f"Ali{hostile}", passages=(article.cite("text", start, start + 4),))
    note = shown(Statement(speaker=speaker, quote=quote), article=article)
    assert f"We ⟨U+{ord(hostile):04X}⟩[31mare here" in note
    assert f"Ali⟨U+{ord(hostile):04X}⟩" in line(note, "speaker")
    assert hostile not in note


def test_markup_and_line_ends_in_a_quotation_are_only_letters_and_spaces() -> None:
    words = "We [bold]stay[/bold]\n\n╰──╯ here"
    article = Article(text=f'"{words}," said Ali.')
    quote = Cited(value=words, passages=(article.cite("text", 1, 1 + len(words)),))
    start = article.text.index("Ali")
    speaker = Cited(value="Ali", passages=(article.cite("text", start, start + 3),))
    note = shown(Statement(speaker=speaker, quote=quote), article=article, width=80)
    assert "We [bold]stay[/bold] ╰──╯" in " ".join(note.split())


def test_a_doubtful_value_is_marked_and_a_doubtful_report_says_so_in_its_heading() -> None:
    note = shown(attack(killed=cited(12, "twelve men", confidence=0.4)))
    assert "unsure 40%" in line(note, "killed")
    assert note.count("unsure") == 1
    for report in (attack(), deployment(), cooperation(), statement()):
        doubtful = report.model_copy(update={"confidence": 0.3})
        assert f"1. {heading(report)} · unsure" in shown(doubtful)
        assert "unsure" not in shown(report)


def test_a_doubtful_phase_or_assertion_makes_the_heading_doubtful() -> None:
    unsure = {"phase": cited("withdrawal", "had left", confidence=0.4)}
    assert "withdrawal · unsure" in shown(deployment().model_copy(update=unsure))
    unsure = {"assertion": cited("denied", "struck", confidence=0.4)}
    assert "DENIED air strike · unsure" in shown(attack().model_copy(update=unsure))


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal_or_eighty_columns(width: int) -> None:
    reports = (attack("unconfirmed"), deployment("denied"), cooperation("attributed"), statement(about=1))
    note = shown(*reports, width=width)
    assert max(cell_len(row) for row in note.splitlines()) <= min(width, 80)
    assert sum(row.startswith("┌") for row in note.splitlines()) == len(reports)
