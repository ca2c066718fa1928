"""What was handed over: lists, totals and parts, numbers in words and digits, units."""

# ruff: noqa: E501 - each text of a case stands on one line

from battery import check, en, fr, parametrised, told


@parametrised(
    fr(
        "list with counts",
        "Les Etats-Unis ont livré à l'armée libanaise 40 pick-up, 3 hélicoptères UH-1H, 500 fusils d'assaut et 20 radars.",
        told("USA", "LBN", "40 vehicle", "3 helicopter UH-1H", "500 small_arms", "20 sensor"),
    ),
    en(
        "list with counts",
        "The United States delivered 40 pick-ups, 3 UH-1H helicopters, 500 assault rifles and 20 radars to the Lebanese army.",
        told("USA", "LBN", "40 vehicle", "3 helicopter UH-1H", "500 small_arms", "20 sensor"),
    ),
    fr(
        "list without counts",
        "La Turquie a remis à la Somalie des munitions, des gilets pare-balles et des ambulances militaires.",
        told("TUR", "SOM", "ammunition", "equipment", "vehicle"),
    ),
    en(
        "list without counts",
        "Turkey handed Somalia's army ammunition, body armour and drones.",
        told("TUR", "SOM", "ammunition", "equipment", "uav"),
    ),
    fr(
        "list with arms of no kind",
        "La Russie a livré à l'armée malienne onze tonnes de fret : des armes, des vivres et des médicaments.",
        told("RUS", "MLI", "weapons", "food", "medical"),
    ),
    fr(
        "list after a colon",
        "La Russie a livré une cargaison d'armes au Mali : quatre hélicoptères Mi-35M, deux radars et des munitions.",
        told("RUS", "MLI", "4 helicopter Mi-35M", "2 sensor", "ammunition"),
    ),
    en(
        "bullets",
        "Germany delivered new military aid to Ukraine this week:\n- 10 Leopard 1 tanks\n- 2 IRIS-T systems\n- 20,000 rounds of artillery ammunition",
        told(
            "DEU", "UKR", "10 armoured_vehicle Leopard 1", "2 air_defence IRIS-T", "20000 rounds ammunition"
        ),
    ),
    fr(
        "model in brackets",
        "La Russie a livré au Mali deux hélicoptères de transport (Mi-8) et un avion d'attaque (Su-25).",
        told("RUS", "MLI", "2 helicopter Mi-8", "1 aircraft Su-25"),
    ),
    en(
        "count before two models",
        "Russia delivered two Su-25 jets and four L-39 trainers to Mali.",
        told("RUS", "MLI", "2 aircraft Su-25", "4 aircraft L-39"),
    ),
)
def test_each_thing_of_a_list_is_an_item(case):
    check(case)


@parametrised(
    fr(
        "dont",
        "La France a livré 60 véhicules à l'armée ivoirienne, dont 12 blindés Bastion.",
        told("FRA", "CIV", "60 vehicle", "12 armoured_vehicle Bastion"),
    ),
    en(
        "including",
        "France delivered 60 vehicles to the Ivorian army, including 12 Bastion armoured carriers.",
        told("FRA", "CIV", "60 vehicle", "12 armoured_vehicle Bastion"),
    ),
    fr(
        "parmi lesquels",
        "Des dizaines de véhicules, parmi lesquels 13 blindés Mamba, ont été remis par l'Afrique du Sud à la RDC.",
        told("ZAF", "COD", "vehicle", "13 armoured_vehicle Mamba"),
    ),
    en(
        "among them",
        "Dozens of vehicles, among them 13 Mamba armoured carriers, were handed by South Africa to the DR Congo's army.",
        told("ZAF", "COD", "vehicle", "13 armoured_vehicle Mamba"),
    ),
    fr(
        "soit",
        "La Chine a remis au Bénin 10 véhicules blindés, soit six VN-4 et quatre ZFB-05.",
        told("CHN", "BEN", "6 armoured_vehicle VN-4", "4 armoured_vehicle ZFB-05"),
    ),
    en(
        "as many",
        "Russia delivered six Mi-35M helicopters and as many Su-25 jets to Mali.",
        told("RUS", "MLI", "6 helicopter Mi-35M", "6 aircraft Su-25"),
    ),
    fr(
        "autant",
        "La Russie a livré au Mali six hélicoptères Mi-35M et autant d'avions Su-25.",
        told("RUS", "MLI", "6 helicopter Mi-35M", "6 aircraft Su-25"),
    ),
    fr(
        "le même nombre",
        "La Russie a livré au Mali six hélicoptères Mi-35M et le même nombre d'avions Su-25.",
        told("RUS", "MLI", "6 helicopter Mi-35M", "6 aircraft Su-25"),
    ),
    en(
        "the same number",
        "Russia delivered six Mi-35M helicopters and the same number of Su-25 jets to Mali.",
        told("RUS", "MLI", "6 helicopter Mi-35M", "6 aircraft Su-25"),
    ),
    fr(
        "deux autres",
        "La Russie a livré au Mali deux hélicoptères, un Mi-35M et un Mi-17.",
        told("RUS", "MLI", "1 helicopter Mi-35M", "1 helicopter Mi-17"),
    ),
)
def test_totals_parts_and_numbers_told_by_another(case):
    check(case)


