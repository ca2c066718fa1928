"""What is read carries codes of PLOVER and ACLED that say what its form, phase or stage says."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args

import pytest

from bordereau.codebook import event_codes
from bordereau.model import (
    Article,
    Assertion,
    Attack,
    AttackForm,
    Code,
    Cooperation,
    CooperationForm,
    Deployment,
    Phase,
    Report,
    Stage,
    Statement,
    Transfer,
)
from bordereau.reading import Scene, read
from bordereau.reading.decisions import Choice, Decision, Handover, Happening, Speech
from bordereau.samples import ARTICLES

TEXT = "Russia delivered two Mi-35M helicopters and wheat to the Malian army, which was attacked near Gao."


@dataclass(frozen=True)
class Fixed:
    """A decider that finds in a text what it is made with."""

    decisions: Sequence[Decision]
    name: str = "fixed"

    def decide(self, scene: Scene) -> Sequence[Decision]:
        return self.decisions


@dataclass(frozen=True)
class Handed:
    """A decider that finds one hand-over, with those items of the text that are of some categories."""

    stage: str
    assertion: str = "stated"
    basis: str | None = None
    categories: tuple[str, ...] = ("helicopter",)
    name: str = "handed"

    def decide(self, scene: Scene) -> Sequence[Decision]:
        items = [i for i in scene.mentions.items if i.category in self.categories]
        return [
            Handover(
                triggers=(at("delivered"),),
                stage=chosen(self.stage),
                assertion=chosen(self.assertion),
                confidence=0.9,
                supplier=(chosen("RUS", "Russia"),),
                recipient=(chosen("MLI", "Malian army"),),
                items=tuple(Choice(i, ((i.start, i.end),), 0.9) for i in items),
                basis=chosen(self.basis) if self.basis else None,
            )
        ]


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def chosen(value: Any, words: str = "delivered") -> Choice[Any]:
    return Choice(value, (at(words),), 0.9)


def happening(kind: str, choice: str, **more: Any) -> Happening:
    """An attack, a deployment or cooperation, told by 'attacked'."""
    parties: dict[str, dict[str, tuple[Choice[str], ...]]] = {
        "attack": {"perpetrator": ()},
        "deployment": {"sponsor": (chosen("RUS", "Russia"),), "host": (chosen("MLI", "Malian army"),)},
        "cooperation": {"parties": (chosen("RUS", "Russia"), chosen("MLI", "Malian army"))},
    }
    held = {"parties": parties[kind], "numbers": {}, "force": chosen("Russian army", "Russia")}
    told = {"triggers": (at("attacked"),), "choice": chosen(choice, "attacked"), "confidence": 0.9}
    told["place"] = chosen(("Gao", "MLI"), "Gao")
    return Happening(kind=kind, assertion=chosen("stated", "attacked"), **{**held, **told, **more})


def only(decider: Any) -> Any:
    (report,) = read(Article(text=TEXT, lang="en"), decider=decider).reports
    return report


def types(report: Any) -> list[str]:
    return [code.type for code in report.codes]


@pytest.mark.parametrize("form", get_args(AttackForm))
def test_an_attack_is_coded_by_its_form_and_its_target(form: str) -> None:
    facts = {"kind": "attack", "form": form, "assertion": "stated"}
    for target in ("army camp", "village"):
        report = only(Fixed([happening("attack", form, target=chosen(target, "army"))]))
        assert isinstance(report, Attack)
        assert coded(report) == wanted({**facts, "target": target})
        assert types(report)[0] == "ASSAULT"


def test_violence_without_date_place_or_toll_is_no_attack() -> None:
    told = happening("attack", "assault", place=None)
    assert read(Article(text=TEXT, lang="en"), decider=Fixed([told])).reports == ()


@pytest.mark.parametrize("phase", get_args(Phase))
def test_a_deployment_is_coded_by_its_phase_and_its_sponsor(phase: str) -> None:
    facts = {"kind": "deployment", "phase": phase, "assertion": "stated"}
    for sponsor in ("RUS", "UN"):
        parties = {"sponsor": (chosen(sponsor, "Russia"),), "host": (chosen("MLI", "Malian army"),)}
        report = only(Fixed([happening("deployment", phase, parties=parties)]))
        assert isinstance(report, Deployment)
        assert coded(report) == wanted({**facts, "sponsor": sponsor}) != ()


def test_a_deployment_that_is_still_to_come_is_coded_as_planned() -> None:
    later = happening("deployment", "arrival", date=chosen("2024-12", "Gao"))
    article = Article(text=TEXT, lang="en", published="2024-09-19")
    (report,) = read(article, decider=Fixed([later])).reports
    assert types(report) == ["AGREE"]


@pytest.mark.parametrize("form", get_args(CooperationForm))
def test_cooperation_is_coded_by_its_form(form: str) -> None:
    report = only(Fixed([happening("cooperation", form)]))
    assert isinstance(report, Cooperation)
    assert coded(report) == wanted({"kind": "cooperation", "form": form, "assertion": "stated"}) != ()


@pytest.mark.parametrize("stage", get_args(Stage))
@pytest.mark.parametrize("assertion", get_args(Assertion))
def test_a_transfer_is_coded_by_its_stage_and_how_it_is_told(stage: str, assertion: str) -> None:
    report = only(Handed(stage, assertion))
    assert isinstance(report, Transfer)
    facts = {"kind": "transfer", "stage": stage, "assertion": assertion, "categories": ["helicopter"]}
    assert coded(report) == wanted(facts) != ()
    if assertion == "denied":
        assert types(report) == ["REJECT"]


def test_a_sale_is_no_aid_and_food_is_humanitarian_only_without_arms() -> None:
    assert only(Handed("delivered", basis="sale")).codes[0].type == "COOPERATE"
    assert only(Handed("delivered", basis="gift", categories=("food",))).codes[0].mode == "humanitarian"
    mixed = only(Handed("delivered", basis="gift", categories=("food", "helicopter")))
    assert len(mixed.items) == 2
    assert mixed.codes[0].mode == "military"


def test_a_statement_carries_no_codes() -> None:
    said = Speech((at("which was attacked near Gao"),), chosen("Malian army", "Malian army"), None, 0.9)
    report = only(Fixed([said]))
    assert isinstance(report, Statement)
    assert "codes" not in report.model_dump()


def test_a_plain_delivery_is_read_as_military_aid() -> None:
    told = read("Russia delivered two Mi-171 helicopters to the Malian army on Wednesday.").reports[0]
    assert isinstance(told, Transfer)
    assert told.codes[0] == Code(scheme="PLOVER", type="AID", mode="military", context="military")


def test_every_report_of_the_samples_has_the_codes_of_what_it_says() -> None:
    kinds = set()
    for line in ARTICLES.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        del record["note"]
        for report in read(Article(**record)).reports:
            kinds.add(report.kind)
            if not isinstance(report, Statement):
                assert coded(report) == wanted(facts_of(report))
    assert kinds >= {"transfer", "statement"}


def facts_of(report: Report) -> dict[str, Any]:
    """What a report says, as plain values."""
    said = report.model_dump()
    facts = {name: (said.get(name) or {}).get("value") for name in ("assertion", "stage", "basis", "phase")}
    facts |= {name: (said.get(name) or {}).get("value") for name in ("form", "target")}
    first = [s["value"] for s in said.get("sponsor", ())][:1]
    categories = [i["category"]["value"] for i in said.get("items", ())]
    return {"kind": report.kind, **facts, "sponsor": first[0] if first else None, "categories": categories}


def coded(report: Any) -> tuple[tuple[str, str, str | None, str | None], ...]:
    return tuple((c.scheme, c.type, c.mode, c.context) for c in report.codes)


def wanted(facts: dict[str, Any]) -> tuple[tuple[str, str, str | None, str | None], ...]:
    return tuple((c.scheme, c.type, c.mode, c.context) for c in event_codes(facts))
