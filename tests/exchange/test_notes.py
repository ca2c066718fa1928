import io
from itertools import product
from typing import Any, get_args

import pytest
from rich.cells import cell_len
from rich.console import Console

from bordereau.exchange.notes import heading, print_reading
from bordereau.model import Article, Assertion, Cited, Item, Money, Place, Reading, Stage, Statement, Transfer

TEXT = "Hier la Russie a livré au Mali deux [red]Su-25[/red] pour 1,5 million de dollars à Bamako."


def cited(article: Article, value: Any, words: str, **more: Any) -> Cited[Any]:
    start = article.text.index(words)
    return Cited(value=value, passages=(article.cite("text", start, start + len(words)),), **more)


def transfer(article: Article, stage: str = "delivered", assertion: str = "stated", **more: Any) -> Transfer:
    told = cited(article, stage, "a livré")
    return Transfer(trigger=told.passages, stage=told, assertion=cited(article, assertion, "a livré"), **more)


def full(article: Article) -> Transfer:
    return transfer(
        article,
        supplier=(cited(article, "RUS", "la Russie"),),
        recipient=(cited(article, "MLI", "Mali"),),
        items=(
            Item(
                category=cited(article, "aircraft", "Su-25", confidence=0.4),
                designation=cited(article, "Su-25", "[red]Su-25[/red]"),
                quantity=cited(article, 2.0, "deux"),
            ),
        ),
        value=cited(article, Money(amount=1_500_000, currency="USD"), "1,5 million de dollars"),
        date=cited(article, "2024-09-18", "Hier", reckoned=True),
        place=cited(article, Place(name="Bamako", country="MLI"), "Bamako"),
    )


def shown(reading: Reading, notice: str | None = None, width: int = 80) -> str:
    out = io.StringIO()
    print_reading(Console(file=out, width=width, highlight=False), reading, notice)
    return out.getvalue()


def test_a_note_shows_heading_values_and_their_words() -> None:
    article = Article(
        id="x-1", title="Deux avions", publisher="Le Fleuve", published="2024-09-19", lang="fr", text=TEXT
    )
    note = shown(Reading(article=article, reports=(full(article),)), "synthetic: no evidence")
    assert note.startswith("Deux avions\nLe Fleuve · 2024-09-19 · fr · x-1\nsynthetic: no evidence\n")
    for words in (
        "DELIVERED",
        "Russia (RUS)",
        "Mali (MLI)",
        "2 × Su-25 (aircraft)",
        "1,500,000 USD",
        "“Hier”",
    ):
        assert words in note
    assert "2024-09-18 (reckoned)" in note
    assert "Bamako, Mali (MLI)" in note


def test_markup_in_an_article_is_shown_as_its_letters() -> None:
    article = Article(title="[bold]x[/bold] [link=http://a]y", text=TEXT)
    note = shown(Reading(article=article, reports=(full(article),)))
    assert "[bold]x[/bold] [link=http://a]y" in note
    assert "“[red]Su-25[/red]”" in note


def test_control_and_bidi_characters_are_spelt_out() -> None:
    article = Article(title="a\u202eb\x1b[31m", publisher="p\x07", text=TEXT)
    note = shown(Reading(article=article))
    assert "a⟨U+202E⟩b⟨U+001B⟩[31m" in note
    assert not set(note) & set("\u202e\x1b\x07")


def test_a_doubtful_value_is_marked() -> None:
    article = Article(text=TEXT)
    lines = shown(Reading(article=article, reports=(full(article),))).splitlines()
    marked = [line for line in lines if "unsure 40%" in line]
    assert len(marked) == 1
    assert "Su-25" in marked[0]


@pytest.mark.parametrize(("stage", "assertion"), list(product(get_args(Stage), get_args(Assertion))))
def test_only_what_is_told_as_delivered_is_headed_so(stage: str, assertion: str) -> None:
    head = heading(transfer(Article(text=TEXT), stage, assertion))
    is_delivery = stage == "delivered" and assertion in ("stated", "attributed")
    assert ("DELIVERED" in head) == is_delivery
    if assertion in ("denied", "unconfirmed"):
        assert head.startswith(f"transfer: {assertion.upper()} that")
    elif stage == "cancelled":
        assert "CANCELLED, not delivered" in head


@pytest.mark.parametrize("assertion", ["denied", "unconfirmed"])
def test_no_line_of_a_claim_says_delivered_without_saying_what_it_is(assertion: str) -> None:
    article = Article(text=TEXT)
    note = shown(Reading(article=article, reports=(transfer(article, "delivered", assertion),)))
    assert f"delivered, {assertion}" in note


def test_a_report_that_is_less_sure_than_not_says_so_in_its_heading() -> None:
    article = Article(text=TEXT)
    doubtful = transfer(article).model_copy(update={"confidence": 0.3})
    assert "DELIVERED · unsure" in shown(Reading(article=article, reports=(doubtful,)))


def test_a_statement_has_a_note_too() -> None:
    article = Article(text='"We are not in a hurry", an officer said.')
    said = Statement(
        speaker=cited(article, "officer", "an officer"),
        quote=cited(article, "We are not in a hurry", "We are not in a hurry"),
    )
    note = shown(Reading(article=article, reports=(said,)))
    assert "1. statement" in note
    assert "“an officer”" in note


def test_an_article_with_nothing_in_it_says_so() -> None:
    assert "no report" in shown(Reading(article=Article(text="Il pleut.")))


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal_or_eighty_columns(width: int) -> None:
    article = Article(title="Titre " * 40, publisher="P" * 100, text=TEXT)
    note = shown(Reading(article=article, reports=(full(article),)), width=width)
    assert max(cell_len(line) for line in note.splitlines()) <= min(width, 80)


def test_a_trigger_within_the_words_of_the_stage_is_not_shown_twice() -> None:
    article = Article(id="a", text=TEXT)
    told = transfer(article)
    within = told.model_copy(update={"trigger": cited(article, "delivered", "livré").passages})
    beside = told.model_copy(update={"trigger": cited(article, "delivered", "à Bamako").passages})
    row = {
        name: next(
            line for line in shown(Reading(article=article, reports=(t,))).splitlines() if "│ stage" in line
        )
        for name, t in (("within", within), ("beside", beside))
    }
    assert "“a livré”" in row["within"]
    assert "·" not in row["within"]
    assert "“a livré” · “à Bamako”" in row["beside"]
