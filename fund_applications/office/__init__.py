"""The reviewers' back office inside the Wagtail admin: registers, case screens, actions, reviews, the start page.

Nothing here decides. What may be done comes from `lifecycle.available`, and is done by `lifecycle.perform`; what may be
seen is one question, asked in `office.access`.
"""
