"""Add: paste a text or upload files; they are read in the background, and the page tells what was found."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from bordereau.articles import LANGUAGES as READ
from bordereau.articles.records import iso_date
from bordereau.desk.pages.parts import Editor, TheJobs
from bordereau.desk.rendering import message, page, say_for
from bordereau.desk.uploads import (
    LONGEST_TEXT,
    MOST_BYTES,
    MOST_FILES,
    BusyDeskError,
    Parcel,
    ParcelError,
    UnknownJobError,
    pasted,
    uploaded,
)

router = APIRouter()

Line = Annotated[str, Form(max_length=2_000)]
_RECENT = 10


@router.get("/add")
def add_page(request: Request, jobs: TheJobs, who: Editor) -> Response:
    """The forms to paste and to upload, and what was handed in last."""
    return _form(request, jobs)


@router.post("/add/text")
def add_text(  # noqa: PLR0913, PLR0917 (the fields of the form)
    request: Request,
    jobs: TheJobs,
    who: Editor,
    text: Annotated[str, Form()] = "",
    title: Line = "",
    publisher: Line = "",
    published: Line = "",
    url: Line = "",
    lang: Line = "",
) -> Response:
    """Takes a pasted text."""
    told = {"title": title, "publisher": publisher, "published": published, "url": url, "lang": lang}
    problem = _date_problem(request, published)
    if problem:
        return _form(request, jobs, problem, {**told, "text": text})
    try:
        return _handed_in(jobs, pasted(text, **told), who)
    except (ParcelError, BusyDeskError) as error:
        return _form(request, jobs, say_for(request).error(error), {**told, "text": text})


@router.post("/add/files")
def add_files(  # noqa: PLR0913, PLR0917 (the fields of the form)
    request: Request,
    jobs: TheJobs,
    who: Editor,
    files: Annotated[list[UploadFile] | None, File()] = None,
    language: Line = "",
    published: Line = "",
) -> Response:
    """Takes uploaded files."""
    problem = _date_problem(request, published)
    if problem:
        return _form(request, jobs, problem)
    try:
        handed = [(file.filename, file.file.read()) for file in files or []]
        return _handed_in(jobs, uploaded(handed, language=language, published=published), who)
    except (ParcelError, BusyDeskError) as error:
        return _form(request, jobs, say_for(request).error(error))


@router.get("/add/{job}")
def job_page(request: Request, jobs: TheJobs, who: Editor, job: str) -> Response:
    """How far a job is, and what was found."""
    try:
        return page(request, "job.html", job=jobs.find(job))
    except UnknownJobError as error:
        return _form(request, jobs, say_for(request).error(error), status=404)


@router.post("/add/{job}/cancel")
def cancel(jobs: TheJobs, who: Editor, job: str) -> RedirectResponse:
    """Ends a job after the article at hand."""
    try:
        jobs.cancel(job)
    except UnknownJobError:
        return RedirectResponse("/add", 303)
    return RedirectResponse(f"/add/{job}", 303)


def _handed_in(jobs: TheJobs, parcel: Parcel, who: str) -> RedirectResponse:
    return RedirectResponse(f"/add/{jobs.add(parcel, who).id}", 303)


def _form(
    request: Request, jobs: TheJobs, problem: str = "", told: dict[str, str] | None = None, status: int = 0
) -> Response:
    return page(
        request, "add.html", status or (400 if problem else 200), problem=problem, told=told or {},
        recent=jobs.last(_RECENT), codes=tuple(READ), longest=LONGEST_TEXT, most_bytes=MOST_BYTES,
        most_files=MOST_FILES,
    )  # fmt: skip


def _date_problem(request: Request, published: str) -> str:
    if published.strip() and iso_date(published.strip()) is None:
        return message(request, "Write the date as 2024-09-19, 2024-09 or 2024.")
    return ""
