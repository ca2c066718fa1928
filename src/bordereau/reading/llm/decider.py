"""The decider by a language model: it is asked page by page, its answer goes through the gate.

Where no answer is had for good, cues decide, and every report says so.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from bordereau.model import DecidedBy
from bordereau.reading.cue_decider import cue_decider
from bordereau.reading.decisions import Decider, Decision
from bordereau.reading.llm.answer import salvaged
from bordereau.reading.llm.gate import Drop, Passed, passed
from bordereau.reading.llm.prompt import Prompt, Request, load_prompt
from bordereau.reading.llm.rendering import Rendered, render
from bordereau.reading.llm.source import Answered, NoAnswerError, Source
from bordereau.reading.llm.tally import Tally
from bordereau.reading.scene import Scene

LLM = "llm"
"""The name of this way of deciding."""

_LONGEST = 200_000  # characters of an answer
_BAD_FORM = "not of the answer's form"
_THOUGHT = "</think>"  # models that reason aloud end their reasoning so


@dataclass(frozen=True)
class LlmDecider:
    """Decides as a language model answers, held to the article's words.

    `source` gives the answers; `fallback` decides where it has none; `tally` keeps the run's counts.
    """

    source: Source
    prompt: Prompt = field(default_factory=load_prompt)
    tally: Tally = field(default_factory=Tally)
    fallback: Callable[[], Decider] = cue_decider
    name: str = LLM

    def decide(self, scene: Scene) -> list[Decision]:
        """What the model answers on `scene` and the gate lets through; what cues decide where it fails."""
        try:
            return list(self.asked(scene)[1].decisions)
        except NoAnswerError as error:
            return self._stood_in(scene, str(error))

    def asked(self, scene: Scene) -> tuple[Answered, Passed]:
        """The answer on `scene`, and what passed the gate. NoAnswerError where there is no answer."""
        rendered = render(scene)
        answered = self.source.answer(requested(scene, self.prompt, rendered))
        result = self._passed(answered, scene, rendered)
        self.tally.gate(result.answered, result.causes)
        return answered, result

    def explained(self, scene: Scene) -> tuple[list[str], list[Decision]]:
        """What was answered on `scene` and what did not pass, line by line, for people; and the decisions."""
        try:
            answered, result = self.asked(scene)
        except NoAnswerError as error:
            return [f"  the model failed: {error}; cues decide"], self._stood_in(scene, str(error))
        return list(_lines(answered, result, self.prompt.version)), result.decisions

    def _stood_in(self, scene: Scene, why: str) -> list[Decision]:
        self.tally.fail(why)
        by = DecidedBy(by="cues", reason=why)
        return [replace(d, by=by) for d in self.fallback().decide(scene)]

    def _passed(self, answered: Answered, scene: Scene, rendered: Rendered) -> Passed:
        by = DecidedBy(by="model", model=answered.model, prompt=self.prompt.version)
        faults: list[Drop] = []

        def fault(where: str, how: str) -> None:
            faults.append(Drop(where, _BAD_FORM, how))

        told = salvaged(parsed(answered.text), fault)
        if answered.cut:
            faults.append(Drop("answer", "cut off by the server"))
        result = passed(told, scene, rendered, by)
        result.drops = faults + result.drops
        result.answered += len(faults)
        return result


def requested(scene: Scene, prompt: Prompt, rendered: Rendered | None = None) -> Request:
    """What is asked about `scene`; `rendered` where that was made already."""
    return Request(prompt.messages(scene.page, rendered or render(scene)), prompt.version)


def _lines(answered: Answered, result: Passed, version: str) -> Iterator[str]:
    yield f"  {answered.model}, prompt {version}{', kept from before' * answered.kept}"
    yield f"  answer: {' '.join(answered.text.split())}"
    yield f"  {result.answered} times words were pointed at; dropped: {len(result.drops)}"
    for drop in result.drops:
        yield f"    {drop.field}: {drop.cause}{f': {drop.shown!r}' if drop.shown else ''}"


def parsed(text: str) -> Any:
    """The JSON value in a model's text, repaired where it is broken; NoAnswerError where it has none."""
    held = text.rpartition(_THOUGHT)[2][:_LONGEST].strip()
    try:
        return json.loads(held)
    except RecursionError:
        raise NoAnswerError("the answer is nested too deeply") from None
    except ValueError:
        return _repaired(held)


def _repaired(text: str) -> Any:
    from json_repair import loads

    try:
        value = loads(text)
    except (ValueError, RecursionError, IndexError):
        value = None
    if isinstance(value, dict) or (isinstance(value, list) and value):
        return value
    raise NoAnswerError("the answer is not JSON")
