"""However a sentence puts a hand-over, its two sides come out the right way round."""

# ruff: noqa: E501 - each text of a case stands on one line

from battery import check, en, fr, parametrised, told

MALI = told("RUS", "MLI", "2 helicopter Mi-171", stage="delivered")
KENYA = told("GBR", "KEN", "12 armoured_vehicle", stage="delivered")
TRUCKS = told("CHN", "NER", "29 vehicle", stage="delivered")
SHIP = told("FRA", "BEN", "1 naval", stage="delivered")


@parametrised(
    fr("active", "La Russie a livré deux hélicoptères Mi-171 au Mali mardi.", MALI),
    en("active", "Russia delivered two Mi-171 helicopters to Mali on Tuesday.", MALI),
    fr("simple past", "La Russie livra deux hélicoptères Mi-171 au Mali.", MALI, flaw="wrong stage"),
    fr("active, recipient first", "Au Mali, la Russie a remis deux hélicoptères Mi-171.", MALI),
    fr(
        "active, two parties a clause apart",
        "La Russie a, lors d'une cérémonie à Bamako, remis deux hélicoptères Mi-171 au Mali.",
        MALI,
    ),
    en(
        "two parties a clause apart",
        "Russia has, at a ceremony in Bamako, handed two Mi-171 helicopters to Mali.",
        MALI,
    ),
    fr(
        "gerund",
        "La Russie a renforcé l'aviation du Mali en lui livrant deux hélicoptères Mi-171.",
        MALI,
    ),
    en("particle apart", "Britain handed twelve armoured vehicles over to Kenya on Monday.", KENYA),
    en(
        "present perfect",
        "The United Kingdom has donated twelve armoured vehicles to the Kenyan army.",
        KENYA,
    ),
)
def test_the_one_who_acts_supplies(case):
    check(case)


@parametrised(
    fr("passive with agent", "Deux hélicoptères Mi-171 ont été livrés au Mali par la Russie.", MALI),
    en("passive with agent", "Two Mi-171 helicopters were delivered to Mali by Russia.", MALI),
    fr(
        "passive, agent first",
        "Douze véhicules blindés ont été remis lundi par le Royaume-Uni à l'armée kényane.",
        KENYA,
    ),
    en(
        "passive, agent first",
        "Twelve armoured vehicles were handed over by Britain to the Kenyan army on Monday.",
        KENYA,
    ),
    fr(
        "passive, no agent",
        "Vingt-neuf camions ont été livrés à l'armée nigérienne.",
        told("", "NER", "29 vehicle", stage="delivered"),
    ),
    en(
        "passive, no agent",
        "Twenty-nine trucks were delivered to Niger's army.",
        told("", "NER", "29 vehicle", stage="delivered"),
    ),
    fr("participle", "Offerts par la Chine, vingt-neuf camions ont rejoint l'armée du Niger.", TRUCKS),
    en("participle", "Donated by China, twenty-nine trucks have joined the army of Niger.", TRUCKS),
    fr(
        "se voir remettre",
        "L'armée nigérienne s'est vu remettre vingt-neuf camions par la Chine.",
        TRUCKS,
    ),
    en(
        "was given",
        "Niger's army was given twenty-nine trucks by China.",
        TRUCKS,
    ),
)
def test_the_passive_turns_the_sides_round(case):
    check(case)


