"""What can go wrong with input, as values and as exceptions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "note"]


@dataclass(frozen=True, slots=True)
class ArticleProblem:
    """One thing wrong with the input.

    `path` names the file or stream, `line` is the line in it (from 1) or None where the whole file is
    meant. An `error` cost an article; a `note` cost only a field of one, which was read without it.
    """

    path: str
    line: int | None
    reason: str
    severity: Severity = "error"

    def __str__(self) -> str:
        where = self.path if self.line is None else f"{self.path}, line {self.line}"
        return f"{where}: {self.reason}"


class ArticleError(Exception):
    """Input of which no article can be made; says which input, where in it, and why."""

    def __init__(self, path: str, line: int | None, reason: str) -> None:
        super().__init__(path, line, reason)
        self.path = path
        self.line = line
        self.reason = reason

    def __str__(self) -> str:
        return str(self.problem)

    @property
    def problem(self) -> ArticleProblem:
        """The same as a value."""
        return ArticleProblem(self.path, self.line, self.reason)


class UnreadableError(ArticleError):
    """The file is missing, a directory, or closed to us."""


class UnsupportedError(ArticleError):
    """The file is of a format that is not read."""


class TooLargeError(ArticleError):
    """The document is over the limit of size."""


class BrokenError(ArticleError):
    """The bytes are not what their format asks for, or a field has the wrong type."""


class EmptyError(ArticleError):
    """The document holds no text."""
