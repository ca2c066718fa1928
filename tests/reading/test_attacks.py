"""Attacks: who struck whom, how, where and when, and what is told like an attack and is none."""

# ruff: noqa: E501 - each text of a case stands on one line

from event_battery import Case, check, en, fr, parametrised


@parametrised(
    fr(
        "ambush with toll",
        "Douze soldats nigériens ont été tués mardi dans une embuscade près de Banibangou, dans l'ouest du Niger, a annoncé le ministère de la Défense. L'attaque n'a pas été revendiquée.",
        {"form": "ambush", "killed": 12, "perpetrator": [], "date": "2024-09-17"},
    ),
    en(
        "ambush with toll",
        "Seven Kenyan police officers were killed on Monday when gunmen from al-Shabaab ambushed their convoy near Mandera, officials said.",
        {"form": "ambush", "killed": 7, "perpetrator": ["Al-Shabaab"], "date": "2024-09-16"},
    ),
    fr(
        "assault claimed",
        "Des hommes armés ont pris d'assaut mercredi le camp militaire de Boulkessi, dans le centre du Mali. Vingt et un soldats ont été tués et trente blessés. Le Jnim a revendiqué l'attaque.",
        {"form": "assault", "killed": 21, "injured": 30, "perpetrator": ["JNIM"]},
    ),
    en(
        "assault claimed",
        "Gunmen stormed an army camp at Labbezanga in northern Mali on Tuesday, killing eleven soldiers and wounding fifteen. JNIM claimed the attack.",
        {"form": "assault", "killed": 11, "injured": 15, "perpetrator": ["JNIM"], "place": "Labbezanga"},
    ),
    fr(
        "drone strike",
        "Un drone russe a frappé jeudi un immeuble de Kharkiv, tuant trois habitants et en blessant neuf, selon le gouverneur.",
        {"form": "air_strike", "killed": 3, "perpetrator": ["RUS"], "place": "Kharkiv"},
    ),
    en(
        "air strike",
        "Israeli warplanes bombed a building in Tyre on Wednesday, killing four people, the Lebanese health ministry said.",
        {"form": "air_strike", "killed": 4, "perpetrator": ["ISR"]},
    ),
    fr(
        "suicide bombing",
        "Un kamikaze s'est fait exploser dimanche sur le marché de Maroua, dans l'extrême nord du Cameroun. Quatre civils ont été tués et dix-huit blessés.",
        {"form": "bombing", "killed": 4, "injured": 18, "place": "Maroua"},
    ),
    en(
        "car bomb",
        "A car bomb exploded outside a hotel in Mogadishu on Friday, killing nine people and wounding twenty, police said. Al-Shabaab said it carried out the attack.",
        {"form": "bombing", "killed": 9, "injured": 20, "perpetrator": ["Al-Shabaab"]}),
    fr(
        "shelling",
        "Des tirs de mortier ont touché lundi un camp de déplacés près de Goma, faisant cinq morts. L'armée congolaise accuse le M23.",
        {"form": "shelling", "killed": 5, "place": "Goma"},
    ),
    en(
        "shelling",
        "Artillery shells fired by the Rapid Support Forces hit a market in El-Fasher on Saturday, killing sixteen civilians, doctors said.",
        {"form": "shelling", "killed": 16, "perpetrator": ["RSF"]},
    ),
    fr(
        "abduction",
        "Des hommes armés ont enlevé samedi trois employés chinois d'une mine d'or près de Kayes, dans l'ouest du Mali.",
        {"form": "abduction", "date": "2024-09-14"},
    ),
    en(
        "abduction",
        "Bandits abducted more than thirty pupils from a school in Kaduna, northern Nigeria, on Monday, residents said.",
        {"form": "abduction", "date": "2024-09-16"},
    ),
    fr(
        "in several sentences",
        "L'armée burkinabè a perdu quinze hommes mardi à Djibo. Les assaillants, arrivés à moto, ont attaqué le détachement à l'aube. L'attaque a duré trois heures et les terroristes ont brûlé six véhicules.",
        {"form": "assault", "killed": 15, "place": "Djibo"},
        flaw="an attack told over three sentences comes out twice, or without its toll",
    ),
    en(
        "in headline and text",
        "Suspected Islamist militants attacked a village in Cabo Delgado province on Sunday, killing six people, the governor said. The attack was the third there this month.",
        {"killed": 6, "date": "2024-09-15"},
        title="Six killed in attack on Mozambique village",
    ),
    fr("army of the state", "L'aviation malienne a bombardé mercredi une position terroriste près de Ménaka, a indiqué l'état-major.", {"form": "air_strike", "perpetrator": ["MLI"]}),
    en("mine", "A roadside bomb killed two peacekeepers near Tessalit in northern Mali on Thursday, the United Nations said.", {"form": "bombing", "killed": 2}),
    fr("by no state", "L'attentat terroriste de mardi à Bamako a fait dix morts parmi les soldats maliens, a annoncé l'armée.", {"killed": 10, "perpetrator": [], "place": "Bamako"}),
    en("by no state", "Tuesday's terrorist attack in Bamako killed ten Malian soldiers, the army said.", {"killed": 10, "perpetrator": [], "place": "Bamako"}),
)  # fmt: skip
def test_attack(case: Case) -> None:
    check(case, "attack")


@parametrised(
    fr("football", "Les Lions ont bombardé la cage adverse samedi à Yaoundé : vingt-deux tirs, neuf cadrés, et une défense pilonnée jusqu'à la fin du match."),
    en("football", "The visitors' attack fired blanks on Saturday: twenty shots, none on target, as the defence stood firm in the second half.", flaw="words of war in a report on sport"),
    fr("terrorism in general", "Les ministres ont évoqué jeudi à Abuja la lutte contre le terrorisme au Sahel et la coopération entre services de renseignement."),
    en("terrorism in general", "Ministers discussed the fight against terrorism in the Sahel and the sharing of intelligence at a meeting in Abuja on Thursday."),
    fr("weapon delivered", "La Turquie a livré mardi deux drones de combat Bayraktar TB2 au Burkina Faso lors d'une cérémonie à Ouagadougou."),
    en("weapon delivered", "Turkey delivered two Bayraktar TB2 combat drones to Burkina Faso at a ceremony in Ouagadougou on Tuesday."),
    fr("fire", "Un incendie a détruit mercredi un entrepôt de coton près de Bobo-Dioulasso. Aucune victime n'est à déplorer."),
    en("accident", "A bus collided with a lorry on the Nairobi road on Sunday, killing eleven passengers, police said.", flaw="a road accident with its dead is told like an attack"),
    fr("takeover", "Le groupe a lancé une offensive de charme auprès des actionnaires ; son rival a dégainé une contre-attaque boursière."),
    en("struck a deal", "The two governments struck a deal on fishing rights on Monday after talks in Dakar.", flaw="a deal struck is held an attack, by little"),
)  # fmt: skip
def test_no_attack(case: Case) -> None:
    check(case, "attack")
