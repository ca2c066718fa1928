"""Attacks and deployments as agencies tell them: active, passive, nominal, in relative clauses, toll first."""

# ruff: noqa: E501 - each text of a case stands on one line

from event_battery import Case, check, en, fr, parametrised


@parametrised(
    fr("toll as subject", "Au moins dix-sept soldats ont péri dimanche dans l'attaque de leur poste à Diapaga, dans l'est du Burkina Faso, selon des sources sécuritaires.", {"killed": 17, "date": "2024-09-15", "place": "Diapaga"}),
    en("toll as subject", "At least seventeen soldiers died on Sunday in an attack on their post at Diapaga in eastern Burkina Faso, security sources said.", {"killed": 17, "date": "2024-09-15", "place": "Diapaga"}),
    fr("cost lives", "Une attaque contre le camp militaire d'Inates a coûté la vie à 71 soldats nigériens mardi, a annoncé l'armée.", {"killed": 71, "place": "Inates"}),
    en("claimed the lives", "A raid on an army camp at Inates claimed the lives of 71 Nigerien soldiers on Tuesday, the army said.", {"killed": 71, "place": "Inates"}),
    fr("mine under a vehicle", "Quatre Casques bleus tchadiens ont été tués mercredi lorsque leur véhicule a sauté sur une mine près d'Aguelhok, dans le nord du Mali.", {"form": "bombing", "killed": 4, "place": "Aguelhok"}),
    en("mine under a vehicle", "Four Chadian peacekeepers were killed on Wednesday when their vehicle hit a mine near Aguelhok in northern Mali.", {"form": "bombing", "killed": 4, "place": "Aguelhok"}),
    fr("missile through a building", "Un immeuble d'habitation a été éventré par un missile russe dans la nuit de mardi à mercredi à Dnipro, faisant dix morts et trente-quatre blessés.", {"form": "air_strike", "killed": 10, "injured": 34, "perpetrator": ["RUS"]}),
    en("missile into a building", "A Russian missile tore through an apartment block in Dnipro overnight, killing ten people and injuring 34.", {"form": "air_strike", "killed": 10, "injured": 34, "perpetrator": ["RUS"]}),
    fr("convoy fallen into an ambush", "Un convoi de ravitaillement de l'armée est tombé dans une embuscade tendue par des combattants du Jnim vendredi entre Sévaré et Gossi. Huit militaires ont été tués.", {"form": "ambush", "killed": 8, "perpetrator": ["JNIM"]}),
    en("convoy came under ambush", "An army supply convoy was ambushed by JNIM fighters between Sevare and Gossi on Friday. Eight soldiers were killed.", {"form": "ambush", "killed": 8, "perpetrator": ["JNIM"]}),
    fr("claimed by a group", "L'organisation Etat islamique a revendiqué l'attentat à la voiture piégée qui a fait quinze morts lundi à Kaboul.", {"form": "bombing", "killed": 15, "perpetrator": ["Islamic State"]}),
    en("claimed by a group", "Islamic State claimed responsibility for the car bombing that killed fifteen people in Kabul on Monday.", {"form": "bombing", "killed": 15, "perpetrator": ["Islamic State"]}),
    fr("raid by an air force", "Des avions de combat soudanais ont bombardé lundi un marché à Kabkabiya, tuant une centaine de personnes, selon des avocats.", {"form": "air_strike", "killed": 100, "perpetrator": ["SDN"]}),
    en("raid by an air force", "Sudanese warplanes bombed a market in Kabkabiya on Monday, killing about 100 people, lawyers said.", {"form": "air_strike", "killed": 100, "perpetrator": ["SDN"]}),
    fr("kidnapped", "Trois humanitaires ont été enlevés jeudi par des hommes armés à Menaka, dans le nord-est du Mali.", {"form": "abduction"}),
    en("kidnapped", "Three aid workers were kidnapped by gunmen in Menaka in north-eastern Mali on Thursday.", {"form": "abduction"}),
)  # fmt: skip
def test_attack_in_every_construction(case: Case) -> None:
    check(case, "attack")


@parametrised(
    fr("contingent leaves", "Le dernier contingent français a quitté le Tchad jeudi, à bord d'un Antonov parti de N'Djamena.", {"sponsor": ["FRA"], "host": ["TCD"], "phase": "withdrawal"}),
    en("contingent leaves", "The last French contingent left Chad on Thursday aboard an Antonov from N'Djamena.", {"sponsor": ["FRA"], "host": ["TCD"], "phase": "withdrawal"}),
    fr("withdrawal as a noun", "Le retrait des troupes américaines du Niger sera achevé le 15 septembre, ont annoncé les deux pays.", {"force": "US army", "host": ["NER"], "phase": "withdrawal"}),
    en("withdrawal as a noun", "The withdrawal of American troops from Niger will be complete by 15 September, the two countries said.", {"force": "US army", "host": ["NER"], "phase": "withdrawal"}),
    fr("base handed over", "L'armée française a remis samedi à l'armée sénégalaise sa base de Rufisque, au Sénégal.", {"force": "French army", "host": ["SEN"], "phase": "withdrawal"}),
    en("base handed over", "The French army handed its base at Rufisque over to Senegal's armed forces on Saturday.", {"force": "French army", "host": ["SEN"], "phase": "withdrawal"}),
    fr("counted in a clause", "L'Ouganda, qui compte quelque 2.000 soldats dans l'est de la RDC, y combat les rebelles ADF depuis 2021.", {"force": "Ugandan army", "sponsor": ["UGA"], "host": ["COD"], "personnel": 2000, "phase": "presence"}),
    en("counted in a clause", "Uganda, which has some 2,000 soldiers in eastern Congo, has been fighting ADF rebels there since 2021.", {"force": "Ugandan army", "sponsor": ["UGA"], "host": ["COD"], "personnel": 2000, "phase": "presence"}, flaw="those who are fought there are read as deployed too"),
    fr("contractors", "Environ 1.500 combattants de Wagner opèrent au Mali aux côtés de l'armée.", {"force": "Wagner", "host": ["MLI"], "personnel": 1500, "phase": "presence"}),
    en("contractors", "About 1,500 Wagner fighters operate in Mali alongside the army.", {"force": "Wagner", "host": ["MLI"], "personnel": 1500, "phase": "presence"}),
    fr("parliament approves", "Le Parlement turc a approuvé mardi l'envoi de soldats en Somalie pour deux ans.", {"force": "Turkish army", "sponsor": ["TUR"], "host": ["SOM"], "phase": "planned"}),
    en("parliament approves", "Turkey's parliament on Tuesday approved sending troops to Somalia for two years.", {"force": "Turkish army", "sponsor": ["TUR"], "host": ["SOM"], "phase": "planned"}, flaw="what a parliament approves is not yet sure to be a deployment"),
)  # fmt: skip
def test_deployment_in_every_construction(case: Case) -> None:
    check(case, "deployment")
