"""The end of a case: how long it is kept, its export, its destruction with a second person, and requests by the AVG."""
