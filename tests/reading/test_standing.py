"""How far a transfer has come, on what terms, and how the text puts it forward."""

from battery import check, en, fr, parametrised, told

TANKS = ("DEU", "UKR", "18 armoured_vehicle Leopard 2")
JETS = ("FRA", "SRB", "12 aircraft Rafale")


@parametrised(
    fr(
        "will",
        "L'Allemagne livrera 18 chars Leopard 2 à l'Ukraine.",
        told(*TANKS, stage="planned"),
    ),
    en("will", "Germany will deliver 18 Leopard 2 tanks to Ukraine.", told(*TANKS, stage="planned")),
    fr("promised", "L'Allemagne a promis à l'Ukraine 18 chars Leopard 2.", told(*TANKS, stage="planned")),
    en("promised", "Germany has promised Ukraine 18 Leopard 2 tanks.", told(*TANKS, stage="planned")),
    fr(
        "announced",
        "L'Allemagne a annoncé l'envoi de 18 chars Leopard 2 à l'Ukraine.",
        told(*TANKS, stage="planned"),
    ),
    en(
        "announced",
        "Germany announced it would send 18 Leopard 2 tanks to Ukraine.",
        told(*TANKS, stage="planned"),
    ),
    fr(
        "approved",
        "Le gouvernement allemand a approuvé la livraison de 18 chars Leopard 2 à l'Ukraine.",
        told(*TANKS, stage="planned"),
    ),
    en(
        "approved",
        "The US State Department has approved the sale of 40 F-16 jets to Turkey.",
        told("USA", "TUR", "40 aircraft F-16", stage="planned", basis="sale"),
    ),
    fr(
        "asked for",
        "L'Ukraine a demandé à l'Allemagne 18 chars Leopard 2.",
        told(*TANKS, stage="planned"),
    ),
    en("asked for", "Ukraine has asked Germany for 18 Leopard 2 tanks.", told(*TANKS, stage="planned")),
    fr("negotiates", "La Serbie négocie avec la France l'achat de 12 Rafale.", told(*JETS, stage="planned")),
    en(
        "in talks",
        "Serbia is in talks with France to buy 12 Rafale jets.",
        told(*JETS, stage="planned"),
    ),
    fr("wants", "La Serbie veut acheter 12 Rafale à la France.", told(*JETS, stage="planned")),
    fr(
        "contract",
        "La Serbie a signé avec la France un contrat pour l'achat de 12 Rafale.",
        told(*JETS, stage="ordered", basis="sale"),
    ),
    en(
        "contract",
        "Serbia has signed a contract with France for 12 Rafale jets.",
        told(*JETS, stage="ordered", basis="sale"),
    ),
    fr(
        "under way",
        "Un navire russe chargé de munitions fait route vers la Syrie pour ravitailler l'armée syrienne.",
        told("RUS", "SYR", "ammunition", stage="in_transit"),
        flaw="wrong stage",
    ),
    en(
        "under way",
        "A shipment of Iranian drones is on its way to the Ethiopian army.",
        told("IRN", "ETH", "uav", stage="in_transit"),
    ),
    fr(
        "left",
        "Dix-huit chars Leopard 2 ont quitté l'Allemagne lundi à destination de l'Ukraine.",
        told(*TANKS, stage="in_transit"),
    ),
    en(
        "left",
        "Eighteen Leopard 2 tanks left Germany for Ukraine on Monday.",
        told(*TANKS, stage="in_transit"),
    ),
)
def test_what_is_not_there_yet_is_not_delivered(case):
    check(case)


@parametrised(
    fr(
        "suspended",
        "Les Etats-Unis ont suspendu la livraison de bombes à Israël.",
        told("USA", "ISR", "ammunition", stage="cancelled"),
    ),
    en(
        "suspended",
        "The United States has suspended a shipment of bombs to Israel.",
        told("USA", "ISR", "ammunition", stage="cancelled"),
    ),
    fr(
        "cancelled",
        "L'Australie a annulé l'achat de 12 sous-marins français.",
        told(None, "AUS", "12 naval", stage="cancelled"),
        flaw="what is told weighs too little as a happening",
    ),
    en(
        "cancelled",
        "Australia has cancelled its order for 12 submarines from France.",
        told("FRA", "AUS", "12 naval", stage="cancelled"),
        flaw="no word in it counts as arms or forces",
    ),
    fr(
        "blocked",
        "Berlin a bloqué la vente de 48 Eurofighter à la Turquie.",
        told("DEU", "TUR", "48 aircraft Eurofighter", stage="cancelled"),
    ),
    en(
        "blocked",
        "Berlin has blocked the sale of 48 Eurofighter jets to Turkey.",
        told("DEU", "TUR", "48 aircraft Eurofighter", stage="cancelled"),
    ),
    fr(
        "will not",
        "L'Allemagne ne livrera pas de missiles Taurus à l'Ukraine.",
        told("DEU", "UKR", "missile Taurus", stage="cancelled"),
        flaw="wrong stage",
    ),
    en(
        "seized on the way",
        "The US Navy seized a dhow carrying Iranian missiles to the Houthis.",
        told("IRN", "Houthis", "missile", stage="cancelled"),
        flaw="a seizure by itself is left out, by little",
    ),
    fr(
        "seized on the way",
        "La marine américaine a saisi une cargaison de missiles envoyée par l'Iran aux Houthis.",
        told("IRN", "Houthis", "missile", stage="cancelled"),
    ),
)
def test_what_was_stopped_is_cancelled(case):
    check(case)


