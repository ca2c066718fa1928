"""An entry: the consignment note, why its reports were filed together, and who decided what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from bordereau.desk.comparing import finding
from bordereau.desk.note import Paper, boxes
from bordereau.desk.pages.parts import TheRegister, decided, undone
from bordereau.desk.rendering import page
from bordereau.desk.values import choices, shape, writing
from bordereau.model import Category, Entry
from bordereau.register.errors import OutdatedError
from bordereau.register.explaining import Explanation
from bordereau.register.lookup import HistoryLine
from bordereau.register.register import Register
from bordereau.register.store.changes import Change
from bordereau.register.store.decisions import Decision

router = APIRouter()

MOST_ARTICLES = 60
"""So many articles of an entry are shown with their titles and words in their sentences."""
MOST_HISTORY = 100


@dataclass(frozen=True)
class Filed:
    """A report of the entry, as its list shows it. `withdrawn`: its article tells it no more."""

    id: str
    article: str
    publisher: str | None
    voice: str
    withdrawn: bool = False


@router.get("/entries/{name}")
def entry_page(request: Request, register: TheRegister, name: str, done: int | None = None) -> Response:
    """The consignment note of an entry."""
    entry = register.entry(name)
    if entry.id != name:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/entries/{entry.id}{query}", 303)
    history = register.history(name)
    return page(
        request, "entry.html", **note_of(register, entry), why=_why(register, name),
        history=history[::-1][:MOST_HISTORY], void=undone(history), done=decided(history, done),
        last=last_decision(history), is_decision=is_decision, finding=finding,
    )  # fmt: skip


def _why(register: Register, name: str) -> Explanation | None:
    """Why its reports were filed together; None where another version kept what is compared."""
    try:
        return register.explain(name)
    except OutdatedError:
        return None


def note_of(register: Register, entry: Entry) -> dict[str, Any]:
    """What the templates of a note need of an entry."""
    filed = reports_of(entry)
    papers = papers_of(register, filed)
    return {
        "entry": entry, "boxes": boxes(entry, papers), "filed": filed, "papers": papers, "shape": shape,
        "choices": choices, "writing": writing, "categories": get_args(Category),
        "news": register.news(entry.id),
    }  # fmt: skip


def reports_of(entry: Entry) -> list[Filed]:
    """The reports of an entry, each with its article and publisher, in the entry's order."""
    told = {c.report: c for f in entry.fields for side in f.sides for c in side.claims}
    return [
        Filed(report, c.article, c.publisher, c.voice, c.withdrawn)
        if (c := told.get(report))
        else Filed(report, report.partition(".")[0], None, "")
        for report in entry.reports
    ]


def papers_of(register: Register, filed: list[Filed]) -> dict[str, Paper]:
    """The articles of these reports by key."""
    keys = list(dict.fromkeys(report.article for report in filed))[:MOST_ARTICLES]
    return {
        key: Paper(article.title or "", article.published or "", article.text, article.publisher)
        for key, article in register.articles(keys).items()
    }


def last_decision(history: list[HistoryLine]) -> Decision | None:
    """The last decision that can be undone: one that is in force and is no undoing."""
    void = undone(history)
    made = [line for line in history if isinstance(line, Decision)]
    return next((d for d in reversed(made) if d.act != "undo" and d.no not in void), None)


def is_decision(line: Decision | Change) -> bool:
    """Whether a line of the history is a person's decision, and no change by the program."""
    return isinstance(line, Decision)
