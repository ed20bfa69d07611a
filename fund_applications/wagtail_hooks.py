"""What this app adds to the Wagtail admin: the reviewers' office."""

from fund_applications.office.hooks import register_hooks

register_hooks()
