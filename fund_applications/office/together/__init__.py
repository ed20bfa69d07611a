"""One thing done to many cases: each in its own transaction, and afterwards a report of what was done and what not."""
