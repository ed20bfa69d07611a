"""A round at a glance: its money, and what its meetings talk about."""