@parametrised(
    fr(
        "remise de, par",
        "La cérémonie a été marquée par la remise par l'ambassade de Chine de 29 camions à l'armée nigérienne.",
        TRUCKS,
    ),
    fr(
        "don de la Chine",
        "Le don de la Chine au Niger, composé de 29 camions, a été réceptionné vendredi.",
        TRUCKS,
    ),
    en(
        "donation by",
        "The donation by the Chinese embassy of 29 trucks to Niger's army took place on Friday.",
        TRUCKS,
    ),
    en(
        "handover",
        "The handover of 29 Chinese trucks to the army of Niger took place on Friday.",
        told(None, "NER", "29 vehicle", stage="delivered"),
    ),
    fr(
        "livraison de, à, par",
        "La livraison de deux hélicoptères Mi-171 au Mali par la Russie a eu lieu mardi.",
        MALI,
    ),
    en(
        "delivery to, by",
        "The delivery of two Mi-171 helicopters to Mali by Russia took place on Tuesday.",
        MALI,
    ),
    fr(
        "arrivée de",
        "L'arrivée au Mali de deux hélicoptères Mi-171 livrés par la Russie a été confirmée mardi.",
        MALI,
    ),
    en(
        "arrival of",
        "The arrival in Mali of two Mi-171 helicopters supplied by Russia was confirmed on Tuesday.",
        MALI,
    ),
    fr(
        "aide américaine",
        "L'aide militaire américaine à l'Ukraine, dont 12 lance-roquettes HIMARS, est arrivée lundi.",
        told("USA", "UKR", stage="delivered", basis="gift"),
    ),
    en(
        "American aid",
        "American military aid to Ukraine arrived on Monday, including 12 HIMARS launchers.",
        told("USA", "UKR", stage="delivered", basis="gift"),
    ),
    fr(
        "don de la Russie",
        "Ces deux hélicoptères Mi-171 sont un don de la Russie au Mali.",
        told("RUS", "MLI", "2 helicopter Mi-171", basis="gift"),
    ),
    en(
        "gift from",
        "The two Mi-171 helicopters are a gift from Russia to Mali.",
        told("RUS", "MLI", "2 helicopter Mi-171", basis="gift"),
    ),
)
def test_a_noun_tells_a_hand_over_as_well_as_a_verb(case):
    check(case)


@parametrised(
    fr(
        "que, subject after",
        "Les deux hélicoptères Mi-171 que la Russie a livrés au Mali ont volé mardi.",
        MALI,
    ),
    en(
        "that",
        "The two Mi-171 helicopters that Russia delivered to Mali flew for the first time on Tuesday.",
        MALI,
    ),
    en(
        "no relative pronoun",
        "The two Mi-171 helicopters Russia delivered to Mali flew for the first time on Tuesday.",
        MALI,
    ),
    fr(
        "qui ont été",
        "Le Niger a présenté 29 camions qui lui ont été offerts par la Chine.",
        TRUCKS,
        flaw="what is told weighs too little as a happening",
    ),
    en(
        "which were",
        "Niger showed 29 trucks which had been donated to it by China.",
        TRUCKS,
    ),
    fr(
        "à qui",
        "Le Bénin, à qui la France a remis un patrouilleur, surveille ses côtes.",
        SHIP,
    ),
    en(
        "to which",
        "Benin, to which France handed over a patrol boat in July, is watching its coast.",
        SHIP,
        flaw="no word in it counts as arms or forces",
    ),
    fr(
        "dont l'armée a reçu",
        "Le Mali, dont l'armée a reçu deux hélicoptères Mi-171 de la Russie, forme ses pilotes.",
        MALI,
    ),
    en(
        "whose army received",
        "Mali, whose army received two Mi-171 helicopters from Russia, is training pilots.",
        MALI,
    ),
)
def test_relative_clauses_are_read(case):
    check(case)


