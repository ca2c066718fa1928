"""A desk over a register with a few articles, for all tests of the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient

from bordereau.desk.app import create_app
from bordereau.desk.security import Users
from bordereau.desk.uploads import Jobs
from bordereau.model import Article, Cited, Item, Reading, Transfer
from bordereau.register.register import Register

HERE = "http://127.0.0.1:8000"
PASSWORD = "correct horse battery"  # noqa: S105 (of nobody)
SCRIPT = "</title><script>alert(document.cookie)</script>\"'><img src=x onerror=alert(1)>"


Words = tuple[Any, str]


def reading(
    text: str, *, supplier: Words, recipient: Words, date: Words, goods: Sequence[Words], **article: str
) -> Reading:
    """An article that tells one transfer: of each value, itself and the words of the text that tell it."""
    made = Article(text=text, **article)

    def cite(told: Words) -> Cited[Any]:
        start = text.index(told[1])
        return Cited(value=told[0], passages=(made.cite("text", start, start + len(told[1])),))

    transfer = Transfer(
        trigger=cite(("", "delivered")).passages,
        supplier=(cite(supplier),),
        recipient=(cite(recipient),),
        date=cite(date),
        stage=cite(("delivered", "delivered")),
        assertion=cite(("stated", "delivered")),
        items=tuple(Item(category=cite(good)) for good in goods),
    )
    return Reading(article=made, reports=(transfer,))


def readings() -> list[Reading]:
    """Two of one flight with different cargo, one of another, and one whose words are hostile."""
    flight = {
        "supplier": ("RUS", "Russian"),
        "recipient": ("MLI", "Malian"),
        "date": ("2024-09-18", "Wednesday"),
    }
    return [
        reading(
            "On Wednesday a Russian plane delivered eleven tonnes of small arms to the Malian army.",
            goods=[("small_arms", "small arms")], title="Arms for Mali", publisher="Sahel Daily",
            published="2024-09-19", lang="en", url="https://sahel.example/1", **flight,
        ),
        reading(
            "A cargo plane of Russian make delivered food on Wednesday; Malian officials were there.",
            goods=[("food", "food")], title="A plane with food", publisher="Gazette", published="2024-09-20",
            lang="en", url="https://gazette.example/7", **flight,
        ),
        reading(
            "La France a livré (delivered) vingt blindés au Tchad, le 2 mai 2024.",
            title="Un don de la France",
            supplier=("FRA", "France"), recipient=("TCD", "Tchad"), date=("2024-05-02", "2 mai 2024"),
            goods=[("armoured_vehicle", "blindés")], publisher="Le Relais", published="2024-05-03", lang="fr",
        ),
        reading(
            f"{SCRIPT} delivered mortars\u202e to Togo on 7 June 2024. {SCRIPT}",
            supplier=(SCRIPT, SCRIPT), recipient=("TGO", "Togo"), date=("2024-06-07", "7 June 2024"),
            goods=[("artillery", "mortars")], title=SCRIPT, publisher=SCRIPT, published="2024-06-08",
            lang="en", url="javascript:alert(1)//https://x.example/",
        ),
    ]  # fmt: skip


def file_readings(register: Register) -> None:
    """Files `readings`, each from bytes that are a hostile page."""
    for told in readings():
        raw = f"<html><script>alert(1)</script>{told.article.text}</html>".encode()
        register.file(told, raw, origin="a test")


@dataclass
class Desk:
    """A desk, and one who asks it."""

    register: Register
    jobs: Jobs
    app: FastAPI
    client: TestClient

    def token(self) -> dict[str, str]:
        """The header that changes need."""
        return {"x-bordereau-token": self.client.get("/api/session").json()["token"]}


def open_desk(path: Path, users: Users | None = None) -> Desk:
    """A desk over the register at that path."""
    register = Register.open(path)
    app = create_app(register, users=users)
    return Desk(register, app.state.jobs, app, TestClient(app, base_url=HERE, raise_server_exceptions=False))


def close_desk(desk: Desk) -> None:
    """Lets go of everything."""
    desk.client.close()
    desk.jobs.close()
    desk.register.close()


def log_in(client: TestClient, name: str) -> None:
    """Logs a user of `PASSWORD` in."""
    token = {"x-bordereau-token": client.get("/api/session").json()["token"]}
    answer = client.post("/api/session", json={"name": name, "password": PASSWORD}, headers=token)
    assert answer.status_code == 200, answer.text
