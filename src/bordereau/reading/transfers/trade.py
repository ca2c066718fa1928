"""Trade: the cues on who supplies whom that come from what is known of makers and of usual suppliers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from bordereau.codebook import are_hostile, origins_of, usual_suppliers
from bordereau.reading.mentions import ItemMention

USUAL = ("usually ", "hostile ")  # how cues begin that say who supplies whom whatever the text says
_RANKS = (1, 3, 8)
_NEVER = "none"


def designs_of(items: Iterable[ItemMention]) -> list[frozenset[str]]:
    """Where the models among `items` were designed; models of unknown origin are left out."""
    models = dict.fromkeys(i.model for i in items if i.model)
    return [found for model in models if (found := origins_of(model))]


def design_features(
    state: str, here: Sequence[frozenset[str]], anywhere: Sequence[frozenset[str]]
) -> list[str]:
    """Whether the models told of `here`, and those of the whole article, were designed in `state`."""
    return [f"designs here: {_whose(state, here)}", f"designs in article: {_whose(state, anywhere)}"]


def supply_features(value: str, state: str, others: Collection[str], where: str) -> list[str]:
    """Whether a party usually supplies one of `others`, is usually supplied by one, or is hostile to one.

    `state` is the party's own id, or that of its seat where it is a company; `where` names the cues.
    """
    supplies = min((_rank(state, other) for other in others), default=0)
    supplied = min((_rank(other, value) for other in others), default=0)
    out = [
        f"usually supplies one {where}: {_bucket(supplies)}",
        f"usually supplied by one {where}: {_bucket(supplied)}",
    ]
    if any(are_hostile(value, other) for other in others):
        out.append(f"hostile to one {where}")
    return out


def _whose(state: str, designs: Sequence[frozenset[str]]) -> str:
    if not designs:
        return _NEVER
    own = sum(state in found for found in designs)
    return "others'" if not own else "its own" if own == len(designs) else "its own and others'"


def _rank(supplier: str, recipient: str) -> int:
    """1 for the largest supplier of a recipient, 2 for the next, ...; a large number for none of them."""
    usual = usual_suppliers(recipient)
    return usual.index(supplier) + 1 if supplier in usual else _RANKS[-1] + 1


def _bucket(rank: int) -> str:
    return next((f"<={n}" for n in _RANKS if rank <= n), _NEVER) if rank else _NEVER
