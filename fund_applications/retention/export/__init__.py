"""A case, or all of a person, as a zip file that is sent while it is made."""
