from django.apps import AppConfig


class FundApplicationsConfig(AppConfig):
    name = "fund_applications"
    verbose_name = "Aanvragen"

    def ready(self) -> None:
        from wagtail import hooks

        from fund_applications.lifecycle import checks
        from fund_applications.lifecycle.log_actions import register_log_actions

        hooks.register("register_log_actions", register_log_actions)
        checks.register()
