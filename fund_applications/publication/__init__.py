"""From a grant to what everybody may see: a draft project page, the public register, open data."""
