"""The start page of the admin: what waits for this person."""
