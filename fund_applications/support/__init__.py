"""Support by neighbours (draagvlak): an applicant shares a link, neighbours say what they think and what they offer."""
