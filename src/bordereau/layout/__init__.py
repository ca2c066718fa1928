"""The layout of a text: its lines, dateline, headline, and what on a page is not news."""

from bordereau.layout.datelines import Dateline, dateline, headline, published_in
from bordereau.layout.lines import Span
from bordereau.layout.listing import goes_on, list_line
from bordereau.layout.residue import find_residue

__all__ = ["Dateline", "Span", "dateline", "find_residue", "goes_on", "headline", "list_line", "published_in"]
