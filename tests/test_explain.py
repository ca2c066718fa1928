import re

from bordereau.model import Article
from bordereau.reading.explain import explain

TOLD = Article(
    id="x", lang="en", published="2024-09-19", title="Two helicopters for Mali",
    text="Russia delivered two Mi-171 helicopters to the Malian army on Wednesday.",
)  # fmt: skip


def test_each_stage_is_shown_in_order() -> None:
    shown = explain(TOLD)
    places = [shown.index(f"\n{stage}") for stage in ("TRIAGE", "MENTIONS", "DECISIONS", "ASSEMBLY")]
    assert places == sorted(places)


def test_mentions_come_with_offsets_values_and_the_file_that_knows_them() -> None:
    shown = explain(TOLD)
    assert "'Russia'  RUS (name), parties/states.yaml" in shown
    assert "Mi-171" in shown
    assert "'Wednesday'  2024-09-18" in shown


def test_the_cues_behind_supplier_recipient_date_and_items_are_shown() -> None:
    lines = explain(TOLD).splitlines()
    for role, likeliest in (
        ("supplier", "RUS"),
        ("recipient", "MLI"),
        ("date", "2024-09-18"),
        ("items", "Mi-171"),
    ):
        first = lines[lines.index(f"          {role}") + 1]
        assert likeliest in first
        assert " +" in first or " -" in first


def test_an_article_without_materiel_stops_at_triage() -> None:
    shown = explain(Article(text="It rained all day.", lang="en"))
    assert "not read further" in shown
    assert "MENTIONS" not in shown


def after(shown: str, heading: str) -> list[str]:
    """The lines that follow a heading within DECISIONS, up to the next heading of its depth."""
    lines = shown.splitlines()
    start = next(k for k, line in enumerate(lines) if line.startswith(f"  {heading}")) + 1
    rest = lines[start:]
    end = next((k for k, line in enumerate(rest) if not line.startswith("    ")), len(rest))
    return rest[:end]


def assembled(shown: str, kind: str) -> list[str]:
    """The reports of a kind at the end."""
    return [line for line in shown[shown.index("\nASSEMBLY") :].splitlines() if f"  {kind}: " in line]


AMBUSH = Article(
    lang="en", published="2024-09-19", title="Five soldiers killed in ambush",
    text="Gunmen ambushed an army convoy near Gao on Monday, killing five soldiers. "
    '"We will hunt down those who did this," said Colonel Assimi Traore.',
)  # fmt: skip
LEFT = Article(
    lang="en", published="2024-09-19", title="MINUSMA leaves Mali",
    text="MINUSMA withdrew its last 400 peacekeepers from Mali on Friday. "
    "The UN mission had been deployed in the country since 2013.",
)  # fmt: skip
DRILL = Article(
    lang="en", published="2024-09-19", title="Russia and Laos hold joint military exercise",
    text="Russian and Laotian soldiers held a joint military exercise near Vientiane on Tuesday. "
    "The joint drill involved 400 troops.",
)  # fmt: skip


def test_an_attack_is_shown_with_the_words_that_tell_it_and_what_fills_its_slots() -> None:
    shown = explain(AMBUSH)
    cued = next(
        line for line in after(shown, "what may tell an event of kind attack") if "'ambushed'" in line
    )
    assert "ambush" in cued.split("'ambushed'")[1]
    assert " +" in cued or " -" in cued
    slots = "\n".join(after(shown, "events of kind attack"))
    for slot in ("form or phase", "target", "killed", "date", "place", "assertion"):
        assert f"\n          {slot}: " in slots
    assert "ambush  " in slots
    assert "army convoy  'army convoy'" in slots
    assert "2024-09-16  'Monday'" in slots
    assert "('Gao', 'MLI')  'Gao'" in slots


def test_an_attack_is_assembled_with_form_parties_and_codes() -> None:
    (told,) = assembled(explain(AMBUSH), "attack")
    assert "ambush, " in told
    assert ": by ? on army convoy [PLOVER ASSAULT, ACLED-style Battles]" in told


def test_a_deployment_is_shown_with_force_sponsor_host_and_numbers() -> None:
    shown = explain(LEFT)
    slots = "\n".join(after(shown, "events of kind deployment"))
    for slot, value in (
        ("form or phase", "withdrawal"),
        ("sponsor", "UN"),
        ("host", "MLI"),
        ("force", "MINUSMA"),
        ("personnel", "400"),
    ):
        assert any(f" {slot}: " in line and f"  {value}  '" in line for line in slots.splitlines())
    told = assembled(shown, "deployment")[0]
    assert "withdrawal, " in told
    assert ": MINUSMA in MLI [PLOVER RETREAT, ACLED-style Strategic developments]" in told


def test_cooperation_is_shown_with_its_form_and_parties() -> None:
    shown = explain(DRILL)
    anchors = after(shown, "what may tell an event of kind cooperation")
    assert any("'joint military exercise'@" in line and " exercise " in line for line in anchors)
    slots = "\n".join(after(shown, "events of kind cooperation"))
    assert "parties: " in slots
    (told,) = assembled(shown, "cooperation")
    assert "exercise, " in told
    assert "LAO" in told
    assert "RUS" in told
    assert "[PLOVER COOPERATE]" in told


def test_a_quotation_is_shown_with_those_weighed_as_its_speaker_the_likeliest_first() -> None:
    shown = explain(AMBUSH)
    lines = after(shown, "quotations of five words or more (1)")
    assert lines[0].strip().startswith("'We will hunt down those who did this'@")
    assert lines[1].strip() == "speaker"
    weighed = [line for line in lines[2:] if re.match(r"\s+\d\.\d\d  ", line)]
    shares = [float(line.split()[0]) for line in weighed]
    assert shares == sorted(shares, reverse=True) != []
    assert "Assimi Traore'" in weighed[0]
    (told,) = assembled(shown, "statement")
    assert "Assimi Traore: 'We will hunt down those who did this'" in told


def test_offsets_of_all_kinds_point_at_their_words_in_title_and_text() -> None:
    for article in (AMBUSH, LEFT, DRILL):
        whole = f"{article.title}\n\n{article.text}"
        shown = explain(article)
        decided = shown[shown.index("\nDECISIONS") : shown.index("\nASSEMBLY")]
        found = re.findall(r"'([^'\n]+)'@(\d+)", decided)
        assert found
        for words, start in found:
            assert whole[int(start) :].startswith(words)


def test_every_kind_has_its_part_of_the_decisions_even_where_nothing_tells_one() -> None:
    shown = explain(TOLD)
    for kind in ("attack", "deployment", "cooperation"):
        assert f"\n  what may tell an event of kind {kind} (kept from 0." in shown
        assert f"\n  events of kind {kind} (kept from 0." in shown
    assert "\n  quotations of five words or more (0)" in shown
    assert len(assembled(shown, "transfer")) == 1
