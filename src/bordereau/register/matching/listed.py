"""Names that the codebook lists: models and parties under the several names that articles give them.

'Fighting Falcon', 'F-16' and 'Ф-16' are one model, 'Houthis' and 'Ansar Allah' one party. The names are those
of the codebook that the package ships, whatever codebook articles are read by: what two reports are compared
by must be the same for every report of a register.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain

from bordereau.codebook.cache import cached, signature
from bordereau.codebook.entries import Entry, load_entries
from bordereau.codebook.files import DATA
from bordereau.codebook.fold import fold

_EXACT = "="  # before a name that the codebook wants in that case only
_COMPANIES = "parties/makers.yaml"
_PARTIES = (_COMPANIES, "parties/bodies.yaml", "parties/groups.yaml")
_MODELS = "materiel/designations"


def model_key(name: str) -> str:
    """A key of the model that `name` names: the letters and digits, folded, of the name under which the
    codebook lists it, or of its own where the codebook lists no such name or several models under it."""
    key = squeezed(name)
    return _known()["models"].get(key, key)


def party_key(name: str) -> str:
    """A key of the company, body or group that `name` names, found as a model's is."""
    key = squeezed(name)
    return _known()["parties"].get(key, key)


def home_of(party: str) -> str:
    """The state (ISO 3166-1 alpha-3) whose company the party with this key is; empty where none is listed."""
    return _known()["homes"].get(party, "")


def squeezed(name: str) -> str:
    """A name's letters and digits, folded: 'Il-76' and 'IL 76' are one."""
    return fold(name).replace(" ", "").replace("\n", "")


@cache
def _known() -> Mapping[str, Mapping[str, str]]:
    files = [*sorted((DATA / _MODELS).glob("*.yaml")), *(DATA / name for name in _PARTIES)]
    known: dict[str, dict[str, str]] = cached("listed-names", signature(files), _read)
    return known


def _read() -> dict[str, dict[str, str]]:
    entries = load_entries((DATA,))
    parties = [e for e in entries if e.file in _PARTIES and not e.get("weak") and not e.get("ambiguous")]
    return {
        "models": _names_of(e for e in entries if e.file.startswith(_MODELS)),
        "parties": _names_of(parties),
        "homes": {squeezed(e.id): e.get("state") for e in parties if e.file == _COMPANIES and e.get("state")},
    }


def _names_of(entries: Iterable[Entry]) -> dict[str, str]:
    """The key of an entry by the key of each other name that is of it alone."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for name in (entry.id, *chain.from_iterable(entry.names.values())):
            found[squeezed(name.removeprefix(_EXACT))].add(squeezed(entry.id))
    return {name: min(ids) for name, ids in found.items() if len(ids) == 1 and name not in ids}
