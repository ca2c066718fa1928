"""Who: governments by capital and demonym, armies by acronym, bodies, groups and firms."""

# ruff: noqa: E501 - each text of a case stands on one line

from battery import check, en, fr, parametrised, told


@parametrised(
    fr("capitals", "Moscou a livré deux hélicoptères Mi-35M à Bamako.", told("RUS", "MLI")),
    en("capitals", "Moscow has delivered two Mi-35M helicopters to Bamako.", told("RUS", "MLI")),
    fr(
        "metonym",
        "Ankara a remis six drones Bayraktar TB2 à N'Djamena.",
        told("TUR", "TCD", "6 uav Bayraktar TB2"),
    ),
    en(
        "seat of power",
        "The Kremlin has sent air defence systems to Damascus.",
        told("RUS", "SYR"),
    ),
    fr("Maison Blanche", "La Maison Blanche a livré 12 HIMARS à Kiev.", told("USA", "UKR")),
    en("Pentagon", "The Pentagon has delivered 12 HIMARS launchers to Kyiv.", told("USA", "UKR")),
    fr("demonyms", "L'armée russe a remis deux hélicoptères Mi-35M à l'armée malienne.", told("RUS", "MLI")),
    en("demonyms", "The Russian army handed two Mi-35M helicopters to the Malian army.", told("RUS", "MLI")),
    fr(
        "ambassador",
        "L'ambassadeur de Chine a remis 29 camions au ministre nigérien de la Défense.",
        told("CHN", "NER"),
    ),
    en(
        "ambassador",
        "The Chinese ambassador handed 29 trucks to Niger's defence minister.",
        told("CHN", "NER"),
    ),
    fr("acronym", "La Russie a livré deux hélicoptères Mi-35M aux FAMa.", told("RUS", "MLI")),
    en("acronym", "Russia delivered two Mi-35M helicopters to the FAMa.", told("RUS", "MLI")),
    fr("FARDC", "La Chine a livré neuf drones CH-4 aux FARDC.", told("CHN", "COD", "9 uav CH-4")),
    en("FARDC", "China delivered nine CH-4 drones to the FARDC.", told("CHN", "COD", "9 uav CH-4")),
    en(
        "possessive",
        "Rwanda's army received 20 armoured vehicles from Turkey.",
        told("TUR", "RWA", "20 armoured_vehicle"),
    ),
    fr(
        "forces armées de",
        "Les forces armées de Côte d'Ivoire ont reçu de la Chine 10 blindés.",
        told("CHN", "CIV"),
    ),
    en(
        "police and gendarmerie",
        "Germany handed 40 pick-ups to the gendarmerie of Burkina Faso.",
        told("DEU", "BFA", "40 vehicle"),
    ),
)
def test_a_state_by_its_many_names(case):
    check(case)


@parametrised(
    fr(
        "UE",
        "L'Union européenne a livré 20 pick-up à l'armée mauritanienne.",
        told("EU", "MRT", "20 vehicle"),
    ),
    en("EU", "The EU delivered 20 pick-ups to the Mauritanian army.", told("EU", "MRT", "20 vehicle")),
    fr(
        "ONU",
        "L'ONU a remis dix véhicules blindés à l'armée centrafricaine.",
        told("UN", "CAF", "10 armoured_vehicle"),
    ),
    en(
        "UN",
        "The United Nations handed ten armoured vehicles to the Central African army.",
        told("UN", "CAF", "10 armoured_vehicle"),
    ),
    fr(
        "Wagner",
        "Wagner a livré des missiles sol-air aux RSF soudanaises.",
        told("Wagner", "RSF", "air_defence"),
    ),
    en(
        "Wagner",
        "Wagner supplied surface-to-air missiles to Sudan's RSF.",
        told("Wagner", "RSF", "air_defence"),
    ),
    fr(
        "Hezbollah",
        "L'Iran a fourni des roquettes au Hezbollah.",
        told("IRN", "Hezbollah", "ammunition"),
    ),
    en(
        "Houthis",
        "Iran has shipped missiles to the Houthis in Yemen.",
        told("IRN", "Houthis", "missile"),
    ),
    fr(
        "company and its order",
        "Airbus a livré deux avions C-295 à l'armée de l'air malienne.",
        told("Airbus", "MLI", "2 aircraft C-295"),
    ),
    en(
        "company",
        "Baykar delivered six Bayraktar TB2 drones to Togo.",
        told("Baykar", "TGO", "6 uav Bayraktar TB2"),
    ),
    fr(
        "two suppliers",
        "La France et l'Allemagne ont remis vingt véhicules blindés au Niger.",
        told("DEU FRA", "NER", "20 armoured_vehicle"),
    ),
    en(
        "two suppliers",
        "France and Germany handed twenty armoured vehicles to Niger.",
        told("DEU FRA", "NER", "20 armoured_vehicle"),
    ),
    en(
        "two recipients",
        "China delivered 30 trucks to Mali and Niger.",
        told("CHN", "MLI NER", "30 vehicle"),
        flaw="no word in it counts as arms or forces",
    ),
    fr(
        "maker is no supplier",
        "L'Union européenne a remis à l'armée nigérienne 15 camions de fabrication française.",
        told("EU", "NER", "15 vehicle"),
    ),
    en(
        "maker is no supplier",
        "The EU handed the army of Niger 15 French-made trucks.",
        told("EU", "NER", "15 vehicle"),
    ),
)
def test_bodies_groups_and_firms(case):
    check(case)


@parametrised(
    fr(
        "she and hers",
        "La Chine est le premier fournisseur du Niger. Elle a livré vendredi 29 camions à son armée.",
        told("CHN", "NER", "29 vehicle"),
    ),
    en(
        "it",
        "China is Niger's main partner. On Friday it delivered 29 trucks to the country's army.",
        told("CHN", "NER", "29 vehicle"),
    ),
    fr(
        "the country",
        "Le Burkina Faso s'équipe. Le pays a reçu lundi six drones Bayraktar TB2 de la Turquie.",
        told("TUR", "BFA", "6 uav Bayraktar TB2"),
    ),
    en(
        "the country",
        "Burkina Faso is rearming. The country received six Bayraktar TB2 drones from Turkey on Monday.",
        told("TUR", "BFA", "6 uav Bayraktar TB2"),
    ),
    fr(
        "the two parties in another sentence",
        "La coopération entre la Russie et le Mali se poursuit. Deux hélicoptères Mi-35M ont été livrés mardi à Bamako.",
        told("RUS", "MLI", "2 helicopter Mi-35M"),
    ),
    en(
        "the two parties in another sentence",
        "Russia and Mali keep working together. Two Mi-35M helicopters were delivered to Bamako on Tuesday.",
        told("RUS", "MLI", "2 helicopter Mi-35M"),
    ),
)
def test_parties_meant_by_pronouns_and_descriptions(case):
    check(case)


@parametrised(
    en(
        "Congolese",
        "Russia delivered six Mi-24 helicopters to the Congolese army on Monday.",
        told("RUS", "COD"),
    ),
    fr(
        "congolaise",
        "La Russie a livré lundi six hélicoptères Mi-24 à l'armée congolaise.",
        told("RUS", "COD"),
    ),
)
def test_a_name_of_two_states_is_the_one_that_receives_arms_most(case):
    check(case)
