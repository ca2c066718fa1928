"""What is known of makers and of usual suppliers, as cues on who supplies whom."""

from __future__ import annotations

from bordereau.model import Article
from bordereau.reading import Page, find_mentions
from bordereau.reading.transfers.trade import design_features, designs_of, supply_features


def designs(text: str) -> list[frozenset[str]]:
    return designs_of(find_mentions(Page(Article(text=text, lang="en"), "en")).items)


def test_the_models_of_a_text_were_designed_somewhere():
    assert designs("Six Bayraktar TB2 drones and two Mi-35 helicopters came.") == [{"TUR"}, {"RUS"}]


def test_goods_without_a_model_have_no_designer():
    assert designs("Six drones came with crates of rifles.") == []


def test_a_party_designed_what_is_told_of_or_others_did():
    here, anywhere = designs("Six Bayraktar TB2 drones came."), designs("A Bayraktar TB2 and two Mi-35 came.")
    assert design_features("TUR", here, anywhere) == [
        "designs here: its own",
        "designs in article: its own and others'",
    ]
    assert design_features("CHN", here, []) == ["designs here: others'", "designs in article: none"]


def test_the_usual_supplier_is_told_from_the_supplied():
    assert supply_features("RUS", "RUS", {"MLI"}, "here")[0] == "usually supplies one here: <=1"
    assert supply_features("MLI", "MLI", {"RUS"}, "here")[0] == "usually supplies one here: none"
    assert supply_features("MLI", "MLI", {"RUS"}, "here")[1] == "usually supplied by one here: <=1"


def test_no_arms_pass_between_the_hostile():
    assert "hostile to one here" in supply_features("RUS", "RUS", {"UKR"}, "here")
    assert "hostile to one here" not in supply_features("USA", "USA", {"UKR"}, "here")
