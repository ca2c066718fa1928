"""Deployments: whose forces are sent to, stand in or leave which country that is not their own."""

# ruff: noqa: E501 - each text of a case stands on one line

from event_battery import Case, check, en, fr, parametrised


@parametrised(
    fr("instructors arrive", "Une centaine d'instructeurs russes sont arrivés mercredi à Niamey, a annoncé la télévision nigérienne.", {"force": "Russian instructors", "sponsor": ["RUS"], "host": ["NER"], "phase": "arrival", "personnel": 100}),
    en("instructors arrive", "About 100 Russian instructors arrived in Niamey on Wednesday, Niger's state television said.", {"force": "Russian instructors", "sponsor": ["RUS"], "host": ["NER"], "phase": "arrival", "personnel": 100}),
    fr("presence", "Quelque 350 soldats français sont stationnés au Gabon, selon le ministère des Armées.", {"force": "French army", "sponsor": ["FRA"], "host": ["GAB"], "phase": "presence", "personnel": 350}),
    en("presence", "Some 900 US troops are stationed in Syria, the Pentagon said.", {"force": "US army", "sponsor": ["USA"], "host": ["SYR"], "phase": "presence", "personnel": 900}),
    fr("withdrawal", "Les derniers soldats allemands ont quitté le Niger vendredi, a annoncé Berlin.", {"force": "German army", "sponsor": ["DEU"], "host": ["NER"], "phase": "withdrawal"}),
    en("withdrawal", "The last American soldiers left Chad on Friday, the embassy in N'Djamena said.", {"force": "US army", "sponsor": ["USA"], "host": ["TCD"], "phase": "withdrawal"}),
    fr("mission leaves", "La Minusma a quitté mardi sa base de Kidal, dans le nord du Mali.", {"force": "MINUSMA", "sponsor": ["UN"], "host": ["MLI"], "phase": "withdrawal", "date": "2024-09-17"}),
    en("mission stands", "UNIFIL peacekeepers have been deployed in southern Lebanon since 1978.", {"force": "UNIFIL", "sponsor": ["UN"], "host": ["LBN"], "phase": "presence"}),
    fr("planned", "Le Kenya va déployer un millier de policiers en Haïti, a confirmé le président William Ruto.", {"force": "Kenyan police", "sponsor": ["KEN"], "host": ["HTI"], "phase": "planned", "personnel": 1000}),
    en("planned", "Kenya will send 1,000 police officers to Haiti, President William Ruto confirmed.", {"force": "Kenyan police", "sponsor": ["KEN"], "host": ["HTI"], "phase": "planned", "personnel": 1000}),
    fr("mercenaries", "Un millier de mercenaires du groupe Wagner sont présents au Mali.", {"force": "Wagner", "host": ["MLI"], "phase": "presence", "personnel": 1000}),
    en("mercenaries", "Wagner fighters are operating alongside the army in the Central African Republic.", {"force": "Wagner", "host": ["CAF"], "phase": "presence"}),
    fr("host by a place", "Des soldats rwandais sont arrivés lundi à Bangui pour renforcer la sécurité avant le scrutin.", {"force": "Rwandan army", "sponsor": ["RWA"], "host": ["CAF"], "phase": "arrival"}),
    en("host by a place", "Rwandan troops landed in Pemba on Monday to fight insurgents.", {"force": "Rwandan army", "sponsor": ["RWA"], "host": ["MOZ"], "phase": "arrival"}),
    fr("two forces", "Les soldats français ont quitté le Niger en décembre 2023. Un millier de soldats américains y sont encore stationnés.", {"force": "French army", "host": ["NER"], "phase": "withdrawal"}, {"force": "US army", "host": ["NER"], "phase": "presence", "personnel": 1000}),
    en("two forces", "French soldiers left Niger in December 2023. About 1,000 US troops are still based in the country.", {"force": "French army", "host": ["NER"], "phase": "withdrawal"}, {"force": "US army", "host": ["NER"], "phase": "presence", "personnel": 1000}),
    fr("sender as subject", "L'Italie a envoyé 150 militaires au Niger le mois dernier.", {"force": "Italian army", "sponsor": ["ITA"], "host": ["NER"], "personnel": 150}),
    en("sender as subject", "Hungary has sent 200 soldiers to Chad to help train its army.", {"force": "Hungarian army", "sponsor": ["HUN"], "host": ["TCD"], "personnel": 200}, flaw="one sentence on its own tells too little to be sure"),
)  # fmt: skip
def test_deployment(case: Case) -> None:
    check(case, "deployment")


@parametrised(
    fr("army at home", "L'armée malienne a déployé des renforts à Gao et à Ménaka, dans le nord du pays, a indiqué l'état-major."),
    en("army at home", "The Nigerian army has deployed more troops to Borno state, a spokesman in Maiduguri said."),
    fr("police at home", "Cinq mille policiers seront déployés dimanche à Dakar pour la finale.", flaw="police at home without a nationality are taken for a deployment"),
    en("police at home", "Hundreds of police officers were deployed across Nairobi on Sunday for the march."),
    fr("delivery", "La Chine a livré vingt-neuf véhicules blindés à l'armée du Niger, a annoncé le ministère."),
    en("delivery", "China delivered twenty-nine armoured vehicles to the army of Niger, the ministry said."),
    fr("software", "La banque achève le déploiement de sa nouvelle application dans ses agences d'Abidjan."),
    fr("an army's plane", "Un gros-porteur de l'armée russe s'est posé mardi à Bamako avec onze tonnes de vivres à son bord."),
    en("an air force's plane", "A Belgian air force A400M landed in Niamey on Tuesday with eleven tonnes of food."),
    en("ambassador", "The French ambassador left Niamey on Wednesday after weeks of tension, diplomats said."),
)  # fmt: skip
def test_no_deployment(case: Case) -> None:
    check(case, "deployment")
