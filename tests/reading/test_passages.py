"""Every value rests on words that stand in the article, whatever characters it is written in."""

# ruff: noqa: E501 - each text of a case stands on one line

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from bordereau.model import Article, Cited, Passage, Statement, passages_of
from bordereau.reading import read
from bordereau.values.edtf import is_edtf

_PARTIES = (
    "La Russie", "l’armée malienne", "l'armée malienne", "Cote d’Ivoire", "Co\u0302te d'Ivoire", "les E\u0301tats-Unis",
    "Turkey", "the Malian army", "U.S.", "Moscow", "Россия", "Мали", "مالي", "روسيا", "FAMa", "l’\u00a0UE",
)  # fmt: skip
_HANDED = (
    "a livré", "a livre\u0301", "a remis à", "delivered to", "handed over", "sera remis", "was donated by", "a commandé",
    "передала", "سلمت", "« a reçu »", "“received”", "livrai\u00adson de", "n’a pas livré",
)  # fmt: skip
_GOODS = (
    "2\u202f000\u00a0fusils d’assaut", "1\u00a0200 tonnes d'obus", "deux hélicoptères Mi\u201135M", "two Mi-35M helicopters", "12,5 t de munitions",
    "Ми-35М", "مروحية", "six “Bayraktar TB2” drones", "😀 3 chars T–72", "«\u00a0Il-76\u00a0»", "$2.5\u00a0bn", "10\u202fmillions d’euros", "x" * 40,
    "٣ طائرات", "½ tonne", "²³ rockets", "Ⅳ tanks", "²",
)  # fmt: skip
_WHEN = (
    "jeudi", "le 1er\u00a0mars 2023", "in March 2022", "hier", "last week", "30 février 2023", "вчера", "31/12/2023", "dans la nuit du 3 au 4 mai",
    "9999", "0000", "entre 2021 et 2019", "à Bamako", "at Tartus", "Gao (AFP) –",
)  # fmt: skip
_BETWEEN = (
    " ",
    "\u00a0",
    "\u202f",
    "\r\n",
    "\n\n",
    "\r",
    ". ",
    ", ",
    " – ",
    "\t",
    "\u2028",
    " « ",
    " » ",
    "…",
    "\u200b",
    "\ufeff",
    "\u0301",
    "😀",
    "İ",
    "ß",
    "ﬁ",
)

_fragment = st.sampled_from(_PARTIES + _HANDED + _GOODS + _WHEN) | st.text(
    st.characters(exclude_categories=("Cs",)), max_size=6
)
_prose = st.lists(st.tuples(_fragment, st.sampled_from(_BETWEEN)), max_size=30).map(
    lambda pairs: "".join(words + gap for words, gap in pairs)
)
_sentence = st.tuples(
    st.sampled_from(_PARTIES),
    st.sampled_from(_HANDED),
    st.sampled_from(_GOODS),
    st.sampled_from(_PARTIES),
    st.sampled_from(_WHEN),
)


def _cited(value: Any) -> Iterator[Cited[Any]]:
    if isinstance(value, Cited):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _cited(getattr(value, name))
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from _cited(part)


def _stands(article: Article) -> int:
    """Checks every report of an article; the number of reports."""
    reports = read(article).reports
    for report in reports:
        for cited in _cited(report):
            assert cited.passages
        for passage in passages_of(report):
            assert isinstance(passage, Passage)
            assert article.part(passage.where)[passage.start : passage.end] == passage.words
            assert passage.words.strip() == passage.words != ""
        date = None if isinstance(report, Statement) else report.date
        assert date is None or is_edtf(date.value), date
        json.loads(report.model_dump_json())
    return len(reports)


@settings(max_examples=60, deadline=None)
@given(
    _prose,
    st.none() | _prose,
    st.sampled_from(["fr", "en", "ru", "ar", "es"]),
    st.sampled_from([None, "2024", "2024-09", "2024-09-19"]),
)
def test_passages_are_the_articles_own_words(text, title, lang, published):
    _stands(Article(text=text, title=title, lang=lang, published=published))


@settings(max_examples=60, deadline=None)
@given(
    _sentence,
    st.sampled_from(["\u00a0", "\u202f", " ", "\r\n"]),
    st.sampled_from(["fr", "en"]),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=12),
)
def test_passages_hold_in_sentences_of_odd_characters(parts, gap, lang, before):
    _stands(Article(text=f"{before}\r\n{gap.join(parts)}.", lang=lang, published="2024-09-19"))


_ODD = {
    "plain": "{}",
    "non-breaking spaces": "\u00a0{}\u00a0",
    "line ends of Windows": "Une première ligne.\r\n\r\n{}\r\n",
    "emoji before": "😀😀 👩‍🚀 {}",
    "combining marks before": "e\u0301e\u0301e\u0301 {}",
    "letters that fold to two": "İİ ßß ﬁﬁ {}",
    "Cyrillic and Arabic before": "Россия. مالي. {}",
    "byte order mark": "\ufeff{}",
    "typographic quotes": "« {} »",
}


@pytest.mark.parametrize("frame", _ODD.values(), ids=_ODD)
@pytest.mark.parametrize(
    ("lang", "sentence", "words"),
    [
        (
            "fr",
            "La Russie a livré mardi 12\u202f000 fusils d’assaut et deux hélicoptères Mi-35M à l’armée malienne.",
            "12\u202f000",
        ),
        (
            "en",
            "Russia delivered 12,000 “assault rifles” and two Mi-35M helicopters to the Malian army on Tuesday.",
            "12,000",
        ),
    ],
)
def test_odd_characters_round_a_sentence_move_no_passage(frame, lang, sentence, words):
    article = Article(text=frame.format(sentence), lang=lang, published="2024-09-19")
    assert _stands(article) == 1
    report = read(article).reports[0]
    assert [
        p.words
        for i in report.items
        for p in (i.quantity.passages if i.quantity else ())
        if i.quantity.value == 12000
    ] == [words]


def test_a_value_of_the_headline_cites_the_title():
    article = Article(
        title="Le Mali reçoit deux hélicoptères Mi-35M russes",
        text="Ils ont été livrés mardi par la Russie.",
        lang="fr",
    )
    assert _stands(article) == 1
    assert {p.where for p in passages_of(read(article).reports[0])} == {"title", "text"}


@pytest.mark.parametrize("text", ["", " ", "\n", "\r\n\u00a0", ".", "😀", "\u0301", "\x00"])
def test_empty_texts_hold_nothing(text):
    assert _stands(Article(text=text)) == 0


def test_a_title_alone_is_read():
    assert (
        _stands(Article(title="La Russie a livré deux hélicoptères Mi-35M au Mali", text="", lang="fr")) == 1
    )
