"""What carries the fund into the world: share cards, posters, short links and the meter for other sites."""
