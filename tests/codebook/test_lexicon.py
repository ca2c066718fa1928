"""What the lexicon tells of a text: where names stand, and which of several."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bordereau.codebook import Entry, Lexicon, fold, lexicon

words = st.sampled_from(
    [
        "livré", "livrés", "hélicoptères", "Mi-35", "Mi35M", "de", "l’armée", "Mali", "malienne\n",
        "prendront", "plutôt", "le", "chemin", "à", "|", "«", "ß", "ﬁ", "\u00a0", "\r\n", "12", "Grad",
        "handed", "over", "take", "delivery", "of", "😀", "İ", "ـ", "",
    ]
)  # fmt: skip
texts = st.one_of(
    st.text(max_size=200), st.lists(words, max_size=40).map(" ".join), st.lists(words).map("".join)
)


@settings(max_examples=150, deadline=None)
@given(texts, st.sampled_from(["fr", "en"]))
def test_matches_lie_in_the_text_and_are_the_words_that_they_say(text, lang):
    for match in lexicon(lang).matches(text):
        assert 0 <= match.start < match.end <= len(text)
        assert fold(text[match.start : match.end]) == match.form
        assert "\n" not in match.form


@settings(max_examples=100, deadline=None)
@given(texts)
def test_matches_come_by_start_the_longest_first(text):
    spans = [(match.start, -match.end) for match in lexicon("fr").matches(text)]
    assert spans == sorted(spans)


@settings(max_examples=50, deadline=None)
@given(texts)
def test_the_same_text_gives_the_same_matches(text):
    assert lexicon("fr").matches(text) == lexicon("fr").matches(text)


def entry(kind, name, pos="phrase", **attributes):
    return Entry(kind, name, pos, {"en": (name,)}, attributes)


def shown(lex, text):
    return [(text[m.start : m.end], m.entry.kind) for m in lex.matches(text)]


def test_a_longer_name_hides_a_shorter_one_of_its_own_kind_only():
    lex = Lexicon.of([entry("party", "Niger"), entry("party", "Niger Delta"), entry("cue", "delta")], "en")
    assert shown(lex, "the Niger Delta") == [("Niger Delta", "party"), ("Delta", "cue")]


def test_names_that_follow_each_other_are_all_told():
    lex = Lexicon.of([entry("party", "Mali")], "en")
    assert len(lex.matches("Mali Mali, Mali-Mali")) == 4


def test_two_entries_of_one_name_are_both_told():
    lex = Lexicon.of([entry("materiel", "Hawk", category="aircraft"), entry("materiel", "Hawk")], "en")
    assert len(lex.matches("a Hawk")) == 2


def test_no_name_runs_across_a_line_end():
    lex = Lexicon.of([entry("party", "South Africa")], "en")
    assert shown(lex, "South\nAfrica, South Africa") == [("South Africa", "party")]


def test_patterns_are_met_wherever_they_begin():
    lex = Lexicon.of([entry("cue", r"\ba\w* b", "regex"), entry("cue", r"\bab? b", "regex")], "en")
    assert shown(lex, "a b, ab b, xa b") == [("a b", "cue"), ("a b", "cue"), ("ab b", "cue"), ("ab b", "cue")]


def test_a_pattern_s_matches_do_not_overlap():
    lex = Lexicon.of([entry("cue", r"aa", "regex")], "en")
    assert shown(lex, "aaaaa") == [("aa", "cue"), ("aa", "cue")]


def test_endings_tell_the_tense_of_a_word():
    assert "future_suffix" in lexicon("fr").endings("livreront")
    assert lexicon("fr").endings("camion") == set()


def test_an_empty_text_and_an_unknown_language_have_no_names():
    assert lexicon("fr").matches("") == []
    assert lexicon("fr").matches(" \n ") == []
    assert Lexicon.of([], "xx").matches("anything") == []
