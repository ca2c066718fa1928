"""docs/codebook.md shows how to add a verb and a weapon. Here somebody follows the page to the letter."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bordereau.codebook import DATA
from bordereau.model import Article
from bordereau.reading import Page, find_mentions
from bordereau.reading.mentions import Mentions

PAGE = (Path(__file__).parents[2] / "docs" / "codebook.md").read_text(encoding="utf-8")
ARTICLE = re.findall(r"^```text\n(.*?)^```$", PAGE, re.M | re.S)[0].strip()
FILES = dict(re.findall(r"^```yaml\n(?=# (\S+\.yaml):)(.*?)^```$", PAGE, re.M | re.S))
CONTENTS = {"origins": "families", "supplies": "suppliers", "presences": "theatres", "names": "usages"}
"""What other files have in place of entries."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the page tells to make, with its files."""
    mine = tmp_path_factory.mktemp("followed") / "my-codebook"
    mine.mkdir()
    for name, content in FILES.items():
        (mine / name).write_text(content, encoding="utf-8")
    return mine


def _mentions(text: str, *roots: Path) -> Mentions:
    return find_mentions(Page(Article(text=text, lang="fr"), "fr"), (DATA, *roots))


def _words(mentions: Mentions, text: str) -> set[str]:
    return {text[t.start : t.end] for t in mentions.triggers}


def test_the_page_has_a_verb_a_weapon_and_an_article_with_both() -> None:
    assert sorted(FILES) == ["vehicles.yaml", "verbs.yaml"]
    assert "dispatché" in ARTICLE
    assert "Tamarin-3" in ARTICLE


def test_without_the_folder_neither_is_known() -> None:
    found = _mentions(ARTICLE)
    assert not [i for i in found.items if i.designation == "Tamarin-3"]
    assert "dispatché" not in _words(found, ARTICLE)


def test_with_the_folder_verb_and_weapon_are_found_and_counted(folder: Path) -> None:
    found = _mentions(ARTICLE, folder)
    assert [(i.designation, i.category, i.quantity) for i in found.items] == [
        ("Tamarin-3", "armoured_vehicle", 12)
    ]
    assert any("dispatché" in words for words in _words(found, ARTICLE))


@pytest.mark.parametrize("form", ["a dispatché", "dispatcheront", "ont été dispatchées", "dispatche"])
def test_the_infinitive_gives_the_forms_of_the_verb(folder: Path, form: str) -> None:
    text = f"Cinq blindés {form} à Rosso."
    assert any("dispatch" in words for words in _words(_mentions(text, folder), text))


@pytest.mark.parametrize(
    "spelling", ["Tamarin-3", "Tamarin 3", "Tamarin3", "TAMARIN-3", "Tamarin-3s", "Tamarin III"]
)
def test_one_spelling_gives_the_others(folder: Path, spelling: str) -> None:
    found = _mentions(f"Une livraison de {spelling} est arrivée.", folder)
    assert [i.model for i in found.items if i.model] == ["Tamarin-3"]


def test_the_environment_variable_names_the_folder_for_the_command(folder: Path, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    told = _explain(article, BORDEREAU_CODEBOOK=str(folder))
    assert re.search(r"Tamarin-3'?.*armoured_vehicle.*12", told)
    assert "verbs.yaml" in told
    assert "verbs.yaml" not in _explain(article)


def _explain(article: Path, **variables: str) -> str:
    plain = {k: v for k, v in os.environ.items() if k != "BORDEREAU_CODEBOOK"}
    command = [sys.executable, "-c", "from bordereau.cli import main; main()", "explain", str(article)]
    done = subprocess.run(  # noqa: S603 (our own command)
        command, env={**plain, **variables}, capture_output=True, text=True, check=True, timeout=120
    )
    return done.stdout


def test_all_yaml_on_the_page_is_good_yaml() -> None:
    for block in re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.M | re.S):
        data = yaml.safe_load(block)
        assert data["kind"]
        assert data[CONTENTS.get(data["kind"], "entries")]


def test_the_families_suppliers_presences_and_names_of_the_page_are_told(tmp_path: Path) -> None:
    for block in re.findall(r"^```yaml\n(# .*?)^```$", PAGE, re.M | re.S):
        kind = yaml.safe_load(block)["kind"]
        if kind in CONTENTS:
            place = tmp_path / ("materiel" if kind == "origins" else "parties")
            place.mkdir(exist_ok=True)
            (place / f"{kind}.yaml").write_text(block, encoding="utf-8")
    asked = """
from bordereau.codebook import are_hostile, origins_of, theatres_of
from bordereau.codebook import usual_presences, usual_states, usual_suppliers
print(*origins_of("Tamarin-3B"), len(origins_of("Tamarin-3C")), *origins_of("Kestrel-8"))
print(*usual_suppliers("MRT"), are_hostile("JNIM", "MRT"))
print(*usual_presences("MRT"), *theatres_of("Tamarin Front"))
print(*usual_states("Tamarine Merline Kestrel"))
"""
    done = subprocess.run(  # noqa: S603 (our own command)
        [sys.executable, "-c", asked],
        env={**os.environ, "BORDEREAU_CODEBOOK": str(tmp_path)},
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    assert done.stdout.splitlines() == ["MAR 2 IND", "CHN FRA ARE EU True", "FRA ESP MRT MLI", "MRT"]
