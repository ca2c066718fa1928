"""What the loader takes, and what it refuses, naming file and entry."""

import pytest

from bordereau.codebook import DATA, CodebookError, codebook_roots, lexicon, load_entries

GOOD = """
    kind: materiel
    language: en
    pos: noun
    entries:
      - {category: vehicle, names: [snow cat]}
"""


def test_an_added_folder_is_read_after_the_package_s_own(codebook, monkeypatch):
    folder = codebook(added=GOOD)
    monkeypatch.setenv("BORDEREAU_CODEBOOK", str(folder))
    assert codebook_roots() == (DATA, folder)
    met = [match.entry for match in lexicon("en").matches("Two snow cats were delivered.")]
    assert [entry.get("category") for entry in met if entry.kind == "materiel"] == ["vehicle"]


def test_without_the_variable_the_package_s_own_codebook_is_all(monkeypatch):
    monkeypatch.delenv("BORDEREAU_CODEBOOK", raising=False)
    assert codebook_roots() == (DATA,)


def test_a_folder_that_is_not_there_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("BORDEREAU_CODEBOOK", str(tmp_path / "nowhere"))
    with pytest.raises(CodebookError, match=r"nowhere: no such folder \(named by BORDEREAU_CODEBOOK\)"):
        lexicon("fr")


def test_a_folder_without_a_codebook_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("BORDEREAU_CODEBOOK", str(tmp_path))
    with pytest.raises(CodebookError, match=r"no \.yaml file"):
        lexicon("fr")


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("{category: tanks, names: [tank]}", "category 'tanks' is no category"),
        ("{names: [tank]}", "materiel without a category"),
        ("{category: vehicle, names: [tank], heavy: true}", "unknown attribute 'heavy'"),
        ("{category: vehicle, names: [tank], weak: 3}", "weak 3 is no flag"),
        ("{category: vehicle, names: [tank], pos: nuon}", "unknown part of speech 'nuon'"),
        ("{category: vehicle, names: {xx: [tank]}}", "unknown language 'xx'"),
        ("{category: vehicle, names: [no]}", "the name False is no text"),
        ("{category: vehicle, names: ['2', '000-pound bomb']}", "the name '2' tells nothing"),
        ("{category: vehicle, names: tank}", "`names` is a list"),
        ("{category: vehicle}", "neither `id` nor `names`"),
        ("{category: vehicle, names: ['(tank'], pos: regex}", "is no regular expression"),
        ("{kind: trigger, class: throw, names: [throw]}", "class 'throw' is not known"),
        ("{kind: trigger, class: give, stage: soon, names: [throw]}", "stage 'soon' is not known"),
        ("{kind: trigger, class: give, basis: barter, names: [throw]}", "basis 'barter' is not known"),
        ("{kind: party, type: state, id: XYZ, names: [Xyz]}", "no ISO 3166-1 alpha-3 code"),
        ("{kind: party, type: company, state: Mali, names: [Xyz]}", "state 'Mali' is no iso3"),
        ("{kind: wheel, names: [tank]}", "unknown kind 'wheel'"),
        ("just words", "entry 1"),
    ],
)
def test_an_entry_that_cannot_be_used_is_named_with_its_file(codebook, entry, said):
    folder = codebook(bad=f"kind: materiel\npos: noun\nlanguage: en\nentries:\n  - {entry}\n")
    with pytest.raises(CodebookError) as raised:
        load_entries((folder,))
    assert "bad.yaml: entry 1" in str(raised.value)
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kind: weapon\nentries: []", "unknown kind 'weapon'"),
        ("kind: materiel\nlang: en\nentries: []", "unknown key 'lang'"),
        ("kind: materiel", "no list of `entries`"),
        ("- tank", "no header"),
        ("kind: [", "bad.yaml"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(codebook, text, said):
    folder = codebook(bad=text)
    with pytest.raises(CodebookError) as raised:
        load_entries((folder,))
    assert "bad.yaml" in str(raised.value)
    assert said in str(raised.value)


def test_a_file_that_is_not_utf_8_is_named(tmp_path):
    (tmp_path / "bad.yaml").write_bytes(b"kind: \xff\xfe")
    with pytest.raises(CodebookError, match=r"bad\.yaml"):
        load_entries((tmp_path,))
