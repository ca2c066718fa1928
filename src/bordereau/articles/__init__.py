"""From bytes to articles: formats, encodings, language."""

from bordereau.articles.intake import MAX_BYTES, read_articles
from bordereau.articles.language import LANGUAGES, language_of
from bordereau.articles.problems import (
    ArticleError,
    ArticleProblem,
    BrokenError,
    EmptyError,
    TooLargeError,
    UnreadableError,
    UnsupportedError,
)

__all__ = [
    "LANGUAGES",
    "MAX_BYTES",
    "ArticleError",
    "ArticleProblem",
    "BrokenError",
    "EmptyError",
    "TooLargeError",
    "UnreadableError",
    "UnsupportedError",
    "language_of",
    "read_articles",
]
