"""Dates as EDTF, resolved against the day of publication (Thursday 19 September 2024), and places."""

from battery import check, en, fr, parametrised, told


def _fr(name, when, date, **more):
    return fr(name, f"{when}, la Russie a livré deux Mi-35M au Mali.", told("RUS", "MLI", date=date), **more)


def _en(name, when, date, **more):
    return en(name, f"{when}, Russia delivered two Mi-35Ms to Mali.", told("RUS", "MLI", date=date), **more)


@parametrised(
    _fr("weekday", "Mardi", "2024-09-17"),
    _en("weekday", "On Tuesday", "2024-09-17"),
    _fr("yesterday", "Hier", "2024-09-18"),
    _en("yesterday", "Yesterday", "2024-09-18"),
    _fr("last month", "Le mois dernier", "2024-08"),
    _en("last month", "Last month", "2024-08"),
    _fr("last week", "La semaine dernière", "2024-09-09/2024-09-15"),
    _en("last week", "Last week", "2024-09-09/2024-09-15"),
    _fr("last year", "L'an dernier", "2023"),
    _en("last year", "Last year", "2023"),
    _fr("full date", "Le 3 mars 2023", "2023-03-03"),
    _en("full date", "On March 3, 2023", "2023-03-03"),
    _en("full date, day first", "On 3 March 2023", "2023-03-03"),
    _fr("first of the month", "Le 1er mars 2023", "2023-03-01"),
    _fr("no year", "Le 3 mars", "2024-03-03"),
    _en("no year", "On March 3", "2024-03-03"),
    _fr("month", "En mars 2023", "2023-03"),
    _en("month", "In March 2023", "2023-03"),
    _fr("month, no year", "En juillet", "2024-07"),
    _en("month, no year", "In July", "2024-07"),
    _fr("year", "En 2021", "2021"),
    _en("year", "In 2021", "2021"),
    _fr("overnight", "Dans la nuit du 3 au 4 mars 2023", "2023-03-03/2023-03-04"),
    _en("interval of years", "Between 2021 and 2023", "2021/2023"),
    _fr("interval of years", "Entre 2021 et 2023", "2021/2023"),
    _fr("weekday, no publication", "Mardi", None, published=None),
    _en("weekday, no publication", "On Tuesday", None, published=None),
    _en("ago", "Three years ago", "2021"),
    _fr("ago", "Il y a trois ans", "2021"),
)
def test_when(case):
    check(case)


@parametrised(
    fr(
        "next month",
        "La Russie livrera deux Mi-35M au Mali le mois prochain.",
        told("RUS", "MLI", stage="planned", date="2024-10"),
    ),
    en(
        "next month",
        "Russia will deliver two Mi-35Ms to Mali next month.",
        told("RUS", "MLI", stage="planned", date="2024-10"),
    ),
    fr(
        "by the end",
        "La Russie doit livrer deux Mi-35M au Mali en 2026.",
        told("RUS", "MLI", stage="planned", date="2026"),
    ),
    en(
        "by the end",
        "Russia is due to deliver two Mi-35Ms to Mali in 2026.",
        told("RUS", "MLI", stage="planned", date="2026"),
    ),
)
def test_a_planned_transfer_has_the_day_it_is_due(case):
    check(case)


@parametrised(
    fr(
        "city",
        "La Russie a livré mardi deux Mi-35M à l'armée malienne sur la base aérienne de Sénou.",
        told("RUS", "MLI"),
    ),
    fr(
        "capital as place",
        "La Chine a remis 29 camions à l'armée nigérienne lors d'une cérémonie à Niamey.",
        told("CHN", "NER", place="Niamey"),
    ),
    en(
        "capital as place",
        "China handed 29 trucks to Niger's army at a ceremony in Niamey.",
        told("CHN", "NER", place="Niamey"),
    ),
    fr(
        "port",
        "La Russie a livré des chars à la Syrie. Ils ont été débarqués dans le port de Tartous.",
        told("RUS", "SYR"),
    ),
    en(
        "port",
        "A Russian ship delivered tanks to the Syrian army in Tartus.",
        told("RUS", "SYR", place="Tartus"),
    ),
    fr("country only", "La Russie a livré deux Mi-35M au Mali.", told("RUS", "MLI", place=None)),
    en("country only", "Russia delivered two Mi-35Ms to Mali.", told("RUS", "MLI", place=None)),
    fr(
        "dateline",
        "Gao (AFP) - La Russie a livré mardi à Gao deux hélicoptères Mi-35M à l'armée malienne.",
        told("RUS", "MLI", place="Gao"),
    ),
    en(
        "dateline",
        "ABIDJAN, Sept 19 - France handed 20 pick-ups to the Ivorian army in Bouake on Tuesday.",
        told("FRA", "CIV", place="Bouake", date="2024-09-17"),
    ),
)
def test_where(case):
    check(case)


@parametrised(
    fr(
        "since a year",
        "La Russie livre des hélicoptères Mi-35M au Mali depuis 2021.",
        told("RUS", "MLI", date="2021/2024"),
        flaw="the stretch is not chosen",
    ),
    en(
        "since a month",
        "Iran has delivered Shahed-136 drones to Russia since August.",
        told("IRN", "RUS", date="2024-08/2024-09"),
        flaw="the stretch is not chosen",
    ),
)
def test_deliveries_since_a_time_fill_the_stretch_since(case):
    check(case)
