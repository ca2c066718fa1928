"""Matching: which reports tell of the same happening, and why.

Reports meet by block keys (`blocks_of`); two that share one are compared (`compare`), which gives a score and
the named comparisons behind it; the pairs at or over `LINK` make a graph, and `group` parts each of its
components into happenings. All of it is pure: the result is a function of the reports and of what persons
decided, whatever the order in which they came.
"""

from bordereau.register.matching.blocks import blocks_of
from bordereau.register.matching.features import Features, features_of
from bordereau.register.matching.grouping import group
from bordereau.register.matching.match import FLOOR, LINK, VERSION, Compared, Match, compare

__all__ = [
    "FLOOR", "LINK", "VERSION", "Compared", "Features", "Match", "blocks_of", "compare", "features_of",
    "group",
]  # fmt: skip
