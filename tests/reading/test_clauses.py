"""What the grammar of a clause says of who supplies and who receives, before any cue is weighed."""

import pytest

from bordereau.model import Article
from bordereau.reading import Page, find_mentions
from bordereau.reading.scene import Scene
from bordereau.reading.transfers.anchors import AnchorFinder
from bordereau.reading.transfers.clauses import grammar
from bordereau.reading.transfers.voice import is_passive


def scene_of(lang, text):
    page = Page(Article(text=text, lang=lang), lang)
    return Scene(page, find_mentions(page))


def anchor_at(scene, words):
    return next(a for a in AnchorFinder(scene).anchors if scene.page.whole[a.start : a.end].startswith(words))


def roles(lang, text, trigger, party):
    """The roles that the grammar around `trigger` gives `party`, where it is sure of them."""
    scene = scene_of(lang, text)
    anchor = anchor_at(scene, trigger)
    said = [s for p in scene.parties if p.value == party for s in grammar(scene, anchor, p)]
    return {role for role, strength in said if strength == "strong"}


SUPPLIER, RECIPIENT, NEITHER = {"supplier"}, {"recipient"}, set()


@pytest.mark.parametrize(
    ("lang", "text", "trigger", "party", "role"),
    [
        ("fr", "Des blindés ont été livrés par la Chine au Mali.", "livrés", "CHN", SUPPLIER),
        ("fr", "L'achat par la Serbie de missiles à la Chine a surpris.", "achat", "SRB", RECIPIENT),
        ("fr", "L'achat par la Serbie de missiles à la Chine a surpris.", "achat", "CHN", SUPPLIER),
        ("fr", "La réception, par l'armée ivoirienne, de douze blindés.", "réception", "CIV", RECIPIENT),
        ("fr", "La commande de vingt chasseurs au Royaume-Uni est signée.", "commande", "GBR", SUPPLIER),
        ("fr", "La vente à l'Arabie saoudite de 280 missiles est acquise.", "vente", "SAU", RECIPIENT),
        ("fr", "Un lot a été cédé au profit de la Côte d'Ivoire.", "cédé", "CIV", RECIPIENT),
        ("en", "The consignment was accepted by the Polish army.", "accepted", "POL", RECIPIENT),
        ("en", "The rebels were given ten mortars by Chad.", "were given", "TCD", SUPPLIER),
        ("en", "Poland's giant order of tanks is on its way.", "order", "POL", RECIPIENT),
        (
            "en",
            "Twelve jets were handed over on behalf of the United States.",
            "handed over",
            "USA",
            SUPPLIER,
        ),
        ("fr", "L'ambassadeur a remis 18 camions pour le compte de la Turquie.", "remis", "TUR", SUPPLIER),
    ],
)
def test_who_acts_is_told_by_the_preposition_and_by_the_sort_of_trigger(lang, text, trigger, party, role):
    assert roles(lang, text, trigger, party) == role


@pytest.mark.parametrize(
    ("lang", "text", "trigger", "party", "role"),
    [
        ("fr", "Le refus opposé au Danemark, qui a livré vingt blindés.", "livré", "DNK", SUPPLIER),
        ("fr", "La Suisse a répondu au Danemark, qui a livré vingt blindés.", "livré", "CHE", NEITHER),
        ("fr", "La Côte d'Ivoire attend les blindés que cède la France.", "cède", "FRA", SUPPLIER),
        ("fr", "La Côte d'Ivoire attend les blindés que cède la France.", "cède", "CIV", NEITHER),
        ("fr", "Le Mali attend les blindés que la France cède.", "cède", "FRA", SUPPLIER),
        ("en", "An answer was sent to Kenya, which received ten trucks.", "received", "KEN", RECIPIENT),
    ],
)
def test_a_relative_clause_tells_of_the_noun_that_it_follows(lang, text, trigger, party, role):
    assert roles(lang, text, trigger, party) == role


@pytest.mark.parametrize(
    ("lang", "text", "trigger"),
    [
        ("fr", "Le Tchad attend les blindés livrés par la Chine.", "livrés"),
        ("fr", "Le Tchad a reçu des blindés offerts par la Chine.", "offerts"),
        ("fr", "Les forces du Togo ont des engins vendus et livrés par la Chine.", "livrés"),
        ("en", "Chad shows the vehicles refitted and dispatched by China.", "dispatched"),
        ("es", "Chad espera los blindados entregados por China.", "entregados"),
    ],
)
def test_a_participle_without_its_auxiliary_is_passive(lang, text, trigger):
    assert is_passive(anchor_at(scene_of(lang, text), trigger))


@pytest.mark.parametrize(
    ("lang", "text", "trigger"),
    [
        ("fr", "La Chine a livré des blindés au Tchad.", "livré"),
        ("fr", "La Chine a, lors d'une cérémonie à N'Djamena, remis des blindés au Tchad.", "remis"),
        ("fr", "La Chine avait vendu et livré des blindés au Tchad.", "livré"),
        ("fr", "La Chine confie des blindés au Tchad.", "confie"),
        ("fr", "La Chine nie avoir cédé des blindés au Tchad.", "cédé"),
        ("en", "China supplied vehicles to Chad.", "supplied"),
    ],
)
def test_a_verb_with_its_auxiliary_is_active(lang, text, trigger):
    assert not is_passive(anchor_at(scene_of(lang, text), trigger))


