"""Events: attacks, deployments and cooperation: which happenings an article tells, and their slots."""
