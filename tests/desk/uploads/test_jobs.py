from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from bordereau.desk.uploads import BusyDeskError, Jobs, UnknownJobError, pasted, uploaded
from bordereau.desk.uploads.jobs import MOST_WAITING
from bordereau.model import Article, Reading
from bordereau.register.errors import DiskFullError
from bordereau.register.register import Register

SOON = 20.0
Open = Callable[..., Jobs]


def nothing_in(article: Article) -> Reading:
    return Reading(article=article)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(tmp_path / "bordereau.db") as opened:
        yield opened


@pytest.fixture
def open_jobs(register: Register) -> Iterator[Open]:
    opened: list[Jobs] = []

    def make(reader: Callable[[Article], Reading] = nothing_in) -> Jobs:
        opened.append(Jobs(register, reader))
        return opened[-1]

    yield make
    for jobs in opened:
        jobs.close()


def lines(*texts: str) -> bytes:
    return "".join(f'{{"text": "{text}"}}\n' for text in texts).encode()


def test_what_is_handed_in_is_filed_with_who_handed_it_in(open_jobs: Open, register: Register) -> None:
    jobs = open_jobs()
    added = jobs.add(uploaded([("a.jsonl", lines("one", "two"))]), "awa")
    job = jobs.wait(added.id, SOON)
    assert (job.state, job.articles, job.done, job.problems) == ("done", 2, 2, ())
    assert [outcome.outcome for outcome in job.outcomes] == ["new", "new"]
    origin = register.article(job.outcomes[0].article).versions[0].origin
    assert origin == job.outcomes[0].origin == "a.jsonl, line 1, uploaded by awa"


def test_reading_the_same_again_is_told_as_known(open_jobs: Open) -> None:
    jobs = open_jobs()
    jobs.add(pasted("a text"), "awa")
    again = jobs.add(pasted("a text"), "awa")
    assert jobs.wait(again.id, SOON).outcomes[0].outcome == "known"


def test_problems_are_told_and_the_rest_is_filed(open_jobs: Open) -> None:
    jobs = open_jobs()
    job = jobs.wait(jobs.add(uploaded([("a.jsonl", b"{\n" + lines("one"))]), "awa").id, SOON)
    assert job.state == "done" and job.done == 1
    assert job.problems[0].startswith("a.jsonl, line 1")


def test_a_reader_that_fails_costs_one_article(open_jobs: Open) -> None:
    def fails(article: Article) -> Reading:
        if article.text == "bad":
            raise RuntimeError("a secret of the machine")
        return nothing_in(article)

    jobs = open_jobs(fails)
    job = jobs.wait(jobs.add(uploaded([("a.jsonl", lines("bad", "good"))]), "awa").id, SOON)
    assert (job.state, job.done, len(job.outcomes)) == ("done", 2, 1)
    assert "the reader failed" in job.problems[0] and "secret" not in job.problems[0]


def test_a_register_that_cannot_be_written_ends_the_job_and_says_why(
    open_jobs: Open, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFullError("no room is left")

    monkeypatch.setattr(register, "file", full)
    jobs = open_jobs()
    job = jobs.wait(jobs.add(uploaded([("a.jsonl", lines("one", "two"))]), "awa").id, SOON)
    assert (job.state, job.message, job.done) == ("failed", "no room is left", 0)
    assert jobs.wait(jobs.add(pasted("another"), "awa").id, SOON).state == "failed"  # and the thread goes on


class Waits:
    """A reader that says when it begins, and waits to be let go on."""

    def __init__(self) -> None:
        self.begun, self.go_on = Event(), Event()

    def __call__(self, article: Article) -> Reading:
        self.begun.set()
        self.go_on.wait(SOON)
        return nothing_in(article)


def test_a_job_is_cancelled_after_the_article_at_hand(open_jobs: Open) -> None:
    reader = Waits()
    jobs = open_jobs(reader)
    added = jobs.add(uploaded([("a.jsonl", lines("one", "two", "three"))]), "awa")
    reader.begun.wait(SOON)
    assert jobs.find(added.id).state == "reading"
    jobs.cancel(added.id)
    reader.go_on.set()
    job = jobs.wait(added.id, SOON)
    assert (job.state, job.done, job.articles) == ("cancelled", 1, 3)


def test_a_waiting_job_is_cancelled_at_once_and_never_read(open_jobs: Open) -> None:
    reader = Waits()
    jobs = open_jobs(reader)
    first = jobs.add(pasted("first"), "awa")
    reader.begun.wait(SOON)
    second = jobs.add(pasted("second"), "awa")
    assert jobs.find(second.id).state == "waiting"
    assert jobs.cancel(second.id).state == "cancelled"
    reader.go_on.set()
    assert jobs.wait(first.id, SOON).state == "done"
    assert jobs.find(second.id).done == 0


def test_the_queue_has_an_end(open_jobs: Open) -> None:
    reader = Waits()
    jobs = open_jobs(reader)
    for number in range(MOST_WAITING):
        jobs.add(pasted(f"text {number}"), "awa")
    with pytest.raises(BusyDeskError, match="try again"):
        jobs.add(pasted("one more"), "awa")
    reader.go_on.set()


def test_jobs_are_listed_the_newest_first_and_unknown_ones_told(open_jobs: Open) -> None:
    jobs = open_jobs()
    first, second = jobs.add(pasted("first"), "awa"), jobs.add(pasted("second"), "lena")
    assert [job.id for job in jobs.last()] == [second.id, first.id]
    with pytest.raises(UnknownJobError, match="started anew"):
        jobs.find("none")


def test_closing_waits_for_the_article_at_hand_and_reads_no_more(open_jobs: Open) -> None:
    reader = Waits()
    jobs = open_jobs(reader)
    added = jobs.add(uploaded([("a.jsonl", lines("one", "two"))]), "awa")
    reader.begun.wait(SOON)
    reader.go_on.set()
    jobs.close()
    assert jobs.find(added.id).done <= 2
