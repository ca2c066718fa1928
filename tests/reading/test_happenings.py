"""One hand-over told twice is one report; two hand-overs told in one text are two."""

# ruff: noqa: E501 - each text of a case stands on one line

from battery import check, en, fr, parametrised, told


@parametrised(
    fr(
        "title and lead",
        "La Russie a livré mardi deux hélicoptères de combat Mi-35M à l'armée malienne. Les appareils ont été présentés à Bamako.",
        told("RUS", "MLI", "2 helicopter Mi-35M", stage="delivered"),
        title="Le Mali reçoit deux hélicoptères russes",
    ),
    en(
        "title and lead",
        "Russia delivered two Mi-35M attack helicopters to the Malian army on Tuesday. The aircraft were shown in Bamako.",
        told("RUS", "MLI", "2 helicopter Mi-35M", stage="delivered"),
        title="Mali receives two Russian helicopters",
    ),
    fr(
        "headline as first line",
        "Le Mali reçoit deux hélicoptères russes\n\nLa Russie a livré mardi deux hélicoptères de combat Mi-35M à l'armée malienne.",
        told("RUS", "MLI", "2 helicopter Mi-35M", stage="delivered"),
    ),
    en(
        "headline as first line",
        "Mali receives two Russian helicopters\n\nRussia delivered two Mi-35M attack helicopters to the Malian army on Tuesday.",
        told("RUS", "MLI", "2 helicopter Mi-35M", stage="delivered"),
    ),
    fr(
        "ceremony and gift",
        "L'ambassadeur de Chine a remis vendredi 29 camions à l'armée nigérienne. Ce don permettra de transporter les troupes. "
        "La cérémonie de remise s'est tenue à Niamey.",
        told("CHN", "NER", "29 vehicle", stage="delivered", basis="gift", place="Niamey"),
    ),
    en(
        "ceremony and gift",
        "The Chinese ambassador handed over 29 trucks to Niger's army on Friday. The donation will help to move troops. "
        "The handover ceremony was held in Niamey.",
        told("CHN", "NER", "29 vehicle", stage="delivered", basis="gift", place="Niamey"),
    ),
)
def test_what_is_told_twice_is_one_transfer(case):
    check(case)


@parametrised(
    fr(
        "recalled with its date",
        "La Russie a livré mardi deux hélicoptères Mi-35M au Mali. En mars 2022, elle avait déjà livré quatre Mi-17 à Bamako.",
        told("RUS", "MLI", "2 helicopter Mi-35M", date="2024-09-17"),
        told("RUS", "MLI", "4 helicopter Mi-17", date="2022-03"),
    ),
    en(
        "recalled with its date",
        "Russia delivered two Mi-35M helicopters to Mali on Tuesday. In March 2022 it had already delivered four Mi-17s to Bamako.",
        told("RUS", "MLI", "2 helicopter Mi-35M", date="2024-09-17"),
        told("RUS", "MLI", "4 helicopter Mi-17", date="2022-03"),
    ),
    fr(
        "recalled by a noun",
        "La Chine a remis vendredi 29 camions au Niger. Une première livraison de 40 motos avait eu lieu en 2021.",
        told("CHN", "NER", "29 vehicle", date="2024-09-13"),
        told(None, "NER", "40 vehicle", date="2021"),
        flaw="no word in it counts as arms or forces",
    ),
    en(
        "recalled by a noun",
        "China handed 29 trucks to Niger on Friday. A first shipment of 40 motorcycles arrived in 2021.",
        told("CHN", "NER", "29 vehicle", date="2024-09-13"),
        told(None, "NER", "40 vehicle", date="2021"),
        flaw="no word in it counts as arms or forces",
    ),
    fr(
        "another supplier",
        "La Chine a remis vendredi 29 camions au Niger. En 2022, les Etats-Unis lui avaient offert un avion C-130.",
        told("CHN", "NER", "29 vehicle"),
        told("USA", "NER", "1 aircraft C-130", date="2022"),
    ),
    en(
        "another supplier",
        "China handed 29 trucks to Niger on Friday. In 2022 the United States had given the country a C-130 aircraft.",
        told("CHN", "NER", "29 vehicle"),
        told("USA", "NER", "1 aircraft C-130", date="2022"),
    ),
    fr(
        "another recipient",
        "La Turquie a livré six drones Bayraktar TB2 au Niger en mai 2022. Le Togo en a reçu quatre en août 2022.",
        told("TUR", "NER", "6 uav Bayraktar TB2", date="2022-05"),
        told("TUR", "TGO", "4 uav Bayraktar TB2", date="2022-08"),
    ),
    en(
        "another recipient",
        "Turkey delivered six Bayraktar TB2 drones to Niger in May 2022. Togo received four of them in August 2022.",
        told("TUR", "NER", "6 uav Bayraktar TB2", date="2022-05"),
        told("TUR", "TGO", "4 uav Bayraktar TB2", date="2022-08"),
    ),
)
def test_an_earlier_delivery_is_a_transfer_of_its_own(case):
    check(case)


