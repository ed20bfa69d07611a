"""Numbers of a round: how much was asked and given, where, how quickly, and why not. Counts only, of nobody in particular."""
