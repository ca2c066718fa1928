"""Whatever is done to a text, reading it raises nothing."""

import json
import random
import time
from importlib.resources import files

import pytest

from bordereau.model import Article
from bordereau.reading import read

_TEXTS = 2000
_WORKERS = 4
_LONGEST = 350
_SECONDS = 30  # of the processor: a busy machine fails no test
_NOISE = (
    "\u00a0\u202f«»“”’'\"()[]{}|\\/<>&;:,.-–—…0123456789%€$£😀é\u0301İßЖжعم\u200f\u200b\ufeff\x00\x7f\t\r\n"
)


def _samples() -> list[Article]:
    lines = (files("bordereau") / "samples" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    known = set(Article.model_fields)
    return [Article(**{k: v for k, v in json.loads(line).items() if k in known}) for line in lines]


def _garble(text: str, dice: random.Random) -> str:
    """Some letters replaced, dropped or swapped."""
    letters = list(text)
    for _ in range(dice.randint(1, max(2, len(letters) // 15))):
        at = dice.randrange(len(letters))
        letters[at] = dice.choice(
            (dice.choice(_NOISE), "", letters[at] * 2, letters[at].swapcase(), chr(dice.randint(1, 0xD7FF)))
        )
    return "".join(letters)


def _cut(text: str, dice: random.Random) -> str:
    start = dice.randrange(len(text))
    return text[start : start + dice.randint(1, _LONGEST)]


def _double(text: str, dice: random.Random) -> str:
    part = _cut(text, dice)[: _LONGEST // 2]
    return dice.choice((part + part, "\n".join((part, part)), part + part[::-1]))


def _shuffle(text: str, dice: random.Random) -> str:
    words = text.split(" ")
    dice.shuffle(words)
    return " ".join(words)


def _random(text: str, dice: random.Random) -> str:
    return "".join(dice.choice(_NOISE + text[:200]) for _ in range(dice.randint(0, _LONGEST)))


def _made(seed: int, number: int) -> list[Article]:
    dice = random.Random(seed)  # noqa: S311 - no secret, the same texts at every run
    samples, ways = _samples(), (_garble, _cut, _double, _shuffle, _random)
    out = []
    for _ in range(number):
        one, other = dice.choice(samples), dice.choice(samples)
        text = dice.choice(ways)(_cut(one.text, dice) or one.text, dice)[:_LONGEST]
        if dice.random() < 0.6:  # a model of materiel passes triage, so that the rest is read too
            at = dice.randrange(len(text) + 1)
            text = f"{text[:at]} Mi-35M {text[at:]}"
        title = dice.choice((None, other.title, _garble(one.title or "x", dice)))
        lang = dice.choice((one.lang, other.lang, "es", "pt", "ru", "ar", None))
        out.append(
            Article(
                text=text,
                title=title,
                lang=lang,
                published=dice.choice((one.published, None, "2024", "2024-02")),
            )
        )
    return out


@pytest.mark.parametrize("seed", range(_WORKERS))
def test_cut_doubled_garbled_and_random_texts_raise_nothing(seed):
    for article in _made(seed, _TEXTS // _WORKERS):
        read(article)


def test_one_line_of_200_kb_is_read_in_seconds():
    sentence = (
        "Russia delivered two Mi-35M helicopters to Mali on Tuesday and China gave 29 trucks to Niger. "
    )
    filler = "The minister spoke of rain, of bread and of the long road to the coast. "
    text = (sentence + filler * 9) * (200_000 // (len(sentence) + len(filler) * 9))
    began = time.process_time()
    reports = read(Article(text=text, lang="en", published="2024-09-19")).reports
    assert time.process_time() - began < _SECONDS
    assert len(reports) > 100, "the text was not weighed to the end"


@pytest.mark.parametrize(
    "text",
    ["a" * 20_000, "1 " * 5_000, "12.000" * 2_000, "((((" * 5_000, "d'" * 10_000, "\r\n" * 10_000],
    ids=["a", "1", "12.000", "((((", "d'", "CRLF"],
)
def test_long_texts_of_one_pattern_are_read_in_seconds(text):
    began = time.process_time()
    assert read(Article(text=text, lang="fr")).reports == ()
    assert time.process_time() - began < _SECONDS
