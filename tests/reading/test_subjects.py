"""What a statement bears on: the report told nearest to its words, if that is near."""

import pytest

from bordereau.model import Article, Attack, Cited, Passage, Report, Statement
from bordereau.reading.subjects import with_subject

QUOTE = "we shall hunt them down"
TITLE = "Convoy ambushed, army says we shall hunt them down"


def article(before: str, after: str = "", title: str | None = None) -> Article:
    """An article with the quoted words between two pieces of text."""
    return Article(title=title, text=f"{before}{QUOTE}{after}")


def words(told: Article, wanted: str, where: str = "text", nth: int = 0) -> Passage:
    start = -1
    for _ in range(nth + 1):
        start = told.part(where).index(wanted, start + 1)  # type: ignore[arg-type]
    return told.cite(where, start, start + len(wanted))  # type: ignore[arg-type]


def attack(*triggers: Passage) -> Attack:
    told = {"form": "ambush", "assertion": "stated"}
    cited = {name: Cited(value=value, passages=triggers[:1]) for name, value in told.items()}
    return Attack(trigger=triggers, **cited)  # type: ignore[arg-type]


def statement(*pieces: Passage) -> Statement:
    return Statement(
        speaker=Cited(value="the army", passages=pieces), quote=Cited(value=QUOTE, passages=pieces)
    )


def about(told: Article, *reports: Report) -> int | None:
    return with_subject(statement(words(told, QUOTE)), reports).about


def test_a_statement_bears_on_the_report_told_beside_it() -> None:
    told = article("Gunmen ambushed a convoy. ")
    assert about(told, attack(words(told, "ambushed"))) == 0


@pytest.mark.parametrize(
    ("before", "after", "nearest"),
    [
        ("First they ambushed men. ", " " * 100 + "Then they shelled a camp.", 0),
        ("First they ambushed men. " + " " * 100, "Then they shelled a camp.", 1),
    ],
)
def test_of_several_the_nearest_counts_before_or_after(before: str, after: str, nearest: int) -> None:
    told = article(before, after)
    both = attack(words(told, "ambushed")), attack(words(told, "shelled"))
    assert about(told, *both) == nearest
    assert about(told, *reversed(both)) == 1 - nearest


def test_what_the_quoted_words_tell_themselves_is_nearest() -> None:
    told = article("They ambushed men: ")
    inside = attack(words(told, "hunt them down"))
    assert about(told, attack(words(told, "ambushed")), inside) == 1


def test_a_report_is_as_near_as_the_nearest_of_the_words_that_tell_it() -> None:
    told = article("They ambushed men. " + " " * 400 + "They shelled a camp. ", " It was an ambush.")
    twice = attack(words(told, "ambushed"), words(told, "an ambush"))
    assert about(told, attack(words(told, "shelled")), twice) == 1


def test_of_two_equally_near_the_first_is_taken() -> None:
    told = article("shelled ", " ambushed")
    both = attack(words(told, "shelled")), attack(words(told, "ambushed"))
    assert about(told, *both) == about(told, *reversed(both)) == 0


def test_two_sentences_away_is_near_and_a_page_away_is_not() -> None:
    for away, expected in ((200, 0), (1000, None)):
        told = article("ambushed" + " " * away)
        assert about(told, attack(words(told, "ambushed"))) == expected
        told = article("", " " * away + "ambushed")
        assert about(told, attack(words(told, "ambushed"))) == expected


def test_reach_ends_at_one_character_and_not_at_another_before_and_after_alike() -> None:
    def reached(away: int, *, after: bool) -> bool:
        gap = " " * away
        told = article("", f"{gap}ambushed") if after else article(f"ambushed{gap}")
        return about(told, attack(words(told, "ambushed"))) == 0

    ends = {max(n for n in range(600) if reached(n, after=side)) for side in (False, True)}
    assert len(ends) == 1
    assert 100 < ends.pop() < 500


def test_without_a_report_a_statement_bears_on_none() -> None:
    told = article("The army said: ")
    assert about(told) is None


def test_another_statement_is_nothing_to_bear_on() -> None:
    told = article("Gunmen ambushed a convoy. ")
    others = (statement(words(told, "Gunmen")), statement(words(told, QUOTE)))
    assert about(told, *others) is None
    assert about(told, *others, attack(words(told, "ambushed"))) == 2


def test_title_and_text_are_apart() -> None:
    told = article("The army said: ", title=TITLE)
    headlined = attack(words(told, "ambushed", "title"))
    assert about(told, headlined) is None
    in_title = statement(words(told, QUOTE, "title"))
    assert with_subject(in_title, [headlined]).about == 0
    in_text = attack(words(told, "said"))
    assert with_subject(in_title, [in_text]).about is None
    assert with_subject(in_title, [in_text, headlined]).about == 1


def test_a_report_told_in_title_and_text_is_met_in_the_part_of_the_statement() -> None:
    told = article("Gunmen ambushed a convoy. ", title=TITLE)
    both = attack(words(told, "ambushed", "title"), words(told, "ambushed"))
    assert about(told, both) == 0
    assert with_subject(statement(words(told, QUOTE, "title")), [both]).about == 0


def test_of_words_quoted_in_pieces_the_first_counts() -> None:
    told = article("", " " * 1000 + "they ambushed men, and " + QUOTE)
    pieces = words(told, QUOTE), words(told, QUOTE, nth=1)
    ambush = attack(words(told, "ambushed"))
    assert with_subject(statement(*pieces), [ambush]).about is None
    assert with_subject(statement(*reversed(pieces)), [ambush]).about == 0


def test_nothing_else_of_the_statement_changes() -> None:
    told = article("Gunmen ambushed a convoy. ")
    said = statement(words(told, QUOTE))
    moved = with_subject(said, [attack(words(told, "ambushed"))])
    assert moved.about == 0
    assert moved.model_copy(update={"about": None}) == said