@pytest.mark.parametrize(
    ("lang", "text", "trigger", "party"),
    [
        ("fr", "ANKARA, 28 octobre - Le ministre livre des blindés.", "livre", "TUR"),
        ("en", "The jets were parked next to a Russian Pantsir bought last year.", "bought", "RUS"),
        ("fr", "Une aide a été accordée à la lutte contre Boko Haram.", "accordée", "Boko Haram"),
    ],
)
def test_a_dateline_an_adjective_and_an_enemy_play_no_role(lang, text, trigger, party):
    assert roles(lang, text, trigger, party) == NEITHER


def test_an_agent_does_not_join_two_parties_to_one():
    scene = scene_of("fr", "Les dons consentis à nos armées par Pékin se suivent.")
    (china,) = [p for p in scene.parties if p.mention.form != "generic"]
    assert scene.page.whole[china.start : china.end] == "Pékin"


@pytest.mark.parametrize("text", ["Huit milliards de livres pour vingt jets.", "Douze F-16 Block 70 neufs."])
def test_pounds_and_blocks_tell_no_transfer(text):
    found = AnchorFinder(scene_of("fr", text)).anchors
    assert all(a.bare or a.cls == "idiom" for a in found)


@pytest.mark.parametrize(
    ("lang", "text", "trigger", "party", "role"),
    [
        ("en", "India shipped torpedoes to Myanmar.", "shipped", "IND", SUPPLIER),
        ("en", "In 2015 Uganda ordered four helicopters from Russia.", "ordered", "UGA", RECIPIENT),
        ("en", "Rafael won a contract to supply Morocco with launchers.", "to supply", "MAR", RECIPIENT),
        ("en", "Ukraine will receive 14 tanks from Britain.", "will receive", "UKR", RECIPIENT),
        ("fr", "Le ministère philippin commandera 32 hélicoptères.", "commandera", "PHL", RECIPIENT),
    ],
)
def test_words_that_hold_a_verb_have_a_subject_and_an_object(lang, text, trigger, party, role):
    assert roles(lang, text, trigger, party) == role


@pytest.mark.parametrize(
    ("lang", "text", "trigger", "party", "role"),
    [
        ("en", "Jordan is selling 16 jets to Pakistan.", "selling", "JOR", SUPPLIER),
        ("en", "Egypt is to deliver shells to Sudan.", "deliver", "EGY", SUPPLIER),
        ("fr", "La Pologne est disposée à livrer des chars à Kiev.", "disposée à livrer", "POL", SUPPLIER),
    ],
)
def test_there_is_no_passive_without_a_participle(lang, text, trigger, party, role):
    assert roles(lang, text, trigger, party) == role


@pytest.mark.parametrize(
    ("lang", "text", "trigger", "parties", "role"),
    [
        ("en", "Yerevan bought radars from Sweden's Saab.", "bought", ("SWE", "Saab"), SUPPLIER),
        ("en", "South Korea's Hanwha delivered guns to Egypt.", "delivered", ("KOR", "Hanwha"), SUPPLIER),
        ("fr", "Le Maroc a acheté au turc Baykar treize drones.", "acheté", ("TUR", "Baykar"), SUPPLIER),
        ("fr", "Les véhicules promis par l'entreprise Arquus arrivent.", "promis", ("Arquus",), SUPPLIER),
        ("en", "They were handed over by Raksha Mantri Rajnath Singh.", "handed over", ("IND",), SUPPLIER),
        ("en", "These are the trucks that Europe gave Niger and Mali.", "gave", ("NER", "MLI"), RECIPIENT),
    ],
)  # fmt: skip
def test_a_state_and_its_company_a_title_and_a_name_a_list_are_one(lang, text, trigger, parties, role):
    assert [roles(lang, text, trigger, party) for party in parties] == [role] * len(parties)


@pytest.mark.parametrize(
    ("lang", "text", "trigger", "party", "role"),
    [
        ("fr", "L'Italie, dernier pays européen présent, a remis dix ambulances.", "remis", "ITA", SUPPLIER),
        ("en", "Greece will lend Cyprus ten tanks and has promised helmets.", "promised", "GRC", SUPPLIER),
        ("en", "Greece will lend Cyprus ten tanks and has promised helmets.", "promised", "CYP", NEITHER),
        ("en", "Britain's gift of trucks was handed over to Sierra Leone.", "handed over", "GBR", NEITHER),
        ("fr", "La promesse de Berlin de livrer des missiles a tardé.", "livrer", "DEU", SUPPLIER),
        ("fr", "Le Mali a acheté des obus à la Russie.", "acheté", "RUS", SUPPLIER),
    ],
)
def test_asides_objects_and_owners_are_not_taken_for_the_subject(lang, text, trigger, party, role):
    assert roles(lang, text, trigger, party) == role


@pytest.mark.parametrize(
    ("lang", "text", "trigger", "party", "role"),
    [
        ("en", "Zelensky thanked Sweden and Denmark for supplying tanks.", "supplying", "SWE", SUPPLIER),
        ("fr", "Le ministre togolais a remercié la Chine pour ce don de véhicules.", "don", "CHN", SUPPLIER),
        ("fr", "Le ministre togolais a remercié la Chine pour ce don de véhicules.", "don", "TGO", NEITHER),
    ],
)  # fmt: skip
def test_who_is_thanked_gave(lang, text, trigger, party, role):
    assert roles(lang, text, trigger, party) == role
