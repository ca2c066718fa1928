#!/usr/bin/env python3
"""Renew the desk's catalogues from its templates, its code, and the words of the model.

    python tools/messages.py            rewrites desk/translations/*/desk.po, keeping what is translated
    python tools/messages.py --check    writes nothing; exits 1 where a message or a translation lacks

English messages stand in the code as they are read; the register's own words (stages, categories, rules) are
keyed by themselves with their field as context, so the English catalogue has text for these.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import get_args

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from bordereau import model
from bordereau.desk.languages import FOLDER, LANGUAGES
from bordereau.desk.note import LAYOUT
from bordereau.register.errors import UnknownError, UnknownValueError
from bordereau.register.filters import FACETS, Sort
from bordereau.register.queueing import REASONS
from bordereau.register.reconcile.facts import facts
from bordereau.register.store.changes import ChangeAct
from bordereau.register.store.decisions import Act
from bordereau.register.tallying import StateRole
from bordereau.samples import ARTICLES

DESK = FOLDER.parent
REGISTER = DESK.parent / "register"
ERRORS = ("DecisionError", "FilterError", "GoneError", "OutdatedError", "ReadOnlyError", "ParcelError",
          "BusyDeskError", "UnknownJobError", "BusyError", "Reason")  # fmt: skip
KEYWORDS = {"message": (2,), "_say": (1,), "Refusal": (2,), "WritingError": (1,), "gettext": (1,),
            "sentence": (1,), "_": (1,), "ngettext": (1, 2), **dict.fromkeys(ERRORS, (1,))}  # fmt: skip
INHERITED = (UnknownError("", ""), UnknownValueError("", ""))
"""Errors that say what their class says."""
Message = tuple[str | tuple[str, str], str | None]


def main() -> None:
    parser = argparse.ArgumentParser(description="Renew the desk's catalogues.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where something lacks")
    check = parser.parse_args().check
    lacking = [problem for language in LANGUAGES for problem in renew(language, write=not check)]
    print("\n".join(lacking) or "catalogues are whole")
    sys.exit(1 if lacking else 0)


def renew(language: str, *, write: bool) -> list[str]:
    """Brings one catalogue up to date; what it lacks, one line each."""
    path = FOLDER / language / "desk.po"
    old = read_po(BytesIO(path.read_bytes() if path.exists() else b""), locale=language)
    new = Catalog(locale=language, domain="desk", charset="utf-8", header_comment=HEADER)
    for told, context in messages():
        known = old.get(told if isinstance(told, str) else told[0], context)
        new.add(told, known.string if known and _fits(told, known.string) else None, context=context)
    if write:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as stream:
            write_po(stream, new, width=110, sort_output=True, omit_header=False)
    return list(_lacking(new, language))


HEADER = """# Messages of bordereau's desk. Renewed by tools/messages.py; translate the msgstr lines."""


def messages() -> list[Message]:
    """All messages, each once: those of the templates and the code, and the words of the register."""
    found: dict[tuple[str, str | None], Message] = {}
    for told, context in [*_of_files(), *_of_register()]:
        found.setdefault((told if isinstance(told, str) else told[0], context), (told, context))
    return list(found.values())


def _of_files() -> Iterator[Message]:
    yield from ((error.message, None) for error in INHERITED)
    for path in sorted([*DESK.rglob("*.py"), *REGISTER.rglob("*.py")]):
        with path.open("rb") as stream:
            for _, told, _, _ in extract("python", stream, keywords=KEYWORDS):
                if told:
                    yield told, None
    options = {"extensions": "jinja2.ext.i18n", "trimmed": "true", "silent": "false", "trim_blocks": "true"}
    for path in sorted((DESK / "templates").glob("*.html")):
        with path.open("rb") as stream:
            for _, function, told, _ in babel_extract(stream, ("_", "gettext", "ngettext"), (), options):
                texts = tuple(part for part in ([told] if isinstance(told, str) else told or ()) if part)
                if texts:
                    yield (texts[:2] if function == "ngettext" else texts[0]), None


def _of_register() -> Iterator[Message]:
    for context, words in words_of_register().items():
        yield from ((word, context) for word in words)


def words_of_register() -> dict[str, tuple[str, ...]]:
    """The register's own words by context: a field, or what the desk calls a list of words."""
    stages = (*get_args(model.Stage), *get_args(model.Phase)[1:])
    forms = (*get_args(model.AttackForm), *get_args(model.CooperationForm))
    rules = ("set by a person", "only one", "agreed", "latest stage", "latest toll", "most precise",
             "firmest", "joined", "most publishers", "more reliable publisher", "first told",
             "nothing to choose by")  # fmt: skip
    compared = (
        "published",
        "weight",
        "rarity",
        "contrary",
        "designation",
        "order",
        "outcome",
        "dateline",
        "about",
        "quantity",
        "article",
        "comparisons",
        "copies",
    )
    fields = (*(name for boxes in LAYOUT.values() for name, _ in boxes), "trigger", *FACETS, "kind",
              "verdict", "review", *compared)  # fmt: skip
    return {
        "kind": get_args(model.Kind), "form_name": get_args(model.Kind), "stage": stages,
        "phase": get_args(model.Phase), "basis": get_args(model.Basis),
        "assertion": get_args(model.Assertion), "category": get_args(model.Category), "form": forms,
        "verdict": (*get_args(model.Verdict), "unknown"), "review": get_args(model.Review),
        "reliability": get_args(model.Reliability), "credibility": tuple("123456"),
        "credibility_rule": tuple(dict.fromkeys(_credibility_rules())), "rule": rules,
        "field": tuple(dict.fromkeys(fields)), "act": get_args(Act), "change": get_args(ChangeAct),
        "did": get_args(Act),
        "reason": REASONS, "filter": ("since", "until", "text"), "map": get_args(StateRole),
        "group": ("who", "what", "when", "how"), "unit": ("t", "rounds", "crates", "kg", "boxes", "L"),
        "season": ("21", "22", "23", "24"), "sort": get_args(Sort),
        "job": ("waiting", "reading", "done", "cancelled", "failed"),
        "notice": _notices(),
        "what": ("entry", "article", "publisher", "version", "decision", "report"),
        "outcome": ("new", "new version", "known", "older version"),
    }  # fmt: skip


def _notices() -> tuple[str, ...]:
    """What stands beside sample articles."""
    lines = ARTICLES.read_text(encoding="utf-8").splitlines()
    return tuple(dict.fromkeys(json.loads(line)["note"] for line in lines))


def _credibility_rules() -> Iterator[str]:
    for rule in facts("credibility")["rules"]:
        yield rule["rule"]


def _fits(told: object, translated: object) -> bool:
    return isinstance(translated, tuple) == isinstance(told, tuple)


def _lacking(catalog: Catalog, language: str) -> Iterator[str]:
    for entry in catalog:
        told = entry.string if isinstance(entry.string, tuple) else (entry.string,)
        needed = bool(entry.id) and (language != "en" or entry.context is not None)
        if needed and not all(told):
            yield f"{language}: {entry.context or ''} {entry.id!r} has no translation"


if __name__ == "__main__":
    main()
