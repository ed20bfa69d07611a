"""News of makers: an editor looks at it and places it on the project page, or says why not."""
