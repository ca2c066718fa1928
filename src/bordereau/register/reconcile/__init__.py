"""Reconciling: the reports of one happening become one entry, with a verdict and all sides of each field."""

from bordereau.register.reconcile.choosing import RULES
from bordereau.register.reconcile.credibility import credibility_words
from bordereau.register.reconcile.reconciling import reconcile

__all__ = ["RULES", "credibility_words", "reconcile"]
