"""What this app adds to the Wagtail admin: the reviewers' office, and its correspondence."""

from fund_applications.correspondence.admin.hooks import register_hooks as register_correspondence
from fund_applications.office.hooks import register_hooks as register_office

register_office()
register_correspondence()
