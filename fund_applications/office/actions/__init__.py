"""A page for each thing that can be done to a case: it explains its effect before it happens."""
