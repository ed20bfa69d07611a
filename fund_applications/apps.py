from django.apps import AppConfig


class FundApplicationsConfig(AppConfig):
    name = "fund_applications"
    verbose_name = "Aanvragen"
