"""The report of an evaluation: files in, the figures for people or programs out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from bordereau.evaluation.evaluating import Evaluation, Readings, evaluate, figures, read_all
from bordereau.evaluation.gold import GoldProblem, OnProblem, read_gold, read_predictions
from bordereau.evaluation.tables import print_evaluation


def evaluate_files(  # noqa: PLR0913, PLR0917 (one for each option of the command)
    gold: Sequence[Path],
    languages: Sequence[str] | None,
    predicted: Sequence[Path] | None,
    worst: int,
    as_json: bool,
    on_problem: OnProblem,
    *,
    errors: int = 0,
    ceiling: bool = False,
    readings: Readings | None = None,
) -> Evaluation | None:
    """Scores reading, or `predicted`, against the labelled documents of `gold`, and prints the figures.

    `languages` (ISO 639-1) keeps only documents in them. `worst` documents and `errors` missed or spurious
    events are listed; `ceiling` adds what mentions reach. `readings` reads the articles; by default cues
    decide. Files and lines that cannot be scored go to
    `on_problem`; the rest goes on. None, with a problem, where nothing is left to score.
    """
    documents = read_gold(gold, languages, on_problem)
    if not documents:
        tongues = f" in {', '.join(languages)}" if languages else ""
        on_problem(GoldProblem(", ".join(map(str, gold)), None, f"no labelled document{tongues} to score"))
        return None
    if predicted:
        events = read_predictions(predicted, on_problem)
        lacking = sum(d["id"] not in events for d in documents)
        if lacking:
            reason = f"no prediction for {lacking} of {len(documents)} documents: counted as empty"
            on_problem(GoldProblem(", ".join(map(str, predicted)), None, reason))
        found = evaluate(documents, events, None, worst, errors, ceiling)
    else:
        found = evaluate(documents, None, read_all(documents, readings), worst, errors, ceiling)
    if as_json:
        print(json.dumps(figures(found), indent=1, ensure_ascii=False))
    else:
        print_evaluation(found)
    return found
