"""Names that the codebook lists: models and parties under the several names that articles give them.

'Fighting Falcon', 'F-16' and 'Ф-16' are one model, 'Houthis' and 'Ansar Allah' one party. The names are those
of the codebook that the package ships, whatever codebook articles are read by: what two reports are compared
by must be the same for every report of a register.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain, permutations
from pathlib import Path
from typing import TypedDict

from bordereau.codebook.bare import bare_name, english_nouns
from bordereau.codebook.cache import cached, signature
from bordereau.codebook.entries import Entry, load_entries
from bordereau.codebook.files import DATA, read_data
from bordereau.codebook.fold import fold

_EXACT = "="  # before a name that the codebook wants in that case only
_COMPANIES = "parties/makers.yaml"
_PARTIES = (_COMPANIES, "parties/bodies.yaml", "parties/groups.yaml")
_ROOM = Path(__file__).parent
_NICKNAMES = "nicknames.yaml"
_WIDE = 10  # kin above which a name is as a rule a maker's
_MODELS = "materiel/designations"
_NOUNS = "materiel/nouns.en.yaml"


def model_key(name: str) -> str:
    """A key of the model that `name` names: the letters and digits, folded, of the name under which the
    codebook lists it, or of its own where the codebook lists no such name or several models under it."""
    key = squeezed(name)
    return _known()["models"].get(key, key)


def party_key(name: str) -> str:
    """A key of the company, body or group that `name` names, found as a model's is; of a company that the
    codebook gives to a house that of the house ('Eurocopter' and 'Airbus Helicopters' are one party)."""
    key = squeezed(name)
    return _known()["parties"].get(key, key)


def are_kin(one: str, other: str) -> bool:
    """Whether the models with these keys can be one told more and less closely: where the codebook has a name
    that holds both ('AH-64D Apache' makes kin of 'AH-64D' and 'Apache'), or nicknames.yaml lists them."""
    return other in _known()["kin"].get(one, ())


def line_of(model: str) -> str:
    """A key of the line of models that the one with this key is of, the same for all that kinship joins,
    however indirectly; its own where it has no kin."""
    return _known()["lines"].get(model, model)


def home_of(party: str) -> str:
    """The state (ISO 3166-1 alpha-3) whose company the party with this key is; empty where none is listed."""
    return _known()["homes"].get(party, "")


def squeezed(name: str) -> str:
    """A name's letters and digits, folded: 'Il-76' and 'IL 76' are one."""
    return fold(name).replace(" ", "").replace("\n", "")


class _Known(TypedDict):
    models: dict[str, str]
    kin: dict[str, list[str]]
    lines: dict[str, str]
    parties: dict[str, str]
    homes: dict[str, str]


@cache
def _known() -> _Known:
    listed = [*sorted((DATA / _MODELS).glob("*.yaml")), *(DATA / name for name in _PARTIES)]
    files = [*listed, DATA / _NOUNS, _ROOM / _NICKNAMES]
    known: _Known = cached("names-kin", signature(files), _read)
    return known


def _read() -> _Known:
    entries = load_entries((DATA,))
    models = [e for e in entries if e.file.startswith(_MODELS)]
    called = _names_of(models) | _bare_names_of(models, english_nouns(entries))
    kin = _kin(models)
    for name, others in read_data(_NICKNAMES, _ROOM)["nicknames"].items():
        one = squeezed(name)
        for other in map(squeezed, others):
            _join(kin, {called.get(one, one), called.get(other, other)})
    parties = [e for e in entries if e.file in _PARTIES and not e.get("weak") and not e.get("ambiguous")]
    return {
        "models": called,
        "kin": {key: sorted(others) for key, others in kin.items()},
        "lines": _lines(kin),
        "parties": _names_of(parties),
        "homes": {squeezed(e.id): e.get("state") for e in parties if e.file == _COMPANIES and e.get("state")},
    }


def _names_of(entries: Iterable[Entry]) -> dict[str, str]:
    """The key of an entry by the key of each other name that is of it alone."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for name in _all_names(entry):
            found[squeezed(name.removeprefix(_EXACT))].add(squeezed(_house(entry)))
    return {name: min(ids) for name, ids in found.items() if len(ids) == 1 and name not in ids}


def _house(entry: Entry) -> str:
    """The id of the party that an entry's belongs to, was renamed to or is short for, or its own."""
    return str(entry.get("house") or entry.id)


def _bare_names_of(models: Sequence[Entry], nouns: frozenset[str]) -> dict[str, str]:
    """The key of an entry by the key of each name of it alone without its noun, as articles are read: 'Kilo'
    is the 'Kilo-class'. One that is also a name in full is left to that."""
    ids = frozenset(e.id for e in models)
    whole: set[str] = set()
    found: dict[str, set[str]] = defaultdict(set)
    for entry in models:
        for name in (one.removeprefix(_EXACT) for one in _all_names(entry)):
            bare = bare_name(name, nouns, ids)
            whole |= set() if entry.get("ship_class") else {squeezed(name)}
            if bare != name:
                found[squeezed(bare)].add(squeezed(entry.id))
    return {name: min(keys) for name, keys in found.items() if len(keys) == 1 and name not in whole | keys}


def _kin(models: Iterable[Entry]) -> dict[str, set[str]]:
    """By the key of a model, those of its kin: where a name is made of the names of two models of its own
    category, word by word, these and the one that it names are kin."""
    names = [(e, name.removeprefix(_EXACT)) for e in models for name in _all_names(e)]
    bearers: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for entry, name in names:
        bearers[squeezed(name)].add((squeezed(entry.id), entry.get("category")))
    found: dict[str, set[str]] = defaultdict(set)
    for entry, name in names:
        whole, words = squeezed(entry.id), name.split()
        for end in range(1, len(words)):
            halves = [bearers.get(squeezed(" ".join(half)), set()) for half in (words[:end], words[end:])]
            if all(len(half) == 1 and next(iter(half))[1] == entry.get("category") for half in halves):
                _join(found, {whole, *(key for half in halves for key, _ in half)})
    return found


def _join(kin: dict[str, set[str]], keys: set[str]) -> None:
    for one, other in permutations(keys, 2):
        kin[one].add(other)


def _lines(kin: Mapping[str, set[str]]) -> dict[str, str]:
    """The least key of all that kinship joins, by the key of each; what is kin to many is as a rule a maker's
    name, and joins none."""
    wide = {key for key, others in kin.items() if len(others) > _WIDE}
    lines: dict[str, str] = {}
    for key in sorted(kin.keys() - wide):
        todo = [] if key in lines else [key]
        while todo:
            one = todo.pop()
            if one not in lines:
                lines[one] = key
                todo.extend(kin[one] - wide)
    return lines


def _all_names(entry: Entry) -> Iterable[str]:
    return (entry.id, *chain.from_iterable(entry.names.values()))