@parametrised(
    fr(
        "words",
        "La Chine a livré au Niger quatre-vingt-dix-sept véhicules.",
        told("CHN", "NER", "97 vehicle"),
    ),
    en(
        "words",
        "China delivered ninety-seven vehicles to Niger.",
        told("CHN", "NER", "97 vehicle"),
    ),
    fr(
        "thousands by space",
        "La Russie a livré 12 000 fusils d'assaut à la Centrafrique.",
        told("RUS", "CAF", "12000 small_arms"),
    ),
    fr(
        "thousands by narrow space",
        "La Russie a livré 12\u202f000 fusils d'assaut à la Centrafrique.",
        told("RUS", "CAF", "12000 small_arms"),
    ),
    fr(
        "thousands by point",
        "La Russie a livré 12.000 fusils d'assaut à la Centrafrique.",
        told("RUS", "CAF", "12000 small_arms"),
    ),
    en(
        "thousands by comma",
        "Russia delivered 12,000 assault rifles to the Central African Republic.",
        told("RUS", "CAF", "12000 small_arms"),
    ),
    fr(
        "dizaine",
        "La Chine a livré une dizaine de camions au Niger.",
        told("CHN", "NER", "10 vehicle"),
    ),
    en(
        "dozen",
        "China delivered a dozen trucks to Niger.",
        told("CHN", "NER", "12 vehicle"),
    ),
    en(
        "dozens",
        "China delivered dozens of trucks to Niger.",
        told("CHN", "NER", "vehicle"),
    ),
    fr(
        "dizaines",
        "La Chine a livré des dizaines de camions au Niger.",
        told("CHN", "NER", "vehicle"),
    ),
    fr(
        "millions",
        "La Corée du Nord a livré un million d'obus à la Russie.",
        told("PRK", "RUS", "1000000 ammunition"),
    ),
    en(
        "decimal millions",
        "North Korea delivered 1.5 million artillery shells to Russia.",
        told("PRK", "RUS", "1500000 ammunition"),
    ),
    fr(
        "decimal millions",
        "La Corée du Nord a livré 1,5 million d'obus à la Russie.",
        told("PRK", "RUS", "1500000 ammunition"),
    ),
    en(
        "at least",
        "China delivered at least 30 trucks to Niger.",
        told("CHN", "NER", "30 vehicle"),
    ),
    fr(
        "article",
        "La France a remis un patrouilleur au Bénin.",
        told("FRA", "BEN", "1 naval"),
    ),
    fr(
        "tonnes",
        "La Russie a livré 15 tonnes de munitions au Niger.",
        told("RUS", "NER", "15 t ammunition"),
    ),
    en(
        "tonnes",
        "Russia delivered 15 tonnes of ammunition to Niger.",
        told("RUS", "NER", "15 t ammunition"),
    ),
    fr(
        "caisses",
        "La Russie a livré seize caisses de munitions au Niger.",
        told("RUS", "NER", "16 crates ammunition"),
    ),
    en(
        "crates",
        "Russia delivered sixteen crates of ammunition to Niger.",
        told("RUS", "NER", "16 crates ammunition"),
    ),
)
def test_how_many(case):
    check(case)


@parametrised(
    fr(
        "calibre is no count",
        "La République tchèque a livré des obus de 155 mm à l'Ukraine.",
        told("CZE", "UKR", "ammunition"),
    ),
    en(
        "calibre is no count",
        "The Czech Republic delivered 155 mm shells to Ukraine.",
        told("CZE", "UKR", "ammunition"),
    ),
    fr(
        "year is no count",
        "En 2023, la Russie a livré des hélicoptères au Mali.",
        told("RUS", "MLI", "helicopter", date="2023"),
    ),
    en(
        "a number of men is no count",
        "Russia delivered helicopters to Mali, whose army has 40,000 soldiers.",
        told("RUS", "MLI", "helicopter"),
    ),
    fr(
        "funds",
        "L'Union européenne a versé 20 millions d'euros à l'armée mauritanienne.",
        told("EU", "MRT", value="20000000 EUR"),
        flaw="triage lets no such text through",
    ),
    fr(
        "vivres",
        "Le Maroc a livré des vivres et du carburant à l'armée malienne.",
        told("MAR", "MLI", "food", "fuel"),
    ),
    en("fuel", "Morocco delivered rations and fuel to the Malian army.", told("MAR", "MLI", "food", "fuel")),
)
def test_numbers_that_count_nothing_and_goods_that_are_no_arms(case):
    check(case)
