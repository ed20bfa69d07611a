"""The commission at work: the conflict gate, the rubric, and the scores side by side."""
