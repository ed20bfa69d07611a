"""Texts to choose from while writing: kept by the office, filled in for a case, put into a field."""
