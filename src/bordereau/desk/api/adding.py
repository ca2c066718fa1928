"""Filing what is new: texts and files are read in the background; a job tells how far it is."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, Query, Request, Response, UploadFile
from pydantic import Field

from bordereau.desk.api.parts import DATE, Sent, TheJobs, Who, Words
from bordereau.desk.uploads import LONGEST_TEXT, MOST_FILES, Job, pasted, uploaded

router = APIRouter(tags=["adding"])

JobName = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[A-Za-z0-9_-]+$")]
# Classes are spelt out: what '\s' means differs between those who check the pattern.
_ADDRESS = r'^https?://[^\x00-\x20\x7f-\xa0<>"]+$'
_SOMETHING = r"[^\x00-\x20\x7f-\xa0]"
_Language = Field(
    default=None, pattern=r"^[A-Za-z]{2,3}$", description="Code such as 'fr'; else it is guessed."
)
_Published = Field(default=None, pattern=DATE, description="ISO day, month or year.")


class NewText(Sent):
    """A text to be read, and what is known of it."""

    text: str = Field(min_length=1, max_length=LONGEST_TEXT, pattern=_SOMETHING)
    title: Words | None = None
    publisher: Words | None = None
    published: str | None = _Published
    url: str | None = Field(default=None, max_length=2_000, pattern=_ADDRESS)
    lang: str | None = _Language


@router.post("/articles", status_code=202, summary="Read a text and file it")
def add_text(request: Request, response: Response, jobs: TheJobs, person: Who, told: NewText) -> Job:
    """The text is read in the background: ask for the job (`Location`) until it is over."""
    return _accepted(request, response, jobs.add(pasted(**told.model_dump()), person.name))


@router.post("/uploads", status_code=202, summary="Read files and file what is in them")
def add_files(  # noqa: PLR0913, PLR0917 (each is a part of the form)
    request: Request,
    response: Response,
    jobs: TheJobs,
    person: Who,
    files: Annotated[list[UploadFile], File(min_length=1, max_length=MOST_FILES)],
    language: Annotated[str, Form(pattern=r"^([A-Za-z]{2,3})?$")] = "",
    published: Annotated[str, Form(pattern=f"^$|{DATE}")] = "",
) -> Job:
    """Plain text, saved HTML pages, JSON lines or JSON of articles.

    `language` and `published` are for articles that do not tell theirs.
    """
    told = [(file.filename, file.file.read()) for file in files]
    return _accepted(
        request, response, jobs.add(uploaded(told, language=language, published=published), person.name)
    )


@router.get("/jobs", summary="The last jobs, the newest first")
def list_jobs(jobs: TheJobs, limit: Annotated[int, Query(ge=1, le=100)] = 20) -> list[Job]:
    """All that was handed in since the desk was started."""
    return jobs.last(limit)


@router.get("/jobs/{job}", summary="How far a job is, and what was found")
def get_job(jobs: TheJobs, job: JobName) -> Job:
    """`state` is 'done', 'cancelled' or 'failed' when nothing more will come."""
    return jobs.find(job)


@router.delete("/jobs/{job}", summary="End a job")
def cancel_job(jobs: TheJobs, person: Who, job: JobName) -> Job:
    """Nothing after the article at hand is read. What was filed stays filed."""
    return jobs.cancel(job)


def _accepted(request: Request, response: Response, job: Job) -> Job:
    response.headers["location"] = f"{request.scope.get('root_path', '')}/jobs/{job.id}"
    return job
