"""Menus, captions, links to other stories and comments tell nothing; the story among them does."""

# ruff: noqa: E501 - each text of a case stands on one line

from battery import check, en, fr, parametrised, told

TRUCKS = told("CHN", "NER", "29 vehicle", stage="delivered")


@parametrised(
    fr(
        "Lire aussi",
        "La Chine a remis vendredi 29 camions à l'armée nigérienne.\n\nLire aussi : La Russie livre deux hélicoptères Mi-35M au Mali\n\nLa cérémonie s'est tenue à Niamey.",
        TRUCKS,
    ),
    en(
        "Read also",
        "China handed 29 trucks to Niger's army on Friday.\n\nRead also: Russia delivers two Mi-35M helicopters to Mali\n\nThe ceremony was held in Niamey.",
        TRUCKS,
    ),
    fr(
        "menu and share buttons",
        "Accueil | Politique | Sport | Economie\nPartager sur Facebook\n\nLa Chine a remis vendredi 29 camions à l'armée nigérienne.\n\nAbonnez-vous à notre newsletter",
        TRUCKS,
    ),
    en(
        "menu and share buttons",
        "Home | Politics | Sport | Business\nShare on Facebook\n\nChina handed 29 trucks to Niger's army on Friday.\n\nSubscribe to our newsletter",
        TRUCKS,
    ),
    fr(
        "comments",
        "La Chine a remis vendredi 29 camions à l'armée nigérienne.\n\nCommentaires (2)\n\nIbrahim : et la Russie qui a livré 4 hélicoptères au Mali !",
        TRUCKS,
    ),
    en(
        "comments",
        "China handed 29 trucks to Niger's army on Friday.\n\nComments (2)\n\nIbrahim: and Russia delivered 4 helicopters to Mali!",
        TRUCKS,
    ),
    fr(
        "only a link",
        "Il a plu à Niamey toute la journée de vendredi.\n\nLire aussi : La Russie livre deux hélicoptères Mi-35M au Mali",
    ),
    en(
        "only a link",
        "It rained in Niamey all day on Friday.\n\nRead also: Russia delivers two Mi-35M helicopters to Mali",
    ),
)
def test_what_is_round_the_story_is_not_read(case):
    check(case)
