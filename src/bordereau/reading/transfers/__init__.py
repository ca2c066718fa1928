"""Transfers: which hand-overs an article tells, and which of its mentions fill their slots."""
