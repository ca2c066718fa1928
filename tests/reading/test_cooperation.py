"""Cooperation on defence between states and bodies: agreements, visits, exercises, training, ties and ruptures."""

# ruff: noqa: E501 - each text of a case stands on one line

from event_battery import Case, check, en, fr, parametrised


@parametrised(
    fr("agreement", "Le Togo et la Russie ont signé mardi un accord de coopération militaire à Moscou.", {"parties": ["TGO", "RUS"], "form": "agreement"}),
    en("agreement", "Somalia and Turkey signed a defence agreement in Ankara on Tuesday.", {"parties": ["SOM", "TUR"], "form": "agreement"}),
    fr("visit", "Le ministre malien de la Défense, Sadio Camara, a été reçu jeudi à Moscou par son homologue russe pour parler de coopération militaire.", {"parties": ["MLI", "RUS"], "form": "visit"}),
    en("visit", "Niger's defence minister visited Tehran on Monday for talks with his Iranian counterpart on military cooperation.", {"parties": ["NER", "IRN"], "form": "visit"}),
    fr("exercise", "L'armée marocaine et les forces américaines ont entamé lundi un exercice conjoint près d'Agadir.", {"parties": ["MAR", "USA"], "form": "exercise"}),
    en("exercise", "The Egyptian and Greek navies held a joint naval exercise off Crete last week.", {"parties": ["EGY", "GRC"], "form": "exercise"}),
    fr("training", "Des instructeurs français forment depuis janvier des soldats ivoiriens à Jacqueville.", {"parties": ["FRA", "CIV"], "form": "training"}),
    en("training", "British soldiers are training Kenyan troops at Nanyuki.", {"parties": ["GBR", "KEN"], "form": "training"}),
    fr("partnership", "Pékin et Djibouti ont convenu de renforcer leur partenariat militaire, ont indiqué les deux ministères.", {"parties": ["CHN", "DJI"], "form": "partnership"}, flaw="a party named by its capital"),
    en("partnership", "Ethiopia and Uganda pledged to strengthen their military cooperation, the two ministries said.", {"parties": ["ETH", "UGA"], "form": "partnership"}, flaw="a pledge without an occasion is not sure enough"),
    fr("strain", "Le Niger a dénoncé samedi l'accord militaire qui le liait aux États-Unis.", {"parties": ["NER", "USA"], "form": "strain"}),
    en("strain", "Chad has ended its defence cooperation agreement with France, the foreign ministry said.", {"parties": ["TCD", "FRA"], "form": "strain"}),
    fr("rupture", "Le Mali a rompu ses accords de défense avec la France en mai 2022.", {"parties": ["MLI", "FRA"], "form": "strain"}),
    en("condemnation", "Algeria condemned the military cooperation pact between Mali and Russia.", {"form": "strain"}, flaw="a condemnation without an occasion is not sure enough"),
    fr("with a body", "L'Union européenne et le Ghana ont signé un accord de sécurité lundi à Accra.", {"parties": ["EU", "GHA"], "form": "agreement"}),
    en("with a body", "NATO and Mauritania signed a new partnership agreement on defence on Wednesday.", {"parties": ["NATO", "MRT"]}),
)  # fmt: skip
def test_cooperation(case: Case) -> None:
    check(case, "cooperation")


@parametrised(
    fr("trade", "Le Maroc et l'Espagne ont signé un accord de pêche lundi à Rabat.", flaw="a signed agreement on anything is read as one on defence"),
    en("trade", "Kenya and Tanzania signed an agreement on maize imports on Monday.", flaw="a signed agreement on anything is read as one on defence"),
    fr("attack", "Des hommes armés ont tué six soldats mardi près de Ménaka, dans le nord du Mali."),
    en("attack", "Gunmen killed six soldiers near Menaka in northern Mali on Tuesday."),
    fr("culture", "Le ministre de la Culture a inauguré jeudi à Cotonou une exposition d'artistes béninois et brésiliens."),
    en("schools", "The two universities agreed to exchange students from next year, the rectors said in Accra."),
)  # fmt: skip
def test_no_cooperation(case: Case) -> None:
    check(case, "cooperation")
