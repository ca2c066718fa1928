"""The package's own codebook: no duplicate with two meanings, no contradiction, nothing missing."""

from collections import defaultdict
from typing import get_args

import pytest

from bordereau.codebook import ANY, LANGUAGES, entries, fold, fold_case, lexicon, name_of, read_data
from bordereau.model import Basis, Category, Stage

CLASSES = read_data("classes.yaml")


def of_kind(kind):
    return [entry for entry in entries() if entry.kind == kind]


def key(name):
    return name if name.startswith("=") else name_of(fold(name))


def meanings(kind, lang, meaning):
    """Names of a kind in a language to what they mean and whether each says that it is ambiguous or weak."""
    found = defaultdict(lambda: defaultdict(list))
    for entry in of_kind(kind):
        if entry.pos != "regex":
            for name in (*entry.names.get(lang, ()), *entry.names.get(ANY, ())):
                unsure = bool(entry.get("ambiguous") or entry.get("weak"))
                found[key(name)][meaning(entry)].append(unsure)
    return found


def unflagged(found):
    return {
        name: list(read)
        for name, read in found.items()
        if len(read) > 1 and not all(flag for flags in read.values() for flag in flags)
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_name_of_materiel_has_one_category_or_says_that_it_is_ambiguous(lang):
    assert unflagged(meanings("materiel", lang, lambda entry: entry.get("category"))) == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_model_has_one_designation_or_says_that_it_is_ambiguous(lang):
    found = meanings("materiel", lang, lambda e: e.id if e.pos == "designation" else None)
    named = {n: {i: f for i, f in read.items() if i is not None} for n, read in found.items()}
    assert unflagged(named) == {}


def test_a_designation_has_one_category_or_says_that_it_is_ambiguous():
    found = defaultdict(set)
    for entry in of_kind("materiel"):
        if entry.pos == "designation" and not entry.get("ambiguous"):
            found[name_of(fold_case(entry.id))].add(entry.get("category"))
    assert {ident: sorted(c) for ident, c in found.items() if len(c) > 1} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_name_of_a_party_means_one_party_or_says_that_it_is_ambiguous(lang):
    found = meanings("party", lang, lambda e: None if e.get("type") in ("generic", "none") else e.id)
    named = {n: {i: f for i, f in read.items() if i is not None} for n, read in found.items()}
    assert unflagged(named) == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_trigger_tells_one_thing(lang):
    found = meanings("trigger", lang, lambda e: (e.get("class"), e.get("stage"), e.get("basis")))
    assert unflagged(found) == {}


@pytest.mark.parametrize("kind", ["trigger", "cue"])
def test_classes_are_those_that_the_list_explains(kind):
    assert {entry.get("class") for entry in of_kind(kind)} <= set(CLASSES[kind]["class"])


def test_the_list_of_classes_has_the_values_of_the_model():
    assert set(CLASSES["trigger"]["stage"]) == set(get_args(Stage))
    assert set(CLASSES["trigger"]["basis"]) == set(get_args(Basis))


def test_triggers_have_stage_and_basis_of_the_model():
    for entry in of_kind("trigger"):
        assert entry.get("stage") in (None, *get_args(Stage)), entry
        assert entry.get("basis") in (None, *get_args(Basis)), entry


def test_every_category_has_words_in_french_and_english():
    for lang in ("fr", "en"):
        named = {
            entry.get("category")
            for entry in of_kind("materiel")
            if lang in entry.names and entry.pos == "noun"
        }
        assert set(get_args(Category)) - named == set()


@pytest.mark.parametrize(
    ("kind", "pos", "least"),
    [
        ("materiel", "designation", 1500),
        ("party", "name", 1000),
        ("trigger", "verb", 100),
        ("place", "name", 1000),
    ],
)
def test_the_codebook_is_broad(kind, pos, least):
    assert sum(entry.pos == pos for entry in of_kind(kind)) >= least


def test_every_state_has_a_name_in_every_language():
    states = {
        e.id: set(e.names) for e in of_kind("party") if e.get("type") == "state" and e.get("form") == "name"
    }
    assert len(states) >= 190
    assert {ident: set(LANGUAGES) - names for ident, names in states.items() if set(LANGUAGES) - names} == {}


@pytest.mark.parametrize(
    ("lang", "text", "kinds"),
    [
        ("fr", "La Russie a livré deux hélicoptères Mi-35 au Mali.", {"party", "trigger", "materiel"}),
        ("en", "Russia delivered two Mi-35 helicopters to Mali.", {"party", "trigger", "materiel"}),
        ("es", "Rusia entregó dos helicópteros Mi-35 a Malí.", {"party", "materiel"}),
        ("pt", "A Rússia entregou dois helicópteros Mi-35 ao Mali.", {"party", "materiel"}),
        ("ru", "Россия передала Мали два вертолёта Ми-35.", {"party", "materiel"}),
        ("ar", "سلمت روسيا مروحيتين من طراز Mi-35 إلى مالي", {"party", "materiel"}),
    ],
)
def test_every_language_s_lexicon_reads_a_plain_sentence(lang, text, kinds):
    assert kinds <= {match.entry.kind for match in lexicon(lang).matches(text)}
