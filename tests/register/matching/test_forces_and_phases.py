"""Two deployments compared: names of forces, and the order of phases."""

import pytest

from bordereau.model import Article, Cited, Deployment, FiledReport
from bordereau.register.matching import compare

ARTICLE = Article(text="Ils sont arrivés.")
PASSAGES = (ARTICLE.cite("text", 0, 3),)


def deployed(name, force, *, phase="presence", date=None, published=None, confidence=1.0):
    def cited(value):
        return Cited(value=value, passages=PASSAGES, confidence=confidence)

    report = Deployment(
        trigger=PASSAGES, assertion=cited("stated"), date=date and cited(date), force=cited(force),
        sponsor=(cited("FRA"),), host=(cited("MLI"),), phase=cited(phase),
    )  # fmt: skip
    return FiledReport(id=name, article=name, voice=name, published=published, report=report)


def compared(name, one, other):
    return next(c for c in compare(one, other).comparisons if c.name == name)


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("Barkhane", "barkhane", "same"),
        ("Barkhane", "French army", "general"),
        ("French army", "French instructors", "akin"),
        ("French army", "US army", "different"),
        ("Wagner", "Barkhane", "different"),
        ("Operation Barkhane", "Barkhane", "some"),
        ("instructeurs russes", "soldats russes", "akin"),
    ],
)
def test_words_that_any_force_has_in_its_name_say_nothing(one, other, level):
    assert compared("force", deployed("a", one), deployed("b", other)).level == level


def test_who_is_announced_today_was_not_there_last_month():
    announced = deployed("a", "Barkhane", phase="planned", published="2024-05-20")
    before = compared("order", announced, deployed("b", "Barkhane", published="2024-04-02"))
    after = compared("order", announced, deployed("c", "Barkhane", published="2024-07-02"))
    assert (before.level, after.level) == ("out of order", "in order")
    assert before.weight < after.weight
    assert before.why == "the later phase was told of before the earlier came"


def test_an_order_that_was_hard_to_read_counts_less():
    early = {"phase": "arrival", "date": "2024-05-20"}
    late = deployed("late", "Barkhane", date="2024-04-02")
    sure = compared("order", deployed("a", "Barkhane", **early), late)
    doubted = compared("order", deployed("b", "Barkhane", **early, confidence=0.4), late)
    assert sure.weight < doubted.weight < 0


def test_the_order_of_one_phase_is_silent():
    one, other = deployed("a", "Barkhane", date="2024"), deployed("b", "Barkhane", date="2023")
    assert compared("order", one, other).level == "silent"
