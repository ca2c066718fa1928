"""Statements: words quoted in quotation marks, and who is credited with them."""
