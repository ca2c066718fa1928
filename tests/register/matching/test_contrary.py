"""Two deliveries of one day are told apart by who got what, however like they are else."""

import pytest

from bordereau.model import FiledReport
from bordereau.reading import read
from bordereau.register.matching import compare


def told(text: str, article: str) -> FiledReport:
    """The first report that a text tells, filed."""
    from bordereau.model import Article

    reading = read(Article(text=text, lang="en", published="2024-06-02"))
    return FiledReport(
        id=f"{article}.1", article=article, voice=article, published="2024-06-02", report=reading.reports[0]
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Russia delivered 5 T-72 tanks to Mali on 1 June 2024.",
            "Russia delivered 9 tanks to Chad on 1 June 2024.",
        ),
        (
            "France gave 12 Bastion armoured vehicles to Ivory Coast on 1 June 2024.",
            "France sold 12 Bastion armoured vehicles to Senegal on 1 June 2024.",
        ),
    ],
)
def test_another_recipient_of_other_goods_or_on_other_terms_is_another_happening(
    one: str, other: str
) -> None:
    match = compare(told(one, "a"), told(other, "b"))
    assert not match.linked
    assert "contrary" in {c.name for c in match.comparisons if c.weight < 0}


def test_a_recipient_that_alone_differs_says_nothing_of_the_goods() -> None:
    one = told("France gave 12 Bastion armoured vehicles to Ivory Coast on 1 June 2024.", "a")
    other = told("France gave 12 Bastion armoured vehicles to Senegal on 1 June 2024.", "b")
    (contrary,) = (c for c in compare(one, other).comparisons if c.name == "contrary")
    assert contrary.level == "silent"
