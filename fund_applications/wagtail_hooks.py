"""What this app adds to the Wagtail admin: the editor of forms, the reviewers' office, and its correspondence."""

from fund_applications.correspondence.admin.hooks import register_hooks as register_correspondence
from fund_applications.intake.admin import register_hooks as register_intake
from fund_applications.office.hooks import register_hooks as register_office
from fund_applications.publication.maker_news.hooks import register_hooks as register_maker_news
from fund_applications.retention.admin.hooks import register_hooks as register_retention

register_intake()
register_office()
register_correspondence()
register_maker_news()
register_retention()
