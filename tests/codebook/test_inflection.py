"""The forms in which a name of the codebook is met."""

import pytest

from bordereau.codebook import Entry, Lexicon, lexicon, singular


def met(lang, text, kind=None):
    return {text[m.start : m.end] for m in lexicon(lang).matches(text) if kind in (None, m.entry.kind)}


def small(lang, pos, *names, **attributes):
    return Lexicon.of([Entry("trigger", names[0], pos, {lang: names}, attributes)], lang)


def shown(lex, text):
    return [text[m.start : m.end] for m in lex.matches(text)]


@pytest.mark.parametrize(
    ("lemma", "text"),
    [
        ("livrer", "ont livré"), ("livrer", "seront livrées"), ("livrer", "livreront"),
        ("livrer", "livraient"), ("payer", "paieront"), ("payer", "payeront"), ("payer", "paierait"),
        ("envoyer", "enverront"),
        ("recevoir", "reçoivent"), ("recevoir", "avait reçue"), ("remettre", "a été remise"),
        ("acquérir", "acquises"), ("offrir", "offertes"), ("financer", "finançait"), ("engager", "engageait"),
        ("fournir", "fournissait"), ("livrer", "LIVRÉS"),
    ],
)  # fmt: skip
def test_a_french_verb_is_met_in_its_tenses_and_participles(lemma, text):
    assert shown(small("fr", "verb", lemma), text) == [text.split()[-1]]


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("foot", "footing"), ("foot", "footed"), ("lease", "leasing"), ("buy", "buying"), ("buy", "bought"),
        ("supply", "supplied"), ("supply", "supplying"), ("give", "gave"), ("ship", "shipped"),
        ("lay", "laid"), ("finance", "financing"), ("cofinance", "cofinanced"), ("freeze", "freezing"),
    ],
)  # fmt: skip
def test_an_english_verb_is_met_in_its_forms(lemma, form):
    assert shown(small("en", "verb", lemma), f"They were {form} it.") == [form]


def test_a_verb_is_not_met_inside_another_word():
    assert shown(small("fr", "verb", "livrer"), "délivrer, livresque, enlivrer") == []


@pytest.mark.parametrize("text", ["handed over", "hand over", "handing over"])
def test_a_phrasal_verb_is_met_whole(text):
    assert shown(small("en", "verb", "hand over"), f"It {text} two jets.") == [text]


def test_a_particle_may_stand_a_few_words_behind_its_verb():
    lex = small("en", "verb", "hand over")
    assert shown(lex, "It handed the two jets over on Friday.") == ["handed"]
    assert shown(lex, "It handed one two three four five six over.") == []
    assert shown(lex, "It handed two jets.\nOver the sea they flew.") == []
    assert shown(small("en", "verb", "bring ashore"), "They brought the guns ashore.") == ["brought"]
    assert shown(small("en", "verb", "pass on"), "They passed the guns on to them.") == ["passed"]


def test_one_word_may_stand_inside_a_longer_phrase():
    lex = small("fr", "verb", "prendre le chemin")
    assert shown(lex, "Ils prendront plutôt le chemin de Bamako.") == ["prendront plutôt le chemin"]
    assert shown(lex, "Ils prendront le chemin de Bamako.") == ["prendront le chemin"]
    assert shown(lex, "Ils prendront vite et bien le chemin de Bamako.") == []
    assert shown(lex, "Ils prendront plutôt, le chemin de Bamako.") == []
    assert shown(lex, "Ils prendront\nle chemin de Bamako.") == []
    assert shown(small("en", "verb", "take delivery of"), "took early delivery of") == [
        "took early delivery of"
    ]


def test_no_word_may_stand_inside_a_phrase_of_two():
    assert shown(small("fr", "verb", "faire don"), "Il fait parfois don de camions, il fait don.") == [
        "fait don"
    ]


@pytest.mark.parametrize(
    ("lang", "name", "plural"),
    [
        ("fr", "hélicoptère de combat", "hélicoptères de combat"),
        ("fr", "véhicule blindé de transport", "véhicules blindés de transport"),
        ("fr", "bateau", "bateaux"), ("fr", "arsenal", "arsenaux"), ("fr", "obus", "obus"),
        ("en", "attack helicopter", "attack helicopters"), ("en", "battery", "batteries"),
        ("en", "serviceman", "servicemen"), ("en", "wrench", "wrenches"),
        ("es", "avión", "aviones"), ("pt", "avião", "aviões"),
    ],
)  # fmt: skip
def test_a_noun_is_met_in_singular_and_plural(lang, name, plural):
    lex = small(lang, "noun", name)
    assert shown(lex, name) == [name]
    assert shown(lex, plural) == [plural]


@pytest.mark.parametrize(
    "form",
    ["российский", "российского", "российскому", "российским", "российскими", "российская", "российскую"],
)
def test_a_russian_demonym_is_met_in_its_cases(form):
    assert form in met("ru", f"Пришёл {form} груз.", "party")


@pytest.mark.parametrize("form", ["روسيا", "وروسيا", "لروسيا", "بروسيا", "الروسي", "روسي", "والروسي"])
def test_an_arabic_name_is_met_with_what_is_written_onto_it(form):
    assert met("ar", f"قالت {form} أمس", "party")


@pytest.mark.parametrize("text", ["Mi-35M", "Mi 35M", "Mi35M", "MI-35M", "Mi‑35M", "Mi-35Ms"])
def test_a_designation_is_met_in_its_spellings(text):
    lex = Lexicon.of([Entry("materiel", "Mi-35M", "designation", {"any": ("Mi-35M",)}, {})], "en")
    assert shown(lex, f"Two {text} came.") == [text]


def test_letters_before_a_number_keep_their_case_where_they_might_be_a_word():
    lex = Lexicon.of([Entry("materiel", "D-30", "designation", {"any": ("D-30",)}, {})], "fr")
    assert shown(lex, "plus d'30 obusiers D-30 et D30") == ["D-30", "D30"]


def test_a_name_with_an_equals_sign_is_met_in_its_own_case_only():
    lex = Lexicon.of([Entry("materiel", "Grad", "designation", {"any": ("=Grad",)}, {})], "de")
    assert shown(lex, "Grad, grad, GRAD, Grads") == ["Grad", "Grads"]


def test_a_designation_whose_exact_form_is_listed_is_not_met_in_another_case():
    assert "law" not in met("en", "The law is the law.", "materiel")
    assert "harm" not in met("en", "It does no harm to clubs.", "materiel")
    assert "TOW" in met("en", "A TOW launcher.", "materiel")


@pytest.mark.parametrize(
    ("lang", "plural", "one"),
    [
        ("fr", "généraux", "général"),
        ("fr", "officiers", "officier"),
        ("en", "ministries", "ministry"),
        ("en", "spokesmen", "spokesman"),
        ("en", "officials", "official"),
        ("en", "press", "press"),
        ("fr", "sous", "sous"),
        ("ar", "officials", "officials"),
    ],
)
def test_a_plural_is_given_in_the_singular(lang, plural, one):
    assert singular(plural, lang) == one
