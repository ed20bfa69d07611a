"""The pages of "Mijn aanvraag"."""
