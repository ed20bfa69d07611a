"""The rows of the table, by the part of the way that they belong to. `transitions` puts them together."""
