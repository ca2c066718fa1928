"""A very long article is read page by page, and whoever asks is told how far."""

from bordereau import read

TOLD = "Russia delivered two Mi-171 helicopters to Mali on 18 September 2024."


def test_reading_tells_before_the_first_page_and_after_each_how_far_it_is() -> None:
    far: list[tuple[int, int]] = []
    read("\n\n".join([TOLD, "It rained. " * 1_200, TOLD]), on_page=lambda *at: far.append(at))
    assert far == [(0, 2), (1, 2), (2, 2)]


def test_a_short_article_has_one_page() -> None:
    far: list[tuple[int, int]] = []
    read(TOLD, on_page=lambda *at: far.append(at))
    assert far == [(0, 1), (1, 1)]