@parametrised(
    fr(
        "contract and delivery",
        "La Pologne a reçu lundi dix chars K2 venus de Corée du Sud. Le contrat, qui porte sur 180 chars K2, avait été signé en août 2022.",
        told("KOR", "POL", "10 armoured_vehicle K2", stage="delivered"),
        told("KOR", "POL", "180 armoured_vehicle K2", stage="ordered", date="2022-08"),
    ),
    en(
        "contract and delivery",
        "Poland received ten K2 tanks from South Korea on Monday. The contract for 180 K2 tanks was signed in August 2022.",
        told("KOR", "POL", "10 armoured_vehicle K2", stage="delivered"),
        told("KOR", "POL", "180 armoured_vehicle K2", stage="ordered", date="2022-08"),
    ),
    fr(
        "gift and purchase of one flight",
        "Un Antonov An-124 russe a livré lundi au Mali deux hélicoptères Mi-17 achetés par Bamako. "
        "L'appareil transportait aussi dix tonnes de munitions offertes par Moscou.",
        told("RUS", "MLI", "2 helicopter Mi-17", stage="delivered", basis="sale"),
        told("RUS", "MLI", "10 t ammunition", stage="delivered", basis="gift"),
        flaw="the goods of the purchase are listed with the gift too",
    ),
    en(
        "gift and purchase of one flight",
        "A Russian Antonov An-124 on Monday delivered two Mi-17 helicopters bought by Mali. "
        "The plane also carried ten tonnes of ammunition donated by Moscow.",
        told("RUS", "MLI", "2 helicopter Mi-17", stage="delivered", basis="sale"),
        told("RUS", "MLI", "10 t ammunition", stage="delivered", basis="gift"),
        flaw="the goods of the purchase are listed with the gift too",
    ),
    fr(
        "delivered and still to come",
        "La Turquie a livré deux drones Akinci au Burkina Faso en avril 2024. Quatre autres doivent être livrés en 2025.",
        told("TUR", "BFA", "2 uav Akinci", stage="delivered", date="2024-04"),
        told("TUR", "BFA", "4 uav Akinci", stage="planned", date="2025"),
    ),
    en(
        "delivered and still to come",
        "Turkey delivered two Akinci drones to Burkina Faso in April 2024. Four more are to be delivered in 2025.",
        told("TUR", "BFA", "2 uav Akinci", stage="delivered", date="2024-04"),
        told("TUR", "BFA", "4 uav Akinci", stage="planned", date="2025"),
        flaw="what is still to come is left out",
    ),
    fr(
        "two suppliers in one sentence",
        "La Chine a livré 29 camions au Niger et la Turquie six drones Bayraktar TB2.",
        told("CHN", "NER", "29 vehicle"),
        told("TUR", "NER", "6 uav Bayraktar TB2"),
        flaw="hand-overs are not told apart",
    ),
    en(
        "two suppliers in one sentence",
        "China delivered 29 trucks to Niger, while Turkey sent the country six Bayraktar TB2 drones.",
        told("CHN", "NER", "29 vehicle"),
        told("TUR", "NER", "6 uav Bayraktar TB2"),
        flaw="hand-overs are not told apart",
    ),
)
def test_two_happenings_in_one_text_stay_apart(case):
    check(case)
