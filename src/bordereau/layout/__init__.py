"""The layout of a text: its lines, dateline, headline, and what on a page is not news."""

from bordereau.layout.datelines import Dateline, dateline, headline, published_in
from bordereau.layout.lines import Span
from bordereau.layout.listing import list_end, list_line
from bordereau.layout.residue import find_residue

__all__ = [
    "Dateline",
    "Span",
    "dateline",
    "find_residue",
    "headline",
    "list_end",
    "list_line",
    "published_in",
]
