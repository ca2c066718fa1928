"""Models under the names that articles give them: 'Fighting Falcon', 'F-16' and 'Ф-16' are one key.

The names are those of the codebook that the package ships, whatever codebook articles are read by: what two
reports are compared by must be the same for every report of a register.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from itertools import chain

from bordereau.codebook.cache import cached, signature
from bordereau.codebook.entries import load_entries
from bordereau.codebook.files import DATA
from bordereau.codebook.fold import fold

_FOLDER = DATA / "materiel/designations"
_EXACT = "="  # before a name that the codebook wants in that case only


def model_key(name: str) -> str:
    """A key of the model that `name` names: the letters and digits, folded, of the name under which the
    codebook lists it, or of its own where the codebook lists no such name or several models under it."""
    key = squeezed(name)
    return _listed().get(key, key)


def squeezed(name: str) -> str:
    """A name's letters and digits, folded: 'Il-76' and 'IL 76' are one."""
    return fold(name).replace(" ", "").replace("\n", "")


@cache
def _listed() -> Mapping[str, str]:
    """The key of the model by the key of each other name of it."""
    known: dict[str, str] = cached("model-keys", signature(sorted(_FOLDER.glob("*.yaml"))), _read)
    return known


def _read() -> dict[str, str]:
    found: dict[str, set[str]] = defaultdict(set)
    for entry in load_entries((DATA,)):
        if entry.kind == "materiel" and entry.pos == "designation":
            for name in chain.from_iterable(entry.names.values()):
                found[squeezed(name.removeprefix(_EXACT))].add(squeezed(entry.id))
    return {name: min(ids) for name, ids in found.items() if len(ids) == 1 and name not in ids}
