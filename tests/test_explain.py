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
