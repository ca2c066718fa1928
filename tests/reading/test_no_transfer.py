"""Texts that look like transfers and tell none."""

# ruff: noqa: E501 - each text of a case stands on one line

from battery import check, en, fr, parametrised


@parametrised(
    fr(
        "weapons used",
        "L'armée russe a tiré douze missiles Kalibr sur Odessa dans la nuit. Trois personnes ont été tuées.",
    ),
    en(
        "weapons used",
        "The Russian army fired twelve Kalibr missiles at Odesa overnight. Three people were killed.",
    ),
    fr(
        "drone strike",
        "Un drone Bayraktar TB2 de l'armée malienne a frappé une base de jihadistes près de Gao.",
    ),
    en("drone strike", "A Malian army Bayraktar TB2 drone struck a jihadist base near Gao."),
    fr(
        "seized from a group",
        "L'armée nigériane a saisi 40 fusils AK-47 et 2 000 cartouches lors d'un raid contre Boko Haram.",
    ),
    en(
        "seized from a group",
        "The Nigerian army seized 40 AK-47 rifles and 2,000 cartridges in a raid on Boko Haram.",
    ),
    fr(
        "laid down by rebels",
        "Une centaine d'anciens rebelles ont remis leurs armes à l'ONU dans le cadre du désarmement.",
    ),
    fr(
        "civilian aid",
        "La Chine a livré 2.000 tonnes de riz aux populations déplacées du Niger, a indiqué le Programme alimentaire mondial.",
    ),
    en(
        "civilian aid",
        "China delivered 2,000 tonnes of rice to displaced people in Niger, the World Food Programme said.",
    ),
    fr("vaccines", "La Russie a offert 100.000 doses de vaccin aux hôpitaux du Mali."),
    en("vaccines", "Russia donated 100,000 vaccine doses to hospitals in Mali."),
    fr(
        "own industry",
        "Le ministère français de la Défense a commandé 42 Rafale à Dassault Aviation pour l'armée de l'Air française.",
    ),
    en(
        "own industry",
        "Lockheed Martin has delivered 24 F-35 jets to the US Air Force.",
    ),
    fr(
        "parade",
        "Des chars T-72 et des hélicoptères Mi-35 ont défilé à Bamako pour la fête de l'indépendance du Mali.",
    ),
    en("parade", "T-72 tanks and Mi-35 helicopters paraded through Bamako on Mali's independence day."),
    fr("crash", "Un hélicoptère Mi-17 de l'armée sénégalaise s'est écrasé mercredi, faisant huit morts."),
    en("crash", "A Senegalese army Mi-17 helicopter crashed on Wednesday, killing eight."),
    fr(
        "football",
        "Le Mali a livré un grand match face à la Russie. L'attaquant a reçu un carton jaune et tiré un missile dans la lucarne.",
    ),
    en(
        "football",
        "Arsenal delivered a stunning display against France. The striker's rocket of a shot was handed to the fans.",
    ),
    fr(
        "recipe",
        "Livrez vos gousses d'ail au pilon, ajoutez 200 g de farine et recevez vos amis avec ce plat venu du Liban.",
    ),
    en("recipe", "Add two tanks of water, 200 g of flour, and deliver this Lebanese dish to your guests."),
    fr(
        "civil aircraft",
        "Air Sénégal a reçu mardi deux Airbus A220 neufs, livrés par le constructeur à Dakar.",
    ),
    en(
        "civil aircraft",
        "Ethiopian Airlines took delivery of two Boeing 787s in Addis Ababa on Tuesday.",
    ),
    fr(
        "exercise",
        "Les armées française et ivoirienne ont mené un exercice conjoint avec des hélicoptères et des blindés.",
    ),
    en("exercise", "French and Ivorian troops held a joint exercise with helicopters and armoured vehicles."),
    fr("deployment", "La France a déployé 300 soldats et des blindés au Tchad."),
    en("deployment", "France has deployed 300 troops and armoured vehicles in Chad."),
    fr(
        "history",
        "Pendant la guerre froide, les chars soviétiques stationnés en Allemagne inquiétaient l'OTAN.",
    ),
    en("trafficking", "Police in Marseille arrested two men who sold assault rifles to drug dealers."),
    fr(
        "trafficking",
        "La police de Marseille a arrêté deux hommes qui vendaient des fusils d'assaut à des trafiquants de drogue.",
    ),
    fr("speech", "Le président a livré un discours sur les armes nucléaires et reçu l'ambassadeur de Chine."),
    en("speech", "The president delivered a speech on nuclear weapons and received the Chinese ambassador."),
    en("speculation", "Analysts say that China could one day sell fighter jets to Iran."),
    fr("test", "La Corée du Nord a tiré deux missiles balistiques en direction du Japon."),
    en("museum", "The museum received a 1940 tank from a collector in Belgium."),
)
def test_no_transfer_is_read(case):
    check(case)
