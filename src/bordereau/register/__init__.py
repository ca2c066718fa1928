"""The register: reports of the same happening meet in one entry, and where they differ the entry shows it.

`Register` does all that the commands and the desk do. Matching, voices and reconciling are usable without it.
"""

from bordereau.register.check import Fault
from bordereau.register.counting import Source, Stats
from bordereau.register.errors import RegisterError
from bordereau.register.explaining import Explanation, Pair
from bordereau.register.filed import Filed
from bordereau.register.filters import Filters, Page, Summary
from bordereau.register.lookup import ArticleView, HistoryLine, ReportView, VersionView
from bordereau.register.register import Register
from bordereau.register.review import Decided
from bordereau.register.store.changes import Change
from bordereau.register.store.decisions import Decision

__all__ = [
    "ArticleView",
    "Change",
    "Decided",
    "Decision",
    "Explanation",
    "Fault",
    "Filed",
    "Filters",
    "HistoryLine",
    "Page",
    "Pair",
    "Register",
    "RegisterError",
    "ReportView",
    "Source",
    "Stats",
    "Summary",
    "VersionView",
]
