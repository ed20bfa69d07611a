""" "Mijn aanvraag": the applicant follows, supplements, asks, withdraws, reports - without an account."""
