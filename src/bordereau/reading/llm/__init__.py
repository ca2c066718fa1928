"""A language model as decider: it points at words of the article, and the gate lets only these through."""
