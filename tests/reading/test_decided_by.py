"""Every report tells who decided it: cues, a model, or a decider of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from pydantic import ValidationError

from bordereau.model import Article, DecidedBy
from bordereau.reading import Scene, cue_decider, read
from bordereau.reading.decisions import Decision

TEXT = (
    "Denmark handed over six Caesar howitzers to Ukraine in Rzeszow on Monday. "
    '"We thank our friends for these guns," the Ukrainian defence minister said.'
)
ARTICLE = Article(text=TEXT, lang="en", published="2024-03-12")


@dataclass(frozen=True)
class Stamped:
    """Decides as cues do, and says who it is, or nothing."""

    by: DecidedBy | None
    name: str = "mine"

    def decide(self, scene: Scene) -> Sequence[Decision]:
        found = cue_decider().decide(scene)
        return [replace(d, by=self.by) for d in found] if self.by else found


def test_by_default_cues_decide_reports_of_happenings_and_statements() -> None:
    reports = read(ARTICLE).reports
    assert {r.kind for r in reports} == {"transfer", "statement"}
    assert {r.decided_by for r in reports} == {DecidedBy(by="cues")}


def test_a_decider_of_ones_own_that_tells_nothing_is_not_taken_for_cues() -> None:
    assert {r.decided_by for r in read(ARTICLE, decider=Stamped(None)).reports} == {DecidedBy(by="other")}


def test_what_a_decision_says_of_its_maker_stands_in_the_report() -> None:
    by = DecidedBy(by="model", model="small", prompt="v1")
    assert {r.decided_by for r in read(ARTICLE, decider=Stamped(by)).reports} == {by}
    assert str(by) == "small (prompt v1)"


def test_cues_in_a_models_place_are_calibrated_and_say_why() -> None:
    by = DecidedBy(by="cues", reason="timed out")
    stood_in = read(ARTICLE, decider=Stamped(by)).reports
    assert [r.confidence for r in stood_in] == [r.confidence for r in read(ARTICLE).reports]
    assert str(stood_in[0].decided_by) == "cues, since the model failed: timed out"


@pytest.mark.parametrize(
    "told",
    [{"by": "model"}, {"by": "model", "model": "m"}, {"by": "cues", "model": "m", "prompt": "v1"}],
)
def test_a_model_is_named_with_its_prompt_and_only_a_model(told: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        DecidedBy.model_validate(told)


def test_a_reason_is_given_only_for_cues() -> None:
    with pytest.raises(ValidationError):
        DecidedBy(by="model", model="m", prompt="v1", reason="why")