@parametrised(
    fr("a reçu de", "Le Mali a reçu de la Russie deux hélicoptères Mi-171.", MALI),
    fr(
        "a reçu, de la part de",
        "L'armée malienne a reçu deux hélicoptères Mi-171 de la part de la Russie.",
        MALI,
    ),
    en("received from", "Mali received two Mi-171 helicopters from Russia.", MALI),
    fr(
        "a pris livraison",
        "Le Kenya a pris livraison de douze véhicules blindés fournis par le Royaume-Uni.",
        KENYA,
    ),
    en("took delivery of", "Kenya took delivery of twelve armoured vehicles from Britain last week.", KENYA),
    fr("a réceptionné", "L'armée nigérienne a réceptionné 29 camions offerts par la Chine.", TRUCKS),
    en("took receipt", "The Nigerien army has taken receipt of 29 trucks donated by China.", TRUCKS),
    fr(
        "a acheté à",
        "La Pologne a acheté 180 chars K2 à la Corée du Sud.",
        told("KOR", "POL", "180 armoured_vehicle K2", basis="sale"),
    ),
    en(
        "bought from",
        "Poland has bought 180 K2 tanks from South Korea.",
        told("KOR", "POL", "180 armoured_vehicle K2", basis="sale"),
    ),
    fr(
        "acquis auprès de",
        "Le Sénégal a acquis trois patrouilleurs auprès de la France.",
        told("FRA", "SEN", "3 naval", basis="sale"),
    ),
    en(
        "acquired from",
        "Senegal has acquired three patrol vessels from France.",
        told("FRA", "SEN", "3 naval", basis="sale"),
    ),
    fr(
        "s'est doté",
        "Le Mali s'est doté de deux hélicoptères Mi-171 achetés à la Russie.",
        told("RUS", "MLI", "2 helicopter Mi-171", basis="sale"),
    ),
    fr(
        "a commandé à",
        "Le Maroc a commandé 24 hélicoptères Apache aux Etats-Unis.",
        told("USA", "MAR", stage="ordered"),
    ),
    en(
        "ordered from",
        "Morocco has ordered 24 Apache helicopters from the United States.",
        told("USA", "MAR", stage="ordered"),
    ),
)
def test_the_one_who_receives_or_buys_may_be_the_subject(case):
    check(case)


@parametrised(
    en(
        "double object",
        "Iran has agreed to sell Russia ballistic missiles, officials said.",
        told("IRN", "RUS", "missile", stage="planned", basis="sale"),
        flaw="wrong basis",
    ),
    en(
        "gave",
        "China gave Niger 29 trucks on Friday.",
        TRUCKS,
    ),
    en(
        "to send",
        "Britain will send Ukraine 14 Challenger 2 tanks.",
        told("GBR", "UKR", "14 armoured_vehicle Challenger 2", stage="planned"),
    ),
    en(
        "offered",
        "Turkey has offered Somalia eight patrol boats.",
        told("TUR", "SOM", "8 naval", stage="planned"),
        flaw="no word in it counts as arms or forces",
    ),
    en(
        "supply with",
        "Germany is to supply Ukraine with 18 Leopard 2 tanks.",
        told("DEU", "UKR", "18 armoured_vehicle Leopard 2", stage="planned"),
    ),
    en(
        "provided with",
        "The United States provided Lebanon's army with 150 vehicles in August.",
        told("USA", "LBN", "150 vehicle", stage="delivered"),
    ),
    en(
        "equipped with",
        "France has equipped the Ivorian army with 20 pick-ups.",
        told("FRA", "CIV", "20 vehicle", stage="delivered"),
    ),
    fr(
        "doter de",
        "La France a doté l'armée ivoirienne de 20 pick-up.",
        told("FRA", "CIV", "20 vehicle", stage="delivered"),
    ),
    fr(
        "faire don de",
        "La Chine a fait don de 29 camions à l'armée nigérienne.",
        told("CHN", "NER", "29 vehicle", stage="delivered", basis="gift"),
    ),
    fr(
        "clitic",
        "Le Niger manquait de moyens : la Chine lui a offert 29 camions.",
        TRUCKS,
        flaw="its words weigh too little to tell a hand-over",
    ),
    en(
        "pronoun",
        "Niger lacked transport, so China gave it 29 trucks.",
        TRUCKS,
        flaw="its words weigh too little to tell a hand-over",
    ),
    fr(
        "mettre à la disposition",
        "Les Emirats arabes unis ont mis à la disposition du Tchad 20 véhicules blindés.",
        told("ARE", "TCD", "20 armoured_vehicle"),
    ),
    fr(
        "au profit de",
        "Les Emirats arabes unis ont remis 20 véhicules blindés au profit de l'armée tchadienne.",
        told("ARE", "TCD", "20 armoured_vehicle", stage="delivered"),
    ),
    en(
        "for",
        "The Emirates unloaded 20 armoured vehicles for the Chadian army at N'Djamena.",
        told("ARE", "TCD", "20 armoured_vehicle", stage="delivered"),
    ),
)
def test_each_verb_has_its_own_order_of_objects(case):
    check(case)
