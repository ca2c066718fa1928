"""From bytes to articles: formats, encodings, language."""

from bordereau.articles.intake import MAX_BYTES, Document, find_files, read_articles, read_documents
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
    "Document",
    "EmptyError",
    "TooLargeError",
    "UnreadableError",
    "UnsupportedError",
    "find_files",
    "language_of",
    "read_articles",
    "read_documents",
]
