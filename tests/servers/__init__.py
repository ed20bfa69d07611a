"""Real servers for the tests, out of Python wheels: PostgreSQL, an S3 object store and a mail server.

Nothing here needs root or an installed program. PostgreSQL and the object store run under a keeper process of
their own (keeper.py), so that they stop however the tests end.
"""
