"""Evaluation: reading scored against labelled documents."""

from bordereau.evaluation.passages import PassageScore, score_passages
from bordereau.evaluation.score import Counts, Score, score

__all__ = ["Counts", "PassageScore", "Score", "score", "score_passages"]
