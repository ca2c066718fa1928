"""From bytes to articles: formats, encodings, language, and what of a page is not news."""

from bordereau.articles.datelines import Dateline, dateline, headline, published_in
from bordereau.articles.intake import MAX_BYTES, read_articles
from bordereau.articles.language import LANGUAGES, language_of
from bordereau.articles.layout import Span
from bordereau.articles.problems import (
    ArticleError,
    ArticleProblem,
    BrokenError,
    EmptyError,
    TooLargeError,
    UnreadableError,
    UnsupportedError,
)
from bordereau.articles.residue import find_residue

__all__ = [
    "LANGUAGES",
    "MAX_BYTES",
    "ArticleError",
    "ArticleProblem",
    "BrokenError",
    "Dateline",
    "EmptyError",
    "Span",
    "TooLargeError",
    "UnreadableError",
    "UnsupportedError",
    "dateline",
    "find_residue",
    "headline",
    "language_of",
    "published_in",
    "read_articles",
]