@parametrised(
    fr("stated", "La Russie a livré deux Mi-35M au Mali.", told("RUS", "MLI", assertion="stated")),
    en("stated", "Russia delivered two Mi-35Ms to Mali.", told("RUS", "MLI", assertion="stated")),
    fr(
        "said the ministry",
        "La Russie a livré deux Mi-35M au Mali, a indiqué le ministère malien de la Défense.",
        told("RUS", "MLI", assertion="attributed"),
    ),
    en(
        "said the ministry",
        "Russia delivered two Mi-35Ms to Mali, the Malian defence ministry said.",
        told("RUS", "MLI", assertion="attributed"),
    ),
    fr(
        "selon",
        "Selon l'état-major, la Russie a livré deux Mi-35M au Mali.",
        told("RUS", "MLI", assertion="attributed"),
    ),
    en(
        "according to",
        "According to the general staff, Russia delivered two Mi-35Ms to Mali.",
        told("RUS", "MLI", assertion="attributed"),
    ),
    fr(
        "conditional",
        "La Russie aurait livré deux Mi-35M au Mali.",
        told("RUS", "MLI", assertion="unconfirmed", stage="delivered"),
    ),
    en(
        "reportedly",
        "Russia has reportedly delivered two Mi-35Ms to Mali.",
        told("RUS", "MLI", assertion="unconfirmed", stage="delivered"),
    ),
    fr(
        "anonymous",
        "La Russie a livré deux Mi-35M au Mali, selon des sources anonymes.",
        told("RUS", "MLI", assertion="unconfirmed"),
    ),
    en(
        "anonymous",
        "Russia has delivered two Mi-35Ms to Mali, sources who asked not to be named said.",
        told("RUS", "MLI", assertion="unconfirmed"),
    ),
    fr(
        "accused of",
        "Kinshasa accuse le Rwanda de fournir des armes au M23.",
        told("RWA", "M23", "weapons", assertion="unconfirmed"),
    ),
    en(
        "accused of",
        "Sudan's army accuses the Emirates of arming the RSF with drones.",
        told("ARE", "RSF", "uav", assertion="unconfirmed"),
    ),
    fr(
        "denied",
        "Les Emirats arabes unis ont démenti avoir livré des armes aux RSF.",
        told("ARE", "RSF", "weapons", assertion="denied", stage="delivered"),
    ),
    en(
        "denied",
        "The United Arab Emirates denied having supplied weapons to the RSF.",
        told("ARE", "RSF", "weapons", assertion="denied", stage="delivered"),
    ),
    fr(
        "did not",
        "La Serbie n'a pas livré d'armes à l'Ukraine, a assuré le président serbe.",
        told("SRB", "UKR", "weapons", assertion="denied"),
        flaw="a denial by itself is left out, by little",
    ),
    en(
        "never",
        "Serbia has never delivered weapons to Ukraine, its president said.",
        told("SRB", "UKR", "weapons", assertion="denied"),
        flaw="its words weigh too little to tell a hand-over",
    ),
)
def test_how_the_text_puts_it_forward(case):
    check(case)


@parametrised(
    fr(
        "gift",
        "La France a offert 20 pick-up au Bénin.",
        told("FRA", "BEN", basis="gift"),
    ),
    en(
        "gift",
        "France donated 20 pick-ups to Benin.",
        told("FRA", "BEN", basis="gift"),
    ),
    fr("sale", "La France a vendu 12 Rafale à la Serbie.", told("FRA", "SRB", basis="sale")),
    en("sale", "France has sold 12 Rafale jets to Serbia.", told("FRA", "SRB", basis="sale")),
    fr(
        "loan",
        "L'Italie a prêté une batterie SAMP/T à la Slovaquie.",
        told("ITA", "SVK", basis="loan"),
    ),
    en(
        "loan",
        "Italy has lent Slovakia a SAMP/T battery.",
        told("ITA", "SVK", basis="loan"),
    ),
    fr(
        "lease",
        "L'Inde a loué un sous-marin à la Russie.",
        told("RUS", "IND", "1 naval", basis="loan"),
        flaw="its words weigh too little to tell a hand-over",
    ),
    en(
        "lease",
        "India leased a submarine from Russia.",
        told("RUS", "IND", "1 naval", basis="loan"),
    ),
    fr("not told", "La Russie a livré deux Mi-35M au Mali.", told("RUS", "MLI", basis=None)),
    en("not told", "Russia delivered two Mi-35Ms to Mali.", told("RUS", "MLI", basis=None)),
)
def test_the_terms(case):
    check(case)
