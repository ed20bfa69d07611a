"""Plausible applications for a demonstration, all of them visibly examples. Never loaded beside real cases."""
